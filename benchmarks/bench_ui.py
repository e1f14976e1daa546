"""The longest time that any handler holds the window's thread, with 10,000 plan nodes and 10,000 tasks.

Every act is done as the window does it (a page is opened, a filter typed, a header clicked, …) and then the event loop
runs until it is quiet. What is measured is the longest single event or direct call: nothing else can be answered while
it runs. This runs in a process of its own, because it needs a Qt application.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import seed
from benchmarks.measure import Row, limit_row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView

    from focalpoint.ui.shell.desk import Desk
    from focalpoint.ui.shell.window import MainWindow

LIMIT_MS = 100
ROUNDS = 5
_QUIET_SECONDS = 0.2
_NOTHING_SECONDS = 0.001


class Stopwatch:
    """Measures the longest stretch for which the window answers nothing, during one act.

    A stretch is the act itself, or one turn of the event loop with everything that waited in it; so it is never shorter
    than the longest handler.
    """

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        self.application = QApplication([])

    def longest(self, act: Callable[[], object]) -> float:
        """Milliseconds of the longest stretch."""
        start = time.perf_counter()
        act()
        worst = time.perf_counter() - start
        quiet_since = time.perf_counter()
        while time.perf_counter() - quiet_since < _QUIET_SECONDS:
            start = time.perf_counter()
            self.application.processEvents()
            taken = time.perf_counter() - start
            worst = max(worst, taken)
            if taken > _NOTHING_SECONDS:
                quiet_since = time.perf_counter()
            time.sleep(0.001)  # let the workers work, as an idle event loop does
        return worst * 1000


def acts(desk: Desk, window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a person does, by name."""
    from PySide6.QtWidgets import QTreeView

    window.go("plan")
    plan_page = window.current_page()
    assert plan_page is not None
    tree: Any = plan_page.findChild(QTreeView)
    filter_box = plan_page.header.filter
    yield "open Tasks", lambda: window.go("tasks")
    tasks_page = window.current_page()
    assert tasks_page is not None
    yield "filter tasks", lambda: tasks_page.header.filter.setText("month 7")
    yield "clear that filter", tasks_page.header.filter.clear
    yield "open Directory", lambda: window.go("directory")
    yield "open Settings", lambda: window.go("settings")
    yield "open Action plan", lambda: window.go("plan")
    yield "expand all", tree.expand_all
    yield "filter the plan", lambda: filter_box.setText("border 3")
    yield "clear the filter", filter_box.clear
    yield "sort by title", lambda: tree.sortByColumn(_title_column(tree), _descending())
    workspace = window.workspace
    plan = workspace.plan.current()
    assert plan is not None
    leaf = next(line for line in workspace.plan.outline(plan.id).lines if line.kind == "activity")
    yield "edit one activity", lambda: window.run(lambda: workspace.plan.edit(leaf.id, percent=77.0))
    yield "undo", window.undo
    yield "redo", window.redo
    yield "switch to Arabic", lambda: desk.shell.set_language("ar")
    yield "switch to English", lambda: desk.shell.set_language("en")


def _title_column(tree: QTreeView) -> int:
    return next(n for n in range(tree.model().columnCount()) if not tree.isColumnHidden(n))


def _descending() -> Any:
    from PySide6.QtCore import Qt

    return Qt.SortOrder.DescendingOrder


def measure(vault: str) -> dict[str, float]:
    """Milliseconds of the longest handler of each act, in one window."""
    from benchmarks.first_page import enter

    watch = Stopwatch()
    desk, window = enter(watch.application, Path(vault))
    watch.longest(window.update)  # the start is measured by bench_start
    taken = {name: watch.longest(act) for name, act in acts(desk, window)}
    window.workspace.close()
    return taken


def run(vault: Path | None = None) -> dict[str, list[Row]]:
    """The longest handler of all acts (each the median of five windows), and each act beside it."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    rounds: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = vault or seed.seeded(Path(temporary))
        for number in range(ROUNDS):
            copy = seed.copy_of(folder, Path(temporary, f"ui{number}.focalpoint"))
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.bench_ui", str(copy)],
                env=environment, capture_output=True, text=True, check=True,
            )  # fmt: skip
            rounds.append(json.loads(done.stdout.splitlines()[-1]))
    typical = {name: sorted(each[name] for each in rounds)[ROUNDS // 2] for name in rounds[0]}
    rows = [limit_row("longest handler of the window's thread", max(typical.values()), LIMIT_MS)]
    rows += [Row(f"– {name}", f"{taken:.0f} ms", "", "", "", "", None) for name, taken in typical.items()]
    return {"rows": rows}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])), flush=True)
    os._exit(0)  # the window is thrown away
