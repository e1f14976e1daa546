"""What a start loads, and that Qt keeps its hands off Python's None."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from focalpoint.domain.clock import fixed_clock
from focalpoint.services.opening import new_vault
from focalpoint.store.vault import MINIMUM

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TOP = Path(__file__).resolve().parents[2]
HEAVY = {
    "openpyxl",
    "python_calamine",
    "reportlab",
    "PIL",
    "alembic",
    "babel",
    "icalendar",
    "holidays",
    "hijridate",
    "arabic_reshaper",
    "bidi",
    "rapidfuzz",
    "defusedxml",
}
CHECK = """
import json, sys
{statement}
print(json.dumps(sorted(set(name.partition(".")[0] for name in sys.modules))))
"""


def loaded_by(statement: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", CHECK.format(statement=statement)],
        cwd=TOP,
        env={"PATH": "", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(TOP)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "statement",
    [
        "import focalpoint.app",
        "import focalpoint.services.opening, focalpoint.services.workspace",
        "import focalpoint.services.plan, focalpoint.services.tasks, focalpoint.services.directory",
        "import focalpoint.services.exports, focalpoint.services.imports, focalpoint.services.backups",
        "import focalpoint.ui.shell.window",
    ],
)
def test_a_start_loads_no_heavy_library(statement: str) -> None:
    assert not loaded_by(statement) & HEAVY


@pytest.mark.parametrize(
    "statement",
    [
        "from focalpoint.__main__ import main; main(['--version'])",
        "from focalpoint.cli.commands import all_commands; all_commands()",
        "import focalpoint.services.opening, focalpoint.services.sample",
    ],
)
def test_headless_commands_never_load_qt(statement: str) -> None:
    assert not loaded_by(statement) & {"PySide6", "shiboken6"}


def test_help_opens_no_database_library() -> None:
    assert not loaded_by("from focalpoint.__main__ import main; main(['--version'])") & {"sqlalchemy", "sqlcipher3"}


FIRST_PAGE = """
from datetime import UTC, datetime
from pathlib import Path
from focalpoint.domain.clock import fixed_clock
from focalpoint.services.opening import unlock
workspace = unlock(Path({folder!r}), user_name=None, passphrase="a long passphrase", clock=fixed_clock(
    datetime(2026, 11, 22, 9, 0, tzinfo=UTC)))
plan = workspace.plan.current()
workspace.plan.figures(plan.id)
workspace.directory.ministries(archived=True)
workspace.tasks.overdue_count(), workspace.backups.last_at(), workspace.settings.get("language"), workspace.undo
workspace.close()
"""


def test_what_the_first_page_reads_needs_no_sqlalchemy(tmp_path: Path) -> None:
    folder = tmp_path / "first.focalpoint"
    workspace, _code = new_vault(
        folder, user_name="Ada", passphrase="a long passphrase", clock=fixed_clock(NOW), cost=MINIMUM
    )
    workspace.plan.add_plan("First plan")
    workspace.close()
    assert "sqlalchemy" not in loaded_by(FIRST_PAGE.format(folder=str(folder)))


def test_qt_leaves_no_hook_on_later_imports() -> None:
    hook = "import builtins; plain = builtins.__import__; import focalpoint.ui; assert builtins.__import__ is plain"
    assert "PySide6" in loaded_by(hook)


NONE_CHECK = """
import sys
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
application = QApplication([])
widget, bar, image = QWidget(), QProgressBar(), QImage(16, 16, QImage.Format.Format_RGB32)
painter = QPainter(image)
def fifty_thousand():
    for _ in range(10_000):
        widget.update()
        bar.setValue(3)
        painter.drawLine(0, 0, 3, 3)
        widget.setToolTip("")
        painter.setOpacity(1.0)
before = sys.getrefcount(None)
fifty_thousand()
print(sys.getrefcount(None) - before)
painter.end()
"""


def test_void_qt_methods_do_not_wear_none_out() -> None:
    """PySide6 6.12.0 loses a reference to None with each call, and Python 3.11 dies of it after some thousands."""
    done = subprocess.run(
        [sys.executable, "-c", NONE_CHECK], capture_output=True, text=True, env={"QT_QPA_PLATFORM": "offscreen"}
    )
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 1000
