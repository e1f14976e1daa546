"""What the page shows where there is no list: no request yet, filtered to nothing, not readable, not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.page_states import PageStates

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class States(PageStates):
    """The states of the register."""

    new_asked = Signal()

    def empty(self) -> QWidget:
        """No request is kept yet."""
        return self._state("empty", "requests", self.new_asked)

    def closed(self) -> QWidget:
        """This person's key opens no cases."""
        return self._state("closed", "lock", None)

    def texts(self, name: str) -> tuple[str, str]:
        """The sentence of a state and the words of its button."""
        language = self._context.language
        new = "" if why_not(self._context, "requests.add") else language.gettext("New request…")
        return {
            "empty": (
                language.gettext(
                    "Legal assistance, extradition and all that follows: written, checked, sent and followed here."
                ),
                new,
            ),
            "closed": (
                language.gettext("Your key does not open cases. Whoever manages the users can give you access."),
                "",
            ),
            "nothing": (language.gettext("No request fits the filter."), language.gettext("Clear the filters")),
            "waiting": (language.gettext("The requests are being read…"), ""),
        }[name]
