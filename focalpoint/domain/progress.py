"""How long work tells how far it is, and is told to stop, without knowing who listens."""

from __future__ import annotations

from typing import Protocol

from focalpoint.domain.errors import CancelledError


class Progress(Protocol):
    """Told how far a job is. ``step`` raises ``CancelledError`` when the person has pressed Cancel."""

    def step(self, done: int, total: int, code: str = "", **names: object) -> None:
        """``done`` of ``total`` (0 = unknown) steps are over; ``code`` names what is being done."""


class Quiet:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, code: str = "", **names: object) -> None:
        """Forget it."""


class StopAfter:
    """Progress that cancels after so many steps (for tests)."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def step(self, done: int, total: int, code: str = "", **names: object) -> None:
        """Count down, then cancel."""
        self._left -= 1
        if self._left < 0:
            raise CancelledError
