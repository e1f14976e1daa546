"""Python's garbage collector, kept on the window's thread.

Python collects cycles on whatever thread happens to allocate. A cycle that holds a widget or timer would then be
destroyed on a worker, its timer would stay with Qt, and the program would die at the next tick. So the automatic
collector is switched off while there is a window, and a timer of the window's thread does its work.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Collector(QObject):
    """Collects by the interpreter's own thresholds, once a second at most."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Switches the automatic collector off; ``stop`` switches it on again."""
        super().__init__(parent)
        gc.disable()
        # What the imports left is not garbage: nobody has to look through it again.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int:
        """Collect the oldest generation that is due; gives how many objects were freed."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                return gc.collect(generation)
        return 0

    def stop(self) -> None:
        """Give the work back to the interpreter; no worker may be running any more."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
