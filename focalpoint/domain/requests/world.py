"""What surrounds a request: the day, the two States' treaties, reservations and ways. Plain values.

What is neither in force nor known not to be is unknown: it is asked, never assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.requests.instrument_ids import bilateral_states, is_resolution, request_id

Answer = bool | None
"""None: unknown."""


class WorldError(FocalPointError):
    """WORLD.json has not the shape that it should have. Details: ``path`` says where."""

    code = "request_world"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Profile:
    """How a State deals with requests. Each value may be unknown: None, or an empty tuple of languages.

    Codes: ``channel`` as ``to.channel``; ``tradition`` civil, common, mixed; ``evidence`` none, summary, prima_facie,
    probable_cause, record_of_the_case; ``death_penalty`` abolitionist, retentionist; ``nationals`` refuses,
    conditional, extradites; ``dual_criminality`` required, coercive, not_required; ``originals`` originals, copies.
    """

    languages: tuple[str, ...] = ()
    """ISO 639-1 codes that it accepts."""
    channel: str | None = None
    tradition: str | None = None
    evidence: str | None = None
    death_penalty: str | None = None
    nationals: str | None = None
    dual_criminality: str | None = None
    de_minimis: str | None = None
    """Its policy on small matters in words; "" where it has none."""
    originals: str | None = None
    data_protection_statement: Answer = None
    no_torture_statement: Answer = None
    verified: date | None = None
    extras: Mapping[str, object] = field(default_factory=dict)
    """Values of single rules: ``notice_days``, ``minimum_months`` …"""

    @property
    def prima_facie(self) -> bool:
        """Whether it wants evidence of each element before it extradites."""
        if self.evidence is not None:
            return self.evidence in {"prima_facie", "probable_cause", "record_of_the_case"}
        return self.tradition == "common"

    def number(self, name: str, otherwise: float) -> float:
        """A number among the values of single rules."""
        value = self.extras.get(name)
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else otherwise


NOTHING_KNOWN: Final = Profile()


@dataclass(frozen=True, slots=True)
class Bilateral:
    """An agreement between two States. What it says of a topic stands in ``articles`` as in the article map."""

    id: str
    states: frozenset[str]
    title: str = ""
    in_force: date | None = None
    """None: not known when; it is taken to be in force, since the office has entered it."""
    matters: frozenset[str] = frozenset()
    """``assistance``, ``extradition`` …; empty: not said, so both."""
    articles: Mapping[str, str] = field(default_factory=dict)
    lists_offences: Answer = None
    """Whether it extradites for listed offences only; None: not known."""
    terrorism_listed: Answer = None
    values: Mapping[str, object] = field(default_factory=dict)
    """Its limits and thresholds, by the names of ``limits.toml``."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """What a State reserved or declared, and what follows from it.

    ``effect``: ``excludes`` (the article does not apply), or a code of what the State asks or refuses
    (``translation``, ``originals``, ``dual_criminality``, ``nationals``, ``retrial``, ``evidence``, ``direct`` …).
    """

    state: str
    instrument: str
    article: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """The surroundings of one request."""

    today: date
    own_state: str
    own_profile: Profile = NOTHING_KNOWN
    bilateral: tuple[Bilateral, ...] = ()
    in_force: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    """Instrument to State to the day from which it binds the State."""
    not_party: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """State to the instruments that it is known not to be party to."""
    reservations: tuple[Reservation, ...] = ()
    profiles: Mapping[str, Profile] = field(default_factory=dict)

    def party(self, instrument: str, state: str, on: date) -> bool | None:
        """Whether an instrument was in force for a State on a day; None: not known."""
        if is_resolution(instrument):
            return True
        since = self.in_force.get(instrument, {}).get(state)
        if since is not None:
            return since <= on
        agreement = self.agreement(instrument)
        if agreement is not None:
            return state in agreement.states and (agreement.in_force is None or agreement.in_force <= on)
        if instrument in self.not_party.get(state, frozenset()):
            return False
        return None

    def both_party(self, instrument: str, other: str, on: date) -> bool | None:
        """Whether it was in force between our State and another on a day; None: of one of them it is not known."""
        told = (self.party(instrument, self.own_state, on), self.party(instrument, other, on))
        if False in told:
            return False
        return None if None in told else True

    def agreement(self, instrument: str) -> Bilateral | None:
        """The bilateral agreement of an id."""
        return next((one for one in self.bilateral if one.id == instrument), None)

    def agreements(self, other: str) -> tuple[Bilateral, ...]:
        """The agreements between our State and another."""
        return tuple(one for one in self.bilateral if one.states == {self.own_state, other})

    def profile(self, state: str) -> Profile:
        """A State's ways; all unknown where nobody entered them."""
        return self.own_profile if state == self.own_state else self.profiles.get(state, NOTHING_KNOWN)

    def reserved(self, instrument: str, states: Iterable[str]) -> tuple[Reservation, ...]:
        """What these States reserved to an instrument."""
        among = frozenset(states)
        return tuple(one for one in self.reservations if one.instrument == instrument and one.state in among)

    def excluded(self, instrument: str, article: str, states: Iterable[str]) -> bool:
        """Whether a reservation of one of these States takes an article away between them (Vienna Convention 21)."""
        return any(
            one.effect == "excludes" and one.article and _within(article, one.article)
            for one in self.reserved(instrument, states)
        )


def _within(article: str, whole: str) -> bool:
    """Whether "12(2)" is part of "12", or the same."""
    return article == whole or article.startswith(f"{whole}(")


_PROFILE_KEYS: Final = frozenset(Profile.__dataclass_fields__) - {"extras"}

# How people write the codes of a profile, by what the word begins with or holds; the first that fits is taken.
_SYNONYMS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "tradition": (("civil", "civil"), ("common", "common"), ("mixed", "mixed"), ("hybrid", "mixed")),
    "evidence": (
        ("prima", "prima_facie"), ("probable", "probable_cause"), ("record", "record_of_the_case"),
        ("affidavit", "prima_facie"), ("summar", "summary"), ("facts", "summary"), ("none", "none"), ("no", "none"),
    ),
    "death_penalty": (
        ("abol", "abolitionist"), ("none", "abolitionist"), ("not_applied", "abolitionist"), ("ret", "retentionist"),
        ("appl", "retentionist"), ("yes", "retentionist"),
    ),
    "nationals": (
        ("refus", "refuses"), ("no", "refuses"), ("never", "refuses"), ("bar", "refuses"), ("cond", "conditional"),
        ("extradit", "extradites"), ("yes", "extradites"), ("surrender", "extradites"), ("allow", "extradites"),
    ),
    "dual_criminality": (
        ("not", "not_required"), ("no", "not_required"), ("coerc", "coercive"), ("req", "required"),
        ("always", "required"), ("yes", "required"),
    ),
    "originals": (("orig", "originals"), ("cop", "copies"), ("no", "copies"), ("electronic", "copies")),
}  # fmt: skip
_YES_NO: Final[Mapping[str, tuple[str, str]]] = {
    "death_penalty": ("retentionist", "abolitionist"),
    "nationals": ("extradites", "refuses"),
    "dual_criminality": ("required", "not_required"),
    "originals": ("originals", "copies"),
    "evidence": ("prima_facie", "none"),
}


def world_from_json(data: object, today: date | None = None) -> World:
    """The surroundings from WORLD.json; what a later version may add to it is passed over.

    Args:
        data: as ``json.loads`` gave it.
        today: the day where the file names none.

    Raises:
        WorldError: a value of another type than it should have; ``path`` says which.
    """
    table = _table(data, "")
    return World(
        today=_day(table.get("today", today), "today"),
        own_state=_text(table.get("own_state"), "own_state"),
        own_profile=profile_from_json(table.get("own_profile"), "own_profile"),
        bilateral=tuple(
            _bilateral(one, f"bilateral_treaties[{place}]")
            for place, one in enumerate(_list(table.get("bilateral_treaties"), "bilateral_treaties"))
        ),
        in_force={
            request_id(instrument): {
                state: _day(on, f"in_force.{instrument}.{state}")
                for state, on in _table(states, f"in_force.{instrument}").items()
            }
            for instrument, states in _table(table.get("in_force"), "in_force").items()
        },
        not_party={
            state: frozenset(request_id(_text(one, f"not_party.{state}")) for one in _list(ids, f"not_party.{state}"))
            for state, ids in _table(table.get("not_party"), "not_party").items()
        },
        reservations=tuple(
            _reservation(one, f"reservations[{place}]")
            for place, one in enumerate(_list(table.get("reservations"), "reservations"))
        ),
        profiles={
            state: profile_from_json(one, f"profiles.{state}")
            for state, one in _table(table.get("profiles"), "profiles").items()
        },
    )


def profile_from_json(data: object, path: str = "") -> Profile:
    """A State's ways from JSON; a word that is no code, and means none, is unknown.

    Raises:
        WorldError: a value of another type.
    """
    table = _table(data, path)
    return Profile(
        languages=tuple(
            _text(one, f"{path}.languages").lower() for one in _names(table.get("languages"), f"{path}.languages")
        ),
        channel=_code(table, "channel"),
        tradition=_code(table, "tradition"),
        evidence=_code(table, "evidence"),
        death_penalty=_code(table, "death_penalty"),
        nationals=_code(table, "nationals"),
        dual_criminality=_code(table, "dual_criminality"),
        de_minimis=_policy(table.get("de_minimis")),
        originals=_code(table, "originals"),
        data_protection_statement=_yes_no(table.get("data_protection_statement")),
        no_torture_statement=_yes_no(table.get("no_torture_statement")),
        verified=None if table.get("verified") is None else _day(table["verified"], f"{path}.verified"),
        extras={key: value for key, value in table.items() if key not in _PROFILE_KEYS},
    )


def _code(table: Mapping[str, object], name: str) -> str | None:
    value = table.get(name)
    if isinstance(value, bool):
        return _YES_NO[name][0 if value else 1] if name in _YES_NO else None
    if isinstance(value, (int, float)):
        return str(value)
    if not isinstance(value, str) or not value.strip() or value.strip().lower() == "unknown":
        return None
    if name not in _SYNONYMS:
        return value.strip()
    word = value.strip().lower().replace(" ", "_").replace("-", "_")
    return next((code for start, code in _SYNONYMS[name] if word.startswith(start)), None)


def _policy(value: object) -> str | None:
    """A policy in words; "" where it is said that there is none, None where nothing is said."""
    if value is None or value is True:
        return None if value is None else "yes"
    word = "" if value is False else str(value).strip()
    return "" if word.lower() in {"", "no", "none"} else None if word.lower() == "unknown" else word


def _yes_no(value: object) -> Answer:
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    return {"yes": True, "required": True, "no": False, "not_required": False}.get(word)


def _bilateral(data: object, path: str) -> Bilateral:
    """An agreement: its id alone, or a table of what is known of it."""
    table = {"id": data} if isinstance(data, str) else _table(data, path)
    key = _text(table.get("id"), f"{path}.id")
    states = table.get("states", table.get("parties"))
    named = bilateral_states(key)
    since = table.get("in_force", table.get("since"))
    matters = table.get("matters", table.get("covers", ()))
    return Bilateral(
        id=key,
        states=frozenset(
            named or () if states is None else (_text(one, f"{path}.states") for one in _list(states, f"{path}.states"))
        ),
        title=str(table.get("title", "")),
        in_force=None if since is None else _day(since, f"{path}.in_force"),
        matters=frozenset(
            _MATTERS.get(str(one), str(one))
            for one in ([matters] if isinstance(matters, str) else _list(matters, path))
        ),
        articles={str(topic): str(at) for topic, at in _table(table.get("articles"), f"{path}.articles").items()},
        lists_offences=_yes_no(table.get("lists_offences")),
        terrorism_listed=_yes_no(table.get("terrorism_listed")),
        values=_table(table.get("values"), f"{path}.values"),
    )


_MATTERS: Final = {"mla": "assistance", "mutual_legal_assistance": "assistance"}


def _names(value: object, path: str) -> Iterable[object]:
    """A list, or the one thing that stands for a list of it."""
    return [value] if isinstance(value, str) else _list(value, path)


def _reservation(data: object, path: str) -> Reservation:
    table = _table(data, path)
    return Reservation(
        _text(table.get("state"), f"{path}.state"),
        request_id(_text(table.get("instrument"), f"{path}.instrument")),
        str(table.get("article") or ""),
        str(table.get("effect") or ""),
    )


def _table(value: object, path: str) -> Mapping[str, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise WorldError(path)
    return value


def _list(value: object, path: str) -> Iterable[object]:
    if value is None:
        return ()
    if not isinstance(value, (list, tuple)):
        raise WorldError(path)
    return value


def _text(value: object, path: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise WorldError(path)
    return value.strip()


def _day(value: object, path: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else date.fromisoformat("")
    except ValueError:
        raise WorldError(path) from None
