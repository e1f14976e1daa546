"""What one compartment's act must bring about in the other.

Two files are not one transaction: the act leaves an outbox row in its own transaction, and whoever has both
compartments open applies it, at once or at the next unlocking. Applying twice changes nothing: the row's id is kept
in the inbox of the compartment where it was applied, in the same transaction as its effect.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from focalpoint.domain.changes import Compartment
from focalpoint.store import cases, common
from focalpoint.store.work import UnitOfWork

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

OTHER: Final = {Compartment.OFFICE: Compartment.CASEWORK, Compartment.CASEWORK: Compartment.OFFICE}


def settle(workspace: Workspace) -> int:
    """Apply what waits in the outboxes; returns how many rows were settled. Needs both compartments open."""
    if workspace.read_only or workspace.vault.casework is None:
        return 0
    settled = 0
    for source, target in OTHER.items():
        with workspace.database(source).read() as connection:
            waiting = common.read_outbox(connection)
        for posted_id, act, body in waiting:
            _apply(workspace, target, posted_id, act, json.loads(body))
            with workspace.writing(source), workspace.database(source).write() as connection:
                common.close_outbox(connection, posted_id, workspace.now_text())
            settled += 1
    return settled


def _apply(workspace: Workspace, target: Compartment, posted_id: str, act: str, body: Mapping[str, Any]) -> None:
    with workspace.writing(target):
        work = UnitOfWork(workspace.database(target), workspace.author, f"vault.{act}")
        with work:
            if common.was_received(work.connection, posted_id):
                return
            ACTS[act](work, body)
            common.note_received(work.connection, posted_id, work.now)
    workspace.announce(work.change_set)


def _user_removed(work: UnitOfWork, body: Mapping[str, Any]) -> None:
    """Take a removed user from the access lists of cases; a list never becomes empty, which would mean everybody."""
    for case in cases.read_cases(work.connection):
        if body["user_id"] in case.access:
            left = [user for user in case.access if user != body["user_id"]]
            work.update(cases.Case, case.id, access=json.dumps(left or [work.author_id]))


ACTS: Final[Mapping[str, Callable[[UnitOfWork, Mapping[str, Any]], None]]] = {"user_removed": _user_removed}
