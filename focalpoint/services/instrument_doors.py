"""What instruments bring to the first page and to the deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from focalpoint.domain.changes import Compartment
from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.ratification import Progress, progress
from focalpoint.language import N_
from focalpoint.services.deadlines import DeadlineSource
from focalpoint.services.today_tiles import TileDescriptor
from focalpoint.store.ratification import read_own_acts, read_own_steps
from focalpoint.words import ratification as words

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


def _read_progress(workspace: Workspace) -> Progress | None:
    """Nothing for an office that has not begun with its treaties."""
    with workspace.vault.office.light() as connection:
        acts = read_own_acts(connection, workspace.settings.get("country"))
        steps = read_own_steps(connection)
    if not acts and not steps:
        return None
    return progress(acts, steps, workspace.clock.today().isoformat())


def _deadlines(workspace: Workspace) -> Iterable[Deadline]:
    """Planned days of steps that are not done, communications that are owed, and what the log announced."""
    language, service = workspace.settings.get("language"), workspace.instruments
    known = {one.id: one for one in service.catalogue()}
    for path in service.paths():
        instrument = known[path.instrument_id]
        title, ref = instrument.short_title(language), instrument.ref or instrument.id
        for step in path.steps:
            if step.record.due_on and step.expected is not None and step.done_on is None and not step.record.not_needed:
                yield Deadline(
                    step.expected, "treaty_step", "instruments", path.instrument_id, ref, title, Compartment.OFFICE
                )
        for duty in path.duties:
            if duty.open and duty.due is not None:
                yield Deadline(
                    duty.due, "treaty_duty", "instruments", path.instrument_id, ref, title, Compartment.OFFICE
                )
    for entry in service.log():
        if entry.next_on and not entry.next_done:
            day = date.fromisoformat(entry.next_on)
            title = entry.next_step or entry.title
            yield Deadline(day, "treaty_log", "instrument_log", entry.id, entry.ref, title, Compartment.OFFICE)


PROGRESS: Final = TileDescriptor("ratification", N_("Party to"), 40, _read_progress, words.progress)
DEADLINES: Final = DeadlineSource(("treaty_step", "treaty_duty", "treaty_log"), _deadlines)
