"""Which treaty governs between two States in a matter, and why (requests.md, point 1).

Bilateral, then regional, then UNTOC or UNCAC where their scope is stated, then the convention on the offence, then
domestic law and reciprocity. A status that nobody knows is asked about: it never governs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from focalpoint.domain.requests.instrument_ids import RECIPROCITY, is_resolution, request_id
from focalpoint.domain.requests.law import Article, Base, Law, Matter, Rank, article_ids

if TYPE_CHECKING:
    from focalpoint.domain.requests.answers import Request
    from focalpoint.domain.requests.world import World


class Standing(StrEnum):
    """Why a text does or does not come into question."""

    USABLE = "usable"
    UNKNOWN = "unknown"
    """Of one of the two States it is not known whether it is party."""
    NOT_PARTY = "not_party"
    NOT_IN_FORCE = "not_in_force"
    """Not yet on the day."""
    RESERVED = "reserved"
    """A reservation takes its article away between the two."""
    OUT_OF_SCOPE = "out_of_scope"
    """Its own scope is not stated (UNTOC, UNCAC), or it has no article for the matter."""
    NEVER = "never"
    """It can be no basis (Tokyo 1963, the 2003 protocol that is not in force)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that was looked at."""

    instrument: str
    rank: Rank
    standing: Standing
    states: tuple[str, ...] = ()
    """Whose status is not known, or who is not party."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A text with the articles relied on."""

    instrument: str
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Because:
    """Why: a code with a sentence in ``words/request_findings``, and what it names."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Governing:
    """What governs, why, what else was looked at, and what is cited in addition."""

    instrument: str | None
    articles: tuple[str, ...] = ()
    because: Because = field(default_factory=lambda: Because("nothing"))
    candidates: tuple[Candidate, ...] = ()
    """In the order in which they would govern."""
    additional: tuple[Cited, ...] = ()
    """In force for both, named in the basis or defining the offence, without governing."""
    reciprocity: bool = False
    """Whether only domestic law and reciprocity remain."""
    matter: Matter = Matter.ASSISTANCE
    preferred: str | None = None
    """What the order alone would give, where the drafter chose another text."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The governing text and those in addition."""
        return (*((self.instrument,) if self.instrument else ()), *(cited.instrument for cited in self.additional))


_MATTERS: Final[Mapping[str, Matter]] = {
    "extradition": Matter.EXTRADITION,
    "speciality_consent": Matter.EXTRADITION,
    "reextradition_consent": Matter.EXTRADITION,
    "temporary_surrender": Matter.EXTRADITION,
    "transit": Matter.EXTRADITION,
    "assurance": Matter.EXTRADITION,
    "prosecution_instead": Matter.EXTRADITION,
    "preservation": Matter.ELECTRONIC,
    "emergency_disclosure": Matter.NONE,
    "voluntary_disclosure": Matter.NONE,
    "interpol_data": Matter.NONE,
    "freezing_1373": Matter.NONE,
    "transfer_of_proceedings": Matter.TRANSFER_OF_PROCEEDINGS,
    "transfer_of_sentenced_person": Matter.TRANSFER_OF_SENTENCED,
}
MAIN_TOPICS: Final[Mapping[Matter, str]] = {
    Matter.ASSISTANCE: "assistance",
    Matter.ELECTRONIC: "assistance",
    Matter.EXTRADITION: "extradition",
    Matter.TRANSFER_OF_PROCEEDINGS: "transfer_of_proceedings",
    Matter.TRANSFER_OF_SENTENCED: "transfer_of_sentenced",
}
"""The topic of the article map that a matter rests on."""
SERIOUS_CRIME_YEARS: Final = 4
"""UNTOC 2(b)."""


def matter_of(request: Request, law: Law) -> Matter:
    """What is asked for, as far as it decides which treaties come into question."""
    kind = request.kind
    if kind == "incoming":
        asked = request.answers.text("in.subject")
        kind = "extradition" if asked == "provisional_arrest" else asked
    matter = _MATTERS.get(kind, Matter.ASSISTANCE)
    if matter is Matter.ASSISTANCE and request.kind == "mla":
        types = {item.type for item in request.answers.assistance() if item.type}
        own = frozenset[str]().union(*(base.measures for base in law.bases.values()))
        return Matter.ELECTRONIC if types and types <= own else matter
    return matter


def other_state(request: Request) -> str:
    """The other State: the requested one, or the one that asks us; empty where it is not said."""
    return request.answers.text("in.from_state" if request.kind == "incoming" else "to.state")


def request_day(request: Request, world: World) -> date:
    """The day on which status is read: the letter's, else today."""
    written = request.answers.get("hdr.date_place.date")
    return written if isinstance(written, date) else world.today


def listed(request: Request) -> tuple[Cited, ...]:
    """What the drafter relies on, in his order."""
    return tuple(
        Cited(request_id(instrument), tuple(str(one) for one in item.gathered("articles")))
        for item in request.answers.items("basis.list")
        if (instrument := item.text("instrument"))
    )


def treaty_offences(request: Request) -> tuple[str, ...]:
    """The instruments that the offences are said to be offences of, each once."""
    answers = request.answers
    found = (
        *answers.gathered("off[].treaty_offence.instrument"),
        *answers.gathered("x.off[].treaty_article.instrument"),
    )
    return tuple(dict.fromkeys(request_id(str(one)) for one in found))


def untoc_gaps(request: Request) -> tuple[str, ...]:
    """Which parts of UNTOC's own scope are not stated (UNTOC 2(a), 2(b), 3); fields' ids."""
    answers = request.answers
    gaps = [path for path in ("basis.untoc.organized_group", "basis.untoc.material_benefit") if not answers.text(path)]
    if answers.get("basis.untoc.transnational") is not True:
        gaps.append("basis.untoc.transnational")
    years = answers.get("basis.untoc.serious_crime_years")
    own_offence = "UNTOC" in treaty_offences(request)
    if not own_offence and not (isinstance(years, (int, float)) and years >= SERIOUS_CRIME_YEARS):
        gaps.append("basis.untoc.serious_crime_years")
    return tuple(gaps)


def with_agreements(law: Law, world: World) -> Law:
    """The article map with what the world says of bilateral agreements."""
    bases = (
        Base(
            one.id,
            Rank.BILATERAL,
            {
                topic: Article(at.removesuffix("?").strip(), at.rstrip().endswith("?"))
                for topic, at in one.articles.items()
            },
            one.matters or frozenset({Matter.ASSISTANCE, Matter.ELECTRONIC, Matter.EXTRADITION}),
            values=one.values,
        )
        for one in world.bilateral
    )
    return law.with_bases(bases)


def governing(request: Request, world: World, law: Law, reason: str = "") -> Governing:
    """Which text governs.

    Args:
        request: with the other State, the basis that the drafter lists, and the offences.
        world: both States' treaties and reservations.
        law: the article map.
        reason: why the drafter wants his first text to govern rather than the one that the order gives.
    """
    matter = matter_of(request, law)
    other = other_state(request)
    if matter is Matter.NONE or not other:
        return Governing(
            None,
            because=Because("no_treaty_needed" if matter is Matter.NONE else "no_state"),
            additional=tuple(one for one in listed(request) if is_resolution(one.instrument)),
            matter=matter,
        )
    whole = with_agreements(law, world)
    candidates = tuple(sorted(_candidates(request, world, whole, matter), key=lambda one: _order(one, whole, matter)))
    usable = [one for one in candidates if one.standing is Standing.USABLE]
    if not usable:
        return _without_treaty(request, world, whole, matter, candidates)
    first = usable[0]
    chosen = _chosen(request, usable, reason) or first
    because = Because("drafter", {"instrument": chosen.instrument, "governing": first.instrument, "text": reason})
    if chosen is first:
        because = Because(_why(first, whole, matter), {"instrument": first.instrument, "state": other})
    return Governing(
        chosen.instrument,
        _articles(request, chosen.instrument, whole, matter),
        because,
        candidates,
        _additional(request, world, whole, matter, chosen.instrument),
        matter=matter,
        preferred=None if chosen is first else first.instrument,
    )


def _candidates(request: Request, world: World, law: Law, matter: Matter) -> Iterator[Candidate]:
    """Every text that could govern: those in force for both, and those that the drafter or an offence names."""
    named = {one.instrument for one in listed(request)} | set(treaty_offences(request))
    other, on = other_state(request), request_day(request, world)
    for base in law.bases.values():
        if is_resolution(base.id) or base.id == RECIPROCITY:
            continue
        if base.rank is Rank.BILATERAL and base.id not in {one.id for one in world.agreements(other)}:
            continue
        subject = base.rank is Rank.SUBJECT and not (matter is Matter.ELECTRONIC and base.measures)
        if base.id not in named and (subject or base.never or not base.serves(matter)):
            continue
        candidate = _candidate(request, base, world, law, matter, on)
        out = candidate.standing in {Standing.UNKNOWN, Standing.NOT_PARTY}
        if base.id in named or not out or _half_known(base.id, world, other, on):
            yield candidate


def _half_known(instrument: str, world: World, other: str, on: date) -> bool:
    """Whether it binds one of the two: then it is worth telling, and asking, about the other."""
    return True in {world.party(instrument, world.own_state, on), world.party(instrument, other, on)}


def _candidate(request: Request, base: Base, world: World, law: Law, matter: Matter, on: date) -> Candidate:
    other = other_state(request)
    states = (world.own_state, other)
    if base.never:
        return Candidate(base.id, base.rank, Standing.NEVER)
    told = {state: world.party(base.id, state, on) for state in states}
    if False in told.values():
        dated = world.in_force.get(base.id, {})
        out = tuple(state for state, party in told.items() if party is False)
        later = all(state in dated for state in out)
        return Candidate(base.id, base.rank, Standing.NOT_IN_FORCE if later else Standing.NOT_PARTY, out)
    if None in told.values():
        asked = tuple(state for state, party in told.items() if party is None)
        return Candidate(base.id, base.rank, Standing.UNKNOWN, asked)
    if not base.serves(matter) or not _in_scope(request, base, matter):
        return Candidate(base.id, base.rank, Standing.OUT_OF_SCOPE)
    main = law.article(base.id, MAIN_TOPICS[matter])
    if main is not None and any(world.excluded(base.id, one, states) for one in article_ids(main.text)[:1]):
        return Candidate(base.id, base.rank, Standing.RESERVED, states)
    return Candidate(base.id, base.rank, Standing.USABLE)


def _in_scope(request: Request, base: Base, matter: Matter) -> bool:
    """Whether what a text says of its own scope is fulfilled: stated crime, own offence, own measures."""
    if matter is Matter.ELECTRONIC and base.measures:
        return {item.type for item in request.answers.assistance() if item.type} <= base.measures
    if base.id == "UNTOC":
        return not untoc_gaps(request)
    if base.id == "UNCAC":
        return "UNCAC" in treaty_offences(request)
    return True


def _order(candidate: Candidate, law: Law, matter: Matter) -> tuple[int, int]:
    """By rank; for their own measures the conventions on cybercrime come first, save before an agreement with them."""
    base = law.bases[candidate.instrument]
    rank = int(candidate.rank)
    if matter is Matter.ELECTRONIC and (base.measures or "preservation" in base.topics):
        rank = -1 if candidate.rank is Rank.BILATERAL else 0
    return rank, list(law.bases).index(candidate.instrument)


def _why(candidate: Candidate, law: Law, matter: Matter) -> str:
    if matter is Matter.ELECTRONIC and law.bases[candidate.instrument].measures:
        return "own_measures"
    return {Rank.BILATERAL: "bilateral", Rank.REGIONAL: "regional", Rank.CRIME: "scope", Rank.SUBJECT: "offence"}[
        candidate.rank
    ]


def _chosen(request: Request, usable: list[Candidate], reason: str) -> Candidate | None:
    """The drafter's first text, where he gives a reason for it."""
    first = next((one.instrument for one in listed(request) if not is_resolution(one.instrument)), None)
    if not reason or first is None:
        return None
    return next((one for one in usable if one.instrument == first), None)


def _articles(request: Request, instrument: str, law: Law, matter: Matter) -> tuple[str, ...]:
    """Those that the drafter names and the map does not deny, else the one that the matter rests on."""
    named = next((one.articles for one in listed(request) if one.instrument == instrument), ())
    kept = tuple(one for one in named if law.has_article(instrument, one) is not False)
    if kept:
        return kept
    main = law.printable(instrument, MAIN_TOPICS[matter])
    return article_ids(main)[:1] if main else ()


def _additional(request: Request, world: World, law: Law, matter: Matter, governs: str | None) -> tuple[Cited, ...]:
    """What else binds both: the drafter's other texts, the offences' conventions, the governing text's protocols."""
    other, on = other_state(request), request_day(request, world)
    protocols = [base.id for base in law.bases.values() if governs and base.supplements == governs]
    wanted = [*(one.instrument for one in listed(request)), *protocols]
    found = [
        Cited(one, _articles(request, one, law, matter))
        for one in dict.fromkeys([*wanted, *treaty_offences(request)])
        if one not in {governs, RECIPROCITY}
        and world.both_party(one, other, on) is True
        and not getattr(law.base(one), "never", False)
    ]
    return tuple(one for one in found if one.articles or one.instrument in wanted)


def _without_treaty(
    request: Request, world: World, law: Law, matter: Matter, candidates: tuple[Candidate, ...]
) -> Governing:
    other = other_state(request)
    asked = tuple(one.instrument for one in candidates if one.standing is Standing.UNKNOWN)
    because = Because("unknown", {"instruments": asked, "state": other}) if asked else Because(
        "reciprocity", {"state": other}
    )  # fmt: skip
    return Governing(
        None,
        because=because,
        candidates=candidates,
        additional=_additional(request, world, law, matter, None),
        reciprocity=not asked or any(one.instrument == RECIPROCITY for one in listed(request)),
        matter=matter,
    )
