"""The country's own way to each treaty: ten steps, what it owes after joining, the log of work with ministers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.instruments import (
    Basis,
    Duty,
    Group,
    LogEntry,
    NextStep,
    Path,
    Register,
    Status,
    StepKey,
    duties_of,
    path_of,
)
from focalpoint.domain.instruments.rules import check_fields, check_step
from focalpoint.services.instrument_status import StatusService
from focalpoint.store import instruments as store
from focalpoint.store.work import UnitOfWork

_EVERYBODYS: Final = frozenset({Group.COUNTER_TERRORISM, Group.CRIME})
"""Shelves whose instruments every State is asked to join."""


class PathService(StatusService):
    """What the own country has still to do, and who has it."""

    def path(self, instrument_id: str) -> Path:
        """The own country's way to one instrument as it stands today."""
        self.get(instrument_id)
        return self.paths([instrument_id])[0]

    def paths(self, instrument_ids: Iterable[str] | None = None) -> tuple[Path, ...]:
        """The own country's way to some instruments, from its own acts alone; the standing is the one in force today.

        When none is named: to the universal ones, and to every other that the country has begun with.
        """
        instruments = {one.id: one for one in self.catalogue(archived=instrument_ids is not None)}
        with self._office.light() as connection:
            steps, duties = store.read_steps(connection), store.read_duties(connection)
            acts = store.read_acts(connection, participants=[self.own()])
        own_acts, found, today = Register(instruments.values(), acts), [], self._day(None)
        for instrument_id in instruments if instrument_ids is None else instrument_ids:
            instrument = instruments[instrument_id]
            own = own_acts.standing(instrument_id, self.own(), today, Basis.IN_FORCE)
            owed = duties_of(instrument, own, (one for one in duties if one.instrument_id == instrument_id), today)
            path = path_of(instrument, own, (one for one in steps if one.instrument_id == instrument_id), owed, today)
            if path.started or instrument_ids is not None or instrument.group in _EVERYBODYS:
                found.append(path)
        return tuple(found)

    def next_step(self, instrument_id: str) -> NextStep | None:
        """What is to be done next on the way to an instrument, and who has it; None when all is done."""
        return self.path(instrument_id).next

    def to_deposit(self) -> tuple[Path, ...]:
        """The ways to the instruments to which the country has still to deposit: begun ones, and all of the 19."""
        return tuple(
            path for path in self.paths() if path.standing.period is None or path.standing.status is Status.FORMER
        )

    def duties(self, instrument_id: str | None = None) -> tuple[Duty, ...]:
        """What the country owes after joining, of one instrument or of all: the first due first."""
        wanted = None if instrument_id is None else [instrument_id]
        owed = [duty for path in self.paths(wanted) for duty in path.duties if duty.due is not None]
        return tuple(sorted(owed, key=lambda duty: (duty.due or self._day(None), duty.rule.key)))

    # -- writing ------------------------------------------------------------------------------------------------

    def edit_step(self, instrument_id: str, step: StepKey, **changes: Value) -> ChangeSet:
        """Write of a step what stands in ``StepRecord``.

        Raises:
            RuleError: a day in the wrong order, or the step follows from acts (deposit, entry into force).
        """
        self.get(instrument_id)
        with self._write("instrument.edit_step") as work:
            record_id = self._step_record(work, instrument_id, step)
            row = work.get(store.RatificationStep, record_id)
            fields = {"started_on": row.started_on, "done_on": row.done_on, **changes}
            check_step(StepKey(step), fields)
            work.update(store.RatificationStep, record_id, **changes)
        return work.change_set

    def open_step(self, instrument_id: str, step: StepKey) -> str:
        """The id of a step's record (``ratification_steps``), made where there is none: for files and tasks on it."""
        self.get(instrument_id)
        with self._office.light() as connection:
            for record in store.read_steps(connection, instrument_id):
                if record.step is step:
                    return record.id
        with self._write("instrument.edit_step") as work:
            return self._step_record(work, instrument_id, step)

    @staticmethod
    def _step_record(work: UnitOfWork, instrument_id: str, step: StepKey) -> str:
        """A step's record; its id follows from what it is, so that two offices make the same one."""
        record_id = _id_of("step", instrument_id, StepKey(step).value)
        known = {record.id for record in store.read_steps(work.plain, instrument_id)}
        if record_id not in known:
            work.insert(store.RatificationStep, id=record_id, instrument_id=instrument_id, step=StepKey(step).value)
        return record_id

    def edit_duty(self, instrument_id: str, duty: str, **changes: Value) -> ChangeSet:
        """Write of a communication, by the key of its rule, what stands in ``DutyRecord``.

        Raises:
            NotFoundError: the instrument asks for no such thing.
            RuleError: a text that is no date.
        """
        if duty not in {rule.key for rule in self.get(instrument_id).duties}:
            raise NotFoundError(what="instrument_duties")
        check_fields("instrument_duties", changes)
        with self._write("instrument.edit_duty") as work:
            record_id = _id_of("duty", instrument_id, duty)
            known = {record.id for record in store.read_duties(work.plain, instrument_id)}
            if record_id not in known:
                work.insert(store.InstrumentDuty, id=record_id, instrument_id=instrument_id, duty=duty)
            work.update(store.InstrumentDuty, record_id, **changes)
        return work.change_set

    # -- the log ------------------------------------------------------------------------------------------------

    def log(self, instrument_id: str | None = None, *, archived: bool = False) -> tuple[LogEntry, ...]:
        """The work with ministers and parliament, of one instrument or of all, the newest first."""
        with self._office.light() as connection:
            return tuple(store.read_log(connection, instrument_id, archived=archived))

    def add_log(self, title: str, **fields: Value) -> ChangeSet:
        """Add to the log, with what stands in ``LogEntry``; the date is today's if none is given."""
        if not title.strip():
            raise RuleError(rule="title_missing")
        check_fields("instrument_log", fields)
        if fields.get("instrument_id"):
            self.get(str(fields["instrument_id"]))
        with self._write("instrument.add_log") as work:
            work.insert(store.InstrumentLog, **{"date": work.today.isoformat(), **fields, "title": title.strip()})
        return work.change_set

    def edit_log(self, entry_id: str, **changes: Value) -> ChangeSet:
        """Change an entry of the log."""
        if "title" in changes and not str(changes["title"] or "").strip():
            raise RuleError(rule="title_missing")
        check_fields("instrument_log", changes)
        with self._write("instrument.edit_log") as work:
            work.update(store.InstrumentLog, entry_id, **changes)
        return work.change_set

    def archive_log(self, entry_ids: Iterable[str]) -> ChangeSet:
        """Put entries of the log away."""
        return self._put_away("instrument.archive_log", store.InstrumentLog, entry_ids)

    def bring_back_log(self, entry_ids: Iterable[str]) -> ChangeSet:
        """Bring entries of the log back."""
        return self._take_back("instrument.bring_back_log", store.InstrumentLog, entry_ids)


def _id_of(*words: str) -> str:
    return str(uuid5(NAMESPACE_URL, ":".join(("focalpoint", *words))))
