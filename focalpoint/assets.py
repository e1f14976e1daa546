"""Where ``resources/`` and ``i18n/`` are: in the source tree, in an installed wheel, or in a frozen application."""

from __future__ import annotations

import sys
from pathlib import Path


def data_path(*parts: str) -> Path:
    """The path of a shipped file or folder, named from the project's top (``data_path("i18n", "fr")``).

    Raises:
        FileNotFoundError: it was not shipped; a broken installation.
    """
    package = Path(__file__).resolve().parent
    homes = [package / "_data", package.parent]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        homes.insert(0, Path(frozen))
    for home in homes:
        found = home.joinpath(*parts)
        if found.exists():
            return found
    raise FileNotFoundError("/".join(parts))
