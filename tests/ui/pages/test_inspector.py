"""What hangs on a record: comments, files, predecessors, tasks, steps, reasons; and files dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.domain.plan import LinkType
from focalpoint.language import Language
from focalpoint.ui.inspector.checklist import ChecklistSection
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import show_near_date, show_range, written_fields
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.linked_tasks import LinkedTasksSection
from focalpoint.ui.inspector.node import NodeInspector
from focalpoint.ui.inspector.panel import Inspector
from focalpoint.ui.inspector.predecessors import PredecessorsSection
from focalpoint.ui.inspector.section import Section
from focalpoint.ui.inspector.task import TaskInspector
from focalpoint.ui.pages.imports.wizard import ImportWizard
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.window import MainWindow
from tests.ui.pages.office import Office

S = TypeVar("S", bound=Section)
ACTIVITY = "Decree on passenger data"


def shown(window: MainWindow, kind: type[S]) -> S:
    """A part of the inspector, opened."""
    contents = window.inspector.contents()
    assert isinstance(contents, Inspector)
    contents.complete()
    QCoreApplication.sendPostedEvents()
    section = next(one for one in contents.findChildren(kind))
    section._heading.setChecked(True)
    section.renew()
    return section


@pytest.fixture
def node(office: Office, window: MainWindow) -> str:
    """An activity, shown in the inspector."""
    node_id = office.ids[ACTIVITY]
    window.reveal("plan_nodes", node_id)
    assert isinstance(window.inspector.contents(), NodeInspector)
    return node_id


def question(window: MainWindow) -> Question:
    """The question that stands over the window."""
    found = [one for one in window.findChildren(Question) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_comment_is_written_under_the_record(office: Office, window: MainWindow, node: str) -> None:
    section = shown(window, CommentsSection)
    QTest.keyClicks(section._text.box, "Ask the Ministry again")
    section._send.click()
    assert [one.text for one in office.workspace.comments.list("plan_nodes", node)] == ["Ask the Ministry again"]
    assert section._heading.text() == "Comments (1)"
    assert section._text.value() == ""


def test_a_file_goes_into_the_vault_and_comes_out_the_same(
    qtbot: QtBot, office: Office, window: MainWindow, node: str, tmp_path: Path
) -> None:
    source, copy = tmp_path / "decree.pdf", tmp_path / "copy.pdf"
    source.write_bytes(b"%PDF " + bytes(range(256)) * 5000)
    section = shown(window, FilesSection)
    section.attach(source)
    qtbot.waitUntil(lambda: len(office.workspace.files.list("plan_nodes", node)) == 1)
    qtbot.waitUntil(lambda: section._heading.text() == "Files (1)")
    section.save_copy(office.workspace.files.list("plan_nodes", node)[0], copy)
    qtbot.waitUntil(lambda: copy.exists() and copy.read_bytes() == source.read_bytes())


def test_a_file_that_cannot_be_read_is_told_in_the_section(qtbot: QtBot, window: MainWindow, node: str) -> None:
    section = shown(window, FilesSection)
    section.attach(Path("/nowhere/at all.pdf"))
    qtbot.waitUntil(section._failed.isVisible)
    assert "at all.pdf" in section._failed.text()


def test_blocking_asks_for_a_reason_and_leaving_blocks_nothing(office: Office, window: MainWindow, node: str) -> None:
    inspector = window.inspector.contents()
    assert isinstance(inspector, NodeInspector)
    inspector.save("blocked", True)
    question(window).reject()
    assert not office.workspace.plan.node(node).blocked
    QApplication.processEvents()
    inspector.save("blocked", True)
    asked = question(window)
    QTest.keyClicks(asked.reason, "No quorum")
    asked.act.click()
    assert office.workspace.plan.node(node).blocked
    assert office.workspace.plan.node(node).blocked_reason == "No quorum"


def test_a_state_set_by_hand_keeps_its_reason_and_day(office: Office, window: MainWindow, node: str) -> None:
    inspector = window.inspector.contents()
    assert isinstance(inspector, NodeInspector)
    inspector.save("colour_override", "green")
    asked = question(window)
    QTest.keyClicks(asked.reason, "Decided in cabinet")
    asked.act.click()
    kept = office.workspace.plan.node(node)
    assert (kept.colour_override, kept.colour_reason, kept.colour_on) == ("green", "Decided in cabinet", "2026-11-22")


def test_a_predecessor_is_added_and_its_lag_is_changed(office: Office, window: MainWindow, node: str) -> None:
    section = shown(window, PredecessorsSection)
    section._on_picked(office.ids["Draft law on seizure"])
    (link,) = office.workspace.plan.node(node).predecessors
    assert (link.predecessor_id, link.type, link.lag_days) == (office.ids["Draft law on seizure"], LinkType.FS, 0)
    section._change(link, (link.predecessor_id, LinkType.SS.value, -3))
    kinds = {(one.type, one.lag_days) for one in office.workspace.plan.node(node).predecessors}
    assert kinds == {("SS", -3)}


def test_a_task_is_asked_of_the_lead_ministry_from_the_activity(office: Office, window: MainWindow, node: str) -> None:
    section = shown(window, LinkedTasksSection)
    field = section.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Send the draft")
    QTest.keyClick(field, Qt.Key.Key_Return)
    made = next(task for task in office.workspace.tasks.list() if task.title == "Send the draft")
    assert (made.link_id, made.ministry_id) == (node, office.ids["INT"])
    assert field.text() == ""


def test_steps_are_added_and_ticked(office: Office, window: MainWindow) -> None:
    task = office.ids["Statistics on passenger data"]
    window.reveal("tasks", task)
    assert isinstance(window.inspector.contents(), TaskInspector)
    section = shown(window, ChecklistSection)
    QTest.keyClicks(section._new, "Count them")
    QTest.keyClick(section._new, Qt.Key.Key_Return)
    assert [(one.text, one.done) for one in office.workspace.tasks.get(task).checklist] == [("Count them", False)]
    section.tick(0, True)
    assert office.workspace.tasks.get(task).checklist[0].done


def test_two_new_activities_in_a_row_leave_one_title_open(office: Office, window: MainWindow, node: str) -> None:
    page = window.current_page()
    assert page is not None
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "New activity")
    button.click()
    button.click()
    outline = office.workspace.plan.outline(office.plan_id)
    assert [line.title for line in outline.lines].count("New activity") == 2


def test_a_plan_dropped_on_the_window_opens_its_preview(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Title;Start\nSchools;2026-01-01\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(600, 400), copy, data, left, plain))
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), copy, data, left, plain))
    wizard = window.findChild(ImportWizard)
    assert wizard is not None
    ready: Callable[[], bool] = wizard._go.isEnabled
    qtbot.waitUntil(ready, timeout=20_000)
    wizard.reject()


def test_an_open_import_follows_the_language(qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Title;Start\nSchools;2026-01-01\n", encoding="utf-8")
    page = window.current_page()
    assert page is not None
    wizard = ImportWizard(page, window.context, path, office.plan_id)
    wizard.open()
    go = next(each for each in wizard.findChildren(QPushButton) if each.text() == "Import")
    qtbot.waitUntil(go.isEnabled, timeout=20_000)
    french = Language("fr")
    window.context.shell.set_language("fr")
    try:
        assert go.text() == french.gettext("Import") != "Import"
        assert "plan.csv" in wizard.windowTitle()
        texts = [each.text() for each in wizard.findChildren(QLabel)]
        assert french.gettext("Import into") in texts
        assert "Import into" not in texts
        go.click()
        close = french.gettext("Close")
        qtbot.waitUntil(lambda: go.text() == close, timeout=20_000)
    finally:
        window.context.shell.set_language("en")
    assert go.text() == "Close"
    assert any("was imported" in each.text() for each in wizard.findChildren(QLabel))
    wizard.reject()


def test_every_field_of_the_inspector_is_named(window: MainWindow, node: str) -> None:
    contents = window.inspector.contents()
    assert contents is not None
    nameless = [
        type(one).__name__
        for one in contents.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.accessibleName()
        and not (isinstance(one, QPushButton) and one.text())
    ]
    assert nameless == []


def test_a_written_date_keeps_its_words_where_they_say_more_than_the_day() -> None:
    assert written_fields("finish", "Q3 2026") == {
        "finish": "2026-09-30",
        "finish_text": "Q3 2026",
        "finish_precision": "quarter",
    }
    assert written_fields("start", "2026-02-01") == {
        "start": "2026-02-01",
        "start_text": "",
        "start_precision": "day",
    }
    assert written_fields("due", "  ") == {"due": None, "due_text": "", "due_precision": "day"}


def test_near_dates_leave_out_this_year_only(clock: object) -> None:
    from datetime import date

    today = date(2026, 11, 22)
    assert show_near_date(Language("en"), "2026-10-12", today) == "12 Oct"
    assert show_near_date(Language("en"), "2027-10-12", today) == "12 Oct 2027"
    assert show_range(Language("fr"), "2026-07-01", "2026-09-30").count("2026") == 2
