"""Failures that any part can meet."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "unexpected": N_(
        "Something unexpected happened. What was saved before is kept. Try again; if it happens again, tell whoever supports you."
    ),
    "not_found": N_("This record was not found; it may have been removed. Nothing was changed."),
    "refused": N_(
        "Your role does not allow this. Nothing was changed. An administrator can change your roles in Settings."
    ),
    "refused.casework": N_(
        "Cases are closed to you: your key does not open that part of the vault. Nothing was changed."
    ),
    "refused.other_ministry": N_("You can change what belongs to your own ministry only. Nothing was changed."),
    "refused.users.grant_casework": N_(
        "Only somebody who can open cases can let others open them. Nothing was changed."
    ),
    "read_only": N_("The vault is open for reading only. Nothing was changed."),
    "conflict": N_(
        "Somebody changed {ref} since. Nothing was overwritten; look at the record and make the change again if it is still wanted."
    ),
    "rule": N_("The rules of the plan do not allow this. Nothing was changed."),
    "reason_needed": N_("This needs a reason. Nothing was changed; write the reason and try again."),
    "reason_needed.set_baseline": N_(
        "A new baseline needs the decision that it rests on. Nothing was changed; write the reason and try again."
    ),
    "reason_needed.override_colour": N_(
        "Setting the colour by hand needs a reason. Nothing was changed; write the reason and try again."
    ),
    "reason_needed.block": N_("Say what blocks it. Nothing was changed; write the reason and try again."),
    "too_long": N_(
        "This field takes {most} characters, and the text has {length}. Nothing was changed; what stood here is kept."
        " Attach a long text as a file instead."
    ),
    "cancelled": N_("Cancelled. Nothing was changed."),
    "wrong_key": N_(
        "The file {file} does not open with this key, or it is damaged. It was left as it is. Restore a backup if it opened before."
    ),
    "damaged": N_(
        "The file {file} is damaged. It was left as it is. Restore the newest backup; what is there now will be kept beside it."
    ),
    "storage": N_("The disk is full or does not answer. What was saved before is kept. Free some space and try again."),
}
