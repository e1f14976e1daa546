"""Our country's treaties as a tree: shelves with their instruments, where we stand, what is next, what we owe."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from focalpoint.domain.folding import fold
from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.delegates import RowDelegate
from focalpoint.ui.widgets.marks import Look, paint_shape

if TYPE_CHECKING:
    from focalpoint.domain.instruments.model import Instrument
    from focalpoint.domain.instruments.path import Duty, Path
    from focalpoint.domain.instruments.standing import Standing

AnyIndex = QModelIndex | QPersistentModelIndex
LOOK_ROLE: Final = Qt.ItemDataRole.UserRole + 11
BELOW_ROLE: Final = Qt.ItemDataRole.UserRole + 12
_SMALL: Final = 0.9
_NOWHERE: Final = QModelIndex()
_TEXTS: Final = frozenset(
    {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}
)
_KNOWN: Final = _TEXTS | {BELOW_ROLE, LOOK_ROLE, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.FontRole}


@dataclass(frozen=True)
class OurRow:
    """An instrument with where our country stands on the chosen day."""

    instrument: Instrument
    standing: Standing
    path: Path | None

    @property
    def duties(self) -> tuple[Duty, ...]:
        """What was to be communicated and was not."""
        return tuple(duty for duty in self.path.duties if duty.open) if self.path is not None else ()

    @property
    def late(self) -> bool:
        """Whether something is overdue."""
        next_step = self.path.next if self.path is not None else None
        return any(duty.late for duty in self.duties) or (next_step is not None and next_step.step.late)


@dataclass(frozen=True)
class TreeColumn:
    """One column: heading, text and what else its cells tell."""

    name: str
    words: Callable[[Language], str]
    text: Callable[[OurRow], str]
    width: int
    below: Callable[[OurRow], str] = lambda _row: ""
    """A second, smaller line."""
    look: Callable[[OurRow], Look] | None = None
    token: Callable[[OurRow], str] | None = None
    tip: Callable[[OurRow], str] | None = None


class OurTree(QAbstractItemModel):
    """Two levels: groups with a heading, instruments below."""

    def __init__(self, columns: Sequence[TreeColumn], language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.language = language
        self._groups: tuple[tuple[str, tuple[OurRow, ...]], ...] = ()
        self._bold = QFont()
        self._bold.setBold(True)
        self._theme: Theme | None = None

    def wear(self, theme: Theme) -> None:
        """Take colours from a theme."""
        self._theme = theme

    @property
    def shown_count(self) -> int:
        """How many instruments are shown."""
        return sum(len(rows) for _words, rows in self._groups)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[OurRow]]]) -> None:
        """Show other groups; empty ones are left out."""
        self.beginResetModel()
        self._groups = tuple((words, tuple(rows)) for words, rows in groups if rows)
        self.endResetModel()

    def row(self, index: AnyIndex) -> OurRow | None:
        """The instrument at an index; None for a heading."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1][1][index.row()]

    def heading(self, index: AnyIndex) -> str:
        """The words of a group."""
        return self._groups[index.row()][0]

    def rows(self) -> list[OurRow]:
        """Every instrument that is shown, from top to bottom."""
        return [row for _words, rows in self._groups for row in rows]

    def groups(self) -> tuple[tuple[str, tuple[OurRow, ...]], ...]:
        """Headings and their instruments."""
        return self._groups

    def index_of(self, instrument_id: str) -> QModelIndex:
        """Where an instrument stands; invalid when it is not shown."""
        for group, (_words, rows) in enumerate(self._groups):
            for at, row in enumerate(rows):
                if row.instrument.id == instrument_id:
                    return self.createIndex(at, 0, group + 1)
        return QModelIndex()

    def retranslate(self, language: Language) -> None:
        """Speak another language; the groups come anew."""
        self.language = language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # Qt's side ----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """Qt: the index at a place."""
        if not 0 <= column < len(self.columns) or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: AnyIndex = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Qt: the heading of an instrument."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Qt: the groups, or a group's instruments."""
        if not parent.isValid():
            return len(self._groups)
        return 0 if parent.internalId() or parent.column() > 0 else len(self._groups[parent.row()][1])

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Qt: the columns."""
        return 0 if parent.column() > 0 else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the columns' words."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].words(self.language)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one value of one cell."""
        if role not in _KNOWN or not index.isValid():
            return None
        row = self.row(index)
        if row is None:
            return self._of_group(index, role)
        column = self.columns[index.column()]
        if role in _TEXTS:
            return self._said(row, column, role)
        if role == BELOW_ROLE:
            return column.below(row)
        if role == LOOK_ROLE:
            return column.look(row) if column.look is not None else None
        if role == Qt.ItemDataRole.ForegroundRole and column.token is not None and self._theme is not None:
            token = column.token(row)
            return QBrush(self._theme.colour(token)) if token else None
        return None

    @staticmethod
    def _said(row: OurRow, column: TreeColumn, role: int) -> str:
        """The first line; where one reads or hovers, all of it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        said = " · ".join(part for part in (column.text(row), column.below(row)) if part)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return "\n".join(dict.fromkeys((said, column.tip(row))))
        return said

    def _of_group(self, index: AnyIndex, role: int) -> object:
        if role in _TEXTS and index.column() == 0:
            return self.heading(index)
        return self._bold if role == Qt.ItemDataRole.FontRole else None


def fits(row: OurRow, needle: str, texts: Callable[[OurRow], str]) -> bool:
    """Whether every word stands somewhere in an instrument's titles or cells."""
    if not needle:
        return True
    said = fold(texts(row))
    return all(word in said for word in fold(needle).split())


def titles(instrument: Instrument) -> str:
    """Everything that an instrument is called, in every language."""
    named: Sequence[Mapping[str, str]] = (instrument.titles, instrument.short_titles)
    return "\n".join(
        [instrument.id, instrument.ref, instrument.number, *(text for some in named for text in some.values())]
    )


class LookDelegate(RowDelegate):
    """A shape before the words that say the same; a second line below them where there is one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Qt: high enough for both lines; a heading as well, so that all rows of a tree are of one height."""
        size = super().sizeHint(option, index)
        if index.data(BELOW_ROLE) is None and not isinstance(index.model(), OurTree):
            return size
        lines = option.fontMetrics.height() + QFontMetrics(self.theme.font(scale=_SMALL)).height()
        return QSize(size.width(), lines + self.theme.px(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: one cell."""
        look, below = index.data(LOOK_ROLE), index.data(BELOW_ROLE)
        if not isinstance(look, Look) and below is None:
            super().paint(painter, option, index)
            return
        own = self.ground(painter, option, index)
        px, rect = self.theme.px, own.rect
        used = px(6)
        if isinstance(look, Look):
            mirrored = own.direction == Qt.LayoutDirection.RightToLeft
            side, edge = px(12), px(8)
            left = rect.right() - edge - side + 1 if mirrored else rect.left() + edge
            paint_shape(painter, QRectF(left, rect.center().y() - side / 2 + 0.5, side, side), self.theme, look)
            used = edge + side + px(8)
        brush = index.data(Qt.ItemDataRole.ForegroundRole)
        ink = brush.color() if isinstance(brush, QBrush) else self.theme.colour("text")
        text = self.displayText(index.data(), own.locale)
        if not below:
            self._write(painter, own, rect, used, text, self.theme.font(), ink)
            return
        small = self.theme.font(scale=_SMALL)
        high, low = own.fontMetrics.height(), QFontMetrics(small).height()
        top = rect.center().y() - (high + low) // 2
        self._write(painter, own, QRect(rect.left(), top, rect.width(), high), used, text, self.theme.font(), ink)
        under = QRect(rect.left(), top + high, rect.width(), low)
        shown = self.displayText(below, own.locale)
        self._write(painter, own, under, used, shown, small, self.theme.colour("muted"))

    def _write(
        self,
        painter: QPainter,
        own: QStyleOptionViewItem,
        rect: QRect,
        used: int,
        text: str,
        font: QFont,
        ink: QColor,
    ) -> None:
        """One line after what stands before the words, on the reading side."""
        mirrored, edge = own.direction == Qt.LayoutDirection.RightToLeft, self.theme.px(6)
        words = rect.adjusted(edge, 0, -used, 0) if mirrored else rect.adjusted(used, 0, -edge, 0)
        painter.save()
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), shown)
        painter.restore()
