"""The tasks as a board: columns by status or by ministry, and what moving a card means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.domain.task_rules import ACTS_WITH_REASON, act_of_move
from focalpoint.domain.tasks import Priority, TaskLine, TaskStatus
from focalpoint.ui.inspector.acting import ask, why_not
from focalpoint.ui.inspector.dates import show_near_date
from focalpoint.ui.pages.tasks.columns import is_late
from focalpoint.ui.widgets.board import BoardView, Lane
from focalpoint.ui.widgets.board_cards import Card
from focalpoint.words.tasks import priority, task_status

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

BY_STATUS: Final = "status"
BY_MINISTRY: Final = "ministry"
_PRESSING: Final = frozenset({Priority.HIGH, Priority.URGENT})
_METHODS: Final = {act: f"tasks.{act}" for act in ("edit", "submit", "complete", "reopen", "cancel")}


class TaskBoard:
    """Fills a board and does what a move asks for."""

    def __init__(self, context: PageContext, owner: QWidget, names: Names) -> None:
        self._context, self._owner, self._names = context, owner, names
        self._steps: Mapping[str, tuple[int, int]] = {}
        self._tasks: dict[str, TaskLine] = {}
        self.grouping = BY_STATUS
        self.view = BoardView(context.theme, attrgetter("id"), self._card)
        self.view.speak_counts(self._count)
        self.view.moved.connect(self.move)

    def show(self, tasks: Iterable[TaskLine], steps: Mapping[str, tuple[int, int]]) -> None:
        """Show tasks, in the order of their due dates; ``steps`` are their ticked steps and all steps."""
        self._steps = steps
        ordered = sorted(tasks, key=lambda task: (task.due is None, task.due or "", task.id))
        self._tasks = {task.id: task for task in ordered}
        lanes: dict[str, list[TaskLine]] = {key: [] for key, _title in self.lanes()}
        key_of = self._key_of()
        for task in ordered:
            lanes.setdefault(key_of(task), []).append(task)
        titles = dict(self.lanes())
        self.view.setAccessibleName(self._context.language.gettext("Board of tasks"))
        self.view.set_lanes([Lane(key, titles.get(key) or self._title(key), found) for key, found in lanes.items()])
        self.view.allow_drops(not why_not(self._context, "tasks.edit"))

    def lanes(self) -> Sequence[tuple[str, str]]:
        """The columns as key and heading; every status, or every ministry and tasks of none."""
        language = self._context.language
        if self.grouping == BY_STATUS:
            return [(status.value, task_status(language, status)) for status in TaskStatus]
        live = [(one.id, one.name) for one in self._names.ministries.values() if not one.archived]
        return [*live, ("", language.gettext("No ministry"))]

    def move(self, ids: Sequence[str], key: str) -> None:
        """Give tasks the status or the ministry of a column; a reason is asked for where the rule wants one."""
        if self.grouping == BY_MINISTRY:
            tasks = self._context.workspace.tasks
            self._context.run(lambda: tasks.assign(ids, key or None))
            return
        acts = {act_of_move(self._tasks[task_id].status, key) for task_id in ids if task_id in self._tasks} - {""}
        if not acts:
            return
        if acts & ACTS_WITH_REASON and not any(self._refused(act) for act in acts):
            self._ask_reason(ids, key, cancels="cancel" in acts)
        else:
            self._set_status(ids, key, "")

    def fill_menu(self, menu: QMenu, lines: Sequence[TaskLine]) -> None:
        """The columns as a menu: the way without dragging."""
        menu.clear()
        self._tasks.update({line.id: line for line in lines})
        ids, key_of = [line.id for line in lines], self._key_of()
        for key, title in self.lanes():
            action = menu.addAction(title)
            action.setEnabled(any(key_of(line) != key for line in lines))
            action.triggered.connect(lambda _=False, key=key: self.move(ids, key))

    def _key_of(self) -> Callable[[TaskLine], str]:
        return attrgetter("status") if self.grouping == BY_STATUS else lambda task: task.ministry_id or ""

    def _set_status(self, ids: Sequence[str], key: str, reason: str) -> None:
        tasks = self._context.workspace.tasks
        if self._context.run(lambda: tasks.set_status(ids, key, reason)):
            said = self._context.language.gettext("Moved to “{column}”.")
            self._context.announce(said.format(column=task_status(self._context.language, key)))

    def _refused(self, act: str) -> str:
        return why_not(self._context, _METHODS[act])

    def _ask_reason(self, ids: Sequence[str], key: str, *, cancels: bool) -> None:
        language = self._context.language
        ask(
            self._context,
            self._owner,
            title=language.gettext("Move to “{column}”").format(column=task_status(language, key)),
            text=language.gettext("Nobody is asked for it any more. It can be reopened, with a reason.")
            if cancels
            else language.gettext("The task counts again as not done. The reason stays in its history."),
            field=language.gettext("Reason"),
            verb=language.pgettext("button", "Move"),
            then=lambda reason: self._set_status(ids, key, reason),
        )

    def _title(self, key: str) -> str:
        return self._names.ministry(key) if self.grouping == BY_MINISTRY else key

    def _count(self, title: str, count: int) -> str:
        language = self._context.language
        tasks = language.ngettext("{n} task", "{n} tasks", count).format(n=count)
        return language.gettext("{column}: {tasks}").format(column=title, tasks=tasks)

    def _card(self, task: TaskLine) -> Card:
        language, today = self._context.language, self._context.workspace.clock.today()
        late = is_late(task, today)
        done, steps = self._steps.get(task.id, (0, 0))
        first = self._names.ministry_code(task.ministry_id) if self.grouping == BY_STATUS else ""
        if self.grouping == BY_MINISTRY:
            first = task_status(language, task.status)
        who = " · ".join(part for part in (first, self._names.person(task.person_id)) if part)
        due = _due_words(language, task, today, late=late)
        pressing = priority(language, task.priority) if task.priority in _PRESSING else ""
        count = f"{done}/{steps}" if steps else ""
        checked = language.gettext("{done} of {n} steps").format(done=done, n=steps) if steps else ""
        spoken = " · ".join(part for part in (task.title, who, due, pressing, checked) if part)
        return Card(task.title, who, due, spoken, late=late, pressing=pressing, steps=count)


def _due_words(language: Language, task: TaskLine, today: date, *, late: bool) -> str:
    shown = show_near_date(language, task.due, today)
    return language.gettext("{date}, late").format(date=shown) if late else shown
