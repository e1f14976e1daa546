"""Sentences of what the window itself expects to go wrong."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "ui.still_working": N_("“{work}” is still at work. Your change was not saved: try again when it has finished."),
    "ui.printer": N_("The printer took nothing. Look whether it is on and has paper, then print again."),
    "ui.no_display": N_("There is no screen to open a window on. Nothing was changed."),
}
