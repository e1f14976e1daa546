"""The plan workbook of 10,000 nodes and 10,000 tasks, against openpyxl ``write_only`` writing the same cells unstyled.

Run: ``python -m benchmarks.bench_workbook [pairs]``. Both start from the same values in memory and end with a file on
the disk; ours also checks every text, groups, colours, lists, charts, and never leaves a plain temporary file.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measure import PAIRS, medians, ratio_row, seconds
from focalpoint.documents.model import Rows, Workbook
from focalpoint.documents.plan_workbook import plan_workbook
from focalpoint.documents.render import xlsx
from focalpoint.language import Language
from tests.documents.samples import big

LIMIT = 1.5


def unstyled(workbook: Workbook, target: Path) -> None:
    """The same sheets and values by openpyxl alone."""
    from openpyxl import Workbook as Book

    book = Book(write_only=True)
    for number, sheet in enumerate(workbook.sheets):
        made: Any = book.create_sheet(f"Sheet {number}")
        for block in sheet.blocks:
            if isinstance(block, Rows):
                made.append([column.title for column in block.columns])
                for row in block.rows:
                    made.append(row)
    book.save(target)


def run(pairs: int = PAIRS) -> dict[str, Any]:
    """Medians in seconds, and the row of the table."""
    workbook = plan_workbook(big(), Language("en"))
    with tempfile.TemporaryDirectory() as folder:
        target, peer = Path(folder) / "ours.xlsx", Path(folder) / "theirs.xlsx"

        def ours() -> float:
            gc.collect()
            return seconds(lambda: xlsx.write(workbook, target))

        def theirs() -> float:
            gc.collect()
            return seconds(lambda: unstyled(workbook, peer))

        mine, other = medians(ours, theirs, pairs)
    row = ratio_row("plan workbook, 10,000 nodes and tasks", mine, "openpyxl write_only, unstyled", other, LIMIT)
    return {"ours": mine, "openpyxl": other, "ratio": mine / other, "rows": [row]}


if __name__ == "__main__":
    print(run(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS))
