"""The page of the ministries' tasks: a list, a board, the reminders; one set of filters, one set of acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.task_lists import TaskView
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.tasks.acts import TaskActs
from focalpoint.ui.pages.tasks.filters import TaskFilters
from focalpoint.ui.pages.tasks.listing import TaskList
from focalpoint.ui.pages.tasks.menus import TaskMenus
from focalpoint.ui.pages.tasks.quick import QuickAdd
from focalpoint.ui.pages.tasks.reading import TaskReader, ready_then
from focalpoint.ui.pages.tasks.stage import make_board, make_reminders
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.ui.widgets.stack import WorkStack
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.tasks import TaskLine
    from focalpoint.ui.inspector.task import TaskInspector
    from focalpoint.ui.pages.tasks.board import TaskBoard
    from focalpoint.ui.pages.tasks.reminders import RemindersView

_SHOWN: Final = frozenset({"tasks", "ministries", "people", "settings", "reminders"})
LIST, BOARD, REMINDERS = "list", "board", "reminders"


class TasksPage(Page):
    """Every task of the office."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.names = Names(context.workspace)
        self._wanted, self._showing = "", False
        self._reader = TaskReader(context, self)
        self._listing = TaskList(context, self.names, self)
        self._view = self._listing.view
        self._model = self._listing.model
        self._board: TaskBoard | None = None
        self._reminders: RemindersView | None = None
        self._inspector: TaskInspector | None = None
        self._filters = TaskFilters(context, self.names)
        self._grouping = ChoiceEdit()
        self._filters.lead_with(self._grouping)
        self._quick = QuickAdd(context, self.names)
        self._count = label(role="muted")
        self._quick.row.addWidget(self._count)
        self._acts = TaskActs(context, self, self.names, self.chosen_ids)
        self._nothing = EmptyState(context.theme, "filter")
        self._empty = EmptyState(context.theme, "tasks")
        self._waiting = EmptyState(context.theme, "tasks")
        self.stage = WorkStack()
        """List, board, reminders, and what stands in their place."""
        self._frame = QWidget()
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._quick)
        column.addWidget(self._filters)
        column.addWidget(self.stage, 1)
        self.stage.addWidget(self._view)
        self.stage.addWidget(self._nothing)
        self.stage.addWidget(self._waiting)
        self.menus = TaskMenus(self, self._acts)
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Tasks")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self.header.set_views(
            [
                (LIST, language.pgettext("view", "List")),
                (BOARD, language.pgettext("view", "Board")),
                (REMINDERS, language.gettext("Reminders")),
            ],
            self.header.view() or LIST,
        )
        self.header.set_primary(language.gettext("New task"), language.gettext("New task (Ctrl+N)"))
        if reason := why_not(self.context, "tasks.add"):
            allow(self.header.primary, False, reason)
        self._grouping.set_choices(
            [("status", language.gettext("By status")), ("ministry", language.gettext("By ministry"))]
        )
        self._grouping.setAccessibleName(language.gettext("Columns of the board"))
        self._grouping.setToolTip(self._grouping.accessibleName())
        if self._grouping.currentIndex() < 0:
            self._grouping.set_code("status")
        self.menus.retranslate()
        self._filters.retranslate(language)
        self._quick.retranslate(language)
        self._empty.set_texts(
            language.gettext("Tasks say which ministry is asked for what, and by when."),
            "" if reason else language.gettext("New task"),
            "" if reason else language.gettext("Use a template…"),
        )
        self._nothing.set_texts(language.gettext("No task fits the filters."), language.gettext("Clear the filters"))
        self._waiting.set_texts(language.gettext("Reading the tasks…"))
        self._listing.retranslate(language)
        if self._reminders is not None:
            self._reminders.retranslate()
        if self._board is not None and self._current_view() == BOARD:
            self._show_board()
        if self._inspector is not None:
            self._inspector.retranslate()
        self.menus.renew()
        self._show_state()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        if change_set is None or change_set.entities & {"ministries", "people"}:
            self.names.forget()
            self._filters.retranslate(self.context.language)
        if change_set is None or change_set.entities & _SHOWN:
            self._read(change_set)
        if self._inspector is not None:
            self._inspector.refresh(change_set)
        if self._reminders is not None:
            self._reminders.refresh(shown=self._current_view() == REMINDERS)

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector of a task; of several chosen ones, what they have in common."""
        if entity != "tasks":
            return None
        if (several := self.menus.several.of(record_id)) is not None:
            return several
        self.prepare_inspector().show_record(record_id)
        return self._inspector

    def prepare_inspector(self) -> TaskInspector:
        """The inspector, made when it is first needed, or before."""
        if self._inspector is None:
            from focalpoint.ui.inspector.task import TaskInspector

            self._inspector = TaskInspector(self.context, self.names, self._acts)
            self._inspector.retranslate()
        return self._inspector

    def select(self, entity: str, record_id: str) -> bool:
        """Select a task; filters that hide it are cleared."""
        if entity != "tasks":
            return False
        self._wanted = ""
        if self._current_view() == REMINDERS and not (self._reminders and self._reminders.select_id(record_id)):
            self.header.choose_view(LIST)
        if not self._select_id(record_id):
            self._on_clear()
            self._model.set_filter("")
        if self._reader.loading:
            self._wanted = record_id
            return True
        return self._select_id(record_id)

    def show_filtered(self, wanted: Mapping[str, str]) -> None:
        """Show the list with the filters that another page asks for; the chips say which, and clear them."""
        self.header.filter.clear()
        self._model.set_filter("")
        if self._current_view() != LIST:
            self.header.choose_view(LIST)
        self._filters.use(wanted)

    def selected(self) -> tuple[str, str] | None:
        """The current task, also while the list is still being read."""
        current = self._wanted or self._current_id()
        return ("tasks", current) if current else None

    def commands(self) -> list[Command]:
        """The acts in the palette."""
        return self.menus.commands()

    def print_sheet(self) -> ListSheet | None:
        """The list as it is shown."""
        from focalpoint.ui.shell.printing import filter_note, table_sheet

        filters = self._filters
        narrowed = (filters.view, filters.ministry, filters.person, filters.status, filters.dated)
        words = [choice.currentText() for choice in narrowed if choice.code()]
        note = filter_note(self.context.language, *words, text=self.header.filter.text())
        return table_sheet(self._view, self.title(), note, "tasks")

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The board by ministry, the line that was understood, and the dialogs."""
        from focalpoint.ui.pages.tasks.pictures import pictures

        yield from pictures(self)

    def focus_work(self) -> None:
        """Put the keyboard in the list, the board or the reminders."""
        view = self._current_view()
        if view == BOARD and self._board is not None and self._model.rowCount():
            self._board.view.focus_card()
        elif view == REMINDERS and self._reminders is not None:
            self._reminders.focus_work()
        else:
            (self._view if self._view.isVisible() else self._filters.view).setFocus()

    def chosen_ids(self) -> list[str]:
        """The tasks that acts are done to: the selected ones of the view that is shown."""
        view = self._current_view()
        if view == BOARD and self._board is not None:
            return self._board.view.chosen_ids()
        if view == REMINDERS and self._reminders is not None:
            return self._reminders.chosen_ids()
        return self._view.selected_ids()

    def type_quick(self, text: str) -> None:
        """Put a text, and the keyboard, in the line that adds a task."""
        self._quick.line.setText(text)
        self._quick.line.setFocus()

    def group_by(self, grouping: str) -> None:
        """Choose the columns of the board."""
        self._grouping.set_code(grouping)
        self._show_board()

    def copy_list(self) -> None:
        """Copy the chosen rows, or all, as a table."""
        self._view.copy()

    def narrowed_to(self) -> str | None:
        """The ministry that the list is narrowed to."""
        return self._filters.wish().ministry_id or None

    def line(self, task_id: str) -> TaskLine | None:
        """A task."""
        return self._reader.loaded.tasks.get(task_id)

    def board(self) -> TaskBoard:
        """The board, made when it is first needed."""
        if self._board is None:
            self._board = make_board(self, self._on_picked, self._on_menu)
        return self._board

    def reminders(self) -> RemindersView:
        """The reminders, made when they are first needed."""
        if self._reminders is None:
            remind = partial(self._acts.do, "remind")
            self._reminders = make_reminders(self, remind, self._on_picked, self._on_menu)
        return self._reminders

    # Inside -------------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.header.show_filter()
        UndoKeys(self).watch(self.header.filter)
        self.header.filter.changed.connect(self._on_filter)
        self.header.filter.left.connect(self.focus_work)
        self.header.primary.clicked.connect(self.menus.add_task)
        self.header.view_chosen.connect(self._on_view)
        self._filters.changed.connect(self._on_filters)
        self._reader.came.connect(self._show_tasks)
        self._reader.failed.connect(self._on_read_failed)
        self._reader.slow.connect(self._show_state)
        self._grouping.chosen.connect(self._show_board)
        self._quick.added.connect(self._on_added)
        self._view.picked.connect(self._on_picked)
        self._view.context_menu.connect(self._on_menu)
        self._view.selectionModel().selectionChanged.connect(self.menus.renew)
        self._listing.files_dropped.connect(self.menus.attach)
        self._empty.pressed.connect(self.menus.add_task)
        self._empty.link_pressed.connect(self.menus.use_template)
        self._nothing.pressed.connect(self._on_clear)
        self.header.show_menu()

    def _read(self, change_set: ChangeSet | None = None) -> None:
        self._reader.read(change_set, archived=self._archived())

    def _on_read_failed(self, error: Exception) -> None:
        language = self.context.language
        words = language.gettext("The tasks could not be read. Nothing was changed.")
        said = explain(error, language) if isinstance(error, FocalPointError) else words
        self.messages.show_message("error", said, language.gettext("Try again"), self._read)

    def _archived(self) -> bool:
        return self._filters.wish().view is TaskView.ARCHIVED

    def _show_tasks(self, same_words: bool = False) -> None:
        fits = self._filters.fitting(self.context.workspace.clock.today())
        shown = [task for task in self._reader.loaded.tasks.values() if fits(task)]
        self._quick.ministry_id = self._filters.wish().ministry_id
        self._showing = True
        self._model.set_records(shown, same_words=same_words)
        self._showing = False
        if self._current_view() == BOARD:
            self._show_board()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._select_id(wanted)
        self._show_state()
        self.menus.renew()

    def _show_board(self, _code: object = None) -> None:
        self._filters.fit()
        board = self.board()
        board.grouping = self._grouping.code() or "status"
        board.show(self._listing.shown(), self._reader.loaded.steps)
        if self._archived():
            board.view.allow_drops(False)

    def _show_state(self) -> None:
        language, count, view = self.context.language, self._model.rowCount(), self._current_view()
        self._count.setText(language.ngettext("{n} task", "{n} tasks", count).format(n=count))
        self._count.setVisible(view != REMINDERS)
        self._filters.setVisible(view != REMINDERS)
        self._grouping.setVisible(view == BOARD)
        self.header.show_filter(view != REMINDERS)
        untouched = not self._archived() and not self._reader.loaded.tasks and not self._reader.loading
        self.show_work(self._empty if untouched else self._frame)
        if view == REMINDERS:
            self.stage.setCurrentWidget(self.reminders())
        elif self._reader.is_slow:
            self.stage.setCurrentWidget(self._waiting)
        elif count == 0 and not self._reader.loading:
            self.stage.setCurrentWidget(self._nothing)
        else:
            self.stage.setCurrentWidget(self.board().view if view == BOARD else self._view)

    def _current_view(self) -> str:
        return self.header.view() or LIST

    def _current_id(self) -> str | None:
        if self._current_view() == BOARD and self._board is not None:
            return self._board.view.current_id()
        return self._view.current_id()

    def _select_id(self, task_id: str) -> bool:
        if self._current_view() == REMINDERS and self._reminders is not None:
            return self._reminders.select_id(task_id)
        if self._current_view() == BOARD and self._board is not None:
            return self._board.view.select_id(task_id, focus=True)
        return self._view.select_id(task_id)

    def _on_view(self, view: str) -> None:
        if view == BOARD:
            self._show_board()
        elif view == REMINDERS:
            self.reminders().refresh(shown=True)
        self._show_state()
        self.menus.renew()

    def _on_filter(self, text: str) -> None:
        self._model.set_filter(text)
        if self._current_view() == BOARD:
            self._show_board()
        self._show_state()
        self._say_count()

    def _on_filters(self) -> None:
        if self._archived() != self._reader.loaded.archived or not self._reader.loaded.read:
            self._read()
        else:
            self._show_tasks(same_words=True)
        self._say_count()

    def _say_count(self) -> None:
        self.context.announce(self._count.text())

    def _on_clear(self) -> None:
        self.header.filter.clear()
        self._filters.clear()

    def _on_picked(self, task_id: str) -> None:
        if self._showing:
            ready_then(self, lambda: self._on_picked(self._current_id() or ""))
        elif self.isVisible():
            self.context.inspect("tasks", task_id or None)

    def _on_menu(self, point: QPoint) -> None:
        self.menus.context_menu(self).popup(point)

    def _on_added(self, task_id: str) -> None:
        if self.select("tasks", task_id):
            self.context.inspect("tasks", task_id)
        self._quick.line.setFocus()

    def edit_title(self) -> None:
        """Put the keyboard in the title of the task that was just made."""
        if self._inspector is not None:
            editor = self._inspector.form.editor("title")
            editor.setFocus()
            editor.inner.selectAll()  # type: ignore[attr-defined]
