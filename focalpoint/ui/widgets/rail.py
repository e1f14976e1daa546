"""The steps of a wizard down its side: each with a tick, a dot, a ring or a warning, and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"
    WARNING = "warning"


_INKS: Final = {
    StepState.DONE: "green",
    StepState.NOW: "accent",
    StepState.TODO: "muted",
    StepState.WARNING: "amber",
}


class StepRail(QWidget):
    """A column of steps; one that may be visited now is a button."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, width: int = 204) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: dict[str, _Item] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setFixedWidth(theme.px(width))

    def set_steps(self, steps: Sequence[tuple[str, str]], language: Language) -> None:
        """The steps as ``(name, words)``; called again to rename them."""
        for name, words in steps:
            if name not in self._items:
                item = _Item(self._theme)
                item.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
                self._column.insertWidget(self._column.count() - 1, item)
                self._items[name] = item
            self._items[name].say(words, language)
        for name, item in self._items.items():
            item.setVisible(name in dict(steps))

    def show_states(self, states: Mapping[str, StepState], open_steps: frozenset[str], language: Language) -> None:
        """How far each step is, and which may be visited."""
        for name, item in self._items.items():
            item.show_state(states.get(name, StepState.TODO), language)
            item.setEnabled(name in open_steps)


class _Item(QAbstractButton):
    """One step; painted, so that it mirrors itself and wraps its words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = StepState.TODO
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def say(self, words: str, language: Language) -> None:
        """Its words."""
        self.setText(words)
        self._name(language)
        self.updateGeometry()
        self.update()

    def show_state(self, state: StepState, language: Language) -> None:
        """How far it is."""
        self._state = state
        self._name(language)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as high as its words need."""
        rail = self.parentWidget()
        width = rail.width() if isinstance(rail, StepRail) else self._theme.px(204)
        words = self.fontMetrics().boundingRect(self._words(QRect(0, 0, width, 400)), self._flags(), self.text())
        return QSize(width, max(self._theme.px(34), words.height() + self._theme.px(14)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: ground, sign and words, from the reading side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = self._state is StepState.NOW
        box = self.rect().adjusted(1, 1, -1, -1)
        if now or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if now else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(box, 6, 6)
        self._sign(painter)
        font = self.font()
        font.setBold(now)
        painter.setFont(font)
        ink = "accent" if now else "text" if self.isEnabled() or self._state is StepState.DONE else "muted"
        painter.setPen(self._theme.colour(ink))
        painter.drawText(self._mirrored(self._words(self.rect())), self._flags(), self.text())
        painter.end()

    def _sign(self, painter: QPainter) -> None:
        size = self._theme.px(16)
        place = self._mirrored(QRect(self._theme.px(10), (self.height() - size) // 2, size, size))
        ink = _INKS[self._state]
        if self._state in {StepState.DONE, StepState.WARNING}:
            name = "check" if self._state is StepState.DONE else "warning"
            self._theme.icon(name, ink).paint(painter, place)
            return
        ring = place.adjusted(3, 3, -3, -3)
        painter.setPen(QPen(self._theme.colour(ink), 1.6))
        painter.setBrush(self._theme.colour(ink) if self._state is StepState.NOW else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring)

    def _words(self, box: QRect) -> QRect:
        return box.adjusted(self._theme.px(34), 0, -self._theme.px(8), 0)

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _flags(self) -> int:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)

    def _name(self, language: Language) -> None:
        states = {
            StepState.DONE: language.gettext("{step}, done"),
            StepState.NOW: language.gettext("{step}, you are here"),
            StepState.TODO: language.gettext("{step}, still to come"),
            StepState.WARNING: language.gettext("{step}, needs a look"),
        }
        self.setAccessibleName(states[self._state].format(step=self.text()))
