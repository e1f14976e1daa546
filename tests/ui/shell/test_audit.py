"""The audit page: read page by page, narrowed, one entry whole in the inspector, handed out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from focalpoint.domain.roles import Role
from focalpoint.services.workspace import Workspace
from focalpoint.ui.pages.audit.detail import EntryDetail
from focalpoint.ui.pages.audit.page import AuditPage
from focalpoint.ui.shell.window import MainWindow


def audit(window: MainWindow, qtbot: QtBot) -> AuditPage:
    page = window.go("audit")
    assert isinstance(page, AuditPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=10_000)
    return page


def causes(page: AuditPage) -> set[str]:
    return {page.model.entry(row).cause for row in range(page.model.rowCount())}


def test_the_newest_act_stands_first_with_who_and_what(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    page = audit(window, qtbot)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    first = [str(page.model.index(0, column).data()) for column in range(4)]
    assert "Mina Diallo" in first[1]
    assert first[2:] == ["Add task", "Statistics on passenger data"]
    assert page.model.rowCount() == workspace.audit.count(page.filters.wanted(""))


def test_older_entries_come_as_one_scrolls(
    make_window: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot
) -> None:
    for n in range(230):
        workspace.tasks.add(f"Letter {n}")
    page = audit(make_window(workspace), qtbot)
    assert page.model.rowCount() == 200
    page.table.scrollToBottom()
    whole = workspace.audit.count(page.filters.wanted(""))
    qtbot.waitUntil(lambda: page.model.rowCount() == whole, timeout=10_000)
    assert len({page.model.entry(row).id for row in range(whole)}) == whole
    assert f"{whole} entries" in [label.text() for label in page.header.findChildren(QLabel)]


def test_the_list_is_narrowed_by_act_and_word_and_widened_again(window: MainWindow, qtbot: QtBot) -> None:
    page = audit(window, qtbot)
    everything = page.model.rowCount()
    page.filters.area.set_code("ministry")
    page.filters.area.chosen.emit("ministry")
    qtbot.waitUntil(lambda: causes(page) == {"ministry.add"}, timeout=10_000)
    page.header.filter.setText("no such record")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=10_000)
    assert page.work.currentWidget() is page._nothing
    page._nothing.pressed.emit()
    qtbot.waitUntil(lambda: page.model.rowCount() == everything, timeout=10_000)


def test_an_entry_shows_every_field_before_and_after(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    (task,) = workspace.tasks.list()
    workspace.tasks.edit(task.id, due="2026-12-01")
    workspace.tasks.edit(task.id, due="2026-12-11")
    page = audit(window, qtbot)
    page.table.selectRow(0)
    detail = window.inspector.contents()
    assert isinstance(detail, EntryDetail)
    words = [label.text().replace("\u2068", "").replace("\u2069", "") for label in detail.findChildren(QLabel)]
    assert "1 Dec 2026 → 11 Dec 2026" in words
    assert any("Statistics on passenger data" in each for each in words)
    window.context.shell.set_language("fr")
    assert any("→" in label.text() for label in detail.findChildren(QLabel))


def test_the_strip_says_until_when_the_journal_is_unbroken(window: MainWindow, qtbot: QtBot) -> None:
    page = audit(window, qtbot)
    qtbot.waitUntil(lambda: "unbroken until" in page.strip.words.text(), timeout=10_000)


def test_a_broken_journal_is_said_in_the_strip(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    with workspace.vault.office.raw() as connection:
        connection.execute("DROP TRIGGER journal_is_never_rewritten")
        connection.execute("UPDATE journal SET actor = 'nobody' WHERE seq = 3")
    page = audit(window, qtbot)
    qtbot.waitUntil(lambda: "broken at entry 3" in page.strip.words.text(), timeout=10_000)


def test_who_may_not_read_the_journal_sees_why(make_window: Callable[..., MainWindow], workspace: Workspace) -> None:
    workspace.use_session(replace(workspace.session, roles=frozenset({Role.PLAN_OFFICER})))
    window = make_window(workspace)
    page = window.go("audit")
    assert isinstance(page, AuditPage)
    shown = page.work.currentWidget()
    assert shown is page._refused
    assert any("role" in label.text() for label in shown.findChildren(QLabel))
    assert page.print_sheet() is None


def test_the_journal_is_exported_by_a_job(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "journal.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    page = audit(window, qtbot)
    command = next(command for command in page.commands() if command.name == "audit.csv")
    command.run()
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    assert "Statistics on passenger data" in target.read_text(encoding="utf-8-sig")


def test_what_is_printed_is_what_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    page = audit(window, qtbot)
    sheet = page.print_sheet()
    assert sheet is not None
    rows = sheet.rows() if callable(sheet.rows) else sheet.rows
    assert len(rows) == page.model.rowCount()
    assert rows[0].cells == page.model.texts(page.model.entry(0))
    assert [column.title for column in sheet.columns] == [
        page.model.headerData(at, Qt.Orientation.Horizontal) for at in range(page.model.columnCount())
    ]
