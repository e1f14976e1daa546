"""What the page shows where there is no list: no gap yet, and the states of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from focalpoint.ui.pages.page_states import PageStates

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class States(PageStates):
    """The states of the implementation."""

    provisions_asked = Signal()

    def no_gaps(self) -> QWidget:
        """Nothing is rated or marked as missing."""
        return self._state("no_gaps", "implementation", self.provisions_asked)

    def texts(self, name: str) -> tuple[str, str]:
        """The sentence of a state and the words of its button."""
        language = self._context.language
        return {
            "no_gaps": (
                language.gettext(
                    "No gap is known. Rate provisions, or mark what national law has: what is missing is listed here."
                ),
                language.gettext("Show the provisions"),
            ),
            "nothing": (language.gettext("No provision fits the filter."), language.gettext("Clear the filter")),
            "waiting": (language.gettext("The provisions are being read…"), ""),
        }[name]
