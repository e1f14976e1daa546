"""What is said when a file cannot be written."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "unknown_format": N_("Files that end in “{suffix}” cannot be written; nothing was written. Use {known}."),
    "missing_font": N_(
        "No installed font has these letters: {letters}. Nothing was written. Install the font package {package}."
    ),
    "disk_full": N_("There is no room left for {name}; what was there before is unchanged. Free some space."),
    "cannot_write": N_("{name} could not be written there; what was there before is unchanged. Choose another place."),
    "unusable_arms": N_(
        "The picture of the arms cannot be used: it must be a PNG or JPEG of at most {limit} MB. "
        "The letter paper is as it was."
    ),
    "annex_changed": N_(
        "Annex {no} ({title}) is missing or has changed since it was added; nothing was written. Add the file again."
    ),
}
