"""Tables: sorting, filtering, selection that stays, copying, remembered columns, bars and pills."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import QAbstractItemModel, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from focalpoint.language import Language
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import FilterEdit, allow
from focalpoint.ui.widgets.delegates import paint_bar
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.ui.widgets.header import HeaderBar
from focalpoint.ui.widgets.message import MessageBar
from focalpoint.ui.widgets.pills import Badge, StatePill
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView, column_menu


class Row(NamedTuple):
    id: str
    title: str
    due: str | None
    percent: float | None


ROWS = [
    Row("a", "Decree on passenger data", "2026-12-11", 60.0),
    Row("b", "System tested", None, 20.0),
    Row("c", "120 officers\ttrained", "2026-10-01", None),
]
COLUMNS = (
    Column[Row]("title", lambda language: language.gettext("Title"), lambda row, _l: row.title),
    Column[Row](
        "due",
        lambda language: language.gettext("Due"),
        lambda row, language: language.date(row.due),
        key=lambda row: row.due,
        token=lambda row: "red" if row.due and row.due < "2026-11-22" else "",
    ),
    Column[Row](
        "progress",
        lambda language: language.gettext("Progress"),
        lambda row, language: language.percent(row.percent),
        key=lambda row: row.percent,
        percent=lambda row: (row.percent, 50.0),
    ),
    Column[Row](
        "state",
        lambda language: language.gettext("State"),
        lambda row, _l: "",
        state=lambda row, language: ("green", language.gettext("On track")),
        hidden=True,
    ),
)


@pytest.fixture
def model(qapp: QApplication, theme: Theme) -> RecordModel[Row]:
    made = RecordModel(COLUMNS, lambda row: row.id, language=Language("en"), theme=theme)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_records(ROWS)
    return made


def ids(model: RecordModel[Row]) -> str:
    return "".join(model.id_at(row) for row in range(model.rowCount()))


def text(model: QAbstractItemModel, row: int, column: int) -> object:
    return model.data(model.index(row, column))


def test_unknown_values_sort_last_both_ways(model: RecordModel[Row]) -> None:
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert ids(model) == "cab"
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert ids(model) == "acb"


def test_every_word_of_the_filter_has_to_stand_somewhere(model: RecordModel[Row]) -> None:
    model.set_filter("DATA decree")
    assert ids(model) == "a"
    assert model.filtered()
    model.set_filter("decree trained")
    assert ids(model) == ""
    model.set_filter("")
    assert ids(model) == "abc"


def test_a_long_list_is_folded_before_somebody_filters_it(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    asked: list[str] = []

    def title(row: Row, _language: Language) -> str:
        asked.append(row.id)
        return row.title

    columns = (Column[Row]("title", lambda language: language.gettext("Title"), title),)
    model = RecordModel(columns, lambda row: row.id, language=Language("en"), theme=theme)
    model.set_records([Row(str(n), f"Decree {n}", None, None) for n in range(1_200)])
    assert asked == []  # not while the list is being shown
    qtbot.waitUntil(lambda: len(asked) == 1_200)
    model.set_filter("decree 1199")
    assert (ids(model), len(asked)) == ("1199", 1_200)


def test_a_filter_stays_when_the_records_are_renewed(model: RecordModel[Row]) -> None:
    model.set_filter("decree")
    model.set_records([*ROWS, Row("d", "Another decree", None, None)])
    assert ids(model) == "ad"


def test_another_language_writes_headings_and_dates_anew(model: RecordModel[Row], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.headerDataChanged):
        model.retranslate(Language("fr"))
    assert text(model, 0, 1) == "11 déc. 2026"


def test_a_late_date_is_red(model: RecordModel[Row], theme: Theme) -> None:
    brush = model.data(model.index(2, 1), Qt.ItemDataRole.ForegroundRole)
    assert brush.color() == theme.colour("red")  # type: ignore[attr-defined]
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ForegroundRole) is None


@pytest.fixture
def table(model: RecordModel[Row], theme: Theme, qtbot: QtBot) -> TableView:
    view = TableView(theme)
    qtbot.addWidget(view)
    view.set_record_model(model, WindowMemory(None), "columns.test")
    view.resize(700, 300)
    view.show()
    return view


def test_the_selection_stays_on_its_record_when_the_order_changes(table: TableView, model: RecordModel[Row]) -> None:
    table.select_id("a")
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert table.selected_ids() == ["a"]
    assert table.current_id() == "a"


def test_a_record_is_selected_while_ctrl_is_held_down(table: TableView, qtbot: QtBot) -> None:
    qtbot.keyPress(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    table.select_id("a")
    selected = table.selected_ids()
    qtbot.keyRelease(table, Qt.Key.Key_A)
    assert selected == ["a"]


def test_a_record_that_goes_leaves_a_current_row_behind(table: TableView, model: RecordModel[Row]) -> None:
    table.select_id("a")
    model.set_records(ROWS[1:])
    assert table.currentIndex().isValid()


def test_copying_gives_a_table_with_headings_of_what_is_shown(table: TableView, qapp: QApplication) -> None:
    table.select_id("c")
    assert table.copy() == "Title\tDue\tProgress\n120 officers trained\t1 Oct 2026\t–"
    assert qapp.clipboard().text() == table.copy()


def test_ctrl_c_copies_and_enter_opens(table: TableView, qtbot: QtBot, qapp: QApplication) -> None:
    table.select_id("a")
    qapp.clipboard().clear()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Decree on passenger data" in qapp.clipboard().text()
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["a"]


def test_columns_are_remembered(model: RecordModel[Row], theme: Theme, qtbot: QtBot) -> None:
    memory = WindowMemory(None)
    first = TableView(theme)
    qtbot.addWidget(first)
    first.set_record_model(model, memory, "columns.test")
    first.horizontalHeader().resizeSection(0, 333)
    first.horizontalHeader().setSectionHidden(3, False)
    first.horizontalHeader().moveSection(1, 0)
    second = TableView(theme)
    qtbot.addWidget(second)
    second.set_record_model(model, memory, "columns.test")
    assert second.horizontalHeader().sectionSize(0) == 333
    assert not second.isColumnHidden(3)
    assert second.horizontalHeader().visualIndex(1) == 0


def test_columns_give_way_where_there_is_little_room_and_come_back(
    table: TableView, model: RecordModel[Row], theme: Theme
) -> None:
    header = table.horizontalHeader()
    fit = TitleFit(table, header, 0, theme, 150)
    table.resize(1200, 300)
    fit.fit()
    there = [at for at in range(header.count()) if not header.isSectionHidden(at)]
    sizes = [header.sectionSize(at) for at in there[1:]]
    assert len(there) > 2
    table.resize(280, 300)
    fit.fit()
    model.set_records(ROWS[:2])
    left = [at for at in range(header.count()) if not header.isSectionHidden(at)]
    assert left[0] == 0
    assert 1 < len(left) < len(there)
    assert header.length() <= table.viewport().width()
    menu = column_menu(header, table, lambda: None)
    menu.actions()[there[-1] - 1].setChecked(True)
    assert not header.isSectionHidden(there[-1])
    table.resize(1200, 300)
    fit.fit()
    assert [header.sectionSize(at) for at in there[1:]] == sizes


def test_painting_a_whole_list_in_both_directions(table: TableView, qapp: QApplication) -> None:
    table.setColumnHidden(3, False)
    table.select_id("b")
    left = table.grab().toImage()
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert table.grab().toImage() != left


def test_a_bar_is_filled_from_the_start_side(theme: Theme) -> None:
    done, track = theme.colour("accent"), theme.colour("track")
    image = bar_at(theme, 50, mirrored=False)
    assert (image.pixelColor(25, 5), image.pixelColor(75, 5)) == (done, track)
    image = bar_at(theme, 50, mirrored=True)
    assert (image.pixelColor(25, 5), image.pixelColor(75, 5)) == (track, done)


def bar_at(theme: Theme, percent: float, *, mirrored: bool) -> QImage:
    image = QImage(100, 10, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_bar(painter, QRectF(0, 0, 100, 10), theme, percent, None, mirrored=mirrored)
    painter.end()
    return image


def test_a_state_has_a_shape_beside_its_colour(theme: Theme, qtbot: QtBot) -> None:
    widths = {}
    for colour in ("green", "amber", "red", "grey"):
        pill = StatePill(theme, colour, "State")
        qtbot.addWidget(pill)
        widths[colour] = pill.sizeHint().width()
        assert pill.accessibleName() == "State"
    assert widths["green"] == widths["amber"] == widths["red"] > widths["grey"]


def test_a_badge_of_nothing_is_not_shown(theme: Theme, qtbot: QtBot) -> None:
    badge = Badge(theme, 3)
    qtbot.addWidget(badge)
    assert badge.isVisible()
    badge.set_count(0)
    assert not badge.isVisible()


def test_the_filter_waits_for_a_pause_and_clears_at_once(theme: Theme, qtbot: QtBot) -> None:
    box = FilterEdit(theme)
    qtbot.addWidget(box)
    heard: list[str] = []
    box.changed.connect(heard.append)
    qtbot.keyClicks(box, "abc")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["abc"])
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert heard == ["abc", ""]


def test_down_goes_on_to_the_list(theme: Theme, qtbot: QtBot) -> None:
    box = FilterEdit(theme)
    qtbot.addWidget(box)
    qtbot.keyClicks(box, "abc")
    with qtbot.waitSignals([box.changed, box.left]):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_a_message_stays_until_it_is_closed_and_its_action_is_done_once(theme: Theme, qtbot: QtBot) -> None:
    bar_ = MessageBar(theme)
    qtbot.addWidget(bar_)
    bar_.retranslate(Language("en"))
    done: list[str] = []
    bar_.show_message("error", "It went wrong.", "Copy details", lambda: done.append("copied"))
    assert bar_.text() == "It went wrong."
    bar_._action.click()
    assert done == ["copied"]
    assert bar_.text() == ""
    assert not bar_.isVisible()


def test_an_empty_state_offers_at_most_a_button_and_a_link(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "plan")
    qtbot.addWidget(empty)
    empty.show()
    empty.set_texts("No plan yet.", "New plan")
    assert not empty._link.isVisible()
    with qtbot.waitSignal(empty.pressed):
        empty._button.click()


def test_the_headers_views_are_renamed_and_keep_the_choice(theme: Theme, qtbot: QtBot) -> None:
    header = HeaderBar(theme)
    qtbot.addWidget(header)
    header.set_views([("tree", "Tree"), ("gantt", "Gantt")], "tree")
    with qtbot.waitSignal(header.view_chosen) as chosen:
        header.choose_view("gantt")
    assert chosen.args == ["gantt"]
    header.set_views([("tree", "Arbre"), ("gantt", "Diagramme")])
    assert header.view() == "gantt"
    assert header.view_names() == ["tree", "gantt"]


def test_what_is_not_allowed_says_why(qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    allow(button, False, "Your role does not allow this.")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "Your role does not allow this."
    allow(button, True)
    assert button.toolTip() == ""
