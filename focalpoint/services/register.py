"""The register of requests: what was sent and received, in figures."""

from __future__ import annotations

from typing import ClassVar

from focalpoint.domain.register import Direction, RequestFilter, Statistics, statistics
from focalpoint.services.base import Service


class RegisterService(Service):
    """The register as figures; its list is ``workspace.requests.list``."""

    capability: ClassVar[str] = "register"

    def statistics(self, direction: Direction, wanted: RequestFilter | None = None) -> Statistics:
        """What was sent or came, of the cases that the user may open: by State, kind, type, year and ground."""
        return statistics(self._workspace.requests.list(wanted), direction)
