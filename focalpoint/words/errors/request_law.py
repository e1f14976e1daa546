"""What is said when the surroundings of a request cannot be read."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "request_world": N_(
        "The file of surroundings cannot be read at “{path}”. Nothing was changed; compare it with the documentation."
    ),
}
