"""Two runs of the camera write the same bytes, over the first pages and every dialog of theirs."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtWidgets import QApplication

from focalpoint.app import pages
from focalpoint.ui.screenshots import take


def test_two_runs_write_the_same_pictures(qapp: QApplication, tmp_path: Path) -> None:
    one, other = (
        {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in take(tmp_path / run, pages=pages()[:3])}
        for run in ("one", "other")
    )
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
