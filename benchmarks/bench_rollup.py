"""Roll-up of a whole plan of 10,000 nodes."""

from __future__ import annotations

import gc
import statistics
from datetime import date, timedelta

from benchmarks.measure import Row, limit_row, seconds
from focalpoint.domain.outline import build_outline
from focalpoint.domain.plan import PlanLine
from focalpoint.domain.rollup import roll_up

NODES = 10_000
LIMIT_MS = 40
_FIRST = date(2025, 1, 1)


def lines() -> list[PlanLine]:
    """Ten thousand nodes: each has ten children until they run out."""
    made = []
    for n in range(NODES):
        start = (_FIRST + timedelta(days=n % 700)).isoformat()
        finish = (_FIRST + timedelta(days=n % 700 + 120)).isoformat()
        leaf = n * 10 + 1 >= NODES
        values = (f"{n:05d}", f"ACT-{n}", f"{(n - 1) // 10:05d}" if n else None, n % 10, "activity", f"Node {n}", None)
        dates = (start, finish, start, finish, None, None, None)
        standing = ("in_progress", float(n % 100) if leaf else None, "manual" if leaf else "by_children")
        made.append(PlanLine(*values, *dates, *standing, 1.0, 0, None, 1))
    return made


def run() -> dict[str, list[Row]]:
    """The median of eleven roll-ups, in milliseconds.

    Python's collector is off meanwhile, as it is in the window, which collects by a timer (``ui/shell/collector.py``).
    """
    outline, today = build_outline(lines()), date(2026, 11, 22)
    taken = []
    for _ in range(11):
        gc.collect()
        gc.disable()
        taken.append(seconds(lambda: roll_up(outline, today)))
        gc.enable()
    middle = statistics.median(taken)
    return {"rows": [limit_row("roll-up of the whole plan (10,000 nodes)", middle * 1000, LIMIT_MS)]}
