"""What the directory brings to the first page and to the deadlines: entries that somebody should make sure of again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from focalpoint.domain.bodies import CHECK_AFTER_DAYS, ChecksDue, check_due_on
from focalpoint.domain.changes import Compartment
from focalpoint.domain.deadlines import Deadline
from focalpoint.language import N_
from focalpoint.services.deadlines import DeadlineSource
from focalpoint.services.today_tiles import TileDescriptor
from focalpoint.words import bodies as words

if TYPE_CHECKING:
    from datetime import date

    from focalpoint.domain.bodies import Body
    from focalpoint.services.workspace import Workspace


def _checks(workspace: Workspace) -> Iterable[Deadline]:
    """A year after each verification; the entries of a day together, under the name of the first."""
    from focalpoint.store.directory.bodies import read_bodies

    with workspace.vault.office.light() as connection:
        bodies = read_bodies(connection)
    by_day: dict[date, list[Body]] = {}
    for body in bodies:
        due = check_due_on(body)
        if due is not None:
            by_day.setdefault(due, []).append(body)
    for day, found in by_day.items():
        first, more = found[0], len(found) - 1
        title = f"{first.name} (+{more})" if more else first.name
        yield Deadline(day, "directory_check", "bodies", first.id, first.ref, title, Compartment.OFFICE)


def _read_due(workspace: Workspace) -> ChecksDue | None:
    """How many entries are due; nothing where none is, so that no tile stands there in vain."""
    from focalpoint.store.directory.bodies import count_unverified

    last_sure = workspace.clock.today() - timedelta(days=CHECK_AFTER_DAYS)
    with workspace.vault.office.light() as connection:
        found = count_unverified(connection, last_sure.isoformat())
    return found if found.total else None


CHECKS: Final = DeadlineSource(("directory_check",), _checks)
TO_VERIFY: Final = TileDescriptor("to_verify", N_("Directory to verify"), 80, _read_due, words.checks_due)
