"""Opening: a new vault, a vault that is there, and the sessions in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from focalpoint.capabilities import CAPABILITIES, Capability
from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.ids import IdMaker
from focalpoint.domain.roles import Role
from focalpoint.domain.users import Session, User
from focalpoint.services.workspace import Workspace
from focalpoint.store import users as store
from focalpoint.store.outbox import waits
from focalpoint.store.vault import RECOVERY_ID, create_vault, open_vault, open_with_recovery
from focalpoint.store.work import Author, UnitOfWork

if TYPE_CHECKING:
    from focalpoint.store.vault import KdfCost, Vault

FIRST_ROLES = (Role.FOCAL_POINT, Role.ADMINISTRATOR)


def new_vault(
    folder: Path,
    *,
    user_name: str,
    passphrase: str,
    clock: Clock,
    country: str = "",
    language: str = "en",
    zone: str = "UTC",
    cost: KdfCost | None = None,
) -> tuple[Workspace, str]:
    """Make a vault; its first user is focal point and administrator and holds both compartments.

    Returns:
        The open workspace, and the recovery code: shown once, kept nowhere.

    Raises:
        FocalPointError: the folder exists already, or cannot be written; nothing was made.
    """
    from focalpoint.services.settings import check_country, write_settings

    if country:
        check_country(country)
    new_id = IdMaker(clock.now_ms)
    user_id = new_id()
    made = create_vault(
        folder, user_id=user_id, user_name=user_name, passphrase=passphrase, clock=clock, new_id=new_id, cost=cost
    )
    try:
        prefix = country or "FP"
        author = Author(user_id, made.vault.vault_id, prefix, clock.in_zone(zone), new_id)
        with UnitOfWork(made.vault.office, author, "vault.new") as work:
            work.insert(
                store.User,
                id=user_id,
                name=user_name,
                roles=json.dumps(FIRST_ROLES),
                public_key=made.user_public_key,
                compartments=json.dumps(list(Compartment)),
            )
            settings = {"country": country, "zone": zone, "office_prefix": prefix, "language": language}
            write_settings(work, settings)
    except BaseException:
        made.vault.close()
        raise
    return _workspace(made.vault, clock), made.recovery_code


def unlock(
    folder: Path,
    *,
    user_name: str | None,
    passphrase: str,
    clock: Clock,
    write: bool = True,
    capabilities: tuple[Capability, ...] = CAPABILITIES,
) -> Workspace:
    """Open a vault with a user's passphrase; without a name, its first user.

    ``capabilities`` are all that the application has; a test may add one.

    Raises:
        FocalPointError: a wrong passphrase, a damaged file, too many attempts.
    """
    vault = open_vault(folder, user_name=user_name, passphrase=passphrase, clock=clock, write=write)
    return _workspace(vault, clock, capabilities)


def unlock_with_recovery(folder: Path, *, code: str, clock: Clock) -> Workspace:
    """Open a vault with its printed recovery code, as its first user who is still there."""
    return _workspace(open_with_recovery(folder, code=code, clock=clock), clock)


def _workspace(vault: Vault, clock: Clock, capabilities: tuple[Capability, ...] = CAPABILITIES) -> Workspace:
    """The workspace of a vault that has just been opened."""
    try:
        with vault.office.light() as connection:
            settings = store.read_settings(connection)
            users = store.read_users(connection)
        session = session_of(users, vault)
    except BaseException:
        vault.close()
        raise
    workspace = Workspace(vault, session, clock, settings, capabilities)
    _ = workspace.undo  # steps are collected from the first write on
    if waits(vault.office) or (vault.casework is not None and waits(vault.casework)):
        from focalpoint.services.outbox import settle

        settle(workspace)
    return workspace


def session_of(users: list[User], vault: Vault) -> Session:
    """The session of the user whose slot opened the vault.

    Raises:
        NotFoundError: the slot belongs to nobody inside the vault, or to somebody who was removed.
    """
    present = [user for user in users if user.removed_on is None]
    mine = next((user for user in present if user.id == vault.user_id), None)
    if mine is None and vault.user_id == RECOVERY_ID:
        mine = next((user for user in present if Role.ADMINISTRATOR in user.roles), None)
    if mine is None:
        raise NotFoundError(what="users")
    return Session(mine.id, mine.name, frozenset(mine.roles), mine.ministry_id, vault.casework is not None)
