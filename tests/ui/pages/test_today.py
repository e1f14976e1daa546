"""The first page: every figure opens what is behind it, by keys as by mouse; it follows what changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.domain.clock import Clock
from focalpoint.language import Language
from focalpoint.services.opening import new_vault
from focalpoint.services.workspace import Workspace
from focalpoint.store.database import StorageError
from focalpoint.store.vault.kdf import MINIMUM
from focalpoint.ui.pages.catalogue import DIRECTORY_PAGE, PLAN_PAGE, TASKS_PAGE
from focalpoint.ui.pages.today.descriptor import TODAY
from focalpoint.ui.pages.today.page import TodayPage
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.print_dialog import PrintDialog
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.charts.bars import BarChart
from focalpoint.ui.widgets.charts.donut import Donut
from focalpoint.ui.widgets.charts.rows import RowList
from focalpoint.ui.widgets.charts.tile import Tile
from focalpoint.ui.widgets.charts.timeline import Timeline
from tests.ui.pages.office import Office


class Lists:
    """What figures asked other pages to show."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> Lists:
    """Listens at the door that figures go through."""
    from focalpoint.ui.shell import place

    kept, real = Lists(), place.open_list

    def open_list(window: MainWindow, name: str, wanted: Mapping[str, str]) -> None:
        kept.asked.append((name, dict(wanted)))
        real(window, name, wanted)

    monkeypatch.setattr(place, "open_list", open_list)
    return kept


@pytest.fixture
def open_today(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Callable[..., TodayPage]]:
    """Opens a window on the first page and waits until it has read everything."""
    windows: list[MainWindow] = []

    def make(workspace: Workspace, language: str = "en") -> TodayPage:
        window = MainWindow(
            workspace,
            pages=[TODAY, PLAN_PAGE, TASKS_PAGE, DIRECTORY_PAGE],
            shell=Shell(Language(language)),
            theme=theme,
            memory=WindowMemory(None),
            errors=ErrorDesk(qapp),
        )
        window.resize(1366, 768)
        page = window.go(window.first_page())
        window.show()
        qtbot.waitExposed(window)
        windows.append(window)
        assert isinstance(page, TodayPage)
        qtbot.waitUntil(lambda: page._looked and not window.jobs.running)
        return page

    yield make
    for window in windows:
        window.jobs.wait()
        window.close()
        window.deleteLater()


@pytest.fixture
def page(office: Office, lists: Lists, open_today: Callable[..., TodayPage]) -> TodayPage:
    """The first page of the office, with a late task and one that is due soon."""
    del lists
    office.workspace.tasks.add("Late figures", due="2026-10-12", ministry_id=office.ids["INT"])
    office.workspace.tasks.add("Soon", due="2026-11-25", ministry_id=office.ids["JUS"])
    return open_today(office.workspace)


def tile(page: TodayPage, begins: str) -> Tile:
    return next(each for each in page.findChildren(Tile) if each.accessibleName().startswith(begins))


def shown(page: TodayPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def test_a_new_window_opens_on_today_without_an_inspector(page: TodayPage) -> None:
    assert shown(page).current_name() == "today"
    assert not shown(page).inspector.isVisible()
    assert page._board.verticalScrollBar().maximum() == 0, "1366 x 768 needs no scroll bar"


@pytest.mark.parametrize(
    ("begins", "where", "wanted"),
    [
        ("Overdue tasks", "tasks", {"only": "overdue"}),
        ("Due within 14 days", "tasks", {"only": "due", "days": "14"}),
        ("Waiting for others", "tasks", {"only": "unfinished"}),
    ],
)
def test_every_tile_opens_its_list_by_key(
    qtbot: QtBot, page: TodayPage, lists: Lists, begins: str, where: str, wanted: dict[str, str]
) -> None:
    qtbot.keyClick(tile(page, begins), Qt.Key.Key_Space)
    assert lists.asked == [(where, wanted)]
    assert shown(page).current_name() == where


@pytest.mark.parametrize("begins", ["Overdue tasks", "Due within 14 days"])
def test_the_list_behind_a_figure_has_as_many_rows(qtbot: QtBot, page: TodayPage, begins: str) -> None:
    figure = tile(page, begins)
    said = figure.accessibleName().split(": ")[1].split(",")[0]
    qtbot.keyClick(figure, Qt.Key.Key_Space)
    tasks = shown(page).current_page()
    table = next(view for view in (tasks or page).findChildren(QTableView) if view.isVisible())
    qtbot.waitUntil(lambda: table.model().rowCount() == int(said))


def test_the_ministry_that_is_latest_stands_first_and_opens_its_tasks(
    qtbot: QtBot, page: TodayPage, office: Office, lists: Lists
) -> None:
    page.cards.waiting_bars.setFocus()
    assert page.cards.waiting_bars.spots[0].words.startswith("\u2068Ministry of the Interior\u2069: ")
    qtbot.keyClick(page.cards.waiting_bars, Qt.Key.Key_Return)
    assert lists.asked == [("tasks", {"only": "unfinished", "ministry": office.ids["INT"]})]


def test_a_pillar_opens_in_the_plan(qtbot: QtBot, page: TodayPage, office: Office) -> None:
    qtbot.keyClick(page.cards.progress_bars, Qt.Key.Key_Return)
    assert shown(page).current_name() == "plan"
    plan = shown(page).current_page()
    assert plan is not None
    qtbot.waitUntil(lambda: plan.selected() == ("plan_nodes", office.ids["Legislation"]))


def test_a_status_opens_the_plan_filtered(qtbot: QtBot, page: TodayPage, lists: Lists) -> None:
    qtbot.keyClick(page.cards.ring, Qt.Key.Key_Return)
    assert lists.asked[0][0] == "plan"
    assert "status" in lists.asked[0][1]


def test_the_figures_stand_in_a_table_and_escape_comes_back(qtbot: QtBot, page: TodayPage) -> None:
    page.cards.waiting._as_table.click()
    table = page._face.table
    assert table.isVisible()
    assert table.accessibleName() == "Waiting for others"
    said = [str(table.model().index(0, column).data()) for column in range(7)]
    assert (said[0], said[6]) == ("Ministry of the Interior", "41 days late")
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert page.work.currentWidget() is page._board
    assert page.cards.waiting_bars.hasFocus()


def test_it_follows_a_change_while_it_is_shown(qtbot: QtBot, page: TodayPage, office: Office) -> None:
    late = len(office.workspace.today.figures().overdue)
    assert tile(page, f"Overdue tasks: {late}")
    office.workspace.tasks.add("Later still", due="2026-11-01", ministry_id=office.ids["JUS"])
    qtbot.waitUntil(lambda: tile(page, "Overdue tasks").accessibleName().startswith(f"Overdue tasks: {late + 1}"))


def test_figures_that_cannot_be_read_are_told_with_a_way_out(
    qtbot: QtBot, page: TodayPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise StorageError(file="office.db")

    monkeypatch.setattr(office.workspace.today, "figures", fail)
    page.refresh(None)
    qtbot.waitUntil(page.messages.isVisible)
    monkeypatch.undo()
    retry = next(button for button in page.messages.findChildren(QPushButton) if button.text() == "Try again")
    office.workspace.tasks.add("Very late", due="2026-01-01")
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    late = len(office.workspace.today.figures().overdue)
    qtbot.waitUntil(lambda: tile(page, "Overdue tasks").accessibleName().startswith(f"Overdue tasks: {late}"))


def test_an_empty_vault_offers_three_first_steps(
    qtbot: QtBot, tmp_path: Path, clock: Clock, open_today: Callable[..., TodayPage]
) -> None:
    workspace, _code = new_vault(
        tmp_path / "new.focalpoint",
        user_name="Ada",
        passphrase="sample",
        clock=clock,
        cost=MINIMUM,
    )
    page = open_today(workspace)
    verbs = [button.text() for button in page._steps.findChildren(QPushButton) if button.isVisible()]
    assert verbs == ["Choose a file…", "Open the directory", "Open the action plan"]
    directory = next(button for button in page._steps.findChildren(QPushButton) if button.text().endswith("directory"))
    qtbot.mouseClick(directory, Qt.MouseButton.LeftButton)
    assert shown(page).current_name() == "directory"
    workspace.tasks.add("First task")
    shown(page).go("today")
    qtbot.waitUntil(lambda: page.work.currentWidget() is page._board)
    shown(page).jobs.wait()
    workspace.close()


def test_the_digest_is_shown_as_it_will_be_on_paper(qtbot: QtBot, page: TodayPage) -> None:
    qtbot.mouseClick(page._digest, Qt.MouseButton.LeftButton)
    (dialog,) = shown(page).findChildren(PrintDialog)
    qtbot.waitUntil(lambda: dialog.isVisible() and not shown(page).jobs.running)
    assert dialog.print_button.isEnabled()
    dialog.close()


def test_it_speaks_another_language_at_once(qtbot: QtBot, page: TodayPage) -> None:
    before = page.cards.progress.title.text()
    page.context.shell.set_language("ru")
    qtbot.waitUntil(lambda: page.cards.progress.title.text() != before)
    assert page.context.language.ngettext("{n} day", "{n} days", 41).format(n=41) in tile_words(page)
    page.context.shell.set_language("en")


def tile_words(page: TodayPage) -> str:
    return " ".join(each.accessibleName() for each in page.findChildren(Tile))


def test_every_control_has_a_name(page: TodayPage) -> None:
    charts = [chart for kind in (BarChart, Donut, RowList, Timeline) for chart in page.findChildren(kind)]
    assert len(charts) == 6
    for chart in charts:
        assert chart.accessibleName()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert button.accessibleName() or button.text()


def test_tab_goes_as_one_reads(qtbot: QtBot, page: TodayPage) -> None:
    walked: list[QWidget] = [tile(page, "Overdue tasks")]
    walked[0].setFocus()
    for _ in range(8):
        qtbot.keyClick(walked[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        walked.append(now)
    assert walked[:4] == page._buttons
    assert walked[5] is page.cards.progress_bars
    assert walked[7:] == [page.cards.strip, page.cards.coming]


def test_a_card_without_figures_says_so(page: TodayPage) -> None:
    assert page.cards.changes.accessibleDescription() == "Nobody else changed anything."
    assert page.cards.changes.spots == []


def test_counting_all_as_seen_is_offered_only_when_there_is_news(page: TodayPage) -> None:
    assert page.cards.seen.isHidden()
