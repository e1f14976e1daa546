"""How a letter begins: place and date, address, references, title, compliments, the two sides, the legal basis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from focalpoint.documents.requests.model import BlockKind, LetterBlock
from focalpoint.documents.requests.wording import Wording
from focalpoint.documents.requests.writer import Row, Writer
from focalpoint.domain.requests.governing import Cited, listed, request_day, treaty_offences, untoc_gaps
from focalpoint.domain.requests.instrument_ids import RECIPROCITY, is_resolution
from focalpoint.language import isolate

TO_PROVIDERS: Final = frozenset({"voluntary_disclosure", "emergency_disclosure"})
_OPENINGS: Final = {
    "mla": "CL.OPEN",
    "extradition.provisional_arrest": "CL.OPEN.ARREST",
    "extradition.accused": "CL.OPEN.ACCUSED",
    "extradition.convicted": "CL.OPEN.CONVICTED",
    "extradition.in_absentia": "CL.OPEN.ABSENTIA",
    "extradition.convicted_not_sentenced": "CL.OPEN.UNSENTENCED",
    "preservation": "CL.OPEN.PRESERVATION",
    "voluntary_disclosure": "CL.OPEN.VOLUNTARY",
    "emergency_disclosure": "CL.OPEN.EMERGENCY",
    "spontaneous_information": "CL.OPEN.SPONTANEOUS",
    "supplementary_information": "CL.OPEN.SUPPLEMENT",
    "withdrawal": "CL.OPEN.WITHDRAWAL",
    "speciality_consent": "CL.OPEN.SPECIALITY",
    "reextradition_consent": "CL.OPEN.REEXTRADITION",
    "temporary_surrender": "CL.OPEN.TEMPORARY",
    "transit": "CL.OPEN.TRANSIT",
    "assurance": "CL.OPEN.ASSURANCE",
    "prosecution_instead": "CL.OPEN.PROSECUTE",
    "outcome_notice": "CL.OPEN.OUTCOME",
    "interpol_data": "CL.OPEN.INTERPOL",
    "transfer_of_proceedings": "CL.OPEN.PROCEEDINGS",
    "transfer_of_sentenced_person": "CL.OPEN.SENTENCED",
    "freezing_1373": "CL.OPEN.FREEZING",
}
TRANSMITTING: Final = frozenset({"spontaneous_information", "outcome_notice", "assurance"})
"""Kinds that ask nothing."""
_TRANSMITTED: Final = {
    "auth.requesting.name": "sender",
    "to.state": "receiver_state",
    "to.authority.name": "receiver",
}
_UNDER: Final = frozenset(
    {"mla", "preservation", "extradition", "transfer_of_proceedings", "transfer_of_sentenced_person"}
)
"""Kinds of which it is said under which articles they ask."""
_REQUESTING: Final = tuple(
    f"auth.requesting.{leaf}" for leaf in ("name", "address", "phone", "email", "officer", "languages")
)
_REQUESTED: Final = ("to.state", "to.authority.name", "to.authority.address", "to.authority.email", "to.channel")
_PROVIDER: Final = tuple(f"to.provider.{leaf}" for leaf in ("name", "address", "portal", "state"))
_FOLLOWED: Final = ("follows.reference", "follows.date", "follows.subject", "follows.their_ref", "follows.their_date")


def title_key(kind: str, stage: str | None) -> str:
    """Under which key a kind's title and opening are kept."""
    return f"{kind}.{stage}" if stage else kind


def head(w: Writer, title: str, to: tuple[str, ...] | None = None) -> None:
    """Place and date, address, references, title. ``to`` says where the addressee stands; empty: nobody is named."""
    _place_and_date(w)
    _address(w, _addressee(w) if to is None else to)
    w.facts("references", ["hdr.req_no", "hdr.their_ref"])
    w.add(LetterBlock("title", BlockKind.HEADING, title, level=0, field="to.state"))


def compliments(w: Writer) -> None:
    """The first sentence, and in short what is asked."""
    w.clause(_OPENINGS[title_key(w.material.kind, w.material.request.stage)], "auth.requesting.name")
    types = w.material.specification.types
    asked = [
        w.words.language.gettext(types[item.type].title)
        for item in w.answers.assistance()
        if item.type in types
    ]  # fmt: skip
    if len(asked) > 1:
        w.clause("CL.SUMMARY", "asst", list=w.words.listed(asked))
    w.facts("followed", _FOLLOWED)


def sides(w: Writer) -> None:
    """Who asks, and who is asked; or who tells, and who is told."""
    transmits = w.material.kind in TRANSMITTING
    w.part("parties_transmitting" if transmits else "parties")
    if transmits:
        w.renamed = _TRANSMITTED
    own: Row = (
        w.words.label("sender_state" if transmits else "own_state"),
        w.words.state(w.material.world.own_state),
        "",
    )
    w.facts("parties.requesting", _REQUESTING, [own] if w.material.world.own_state else [])
    w.facts("parties.requested", _PROVIDER if w.material.kind in TO_PROVIDERS else _REQUESTED)
    if w.answers.get("to.lang.translation_attached") is True:
        w.clause("CL.LANG", "to.lang.translation_attached")


def basis(w: Writer) -> None:
    """What governs, who is party to what, what is cited in addition, and the statement of a text's own scope."""
    governing = w.material.governing
    w.part("basis")
    if not listed(w.material.request):
        w.facts("basis.missing", ["basis.list"])
    named = [governing.instrument] if governing.instrument else _unsettled(w)
    if named:
        w.clause("CL.BASIS", "basis.list", list=w.words.listed(w.words.treaty(one) for one in named))
    added = [one for one in governing.additional if one.instrument not in named]
    if added:
        w.clause("CL.BASIS.ADDED", "basis.list", list=w.words.listed(_added(w.words, added)))
    party = [w.words.short(one) for one in _both_party(w)]
    if party:
        w.clause("CL.BASIS.PARTY", "to.state", list=w.words.listed(party))
    if governing.instrument and governing.articles and w.material.kind in _UNDER:
        cited = w.words.cited(governing.instrument, governing.articles)
        w.clause("CL.BASIS.ARTICLES.X" if w.material.extradition else "CL.BASIS.ARTICLES", "basis.list", list=cited)
    _without_treaty(w)
    _resolutions(w)
    _scope(w)


def _without_treaty(w: Writer) -> None:
    governing = w.material.governing
    alone = governing.instrument == "FIN99" and governing.preferred is None
    if w.material.kind == "mla" and (alone or governing.reciprocity):
        w.clause("CL.LAW", "basis.list")
    if governing.instrument is not None or not governing.reciprocity:
        return
    listed_recip = any(one.instrument == RECIPROCITY for one in listed(w.material.request))
    if w.answers.get("basis.recip") is True or listed_recip:
        w.clause("CL.RECIP.X" if w.material.extradition else "CL.RECIP", "basis.recip")


def _resolutions(w: Writer) -> None:
    """The paragraphs of resolution 1373, each with its own verb and where it applies."""
    if w.material.kind == "freezing_1373":
        for clause in ("CL.1373.FREEZE", "CL.FREEZE.ADMIN", "CL.FREEZE.HUMAN"):
            w.clause(clause, "to.state")
        return
    financing = "FIN99" in treaty_offences(w.material.request)
    if w.material.kind == "mla" and financing:
        w.clause("CL.1373.ASSIST", "basis.list")
    if w.material.extradition and not w.has("CL.POL"):
        w.clause("CL.1373.POLITICAL", "basis.list")


def _scope(w: Writer) -> None:
    """UNTOC applies to terrorism only through its article 3: what brings the case there is said."""
    relied = {one.instrument for one in listed(w.material.request)} | set(w.material.governing.texts)
    if "UNTOC" not in relied:
        return
    if "UNTOC" in w.material.governing.texts and not untoc_gaps(w.material.request):
        cite = w.words.cite([("UNTOC", "2(a), 2(b), 3(1)")])
        w.clause("CL.UNTOC.SCOPE", "basis.untoc.organized_group", cite=cite)
    leaves = ("organized_group", "transnational", "material_benefit", "serious_crime_years")
    w.facts("basis.untoc", [f"basis.untoc.{leaf}" for leaf in leaves])


def _unsettled(w: Writer) -> list[str]:
    """What the drafter lists while nothing governs: named, without an article and without saying who is party."""
    if w.material.governing.reciprocity:
        return []
    added = {one.instrument for one in w.material.governing.additional}
    return [
        one.instrument
        for one in listed(w.material.request)
        if not is_resolution(one.instrument) and one.instrument not in {RECIPROCITY, *added}
    ]


def _added(words: Wording, added: list[Cited]) -> Iterator[str]:
    for one in added:
        if is_resolution(one.instrument):
            yield words.cited(one.instrument, one.articles)
        else:
            yield words.treaty(one.instrument)


def _both_party(w: Writer) -> list[str]:
    on = request_day(w.material.request, w.material.world)
    return [
        one
        for one in w.material.governing.texts
        if not is_resolution(one) and w.material.world.both_party(one, w.material.other, on) is True
    ]


def _place_and_date(w: Writer) -> None:
    place, day = w.text("hdr.date_place.place"), w.text("hdr.date_place.date")
    if w.words.code == "ar" and place and day:
        place, day = isolate(place), isolate(day)  # a place in Latin letters must not draw the day's figures to itself
    text = w.words.word("place_date", place=place, date=day) if place and day else place or day
    if text:
        w.add(LetterBlock("place_date", BlockKind.PLACE_DATE, text, field="hdr.date_place.date"))


def _addressee(w: Writer) -> tuple[str, ...]:
    if w.material.incoming:
        return ("in.authority", "in.address")
    where = "to.provider" if w.material.kind in TO_PROVIDERS else "to.authority"
    return (f"{where}.name", f"{where}.address")


def _address(w: Writer, paths: tuple[str, ...]) -> None:
    """Whom it goes to; what is missing there is marked where the two sides are named."""
    lines = [line for path in paths for line in w.shown(path).split("\n") if line.strip()]
    abroad = len(paths) > 1 and w.material.other
    state = w.words.state(w.material.other) if abroad else ""
    if state and not any(state in line for line in lines):
        lines.append(state)
    if lines:
        w.add(
            LetterBlock(
                "address",
                BlockKind.ADDRESS,
                rows=tuple((line.strip(),) for line in lines),
                field=paths[0],
            )
        )
