"""``make bench``: every promise about speed, measured against peers in one run, as a table on paper and screen.

    python -m benchmarks.run [NAME …]

Without names everything is measured and benchmarks/README.md is written; with names (rollup, edits, search, …) only
those are measured and printed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.measure import Row, ratio_row

README: Final = Path(__file__).with_name("README.md")
NAMES: Final = (
    "start",
    "ui",
    "edits",
    "workbook",
    "report",
    "letter",
    "checks",
    "search",
    "library",
    "instruments",
    "import",
    "rollup",
)
_START: Final = "<!-- table -->"
_END: Final = "<!-- end of table -->"
_HEADER: Final = ("what", "ours", "against", "theirs", "reached", "promised", "holds")


def measured(name: str) -> list[Row]:
    """The rows of one benchmark module."""
    module = importlib.import_module(f"benchmarks.bench_{name}")
    answer: Mapping[str, Any] = module.run() if hasattr(module, "run") else module.main()
    if "rows" in answer:
        return list(answer["rows"])
    what = "import of a 50,000-row sheet, from file to committed, backup excluded"
    return [ratio_row(what, answer["ours"], "openpyxl read_only reading it", answer["openpyxl"], 1.0)]


def cells(row: Row) -> tuple[str, ...]:
    """A row as texts."""
    holds = {True: "yes", False: "NO", None: ""}[row.holds]
    return (row.what, row.ours, row.against, row.theirs, row.reached, row.wanted, holds)


def as_markdown(rows: Iterable[Row]) -> str:
    """The table as Markdown."""
    lines = [_HEADER, tuple("---" for _ in _HEADER), *(cells(row) for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def as_text(rows: Iterable[Row]) -> str:
    """The table for a terminal."""
    lines = [_HEADER, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADER))]
    return "\n".join("  ".join(f"{text:<{width}}" for text, width in zip(line, widths, strict=True)) for line in lines)


def machine() -> str:
    """What this was measured on."""
    day = time.strftime("%Y-%m-%d", time.gmtime())
    return f"Measured on {day}: {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}."


def write_readme(rows: list[Row]) -> None:
    """Put the table in its place in benchmarks/README.md."""
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(_START)
    tail = rest.partition(_END)[2]
    README.write_text(f"{head}{_START}\n{machine()}\n\n{as_markdown(rows)}\n{_END}{tail}", encoding="utf-8")


def asked() -> list[str]:
    """The names on the command line; another word ends the program with the list of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    names: list[str] = parser.parse_args().names
    if unknown := set(names) - set(NAMES):
        parser.error(f"nothing is measured under {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    return names


def main(names: list[str]) -> int:
    """Measure, print, keep. Exit 1 when a promise does not hold."""
    rows: list[Row] = []
    failed: list[str] = []
    for name in names or NAMES:
        print(f"measuring {name} …", flush=True)
        try:
            rows += measured(name)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - one broken benchmark must not hide the others
            failed.append(name)
            print(f"  {name} failed: {type(error).__name__}: {error}", flush=True)
    print(as_text(rows))
    if not names and not failed:
        write_readme(rows)
    broken = [row.what for row in rows if row.holds is False]
    for what in broken:
        print(f"does not hold: {what}")
    return int(bool(broken or failed))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = home
        sys.exit(main(asked()))
