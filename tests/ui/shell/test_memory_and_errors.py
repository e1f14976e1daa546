"""What the computer remembers, and what an unexpected error tells."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.ui.shell.errors import ErrorDesk, details
from focalpoint.ui.shell.memory import WindowMemory

SECRET = "the witness Ortega"


def _fail() -> None:
    raise ValueError(SECRET)


def test_memory_comes_back_after_saving(tmp_path: Path) -> None:
    memory = WindowMemory(tmp_path / "deep" / "window.json")
    memory.put("theme", "dark")
    memory.save()
    assert WindowMemory(tmp_path / "deep" / "window.json").get("theme") == "dark"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"theme": 3}', "\x00"])
def test_a_broken_memory_counts_as_empty(tmp_path: Path, content: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(content, encoding="utf-8")
    assert WindowMemory(path).get("theme") == ""


def test_recent_vaults_are_newest_first_without_those_that_are_gone(tmp_path: Path) -> None:
    memory = WindowMemory(None)
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for folder in folders:
        folder.mkdir()
        memory.add_recent(folder)
    memory.add_recent(folders[0])
    folders[1].rmdir()
    assert memory.recent() == [folders[0], folders[2]]
    memory.forget_recent()
    assert memory.recent() == []


def test_details_name_the_place_and_never_the_content() -> None:
    with pytest.raises(ValueError) as caught:
        _fail()
    told = details(caught.value)
    assert "ValueError" in told
    assert "_fail" in told
    assert SECRET not in told


def test_an_error_on_another_thread_is_told_and_logged_without_content(
    qapp: QApplication, qtbot: QtBot, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr("threading.excepthook", None)
    desk = ErrorDesk(qapp)
    desk.install()
    with qtbot.waitSignal(desk.happened) as told:
        thread = threading.Thread(target=_fail)
        thread.start()
        thread.join()
    assert "ValueError" in told.args[0]
    assert SECRET not in caplog.text
    assert "unexpected ValueError" in caplog.text
    caplog.clear()
