"""Passages as a list: whose they are, where, and the words with the hit marked. Painted; mirrored where read so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from focalpoint.domain.library import LibraryHit
from focalpoint.language import isolate
from focalpoint.ui.widgets.tables import choose_row
from focalpoint.words.library import library_kind, page_words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

HIT_ROLE: Final = Qt.ItemDataRole.UserRole + 11
_LINES: Final = 2
_Index = QModelIndex | QPersistentModelIndex


class PassageModel(QAbstractListModel):
    """The hits in their order."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self.language = language
        self._hits: list[LibraryHit] = []

    def set_hits(self, hits: Sequence[LibraryHit]) -> None:
        """Show others."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def hit(self, row: int) -> LibraryHit | None:
        """The hit of a row."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt: how many."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the hit, and what a screen reader says of it."""
        hit = self.hit(index.row())
        if hit is None:
            return None
        if role == HIT_ROLE:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            place = where(hit, self.language)
            return self.language.gettext("{title}, {place}: {passage}").format(
                title=isolate(hit.title), place=place, passage=isolate(hit.passage)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return where(hit, self.language)
        return None

    def retranslate(self, language: Language) -> None:
        """Speak another language."""
        self.language = language
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))


def where(hit: LibraryHit, language: Language) -> str:
    """Its kind, the file and the page."""
    parts = (library_kind(language, hit.kind), isolate(hit.file) if hit.file else "", page_words(language, hit.page))
    return " · ".join(filter(None, parts))


class PassageDelegate(QStyledItemDelegate):
    """A title, where it stands, and two lines of words; the hit is bold and underlined on a soft ground."""

    def __init__(self, theme: Theme, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self.language = theme, language

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Four lines and some air."""
        del index
        lines = QFontMetrics(self._theme.font()).lineSpacing() * (2 + _LINES)
        return QSize(option.rect.width(), lines + self._theme.px(18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one passage."""
        hit = index.data(HIT_ROLE)
        if not isinstance(hit, LibraryHit):
            return
        theme, rect = self._theme, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.colour("accent_soft"))
            self._mark(painter, option, rect)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        room = rect.adjusted(theme.px(12), theme.px(7), -theme.px(12), -theme.px(7))
        line = QFontMetrics(theme.font()).lineSpacing()
        self._line(painter, room, isolate(hit.title), theme.font(bold=True), "text", mirrored)
        self._line(painter, room.adjusted(0, line, 0, 0), where(hit, self.language), theme.font(), "muted", mirrored)
        self._words(painter, room.adjusted(0, 2 * line + theme.px(2), 0, 0), hit, mirrored)
        painter.restore()

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        view = option.widget
        if view is None or not view.hasFocus():
            return
        width = self._theme.px(3)
        left = rect.right() - width + 1 if option.direction == Qt.LayoutDirection.RightToLeft else rect.left()
        painter.fillRect(QRect(left, rect.top(), width, rect.height()), self._theme.colour("accent"))

    def _line(self, painter: QPainter, room: QRect, text: str, font: QFont, token: str, mirrored: bool) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(token))
        metrics = QFontMetrics(font)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        painter.drawText(room, flags, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))

    def _words(self, painter: QPainter, room: QRect, hit: LibraryHit, mirrored: bool) -> None:
        theme = self._theme
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        own_rtl = _reads_from_right(hit.passage)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if own_rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout = QTextLayout(hit.passage, theme.font())
        layout.setTextOption(option)
        layout.setFormats([self._format(hit.passage, first, last) for first, last in hit.spans])
        layout.beginLayout()
        height = 0.0
        for _at in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        painter.setPen(theme.colour("text"))
        painter.setClipRect(QRect(room.left(), room.top(), room.width(), int(height) + 2))
        layout.draw(painter, QPointF(room.topLeft()))

    def _format(self, passage: str, first: int, last: int) -> QTextLayout.FormatRange:
        """The look of a hit; places are counted as Qt counts them (UTF-16)."""
        found = QTextLayout.FormatRange()
        found.start = _units(passage[:first])
        found.length = _units(passage[first:last])
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontUnderline(True)
        look.setBackground(self._theme.colour("accent_soft"))
        found.format = look
        return found


class PassageView(QListView):
    """The list of passages; Enter or a double click opens the file there."""

    picked = Signal()
    opened = Signal()
    context_menu = Signal(QPoint)

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passages = PassageModel(language, self)
        self._delegate = PassageDelegate(theme, language, self)
        self.setModel(self.passages)
        self.setItemDelegate(self._delegate)
        self.setProperty("framed", True)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda _now, _old: self.picked.emit())
        theme.changed.connect(self.doItemsLayout)

    def show_hits(self, hits: Sequence[LibraryHit]) -> None:
        """Show passages; the first is chosen."""
        self.passages.set_hits(hits)
        if hits:
            choose_row(self, self.passages.index(0))
        self.scrollToTop()

    def hit(self) -> LibraryHit | None:
        """The chosen passage."""
        return self.passages.hit(self.currentIndex().row())

    def retranslate(self, language: Language) -> None:
        """Speak another language."""
        self._delegate.language = language
        self.passages.retranslate(language)
        self.setAccessibleName(language.gettext("Passages found"))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hit() is not None:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the file at the passage."""
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu; by key it opens under the current row."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.context_menu.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))
        else:
            self.context_menu.emit(event.globalPos())


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _reads_from_right(text: str) -> bool:
    """Whether the first letter that has a direction is an Arabic one."""
    for character in text:
        if "\u0590" <= character <= "\u08ff" or "\ufb1d" <= character <= "\ufefc":
            return True
        if character.isalpha():
            return False
    return False
