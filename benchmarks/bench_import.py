"""Import of a 50,000-row sheet, from file to committed, against openpyxl ``read_only`` reading the same file.

Run: ``python -m benchmarks.bench_import [pairs]``. The automatic backup is not counted (it is taken away).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ROWS = 50_000
HEADER = ("No.", "Activity", "Lead ministry", "Start", "Finish", "Status", "% complete", "Budget line")
STATES = ("Not started", "In progress", "Done", "On hold")


def make_sheet(path: Path, rows: int = ROWS) -> None:
    """A plan of 50 pillars with activities below, 8 columns wide."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    sheet.append(HEADER)
    first, pillar, below = date(2026, 1, 1), 0, 0
    for number in range(rows):
        if number % 1_000 == 0:
            pillar, below = pillar + 1, 0
            sheet.append((str(pillar), f"Pillar {pillar}", None, None, None, None, None, None))
            continue
        below += 1
        start = first + timedelta(days=number % 700)
        sheet.append(
            (
                f"{pillar}.{below}",
                f"Measure {number} against trafficking in persons and smuggling",
                f"Ministry {number % 40}",
                start,
                start + timedelta(days=30 + number % 90),
                STATES[number % 4],
                number % 101,
                f"Line {number % 500}",
            )
        )
    book.save(path)


def read_with_openpyxl(path: Path) -> int:
    """The peer: every cell's value, read only."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    cells = 0
    for row in book.worksheets[0].iter_rows(values_only=True):
        cells += len(row)
    book.close()
    return cells


def import_into_new_vault(path: Path, folder: Path) -> float:
    """Seconds from file to committed, in a vault of its own."""
    from tests.services.import_vault import fresh_workspace

    workspace = fresh_workspace(folder)
    try:
        began = time.perf_counter()
        preview = workspace.imports.preview(path)
        report = workspace.imports.apply(preview, backup=False)
        took = time.perf_counter() - began
        if report.created != ROWS:
            raise SystemExit(f"{report.created} of {ROWS} rows arrived")
        return took
    finally:
        workspace.close()


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def main(pairs: int = 5) -> dict[str, float]:
    """Medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "plan.xlsx"
        make_sheet(sheet)
        ours, theirs = [], []
        for pair in range(pairs):
            theirs.append(timed(lambda: read_with_openpyxl(sheet)))
            ours.append(import_into_new_vault(sheet, Path(folder) / f"v{pair}"))
    result = {"ours": statistics.median(ours), "openpyxl": statistics.median(theirs)}
    result["ratio"] = result["ours"] / result["openpyxl"]
    print(f"import {ROWS:,} rows: {result['ours']:.2f} s, openpyxl {result['openpyxl']:.2f} s: {result['ratio']:.2f}×")
    return result


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
