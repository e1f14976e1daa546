"""The import of a status table, as a person goes through it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from focalpoint.ui.pages.instruments.importing import StatusImport
from focalpoint.ui.shell.drop_inside import InsideRules
from focalpoint.ui.shell.window import MainWindow
from tests.ui.pages.office import Office

TABLE = """Participant,Signature,"Ratification, Accession(a), Succession(d)"
Swaziland,,4 Apr 2003 a
Korea,3 Dec 1999,17 Feb 2004
"""


def button(dialog: StatusImport, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def test_a_dropped_table_is_read_a_name_settled_and_the_acts_recorded(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = office.workspace
    path = tmp_path / "18-9.csv"
    path.write_text(TABLE, encoding="utf-8")
    rules = InsideRules(window)
    assert rules.plan([path]).kind == "plan"
    with monkeypatch.context() as on_the_page:
        on_the_page.setattr(window, "current_name", lambda: "instruments")
        dropped = rules.plan([path])
    assert dropped.kind == "status"
    rules.do(dropped)
    dialog = window.findChild(StatusImport)
    assert dialog is not None
    idle: Callable[[], bool] = lambda: dialog.preview is not None and button(dialog, "Import").isEnabled()  # noqa: E731
    qtbot.waitUntil(idle, timeout=20_000)
    assert dialog.preview is not None
    assert dialog.preview.instrument_id == "BOM97"
    assert [dialog.rows.model.record(row).name for row in range(dialog.rows.model.rowCount())] == ["Korea"]
    choices = [dialog.rows._means.itemText(at) for at in range(3)]
    assert choices[0] == "Not settled"
    assert any("Republic of Korea" in words for words in choices[1:])
    dialog.rows._means.chosen.emit("KOR")
    qtbot.waitUntil(lambda: idle() and not dialog.preview.unmatched, timeout=20_000)  # type: ignore[union-attr]
    button(dialog, "Import").click()
    qtbot.waitUntil(lambda: any(each.text() == "Close" for each in dialog.findChildren(QPushButton)), timeout=20_000)
    assert {act.participant for act in workspace.instruments.acts(["BOM97"])} == {"SWZ", "KOR"}
    assert workspace.states.match("Korea").code == "KOR"
    names = dialog.open_names()
    names.view.selectRow(0)  # type: ignore[attr-defined]
    names.forget()  # type: ignore[attr-defined]
    assert workspace.states.settled() == []
    names.accept()  # type: ignore[attr-defined]
    dialog.accept()
