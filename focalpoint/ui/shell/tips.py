"""Tips that point at a control once. They wait for a quiet moment, take no focus, and can be switched off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from focalpoint.language import N_
from focalpoint.ui.shell.speech import speak
from focalpoint.ui.widgets.basics import LinkButton, label

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow

_QUIET_MS: Final = 1_500
_SEEN, _OFF = "tips.seen", "tips"
_ARROW: Final = 8


@dataclass(frozen=True, slots=True)
class Tip:
    """One sentence about one control."""

    name: str
    text: str
    """An ``N_`` literal; ``{keys}`` stands for the command's keys."""
    control: Callable[[MainWindow], QWidget]
    command: str = ""
    when: Callable[[MainWindow], bool] = lambda _window: True


TIPS: Final = (
    Tip(
        "search",
        N_("Everything can be found here: records, pages, commands and help. Press {keys}."),
        lambda window: window.top.search,
        "palette",
    ),
    Tip(
        "inspector",
        N_("Edit the selected record here. What you enter is saved at once."),
        lambda window: window.inspector,
        when=lambda window: window.inspector.isVisible() and window.inspector.contents() is not None,
    ),
    Tip(
        "undo",
        N_("Every change can be undone, also later and from another page. Press {keys}."),
        lambda window: window.top.undo,
        "undo",
        lambda window: window.top.undo.isEnabled(),
    ),
    Tip("lock", N_("Lock when you leave. You come back to the same place."), lambda window: window.top.lock, "lock"),
)
"""In the order in which they are shown."""


class Callout(QFrame):
    """A small note with an arrow to a control. It lies over the window and never takes the keyboard by itself."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.centre)
        self._theme = window.context.theme
        self._control: QWidget | None = None
        self._up = True
        self._arrow_x = 0
        self.setObjectName("calloutBox")
        self.box = QFrame(self)
        self.box.setObjectName("callout")
        self._text = label(wrap=True)
        self.got_it = QPushButton()
        self.no_more = LinkButton()
        foot = QHBoxLayout()
        foot.addWidget(self.no_more)
        foot.addStretch(1)
        foot.addWidget(self.got_it)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addLayout(foot)
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, _ARROW, 0, _ARROW)
        self._around.addWidget(self.box)
        self.hide()

    def point_at(self, control: QWidget, text: str) -> None:
        """Show a sentence at a control."""
        self._control = control
        self._text.setText(text)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Under the control, or over it where there is no room below; never outside the window."""
        over = self.parentWidget()
        if self._control is None or over is None:
            return
        self.setFixedWidth(min(self._theme.px(340), over.width() - 24))
        self.adjustSize()
        target = QRect(self._control.mapTo(over, QPoint(0, 0)), self._control.size())
        # A tall control (the inspector) is pointed at where it begins.
        target.setHeight(min(target.height(), self._theme.px(48)))
        x = min(max(target.center().x() - self.width() // 2, 12), over.width() - self.width() - 12)
        self._up = target.bottom() + self.height() < over.height()
        y = target.bottom() + 2 if self._up else target.top() - self.height() - 2
        self._arrow_x = min(max(target.center().x() - x, 20), self.width() - 20)
        self.move(x, max(y, 0))
        self.update()

    def control(self) -> QWidget | None:
        """What it points at."""
        return self._control

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arrow; the box paints itself."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        edge = _ARROW + 1 if self._up else self.height() - _ARROW - 1
        tip = 0 if self._up else self.height()
        x = self._arrow_x
        painter.drawPolygon(QPolygon([QPoint(x - _ARROW, edge), QPoint(x + _ARROW, edge), QPoint(x, tip)]))
        painter.end()


class Tips(QObject):
    """The tips of one window; which were seen is remembered on this computer."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._callout: Callout | None = None
        self._shown: Tip | None = None
        self._begun = False
        self._timer = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._timer.timeout.connect(self._on_quiet)

    def begin(self) -> None:
        """The first page is shown: tips may come."""
        self._begun = True
        self.look()

    def look(self) -> None:
        """Something happened that a tip may be about."""
        if self._begun and self.on() and self._shown is None and not self._timer.isActive() and self._next():
            self._timer.start()

    def on(self) -> bool:
        """Whether tips are shown at all."""
        return self._window.context.memory.get(_OFF) != "off"

    def turn_off(self) -> None:
        """Show no more tips."""
        self._window.context.memory.put(_OFF, "off")
        self._close()
        self._window.announce(self._window.context.language.gettext("No more tips. The help can show them again."))

    def replay(self) -> None:
        """Show every tip again, beginning now."""
        memory = self._window.context.memory
        memory.put(_OFF, "")
        memory.put(_SEEN, "")
        self._close()
        self._begun = True
        self._on_quiet()

    def hide(self) -> None:
        """Take away the tip that is shown, and let no other come by itself."""
        self._timer.stop()
        self._begun = False
        self._close()

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._begun = False

    def shown(self) -> Callout | None:
        """The callout that is seen now."""
        return self._callout if self._shown is not None else None

    def retranslate(self) -> None:
        """Write the callout anew."""
        callout, tip = self._callout, self._shown
        if callout is None:
            return
        language = self._window.context.language
        callout.got_it.setText(language.gettext("Got it"))
        callout.no_more.setText(language.gettext("No more tips"))
        if tip is not None:
            keys = self._window.commands.keys_of(tip.command) if tip.command else ""
            callout.point_at(tip.control(self._window), language.gettext(tip.text).format(keys=keys))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window became larger or smaller: the callout goes with its control."""
        if event.type() == QEvent.Type.Resize and self._callout is not None:
            self._callout.place()
        return False

    def _next(self) -> Tip | None:
        seen = self._window.context.memory.get(_SEEN).split()
        waiting = [tip for tip in TIPS if tip.name not in seen]
        return next((tip for tip in waiting if tip.when(self._window) and tip.control(self._window).isVisible()), None)

    def _on_quiet(self) -> None:
        tip = self._next()
        if tip is None or not self._begun or self._window.palette_box.isVisible():
            return
        if self._callout is None:
            self._callout = Callout(self._window)
            self._callout.got_it.clicked.connect(self._on_got_it)
            self._callout.no_more.clicked.connect(self.turn_off)
            self._window.centre.installEventFilter(self)
        self._shown = tip
        memory = self._window.context.memory
        memory.put(_SEEN, f"{memory.get(_SEEN)} {tip.name}".strip())
        self.retranslate()
        speak(self._window, self._callout.accessibleName())

    def _on_got_it(self) -> None:
        self._close()
        self.look()

    def _close(self) -> None:
        self._shown = None
        if self._callout is not None:
            had = self._callout.isAncestorOf(self._window.focusWidget() or self._window)
            self._callout.hide()
            page = self._window.current_page()
            if had and page is not None:
                page.focus_work()
