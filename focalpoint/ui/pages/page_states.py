"""What a page shows where there is no list: filtered to nothing, being read, not readable, and what it adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from focalpoint.domain.errors import FocalPointError
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.shell.context import PageContext


class PageStates(QObject):
    """Each state is made when it is first needed; a page says the words of all but the failure."""

    clear_asked = Signal()
    again_asked = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._made: dict[str, EmptyState] = {}
        self._error: FocalPointError = FocalPointError()

    def texts(self, name: str) -> tuple[str, str]:
        """The sentence of a state and the words of its button, empty for none."""
        raise NotImplementedError

    def nothing(self) -> QWidget:
        """The filter leaves nothing."""
        return self._state("nothing", "filter", self.clear_asked)

    def waiting(self) -> QWidget:
        """The list is being read."""
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
        failure = name == "failed"
        words = (explain(self._error, language), language.gettext("Try again")) if failure else self.texts(name)
        self._made[name].set_texts(*words)
