"""An unlocked vault with the session of one user: what every service works on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from focalpoint.capabilities import CAPABILITIES, Capability
from focalpoint.domain.changes import ChangeSet, Compartment
from focalpoint.domain.clock import Clock, instant_text
from focalpoint.domain.errors import FocalPointError, RefusedError
from focalpoint.domain.ids import IdMaker
from focalpoint.domain.roles import may
from focalpoint.domain.settings import DEFAULTS
from focalpoint.domain.users import Session
from focalpoint.store.work import Author

if TYPE_CHECKING:
    from focalpoint.store.database import Database
    from focalpoint.store.vault import Vault

Listener = Callable[[ChangeSet], None]


class OpenedVault:
    """An unlocked vault and the session of one user: who may do what, who writes now, and who hears of it."""

    def __init__(
        self,
        vault: Vault,
        session: Session,
        clock: Clock,
        settings: dict[str, str],
        capabilities: tuple[Capability, ...] = CAPABILITIES,
    ) -> None:
        """Made by ``services/opening.py``. ``settings`` are the stored ones; defaults fill the rest."""
        self.capabilities = capabilities
        self.vault = vault
        self.session = session
        self.known_settings = {**DEFAULTS, **settings}
        self.clock = clock.in_zone(self.known_settings["zone"])
        self.new_id = IdMaker(clock.now_ms)
        self._listeners: list[Listener] = []
        self._writing = threading.RLock()

    @property
    def read_only(self) -> str | None:
        """Why nothing can be written, as a code; None when it can."""
        return self.vault.read_only

    @property
    def author(self) -> Author:
        """Who writes into the journal."""
        prefix = self.known_settings["office_prefix"]
        return Author(self.session.user_id, self.vault.vault_id, prefix, self.clock, self.new_id)

    def now_text(self) -> str:
        """Now, as instants are stored."""
        return instant_text(self.clock.now())

    @contextmanager
    def writing(self, compartment: Compartment) -> Iterator[None]:
        """Hold the pen: one unit of work at a time, whichever thread it is on."""
        self.database(compartment)
        with self._writing:
            yield

    @contextmanager
    def writing_any(self) -> Iterator[None]:
        """Hold the pen for an act on the whole vault (a backup)."""
        with self._writing:
            yield

    def database(self, compartment: Compartment) -> Database:
        """The open compartment.

        Raises:
            RefusedError: the session has no key to it.
        """
        if compartment is Compartment.OFFICE:
            return self.vault.office
        if self.vault.casework is None:
            raise RefusedError(method="casework")
        return self.vault.casework

    def may(self, method: str) -> bool:
        """Whether the user may call the method ("plan.edit") now."""
        return may(self.session.roles, method)

    def subscribe(self, listener: Listener, *, first: bool = False) -> Callable[[], None]:
        """Call ``listener`` after each commit, on the thread that wrote. Returns what ends it.

        ``first``: before the others; for who keeps what is derived, so that nobody is shown what was true before.
        """
        self._listeners.insert(0 if first else len(self._listeners), listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def announce(self, change_set: ChangeSet) -> None:
        """Tell the listeners what a unit of work changed."""
        if change_set.changes:
            if "settings" in change_set.entities:
                self._reread_settings()
            for listener in list(self._listeners):
                listener(change_set)

    def use_settings(self, values: dict[str, str]) -> None:
        """Take over changed settings."""
        self.known_settings = {**self.known_settings, **values}
        self.clock = self.clock.in_zone(self.known_settings["zone"])

    def _reread_settings(self) -> None:
        """Take over what stands in the vault: an undo changes settings too."""
        from focalpoint.store.users import read_settings

        with self.vault.office.read() as connection:
            self.use_settings({**DEFAULTS, **read_settings(connection)})

    def use_session(self, session: Session) -> None:
        """Take over the user's changed roles."""
        self.session = session

    def read_ahead(self) -> None:
        """Have the pages decrypted that the first page reads; for a thread, while the window is built."""
        from focalpoint.store.today import read_ahead

        with suppress(FocalPointError), self.vault.office.light() as connection:
            read_ahead(connection)

    def warm_up(self) -> None:
        """Load what the first opened record or act needs; for a worker, when the first page is shown."""
        from focalpoint.store.schema import load_tables

        load_tables()
        with self.vault.office.read():
            pass

    def close(self) -> None:
        """Close the vault's files and forget its keys."""
        self.vault.close()
