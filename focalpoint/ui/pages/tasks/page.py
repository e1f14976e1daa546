"""The page of the ministries' tasks: a list, its filters, its acts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.tasks import TaskLine, TaskStatus
from focalpoint.language import N_
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_near_date
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.task import TaskInspector
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.pages.tasks.acts import TASK_ACTS, TaskActs
from focalpoint.ui.pages.tasks.columns import as_line, read_tasks, task_columns
from focalpoint.ui.pages.tasks.filters import ARCHIVED, TaskFilters
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow, allow_action
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.ui.widgets.records import RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.errors import explain
from focalpoint.words.tasks import task_status

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.changes import ChangeSet

_SHOWN: Final = frozenset({"tasks", "ministries", "people", "settings"})
_MOST_PATCHED: Final = 60


class TasksPage(Page):
    """Every task of the office, by due date."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = Names(context.workspace)
        today = context.workspace.clock.today
        columns = task_columns(self._names, today)
        self._model: RecordModel[TaskLine] = RecordModel(
            columns, attrgetter("id"), language=context.language, theme=context.theme, parent=self
        )
        self._view = TableView(context.theme)
        self._view.set_record_model(self._model, context.memory, "tasks.columns")
        if self._view.horizontalHeader().sortIndicatorSection() < 0:
            due = next(at for at, column in enumerate(columns) if column.name == "due")
            self._view.sortByColumn(due, Qt.SortOrder.AscendingOrder)
        self._fit = TitleFit(self._view, self._view.horizontalHeader(), 0, context.theme, 180)
        self._filters = TaskFilters(context, self._names)
        self._acts = TaskActs(context, self, self._names, self._view.selected_ids)
        self._inspector: TaskInspector | None = None
        self._tasks: dict[str, TaskLine] = {}
        self._wanted = ""
        self._loader = Loader(context, self)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._filters)
        column.addWidget(self._view, 1)
        self._nothing = EmptyState(context.theme, "filter")
        self._nothing.hide()
        column.addWidget(self._nothing, 1)
        self._empty = EmptyState(context.theme, "tasks")
        self._actions: dict[str, QAction] = {}
        self._make_actions()
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Tasks")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self._view.setAccessibleName(language.gettext("Tasks"))
        self.header.set_primary(language.gettext("New task"), language.gettext("New task (Ctrl+N)"))
        reason = why_not(self.context, "tasks.add")
        if reason:
            allow(self.header.primary, False, reason)
        for act in TASK_ACTS:
            self._actions[act.name].setText(language.gettext(act.label))
        self._actions["new"].setText(language.gettext("New task"))
        self._actions["copy"].setText(language.gettext("Copy as table"))
        self._filters.retranslate(language)
        self._empty.set_texts(
            language.gettext("Tasks say which ministry is asked for what, and by when."),
            "" if reason else language.gettext("New task"),
        )
        self._nothing.set_texts(language.gettext("No task fits the filters."), language.gettext("Clear the filters"))
        self._model.retranslate(language)
        status = next(at for at, column in enumerate(self._model.columns) if column.name == "status")
        self._fit.widen({status: [task_status(language, code) for code in TaskStatus]}, padding=44)
        due = next(at for at, column in enumerate(self._model.columns) if column.name == "due")
        today = self.context.workspace.clock.today()
        days = [show_near_date(language, f"{today.year}-{month:02d}-28", today) for month in range(1, 13)]
        self._fit.widen({due: [language.gettext("{date}, late").format(date=day) for day in days]})
        if self._inspector is not None:
            self._inspector.retranslate()
        self._renew_actions()
        self._show_state()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        if change_set is None or change_set.entities & {"ministries", "people"}:
            self._names.forget()
            self._filters.retranslate(self.context.language)
        if change_set is None or change_set.entities & _SHOWN:
            self._read(change_set)
        if self._inspector is not None:
            self._inspector.refresh(change_set)

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector of a task."""
        if entity != "tasks":
            return None
        if self._inspector is None:
            self._inspector = TaskInspector(self.context, self._names, self._acts)
            self._inspector.retranslate()
        self._inspector.show_record(record_id)
        return self._inspector

    def select(self, entity: str, record_id: str) -> bool:
        """Select a task; filters that hide it are cleared."""
        if entity != "tasks":
            return False
        self._wanted = ""
        if not self._view.select_id(record_id):
            self.header.filter.clear()
            self._model.set_filter("")
            self._filters.clear()
        if self._loader.loading:
            self._wanted = record_id
            return True
        return self._view.select_id(record_id)

    def selected(self) -> tuple[str, str] | None:
        """The current task, also while the list is still being read."""
        current = self._wanted or self._view.current_id()
        return ("tasks", current) if current else None

    def commands(self) -> list[Command]:
        """The acts in the palette."""
        acts = [
            Command(act.name, act.label, self._actions[act.name].trigger, act.keys, self._actions[act.name].isEnabled)
            for act in TASK_ACTS
        ]
        return [Command("new", N_("New task"), self._on_new, "Ctrl+N", self._actions["new"].isEnabled), *acts]

    def print_sheet(self) -> ListSheet | None:
        """The list as it is shown."""
        from focalpoint.ui.shell.printing import filter_note, table_sheet

        filters = self._filters
        narrowed = [choice.currentText() for choice in (filters.ministry, filters.status) if choice.code()]
        note = filter_note(self.context.language, filters.view.currentText(), *narrowed, text=self.header.filter.text())
        return table_sheet(self._view, self.title(), note, "tasks")

    def focus_work(self) -> None:
        """Put the keyboard in the list."""
        (self._view if self._view.isVisible() else self._filters.view).setFocus()

    # Inside -------------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.header.show_filter()
        UndoKeys(self).watch(self.header.filter)
        self.header.show_menu()
        self.header.filter.changed.connect(self._on_filter)
        self.header.filter.left.connect(self.focus_work)
        self.header.primary.clicked.connect(self._on_new)
        self._filters.changed.connect(self._on_filters)
        self._view.picked.connect(self._on_picked)
        self._view.context_menu.connect(self._on_menu)
        self._view.selectionModel().selectionChanged.connect(self._renew_actions)
        self._empty.pressed.connect(self._on_new)
        self._nothing.pressed.connect(self._on_clear)
        for name in ("copy", "assign", "complete", "reopen", "cancel", "archive"):
            self.header.menu.addAction(self._actions[name])

    def _make_actions(self) -> None:
        runs: dict[str, tuple[str, Callable[[], object]]] = {
            act.name: (act.keys, partial(self._acts.do, act.name)) for act in TASK_ACTS
        }
        runs["new"] = ("Ctrl+N", self._on_new)
        runs["copy"] = ("", self._on_copy)
        for name, (keys, run) in runs.items():
            action = QAction(self._view)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(lambda _=False, run=run: run())
            self._view.addAction(action)
            self._actions[name] = action

    def _renew_actions(self) -> None:
        rows = {index.row() for index in self._view.selectionModel().selectedRows()}
        statuses = [self._model.record(row).status for row in rows]
        for act in TASK_ACTS:
            reason = self._acts.why_not(act, statuses)
            allow_action(self._actions[act.name], not reason, reason)
        reason = why_not(self.context, "tasks.add")
        allow_action(self._actions["new"], not reason, reason)

    def _read(self, change_set: ChangeSet | None = None) -> None:
        """Read every task, or only those that a change set names."""
        changed = change_set.ids("tasks") if change_set is not None else frozenset()
        if change_set is None or len(changed) > _MOST_PATCHED or self._loader.loading:
            workspace, archived = self.context.workspace, self._filters.view.code() == ARCHIVED
            self._loader.load(lambda: read_tasks(workspace, archived=archived), self._on_read, self._on_read_failed)
            return
        for task_id in changed:
            task = self.context.workspace.tasks.get(task_id)
            self._tasks.pop(task_id, None)
            if task.archived == (self._filters.view.code() == ARCHIVED):
                self._tasks[task_id] = as_line(task)
        self._show_tasks(same_words=change_set is not None and not change_set.entities & {"ministries", "people"})

    def _on_read(self, tasks: list[TaskLine]) -> None:
        self._tasks = {task.id: task for task in tasks}
        self._show_tasks()

    def _on_read_failed(self, error: Exception) -> None:
        if isinstance(error, FocalPointError):
            self.messages.show_message("error", explain(error, self.context.language))
        else:
            words = self.context.language.gettext("The tasks could not be read. Nothing was changed.")
            self.messages.show_message("error", words, self.context.language.gettext("Try again"), self._read)

    def _show_tasks(self, *, same_words: bool = False) -> None:
        today = self.context.workspace.clock.today()
        fits = self._filters.fitting(today)
        self._model.set_records([task for task in self._tasks.values() if fits(task)], same_words=same_words)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._view.select_id(wanted)
        self._show_state()
        self._renew_actions()

    def _show_state(self) -> None:
        count = self._model.rowCount()
        self._filters.show_count(count)
        untouched = self._filters.view.code() != ARCHIVED and not self._tasks and not self._loader.loading
        self.show_work(self._empty if untouched else self._list)
        self._view.setVisible(count > 0)
        self._nothing.setVisible(count == 0)

    def _on_filter(self, text: str) -> None:
        self._model.set_filter(text)
        self._show_state()
        self._announce_count()

    def _on_filters(self) -> None:
        self._read()
        self._announce_count()

    def _announce_count(self) -> None:
        count = self._model.rowCount()
        self.context.announce(self.context.language.ngettext("{n} task", "{n} tasks", count).format(n=count))

    def _on_clear(self) -> None:
        self.header.filter.clear()
        self._filters.clear()

    def _on_picked(self, task_id: str) -> None:
        if self.isVisible():
            self.context.inspect("tasks", task_id)

    def _on_new(self) -> None:
        made: list[str] = []
        title = self.context.language.gettext("New task")
        ministry_id = self._filters.ministry.code()

        def act() -> None:
            made.extend(self.context.workspace.tasks.add(title, ministry_id=ministry_id).ids("tasks"))

        if self.context.run(act) and made and self.select("tasks", made[0]):
            self.context.inspect("tasks", made[0])
            if self._inspector is not None:
                editor = self._inspector.form.editor("title")
                editor.setFocus()
                editor.inner.selectAll()  # type: ignore[attr-defined]

    def _on_copy(self) -> None:
        self._view.copy()
        self.context.announce(self.context.language.gettext("Copied as a table."))

    def _on_menu(self, point: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setToolTipsVisible(True)
        for name in ("new", "", "complete", "submit", "reopen", "assign", "cancel", "", "copy", "archive"):
            if name:
                menu.addAction(self._actions[name])
            else:
                menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)
