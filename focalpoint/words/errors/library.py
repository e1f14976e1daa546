"""What is said when the library cannot do what was asked."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "rule.library_title_missing": N_("A title is missing. Nothing was changed; write what the text is called."),
    "rule.library_dates": N_("The text would cease to hold before it does. Nothing was changed; check the two dates."),
    "rule.library_year": N_("{value} is not the year of a text. Nothing was changed."),
    "rule.library_superseded": N_(
        "There is a newer version of this text already. Nothing was changed; add the new one to that version."
    ),
    "rule.library_amends_itself": N_("An act cannot amend itself. Nothing was changed; choose the other act."),
}
