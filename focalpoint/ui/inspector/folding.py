"""Rows of an inspector that open one at a time: a line that says it all, and below it the fields to edit it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.marks import Look, paint_shape

if TYPE_CHECKING:
    from focalpoint.ui.shell.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class FoldRow:
    """A row: its key, its words, a line below them, and the shape before them."""

    key: str
    title: str
    detail: str = ""
    look: Look | None = None
    warns: bool = False


class _Heading(QToolButton):
    """A line over the whole width, shortened where it has no room; the whole of it is the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Another text."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        return QSize(60, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: shorten anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - self.iconSize().width() - 32, 40)
        # A no-break space keeps the words off the shape; a style has no word for that gap.
        self.setText("\u00a0" + self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class FoldingRows(QWidget):
    """One row is open at a time; its fields are built when it is opened."""

    opened = Signal(str)
    """The key of the row that was opened; empty when none is."""

    def __init__(self, theme: Theme, build: Callable[[str], QWidget]) -> None:
        super().__init__()
        self._theme, self._build = theme, build
        self._open = ""
        self._rows: tuple[FoldRow, ...] = ()
        self._parts: dict[str, tuple[_Heading, QWidget, QVBoxLayout]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        theme.changed.connect(self._paint)

    @property
    def current(self) -> str:
        """The key of the row that is open."""
        return self._open

    def set_rows(self, rows: Sequence[FoldRow]) -> None:
        """Show other rows; the open one stays open, its fields as they are, where it is still there."""
        keys = [row.key for row in rows]
        if keys != [row.key for row in self._rows]:
            self._clear()
            for row in rows:
                self._add(row.key)
        self._rows = tuple(rows)
        for row in rows:
            self._write(row)
        self._paint()
        if self._open not in keys:
            self._open = ""
        elif not self._parts[self._open][2].count():
            self.open(self._open)

    def open(self, key: str) -> None:
        """Open a row, and close the others."""
        self._open = key if key in self._parts else ""
        for name, (heading, body, column) in self._parts.items():
            shown = name == self._open
            heading.setChecked(shown)
            if shown and not column.count():
                column.addWidget(self._build(name))
            body.setVisible(shown)

    def forget(self) -> None:
        """Close everything and drop the fields: another record comes."""
        self._open = ""
        self._clear()
        self._rows = ()

    def body(self, key: str) -> QWidget | None:
        """The fields of a row, if they were built."""
        part = self._parts.get(key)
        item = part[2].itemAt(0) if part is not None else None
        return item.widget() if item is not None else None

    def _add(self, key: str) -> None:
        heading, detail, body = _Heading(), label(role="small", wrap=True), QWidget()
        detail.setContentsMargins(self._theme.px(24), 0, 0, 2)
        column = QVBoxLayout(body)
        column.setContentsMargins(self._theme.px(24), 2, 0, 8)
        body.hide()
        heading.clicked.connect(lambda on: self._on_pressed(key if on else ""))
        for widget in (heading, detail, body):
            self._column.addWidget(widget)
        heading.setProperty("detail", detail)
        self._parts[key] = (heading, body, column)

    def _write(self, row: FoldRow) -> None:
        heading = self._parts[row.key][0]
        heading.say(row.title)
        detail = heading.property("detail")
        detail.setText(row.detail)
        detail.setVisible(bool(row.detail))
        detail.setProperty("role", "warning" if row.warns else "small")
        detail.style().polish(detail)
        heading.setAccessibleDescription(row.detail)

    def _paint(self) -> None:
        side = self._theme.px(14)
        for row in self._rows:
            heading = self._parts[row.key][0]
            heading.setIconSize(QSize(side, side))
            heading.setIcon(_picture(self._theme, row.look, side) if row.look is not None else QIcon())

    def _clear(self) -> None:
        self._parts = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_pressed(self, key: str) -> None:
        self.open(key)
        self.opened.emit(self._open)


def _picture(theme: Theme, look: Look, side: int) -> QIcon:
    """A shape as an icon, twice as fine as it is large."""
    fine = QPixmap(side * 2, side * 2)
    fine.fill(Qt.GlobalColor.transparent)
    painter = QPainter(fine)
    paint_shape(painter, QRectF(2, 2, side * 2 - 4, side * 2 - 4), theme, look)
    painter.end()
    return QIcon(fine)
