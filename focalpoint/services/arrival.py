"""What is done once, quietly, after a vault was opened: promises that had to wait for somebody with the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focalpoint.domain.changes import Action, Change, Compartment, Value
from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.services.outbox import settle
from focalpoint.store import users as store
from focalpoint.store.vault import CompartmentBusyError
from focalpoint.store.work import UnitOfWork

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


def settle_in(workspace: Workspace, progress: Progress | None = None) -> list[str]:
    """Do what waited for this user; meant for a background job after the first page is shown.

    In this order: acts that wait in an outbox; failed attempts to unlock go into the journal; slots of users who were
    never entered are dropped; a casework key whose holder was removed is rotated; backups whose casework part nobody
    could open are opened and counted.

    Returns:
        Codes of what was done: ``outbox``, ``attempts``, ``strangers``, ``rotated``, ``backups``.
    """
    watch = progress or Quiet()
    done: list[str] = []
    if workspace.read_only:
        return done
    vault = workspace.vault
    if settle(workspace):
        done.append("outbox")
    if vault.failed_attempts:
        _journal(workspace, "vault.failed_attempts", {"count": vault.failed_attempts})
        done.append("attempts")
    watch.step(1, 3, "settle")
    with vault.office.read() as connection:
        users = [user for user in store.read_users(connection) if user.removed_on is None]
        keys = store.read_public_keys(connection)
    with workspace.writing_any():
        if vault.forget_strangers([user.id for user in users]):
            done.append("strangers")
        for compartment in Compartment:
            if vault.holds(compartment) and vault.rotation_pending(compartment):
                holders = {
                    user.id: keys[user.id]
                    for user in users
                    if keys.get(user.id) and (user.casework or compartment is Compartment.OFFICE)
                }
                done += _rotate(workspace, compartment, holders)
    watch.step(2, 3, "settle")
    with workspace.writing_any():
        try:
            if vault.verify_pending_backups():
                done.append("backups")
        except FocalPointError:
            pass  # a backup that cannot be opened is marked as failed and shown in Settings
    return done


def _rotate(workspace: Workspace, compartment: Compartment, holders: dict[str, str]) -> list[str]:
    """Rotate a key that waits for it; while somebody is reading it stays pending until the next unlocking."""
    try:
        workspace.vault.rotate(compartment, holders)
    except CompartmentBusyError:
        return []
    _journal(workspace, "key.rotate", {"what": compartment.value})
    return ["rotated"]


def _journal(workspace: Workspace, cause: str, facts: dict[str, Value]) -> None:
    with workspace.writing(Compartment.OFFICE):
        work = UnitOfWork(workspace.vault.office, workspace.author, cause)
        with work:
            work.note(Change("users", workspace.session.user_id, Action.NOTE, {}, facts))
