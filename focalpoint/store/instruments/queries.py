"""What stands of instruments, acts and the country's own way: light queries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from focalpoint.domain.instruments import (
    Act,
    ActKind,
    EntryRule,
    Group,
    Instrument,
    InstrumentKind,
    LogEntry,
    LogKind,
    Scope,
    StepKey,
    StepRecord,
    Wait,
)
from focalpoint.domain.instruments.path import DutyRecord
from focalpoint.store.meta import Reader, select

_ACT = "id, instrument_id, participant, kind, date, effective, territory, note, source, target_id, ref, version"
_OWN = (
    "id, ref, title, short_title, kind, scope, adopted, place, depositary, number, entry_into_force, joining_days,"
    " joining_months, joining_first, leaving_months, note, version, archived_at"
)
_STEP = "id, instrument_id, step, started_on, done_on, due_on, ministry_id, number, not_needed, note, version"
_DUTY = "id, instrument_id, duty, due_on, sent_on, number, ministry_id, not_needed, note, version"
_LOG = (
    "id, ref, instrument_id, date, kind, title, with_whom, ministry_id, note, next_step, next_on, next_done, version, "
    "archived_at"
)


def read_own_instruments(connection: Reader, *, archived: bool = False) -> list[Instrument]:
    """The instruments that the office added, in the order in which it did."""
    where = "" if archived else " WHERE archived_at IS NULL"
    return [_own(row) for row in select(connection, f"SELECT {_OWN} FROM instruments{where} ORDER BY id")]


def _own(row: Iterable[Any]) -> Instrument:
    (
        record_id, ref, title, short_title, kind, scope, adopted, place, depositary, number, entry, days, months, first,
        leaving, note, version, archived_at,
    ) = row  # fmt: skip
    return Instrument(
        id=record_id,
        titles={"": title},
        short_titles={"": short_title} if short_title else {},
        kind=InstrumentKind(kind),
        scope=Scope(scope),
        group=Group.OWN,
        adopted=_day(adopted),
        places={"": place} if place else {},
        depositary=depositary,
        entry_into_force=_day(entry),
        rule=EntryRule(Wait(days, months, bool(first)), Wait(months=leaving) if leaving else None),
        number=number,
        ref=ref,
        note=note,
        version=version,
        archived=archived_at is not None,
    )


def read_acts(
    connection: Reader,
    instrument_ids: Iterable[str] | None = None,
    *,
    participants: Iterable[str] | None = None,
    act_ids: Iterable[str] | None = None,
    archived: bool = False,
) -> list[Act]:
    """Acts by date; of all instruments when none is named."""
    conditions, names = [] if archived else ["archived_at IS NULL"], dict[str, str]()
    for column, wanted in (("instrument_id", instrument_ids), ("participant", participants), ("id", act_ids)):
        if wanted is not None:
            marks = {f"{column}_{n}": one for n, one in enumerate(wanted)}
            conditions.append(f"{column} IN ({', '.join(f':{name}' for name in marks)})")
            names |= marks
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = select(connection, f"SELECT {_ACT}, archived_at FROM treaty_acts{where} ORDER BY date, id", **names)
    kinds, day = {kind.value: kind for kind in ActKind}, date.fromisoformat
    return [
        Act(
            row[0], row[1], row[2], kinds[row[3]], day(row[4]), day(row[5]) if row[5] else None, row[6], row[7],
            row[8], row[9], row[10], row[11], row[12] is not None,
        )
        for row in rows
    ]  # fmt: skip


def read_steps(connection: Reader, instrument_id: str | None = None) -> list[StepRecord]:
    """What was written of steps, of one instrument or of all."""
    query, names = _of(f"SELECT {_STEP} FROM ratification_steps WHERE archived_at IS NULL", instrument_id)
    found = []
    for row in select(connection, query, **names):
        values = _named(_STEP, row)
        values.update(step=StepKey(values["step"]), not_needed=bool(values["not_needed"]))
        found.append(StepRecord(**values))
    return found


def read_duties(connection: Reader, instrument_id: str | None = None) -> list[DutyRecord]:
    """What was written of communications, of one instrument or of all."""
    query, names = _of(f"SELECT {_DUTY} FROM instrument_duties WHERE archived_at IS NULL", instrument_id)
    found = []
    for row in select(connection, query, **names):
        values = _named(_DUTY, row)
        values.update(not_needed=bool(values["not_needed"]))
        found.append(DutyRecord(**values))
    return found


def read_log(connection: Reader, instrument_id: str | None = None, *, archived: bool = False) -> list[LogEntry]:
    """The log, the newest first."""
    start = f"SELECT {_LOG} FROM instrument_log WHERE {'1 = 1' if archived else 'archived_at IS NULL'}"
    query, names = _of(start, instrument_id)
    found = []
    for row in select(connection, f"{query} ORDER BY date DESC, id DESC", **names):
        values = _named(_LOG, row)
        put_away = values.pop("archived_at") is not None
        values.update(kind=LogKind(values["kind"]), next_done=bool(values["next_done"]))
        found.append(LogEntry(**values, archived=put_away))
    return found


def _named(columns: str, row: Iterable[Any]) -> dict[str, Any]:
    """A row by the names of its columns."""
    return dict(zip(columns.split(", "), row, strict=True))


def _of(query: str, instrument_id: str | None) -> tuple[str, dict[str, str]]:
    if instrument_id is None:
        return query, {}
    return f"{query} AND instrument_id = :instrument_id", {"instrument_id": instrument_id}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
