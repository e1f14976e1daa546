"""The growing pause after wrong passphrases: 1, 2, 4 … 60 seconds, kept in a small file beside the keys.

It slows a person at the keyboard and leaves a count for the journal; against a copied vault only argon2id helps.
"""

from __future__ import annotations

import contextlib
import json
from datetime import datetime
from pathlib import Path
from typing import Final

from focalpoint.domain.clock import Clock, instant_text
from focalpoint.store.vault.files import write_atomically

ATTEMPTS_NAME: Final = "attempts.json"
_LONGEST: Final = 60


def failed_attempts(folder: Path) -> int:
    """How many unlocks failed since the last one that succeeded."""
    return _read(folder)[0]


def wait_seconds(folder: Path, clock: Clock) -> int:
    """How many seconds to wait before the next try; 0 when at once."""
    count, last = _read(folder)
    if count == 0 or last is None:
        return 0
    pause = min(_LONGEST, 2 ** min(count - 1, 10))
    passed = (clock.now() - last).total_seconds()
    # A clock that was set back must not lock anybody out for longer than the pause itself.
    return 0 if passed >= pause else min(pause, max(1, round(pause - passed)))


def note_failure(folder: Path, clock: Clock) -> None:
    """Count one more failed unlock. A folder that cannot be written counts nothing."""
    count = failed_attempts(folder) + 1
    with contextlib.suppress(OSError):
        document = {"failures": count, "last": instant_text(clock.now())}
        write_atomically(folder / ATTEMPTS_NAME, json.dumps(document).encode())


def clear_failures(folder: Path) -> None:
    """Forget the failures after a successful unlock."""
    with contextlib.suppress(OSError):
        (folder / ATTEMPTS_NAME).unlink(missing_ok=True)


def _read(folder: Path) -> tuple[int, datetime | None]:
    try:
        raw = json.loads((folder / ATTEMPTS_NAME).read_bytes())
        last = datetime.fromisoformat(raw["last"])
        return max(0, int(raw["failures"])), last if last.tzinfo else None
    except (OSError, ValueError, KeyError, TypeError):
        return 0, None
