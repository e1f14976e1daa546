"""The sample's treaties: what the country joined, where it stands on the way to the others, what it owes, the log."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from focalpoint.assets import data_path
from focalpoint.domain.instruments.model import ActDraft, ActKind
from focalpoint.domain.instruments.path import StepKey
from focalpoint.services.sample.country import Act, inserted
from focalpoint.services.sample.days import Days
from focalpoint.services.sample.texts import Row

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.services.workspace import Workspace

_WITH_WORDS: Final = {ActKind.RESERVATION, ActKind.DECLARATION}
_DAYS: Final = {"started": "started_on", "done": "done_on", "due": "due_on"}


class Treaties:
    """What was done about treaties; ``ministries`` are known by their keys when the acts are done."""

    def __init__(self, code: str, country: str, days: Days, ministries: Mapping[str, str]) -> None:
        self._code, self._country, self._days, self._ministries = code, country, days, ministries
        self._rows: Row = tomllib.loads(data_path("resources", "sample", "instruments.toml").read_text("utf-8"))
        self._near: Row = tomllib.loads(data_path("resources", "sample", "neighbours.toml").read_text("utf-8"))

    def acts(self) -> Iterator[Act]:
        """Acts of the country and its neighbours, steps, notifications, its own agreement and the log."""
        by_instrument: dict[tuple[str, int], list[Row]] = {}
        for row in self._rows["acts"]:
            noted = row["on"] + 1 if "on" in row else self._rows["noted"]
            by_instrument.setdefault((row["to"], noted), []).append(row)
        for (instrument_id, noted), rows in by_instrument.items():
            yield Act(noted, partial(self._record, instrument_id, rows))
        for instrument_id, drafts in self._acts_nearby().items():
            yield Act(self._near["noted"], partial(self._record_nearby, instrument_id, drafts))
        for row in self._rows["steps"]:
            yield Act(row["noted"], partial(self._step, row))
        for row in self._rows["duties"]:
            yield Act(self._rows["noted"] if "sent" in row else -18, partial(self._duty, row))
        yield Act(self._rows["agreement"]["noted"], self._add_agreement)
        for row in self._rows["log"]:
            yield Act(row["on"], partial(self._log, row))

    def _record(self, instrument_id: str, rows: list[Row], workspace: Workspace) -> None:
        drafts = [
            ActDraft(
                self._country,
                ActKind(row["kind"]),
                row["date"] if "date" in row else self._days.exact(row["on"]),
                note=self._note(row),
            )
            for row in rows
        ]
        workspace.instruments.record_acts(instrument_id, drafts, source=self._rows["source"][self._code])

    def _acts_nearby(self) -> dict[str, list[ActDraft]]:
        """What the neighbours did, by instrument."""
        found: dict[str, list[ActDraft]] = {}
        for state, acts in self._near["acts"].items():
            notes = self._near["notes"].get(state, {})
            for instrument_id, written in acts.items():
                for kind, day in (act.split() for act in written.split(", ")):
                    words = kind in _WITH_WORDS and notes[instrument_id][self._code]
                    draft = ActDraft(state, ActKind(kind), dt.date.fromisoformat(day), note=words or "")
                    found.setdefault(instrument_id, []).append(draft)
        return found

    def _record_nearby(self, instrument_id: str, drafts: list[ActDraft], workspace: Workspace) -> None:
        workspace.instruments.record_acts(instrument_id, drafts, source=self._near["source"][self._code])

    def _step(self, row: Row, workspace: Workspace) -> None:
        fields: dict[str, Value] = {
            field: self._days.exact(row[name]).isoformat() for name, field in _DAYS.items() if name in row
        }
        fields |= {"ministry_id": self._ministries[row["ministry"]], "number": row.get("number", "")}
        workspace.instruments.edit_step(row["to"], StepKey(row["step"]), **fields, note=self._note(row))

    def _duty(self, row: Row, workspace: Workspace) -> None:
        fields: dict[str, Value] = {"number": row.get("number", "")}
        if "sent" in row:
            fields["sent_on"] = row["sent"].isoformat()
        if "owed" in row:
            fields["due_on"] = self._days.exact(row["owed"]).isoformat()
        if "ministry" in row:
            fields["ministry_id"] = self._ministries[row["ministry"]]
        workspace.instruments.edit_duty(row["to"], f"{row['to']}:{row['article']}", **fields)

    def _add_agreement(self, workspace: Workspace) -> None:
        row = self._rows["agreement"]
        signed: dt.date = self._days.exact(row["signed"])
        made = workspace.instruments.add(
            row["title"][self._code],
            [ActDraft(party, ActKind.SIGNATURE, signed) for party in (self._country, row["with"])],
            short_title=row["short"][self._code],
            adopted=signed.isoformat(),
            place=row["place"][self._code],
            joining_days=30,
            note=row["note"][self._code],
        )
        for step in row["steps"]:
            self._step({**step, "to": inserted(made)}, workspace)

    def _log(self, row: Row, workspace: Workspace) -> None:
        fields: dict[str, Value] = {
            "instrument_id": row.get("to"),
            "date": self._days.exact(row["on"]).isoformat(),
            "kind": row["kind"],
            "ministry_id": self._ministries[row["ministry"]],
            "with_whom": row["with"][self._code],
            "note": row["note"][self._code],
        }
        if "next" in row:
            fields |= {
                "next_step": row["next"][self._code],
                "next_on": self._days.exact(row["next_on"]).isoformat(),
            }
        workspace.instruments.add_log(row["title"][self._code], **fields)

    def _note(self, row: Row) -> str:
        return str(self._rows["notes"][row["note"]][self._code]) if "note" in row else ""
