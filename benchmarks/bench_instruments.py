"""Who is party to what: questions about every State and every shipped instrument (about 30,000 acts)."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks import seed
from benchmarks.measure import Row, limit_row, seconds
from benchmarks.seed_law import with_law
from focalpoint.domain.instruments import Basis
from focalpoint.services.workspace import Workspace

LIMIT_MS = 500
"""They are asked off the window's thread; longer than half a second would be felt."""
RUNS = 11
_DAY = date(2005, 4, 30)


def questions(workspace: Workspace) -> dict[str, Callable[[], object]]:
    """What is asked on the page and from the command line, with the acts already read."""
    instruments = workspace.instruments
    everything = [instrument.id for instrument in instruments.catalogue()]
    states = sorted(instruments.everybody(_DAY))
    return {
        "party to all of a set": lambda: instruments.count(everything, _DAY, Basis.IN_FORCE),
        "party to fewer than ten": lambda: instruments.count(everything, _DAY, Basis.DEPOSIT, fewer_than=10),
        "every State × every instrument": lambda: instruments.matrix(states, everything, _DAY, Basis.DEPOSIT),
        "what changed in ten years": lambda: instruments.changes(date(1999, 1, 1), date(2009, 1, 1)),
        "what binds two States": lambda: instruments.pair(states[3], states[90], _DAY),
        "one instrument over time": lambda: instruments.timeline("BOM97", Basis.DEPOSIT),
    }


def run(vault: Path | None = None) -> dict[str, list[Row]]:
    """The medians of eleven runs of each question, in milliseconds; and the first one, which reads the acts."""
    rows = []
    with tempfile.TemporaryDirectory() as temporary:
        copy = with_law(vault or seed.seeded(Path(temporary)), Path(temporary, "law.focalpoint"))
        workspace = seed.opened(copy)
        try:
            first = seconds(lambda: workspace.instruments.count(["BOM97"], _DAY))
            rows.append(Row("first question about 30,000 acts", f"{first * 1000:.0f} ms", "", "", "", "", None))
            for name, ask in questions(workspace).items():
                taken = statistics.median(seconds(ask) for _ in range(RUNS))
                rows.append(limit_row(f"– {name}", taken * 1000, LIMIT_MS))
        finally:
            workspace.close()
    return {"rows": rows}
