"""What the start may load: the frame needs no file format and no page that is not shown."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("openpyxl", "reportlab", "python_calamine", "alembic", "icalendar", "holidays", "PySide6.QtNetwork")


def test_the_window_loads_without_heavy_libraries() -> None:
    code = (
        "import sys, focalpoint.app as app, focalpoint.ui.shell.desk; app.pages();"
        f"print([name for name in {HEAVY!r} if name in sys.modules],"
        " [n for n in sys.modules if n.startswith('focalpoint.ui.pages.settings.') and 'descriptor' not in n])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "[] []"
