"""The reminders: which ministry is waited for, since when, how often it was reminded, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from focalpoint.domain.reminders import ReminderLine, Why
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.pages.tasks.reminders_model import PERSON, REMINDED, TITLE, WHY, RemindersModel
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.delegates import StateDelegate
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.ui.widgets.tables import TreeView, choose_row
from focalpoint.words import reminders as words

if TYPE_CHECKING:
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

_WIDTHS: Final = {WHY: 132, PERSON: 108, REMINDED: 170}
_MOST_OPEN: Final = 400
"""Tasks of which all are shown at once; of more, those of the latest ministry."""


class RemindersView(QWidget):
    """A tree of ministries and tasks; one button reminds the chosen ones."""

    picked = Signal(str)
    context_menu = Signal(QPoint)
    selection_changed = Signal()

    def __init__(self, context: PageContext, names: Names, remind: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._names, self._remind = context, names, remind
        self._loader = Loader(context, self)
        self._stale = True
        self._model = RemindersModel(
            names, lambda: context.language, context.workspace.clock.today, context.theme, self
        )
        self._tree = TreeView(context.theme)
        self._tree.setModel(self._model)
        self._tree.setItemDelegateForColumn(WHY, _WhyDelegate(context.theme, self._tree))
        for column, width in _WIDTHS.items():
            self._tree.setColumnWidth(column, context.theme.px(width))
        self._tree.keep_columns(context.memory, "tasks.reminders")
        self._fit = TitleFit(self._tree, self._tree.header(), TITLE, context.theme, 200)
        self._said = label(role="muted", wrap=True)
        self._button = PrimaryButton()
        self._button.clicked.connect(lambda _=False: self._remind())
        line = QHBoxLayout()
        line.addWidget(self._said, 1)
        line.addWidget(self._button)
        self._none = EmptyState(context.theme, "check")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tree)
        self._stack.addWidget(self._none)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(line)
        rows.addWidget(self._stack, 1)
        selection = self._tree.selectionModel()
        selection.selectionChanged.connect(lambda *_: self._on_selected())
        selection.currentRowChanged.connect(self._on_current)
        self._tree.context_menu.connect(self.context_menu)
        self._tree.opened.connect(self._on_opened)

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._context.language
        self._tree.setAccessibleName(language.gettext("Reminders"))
        self._none.set_texts(language.gettext("Nobody needs a reminder today."))
        self._model.retranslate()
        longest = language.ngettext("{n} day late", "{n} days late", 100).format(n=100)
        self._fit.widen({WHY: [longest, language.gettext("Waits for validation")]}, padding=40)
        self._show()

    def refresh(self, *, shown: bool) -> None:
        """Read again; when it is not shown, when it is shown next."""
        self._stale = True
        if shown:
            self._stale = False
            reminders = self._context.workspace.reminders
            self._loader.load(reminders.list, self._on_read, self._context.fail)

    def chosen_ids(self) -> list[str]:
        """The tasks of the selected rows; a ministry's row stands for all of its tasks."""
        rows = self._tree.selectionModel().selectedRows()
        ids = [line.task.id for index in rows for line in self._model.lines_at(index)]
        return list(dict.fromkeys(ids))

    def select_id(self, task_id: str) -> bool:
        """Select a task; false when it needs no reminder."""
        index = self._model.index_of(task_id)
        if index.isValid():
            self._tree.setExpanded(index.parent(), True)
            choose_row(self._tree, index)
        return index.isValid()

    def focus_work(self) -> None:
        """Put the keyboard in the tree."""
        self._tree.setFocus()

    def _on_read(self, lines: Any) -> None:  # noqa: ANN401 - a job's result
        found: list[ReminderLine] = lines
        chosen = self.chosen_ids()
        current = self._model.lines_at(self._tree.currentIndex())
        group = self._model.is_group(self._tree.currentIndex())
        scrolled = self._tree.verticalScrollBar().value()
        self._model.set_lines(found)
        if found:
            for row in range(self._model.rowCount()):
                self._tree.setFirstColumnSpanned(row, QModelIndex(), True)
            if len(found) <= _MOST_OPEN:
                self._tree.expandAll()
            else:
                self._tree.setExpanded(self._model.index(0, 0), True)
            again = self._model.index_of(current[0].task.id) if current else QModelIndex()
            if group and again.isValid():
                again = again.parent()
            choose_row(self._tree, again if again.isValid() else self._model.index(0, 0))
            flags = self._tree.selectionModel().SelectionFlag
            for task_id in chosen if len(chosen) > 1 and not group else ():
                index = self._model.index_of(task_id)
                self._tree.selectionModel().select(index, flags.Select | flags.Rows)
            self._tree.verticalScrollBar().setValue(scrolled)
        self._show()
        self._on_selected()

    def _show(self) -> None:
        language = self._context.language
        groups = self._model.rowCount()
        self._stack.setCurrentWidget(self._tree if groups or self._loader.loading else self._none)
        lines = [line for row in range(groups) for line in self._model.lines_at(self._model.index(row, 0))]
        late = sum(line.why is Why.LATE for line in lines)
        if not groups:
            self._said.setText("")
        elif late:
            first = self._model.lines_at(self._model.index(0, 0))[0]
            name = self._names.ministry(first.task.ministry_id) or language.gettext("No ministry")
            since = words.why(language, first, self._context.workspace.clock.today())
            self._said.setText(
                language.gettext("The latest ministry: {name} ({since}).").format(name=isolate(name), since=since)
            )
        else:
            self._said.setText(language.gettext("Nothing is late; these are due soon or wait for validation."))
        self._button.setText(language.gettext("Remind…"))
        self._on_selected()

    def _on_selected(self) -> None:
        language = self._context.language
        reason = why_not(self._context, "reminders.remind")
        if not reason and not self.chosen_ids():
            reason = language.gettext("Select a ministry or a task first.")
        allow(self._button, not reason, reason)
        self.selection_changed.emit()

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.picked.emit("" if self._model.is_group(now) else self._model.lines_at(now)[0].task.id)

    def _on_opened(self, index: QModelIndex) -> None:
        if self._model.is_group(index):
            self._tree.setExpanded(index.siblingAtColumn(0), not self._tree.isExpanded(index.siblingAtColumn(0)))


class _WhyDelegate(StateDelegate):
    """A pill for a task, plain words for a ministry."""

    def paint(self, painter: Any, option: Any, index: Any) -> None:  # noqa: ANN401 - Qt's
        from focalpoint.ui.widgets.delegates import RowDelegate
        from focalpoint.ui.widgets.records import STATE_ROLE

        if index.data(STATE_ROLE) is None:
            RowDelegate.paint(self, painter, option, index)
        else:
            super().paint(painter, option, index)
