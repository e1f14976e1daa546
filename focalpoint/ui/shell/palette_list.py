"""The palette's list: entries under headings, each with its icon, what it is, and its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from focalpoint.ui.shell.theme.theme import RADIUS, Theme

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to or do."""

    title: str
    detail: str
    """What kind of thing it is, and its reference."""
    keys: str
    """As the platform writes them."""
    run: Callable[[], object]
    icon: str = "chevron-right"
    aliases: str = ""
    """More words by which it is found, such as its English name."""
    group: str = ""
    """The heading under which it stands."""
    kind: str = ""
    """``record``, ``page``, ``command``, ``setting`` or ``help``: how it is remembered."""
    name: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over the entries of a group."""

    title: str


class EntryModel(QAbstractListModel):
    """The entries that fit what was typed, with a heading before each group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Entry | Heading] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries; those of one group stand together."""
        rows: list[Entry | Heading] = []
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                rows.append(Heading(group))
            rows.append(entry)
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def entries(self) -> list[Entry]:
        """The entries, from top to bottom."""
        return [row for row in self._rows if isinstance(row, Entry)]

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Entry) else None

    def row_of(self, entry: Entry) -> int:
        """Where an entry for the same thing stands; −1 where it does not."""
        same = (entry.kind, entry.name, entry.title)
        for at, row in enumerate(self._rows):
            if isinstance(row, Entry) and (row.kind, row.name, row.title) == same:
                return at
        return -1

    def next_entry(self, row: int, by: int) -> int:
        """The row so many entries further; stays at both ends."""
        rows = [at for at, each in enumerate(self._rows) if isinstance(each, Entry)]
        if not rows:
            return -1
        at = rows.index(row) if row in rows else -1
        return rows[min(max(at + by, 0), len(rows) - 1)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many lines there are, headings too."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a line shows and says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.title, row.detail, row.keys) if isinstance(row, Entry) else (row.title,)
            return ", ".join(part for part in parts if part)
        return row if role == ENTRY_ROLE else None


class EntryDelegate(QStyledItemDelegate):
    """Paints headings and entries, from the reading side."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading is a little lower than an entry."""
        heading = isinstance(index.data(ENTRY_ROLE), Heading)
        height = QFontMetrics(self._theme.font()).height() + self._theme.px(10 if heading else 14)
        return QSize(100, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        row = index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Sides are worked out here, once, by ``visualRect``: the painter must not mirror them again.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if isinstance(row, Heading):
            self._paint_heading(painter, option, row)
        elif isinstance(row, Entry):
            self._paint_entry(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Heading) -> None:
        px = self._theme.px
        painter.setFont(self._theme.font(scale=0.86, bold=True))
        painter.setPen(self._theme.colour("muted"))
        box = option.rect.adjusted(px(14), px(4), -px(14), 0)
        self._write(painter, option, box, row.title)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        theme, px, rect = self._theme, self._theme.px, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("accent"), 2) if theme.strong else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(px(4), 1, -px(4), -1), RADIUS, RADIUS)
        side = px(16)
        picture = QRect(rect.left() + px(14), rect.center().y() - side // 2, side, side)
        theme.icon(entry.icon, "muted").paint(painter, QStyle.visualRect(option.direction, rect, picture))
        end = rect.right() - px(14)
        if entry.keys:
            end = self._paint_keys(painter, option, entry.keys, end) - px(10)
        if entry.detail:
            painter.setFont(theme.font(scale=0.92))
            painter.setPen(theme.colour("muted"))
            width = min(painter.fontMetrics().horizontalAdvance(entry.detail) + 2, rect.width() // 3)
            self._write(
                painter, option, QRect(end - width, rect.top(), width, rect.height()), entry.detail, at_end=True
            )
            end -= width + px(12)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        start = rect.left() + px(40)
        self._write(painter, option, QRect(start, rect.top(), max(end - start, 0), rect.height()), entry.title)

    def _paint_keys(self, painter: QPainter, option: QStyleOptionViewItem, keys: str, end: int) -> int:
        """Keys in a frame at the end side; gives where the frame begins."""
        theme, px, rect = self._theme, self._theme.px, option.rect
        painter.setFont(theme.font(scale=0.86))
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(keys) + px(12), metrics.height() + px(2)
        box = QRect(end - width, rect.center().y() - height // 2, width, height)
        shown = QStyle.visualRect(option.direction, rect, box)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(QRectF(shown).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("muted"))
        painter.drawText(shown, Qt.AlignmentFlag.AlignCenter, keys)
        return box.left()

    @staticmethod
    def _write(painter: QPainter, option: QStyleOptionViewItem, box: QRect, text: str, *, at_end: bool = False) -> None:
        """Text in a box that is given as for left to right."""
        shown = QStyle.visualRect(option.direction, option.rect, box)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored != at_end else Qt.AlignmentFlag.AlignLeft
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, shown.width())
        # A point at the end of a sentence stands at its end in the reading direction.
        painter.setLayoutDirection(option.direction)
        painter.drawText(shown, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, words)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
