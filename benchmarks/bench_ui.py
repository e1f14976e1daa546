"""The longest time that any handler holds the window's thread, with 10,000 plan nodes and 10,000 tasks.

The pages of law have every State's acts under every instrument, 10,000 texts, 10,000 authorities and 10,000 requests.

Every act is done as the window does it (a page is opened, a filter typed, a header clicked, …) and then the event loop
runs until it is quiet and no job is at work. What is measured is the longest single event or direct call: nothing else
can be answered while it runs. Beside the clock stands the processor time of the window's thread, which other programs
of the computer do not lengthen. This runs in a process of its own, because it needs a Qt application.
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
from benchmarks.seed_law import with_law

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTreeView

    from focalpoint.ui.shell.context import Page
    from focalpoint.ui.shell.desk import Desk
    from focalpoint.ui.shell.window import MainWindow

LIMIT_MS = 100
ROUNDS = 5
_QUIET_SECONDS = 0.15
_NOTHING_SECONDS = 0.001

Act = tuple[str, Callable[[], object]]


class Stopwatch:
    """Measures the longest stretch for which the window answers nothing, during one act.

    A stretch is the act itself, or one turn of the event loop with everything that waited in it; so it is never shorter
    than the longest handler.
    """

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        self.application = QApplication([])

    def longest(self, act: Callable[[], object], busy: Callable[[], object]) -> tuple[float, float]:
        """Milliseconds of the longest stretch by the clock, and of the one with the most processor time."""
        wall, work = _timed(act)
        quiet_since = time.perf_counter()
        while time.perf_counter() - quiet_since < _QUIET_SECONDS:
            taken, worked = _timed(self.application.processEvents)
            wall, work = max(wall, taken), max(work, worked)
            if taken > _NOTHING_SECONDS or busy():
                quiet_since = time.perf_counter()
            time.sleep(0.001)  # let the workers work, as an idle event loop does
        return wall * 1000, work * 1000


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    start, worked = time.perf_counter(), time.thread_time()
    act()
    return time.perf_counter() - start, time.thread_time() - worked


def acts(desk: Desk, window: MainWindow) -> Iterator[Act]:
    """What a person does, by name; each is done before the next one is asked for."""
    yield "show Today's figures as a table", lambda: _today_table(window)
    yield "open Action plan first", lambda: window.go("plan")
    plan_page = window.go("plan")
    yield "open Tasks first", lambda: window.go("tasks")
    tasks_page = window.go("tasks")
    yield "open Directory first", lambda: window.go("directory")
    yield "open Settings first", lambda: window.go("settings")
    yield "open Action plan", lambda: window.go("plan")
    yield from _acts_of_plan(window, plan_page)
    yield from _acts_of_language(desk, "Action plan")
    yield "open Tasks", lambda: window.go("tasks")
    yield from _acts_of_tasks(window, tasks_page)
    yield from _acts_of_language(desk, "Tasks")
    yield "open Action plan after that", lambda: window.go("plan")
    yield "open Today", lambda: window.go("today")
    yield from _acts_of_today(window)
    yield from _acts_of_language(desk, "Today")
    for name, words in (
        ("instruments", "BOM97"), ("implementation", "2(1)(b)"), ("library", "bank secrecy"), ("requests", "number 77"),
    ):  # fmt: skip
        yield from _acts_of_law(desk, window, name, words)
    yield from _acts_of_request(window)
    yield from _acts_of_law(desk, window, "directory", "Office number 77")


def _acts_of_law(desk: Desk, window: MainWindow, name: str, words: str) -> Iterator[Act]:
    """Every view of a page is opened and filtered, and the language changed in the last."""
    title = name.capitalize()
    yield f"open {title}" + (" again" if name == "directory" else " first"), lambda: window.go(name)
    page = window.go(name)
    for view in page.header.view_names() or [""]:
        shown = f"{title}, {view}" if view else title
        if view:
            yield f"show {shown}", lambda view=view: page.header.choose_view(view)  # type: ignore[misc]
        if page.header.filter.isVisible():
            yield f"filter {shown}", lambda: page.header.filter.setText(words)
            yield f"clear the filter of {shown}", page.header.filter.clear
    yield from _acts_of_language(desk, title)


def _acts_of_request(window: MainWindow) -> Iterator[Act]:
    """A request is opened and gone through."""
    page: Any = window.go("requests")
    yield "open a request", lambda: page.open_request(page.lines()[0].id)
    for step in ("state", "basis", "case", "persons", "facts", "offences"):
        yield f"go to a request's step: {step}", lambda step=step: page.desk().wizard.go(step)  # type: ignore[misc]
    yield "leave the request", page.close_request


def _acts_of_plan(window: MainWindow, page: Page) -> Iterator[Act]:
    from PySide6.QtWidgets import QTreeView

    tree: Any = page.findChild(QTreeView)
    box = page.header.filter
    workspace = window.workspace
    yield "filter the plan", lambda: box.setText("border 3")
    yield "clear the filter", box.clear
    yield "sort by title", lambda: tree.sortByColumn(_title_column(tree), _order(descending=True))
    yield "expand all", tree.expand_all
    yield "filter the expanded plan", lambda: box.setText("border 3")
    yield "clear that filter", box.clear
    yield "sort the expanded plan", lambda: tree.sortByColumn(_title_column(tree), _order(descending=False))
    plan = workspace.plan.current()
    assert plan is not None
    leaf = next(line for line in workspace.plan.outline(plan.id).lines if line.kind == "activity")
    yield "select one activity", lambda: tree.select_id(leaf.id)
    yield "edit one activity", lambda: window.run(lambda: workspace.plan.edit(leaf.id, percent=77.0))
    yield "undo the edit", window.undo
    yield "redo the edit", window.redo
    yield "add a node", page.header.primary.click
    yield "undo the node", window.undo
    yield "redo the node", window.redo
    yield "move a node up", lambda: window.run(lambda: workspace.plan.move(leaf.id, leaf.parent_id, 5))
    yield from _acts_on_rows(window, page, tree, leaf.id)
    yield "collapse all", tree.collapse_all


def _acts_on_rows(window: MainWindow, page: Any, tree: Any, node_id: str) -> Iterator[Act]:
    """What is done to rows where they stand, and to many of them."""
    from focalpoint.ui.pages.plan.bulk import BulkDialog
    from focalpoint.ui.pages.plan.columns import Column

    views = window.workspace.views
    leaves = [line.id for line in page._model.content.outline.lines if line.kind == "activity"]
    other = page._model.content.outline.lines[page._model.content.outline.index[leaves[200]]]
    yield "open a cell", lambda: tree.edit_cell(node_id, Column.PERCENT)
    yield "save a cell", lambda: _type(tree, "33")
    yield "drop two rows elsewhere", lambda: tree.dropped.emit(leaves[3:5], other.parent_id, other.id)
    yield "undo the drop", window.undo
    yield "select all rows", tree.selectAll
    yield "change all rows: preview", page._acts.action("bulk").trigger
    yield "change all rows: other days", lambda: page.findChild(BulkDialog).days.line.setText("7")
    page.findChild(BulkDialog).reject()
    yield "narrow to what is overdue", lambda: page.show_filtered({"only": "overdue"})
    yield "save a view", lambda: views.save("plan", "Overdue", page._views._capture())
    yield "clear the chips", page._clear_filters
    yield "apply the view", lambda: page._views.show_view(views.list("plan")[0])
    yield "clear them again", page._clear_filters
    yield "show what changed in a month", lambda: page.header.choose_view("changes")
    yield "back to the tree", lambda: page.header.choose_view("tree")


def _type(tree: Any, text: str) -> None:
    """Type into the cell that is open, and Enter."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    editor = next(field for field in tree.viewport().findChildren(QLineEdit) if field.property("inCell"))
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def _acts_of_tasks(window: MainWindow, page: Page) -> Iterator[Act]:
    from PySide6.QtWidgets import QTableView

    table: Any = page.findChild(QTableView)
    box = page.header.filter
    tasks = window.workspace.tasks
    yield "filter tasks", lambda: box.setText("month 7")
    yield "clear the filter of tasks", box.clear
    yield "show all tasks", page._filters.clear  # type: ignore[attr-defined]
    yield "sort tasks by title", lambda: table.sortByColumn(0, _order(descending=True))
    yield "select a task", lambda: table.selectRow(20)
    yield "show the board", lambda: page.header.choose_view("board")
    yield "board by ministry", lambda: page.group_by("ministry")  # type: ignore[attr-defined]
    yield "board by status", lambda: page.group_by("status")  # type: ignore[attr-defined]
    yield "show the reminders", lambda: page.header.choose_view("reminders")
    yield "back to the list", lambda: page.header.choose_view("list")
    chosen = [task.id for task in tasks.list() if task.status == "open"][:2]
    yield "edit a task", lambda: window.run(lambda: tasks.edit(chosen[0], title="Send the figures of the year"))
    yield "complete a task", lambda: window.run(lambda: tasks.complete(chosen[1:]))
    yield "undo that", window.undo
    yield "add a task", page.header.primary.click


def _today_table(window: MainWindow) -> None:
    page: Any = window.go("today")
    page.cards.waiting.table_asked.emit()


def _acts_of_today(window: MainWindow) -> Iterator[Act]:
    page: Any = window.go("today")
    task = window.workspace.tasks.list()[0]
    yield "back to Today's charts", page._face.left.emit
    yield "edit a task on Today", lambda: window.run(lambda: window.workspace.tasks.edit(task.id, due="2026-12-01"))
    yield "open the list behind a figure", page._buttons[0].click
    yield "come back to Today", lambda: window.go("today")


def _acts_of_language(desk: Desk, where: str) -> Iterator[Act]:
    yield f"switch to Arabic on {where}", lambda: desk.shell.set_language("ar")
    yield f"switch to English on {where}", lambda: desk.shell.set_language("en")


def _title_column(tree: QTreeView) -> int:
    return next(n for n in range(tree.model().columnCount()) if not tree.isColumnHidden(n))


def _order(*, descending: bool) -> Any:
    from PySide6.QtCore import Qt

    return Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder


def measure(vault: str) -> dict[str, tuple[float, float]]:
    """Milliseconds of the longest handler of each act, by the clock and of processor time, in one window."""
    from benchmarks.first_page import enter

    watch = Stopwatch()
    desk, window = enter(watch.application, Path(vault))

    def busy() -> bool:
        return bool(window.jobs.running)

    watch.longest(window.update, busy)  # the start is measured by bench_start
    taken = {name: watch.longest(act, busy) for name, act in acts(desk, window)}
    window.workspace.close()
    return taken


def run(vault: Path | None = None) -> dict[str, list[Row]]:
    """The longest handler of all acts (each the median of five windows), and each act beside it."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    rounds: list[dict[str, tuple[float, float]]] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = with_law(vault or seed.seeded(Path(temporary)), Path(temporary, "law.focalpoint"))
        for number in range(ROUNDS):
            copy = seed.copy_of(folder, Path(temporary, f"ui{number}.focalpoint"))
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.bench_ui", str(copy)],
                env=environment, capture_output=True, text=True, check=True,
            )  # fmt: skip
            rounds.append(json.loads(done.stdout.splitlines()[-1]))
    typical = {name: tuple(_middle([each[name][at] for each in rounds]) for at in (0, 1)) for name in rounds[0]}
    longest = max(wall for wall, _work in typical.values())
    rows = [limit_row("longest handler of the window's thread", longest, LIMIT_MS)]
    for name, (wall, work) in typical.items():
        rows.append(Row(f"– {name}", f"{wall:.0f} ms", "of processor time", f"{work:.0f} ms", "", "", None))
    return {"rows": rows}


def _middle(figures: list[float]) -> float:
    return sorted(figures)[len(figures) // 2]


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])), flush=True)
    os._exit(0)  # the window is thrown away
