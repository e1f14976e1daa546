"""What a person can do with instruments: record acts, add agreements; the rest is reading (see the two below it)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date

from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.instruments import ActDraft, ActKind, Group, Instrument, is_organization
from focalpoint.domain.instruments.rules import check_act, check_fields
from focalpoint.services import instrument_catalogue
from focalpoint.services.instrument_path import PathService
from focalpoint.store import instruments as store
from focalpoint.store.work import UnitOfWork


class InstrumentsService(PathService):
    """The catalogue, everybody's acts, and the country's own way."""

    # -- acts ---------------------------------------------------------------------------------------------------

    def record_acts(self, instrument_id: str, drafts: Sequence[ActDraft], source: str = "") -> ChangeSet:
        """Record acts as one step; those that stand already (participant, kind, day, territory) are left out.

        Args:
            instrument_id: whose acts they are.
            drafts: checked one by one beforehand with ``domain.instruments.rules.act_finding`` where there are many.
            source: where they are known from.

        Raises:
            RuleError: an act that cannot be, or an unknown participant; nothing was recorded.
        """
        instrument = self.get(instrument_id)
        with self._write("instrument.record_acts") as work:
            self._insert_acts(work, instrument, drafts, source)
        return work.change_set

    def _insert_acts(self, work: UnitOfWork, instrument: Instrument, drafts: Sequence[ActDraft], source: str) -> None:
        known = {
            (act.participant, act.kind, act.date, act.territory) for act in store.read_acts(work.plain, [instrument.id])
        }
        rows = []
        for draft in drafts:
            check_act(instrument, draft, work.today)
            self._check_participant(draft.participant)
            mark = (draft.participant, draft.kind, draft.date, draft.territory)
            if mark not in known:
                known.add(mark)
                rows.append(_row_of(instrument.id, draft, source))
        work.insert_many(store.TreatyAct, rows)

    def edit_act(self, act_id: str, **changes: Value) -> ChangeSet:
        """Change an act; fields are those of ``Act``, dates as ISO text.

        Raises:
            RuleError: the act could not be then; nothing was changed.
        """
        check_fields("treaty_acts", changes)
        act = self.act(act_id)
        draft = dataclasses.replace(
            ActDraft(act.participant, act.kind, act.date),
            participant=str(changes.get("participant", act.participant)),
            kind=ActKind(str(changes.get("kind", act.kind.value))),
            date=date.fromisoformat(str(changes.get("date", act.date.isoformat()))),
        )
        check_act(self.get(act.instrument_id), draft, self._day(None))
        self._check_participant(draft.participant)
        with self._write("instrument.edit_act") as work:
            work.update(store.TreatyAct, act_id, **changes)
        return work.change_set

    def archive_acts(self, act_ids: Iterable[str]) -> ChangeSet:
        """Put acts away that were recorded by mistake; status no longer follows from them."""
        return self._put_away("instrument.archive_acts", store.TreatyAct, act_ids)

    def bring_back_acts(self, act_ids: Iterable[str]) -> ChangeSet:
        """Bring acts back."""
        return self._take_back("instrument.bring_back_acts", store.TreatyAct, act_ids)

    def _check_participant(self, code: str) -> None:
        if is_organization(code) or code == self.own():
            return
        try:
            self._workspace.states.get(code)
        except NotFoundError as error:
            raise RuleError(rule="participant_unknown", participant=code) from error

    # -- the office's own instruments ---------------------------------------------------------------------------

    def add(self, title: str, acts: Sequence[ActDraft] = (), **fields: Value) -> ChangeSet:
        """Add an agreement of any kind with what its parties did, as one step.

        Args:
            title: as it is written.
            acts: signatures, ratifications of its parties.
            **fields: the columns of ``store.Instrument``; dates as ISO text.

        Raises:
            RuleError: no title, an unknown code, or a text that is no date; nothing was added.
        """
        if not title.strip():
            raise RuleError(rule="title_missing")
        check_fields("instruments", fields)
        with self._write("instrument.add") as work:
            record_id = work.insert(store.Instrument, **{**fields, "title": title.strip()})
            made = {one.id: one for one in store.read_own_instruments(work.plain)}[record_id]
            self._insert_acts(work, made, acts, "")
        return work.change_set

    def edit(self, instrument_id: str, **changes: Value) -> ChangeSet:
        """Change one of the office's own instruments.

        Raises:
            RuleError: it came with the program, or a field cannot hold the value; nothing was changed.
        """
        self._require_own([instrument_id])
        if "title" in changes and not str(changes["title"] or "").strip():
            raise RuleError(rule="title_missing")
        check_fields("instruments", changes)
        with self._write("instrument.edit") as work:
            work.update(store.Instrument, instrument_id, **changes)
        return work.change_set

    def archive(self, instrument_ids: Iterable[str]) -> ChangeSet:
        """Put own instruments away; their acts stay and count no more.

        Raises:
            RuleError: one came with the program.
        """
        wanted = list(instrument_ids)
        self._require_own(wanted)
        return self._put_away("instrument.archive", store.Instrument, wanted)

    def bring_back(self, instrument_ids: Iterable[str]) -> ChangeSet:
        """Bring own instruments back."""
        return self._take_back("instrument.bring_back", store.Instrument, instrument_ids)

    def _require_own(self, instrument_ids: Iterable[str]) -> None:
        shipped = instrument_catalogue.by_id()
        for instrument_id in instrument_ids:
            if instrument_id in shipped:
                raise RuleError(rule="instrument_shipped")

    def own_instruments(self, *, archived: bool = False) -> tuple[Instrument, ...]:
        """What the office added."""
        return self.catalogue(Group.OWN, archived=archived)


def _row_of(instrument_id: str, draft: ActDraft, source: str) -> dict[str, Value]:
    return {
        "instrument_id": instrument_id,
        "participant": draft.participant,
        "kind": draft.kind.value,
        "date": draft.date.isoformat(),
        "effective": draft.effective.isoformat() if draft.effective else None,
        "territory": draft.territory.strip(),
        "note": draft.note.strip(),
        "source": source.strip(),
        "target_id": draft.target_id,
    }
