"""How speed is measured: pairs of ours and theirs, one after the other, and the median of each."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

PAIRS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``holds`` is None where a peer is missing, or nothing was promised."""

    what: str
    ours: str
    against: str
    theirs: str
    reached: str
    wanted: str
    holds: bool | None


def seconds(act: Callable[[], object]) -> float:
    """How long it takes once, in seconds."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def medians(ours: Callable[[], float], theirs: Callable[[], float], pairs: int = PAIRS) -> tuple[float, float]:
    """The medians of alternating runs; each function returns its own figure."""
    measured = [(ours(), theirs()) for _ in range(pairs)]
    return statistics.median(a for a, _ in measured), statistics.median(b for _, b in measured)


def ratio_row(what: str, ours: float, against: str, theirs: float, limit: float, *, unit: str = "s") -> Row:
    """A line whose promise is a ratio of ours to theirs."""
    reached = ours / theirs
    return Row(
        what, _figure(ours, unit), against, _figure(theirs, unit), f"{reached:.2f}×", f"≤ {limit:g}×", reached <= limit
    )


def limit_row(what: str, figure: float, limit: float, *, unit: str = "ms", against: str = "") -> Row:
    """A line whose promise is an absolute limit."""
    return Row(what, _figure(figure, unit), against, "", _figure(figure, unit), f"< {limit:g} {unit}", figure < limit)


def _figure(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.2f} {unit}"
