"""Sheets of the directory taken in: what would become of each row, and doing it as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from focalpoint.domain import bodies as body_rules
from focalpoint.domain.bodies import Body, BodyKind
from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.directory import Ministry, Person, check_parent
from focalpoint.domain.directory_sheet import RECORDS, SEVERAL, STATES, RowKind
from focalpoint.domain.errors import RuleError
from focalpoint.domain.folding import fold
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.exchange.gate import read_with
from focalpoint.services import bodies as body_writing
from focalpoint.services.base import Service
from focalpoint.services.directory import relieve
from focalpoint.store import directory as store
from focalpoint.store import journal
from focalpoint.store.directory.bodies import read_bodies

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from focalpoint.store.work import UnitOfWork

_SHEETS: Final = "focalpoint.exchange.directory_sheet:read"
_CARDS: Final = "focalpoint.exchange.vcards:read"
Record = Body | Ministry | Person


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WAITING = "waiting"
    """It names a State that nobody knows: it is left out until the name is settled."""
    SKIPPED = "skipped"


@dataclass(slots=True)
class SheetRow:
    """One row: whose it is, and what it would change (by field; texts and days as they are kept)."""

    row: int
    sheet: str
    kind: RowKind
    name: str
    outcome: Outcome = Outcome.SKIPPED
    record_id: str = ""
    changes: dict[str, Value] = field(default_factory=dict)
    before: dict[str, Value] = field(default_factory=dict)
    unmatched: tuple[str, ...] = ()
    """Names of States in it that nobody knows."""


@dataclass(slots=True)
class SheetPreview:
    """What an import would do. ``answer`` is the file as read, so that names can be settled without reading again."""

    name: str
    answer: Mapping[str, Any]
    rows: list[SheetRow] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    """Each with ``row``, ``code`` and what its sentence names (``words/directory_sheet.py``)."""
    proposals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Printed name of a State → the likeliest codes."""
    change_set: ChangeSet | None = None
    """What was done, once it was."""

    @property
    def unmatched(self) -> list[tuple[int, str]]:
        """(row, printed name) of the States that nobody knows."""
        return [(row.row, name) for row in self.rows for name in row.unmatched]

    def count(self, outcome: Outcome) -> int:
        """How many rows have this outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    def as_dict(self) -> dict[str, object]:
        """The counts, as the command line gives them; what waits counts among the skipped."""
        done = sum(self.count(outcome) for outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.SAME))
        return {
            "read": self.answer["read"],
            "new": self.count(Outcome.NEW),
            "changed": self.count(Outcome.CHANGED),
            "same": self.count(Outcome.SAME),
            "skipped": self.answer["read"] - done,
            "unmatched": [{"row": row, "name": name} for row, name in self.unmatched],
            "warnings": self.warnings,
        }


class DirectoryImportService(Service):
    """Take authorities, networks, donors, ministries and people in."""

    capability: ClassVar[str] = "directory_import"

    def preview(
        self, path: Path, *, settled: Mapping[str, str] | None = None, progress: Progress | None = None
    ) -> SheetPreview:
        """What taking a workbook, CSV table or address cards in would do; nothing is written.

        Args:
            path: .xlsx, .csv or .vcf.
            settled: printed name of a State → code, as settled by the person for this file.
            progress: told how far it is; Cancel ends the reading process at once.

        Raises:
            ImportFileError: what is wrong with the file.
            CancelledError: the person pressed Cancel.
        """
        answer = read_with(path, _CARDS if path.suffix.lower() == ".vcf" else _SHEETS, progress=progress or Quiet())
        return self._build(path.name, answer, settled or {})

    def again(self, preview: SheetPreview, settled: Mapping[str, str]) -> SheetPreview:
        """The preview with more names settled, against what the vault holds now; the file is not read again."""
        return self._build(preview.name, preview.answer, settled)

    def apply(
        self,
        preview: SheetPreview,
        *,
        settled: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        backup: bool = True,
    ) -> SheetPreview:
        """Do what the preview shows as one step, with what the vault holds now; names are settled for ever.

        Returns:
            What was done; a second import of the same file changes nothing.

        Raises:
            ReadOnlyError: the vault is open for reading only.
        """
        progress = progress or Quiet()
        if settled:
            self._workspace.states.settle_all(settled)
        done = self._build(preview.name, preview.answer, settled or {})
        writes = [row for row in done.rows if row.outcome in {Outcome.NEW, Outcome.CHANGED}]
        if not writes:
            return done
        if backup and not self._workspace.read_only:
            progress.step(0, 0, "import.backup")
            self._workspace.backups.make(reason="import")
        with self._write("directory.import") as work:
            for at, row in enumerate(_in_order(writes)):
                if at % 100 == 0:
                    progress.step(at, len(writes), "import.write")
                _write_row(work, row)
        done.change_set = work.change_set
        return done

    def _build(self, name: str, answer: Mapping[str, Any], settled: Mapping[str, str]) -> SheetPreview:
        preview = SheetPreview(name, answer, warnings=[dict(each) for each in answer["warnings"]])
        printed = {name for row in answer["rows"] for field in STATES for name in row["values"].get(field) or ()}
        states: dict[str, str] = {}
        asked = sorted(printed - settled.keys())
        for match in self._workspace.states.match_all([(each, None) for each in asked]):
            states[match.printed] = match.code
            if not match.code:
                preview.proposals[match.printed] = match.proposals
        states |= settled
        with self._office.read() as connection:
            builder = _Builder(connection, preview, states, self._workspace.new_id)
            builder.build(answer["rows"])
        return preview


class _Builder:
    """Finds whose each row is, and what it changes."""

    def __init__(
        self, connection: Connection, preview: SheetPreview, states: Mapping[str, str], new_id: Callable[[], str]
    ) -> None:
        self._connection, self._preview, self._states, self._new_id = connection, preview, states, new_id
        self._records: dict[RowKind, dict[str, Record]] = {kind: {} for kind in RowKind}
        for body in read_bodies(connection, archived=True):
            self._records[RowKind(body.kind)][body.id] = body
        self._records[RowKind.MINISTRY] = {each.id: each for each in store.read_ministries(connection, archived=True)}
        self._records[RowKind.PERSON] = {each.id: each for each in store.read_people(connection, archived=True)}
        self._named: dict[tuple[RowKind, str], list[str]] = {}
        for kind, records in self._records.items():
            for record in sorted(records.values(), key=lambda each: each.archived):
                for called in _names_of(record):
                    self._named.setdefault((kind, called), []).append(record.id)
        self._seen: set[str] = set()
        self._told: dict[str, tuple[str, ...]] = {}
        """What tells a new row from others of its name."""

    def build(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """All rows: first whose they are, so that a row may name one that stands below it; then what they change."""
        pairs = [(self._identify(row), row) for row in rows]
        for made, row in pairs:
            if made.record_id and not made.unmatched:
                self._compare(made, row)
            self._preview.rows.append(made)

    def _identify(self, row: Mapping[str, Any]) -> SheetRow:
        kind, values = RowKind(row["kind"]), row["values"]
        made = SheetRow(row["row"], row["sheet"], kind, str(values["name"]))
        printed = [name for each in STATES for name in values.get(each) or ()]
        made.unmatched = tuple(dict.fromkeys(name for name in printed if not self._states.get(name)))
        if made.unmatched:
            made.outcome = Outcome.WAITING
        known = self._records[kind]
        if row["key"] in known:
            made.record_id = row["key"]
        else:
            fitting = self._fitting(kind, values)
            if len(fitting) > 1:
                self._warn(made, "several_fit", text=made.name)
                return made
            made.record_id = fitting[0] if fitting else self._new_id()
        if made.record_id in self._seen:
            self._warn(made, "twice", text=made.name)
            made.record_id = ""
            return made
        self._seen.add(made.record_id)
        if made.record_id not in known:
            self._named.setdefault((kind, fold(made.name)), []).append(made.record_id)
            self._told[made.record_id] = _telling(values)
        elif known[made.record_id].archived:
            self._warn(made, "archived", text=made.name)
            made.record_id = ""
        return made

    def _fitting(self, kind: RowKind, values: Mapping[str, Any]) -> list[str]:
        """The records that are called so and, where the row says it, are of the same State or ministry."""
        found = self._named.get((kind, fold(str(values["name"]))), [])
        fitting = []
        for record_id in found:
            record = self._records[kind].get(record_id)
            if record is None:  # a new row above: the same one only where nothing tells them apart
                if self._told[record_id] == _telling(values):
                    fitting.append(record_id)
            elif isinstance(record, Body):
                codes = {self._states.get(name) for name in values.get("state") or ()}
                if not codes or not record.state or record.state in codes:
                    fitting.append(record_id)
            elif isinstance(record, Person):
                houses = self._ids(RowKind.MINISTRY, values.get("ministry_id") or ())
                if not houses or record.ministry_id is None or record.ministry_id in houses:
                    fitting.append(record_id)
            else:
                fitting.append(record_id)
        return fitting

    def _ids(self, kind: RowKind, names: Iterable[str]) -> list[str]:
        return [found[0] for name in names if (found := self._named.get((kind, fold(name)), []))]

    def _compare(self, made: SheetRow, row: Mapping[str, Any]) -> None:
        record = self._records[made.kind].get(made.record_id)
        values: dict[str, Value] = {}
        for name, written in row["values"].items():
            values |= self._kept(made, name, written)
        self._check_period(made, record, values)
        if record is None:
            made.changes = {name: value for name, value in values.items() if value is not None}
            made.outcome = Outcome.NEW
            return
        here = self._changed_here(record, row["version"])
        for name, theirs in values.items():
            mine = _mine(record, name)
            if theirs == mine or (theirs is None and not mine) or (name in here and theirs == here[name]):
                continue
            if name in here:
                self._warn(made, "changed_here", column=name)
                continue
            made.changes[name] = theirs if theirs is not None else _empty(name)
            made.before[name] = mine
        made.outcome = Outcome.CHANGED if made.changes else Outcome.SAME

    def _kept(self, made: SheetRow, name: str, written: str | list[str] | None) -> dict[str, Value]:
        """A column with its value as it is kept; nothing where it names a record that is not there."""
        if written is None or isinstance(written, str):
            return {name: written}
        if name in STATES:
            codes = [self._states[each] for each in written]
        else:
            codes = []
            for each in written:
                ids = self._ids(RECORDS[name], (each,))
                if not ids or ids[0] == made.record_id:
                    self._warn(made, "record_unknown", column=name, text=each)
                else:
                    codes += ids
        if not codes:
            return {}
        return {name: body_rules.as_text(codes) if name in SEVERAL else codes[0]}

    def _check_period(self, made: SheetRow, record: Record | None, values: dict[str, Any]) -> None:
        names = ("valid_from", "valid_until")
        first, last = (values.get(name, getattr(record, name, None)) for name in names)
        try:
            body_rules.check_period(first, last)
        except RuleError:
            self._warn(made, "ends_before_it_begins")
            for name in names:
                values.pop(name, None)

    def _changed_here(self, record: Record, version: int | None) -> dict[str, Value]:
        """The fields that were changed here since the sheet was written, with what they held then."""
        if version is None or version >= record.version:
            return {}
        then: dict[str, Value] = {}
        for entry in journal.of_records(self._connection, [record.id], before=None, most=record.version - version):
            change = journal.read_change(entry)[0]
            for name in change.after:
                value = change.before.get(name)
                then[name] = body_rules.as_text(str(value or "").split()) if name in SEVERAL else value or None
        return then

    def _warn(self, made: SheetRow, code: str, **names: str) -> None:
        self._preview.warnings.append({"row": made.row, "code": code, **names})


def _telling(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The State or ministry that a row names."""
    return tuple(fold(name) for column in ("state", "ministry_id") for name in values.get(column) or ())


def _names_of(record: Record) -> set[str]:
    names = {record.name, record.ref}
    if isinstance(record, Body):
        names.add(record.short_name)
    elif isinstance(record, Ministry):
        names.add(record.short_code)
    return {fold(name) for name in names if name}


def _mine(record: Record, name: str) -> Value:
    value = getattr(record, name)
    return body_rules.as_text(value) if name in SEVERAL else value or None


def _empty(name: str) -> Value:
    """What an emptied field holds: days and names of records are absent, texts are empty."""
    return None if name in {"valid_from", "valid_until", "verified_on", "parent_id", "ministry_id"} else ""


def _in_order(rows: list[SheetRow]) -> list[SheetRow]:
    """Ministries before their people, and a ministry before those below it."""
    waiting = {row.record_id: row for row in rows if row.kind is RowKind.MINISTRY}
    ordered: list[SheetRow] = []
    while waiting:
        free = [row for row in waiting.values() if row.changes.get("parent_id") not in waiting] or [*waiting.values()]
        ordered.extend(waiting.pop(row.record_id) for row in free)
    return [*ordered, *(row for row in rows if row.kind is not RowKind.MINISTRY)]


def _write_row(work: UnitOfWork, row: SheetRow) -> None:
    if row.kind is RowKind.MINISTRY:
        _write_ministry(work, row)
    elif row.kind is RowKind.PERSON:
        _write_person(work, row)
    elif row.outcome is Outcome.NEW:
        body_writing.insert(work, BodyKind(row.kind.value), {**row.changes, "id": row.record_id})
    else:
        body_writing.update(work, row.record_id, row.changes)


def _write_ministry(work: UnitOfWork, row: SheetRow) -> None:
    if "parent_id" in row.changes and row.changes["parent_id"] is not None:
        parents = {each.id: each.parent_id for each in store.read_ministries(work.connection, archived=True)}
        check_parent(parents, row.record_id, str(row.changes["parent_id"]))
    if row.outcome is Outcome.NEW:
        last = len(store.read_ministries(work.connection, archived=True))
        work.insert(store.Ministry, **{"position": last, **row.changes, "id": row.record_id})
    else:
        work.update(store.Ministry, row.record_id, **row.changes)


def _write_person(work: UnitOfWork, row: SheetRow) -> None:
    if row.outcome is Outcome.NEW:
        work.insert(store.Person, **{**row.changes, "id": row.record_id})
        return
    if "ministry_id" in row.changes:
        house = row.changes["ministry_id"]
        relieve(work, {row.record_id}, None if house is None else str(house))
    work.update(store.Person, row.record_id, **row.changes)


__all__ = ["DirectoryImportService", "Outcome", "SheetPreview", "SheetRow"]
