"""What a screen reader is told of each page, kept as text: a change of it is seen in review.

Renewed, after a change that is meant, with ``FOCALPOINT_RENEW=1 pytest tests/golden/test_accessible.py``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from focalpoint.services.workspace import Workspace
from focalpoint.ui.screenshots import Camera
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.tour import Stop, Tour
from tests.ui.proof.conftest import walk_through
from tests.ui.proof.tree import lines

KEPT = Path(__file__).parent / "accessible"
RENEW = bool(os.environ.get("FOCALPOINT_RENEW"))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_each_page_tells_a_screen_reader_what_it_told_before(qapp: QApplication, tmp_path: Path) -> None:
    camera = Camera(tmp_path, "en--light", (1366, 768))
    told: dict[str, str] = {}

    def meet(workspace: Workspace, _tour: Tour) -> None:
        camera.know(workspace)

    def look(stop: Stop) -> None:
        name = f"{stop.page}--{stop.state}"
        if stop.state.endswith(("empty", "read-only")):
            return
        root = stop.widget.centre if isinstance(stop.widget, MainWindow) else stop.widget
        told[name] = camera.stand_in("\n".join(lines(root))) + "\n"

    walk_through(look, painted=False, meet=meet)
    if RENEW:
        KEPT.mkdir(exist_ok=True)
        for path in KEPT.glob("*.txt"):
            path.unlink()
        for name, text in told.items():
            (KEPT / f"{name}.txt").write_text(text, encoding="utf-8")
    kept = {path.stem: path.read_text(encoding="utf-8") for path in KEPT.glob("*.txt")}
    assert sorted(told) == sorted(kept)
    assert [name for name in told if told[name] != kept[name]] == []
