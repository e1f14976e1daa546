"""What every service has: the role check before each public method, and the unit of work."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from focalpoint.domain.changes import ChangeSet, Compartment
from focalpoint.domain.errors import ReadOnlyError, RefusedError
from focalpoint.domain.roles import bound_to_own_ministry, may
from focalpoint.store.work import UnitOfWork

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace
    from focalpoint.store.database import Database
    from focalpoint.store.schema import Base

Listed: TypeAlias = list
"""``list`` by another name, for services that have a method ``list``."""


class Service:
    """A capability of the workspace. Each public method is checked against the matrix of ``domain/roles.py``."""

    capability: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        """Put the role check before each public method."""
        super().__init_subclass__()
        for name, member in list(vars(cls).items()):
            if not name.startswith("_") and inspect.isfunction(member):
                setattr(cls, name, _checked(f"{cls.capability}.{name}", member))

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def _office(self) -> Database:
        return self._workspace.vault.office

    @contextmanager
    def _write(
        self, cause: str, reason: str = "", compartment: Compartment = Compartment.OFFICE
    ) -> Iterator[UnitOfWork]:
        """A unit of work; listeners hear of it after the commit.

        Raises:
            ReadOnlyError: the vault is open for reading only.
        """
        self._refuse_read_only()
        workspace = self._workspace
        with workspace.writing(compartment):
            work = UnitOfWork(workspace.database(compartment), workspace.author, cause, reason.strip())
            with work:
                yield work
        workspace.announce(work.change_set)

    def _put_away(self, cause: str, table: type[Base], record_ids: Iterable[str]) -> ChangeSet:
        """Archive records as one step."""
        with self._write(cause) as work:
            for record_id in record_ids:
                work.archive(table, record_id)
        return work.change_set

    def _take_back(self, cause: str, table: type[Base], record_ids: Iterable[str]) -> ChangeSet:
        """Bring archived records back as one step."""
        with self._write(cause) as work:
            for record_id in record_ids:
                work.restore(table, record_id)
        return work.change_set

    def _refuse_read_only(self) -> None:
        """Raise ReadOnlyError where the vault cannot be written."""
        if self._workspace.read_only:
            raise ReadOnlyError(reason=self._workspace.read_only)

    def _require_ministry(self, *ministry_ids: str | None) -> None:
        """Refuse a contributor who reaches beyond the own ministry."""
        session = self._workspace.session
        if bound_to_own_ministry(session.roles) and session.ministry_id not in ministry_ids:
            raise RefusedError(method="other_ministry")


def _checked(method: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def checked(self: Service, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - hands everything on
        if not may(self._workspace.session.roles, method):
            raise RefusedError(method=method)
        return function(self, *args, **kwargs)

    return checked
