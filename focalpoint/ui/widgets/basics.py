"""Small parts: buttons, labels, the filter box, a rule between two things."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.bounded import LONGEST_SEARCH

_FILTER_DELAY_MS = 120
_FILTER_WIDTH, _FILTER_LEAST = 190, 90


class PrimaryButton(QPushButton):
    """The one thing that this page wants you to do."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "primary")


class LinkButton(QPushButton):
    """A button that looks like a link."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "link")
        self.setFlat(True)


def label(text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label of one of the stylesheet's roles (title, heading, strong, muted, label, small, error, code)."""
    made = QLabel(text, parent)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


class ElidedLabel(QLabel):
    """A line that ends with … where there is no room; the whole of it is the tooltip."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)

    def setText(self, text: str) -> None:
        """Show a line."""
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much of it as fits, from the start side."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line."""
    made = QFrame(parent)
    made.setProperty("role", "rule")
    return made


def allow(widget: QWidget, allowed: bool, reason: str = "") -> None:
    """Enable or disable a widget; when disabled, the reason is its tooltip and its accessible description."""
    widget.setEnabled(allowed)
    widget.setToolTip("" if allowed else reason)
    widget.setAccessibleDescription("" if allowed else reason)


def allow_action(action: QAction, allowed: bool, reason: str = "") -> None:
    """The same for a menu entry."""
    action.setEnabled(allowed)
    action.setToolTip("" if allowed else reason)
    action.setStatusTip("" if allowed else reason)


class FilterEdit(QLineEdit):
    """A box that narrows a list while one types; Escape clears it."""

    changed = Signal(str)
    """The text, a short while after the last key."""
    left = Signal()
    """Down or Enter: the person wants to go on to the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FILTER_DELAY_MS)
        self._timer.timeout.connect(self._on_timer)
        self._last = ""
        self.setMaxLength(LONGEST_SEARCH)
        self.setClearButtonEnabled(True)
        self._glass = self.addAction(theme.icon("filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._on_text)
        self._size()
        theme.changed.connect(self._on_theme)

    def retranslate(self, language: Language) -> None:
        """Write the hint anew."""
        self.setPlaceholderText(language.gettext("Filter…"))
        self.setAccessibleName(language.gettext("Filter the list"))
        self.setToolTip(language.gettext("Filter the list ({keys})").format(keys="Ctrl+F"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears, Down and Enter go on to the list."""
        if event.matches(QKeySequence.StandardKey.Cancel) and self.text():
            self.clear()
        elif event.key() in (0x01000015, 0x01000004, 0x01000005):  # Down, Return, Enter
            self._on_timer()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for two words; where there is less, it gives way before the buttons beside it."""
        return QSize(self._theme.px(_FILTER_WIDTH), super().sizeHint().height())

    def _size(self) -> None:
        self.setMinimumWidth(self._theme.px(_FILTER_LEAST))
        self.setMaximumWidth(self._theme.px(_FILTER_WIDTH))

    def _on_theme(self) -> None:
        self._glass.setIcon(self._theme.icon("filter"))
        self._size()

    def _on_text(self, text: str) -> None:
        if text:
            self._timer.start()
        else:
            self._on_timer()

    def _on_timer(self) -> None:
        self._timer.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.changed.emit(self._last)
