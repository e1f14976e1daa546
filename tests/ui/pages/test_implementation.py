"""The page of implementation as people use it: views, filters, fields that save, own rows, standards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.domain.provisions import implementation_id
from focalpoint.language import Language
from focalpoint.ui.inspector.provision import ProvisionInspector
from focalpoint.ui.pages.catalogue import PLAN_PAGE, TASKS_PAGE
from focalpoint.ui.pages.implementation.descriptor import IMPLEMENTATION
from focalpoint.ui.pages.implementation.dialogs import ProvisionDialog
from focalpoint.ui.pages.implementation.page import ImplementationPage
from focalpoint.ui.pages.implementation.view import TreeOfEntries
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.window import MainWindow
from tests.ui.pages.office import Office

KEY = "FIN99:2(1)(b)"


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, office: Office, theme: Theme) -> Iterator[ImplementationPage]:
    """The page over the small office, read and shown."""
    workspace = office.workspace
    workspace.provisions.edit(KEY, legislation="Act 12, art. 5", rating="3", ministry_id=office.ids["JUS"])
    workspace.provisions.edit("1373:1c", rating="1", gaps="No procedure", ministry_id=office.ids["FIN"])
    window = MainWindow(
        workspace,
        pages=[PLAN_PAGE, TASKS_PAGE, IMPLEMENTATION],
        shell=Shell(Language("en")),
        theme=theme,
        memory=WindowMemory(None),
        errors=ErrorDesk(qapp),
    )
    window.resize(1366, 768)
    window.go("implementation")
    window.show()
    qtbot.waitExposed(window)
    found = window.current_page()
    assert isinstance(found, ImplementationPage)
    qtbot.waitUntil(
        lambda: any(not tree.isHidden() and tree.entries.count for tree in found.findChildren(TreeOfEntries))
    )
    yield found
    window.jobs.wait()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def tree_of(page: ImplementationPage) -> TreeOfEntries:
    """The tree that is shown."""
    return next(tree for tree in page.findChildren(TreeOfEntries) if not tree.isHidden())


def shown(page: ImplementationPage) -> list[str]:
    """The keys in the tree, in their order."""
    return [entry.key for group in tree_of(page).entries.groups for entry in group.entries]


def headings(page: ImplementationPage) -> list[str]:
    """The headings of the tree."""
    model = tree_of(page).entries
    return [str(model.index(row, 0, QModelIndex()).data()) for row in range(model.rowCount())]


def test_the_model_is_sound_in_every_view(page: ImplementationPage) -> None:
    for tree in page.findChildren(TreeOfEntries):
        QAbstractItemModelTester(tree.entries, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for view in page.header.view_names():
        page.header.choose_view(view)


def test_an_article_is_found_by_typing_it_and_its_law_edited_beside_the_list(
    qtbot: QtBot, page: ImplementationPage, office: Office
) -> None:
    page.header.filter.setText("financing 2(1)(b)")
    qtbot.waitUntil(lambda: shown(page) == [KEY])
    qtbot.waitUntil(lambda: page.selected() == ("implementations", implementation_id(KEY)))
    inspector = page.inspector_for("implementations", implementation_id(KEY))
    assert isinstance(inspector, ProvisionInspector)
    assert inspector.form.editor("legislation").value() == "Act 12, art. 5"
    assert inspector.save("legislation", "Act 12, art. 5(2)")
    assert office.workspace.provisions.entry(KEY, "en").implementation.legislation == "Act 12, art. 5(2)"


def test_gaps_stand_by_theme_and_by_institution(page: ImplementationPage) -> None:
    page.header.choose_view("gaps")
    assert headings(page) == ["Freezing of assets · 1 gap"]
    page.bar.order.set_code("ministry")
    page._narrow()
    assert headings(page) == ["Ministry of Finance · 1 gap"]


def test_one_instrument_shows_the_rows_of_its_matrix(page: ImplementationPage, office: Office) -> None:
    office.workspace.provisions.edit(KEY, mark="present")
    page.show_filtered({"view": "instruments", "instrument": "MEX91"})
    assert headings(page) == ["Preventive duties · Not marked"]
    page.show_filtered({"view": "instruments", "instrument": "FIN99"})
    assert headings(page)[0] == "Offences · Present: 1"


def test_the_grid_shows_every_instrument_and_opens_the_one_that_is_pressed(
    page: ImplementationPage, office: Office
) -> None:
    office.workspace.provisions.edit(KEY, mark="absent")
    page.open_view("grid")
    grid = page.grid.matrix.grid
    assert len(grid.rows) == 13
    assert {"FIN99", "BOM97", "MEX91"} <= {head.key for head in grid.columns}
    assert page.select("implementations", implementation_id(KEY))
    assert page.selected() == ("implementations", page.grid.current_id())
    page.grid.matrix.heading_pressed.emit("MEX91")
    assert headings(page) == ["Preventive duties · Not marked"]


def test_a_provision_of_the_office_chooses_its_row_of_the_matrix(page: ImplementationPage, qtbot: QtBot) -> None:
    dialog = ProvisionDialog(page, page.context)
    dialog.key.setText("OAU99:4(2)")
    dialog.asked.setText("Extradite or try whoever did it")
    dialog.row.set_code("prosecute")
    dialog.accept()
    wanted = implementation_id("OAU99:4(2)")
    qtbot.waitUntil(lambda: wanted in {entry.id for entry in page.cells.entries})
    page.open_view("grid")
    assert page.grid.select_entry(wanted)
    assert page.selected() == ("implementations", wanted)


def test_a_filter_that_leaves_nothing_can_be_cleared(qtbot: QtBot, page: ImplementationPage) -> None:
    everything = len(shown(page))
    page.header.filter.setText("no such provision")
    qtbot.waitUntil(lambda: shown(page) == [])
    page._clear_filters()
    qtbot.waitUntil(lambda: len(shown(page)) == everything)


def test_what_is_asked_follows_the_language_of_the_screen(qtbot: QtBot, page: ImplementationPage) -> None:
    page.context.shell.set_language("ar")
    qtbot.waitUntil(lambda: "اتفاقية تمويل الإرهاب" in " ".join(headings(page)))
    page.context.shell.set_language("en")


def test_the_list_is_printed_with_its_headings_and_what_narrows_it(qtbot: QtBot, page: ImplementationPage) -> None:
    page.header.filter.setText("1373:1c")
    qtbot.waitUntil(lambda: shown(page) == ["1373:1c"])
    sheet = page.print_sheet()
    assert sheet is not None
    rows = sheet.rows() if callable(sheet.rows) else sheet.rows
    assert [row.level for row in rows] == [0, 1]
    assert "1373:1c" in sheet.note


def test_a_standard_is_added_and_said_to_be_applied(qtbot: QtBot, page: ImplementationPage, office: Office) -> None:
    page.header.choose_view("standards")
    page._on_primary()
    qtbot.waitUntil(lambda: (page.selected() or ("", ""))[0] == "standards")
    own = next(each for each in office.workspace.standards.list("en") if not each.key)
    qtbot.waitUntil(lambda: page.selected() == ("standards", own.id))
