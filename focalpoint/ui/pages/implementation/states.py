"""What the page shows where there is no list: no gap yet, filtered to nothing, being read, not readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from focalpoint.domain.errors import FocalPointError
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.shell.context import PageContext


class States(QObject):
    """Each is made when it is first needed."""

    provisions_asked = Signal()
    clear_asked = Signal()
    again_asked = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._made: dict[str, EmptyState] = {}
        self._error: FocalPointError = FocalPointError()

    def no_gaps(self) -> QWidget:
        """Nothing is rated or marked as missing."""
        return self._state("no_gaps", "implementation", self.provisions_asked)

    def nothing(self) -> QWidget:
        """The filter leaves nothing."""
        return self._state("nothing", "filter", self.clear_asked)

    def waiting(self) -> QWidget:
        """The catalogue is being read."""
        return self._state("waiting", "", None)

    def failed(self, error: Exception) -> QWidget:
        """It could not be read, and why."""
        self._error = error if isinstance(error, FocalPointError) else FocalPointError()
        return self._state("failed", "error", self.again_asked)

    def retranslate(self) -> None:
        """Write those that were made anew."""
        for name in self._made:
            self._write(name)

    def _state(self, name: str, icon: str, pressed: SignalInstance | None) -> EmptyState:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = EmptyState(self._context.theme, icon)
            if pressed is not None:
                made.pressed.connect(pressed)
        self._write(name)
        return made

    def _write(self, name: str) -> None:
        language = self._context.language
        texts = {
            "no_gaps": (
                language.gettext(
                    "No gap is known. Rate provisions, or mark what national law has: what is missing is listed here."
                ),
                language.gettext("Show the provisions"),
            ),
            "nothing": (language.gettext("No provision fits the filter."), language.gettext("Clear the filter")),
            "waiting": (language.gettext("The provisions are being read…"), ""),
            "failed": (explain(self._error, language), language.gettext("Try again")),
        }
        self._made[name].set_texts(*texts[name])
