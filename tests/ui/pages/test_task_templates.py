"""Templates of tasks, and files on a task."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from focalpoint.services.tasks import TaskFilter
from focalpoint.ui.inspector.linked_tasks import LinkedTasksSection
from focalpoint.ui.inspector.viewing import view_file
from focalpoint.ui.pages.tasks.page import TasksPage
from focalpoint.ui.pages.tasks.template_editor import TemplateEditor
from focalpoint.ui.pages.tasks.templates import TemplatesDialog
from focalpoint.ui.shell.window import MainWindow
from tests.ui.pages.office import Office
from tests.ui.pages.test_tasks_page import dialogs

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
STATISTICS, GUIDANCE, DRAFT = (
    "Statistics on passenger data",
    "Guidance to remittance agents",
    "Draft article on seizure",
)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> TasksPage:
    page = window.go("tasks")
    assert isinstance(page, TasksPage)
    qtbot.waitUntil(lambda: page._reader.loaded.read and not window.jobs.running)
    return page


def test_a_template_is_used_for_a_ministry(page: TasksPage, office: Office) -> None:
    page.menus.use_template()
    dialog = next(iter(dialogs(TemplatesDialog)))
    assert isinstance(dialog, TemplatesDialog)
    dialog.choose_ministry(office.ids["FIN"])
    first = dialog._tasks.index(0)
    dialog._tasks.setData(first, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog._use.text() == "Add 4 tasks"
    dialog._use.click()
    made = [task for task in office.workspace.tasks.list() if task.title == "Send the draft answers"]
    assert [(task.ministry_id, task.due) for task in made] == [(office.ids["FIN"], "2026-12-13")]
    office.workspace.undo.undo()
    assert len(office.workspace.tasks.list()) == 3


def test_a_template_that_came_with_the_program_is_copied_and_then_edited(page: TasksPage, office: Office) -> None:
    page.menus.use_template()
    dialog = next(iter(dialogs(TemplatesDialog)))
    assert isinstance(dialog, TemplatesDialog)
    assert dialog._edit.text() == "Edit a copy…"
    dialog._edit.click()
    editor = next(iter(dialogs(TemplateEditor)))
    assert isinstance(editor, TemplateEditor)
    templates = office.workspace.templates
    before = [task.title for task in templates.list("en")[0].tasks]
    editor.form.editor("title").restore("Ask the ministries again")
    assert editor._save("title", "Ask the ministries again")
    assert editor._save("steps", "one\ntwo\n")
    editor._acts["down"].click()
    tasks = templates.list("en")[0].tasks
    assert [task.title for task in tasks] == [before[1], "Ask the ministries again", *before[2:]]
    assert tasks[1].steps == ("one", "two")
    editor._acts["remove"].click()
    assert len(templates.list("en")[0].tasks) == len(before) - 1
    editor._on_undo()
    assert len(templates.list("en")[0].tasks) == len(before)
    editor.reject()
    dialog.reject()


def test_a_template_is_used_for_an_activity_of_its_lead_ministry(office: Office, window: MainWindow) -> None:
    activity = office.ids["Decree on passenger data"]
    window.reveal("plan_nodes", activity)
    section = LinkedTasksSection(window.context, "plan_nodes")
    section.setParent(window)
    section.ministry_id = office.ids["INT"]
    section.show_record(activity)
    section._template.click()
    dialog = next(iter(dialogs(TemplatesDialog)))
    assert isinstance(dialog, TemplatesDialog)
    dialog._use.click()
    linked = office.workspace.tasks.list(TaskFilter(link_id=activity, ministry_id=office.ids["INT"]))
    assert "Send the draft answers" in [task.title for task in linked]


# Files --------------------------------------------------------------------------------------------


def test_files_dropped_on_a_row_are_attached_to_it(
    page: TasksPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.txt", "b.txt")])
    row = page._model.row_of(office.ids[GUIDANCE])
    spot = QPointF(page._view.visualRect(page._model.index(row, 0)).center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page._view.viewport(), enter)
    move = QDragMoveEvent(spot.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page._view.viewport(), move)
    assert move.isAccepted()
    QApplication.sendEvent(page._view.viewport(), QDropEvent(spot, Qt.DropAction.CopyAction, data, buttons, keys))
    files = office.workspace.files
    qtbot.waitUntil(lambda: len(files.list("tasks", office.ids[GUIDANCE])) == 2)


def test_a_picture_of_300_mb_gives_a_sentence_and_the_others_are_attached(
    page: TasksPage, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    (tmp_path / "small.txt").write_text("small", encoding="utf-8")
    page.menus.attach(office.ids[GUIDANCE], [tmp_path / "huge.png", tmp_path / "small.txt"])
    assert "larger than" in page.messages.text()
    qtbot.waitUntil(lambda: len(office.workspace.files.list("tasks", office.ids[GUIDANCE])) == 1)


def test_a_looked_at_file_is_nowhere_in_plain_text(
    page: TasksPage, office: Office, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(temporary))
    word = f"canary{uuid4().hex}"
    office.workspace.files.attach("tasks", office.ids[DRAFT], f"{word}.csv", f"{word},1\n".encode() * 60_000)
    (info,) = office.workspace.files.list("tasks", office.ids[DRAFT])
    viewer = view_file(page.window(), page.context, info, "tasks", lambda _info: None)
    qtbot.waitUntil(lambda: viewer.findChild(QTableView) is not None)
    viewer.reject()
    qtbot.wait(300)  # the inspector is made in steps
    office.workspace.close()
    holding = [path for path in tmp_path.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]
    assert holding == []
