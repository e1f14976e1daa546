"""The lists of the templates' dialog: templates by title, and tasks with a tick each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

if TYPE_CHECKING:
    from focalpoint.domain.templates import Template, TemplateTask
    from focalpoint.language import Language

_Index = QModelIndex | QPersistentModelIndex


class TemplateRows(QAbstractListModel):
    """Templates by title, with how many tasks each has."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._templates: Sequence[Template] = ()
        self._language: Language | None = None

    def show(self, templates: Sequence[Template], language: Language) -> None:
        """Show these."""
        self.beginResetModel()
        self._templates, self._language = templates, language
        self.endResetModel()

    def at(self, row: int) -> Template | None:
        """The template of a row."""
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def row_of(self, template_id: str) -> int:
        """The row of a template; the first one when it is not there."""
        return next((row for row, template in enumerate(self._templates) if template.id == template_id), 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt: templates."""
        return 0 if parent.isValid() else len(self._templates)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: title and count."""
        if not index.isValid() or self._language is None:
            return None
        template = self._templates[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count = self._language.ngettext("{n} task", "{n} tasks", len(template.tasks)).format(n=len(template.tasks))
            return f"{template.title}\n{count}"
        return template.note or None if role == Qt.ItemDataRole.ToolTipRole else None


class TaskRows(QAbstractListModel):
    """Tasks of a template; Space takes the tick away from one that is not wanted."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks: Sequence[TemplateTask] = ()
        self._off: set[int] = set()
        self._line: Callable[[TemplateTask], str] = lambda task: task.title

    def show(self, tasks: Sequence[TemplateTask], line: Callable[[TemplateTask], str]) -> None:
        """Show these; the same tasks keep their ticks."""
        self.beginResetModel()
        if tasks != self._tasks:
            self._off.clear()
        self._tasks, self._line = tasks, line
        self.endResetModel()

    def wanted(self) -> list[TemplateTask]:
        """The ticked ones."""
        return [task for row, task in enumerate(self._tasks) if row not in self._off]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt: tasks."""
        return 0 if parent.isValid() else len(self._tasks)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt: each can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: title, then when it is due and how many steps it has."""
        if not index.isValid():
            return None
        task = self._tasks[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{task.title}\n{self._line(task)}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if index.row() in self._off else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([task.request, *(f"– {step}" for step in task.steps)]).strip() or None
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: tick or not."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._off.discard if on else self._off.add)(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True


_SAID = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})


class LineRows(QAbstractListModel):
    """Tasks that are edited: a title and a line below it each."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[str] = ()

    def show(self, lines: Sequence[str]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt: tasks."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: title and line; the whole of them where there is no room."""
        return self._lines[index.row()] if index.isValid() and role in _SAID else None
