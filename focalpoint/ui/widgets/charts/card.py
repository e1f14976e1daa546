"""A panel with a title, a chart, and the same figures as a table one press away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import RADIUS, Theme
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.charts.chart import SMALL, Chart, Hatch, fill_area
from focalpoint.ui.widgets.charts.table import Figures

MARK: Final = "mark"
"""In a legend: the stroke that says where a bar should be."""


class Panel(QFrame):
    """The ground of a card."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded panel with a thin edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.setBrush(self.theme.colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()


class Legend(QWidget):
    """What the colours and fillings of a chart mean, at the end side of its card's head."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[tuple[str, str, Hatch], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_entries(self, entries: Sequence[tuple[str, str, Hatch]]) -> None:
        """Words, colour of the palette (or ``MARK``), filling."""
        self._entries = tuple(entries)
        self.setToolTip(" · ".join(words for words, _token, _hatch in entries))
        self.setAccessibleName(self.toolTip())
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(60), self.fontMetrics().height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From the end side, so that it lines up with the card's edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(scale=SMALL))
        px, metrics = self._theme.px, painter.fontMetrics()
        swatch, near, far = px(10), px(5), px(14)
        widths = [metrics.horizontalAdvance(words) + 2 for words, _token, _hatch in self._entries]
        spare = self.width() - sum(widths) - len(widths) * (swatch + near) - max(0, len(widths) - 1) * far
        if spare < 0 and widths:  # the words share what there is
            each = max(0, (self.width() - len(widths) * (swatch + near) - (len(widths) - 1) * far) // len(widths))
            widths, spare = [min(width, each) for width in widths], 0
        x = spare
        for (words, token, hatch), width in zip(self._entries, widths, strict=True):
            self._paint_swatch(painter, QRect(x, (self.height() - swatch) // 2, swatch, swatch), token, hatch)
            x += swatch + near
            painter.setPen(self._theme.colour("muted"))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(self._placed(QRect(x, 0, width, self.height())), int(flags), shown)
            x += width + far
        painter.end()

    def _paint_swatch(self, painter: QPainter, box: QRect, token: str, hatch: Hatch) -> None:
        place = QRectF(self._placed(box))
        if token == MARK:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("text"))
            painter.drawRect(QRectF(place.center().x() - 1, place.top() - 1, 2, place.height() + 2))
        else:
            fill_area(painter, place, self._theme.colour(token), hatch)

    def _placed(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.x() - box.width())
        return box


class ChartCard(Panel):
    """A chart under its title; the button at the end asks for the same figures as a table (``TableFace``)."""

    opened = Signal(str)
    """The key of what was chosen."""
    table_asked = Signal()
    announced = Signal(str)
    """Words for the status bar and the screen reader."""

    def __init__(self, theme: Theme, charts: Sequence[Chart], parent: QWidget | None = None) -> None:
        """``charts`` stand below each other; the last one takes the room that is left."""
        super().__init__(theme, parent)
        self.title = label(role="strong")
        self.side = label(role="small")
        self.legend = Legend(theme)
        self.legend.hide()
        self._as_table = QToolButton()
        theme.dress(self._as_table, "table")
        self._figures = Figures()
        self._copied = ""
        self._charts = tuple(charts)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addWidget(self.side, 1, Qt.AlignmentFlag.AlignRight)  # the layout mirrors it
        self.head.addWidget(self.legend, 1)
        self.head.addWidget(self._as_table)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(self.head)
        for at, chart in enumerate(self._charts):
            column.addWidget(chart, 1 if at == len(self._charts) - 1 else 0)
            chart.opened.connect(self.opened)
            chart.copy_asked.connect(self._on_copy)
        self._as_table.clicked.connect(self.table_asked)

    @property
    def figures(self) -> Figures:
        """The chart's figures as a table."""
        return self._figures

    def set_words(self, title: str, description: str, side: str = "") -> None:
        """The title, what the chart shows (for a screen reader), and a few words at the end side."""
        self.title.setText(title)
        self.side.setText(side)
        for chart in self._charts:
            chart.setAccessibleName(description)

    def set_legend(self, entries: Sequence[tuple[str, str, Hatch]]) -> None:
        """Show a legend in the card's head instead of the words at its side."""
        self.legend.set_entries(entries)
        self.legend.show()
        self.side.hide()

    def set_figures(self, figures: Figures) -> None:
        """Keep the figures for the table and for copying; without any there is no table to ask for."""
        self._figures = figures
        self._as_table.setEnabled(bool(figures.rows))

    def retranslate(self, language: Language) -> None:
        """Write the button's words anew; ``set_words`` comes first."""
        words = language.gettext("Show as table")
        self._as_table.setToolTip(words)
        self._as_table.setAccessibleName(
            language.gettext("{action}: {title}").format(action=words, title=self.title.text())
        )
        self._copied = language.gettext("Copied as a table.")

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in reading order: the buttons of the head, then the charts."""
        items = (self.head.itemAt(at) for at in range(self.head.count()))
        inside = [item.widget() for item in items if item is not None]
        return [*(widget for widget in inside if isinstance(widget, QToolButton)), *self._charts]

    def focus(self) -> None:
        """Put the keyboard into the chart."""
        self._charts[-1].setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._figures.as_text())
        self.announced.emit(self._copied)
