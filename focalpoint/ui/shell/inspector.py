"""The inspector's frame at the end side: the page fills it; it folds away and remembers its width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme, apply_property
from focalpoint.ui.widgets.basics import label

_WIDTH = 320
_NARROWEST = 280
_WIDEST = 400


class _ContentsArea(QScrollArea):
    """Scrolls up and down only: it asks for as much width as its contents need, up to a limit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        """As wide as the contents and the bar beside them."""
        contents = self.widget()
        if contents is None:
            return super().minimumSizeHint()
        width = contents.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(min(width, self._theme.px(_WIDEST)), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The contents' wishes changed (another language, another record)."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class InspectorPane(QWidget):
    """Shows the fields of the selected record, or a sentence when none is selected."""

    shown_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._below, self._side = False, "right"
        self._hint = label(role="muted", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._hint.setContentsMargins(16, 16, 16, 16)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._hint)
        self._areas: dict[QWidget, QScrollArea] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        theme.changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """The usual width."""
        return QSize(self._theme.px(_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as what is shown allows."""
        shown = self._stack.currentWidget()
        needed = shown.minimumSizeHint().width() if isinstance(shown, _ContentsArea) else 0
        return QSize(max(needed, self._theme.px(_NARROWEST)), super().minimumSizeHint().height())

    def show_contents(self, contents: QWidget | None) -> None:
        """Show a page's contents; the same widget may come again. None shows the hint."""
        if contents is None:
            self._stack.setCurrentWidget(self._hint)
            return
        area = self._areas.get(contents)
        if area is None:
            area = _ContentsArea(self._theme)
            area.setWidget(contents)
            self._areas[contents] = area
            self._stack.addWidget(area)
        self._stack.setCurrentWidget(area)
        self.updateGeometry()

    def contents(self) -> QWidget | None:
        """What is shown now."""
        current = self._stack.currentWidget()
        return current.widget() if isinstance(current, QScrollArea) else None

    def retire(self) -> None:
        """Read nothing more: what is still being built stays unbuilt, for the vault is about to close."""
        for timer in self.findChildren(QTimer):
            timer.stop()

    def retranslate(self, language: Language) -> None:
        """Write the hint anew and put the line at the right side."""
        self._hint.setText(language.gettext("Select a row to see and edit it here."))
        self.setAccessibleName(language.gettext("Inspector"))
        self._side = "left" if language.right_to_left else "right"
        self._show_side()

    def set_below(self, below: bool) -> None:
        """Whether it stands below the page instead of beside it."""
        self._below = below
        self._show_side()
        self.updateGeometry()

    def focus_first(self) -> bool:
        """Put the keyboard in the first field; false when there is none."""
        contents = self.contents()
        if contents is None or not self.isVisible():
            return False
        for child in contents.findChildren(QWidget):
            if child.isVisibleTo(contents) and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _show_side(self) -> None:
        """The line between the page and the inspector."""
        apply_property(self, "side", "below" if self._below else self._side)

    def _fit(self) -> None:
        self.updateGeometry()
