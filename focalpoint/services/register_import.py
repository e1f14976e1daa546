"""Taking in the list of past requests that every authority has: a preview, then one step that can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Final

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.folding import fold
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.domain.register import Direction, EventKind, RequestLine, Status
from focalpoint.exchange.gate import read_with
from focalpoint.services.base import Service
from focalpoint.services.request_base import CASEWORK
from focalpoint.store import cases as case_store
from focalpoint.store import requests as store
from focalpoint.store.work import UnitOfWork

_SHEETS: Final = "focalpoint.exchange.register_sheet:read"
_DECIDED: Final[Mapping[str, EventKind]] = {
    Status.EXECUTED: EventKind.EXECUTED,
    Status.PARTLY_GRANTED: EventKind.PARTLY_GRANTED,
    Status.GRANTED: EventKind.GRANTED,
    Status.REFUSED: EventKind.REFUSED,
    Status.SURRENDERED: EventKind.SURRENDERED,
    Status.POSTPONED: EventKind.POSTPONED,
    Status.WITHDRAWN: EventKind.WITHDRAWN,
    Status.CLOSED: EventKind.CLOSED,
}


class LineOutcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    """It stands in the register already."""
    WAITING = "waiting"
    """It names a State that nobody knows: it is left out until the name is settled."""


@dataclass(slots=True)
class RegisterRow:
    """A row of the list, as it would stand in the register."""

    row: int
    sheet: str
    outcome: LineOutcome
    values: dict[str, Any] = field(default_factory=dict)
    printed_state: str = ""


@dataclass(slots=True)
class RegisterPreview:
    """What an import would do. ``answer`` is the file as read, so that names can be settled without reading again."""

    name: str
    answer: Mapping[str, Any]
    rows: list[RegisterRow] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    """Each with ``row``, ``code`` and what its sentence names (``words/register_sheet.py``)."""
    proposals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Printed name of a State → the likeliest codes."""
    change_set: ChangeSet | None = None

    def count(self, outcome: LineOutcome) -> int:
        """How many rows have this outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    def as_dict(self) -> dict[str, object]:
        """The counts, as the command line gives them."""
        taken = self.count(LineOutcome.NEW) + self.count(LineOutcome.KNOWN)
        waiting = [row for row in self.rows if row.outcome is LineOutcome.WAITING]
        return {
            "read": self.answer["read"],
            "new": self.count(LineOutcome.NEW),
            "same": self.count(LineOutcome.KNOWN),
            "skipped": self.answer["read"] - taken,
            "unmatched": [{"row": row.row, "name": row.printed_state} for row in waiting],
            "warnings": self.warnings,
        }


class RegisterImportService(Service):
    """Take an existing register in."""

    capability: ClassVar[str] = "register_import"

    def preview(
        self, path: Path, *, settled: Mapping[str, str] | None = None, progress: Progress | None = None
    ) -> RegisterPreview:
        """What taking a workbook or CSV table in would do; nothing is written.

        Args:
            path: .xlsx or .csv.
            settled: printed name of a State → code, as settled by the person for this file.
            progress: told how far it is.

        Raises:
            ImportFileError: what is wrong with the file.
        """
        return self._build(path.name, read_with(path, _SHEETS, progress=progress or Quiet()), settled or {})

    def again(self, preview: RegisterPreview, settled: Mapping[str, str]) -> RegisterPreview:
        """The preview with more names settled; the file is not read again."""
        return self._build(preview.name, preview.answer, settled)

    def apply(self, preview: RegisterPreview, *, settled: Mapping[str, str] | None = None) -> RegisterPreview:
        """Do what the preview shows as one step, in a case of its own; a second time nothing is new.

        The settled names are kept for the next file where the person may settle names.
        """
        if settled and self._workspace.may("states.settle_all"):
            self._workspace.states.settle_all(settled)
        done = self._build(preview.name, preview.answer, settled or {})
        new = [row for row in done.rows if row.outcome is LineOutcome.NEW]
        if not new:
            return done
        with self._write("import.register", compartment=CASEWORK) as work:
            case_id = self._case(work, done.name)
            for row in new:
                _write_row(work, case_id, row.values)
        done.change_set = work.change_set
        return done

    def _build(self, name: str, answer: Mapping[str, Any], settled: Mapping[str, str]) -> RegisterPreview:
        preview = RegisterPreview(name, answer, warnings=[dict(each) for each in answer["warnings"]])
        printed = {row["values"]["state"] for row in answer["rows"] if row["values"].get("state")}
        states = dict(settled)
        for match in self._workspace.states.match_all([(each, None) for each in sorted(printed - settled.keys())]):
            states[match.printed] = match.code
            if not match.code:
                preview.proposals[match.printed] = match.proposals
        known = {_mark_of(line) for line in self._workspace.requests.list()}
        for row in answer["rows"]:
            said = row["values"].get("state", "")
            values = _values(row["values"], states.get(said) or "")
            outcome = LineOutcome.NEW
            if said and not values["state"]:
                outcome = LineOutcome.WAITING
            elif _mark(values) in known:
                outcome = LineOutcome.KNOWN
            known.add(_mark(values))
            preview.rows.append(RegisterRow(row["row"], row["sheet"], outcome, values, said))
        return preview

    def _case(self, work: UnitOfWork, name: str) -> str:
        """The case that holds what was taken in from a file of this name."""
        reference = Path(name).stem
        for case in case_store.read_cases(work.connection):
            if case.reference == reference and (not case.access or work.author_id in case.access):
                return case.id
        return work.insert(case_store.Case, reference=reference, title=reference, opened_on=work.today.isoformat())


def _values(told: Mapping[str, str], state: str) -> dict[str, Any]:
    """A row as columns of the register."""
    incoming = told.get("direction") == Direction.INCOMING or ("received_on" in told and "sent_on" not in told)
    begun = told.get("received_on" if incoming else "sent_on") or told.get("date")
    status = told.get("status", "")
    if not status or status == Status.SENT:
        status = Status.EXECUTED if told.get("answered_on") else Status.RECEIVED if incoming else Status.SENT
    if told.get("refusal") and "status" not in told:
        status = Status.REFUSED
    return {
        "direction": (Direction.INCOMING if incoming else Direction.OUTGOING).value,
        "kind": "incoming" if incoming else told.get("kind", "mla"),
        "state": state,
        "reference": told.get("reference", ""),
        "their_reference": told.get("their_reference", ""),
        "title": told.get("title", "") or told.get("reference", ""),
        "sent_on": None if incoming else begun,
        "received_on": begun if incoming else None,
        "answered_on": told.get("answered_on"),
        "status": str(status),
        "refusal": told.get("refusal", "other") if status == Status.REFUSED else "",
        "note": told.get("note", ""),
    }


def _mark(values: Mapping[str, Any]) -> tuple[str, ...]:
    day = values["sent_on"] or values["received_on"] or ""
    return (values["direction"], values["state"], fold(values["reference"]), day, fold(values["title"]))


def _mark_of(line: RequestLine) -> tuple[str, ...]:
    day = line.sent_on or line.received_on or ""
    return (line.direction, line.state, fold(line.reference), day, fold(line.title))


def _write_row(work: UnitOfWork, case_id: str, values: Mapping[str, Any]) -> None:
    request_id = work.insert(store.Request, case_id=case_id, **values)
    for kind, day in ((EventKind.SENT, values["sent_on"]), (EventKind.RECEIVED, values["received_on"])):
        if day:
            work.insert(store.Event, request_id=request_id, kind=kind.value, date=day)
    decided = _DECIDED.get(values["status"])
    if decided is not None and values["answered_on"]:
        grounds = values["refusal"] if decided is EventKind.REFUSED else ""
        work.insert(store.Event, request_id=request_id, kind=decided.value, date=values["answered_on"], grounds=grounds)
