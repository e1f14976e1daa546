"""Users, their roles, and the keys that they hold. None of this is undone; it is reversed by an act of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from focalpoint.domain.changes import Action, Change, ChangeSet, Compartment
from focalpoint.domain.errors import NotFoundError, ReasonNeededError, RefusedError, RuleError
from focalpoint.domain.roles import Role
from focalpoint.domain.users import User
from focalpoint.services.base import Listed, Service
from focalpoint.services.outbox import settle
from focalpoint.store import users as store
from focalpoint.store.vault import CompartmentBusyError, new_code, same_code


class UserService(Service):
    """Add, change and remove users; grant and withdraw casework."""

    capability: ClassVar[str] = "users"
    _proposed = ""
    """A recovery code that was shown and is not in force yet."""

    def list(self) -> Listed[User]:
        """The users who are there."""
        return [user for user in self._read() if user.removed_on is None]

    def me(self) -> User:
        """The user at work."""
        return self._user(self._workspace.session.user_id)

    def add(
        self,
        name: str,
        *,
        roles: Iterable[str],
        passphrase: str,
        ministry_id: str | None = None,
        casework: bool = False,
    ) -> ChangeSet:
        """Add a user with a first passphrase, which the user then changes.

        Raises:
            RuleError: the name is empty or taken, a role is unknown, or no role was given.
            RefusedError: casework is asked for by somebody who does not hold it.
        """
        wanted, clean = _roles(roles), name.strip()
        if not clean:
            raise RuleError(rule="name_missing")
        if any(user.name.casefold() == clean.casefold() for user in self.list()):
            raise RuleError(rule="name_taken", name=clean)
        if casework and self._workspace.vault.casework is None:
            raise RefusedError(method="users.grant_casework")
        self._refuse_read_only()
        workspace = self._workspace
        user_id = workspace.new_id()
        public_key = workspace.vault.add_slot(user_id, clean, passphrase)
        try:
            with self._write("user.add") as work:
                work.insert(
                    store.User,
                    id=user_id,
                    name=clean,
                    roles=json.dumps(wanted),
                    ministry_id=ministry_id,
                    public_key=public_key,
                )
        except BaseException:
            workspace.vault.remove_slot(user_id)
            raise
        workspace.vault.grant(Compartment.OFFICE, user_id, public_key)
        if casework:
            self.grant_casework(user_id)
        return work.change_set

    def set_roles(self, user_id: str, roles: Iterable[str], reason: str = "") -> ChangeSet:
        """Give a user other roles.

        Raises:
            RuleError: nobody would be administrator any more.
        """
        wanted = _roles(roles)
        self._keep_an_administrator(user_id, wanted)
        with self._write("user.set_roles", reason) as work:
            work.update(store.User, user_id, roles=json.dumps(wanted))
        session = self._workspace.session
        if user_id == session.user_id:
            self._workspace.use_session(replace(session, roles=frozenset(wanted)))
        return work.change_set

    def remove(self, user_id: str, reason: str) -> ChangeSet:
        """Shut a user out at once, and rotate the keys that the user held.

        A casework key is rotated by its next holder; until then the rotation is pending.

        Raises:
            ReasonNeededError: no reason was given.
            RuleError: nobody can remove themselves, nor the last administrator.
        """
        if not reason.strip():
            raise ReasonNeededError(act="remove_user")
        workspace = self._workspace
        if user_id == workspace.session.user_id:
            raise RuleError(rule="not_oneself")
        self._keep_an_administrator(user_id, [])
        self._user(user_id)
        self._refuse_read_only()
        workspace.vault.remove_slot(user_id)
        with self._write("user.remove", reason) as work:
            on = work.today.isoformat()
            work.update(store.User, user_id, removed_on=on, compartments="[]", public_key="")
            work.post("user_removed", user_id=user_id)
        settle(workspace)
        self._rotate(Compartment.OFFICE)
        if workspace.vault.casework is not None and workspace.vault.rotation_pending(Compartment.CASEWORK):
            self._rotate(Compartment.CASEWORK)
        return work.change_set

    def rotate(self, compartment: Compartment) -> None:
        """Give a compartment a new key now, sealed to everybody who may open it."""
        self._refuse_read_only()
        self._rotate(compartment)

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase of the user at work."""
        self._refuse_read_only()
        self._workspace.vault.change_passphrase(old, new)
        with self._write("user.change_passphrase") as work:
            work.note(_note(self._workspace.session.user_id, "passphrase"))

    def propose_recovery(self, passphrase: str) -> str:
        """A new recovery code to print. Nothing has changed yet: ``use_recovery`` puts it in force.

        Args:
            passphrase: of the user at work, asked for again.

        Raises:
            WrongPassphraseError: it is not the user's.
            RefusedError: the user cannot open casework, which the code has to open too.
        """
        self._refuse_read_only()
        vault = self._workspace.vault
        if vault.casework is None:
            raise RefusedError(method="users.propose_recovery")
        vault.confirm(passphrase)
        self._proposed = new_code()
        return self._proposed

    def use_recovery(self, typed: str) -> None:
        """Put the proposed code in force once it was typed back from the paper; the old one opens nothing any more.

        Raises:
            RuleError: it is not the proposed code; nothing was changed.
        """
        self._refuse_read_only()
        if not self._proposed or not same_code(typed, self._proposed):
            raise RuleError(rule="code_not_the_same")
        workspace = self._workspace
        with workspace.writing_any():
            workspace.vault.renew_recovery(self._proposed)
        self._proposed = ""
        with self._write("key.recovery") as work:
            work.note(_note(workspace.vault.vault_id, "recovery"))

    def grant_casework(self, user_id: str, reason: str = "") -> ChangeSet:
        """Let a user open casework; only somebody who holds it can."""
        self._refuse_read_only()
        vault = self._workspace.vault
        if vault.casework is None:
            raise RefusedError(method="users.grant_casework")
        with self._office.read() as connection:
            public_key = store.read_public_keys(connection).get(user_id)
        if not public_key:
            raise NotFoundError(what="users")
        vault.grant(Compartment.CASEWORK, user_id, public_key)
        with self._write("user.grant_casework", reason) as work:
            work.update(store.User, user_id, compartments=json.dumps(list(Compartment)))
        return work.change_set

    def withdraw_casework(self, user_id: str, reason: str = "") -> ChangeSet:
        """Take casework from a user, and rotate its key."""
        self._refuse_read_only()
        vault = self._workspace.vault
        if vault.casework is None:
            raise RefusedError(method="users.withdraw_casework")
        if sum(user.casework for user in self.list()) < 2:
            raise RuleError(rule="last_casework_holder")
        vault.withdraw(Compartment.CASEWORK, user_id)
        with self._write("user.withdraw_casework", reason) as work:
            work.update(store.User, user_id, compartments=json.dumps([Compartment.OFFICE]))
        self._rotate(Compartment.CASEWORK)
        return work.change_set

    def _rotate(self, compartment: Compartment) -> None:
        """Rotate with the public keys from inside the vault, and journal it."""
        with self._office.read() as connection:
            keys = store.read_public_keys(connection)
        holders = {
            user.id: keys[user.id]
            for user in self.list()
            if keys.get(user.id) and (compartment is Compartment.OFFICE or user.casework)
        }
        try:
            self._workspace.vault.rotate(compartment, holders)
        except CompartmentBusyError:
            return  # it stays pending: Settings says so, and the next unlocking tries again
        with self._write("key.rotate") as work:
            work.note(_note(self._workspace.vault.vault_id, compartment.value))

    def _keep_an_administrator(self, user_id: str, roles: Iterable[str]) -> None:
        left = [user for user in self.list() if user.id != user_id and Role.ADMINISTRATOR in user.roles]
        if not left and Role.ADMINISTRATOR not in roles:
            raise RuleError(rule="last_administrator")

    def _user(self, user_id: str) -> User:
        for user in self._read():
            if user.id == user_id:
                return user
        raise NotFoundError(what="users")

    def _read(self) -> Listed[User]:
        with self._office.read() as connection:
            return store.read_users(connection)


def _roles(roles: Iterable[str]) -> Listed[str]:
    """The roles in their declared order; RuleError for none or an unknown one."""
    wanted = set(roles)
    if not wanted or not wanted <= set(Role):
        raise RuleError(rule="role_unknown")
    return [role.value for role in Role if role in wanted]


def _note(record_id: str, what: str) -> Change:
    """An act on keys, for the journal; never a key or passphrase."""
    return Change("users", record_id, Action.NOTE, {}, {"what": what})
