"""The directory as people use it: the tree, roles, moving, findings, the hand-over sheet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from focalpoint.domain.directory import ContactRole, FindingCode
from focalpoint.domain.roles import Role
from focalpoint.domain.users import Session
from focalpoint.services.workspace import Workspace
from focalpoint.ui.inspector.contacts import MinistryInspector, PersonInspector
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.picker import Picker
from focalpoint.ui.inspector.several import SeveralInspector
from focalpoint.ui.pages.directory.handover import HandoverDialog
from focalpoint.ui.pages.directory.model import MIME, DirectoryTree
from focalpoint.ui.pages.directory.page import DirectoryPage
from focalpoint.ui.shell.window import MainWindow
from tests.ui.pages.office import Office

Opener = Callable[..., MainWindow]


@pytest.fixture
def page(qtbot: QtBot, office: Office, open_window: Opener) -> DirectoryPage:
    """The directory of the small office, read and shown."""
    window = open_window(office.workspace, "directory")
    found = window.current_page()
    assert isinstance(found, DirectoryPage)
    qtbot.waitUntil(lambda: tree_of(found).isVisible() and tree_of(found).model().rowCount() > 0)
    return found


def tree_of(page: DirectoryPage) -> QTreeView:
    """The tree of ministries and people."""
    found = page.findChild(QTreeView)
    assert found is not None
    return found


def rows(page: DirectoryPage) -> list[str]:
    """The first column of every row that is open, from top to bottom, indented."""
    tree, model = tree_of(page), tree_of(page).model()
    found: list[str] = []

    def walk(parent: QModelIndex, level: int) -> None:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            found.append("  " * level + str(index.data()))
            if tree.isExpanded(index):
                walk(index, level + 1)

    walk(QModelIndex(), 0)
    return found


def choose(qtbot: QtBot, page: DirectoryPage, entity: str, record_id: str) -> None:
    """Select a row as ``reveal`` does."""
    assert page.select(entity, record_id)
    qtbot.waitUntil(lambda: page.selected() == (entity, record_id))


def settled(qtbot: QtBot, page: DirectoryPage) -> None:
    """What was written is read and shown again."""
    qtbot.waitUntil(lambda: not page.context.jobs.running)
    QCoreApplication.sendPostedEvents()


def test_people_stand_below_their_ministry_and_bodies_below_theirs(page: DirectoryPage) -> None:
    assert rows(page) == [
        "Ministry of the Interior",
        "  Amina Bello",
        "  Border Guard",
        "Ministry of Justice",
        "  Svetlana Ivanova",
        "Ministry of Finance",
        "  Luis Ortega",
    ]


def test_the_tree_keeps_qts_rules_while_it_changes(qtbot: QtBot, page: DirectoryPage, office: Office) -> None:
    tester = QAbstractItemModelTester(
        tree_of(page).model(), QAbstractItemModelTester.FailureReportingMode.Warning, page
    )
    page.header.filter.setText("border")
    qtbot.waitUntil(lambda: rows(page) == ["Ministry of the Interior", "  Border Guard"])
    page.header.filter.clear()
    office.workspace.directory.archive_person([office.ids["Luis Ortega"]])
    qtbot.waitUntil(lambda: "  Luis Ortega" not in rows(page))
    assert tester.model() is not None


def test_a_ministry_without_main_contact_says_so_and_the_finding_narrows_the_tree(
    qtbot: QtBot, page: DirectoryPage
) -> None:
    page._strip.choose(FindingCode.NO_MAIN_CONTACT)
    qtbot.waitUntil(lambda: "  Amina Bello" not in rows(page))
    assert "Ministry of Justice" in rows(page)
    model = tree_of(page).model()
    words = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert "No main contact" in words
    page._strip.choose(None)
    qtbot.waitUntil(lambda: "  Amina Bello" in rows(page))


def test_a_role_is_given_from_the_row_and_taken_back_with_undo(
    qtbot: QtBot, page: DirectoryPage, office: Office
) -> None:
    choose(qtbot, page, "people", office.ids["Svetlana Ivanova"])
    page._acts.roles[ContactRole.MAIN].trigger()
    settled(qtbot, page)
    assert office.workspace.directory.ministry(office.ids["JUS"]).main_contact_id == office.ids["Svetlana Ivanova"]
    index = tree_of(page).currentIndex()
    assert index.siblingAtColumn(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Main contact"
    assert page._acts.roles[ContactRole.MAIN].isChecked()
    office.workspace.undo.undo()
    assert office.workspace.directory.ministry(office.ids["JUS"]).main_contact_id is None


def test_a_dropped_person_is_in_the_other_ministry(qtbot: QtBot, page: DirectoryPage, office: Office) -> None:
    model = tree_of(page).model()
    assert isinstance(model, DirectoryTree)
    dragged = model.mimeData([model.index_of("people", office.ids["Luis Ortega"])])
    assert dragged.hasFormat(MIME)
    target = model.index_of("ministries", office.ids["border"])
    assert model.canDropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, target)
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, target)
    settled(qtbot, page)
    assert office.workspace.directory.person(office.ids["Luis Ortega"]).ministry_id == office.ids["border"]
    assert "    Luis Ortega" in rows(page)


def test_a_person_takes_no_drop(page: DirectoryPage, office: Office) -> None:
    model = tree_of(page).model()
    assert isinstance(model, DirectoryTree)
    dragged = model.mimeData([model.index_of("ministries", office.ids["FIN"])])
    person = model.index_of("people", office.ids["Amina Bello"])
    assert not model.canDropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, person)


def test_a_ministry_moves_by_keys_alone(qtbot: QtBot, page: DirectoryPage, office: Office) -> None:
    choose(qtbot, page, "ministries", office.ids["border"])
    tree_of(page).setFocus()
    QTest.keyClick(tree_of(page), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.findChild(Picker) is not None)
    picker = page.findChild(Picker)
    assert picker is not None
    field = picker.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "justice")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert office.workspace.directory.ministry(office.ids["border"]).parent_id == office.ids["JUS"]


def test_what_was_verified_today_is_no_longer_asked_for(qtbot: QtBot, page: DirectoryPage, office: Office) -> None:
    person = office.ids["Amina Bello"]
    office.workspace.directory.edit_person(person, verified_on="2025-01-01")
    settled(qtbot, page)
    assert FindingCode.CHECK_DUE in page._cells.findings[person]
    choose(qtbot, page, "people", person)
    page._acts.do("verify")
    settled(qtbot, page)
    assert FindingCode.CHECK_DUE not in page._cells.findings.get(person, ())


def test_what_is_archived_is_hidden_shown_on_demand_and_brought_back(
    qtbot: QtBot, page: DirectoryPage, office: Office
) -> None:
    choose(qtbot, page, "people", office.ids["Luis Ortega"])
    page._acts.do("archive")
    settled(qtbot, page)
    assert "  Luis Ortega" not in rows(page)
    page._archived.setChecked(True)
    settled(qtbot, page)
    choose(qtbot, page, "people", office.ids["Luis Ortega"])
    assert tree_of(page).currentIndex().siblingAtColumn(1).data() == "Archived"
    page._acts.do("bring_back")
    settled(qtbot, page)
    assert not office.workspace.directory.person(office.ids["Luis Ortega"]).archived


def test_several_rows_show_what_they_have_in_common(qtbot: QtBot, page: DirectoryPage) -> None:
    tree_of(page).selectAll()
    window = page.window()
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: isinstance(window.inspector.contents(), SeveralInspector))
    tree_of(page).clearSelection()


def test_a_revealed_record_is_alone_selected_while_ctrl_is_held_down(
    qtbot: QtBot, page: DirectoryPage, office: Office
) -> None:
    choose(qtbot, page, "ministries", office.ids["JUS"])
    QTest.keyPress(tree_of(page), Qt.Key.Key_Shift, Qt.KeyboardModifier.ControlModifier)
    choose(qtbot, page, "people", office.ids["Luis Ortega"])
    assert len(tree_of(page).selectionModel().selectedRows()) == 1


def test_the_first_inspector_comes_in_slices_and_is_complete(qtbot: QtBot, page: DirectoryPage, office: Office) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    choose(qtbot, page, "ministries", office.ids["INT"])
    qtbot.waitUntil(lambda: isinstance(window.inspector.contents(), MinistryInspector))
    inspector = window.inspector.contents()
    assert isinstance(inspector, MinistryInspector)
    qtbot.waitUntil(lambda: bool(inspector.findChildren(HistorySection)))
    assert inspector.form.names()[-1] == "note"


def test_one_field_goes_back_from_the_history(qtbot: QtBot, page: DirectoryPage, office: Office) -> None:
    person = office.ids["Amina Bello"]
    office.workspace.directory.edit_person(person, function="Adviser")
    window = page.window()
    assert isinstance(window, MainWindow)
    choose(qtbot, page, "people", person)
    qtbot.waitUntil(lambda: isinstance(window.inspector.contents(), PersonInspector))
    inspector = window.inspector.contents()
    assert isinstance(inspector, PersonInspector)
    section = next(one for one in inspector.sections if isinstance(one, HistorySection))

    def back() -> list[QWidget]:
        return [one for one in section.findChildren(QWidget) if one.accessibleName().startswith("Put back Function")]

    qtbot.waitUntil(lambda: bool(back()))
    qtbot.mouseClick(back()[0], Qt.MouseButton.LeftButton)
    assert office.workspace.directory.person(person).function == "Director"
    office.workspace.undo.undo()
    assert office.workspace.directory.person(person).function == "Adviser"


def test_the_hand_over_dialog_offers_the_office_and_the_chosen_ministry(
    qtbot: QtBot, page: DirectoryPage, office: Office
) -> None:
    choose(qtbot, page, "ministries", office.ids["INT"])
    page._acts.do("handover")
    dialog = page.findChild(HandoverDialog)
    assert dialog is not None
    assert dialog.subject.code() == office.ids["INT"]
    assert dialog.subject.itemText(0) == "The head of the office"
    dialog.reject()


def test_a_reader_changes_nothing_and_is_told_why(qtbot: QtBot, office: Office, open_window: Opener) -> None:
    workspace: Workspace = office.workspace
    session = workspace.session
    workspace.use_session(
        Session(session.user_id, session.user_name, frozenset({Role.READER}), session.ministry_id, False)
    )
    window = open_window(workspace, "directory")
    page = window.current_page()
    assert isinstance(page, DirectoryPage)
    settled(qtbot, page)
    page._acts.renew()
    for name in ("new_ministry", "new_person", "move", "verify", "archive"):
        assert not page._acts.actions[name].isEnabled()
        assert page._acts.actions[name].toolTip()
    assert page._acts.actions["handover"].isEnabled()


def test_an_empty_directory_says_what_it_is_for(qtbot: QtBot, office: Office, open_window: Opener) -> None:
    directory = office.workspace.directory
    directory.archive_person([person.id for person in directory.people()])
    directory.archive_ministry([ministry.id for ministry in directory.ministries()])
    window = open_window(office.workspace, "directory")
    page = window.current_page()
    assert isinstance(page, DirectoryPage)
    settled(qtbot, page)
    assert page.work.currentWidget() is page._states.empty()
