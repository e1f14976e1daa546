"""What the library shows where there is no list: empty, filtered to nothing, being read, not readable."""

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

    add_asked = Signal()
    clear_asked = Signal()
    again_asked = Signal()

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._made: dict[str, EmptyState] = {}
        self._error: FocalPointError = FocalPointError()

    def empty(self) -> QWidget:
        """No text is kept yet."""
        return self._state("empty", "library", self.add_asked)

    def shelf(self) -> QWidget:
        """No text of this kind is kept yet."""
        return self._state("shelf", "library", self.add_asked)

    def nothing(self) -> QWidget:
        """The filters leave nothing."""
        return self._state("nothing", "filter", self.clear_asked)

    def not_found(self) -> QWidget:
        """No passage holds what was typed."""
        return self._state("not_found", "search", self.clear_asked)

    def waiting(self) -> QWidget:
        """The library is being read."""
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
        add = language.gettext("Add files…") if not why_not(self._context, "library.add_files") else ""
        clear = language.gettext("Clear the filters")
        sentences = {
            "empty": language.gettext(
                "Laws, judgments, agreements and guides: drop files here, and search finds every passage in them."
            ),
            "shelf": language.gettext("Nothing of this kind is in the library yet. Drop files here to add them."),
            "nothing": language.gettext("Nothing in the library fits the filters."),
            "not_found": language.gettext("No text of the library holds these words."),
            "waiting": language.gettext("The library is being read…"),
        }
        sentence = sentences[name] if name in sentences else explain(self._error, language)
        buttons = {"empty": add, "shelf": add, "nothing": clear, "not_found": clear, "waiting": ""}
        self._made[name].set_texts(sentence, buttons.get(name, language.gettext("Try again")))
