"""What the directory shows where there is no list: nobody yet, and the states of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.page_states import PageStates

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class States(PageStates):
    """The states of the directory."""

    new_asked = Signal()

    def empty(self) -> QWidget:
        """Nobody is in the directory yet."""
        return self._state("empty", "directory", self.new_asked)

    def texts(self, name: str) -> tuple[str, str]:
        """The sentence of a state and the words of its button."""
        language = self._context.language
        may = not why_not(self._context, "directory.add_ministry")
        return {
            "empty": (
                language.gettext("Ministries and agencies that carry the plan, and the people to ask there."),
                language.gettext("New ministry") if may else "",
            ),
            "nothing": (
                language.gettext("Nothing in the directory fits the filter."),
                language.gettext("Clear the filter"),
            ),
            "waiting": (language.gettext("The directory is being read…"), ""),
        }[name]
