"""The register of requests: what was sent and received, in figures, and as a workbook for the committees' reports."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from focalpoint.domain.changes import Action, Change
from focalpoint.domain.register import Direction, RequestFilter
from focalpoint.domain.register_figures import Statistics, statistics
from focalpoint.services.base import Service

if TYPE_CHECKING:
    from focalpoint.language import Language


class RegisterService(Service):
    """The register as figures; its list is ``workspace.requests.list``."""

    capability: ClassVar[str] = "register"

    def statistics(self, direction: Direction, wanted: RequestFilter | None = None) -> Statistics:
        """What was sent or came, of the cases that the user may open: by State, kind, type, year and ground."""
        return statistics(self._workspace.requests.list(wanted), direction)

    def export(
        self, target: Path, language: Language, wanted: RequestFilter | None = None, *, noted: bool = True
    ) -> Path:
        """Write the list and the figures of both directions as a workbook; journaled unless the caller does it.

        Raises:
            DiskFullError, CannotWriteError: nothing was written.
        """
        from focalpoint.documents.render import xlsx
        from focalpoint.documents.requests.register import RegisterFacts, register_workbook
        from focalpoint.services.request_catalogue import catalogue
        from focalpoint.words.countries import country_name

        workspace = self._workspace
        lines = workspace.requests.list(wanted)
        with self._office.light() as connection:
            from focalpoint.store.users import read_users

            names = {user.id: user.name for user in read_users(connection)}
        facts = RegisterFacts(
            tuple(lines),
            tuple(statistics(lines, direction) for direction in Direction),
            names,
            catalogue(),
            partial(country_name, language),
            workspace.known_settings["office_title"],
            workspace.clock.now(),
            workspace.known_settings["classification"],
        )
        xlsx.write(register_workbook(facts, language), target)
        if noted and not workspace.read_only:
            with self._write("export.register") as work:
                work.note(Change("users", workspace.session.user_id, Action.NOTE, {}, {"format": ".xlsx"}))
        return target
