"""What a walk found, each fault once, with the place where it was seen first."""

from __future__ import annotations

from collections.abc import Iterable

from focalpoint.ui.tour import Stop


class Findings:
    """Faults of one kind; prints as one line each."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}

    def note(self, stop: Stop, faults: Iterable[str]) -> None:
        """Keep what was found at a stop."""
        for fault in faults:
            self._lines.setdefault(fault, f"{stop.page}--{stop.state}: {fault}")

    def __bool__(self) -> bool:
        return bool(self._lines)

    def __str__(self) -> str:
        return "\n".join(self._lines.values())
