"""What an import would do, row by row, and what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, NamedTuple

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import RuleError
from focalpoint.domain.plan import NodeKind
from focalpoint.exchange.matching import FieldDiff, How
from focalpoint.exchange.model import Column, ImportedPlan, Note

SKIP: Final = "skip"
NEW: Final = "new"
MINE: Final = "mine"
THEIRS: Final = "theirs"


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    ASK = "ask"
    SKIPPED = "skipped"


class NewMinistry(NamedTuple):
    """An institution that the file names and the directory does not; added with the import."""

    id: str
    name: str
    rows: int


@dataclass(slots=True)
class PreviewRow:
    """One row of the file: what would become of it, and what the person chose.

    ``choice`` is empty for what is proposed; a conflict takes ``mine`` (as empty) or ``theirs``; a row to ask about
    takes ``new`` or the id of one of ``candidates``, and is skipped while it is empty; any row takes ``skip``.
    """

    index: int
    """The row's place in the preview."""
    row: int
    """Where it stands in the file."""
    title: str
    wbs: str
    depth: int
    kind: str
    proposed: Outcome
    how: How
    node_id: str | None = None
    ref: str = ""
    changes: tuple[FieldDiff, ...] = ()
    conflicts: tuple[FieldDiff, ...] = ()
    candidates: tuple[str, ...] = ()
    choice: str = ""
    reason: str = ""

    @property
    def outcome(self) -> Outcome:
        """What becomes of the row by the choice that was made."""
        if self.choice == SKIP or (self.proposed is Outcome.ASK and not self.choice):
            return Outcome.SKIPPED
        if self.proposed is Outcome.ASK:
            return Outcome.NEW if self.choice == NEW else Outcome.CHANGED
        if self.proposed is Outcome.CONFLICT and self.choice == THEIRS:
            return Outcome.CHANGED
        return self.proposed


@dataclass(slots=True)
class ImportPreview:
    """What an import would do. ``choose`` and ``set_kind`` correct it; ``ImportService.apply`` does it."""

    name: str
    plan_id: str | None
    """The plan that takes it in; None when a new one is made."""
    plan_title: str
    imported: ImportedPlan
    rows: list[PreviewRow]
    new_ministries: list[NewMinistry]
    ministry_ids: Mapping[str, str]
    """By the name as the file writes it."""
    journal_seq: int
    """Where the journal stood: a later entry makes ``apply`` look again."""
    warnings: list[Note] = field(default_factory=list)
    kinds: dict[int, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    """By row: the id of its node, or the one that a new node gets."""

    @property
    def read(self) -> int:
        """Rows of the file that were looked at."""
        return self.imported.read

    @property
    def columns(self) -> Sequence[Column]:
        """The sheet's columns with the fields that they were taken for; none for a plan in XML."""
        return self.imported.columns

    @property
    def mapping(self) -> dict[int, str]:
        """Column to field; hand it back corrected to ``preview``."""
        return self.imported.mapping

    @property
    def skipped(self) -> Sequence[Note]:
        """Rows of the file that hold nothing that can be taken, with the reason's code."""
        return self.imported.skipped

    @property
    def counts(self) -> Counter[Outcome]:
        """How many rows have which outcome, by what is chosen now."""
        counts = Counter(row.outcome for row in self.rows)
        counts[Outcome.SKIPPED] += len(self.imported.skipped)
        return counts

    def choose(self, index: int, choice: str) -> None:
        """Decide about a row: see ``PreviewRow``.

        Raises:
            RuleError: ``import_choice``: there is no such choice for this row.
        """
        row = self.rows[index]
        allowed = {"", SKIP}
        if row.proposed is Outcome.CONFLICT:
            allowed |= {MINE, THEIRS}
        if row.proposed is Outcome.ASK:
            allowed |= {NEW, *row.candidates}
        if choice not in allowed:
            raise RuleError(rule="import_choice", value=choice)
        row.choice = choice

    def set_kind(self, index: int, kind: str) -> None:
        """Correct the kind of a new row.

        Raises:
            RuleError: ``unknown_code``.
        """
        if kind not in set(NodeKind):
            raise RuleError(rule="unknown_code", field="kind", value=kind)
        self.rows[index].kind = kind
        self.kinds[index] = kind

    def report(self) -> ImportReport:
        """What ``apply`` would report, without doing it."""
        counts = self.counts
        conflicts = [
            {
                "row": row.row, "id": row.node_id, "ref": row.ref, "kind": row.kind, "title": row.title,
                "fields": [_diff(diff) for diff in row.conflicts],
            }
            for row in self.rows
            if row.outcome is Outcome.CONFLICT
        ]  # fmt: skip
        skipped = [{"row": note.row, "reason": note.code, **note.names} for note in self.imported.skipped]
        skipped += [
            {"row": row.row, "reason": row.reason or "not_wanted", "title": row.title}
            for row in self.rows
            if row.outcome is Outcome.SKIPPED
        ]
        return ImportReport(
            read=self.read,
            created=counts[Outcome.NEW],
            updated=counts[Outcome.CHANGED],
            unchanged=counts[Outcome.UNCHANGED],
            conflicts=conflicts,
            skipped=sorted(skipped, key=lambda item: int(item["row"])),
            warnings=[{"row": note.row, "code": note.code, **note.names} for note in self.warnings],
            plan_id=self.plan_id,
        )


def _diff(diff: FieldDiff) -> dict[str, Any]:
    return {"field": diff.field, "base": diff.base, "mine": diff.mine, "theirs": diff.theirs}


@dataclass(slots=True)
class ImportReport:
    """What an import did. Each row counts once; one in conflict still takes the fields that nobody edited here."""

    read: int
    created: int
    updated: int
    unchanged: int
    conflicts: list[dict[str, Any]]
    skipped: list[dict[str, Any]]
    warnings: list[dict[str, Any]]
    plan_id: str | None = None
    change_set: ChangeSet | None = None
    backup: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The report as the command line gives it: codes and counts, no words."""
        return {
            "read": self.read, "created": self.created, "updated": self.updated, "unchanged": self.unchanged,
            "conflicts": self.conflicts, "skipped": self.skipped, "warnings": self.warnings,
        }  # fmt: skip
