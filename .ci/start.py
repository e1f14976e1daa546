"""`make run`: the window, or, where there is no display, the demonstration with the paths of its deliverables."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from focalpoint.__main__ import main


def why_no_window() -> str | None:
    """The reason why no window can be shown here, or None."""
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform.startswith(("offscreen", "minimal")):
        return f"QT_QPA_PLATFORM is {platform}"
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    return None


if __name__ == "__main__":
    reason = why_no_window()
    if reason is None:
        sys.exit(main([]))
    print(
        f"There is no display here ({reason}); instead of the window, the demonstration writes its files:", flush=True
    )
    sys.exit(main(["demo", str(Path("build", "demo"))]))
