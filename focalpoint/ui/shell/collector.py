"""Python's garbage collector, kept on the window's thread.

Python collects cycles on whatever thread happens to allocate. A cycle that holds a widget or timer would then be
destroyed on a worker, its timer would stay with Qt, and the program would die at the next tick. So the automatic
collector is switched off while there is a window, and a timer of the window's thread does its work.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY_MS: Final = 1000
_YOUNG_TURNS: Final = 3
"""The middle generation is looked through after so many young ones: lists of 10,000 rows make later turns long."""
_LONGEST_PUT_OFF_MS: Final = 10 * 60_000


class Collector(QObject):
    """Collects once a second at most; everything there is, only while nobody works in the window.

    Looking through everything takes as long as there are objects, with large lists a tenth of a second.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Switches the automatic collector off; ``stop`` switches it on again."""
        super().__init__(parent)
        gc.disable()
        # What the imports left is not garbage: nobody has to look through it again.
        gc.freeze()
        self._since_all = QElapsedTimer()
        self._since_all.start()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int:
        """Collect the oldest generation that is due; gives how many objects were freed."""
        (young, middle, old), limits = gc.get_count(), gc.get_threshold()
        if old > limits[2] and self._may_take_long():
            self._since_all.restart()
            return gc.collect()
        if middle > _YOUNG_TURNS:
            return gc.collect(1)
        return gc.collect(0) if young > limits[0] else 0

    def _may_take_long(self) -> bool:
        """Whether the person works in another program, or has not left this one for long."""
        here = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        return not here or self._since_all.hasExpired(_LONGEST_PUT_OFF_MS)

    def stop(self) -> None:
        """Give the work back to the interpreter; no worker may be running any more."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
