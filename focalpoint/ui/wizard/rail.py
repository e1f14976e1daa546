"""The steps of a request down the side: each with a sign for how far it is, in any order, by mouse and by arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from focalpoint.language import Language, isolate
from focalpoint.ui.shell.theme.theme import Theme

WIDTH: Final = 196


class Sign(StrEnum):
    """How far a step is."""

    DONE = "done"
    TODO = "todo"
    RISK = "risk"
    MUST = "must"


_INKS: Final = {Sign.DONE: "green", Sign.TODO: "muted", Sign.RISK: "amber", Sign.MUST: "red"}


@dataclass(frozen=True, slots=True)
class RailStep:
    """One line: a step of the specification, or (``below``) one measure of those asked for."""

    id: str
    title: str
    sign: Sign = Sign.TODO
    below: bool = False


class WizardRail(QWidget):
    """A column of steps. One Tab stop: the arrows move, Enter or Space goes there."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[_Line] = []
        self._here = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_steps(self, steps: Sequence[RailStep], here: str, language: Language) -> None:
        """Show these steps; ``here`` is the one that is open."""
        while len(self._lines) < len(steps):
            line = _Line(self._theme, self)
            line.clicked.connect(self._on_clicked)
            line.moved.connect(self._on_moved)
            self._column.insertWidget(self._column.count() - 1, line)
            self._lines.append(line)
        self._here = here
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(steps))
            if at < len(steps):
                line.show_step(steps[at], language, here=steps[at].id == here)

    def steps(self) -> list[RailStep]:
        """The steps that are shown."""
        return [line.step for line in self._lines if not line.isHidden()]

    def line(self, step_id: str) -> QAbstractButton | None:
        """The button of a step."""
        return next((line for line in self._lines if not line.isHidden() and line.step.id == step_id), None)

    def _on_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            self.chosen.emit(line.step.id)

    def _on_moved(self, by: int) -> None:
        shown = [line for line in self._lines if not line.isHidden()]
        line = self.sender()
        if isinstance(line, _Line) and line in shown:
            at = min(max(shown.index(line) + by, 0), len(shown) - 1)
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)


class _Line(QAbstractButton):
    """One step; painted, so that it mirrors itself and wraps its words."""

    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = False
        self.step = RailStep("", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def show_step(self, step: RailStep, language: Language, *, here: bool) -> None:
        """Its words, its sign, and whether it is open."""
        self.step, self._now = step, here
        self.setText(step.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(_name(step, language, here=here))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move, Enter goes there."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.moved.emit(1000 if event.key() == Qt.Key.Key_End else -1000)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its words need."""
        rail = self.parentWidget()
        width = rail.width() if rail is not None and rail.width() > self._theme.px(100) else self._theme.px(WIDTH)
        words = self.fontMetrics().boundingRect(self._words(QRect(0, 0, width, 400)), self._flags(), self.text())
        return QSize(self._theme.px(120), max(self._theme.px(29), words.height() + self._theme.px(11)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, sign and words, from the reading side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self._now or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if self._now else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(box, 6, 6)
        self._paint_sign(painter)
        font = self.font()
        font.setBold(self._now)
        painter.setFont(font)
        painter.setPen(self._theme.colour("accent" if self._now else "muted" if self.step.below else "text"))
        painter.drawText(self._mirrored(self._words(self.rect())), self._flags(), self.text())
        painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        size = self._theme.px(14)
        indent = self._theme.px(26 if self.step.below else 8)
        place = self._mirrored(QRect(indent, (self.height() - size) // 2, size, size))
        ink = self._theme.colour(_INKS[self.step.sign])
        if self.step.sign is Sign.DONE:
            self._theme.icon("check", "green").paint(painter, place)
            return
        inner = QRectF(place).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if self.step.sign is Sign.TODO else ink)
        if self.step.sign is Sign.TODO:
            painter.drawEllipse(inner)
        elif self.step.sign is Sign.MUST:
            painter.drawRect(inner.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            top = QPointF(inner.center().x(), inner.top())
            painter.drawPolygon(QPolygonF([top, inner.bottomRight(), inner.bottomLeft()]))

    def _words(self, box: QRect) -> QRect:
        return box.adjusted(self._theme.px(48 if self.step.below else 30), 0, -self._theme.px(6), 0)

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _flags(self) -> int:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


def _name(step: RailStep, language: Language, *, here: bool) -> str:
    states = {
        Sign.DONE: language.gettext("{step}, done"),
        Sign.TODO: language.gettext("{step}, still to come"),
        Sign.RISK: language.gettext("{step}, needs a look"),
        Sign.MUST: language.gettext("{step}, something must be fixed"),
    }
    words = states[step.sign].format(step=isolate(step.title))
    return language.gettext("{step}, you are here").format(step=words) if here else words
