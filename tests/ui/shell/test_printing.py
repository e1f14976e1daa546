"""Ctrl+P: preview, ranges, a PDF beside, a printer that takes pictures of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.domain.errors import CancelledError
from focalpoint.ui.shell.context import Page
from focalpoint.ui.shell.print_dialog import PrintDialog, put_on_paper
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.records import RecordModel
from focalpoint.ui.widgets.tables import TableView


class Never:
    """Nobody presses Cancel."""

    def step(self, done: int, total: int, code: str = "", **names: object) -> None:
        """Nothing."""


class AtOnce:
    """Somebody presses Cancel before the first page."""

    def step(self, done: int, total: int, code: str = "", **names: object) -> None:
        """Stop."""
        raise CancelledError


def print_by_keys(window: MainWindow, qtbot: QtBot, page: str) -> PrintDialog:
    window.go(page).focus_work()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PrintDialog)
    qtbot.waitUntil(lambda: dialog.pages > 0, timeout=20_000)
    return dialog


@pytest.mark.parametrize("page", ["plan", "tasks", "directory"])
def test_every_list_is_printed_by_its_keys(window: MainWindow, qtbot: QtBot, page: str) -> None:
    dialog = print_by_keys(window, qtbot, page)
    assert dialog.print_button.isEnabled()
    assert dialog.windowTitle() == "Print"
    dialog.reject()


def test_the_saved_pdf_holds_the_list_and_is_journaled_but_not_undone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace = window.workspace
    before = workspace.undo.undo_cause
    dialog = print_by_keys(window, qtbot, "tasks")
    target = tmp_path / "tasks"
    dialog.save(target)
    qtbot.waitUntil(lambda: bool(dialog.messages.text()), timeout=20_000)
    text = PdfReader(target.with_suffix(".pdf")).pages[0].extract_text()
    assert "Statistics on passenger data" in text
    assert "Not finished" in text
    assert workspace.undo.undo_cause == before
    dialog.reject()


def test_only_the_selected_rows_are_printed_when_that_is_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.workspace.tasks.add("Another task")
    page = window.go("tasks")
    qtbot.waitUntil(lambda: len(listed_ids(page)) == 2, timeout=20_000)
    wanted = next(task.id for task in window.workspace.tasks.list() if task.title == "Another task")
    assert table_of(page).select_id(wanted)
    dialog = print_by_keys(window, qtbot, "tasks")
    dialog.selected_rows.click()
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=20_000)
    target = tmp_path / "one.pdf"
    dialog.save(target)
    qtbot.waitUntil(target.exists, timeout=20_000)
    text = PdfReader(target).pages[0].extract_text()
    assert "Another task" in text
    assert "Statistics" not in text
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    dialog.reject()


def test_a_folder_that_cannot_be_written_is_said_and_the_dialog_stays(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = print_by_keys(window, qtbot, "tasks")
    dialog.save(tmp_path / "nowhere" / "tasks.pdf")
    qtbot.waitUntil(lambda: bool(dialog.messages.text()), timeout=20_000)
    assert dialog.isVisible()
    dialog.reject()


def table_of(page: Page) -> TableView:
    """The page's list of tasks."""
    return next(view for view in page.findChildren(TableView) if isinstance(view.model(), RecordModel))


def listed_ids(page: Page) -> list[str]:
    """What the page's table shows."""
    tables = [view for view in page.findChildren(TableView) if isinstance(view.model(), RecordModel)]
    model = tables[0].model() if tables else None
    return [model.id_at(row) for row in range(model.rowCount())] if isinstance(model, RecordModel) else []


def printer_to(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def test_the_printer_gets_every_page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for at in range(80):
        window.workspace.tasks.add(f"Task {at}")
    dialog = print_by_keys(window, qtbot, "tasks")
    assert dialog.pages > 1
    target = tmp_path / "paper.pdf"
    assert put_on_paper(printer_to(target), dialog.data, Never()) == dialog.pages
    assert len(PdfReader(target).pages) == dialog.pages
    dialog.reject()


def test_cancel_before_the_first_page_prints_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = print_by_keys(window, qtbot, "tasks")
    with pytest.raises(CancelledError):
        put_on_paper(printer_to(tmp_path / "paper.pdf"), dialog.data, AtOnce())
    dialog.reject()


def test_the_dialog_follows_the_language(window: MainWindow, qtbot: QtBot) -> None:
    dialog = print_by_keys(window, qtbot, "tasks")
    window.set_language("fr")
    assert dialog.close_button.text() == "Fermer"
    window.set_language("en")
    dialog.reject()


def test_the_rows_of_a_list_leave_as_a_table_too(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = print_by_keys(window, qtbot, "tasks")
    dialog.save_table(tmp_path / "tasks.csv")
    qtbot.waitUntil(lambda: (tmp_path / "tasks.csv").exists() and not window.jobs.running, timeout=20_000)
    lines = (tmp_path / "tasks.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) > len(window.workspace.tasks.list()) > 0
    assert any("Title" in line for line in lines[:6])  # below what the table is and its day
    dialog.reject()
