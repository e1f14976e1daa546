"""What the library shows where there is no list: no text yet, no passage found, and the states of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.page_states import PageStates

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class States(PageStates):
    """The states of the library."""

    add_asked = Signal()

    def empty(self) -> QWidget:
        """No text is kept yet."""
        return self._state("empty", "library", self.add_asked)

    def shelf(self) -> QWidget:
        """No text of this kind is kept yet."""
        return self._state("shelf", "library", self.add_asked)

    def not_found(self) -> QWidget:
        """No passage holds what was typed."""
        return self._state("not_found", "search", self.clear_asked)

    def texts(self, name: str) -> tuple[str, str]:
        """The sentence of a state and the words of its button."""
        language = self._context.language
        add = language.gettext("Add files…") if not why_not(self._context, "library.add_files") else ""
        clear = language.gettext("Clear the filters")
        return {
            "empty": (
                language.gettext(
                    "Laws, judgments, agreements and guides: drop files here, and search finds every passage in them."
                ),
                add,
            ),
            "shelf": (
                language.gettext("Nothing of this kind is in the library yet. Drop files here to add them."),
                add,
            ),
            "nothing": (language.gettext("Nothing in the library fits the filters."), clear),
            "not_found": (language.gettext("No text of the library holds these words."), clear),
            "waiting": (language.gettext("The library is being read…"), ""),
        }[name]
