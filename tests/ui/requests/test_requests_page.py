"""The page of requests in the window: a new request, its answers in the vault, back to the list, and its life."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from focalpoint.domain.register import Status
from focalpoint.services.workspace import Workspace
from focalpoint.ui.pages.requests.course import CourseDialog
from focalpoint.ui.pages.requests.descriptor import REQUESTS
from focalpoint.ui.pages.requests.drafting import DraftDialog
from focalpoint.ui.pages.requests.happening import HappeningDialog
from focalpoint.ui.pages.requests.page import RequestsPage
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.wizard.answer_field import AnswerField


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, make_window: Callable[..., MainWindow]) -> RequestsPage:
    """The page, with one case and no request."""
    workspace.cases.add("M-2026-017", "Attack on the bus station")
    window = make_window(workspace, [REQUESTS])
    found = window.current_page()
    assert isinstance(found, RequestsPage)
    qtbot.waitUntil(lambda: found.work.currentWidget() is not None)
    return found


def _settle(qtbot: QtBot, page: RequestsPage) -> None:
    desk = page.desk()
    assert desk is not None
    qtbot.waitUntil(lambda: not desk.wizard.busy and desk.wizard.checked is not None)


def _draft(qtbot: QtBot, page: RequestsPage) -> str:
    """Draft a request as the dialog offers it."""
    dialog = page.draft()
    assert isinstance(dialog, DraftDialog)
    dialog.state.set_code("FRA")
    dialog.make.click()
    desk = page.desk()
    assert desk is not None
    _settle(qtbot, page)
    return desk.request_id


def _field(page: RequestsPage, label: str) -> AnswerField:
    desk = page.desk()
    assert desk is not None
    desk.wizard.complete()
    return next(
        each
        for each in page.findChildren(AnswerField)
        if each.isVisible() and each.caption.text().rstrip(" *") == label
    )


def test_a_new_request_is_drafted_answered_undone_and_found_in_the_list(
    qtbot: QtBot, page: RequestsPage, workspace: Workspace
) -> None:
    request_id = _draft(qtbot, page)
    desk = page.desk()
    assert desk is not None
    desk.wizard.go("facts")
    box = _field(page, "Summary of the facts").editor
    box.setFocus()
    QTest.keyClicks(box.inner, "A device exploded.")
    desk.wizard.go("persons")
    assert workspace.requests.get(request_id).answers.text("facts.summary") == "A device exploded."
    workspace.undo.undo()
    _settle(qtbot, page)
    assert workspace.requests.get(request_id).answers.text("facts.summary") == ""
    page.close_request()
    qtbot.waitUntil(lambda: bool(page.lines()))
    assert [line.state for line in page.lines()] == ["FRA"]
    assert page.selected() is None


def test_one_comes_back_to_the_step_at_which_one_left(qtbot: QtBot, page: RequestsPage) -> None:
    request_id = _draft(qtbot, page)
    desk = page.desk()
    assert desk is not None
    desk.wizard.go("offences")
    page.close_request()
    page.context.reveal("requests", request_id)
    again = page.desk()
    assert again is not None
    assert again.wizard.step == "offences"


def test_a_draft_goes_before_the_approver_who_hears_what_stands_against_it(
    qtbot: QtBot, page: RequestsPage, workspace: Workspace
) -> None:
    request_id = _draft(qtbot, page)
    desk = page.desk()
    assert desk is not None
    assert desk.act.text() == "Put before the approver"
    desk.act.click()
    assert workspace.requests.get(request_id).line.status == Status.SUBMITTED
    _settle(qtbot, page)
    assert desk.act.text() == "Approve…"
    assert not desk.act.isEnabled()
    assert "must be fixed or released" in desk.act.toolTip()


def test_what_is_typed_when_the_window_goes_is_saved(qtbot: QtBot, page: RequestsPage, workspace: Workspace) -> None:
    request_id = _draft(qtbot, page)
    desk = page.desk()
    assert desk is not None
    desk.wizard.go("facts")
    box = _field(page, "Summary of the facts").editor
    box.setFocus()
    QTest.keyClicks(box.inner, "Unsaved")
    page.window().hide()
    QApplication.processEvents()
    assert workspace.requests.get(request_id).answers.text("facts.summary") == "Unsaved"


def test_an_empty_register_offers_the_first_request(page: RequestsPage) -> None:
    shown = page.work.currentWidget()
    assert shown is not None
    buttons = [button.text() for button in shown.findChildren(QAbstractButton)]
    assert "New request…" in buttons


def test_an_incoming_request_is_refused_with_its_ground_and_not_without(
    qtbot: QtBot, page: RequestsPage, workspace: Workspace
) -> None:
    case = workspace.cases.list()[0]
    request_id = workspace.requests.add(case.id, "incoming", state="FRA")
    page.open_request(request_id)
    _settle(qtbot, page)
    desk = page.desk()
    assert desk is not None
    assert desk.act.text() == "Record what happened…"
    desk.act.click()
    dialog = page.window().findChildren(HappeningDialog)[0]
    dialog.kind.set_code("refused")
    dialog.kind.chosen.emit("refused")
    assert not dialog.act.isEnabled(), "a refusal names its ground"
    dialog.ground.set_code("ordre_public")
    dialog.ground.chosen.emit("ordre_public")
    dialog.act.click()
    line = workspace.requests.get(request_id).line
    assert (line.status, line.refusal) == (Status.REFUSED, "ordre_public")


def test_the_course_tells_what_happened_and_which_limits_run(
    qtbot: QtBot, page: RequestsPage, workspace: Workspace
) -> None:
    request_id = _draft(qtbot, page)
    workspace.requests.submit(request_id)
    desk = page.desk()
    assert desk is not None
    desk.refresh()
    dialog = desk.life.show_course()
    assert isinstance(dialog, CourseDialog)
    told = dialog.text.toPlainText()
    assert "Put before the approver" in told
    assert "No time limit runs." in told
    dialog.reject()
