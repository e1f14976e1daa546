"""Finds the files that are shared with the project but are not part of it.

``FOCALPOINT_SHARED`` names their folder, else ``../shared`` beside the project. Where they are absent, tests that ask
for them are skipped and the summary says how many (``tests/conftest.py``).
"""

from __future__ import annotations

import os
from pathlib import Path

_PROJECT = Path(__file__).resolve().parent.parent
WANTED = "needs the shared files (set FOCALPOINT_SHARED, or put them at ../shared)"


def shared_root() -> Path | None:
    """The shared folder, or None."""
    named = os.environ.get("FOCALPOINT_SHARED")
    root = Path(named) if named else _PROJECT.parent / "shared"
    return root if (root / "data").is_dir() else None


def shared_files(*globs: str) -> list[Path]:
    """Shared files by glob from the shared folder ("data/plans/*.csv"), sorted; empty where it is absent.

    For ``parametrize``: an empty list makes pytest skip the test with one "empty parameter set".
    """
    root = shared_root()
    return sorted({path for glob in globs for path in root.glob(glob)}) if root else []
