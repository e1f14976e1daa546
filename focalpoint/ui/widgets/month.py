"""A month of an office: which days are worked. A day can be corrected by a click, Space or Enter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.ui.widgets.basics import label

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.services.proposals import Day
    from focalpoint.ui.shell.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_DAY_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
_WEEKS: Final = 6
_MOST_NAMED: Final = 3


class MonthModel(QAbstractTableModel):
    """Six weeks of seven days; the first column is where the country's week begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[Day] = ()
        self._first = 0
        self._language: Language | None = None

    def show(self, days: Sequence[Day], first_weekday: int, language: Language) -> None:
        """Another month, or the same in another light."""
        self.layoutAboutToBeChanged.emit()
        self._days, self._first, self._language = days, first_weekday, language
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 6)

    def day(self, index: _Index) -> Day | None:
        """The day in a cell; None before and after the month."""
        if not self._days or not index.isValid():
            return None
        before = (self._days[0].date.weekday() - self._first) % 7
        at = index.row() * 7 + index.column() - before
        return self._days[at] if 0 <= at < len(self._days) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Qt: weeks."""
        return 0 if parent.isValid() else _WEEKS

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Qt: days of a week."""
        return 0 if parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the days' names, short to see and whole to hear."""
        if orientation is not Qt.Orientation.Horizontal or self._language is None:
            return None
        locale, weekday = QLocale(self._language.code), (section + self._first) % 7 + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return locale.standaloneDayName(weekday, QLocale.FormatType.NarrowFormat)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return locale.standaloneDayName(weekday, QLocale.FormatType.LongFormat)
        return int(Qt.AlignmentFlag.AlignCenter) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the day of the month; for a reader and the tooltip, what kind of day it is."""
        day = self.day(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.date.day)
        if role == _DAY_ROLE:
            return day
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and self._language is not None:
            return _said(day, self._language)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt: only days of the month can be chosen."""
        if self.day(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _said(day: Day, language: Language) -> str:
    kind = language.gettext("working day") if day.worked else language.gettext("day off")
    when = language.date(day.date)
    if day.holiday:
        return language.gettext("{date}, {holiday}: {kind}").format(date=when, holiday=day.holiday, kind=kind)
    return language.gettext("{date}: {kind}").format(date=when, kind=kind)


class _DayDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        day = index.data(_DAY_ROLE)
        if day is None:
            return
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft" if day.worked else "grey_soft"))
        painter.drawRoundedRect(box, 5, 5)
        view = option.widget
        if view is not None and view.hasFocus() and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(box, 5, 5)
        font = theme.font()
        font.setBold(day.worked)
        # Not by colour alone: a day off is struck through.
        font.setStrikeOut(not day.worked)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if day.worked else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.date.day))
        if day.holiday:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            side = theme.px(5)
            painter.drawEllipse(QRect(box.center().x() - side // 2, box.bottom() - side - 1, side, side))
        painter.restore()


class _Grid(QTableView):
    """The month's days; arrow keys walk, Space and Enter correct."""

    toggled = Signal(object)

    def __init__(self, theme: Theme, model: MonthModel) -> None:
        super().__init__()
        self._month = model
        self.setModel(model)
        self.setItemDelegate(_DayDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setMinimumSectionSize(10)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Space and Enter correct the day under the cursor."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click corrects a day."""
        super().mouseReleaseEvent(event)
        self._toggle(self.indexAt(event.position().toPoint()))

    def _toggle(self, index: QModelIndex) -> None:
        day = self._month.day(index)
        if day is not None:
            self.toggled.emit(day.date)


class MonthView(QWidget):
    """A month with its name, its days, how many of them are worked, and the holidays in it."""

    month_asked = Signal(object)
    """Another month is to be shown: a day in it."""
    toggled = Signal(object)
    """A day is to be corrected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[Day] = ()
        self._name = label(role="strong")
        self._count, self._holidays = label(wrap=True), label(role="small", wrap=True)
        self._hint = label(role="small", wrap=True)
        self.before, self.after = QToolButton(), QToolButton()
        theme.dress(self.before, "chevron-left", "text")
        theme.dress(self.after, "chevron-right", "text")
        self._model = MonthModel(self)
        self.grid = _Grid(theme, self._model)
        self.grid.setFixedSize(QSize(theme.px(272), theme.px(210)))
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.grid)
        for words in (self._count, self._holidays, self._hint):
            column.addWidget(words)
        column.addStretch(1)
        self.setFixedWidth(theme.px(272))
        self.before.clicked.connect(lambda: self._ask(-1))
        self.after.clicked.connect(lambda: self._ask(1))
        self.grid.toggled.connect(self.toggled)

    def announce_month(self, month: date, language: Language) -> None:
        """Name a month whose days are still being worked out, and what leads to the next."""
        name = QLocale(language.code).standaloneMonthName(month.month)
        self._name.setText(language.gettext("{month} {year}").format(month=name, year=month.year))
        self.grid.setAccessibleName(self._name.text())
        self._hint.setText(language.gettext("Click a day to correct it: worked, or off."))
        self.before.setAccessibleName(language.gettext("Month before"))
        self.after.setAccessibleName(language.gettext("Month after"))
        for button in (self.before, self.after):
            button.setToolTip(button.accessibleName())

    def show_days(self, days: Sequence[Day], first_weekday: int, language: Language) -> None:
        """Show a month."""
        self._days = days
        self._model.show(days, first_weekday, language)
        self.announce_month(days[0].date, language)
        worked = sum(day.worked for day in days)
        words = language.ngettext("{n} working day this month", "{n} working days this month", worked)
        self._count.setText(words.format(n=worked))
        named = [
            language.gettext("{date}: {holiday}").format(date=language.date(day.date), holiday=day.holiday)
            for day in days
            if day.holiday
        ]
        self._holidays.setText("\n".join(named[:_MOST_NAMED]))
        self._holidays.setVisible(bool(named))
        if not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self._model.index(1, 0))

    def _ask(self, by: int) -> None:
        if not self._days:
            return
        first = self._days[0].date
        at = first.year * 12 + first.month - 1 + by
        if date.min.year < at // 12 < date.max.year:
            self.month_asked.emit(date(at // 12, at % 12 + 1, 1))
