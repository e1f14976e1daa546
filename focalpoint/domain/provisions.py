"""What resolutions and instruments ask of a State, and how the country does it: values and rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final
from uuid import NAMESPACE_URL, uuid5

UNRATED: Final = "none"
"""Asks a filter for what nobody rated."""


class Force(StrEnum):
    """How binding a provision is."""

    DECIDES = "decides"
    """The Security Council decides or demands under Chapter VII: binding on every State."""
    CALLS_UPON = "calls_upon"
    """The Council calls upon, urges or encourages."""
    REPORTING = "reporting"
    TREATY = "treaty"
    """A party to the instrument must do it."""
    OPTIONAL = "optional"
    """A party may do it."""


class Theme(StrEnum):
    """What a provision is about, in the order in which lists show them."""

    FINANCING = "financing"
    FREEZING = "freezing"
    CRIMINALIZATION = "criminalization"
    LEGAL_PERSONS = "legal_persons"
    JURISDICTION = "jurisdiction"
    PROSECUTION = "prosecution"
    EXTRADITION = "extradition"
    ASSISTANCE = "assistance"
    INFORMATION = "information"
    TRAVEL = "travel"
    BORDERS = "borders"
    ARMS = "arms"
    PROLIFERATION = "proliferation"
    PROTECTION = "protection"
    INCITEMENT = "incitement"
    REHABILITATION = "rehabilitation"
    TECHNOLOGY = "technology"
    ORGANIZED_CRIME = "organized_crime"
    HUMAN_RIGHTS = "human_rights"
    WOMEN_AND_CHILDREN = "women_and_children"
    TREATIES = "treaties"
    COORDINATION = "coordination"


class Row(StrEnum):
    """The rows of an instrument's implementation matrix, in their order."""

    OFFENCES = "offences"
    ANCILLARY = "ancillary"
    PENALTIES = "penalties"
    JURISDICTION = "jurisdiction"
    JURISDICTION_OPTIONAL = "jurisdiction_optional"
    CUSTODY = "custody"
    PROSECUTE = "prosecute"
    EXTRADITION = "extradition"
    ASSISTANCE = "assistance"
    SAFEGUARDS = "safeguards"
    LEGAL_PERSONS = "legal_persons"
    PREVENTION = "prevention"
    COMMUNICATION = "communication"


class Rating(StrEnum):
    """The five answers of a survey, best first, and that a provision does not concern the country."""

    YES = "4"
    LARGELY = "3"
    PARTIALLY = "2"
    MARGINALLY = "1"
    """Marginally, or no."""
    NO_INFORMATION = "0"
    NOT_APPLICABLE = "na"


class Mark(StrEnum):
    """Whether national law has what an article of an instrument asks."""

    PRESENT = "present"
    PARTIAL = "partial"
    ABSENT = "absent"
    NOT_APPLICABLE = "na"


class Aspect(StrEnum):
    """What can be told of a provision's implementation: the columns of the matrix."""

    LAW = "law"
    PRACTICE = "practice"
    INSTITUTION = "institution"
    STATISTICS = "statistics"
    SAFEGUARDS = "safeguards"
    EVIDENCE = "evidence"


class GapOrder(StrEnum):
    """By what the list of gaps is grouped."""

    THEME = "theme"
    MINISTRY = "ministry"


@dataclass(frozen=True, slots=True)
class Provision:
    """What one paragraph or article asks, in our own words and one language."""

    key: str
    """``1373:1b``, ``FIN99:2(1)(b)``: the source, a colon, the paragraph."""
    theme: Theme
    force: Force
    title: str
    verb: str = ""
    """The verb of the paragraph as a code (``decides``, ``urges``); empty for articles."""
    row: Row | None = None
    """The row of the instrument's matrix; None for resolutions."""
    show: str = ""
    """What the State shows, and the evidence that is usually attached."""
    check: bool = False
    """Whether number or wording is still to be checked against the official text."""
    own: bool = False
    """Whether the office wrote this row, or its newest version."""
    number: int = 1
    """The version of the row."""
    since: str | None = None
    """ISO date from which this version holds; None for a shipped row."""
    note: str = ""

    @property
    def source(self) -> str:
        """The resolution or instrument."""
        return source_of(self.key)

    @property
    def paragraph(self) -> str:
        """The paragraph or article."""
        return self.key.partition(":")[2]

    @property
    def id(self) -> str:
        """The id of the record on which all that the country says of it hangs."""
        return implementation_id(self.key)


@dataclass(frozen=True, slots=True)
class Implementation:
    """How the country does what a provision asks. Ratings and mark are codes, empty where nobody gave one."""

    id: str
    key: str
    title: str = ""
    """The key and what is asked, as the first writer read it."""
    legislation: str = ""
    """Acts and articles, in words."""
    practice: str = ""
    ministry_id: str | None = None
    """The institution that answers for it."""
    gaps: str = ""
    safeguards: str = ""
    """How human rights are safeguarded."""
    help: str = ""
    """What assistance would be needed."""
    rating: str = ""
    """The country's own."""
    mark: str = ""
    assessor_rating: str = ""
    """Somebody else's, such as an expert body's; apart from the country's own."""
    assessor: str = ""
    assessed_on: str | None = None
    verified_on: str | None = None
    verified_by: str = ""
    classification: str = "unclassified"
    version: int = 0
    """0 where nothing was written yet."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure with its year: prosecutions, assets frozen, requests answered."""

    id: str
    implementation_id: str
    name: str
    value: float
    unit: str
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Linked:
    """An activity or a task that works on a provision."""

    entity: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision with what the country says of it."""

    provision: Provision
    implementation: Implementation
    statistics: int = 0
    evidence: int = 0
    """How many files and citations are attached."""
    links: tuple[Linked, ...] = ()

    @property
    def id(self) -> str:
        """The id under which it is chosen."""
        return self.implementation.id

    @property
    def key(self) -> str:
        """The provision's key."""
        return self.provision.key

    def has(self, aspect: Aspect) -> bool:
        """Whether anything is said of an aspect."""
        own = self.implementation
        return bool(
            {
                Aspect.LAW: own.legislation,
                Aspect.PRACTICE: own.practice,
                Aspect.INSTITUTION: own.ministry_id,
                Aspect.STATISTICS: self.statistics,
                Aspect.SAFEGUARDS: own.safeguards,
                Aspect.EVIDENCE: self.evidence,
            }[aspect]
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """An entry in which something is missing; ``weight`` 3 absent, 2 partial, 1 noted in words alone."""

    entry: Entry
    weight: int


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Gaps of one theme or one ministry (``code``: a theme, a ministry's id, or empty), the worst first."""

    code: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One row of an instrument's matrix. ``mark`` is what its entries come to; empty where one is not marked yet."""

    row: Row
    entries: tuple[Entry, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class InstrumentMatrix:
    """How far national law has what an instrument asks; rows that the instrument does not have are left out."""

    instrument_id: str
    rows: tuple[MatrixRow, ...]

    def count(self, mark: str) -> int:
        """How many articles have a mark; the empty one counts those that are not marked."""
        return sum(entry.implementation.mark == mark for row in self.rows for entry in row.entries)


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries are wanted; empty fields narrow nothing."""

    text: str = ""
    theme: str = ""
    ministry_id: str = ""
    rating: str = ""
    """A rating, or ``UNRATED``."""
    due: bool = False
    """Only those that are to be verified again."""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip() or self.theme or self.ministry_id or self.rating or self.due)


@dataclass(frozen=True, slots=True)
class Overview:
    """Every entry, in the order of the catalogue, with the names that stand for them."""

    entries: tuple[Entry, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    """A resolution's or an instrument's title by its code, in one language."""


@lru_cache(maxsize=4096)
def implementation_id(key: str) -> str:
    """The id of what the country says of a provision: the same in every office, so that they can be joined."""
    return str(uuid5(NAMESPACE_URL, f"focalpoint:provision:{key}"))


def source_of(key: str) -> str:
    """The resolution or instrument of a key."""
    return key.partition(":")[0]
