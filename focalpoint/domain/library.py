"""The library: law, guides, cases, agreements and other texts that the office looks things up in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from focalpoint.domain.errors import RuleError
from focalpoint.domain.folding import fold


class LibraryKind(StrEnum):
    """What an item is."""

    LEGISLATION = "legislation"
    MODEL_LAW = "model_law"
    """A legislative guide or a model law."""
    CASE = "case"
    AGREEMENT = "agreement"
    STATE_PRACTICE = "state_practice"
    """A guide to another State's practice: how to ask it, what it asks for."""
    GOOD_PRACTICE = "good_practice"
    TRAINING = "training"
    RECEIVED = "received"
    """A document that the office received."""


class InForce(StrEnum):
    """Whether a text of law holds on a day."""

    NOT_YET = "not_yet"
    YES = "yes"
    NO_LONGER = "no_longer"
    UNKNOWN = "unknown"
    """No day is written from which it holds."""


class TextState(StrEnum):
    """What is known of the words of a file."""

    WAITING = "waiting"
    """Nobody has read it yet."""
    READ = "read"
    NO_TEXT = "no_text"
    """A scan: pictures of pages, no words."""
    LOCKED = "locked"
    """It asks for a passphrase."""
    OTHER_KIND = "other_kind"
    """A picture, a table, an old office document: kept, but not read."""
    BROKEN = "broken"
    ERASED = "erased"
    """A lawful erasure took them; nobody reads the file again."""


FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2200
"""No text of a library is older or newer than these."""
_COMMON: Final = (
    "title", "kind", "summary", "country", "language", "year", "instruments", "tags", "source", "classification",
    "note",
)  # fmt: skip
FIELDS_OF: Final[Mapping[LibraryKind, tuple[str, ...]]] = {
    LibraryKind.LEGISLATION: ("number", "dated", "in_force_from", "in_force_until", "issuer", "articles"),
    LibraryKind.MODEL_LAW: ("issuer", "dated", "articles"),
    LibraryKind.CASE: ("court", "number", "dated", "offence", "holding", "digest"),
    LibraryKind.AGREEMENT: ("parties", "number", "dated", "in_force_from", "in_force_until", "articles"),
    LibraryKind.STATE_PRACTICE: ("issuer", "dated"),
    LibraryKind.GOOD_PRACTICE: ("issuer", "dated"),
    LibraryKind.TRAINING: ("issuer", "dated"),
    LibraryKind.RECEIVED: ("issuer", "number", "dated"),
}
"""The fields that a kind has beside those of every item, in the order in which a person fills them."""
_OWN: Final = frozenset(name for names in FIELDS_OF.values() for name in names)


def has_field(kind: str, name: str) -> bool:
    """Whether items of a kind have a field."""
    if name not in _OWN:
        return name in _COMMON
    return kind in FIELDS_OF and name in FIELDS_OF[LibraryKind(kind)]


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """One text of the library with every field. Dates are ISO text; fields of another kind are empty.

    A newer version of a text is an item of its own that names the older one: who cites a text goes on citing that very
    text when the law changes.
    """

    id: str
    ref: str
    kind: str
    title: str
    summary: str = ""
    number: str = ""
    """Of the act, the case or the letter."""
    issuer: str = ""
    """Who made it: parliament, an organization, a ministry."""
    court: str = ""
    parties: str = ""
    """Of an agreement."""
    offence: str = ""
    holding: str = ""
    digest: str = ""
    articles: str = ""
    """Headings of articles, one a line."""
    country: str = ""
    """ISO 3166 alpha-3, or an organization's code; empty: of no country."""
    language: str = ""
    """ISO 639 code of the text."""
    year: int | None = None
    dated: str | None = None
    """Adopted, decided, signed, published or received on, by kind."""
    in_force_from: str | None = None
    in_force_until: str | None = None
    """The last day on which it holds; None: until further notice, or until a newer version holds."""
    instruments: str = ""
    """Ids of instruments, separated by spaces."""
    tags: str = ""
    """Words separated by commas, as ``tidy_tags`` leaves them."""
    source: str = ""
    """Where it comes from: an official gazette, an address."""
    note: str = ""
    supersedes_id: str | None = None
    """The older version of the same text."""
    classification: str = "unclassified"
    archived: bool = False
    version: int = 1
    newer_id: str | None = None
    """The version that took its place; None: it is the newest."""
    newer_from: str | None = None
    """From when that one is in force."""
    files: int = 0
    created_at: str = ""

    @property
    def instrument_ids(self) -> tuple[str, ...]:
        """The instruments that it is about."""
        return tuple(self.instruments.split())

    @property
    def tag_words(self) -> tuple[str, ...]:
        """Its tags."""
        return _tag_words(self.tags)

    @property
    def until(self) -> str | None:
        """The last day on which it holds: as written, else the day before the newer version holds."""
        if self.in_force_until or not self.newer_from:
            return self.in_force_until
        try:
            return (date.fromisoformat(self.newer_from) - timedelta(days=1)).isoformat()
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Amendment:
    """One act changes another. ``effective`` is ISO text; ``locator`` names what is changed ("articles 5 and 7")."""

    id: str
    amending_id: str
    amended_id: str
    effective: str | None = None
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A record cites an item. ``locator`` is where in it: "article 5(2)", "p. 12"; it may be empty."""

    id: str
    entity: str
    record_id: str
    item_id: str
    locator: str = ""
    item_title: str = ""
    item_kind: str = ""
    """Title and kind of the cited item, empty where only who cites is asked."""


@dataclass(frozen=True, slots=True)
class FileText:
    """What is known of the words of one file of an item."""

    file_id: str
    item_id: str
    state: str
    pages: int = 0
    letters: int = 0
    numbered: bool = False
    """Whether the pages are those that a reader sees, not pieces of our own."""
    cut: bool = False
    """Whether the file goes on after what was read."""


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """Which items are wanted; an empty field narrows nothing."""

    kinds: frozenset[str] = frozenset()
    country: str = ""
    instrument: str = ""
    language: str = ""
    year_from: int | None = None
    year_until: int | None = None
    tag: str = ""
    in_force_on: str = ""
    """ISO date: only texts that hold on that day."""
    older: bool = False
    """With versions that a newer one has taken the place of."""
    today: str = ""
    """ISO date: a newer version takes the older one's place when it is in force; empty: at once."""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out, beside older versions."""
        return self != LibraryFilter(older=self.older, today=self.today)


@dataclass(frozen=True, slots=True)
class LibraryHit:
    """A passage that was found. ``spans`` are the (start, end) places of the hit in ``passage``."""

    item_id: str
    title: str
    kind: str
    file_id: str = ""
    """Empty where the hit is in the item's own fields."""
    file: str = ""
    """The file's name."""
    page: int = 0
    """From 1; 0 where the file has no pages."""
    passage: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    classification: str = "unclassified"


@dataclass(frozen=True, slots=True)
class LegislationRow:
    """One line of the list of legislation."""

    item: LibraryItem
    in_force: InForce
    amended_by: tuple[LibraryItem, ...] = ()
    cited_by: int = 0


@dataclass(frozen=True, slots=True)
class Facets:
    """What the items can be narrowed to, most frequent first: (code, how many)."""

    countries: tuple[tuple[str, int], ...] = ()
    instruments: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The items of one kind, and what they can be narrowed to."""

    items: Sequence[LibraryItem] = ()
    facets: Facets = Facets()


def in_force(item: LibraryItem, on: date) -> InForce:
    """Whether a text of law holds on a day."""
    day, until = on.isoformat(), item.until
    if until is not None and until < day:
        return InForce.NO_LONGER
    if not item.in_force_from:
        return InForce.UNKNOWN
    return InForce.YES if item.in_force_from <= day else InForce.NOT_YET


def check_dates(in_force_from: str | None, in_force_until: str | None) -> None:
    """Raises RuleError when a text would end before it begins."""
    if in_force_from and in_force_until and in_force_until < in_force_from:
        raise RuleError(rule="library_dates")


def chain_of(items: Mapping[str, LibraryItem], item_id: str) -> tuple[LibraryItem, ...]:
    """Every version of a text, the newest first."""
    newer = {item.supersedes_id: item.id for item in items.values() if item.supersedes_id}
    newest, seen = item_id, {item_id}
    while (above := newer.get(newest)) is not None and above not in seen:
        newest = above
        seen.add(above)
    chain: list[LibraryItem] = []
    at: str | None = newest
    while at is not None and at in items and all(item.id != at for item in chain):
        chain.append(items[at])
        at = items[at].supersedes_id
    return tuple(chain)


def version_on(chain: Sequence[LibraryItem], on: date) -> LibraryItem | None:
    """The version that holds on a day; None where none surely does."""
    return next((item for item in chain if in_force(item, on) is InForce.YES), None)


def fits(item: LibraryItem, wanted: LibraryFilter) -> bool:
    """Whether an item is among what is wanted."""
    if wanted.kinds and item.kind not in wanted.kinds:
        return False
    if not wanted.older and not wanted.in_force_on and _is_replaced(item, wanted.today):
        return False
    if wanted.instrument and wanted.instrument not in item.instrument_ids:
        return False
    if wanted.tag and fold(wanted.tag) not in map(fold, item.tag_words):
        return False
    plain = (wanted.country in {"", item.country}) and (wanted.language in {"", item.language})
    return plain and _fits_time(item, wanted)


def _is_replaced(item: LibraryItem, today: str) -> bool:
    """Whether a newer version has taken its place; one that is not in force yet has not."""
    return item.newer_id is not None and not (today and item.newer_from and item.newer_from > today)


def _fits_time(item: LibraryItem, wanted: LibraryFilter) -> bool:
    if wanted.in_force_on and in_force(item, date.fromisoformat(wanted.in_force_on)) is not InForce.YES:
        return False
    if wanted.year_from is not None and (item.year is None or item.year < wanted.year_from):
        return False
    return wanted.year_until is None or (item.year is not None and item.year <= wanted.year_until)


def tidy_tags(text: str) -> str:
    """Tags as they are kept: single words or short phrases, each once, separated by a comma."""
    seen: dict[str, str] = {}
    for part in text.replace(";", ",").replace("،", ",").replace("，", ",").replace("、", ",").split(","):
        word = " ".join(part.split())
        if word:
            seen.setdefault(fold(word), word)
    return ", ".join(seen.values())


def facets(items: Sequence[LibraryItem]) -> Facets:
    """What these items can be narrowed to."""
    years = Counter(item.year for item in items if item.year)
    return Facets(
        _frequent(item.country for item in items),
        _frequent((item.instruments for item in items), str.split),
        _frequent(item.language for item in items),
        tuple(sorted(years.items(), reverse=True)),
        _frequent((item.tags for item in items), _tag_words),
        dict(_frequent(item.kind for item in items)),
    )


def shelve(items: Iterable[LibraryItem], wanted: LibraryFilter) -> dict[str, Shelf]:
    """The items that fit by kind, in their order; all of them under an empty name."""
    everything = [item for item in items if fits(item, wanted)]
    by_kind: dict[str, list[LibraryItem]] = {"": everything}
    for item in everything:
        by_kind.setdefault(item.kind, []).append(item)
    return {kind: Shelf(on_shelf, facets(on_shelf)) for kind, on_shelf in by_kind.items()}


def _frequent(
    texts: Iterable[str], parts: Callable[[str], Iterable[str]] = lambda text: (text,)
) -> tuple[tuple[str, int], ...]:
    """The codes in some texts, most frequent first; texts that many items share are taken apart once."""
    counts: Counter[str] = Counter()
    for text, times in Counter(filter(None, texts)).items():
        for code in parts(text):
            counts[code] += times
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _tag_words(tags: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in tags.split(",") if word.strip())
