"""The seconds before the vault locks because nobody is there: a strip that is read at a glance and takes no focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from focalpoint.ui.shell.theme.theme import apply_property

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.shell.watch import LockWatch

_TICK_MS = 1_000
_WHOLE_SECONDS = 30


class Countdown(QFrame):
    """Hidden until ``LockWatch.soon``; then it asks the watch every second, so that any touch takes it away at once."""

    began = Signal(str)
    """The sentence, once for each countdown: for the screen reader."""

    def __init__(self, context: PageContext, watch: LockWatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._watch = context, watch
        self._left = 0
        self.setObjectName("countdown")
        apply_property(self, "message", "warning")
        self._picture, self.words = QLabel(), QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setRange(0, _WHOLE_SECONDS)
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(context.theme.px(160))
        apply_property(self.bar, "tone", "amber")
        self.stay = QPushButton()
        self.stay.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self.words)
        row.addWidget(self.bar)
        row.addStretch(1)
        row.addWidget(self.stay)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(watch.look)
        self.stay.clicked.connect(self._on_stay)
        watch.soon.connect(self.show_left)
        watch.stays.connect(self.end)
        watch.lock.connect(self.end)
        context.shell.language_changed.connect(self.retranslate)
        context.theme.changed.connect(self._paint)
        self._paint()
        self.retranslate()
        self.hide()

    def show_left(self, seconds: int) -> None:
        """Show how many seconds are left."""
        first = not self._timer.isActive()
        self._left = seconds
        self.retranslate()
        if first:
            self._timer.start()
            self.show()
            self.began.emit(self.words.text())

    def end(self) -> None:
        """Somebody is there, or it is locked."""
        self._timer.stop()
        self.hide()

    def retranslate(self) -> None:
        """Write the words anew."""
        language, n = self._context.language, self._left
        words = language.ngettext(
            "Locking in {n} second. Move the mouse to stay.", "Locking in {n} seconds. Move the mouse to stay.", n
        )
        self.words.setText(words.format(n=n))
        self.stay.setText(language.gettext("I am here"))
        self.bar.setValue(n)
        self.bar.setAccessibleName(self.words.text())

    def _on_stay(self) -> None:
        # The click itself was a touch; the watch sees it at the next look.
        self._watch.look()

    def _paint(self) -> None:
        size = self._context.theme.px(18)
        self._picture.setPixmap(self._context.theme.icon("lock", "amber").pixmap(size, size))
