"""Rows of an inspector that open one at a time: a line that says it all, and below it the fields to edit it.

Many rows are built in slices, one turn of the event loop each; whoever asks for a row before its turn gets it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.marks import Look, paint_shape

if TYPE_CHECKING:
    from focalpoint.ui.shell.theme.theme import Theme

_SLICE: Final = 12
"""So many rows are built or written in one turn."""


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


@dataclass(slots=True)
class _Part:
    """The widgets of a row: its line, the words below it, and what its fields stand in."""

    heading: _Heading
    detail: QLabel
    body: QWidget
    column: QVBoxLayout


class FoldingRows(QWidget):
    """One row is open at a time; its fields are built when it is opened."""

    opened = Signal(str)
    """The key of the row that was opened; empty when none is."""

    def __init__(self, theme: Theme, build: Callable[[str], QWidget]) -> None:
        super().__init__()
        self._theme, self._build = theme, build
        self._open = ""
        self._rows: tuple[FoldRow, ...] = ()
        self._parts: dict[str, _Part] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._pictures: dict[tuple[object, str], QIcon] = {}
        self._written = 0
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._write_some)
        theme.changed.connect(self._on_theme)

    @property
    def current(self) -> str:
        """The key of the row that is open."""
        return self._open

    def set_rows(self, rows: Sequence[FoldRow]) -> None:
        """Show other rows; the open one stays open, its fields as they are, where it is still there."""
        keys = [row.key for row in rows]
        if keys != [row.key for row in self._rows]:
            self._clear()
        self._rows, self._written = tuple(rows), 0
        self._write_some()
        if self._open not in keys:
            self._open = ""
            return
        self._complete()
        if not self._parts[self._open].column.count():
            self.open(self._open)

    def open(self, key: str) -> None:
        """Open a row, and close the others."""
        self._complete()
        self._open = key if key in self._parts else ""
        for name, part in self._parts.items():
            shown = name == self._open
            part.heading.setChecked(shown)
            if shown and not part.column.count():
                part.column.addWidget(self._build(name))
            part.body.setVisible(shown)

    def forget(self) -> None:
        """Close everything and drop the fields: another record comes."""
        self._open = ""
        self._clear()
        self._rows, self._written = (), 0

    def body(self, key: str) -> QWidget | None:
        """The fields of a row, if they were built."""
        self._complete()
        part = self._parts.get(key)
        item = part.column.itemAt(0) if part is not None else None
        return item.widget() if item is not None else None

    def _write_some(self) -> None:
        """The next rows; those after them when the window has answered what waits."""
        end = min(self._written + _SLICE, len(self._rows))
        rows = self._rows[self._written : end]
        new = [row.key for row in rows if row.key not in self._parts]
        if new:
            # Filled before it is seen: each widget that is added to what is seen would lay out the whole inspector.
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            for key in new:
                self._add(key, column)
        for row in rows:
            self._write(row)
        if new:
            self._column.addWidget(holder)
        self._written = end
        if end < len(self._rows):
            self._turn.start()

    def _complete(self) -> None:
        """Write now what is still to be written."""
        self._turn.stop()
        while self._written < len(self._rows):
            self._write_some()
        self._turn.stop()

    def _add(self, key: str, rows: QVBoxLayout) -> None:
        heading, detail, body = _Heading(), label(role="small", wrap=True), QWidget()
        detail.setContentsMargins(self._theme.px(24), 0, 0, 2)
        column = QVBoxLayout(body)
        column.setContentsMargins(self._theme.px(24), 2, 0, 8)
        body.hide()
        heading.clicked.connect(lambda on: self._on_pressed(key if on else ""))
        for widget in (heading, detail, body):
            rows.addWidget(widget)
        self._parts[key] = _Part(heading, detail, body, column)

    def _write(self, row: FoldRow) -> None:
        heading, detail = self._parts[row.key].heading, self._parts[row.key].detail
        heading.say(row.title)
        detail.setText(row.detail)
        detail.setVisible(bool(row.detail))
        detail.setProperty("role", "warning" if row.warns else "small")
        detail.style().polish(detail)
        heading.setAccessibleDescription(row.detail)
        side = self._theme.px(14)
        heading.setIconSize(QSize(side, side))
        heading.setIcon(self._picture(row.look, side) if row.look is not None else QIcon())

    def _picture(self, look: Look, side: int) -> QIcon:
        """A shape as an icon; each is painted once."""
        known = (look.shape, look.token)
        if known not in self._pictures:
            self._pictures[known] = _picture(self._theme, look, side)
        return self._pictures[known]

    def _on_theme(self) -> None:
        """Other colours or another size of text."""
        self._pictures.clear()
        self._written = 0
        self._write_some()

    def _clear(self) -> None:
        self._turn.stop()
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
