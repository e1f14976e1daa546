"""What the directory shows where there is no list: empty, filtered to nothing, being read, not readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from focalpoint.domain.errors import FocalPointError
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.shell.context import PageContext


class States(QObject):
    """Each is made when it is first needed."""

    new_asked = Signal()
    clear_asked = Signal()
    again_asked = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._made: dict[str, EmptyState] = {}
        self._error: FocalPointError = FocalPointError()

    def empty(self) -> QWidget:
        """Nobody is in the directory yet."""
        return self._state("empty", "directory", self.new_asked)

    def nothing(self) -> QWidget:
        """The filter leaves nothing."""
        return self._state("nothing", "filter", self.clear_asked)

    def waiting(self) -> QWidget:
        """The directory is being read."""
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
        if name == "empty":
            may = not why_not(self._context, "directory.add_ministry")
            sentence = language.gettext("Ministries and agencies that carry the plan, and the people to ask there.")
            self._made[name].set_texts(sentence, language.gettext("New ministry") if may else "")
        elif name == "nothing":
            sentence = language.gettext("Nothing in the directory fits the filter.")
            self._made[name].set_texts(sentence, language.gettext("Clear the filter"))
        elif name == "waiting":
            self._made[name].set_texts(language.gettext("The directory is being read…"))
        else:
            self._made[name].set_texts(explain(self._error, language), language.gettext("Try again"))
