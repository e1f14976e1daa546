"""The register as a board: a card is moved as far as the acts of a request lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.domain.register import EventKind, Status
from focalpoint.services.workspace import Workspace
from focalpoint.ui.pages.requests.descriptor import REQUESTS
from focalpoint.ui.pages.requests.happening import HappeningDialog
from focalpoint.ui.pages.requests.page import RequestsPage
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.board import BoardView


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, make_window: Callable[..., MainWindow]) -> RequestsPage:
    """The page as a board: one draft that goes out, one request that came."""
    workspace.cases.add("M-2026-017", "Attack on the bus station")
    case_id = workspace.cases.list()[0].id
    workspace.requests.add(case_id, "mla", None)
    workspace.requests.add(case_id, "incoming", None)
    found = make_window(workspace, [REQUESTS]).current_page()
    assert isinstance(found, RequestsPage)
    qtbot.waitUntil(lambda: len(found.lines()) == 2)
    found.show_view("board")
    return found


def _board(page: RequestsPage) -> BoardView:
    found = page.work.currentWidget()
    assert isinstance(found, BoardView)
    return found


def test_a_draft_goes_to_the_approver_and_no_further_by_moving(
    page: RequestsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    draft = next(line.id for line in page.lines() if line.status == Status.DRAFT)
    _board(page).moved.emit([draft], Status.SENT)
    assert workspace.requests.get(draft).line.status == Status.DRAFT
    _board(page).moved.emit([draft], Status.SUBMITTED)
    qtbot.waitUntil(lambda: _board(page).lane_of(draft) == Status.SUBMITTED)
    workspace.undo.undo()
    assert workspace.requests.get(draft).line.status == Status.DRAFT


def test_a_request_that_came_asks_what_happened(page: RequestsPage) -> None:
    came = next(line.id for line in page.lines() if line.direction == "incoming")
    _board(page).moved.emit([came], Status.REFUSED)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, HappeningDialog))
    assert dialog.kind.code() == EventKind.REFUSED
    assert dialog.ground.isVisible()
    assert not dialog.act.isEnabled()
    dialog.reject()
