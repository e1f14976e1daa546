"""What is said when a wording of a letter's sentence cannot be taken."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "clause_wording": N_(
        "The wording must have the same places in braces as the sentence that it replaces. The old wording was kept."
    ),
}
