"""An older register comes into the page of requests and is undone; the register goes out as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from focalpoint.services.workspace import Workspace
from focalpoint.ui.pages.requests.descriptor import REQUESTS
from focalpoint.ui.pages.requests.importing import open_file
from focalpoint.ui.pages.requests.more import MoreActs
from focalpoint.ui.pages.requests.page import RequestsPage
from focalpoint.ui.shell.window import MainWindow

WAIT = 20_000


@pytest.fixture
def page(workspace: Workspace, make_window: Callable[..., MainWindow]) -> RequestsPage:
    """The page, with nothing in the register."""
    found = make_window(workspace, [REQUESTS]).current_page()
    assert isinstance(found, RequestsPage)
    return found


def test_an_older_register_comes_in_with_its_states_settled_and_goes_out_again(
    page: RequestsPage, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "Register 2023.csv"
    sheet.write_text("Reference,Country,Date sent\n12/23,Kenya,2023-03-14\n13/23,Gaul,2023-04-02\n", "utf-8")
    dialog = open_file(page, sheet)

    def choose() -> QPushButton | None:
        shown = (each for each in dialog.findChildren(QPushButton) if each.isVisible())
        return next((each for each in shown if each.text() == "Choose a State…"), None)

    qtbot.waitUntil(lambda: choose() is not None, timeout=WAIT)
    assert dialog.told.text() == "1 new request · 1 row waits for a State"
    dialog.settle("Gaul", "FRA")
    qtbot.waitUntil(lambda: choose() is None and dialog.go.isEnabled(), timeout=WAIT)
    dialog.go.click()
    qtbot.waitUntil(lambda: len(page.lines()) == 2, timeout=WAIT)
    assert {line.reference: line.state for line in page.lines()} == {"12/23": "KEN", "13/23": "FRA"}

    target = tmp_path / "register.xlsx"
    more = page.findChild(MoreActs)
    assert more is not None
    more.write(target, page.context.language)
    qtbot.waitUntil(lambda: any(each.text().startswith("\u2068register") for each in page.findChildren(QLabel)))
    assert load_workbook(target).sheetnames[0] == "Requests"


def test_an_import_is_undone_where_it_was_told(
    page: RequestsPage, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "Register.csv"
    sheet.write_text("Reference,Country,Date sent\n12/23,Kenya,2023-03-14\n", "utf-8")
    dialog = open_file(page, sheet)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=WAIT)
    dialog.go.click()
    qtbot.waitUntil(lambda: len(page.lines()) == 1, timeout=WAIT)
    undo = next(each for each in page.messages.findChildren(QPushButton) if each.text() == "Undo")
    undo.click()
    qtbot.waitUntil(lambda: not page.lines(), timeout=WAIT)
    assert not workspace.cases.list()
