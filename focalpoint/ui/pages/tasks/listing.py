"""The list of tasks: its table, its columns, and files that are dropped on a row."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from focalpoint.domain.tasks import TaskLine, TaskStatus
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_near_date
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.tasks.columns import task_columns
from focalpoint.ui.widgets.records import RecordModel
from focalpoint.ui.widgets.tables import TableView, choose_row
from focalpoint.words.tasks import task_status

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext


class TaskList(QObject):
    """Table and model of the tasks."""

    files_dropped = Signal(str, list)
    """A task's id, and paths of files that were dropped on its row."""

    def __init__(self, context: PageContext, names: Names, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        columns = task_columns(names, context.workspace.clock.today)
        self.model: RecordModel[TaskLine] = RecordModel(
            columns, attrgetter("id"), language=context.language, theme=context.theme, parent=self
        )
        self.view = TableView(context.theme)
        self.view.set_record_model(self.model, context.memory, "tasks.list")
        self._place = {column.name: at for at, column in enumerate(columns)}
        if self.view.horizontalHeader().sortIndicatorSection() < 0:
            self.view.sortByColumn(self._place["due"], Qt.SortOrder.AscendingOrder)
        spare = [self._place[name] for name in ("percent", "priority", "person")]
        self._fit = TitleFit(self.view, self.view.horizontalHeader(), 0, context.theme, 180, spare=spare)
        self.view.viewport().setAcceptDrops(True)
        self.view.viewport().installEventFilter(self)

    def shown(self) -> list[TaskLine]:
        """The tasks that the filters leave, in the order of the list."""
        return [self.model.record(row) for row in range(self.model.rowCount())]

    def retranslate(self, language: Language) -> None:
        """Write it anew, with room for the words of the language."""
        self.view.setAccessibleName(language.gettext("Tasks"))
        self.model.retranslate(language)
        self._fit.widen({self._place["status"]: [task_status(language, code) for code in TaskStatus]}, padding=40)
        today = self._context.workspace.clock.today()
        days = [show_near_date(language, f"{today.year}-{month:02d}-28", today) for month in range(1, 13)]
        self._fit.widen({self._place["due"]: [language.gettext("{date}, late").format(date=day) for day in days]})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: files are dragged over the rows."""
        if isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            index = self.view.indexAt(event.position().toPoint())
            if why_not(self._context, "files.attach_paths") or not index.isValid():
                event.ignore()
                return event.type() == QEvent.Type.DragMove
            event.acceptProposedAction()
            if isinstance(event, QDragMoveEvent):
                if self.view.currentIndex().row() != index.row():
                    choose_row(self.view, index)
            elif event.type() == QEvent.Type.Drop:
                paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
                self.files_dropped.emit(self.model.id_at(index.row()), paths)
            return True
        return super().eventFilter(watched, event)
