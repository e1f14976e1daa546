"""What every importer gives, whatever the file was: rows of a plan in the words of our own records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, NamedTuple

from focalpoint.domain.changes import Value

NO_PARENT: Final = -1


class FileKind(StrEnum):
    """What a file is, by its content."""

    XLSX = "xlsx"
    CSV = "csv"
    MSPDI = "mspdi"
    GAN = "gan"


class Field(StrEnum):
    """What a column of a sheet can be. Names equal to columns of ``plan_nodes`` mean those."""

    KEY = "key"
    NUMBER = "number"
    KIND = "kind"
    LEVEL = "level"
    PILLAR = "pillar"
    OBJECTIVE = "objective"
    OUTPUT = "output"
    TITLE = "title"
    DESCRIPTION = "description"
    INDICATOR = "indicator"
    LEAD = "lead"
    SUPPORTING = "supporting"
    START = "start"
    FINISH = "finish"
    PERIOD = "period"
    BASELINE_START = "baseline_start"
    BASELINE_FINISH = "baseline_finish"
    FORECAST_FINISH = "forecast_finish"
    ACTUAL_START = "actual_start"
    ACTUAL_FINISH = "actual_finish"
    STATUS = "status"
    PERCENT = "percent"
    WEIGHT = "weight"
    MILESTONE = "milestone"
    PREDECESSORS = "predecessors"
    BUDGET = "budget_line"
    HUMAN_RIGHTS = "human_rights_note"
    OBLIGATIONS = "obligations"
    COMPUTED = "computed"
    """A figure that the plan computes by itself: read past without a warning."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet that was read; ``field`` is a code of ``Field``, empty when it is not used."""

    index: int
    title: str
    field: str


class Note(NamedTuple):
    """Something to tell about a row (0 = the whole file): a code with the values that its sentence names."""

    row: int
    code: str
    names: Mapping[str, Value]


class Link(NamedTuple):
    """A predecessor: the place of its row in ``ImportedPlan.rows``, the link's type, and the lag in days."""

    row: int
    type: str
    lag_days: int


@dataclass(slots=True)
class ImportedRow:
    """One node as the file tells it.

    ``values`` holds only what the file says (a blank cell says nothing), by column of ``plan_nodes``; an explicit
    ``[clear]`` is None. ``defaults`` is what a new node gets beside, and what an existing node keeps as it is.
    """

    row: int
    """Where it stands in the file: the sheet's row, the line, or the task's place, from 1."""
    uid: str
    """What the file calls it; stable when the file is saved again."""
    title: str
    kind: str
    parent: int = NO_PARENT
    """The place of the parent in ``ImportedPlan.rows``; parents come first."""
    wbs: str = ""
    key: str = ""
    """Our own id, where the file is one of our exports."""
    version: int | None = None
    """The version of our record when it was exported."""
    lead: str = ""
    supporting: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    values: dict[str, Value] = field(default_factory=dict)
    defaults: dict[str, Value] = field(default_factory=dict)

    def packed(self) -> list[Any]:
        """The row as a list for the pipe (JSON)."""
        return [
            self.row, self.uid, self.title, self.kind, self.parent, self.wbs, self.key, self.version, self.lead,
            self.supporting, self.links, self.values, self.defaults,
        ]  # fmt: skip

    @classmethod
    def unpacked(cls, parts: list[Any]) -> ImportedRow:
        """The row from ``packed``."""
        (row, uid, title, kind, parent, wbs, key, version, lead, supporting, links, values, defaults) = parts
        return cls(
            row, uid, title, kind, parent, wbs, key, version, lead, tuple(supporting),
            tuple([Link(*link) for link in links]) if links else (), values, defaults,
        )  # fmt: skip


@dataclass(slots=True)
class ImportedPlan:
    """A whole file, read."""

    kind: str
    """Of ``exchange/formats.py``."""
    source: str
    """Which file this is, whatever its name: the same after it was saved again."""
    title: str
    sheet: str = ""
    rows: list[ImportedRow] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    read: int = 0
    """Rows of the file that were looked at: those in ``rows`` and those in ``skipped``."""
    starts: str | None = None
    finishes: str | None = None
    exported_at: str = ""
    """When the file was first written (ISO, UTC), where it says so: what our own keys in it were based on."""

    @property
    def knows_links(self) -> bool:
        """Whether a row without predecessors says that it has none; in a sheet a blank cell says nothing."""
        return self.kind in {FileKind.MSPDI, FileKind.GAN}

    @property
    def sure_uids(self) -> bool:
        """Whether the source's uids stay with their rows for ever."""
        return self.source == "gan" or (self.source.startswith("mspdi:") and not self.source.startswith("mspdi:~"))

    @property
    def mapping(self) -> dict[int, str]:
        """Column to field, as ``preview`` takes it back corrected."""
        return {column.index: column.field for column in self.columns}
