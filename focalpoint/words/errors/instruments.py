"""What is said when a rule of treaty law, or of the country's own way, forbids something."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "rule.act_in_future": N_("{date} has not come yet; nothing was recorded. An act is recorded when it was done."),
    "rule.act_before_adoption": N_(
        "{date} is before the instrument was adopted; nothing was recorded. Check the date."
    ),
    "rule.participant_unknown": N_(
        "“{participant}” is no State or organization that is known here; nothing was recorded."
    ),
    "rule.instrument_shipped": N_("This instrument came with the program and cannot be changed; nothing was changed."),
    "rule.step_is_derived": N_(
        "This step follows from what was deposited and sent; record that instead. Nothing was changed."
    ),
    "rule.wait_bounds": N_("{value} is not a number between 0 and {most}; nothing was changed."),
}
