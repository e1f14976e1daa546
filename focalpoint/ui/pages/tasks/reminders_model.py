"""Who has to be reminded of what: ministries, the latest first, and below each its tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont

from focalpoint.domain.reminders import NextStep, ReminderLine, Why
from focalpoint.language import isolate
from focalpoint.ui.widgets.records import STATE_ROLE
from focalpoint.words import reminders as words

if TYPE_CHECKING:
    from datetime import date

    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.theme.theme import Theme

TITLE, WHY, PERSON, REMINDED = range(4)
_COLOURS: Final = {Why.LATE: "red", Why.WAITING: "amber", Why.SOON: "grey", None: "grey"}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Group:
    """A ministry's tasks, the latest first."""

    ministry_id: str
    lines: tuple[ReminderLine, ...]

    def latest(self) -> str:
        """The day since which the ministry is late; a far day when it is not."""
        return min((line.task.due or "~" for line in self.lines if line.why is Why.LATE), default="~")


def grouped(lines: Sequence[ReminderLine]) -> list[Group]:
    """By ministry: the one that is late since longest comes first, tasks of none come last."""
    by_ministry: dict[str, list[ReminderLine]] = {}
    for line in lines:
        by_ministry.setdefault(line.task.ministry_id or "", []).append(line)
    groups = [
        Group(key, tuple(sorted(found, key=lambda line: (line.task.due or "~", line.task.id))))
        for key, found in by_ministry.items()
    ]
    return sorted(groups, key=lambda group: (not group.ministry_id, group.latest(), -len(group.lines)))


class RemindersModel(QAbstractItemModel):
    """Two levels: groups, and their lines. A line's index holds the place of its group, counted from one."""

    def __init__(
        self, names: Names, language: Callable[[], Language], today: Callable[[], date], theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._names, self._language, self._today, self._theme = names, language, today, theme
        self._groups: list[Group] = []
        self._bold = QFont()
        self._bold.setBold(True)

    def set_lines(self, lines: Sequence[ReminderLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._groups = grouped(lines)
        self.endResetModel()

    def retranslate(self) -> None:
        """Speak another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, REMINDED)
        self.layoutChanged.emit()

    def lines_at(self, index: _Index) -> tuple[ReminderLine, ...]:
        """The lines of a row: its own, or all of a ministry."""
        if not index.isValid():
            return ()
        place = index.internalId()
        return self._groups[index.row()].lines if not place else (self._groups[place - 1].lines[index.row()],)

    def is_group(self, index: _Index) -> bool:
        """Whether a row is a ministry."""
        return index.isValid() and not index.internalId()

    def index_of(self, task_id: str) -> QModelIndex:
        """The row of a task."""
        for place, group in enumerate(self._groups):
            for row, line in enumerate(group.lines):
                if line.task.id == task_id:
                    return self.createIndex(row, 0, place + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Qt: a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Qt: the ministry of a task."""
        place = index.internalId() if index.isValid() else 0
        return self.createIndex(place - 1, 0, 0) if place else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: ministries, or tasks of one."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].lines) if self.is_group(parent) and parent.column() == 0 else 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: always the same."""
        return REMINDED + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the columns' words."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        language = self._language()
        return (
            language.gettext("Ministry and task"),
            language.pgettext("of a reminder", "Why"),
            language.pgettext("of a reminder", "To whom"),
            language.gettext("Reminded so far"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: what a cell shows and tells."""
        if not index.isValid():
            return None
        group = self.is_group(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._group_text(index) if group else self._line_text(index)
        if role == Qt.ItemDataRole.FontRole and group:
            return self._bold
        if group:
            return None
        line = self.lines_at(index)[0]
        if role == STATE_ROLE and index.column() == WHY:
            return _COLOURS[line.why], words.why(self._language(), line, self._today())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == REMINDED and line.step is NextStep.WAIT:
            return QBrush(self._theme.colour("muted"))
        return None

    def _group_text(self, index: _Index) -> str:
        group, language = self._groups[index.row()], self._language()
        count = len(group.lines)
        late = sum(line.why is Why.LATE for line in group.lines)
        if index.column() != TITLE:
            return ""
        name = isolate(self._names.ministry(group.ministry_id) or language.gettext("No ministry"))
        tasks = language.ngettext("{n} task", "{n} tasks", count).format(n=count)
        if not late:
            return language.gettext("{name}: {tasks}").format(name=name, tasks=tasks)
        return language.ngettext("{name}: {tasks}, {n} of them late", "{name}: {tasks}, {n} of them late", late).format(
            name=name, tasks=tasks, n=late
        )

    def _line_text(self, index: _Index) -> str:
        line, language, today = self.lines_at(index)[0], self._language(), self._today()
        column = index.column()
        if column == TITLE:
            return line.task.title
        if column == WHY:
            return words.why(language, line, today)
        if column == PERSON:
            return self._names.person(line.person_id)
        if column == REMINDED and line.step is not NextStep.FIRST:
            done, step = words.reminded(language, line.reminded, today), words.next_step(language, line.step)
            return language.gettext("{done}. {next}.").format(done=done, next=step)
        return ""
