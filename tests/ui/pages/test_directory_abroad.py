"""States, authorities, networks and donors on the directory's page, as people use them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from focalpoint.services.workspace import Workspace
from focalpoint.ui.inspector.bodies import BodyInspector
from focalpoint.ui.inspector.country import CountryInspector
from focalpoint.ui.inspector.several import SeveralInspector
from focalpoint.ui.pages.directory.abroad import Abroad
from focalpoint.ui.pages.directory.duplicates import DuplicatesDialog
from focalpoint.ui.pages.directory.importing import open_file
from focalpoint.ui.pages.directory.page import DirectoryPage
from focalpoint.ui.pages.directory.profile_import import open_file as open_profiles
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.widgets.tables import TableView
from tests.ui.pages.office import Office

Opener = Callable[..., MainWindow]


def _add(workspace: Workspace, kind: str, name: str, **fields: str) -> str:
    return next(iter(workspace.bodies.add(kind, name, **fields).ids("bodies")))


@pytest.fixture
def bodies(office: Office) -> dict[str, str]:
    """Two authorities that may be one, an old one of another State, a network."""
    workspace = office.workspace
    network = _add(workspace, "network", "Network of judges", members="FRA KEN")
    return {
        "network": network,
        "first": _add(workspace, "authority", "Central Authority", state="FRA", purposes="mla", email="a@example.org"),
        "second": _add(workspace, "authority", "Ministry", state="FRA", email="a@example.org", network_ids=network),
        "old": _add(workspace, "authority", "Office", state="KEN", phone="1", verified_on="2020-01-01"),
    }


@pytest.fixture
def page(qtbot: QtBot, office: Office, bodies: dict[str, str], open_window: Opener) -> DirectoryPage:
    """The list of authorities, read and shown."""
    assert bodies
    found = open_window(office.workspace, "directory").current_page()
    assert isinstance(found, DirectoryPage)
    found.header.choose_view("authorities")
    qtbot.waitUntil(lambda: table_of(found).isVisible() and table_of(found).model().rowCount() == 3)
    return found


def table_of(page: DirectoryPage) -> TableView:
    """The table of the view that is shown."""
    abroad = page.findChild(Abroad)
    assert abroad is not None
    return abroad.table


def names(page: DirectoryPage) -> list[str]:
    """The first column."""
    model = table_of(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_an_authority_is_edited_beside_the_list_and_verified(
    qtbot: QtBot, page: DirectoryPage, office: Office, bodies: dict[str, str]
) -> None:
    page.context.reveal("bodies", bodies["old"])
    inspector = page.window().findChild(BodyInspector)
    assert inspector is not None
    assert inspector.save("purposes", ("mla", "extradition"))
    assert inspector.save("state", None)
    body = office.workspace.bodies.get(bodies["old"])
    assert (body.purposes, body.state) == (("mla", "extradition"), "")
    button = next(each for each in inspector.findChildren(QPushButton) if each.text() == "Verified today")
    button.click()
    assert office.workspace.bodies.get(bodies["old"]).verified_by == office.workspace.session.user_name
    qtbot.waitUntil(lambda: "▲" not in str(table_of(page).model().index(2, 8).data()))


def test_what_is_older_than_a_year_is_one_click_away_and_so_is_the_way_back(page: DirectoryPage, qtbot: QtBot) -> None:
    strip = next(each for each in page.findChildren(QToolButton) if each.text() == "1 to verify" and each.isVisible())
    strip.click()
    assert names(page) == ["Office"]
    strip.click()
    assert len(names(page)) == 3
    page.show_filtered({"view": "authorities", "finding": "check_due"})
    assert names(page) == ["Office"]


def test_a_region_and_words_narrow_the_list_and_the_empty_list_leads_back(page: DirectoryPage, qtbot: QtBot) -> None:
    abroad = page.findChild(Abroad)
    assert abroad is not None
    abroad.narrowing.use(place="region:002")
    assert names(page) == ["Office"]
    page.header.filter.setText("nobody")
    clear = "Clear the filter"
    qtbot.waitUntil(lambda: any(each.text() == clear and each.isVisible() for each in page.findChildren(QPushButton)))
    next(each for each in page.findChildren(QPushButton) if each.text() == clear and each.isVisible()).click()
    qtbot.waitUntil(lambda: len(names(page)) == 3)


def test_a_state_shows_its_names_codes_authorities_and_networks(page: DirectoryPage, qtbot: QtBot) -> None:
    page.context.reveal("countries", "KEN")
    inspector = page.window().findChild(CountryInspector)
    assert inspector is not None
    inspector.complete()
    said = {each.text().strip("\u2068\u2069") for each in inspector.findChildren(QLabel)}
    assert {"KEN · KE", "404", "肯尼亚\n肯尼亚共和国"} <= said
    links = {each.accessibleName() for each in inspector.findChildren(QPushButton)}
    assert any("Office" in link for link in links)
    assert any("Network of judges" in link for link in links)


def test_several_entries_show_what_they_have_in_common(page: DirectoryPage, qtbot: QtBot) -> None:
    table_of(page).selectAll()
    several = page.window().findChild(SeveralInspector)
    assert several is not None
    assert any(each.text() == "3 entries selected" for each in several.findChildren(QLabel))


def test_two_that_are_the_same_become_one(
    page: DirectoryPage, qtbot: QtBot, office: Office, bodies: dict[str, str]
) -> None:
    dialog = DuplicatesDialog(page, page.context, page.findChild(Abroad).cells)  # type: ignore[union-attr]
    dialog.open()
    merge = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Merge, keep the first")
    qtbot.waitUntil(merge.isEnabled)
    merge.click()
    kept = office.workspace.bodies.get(bodies["first"])
    assert kept.network_ids == (bodies["network"],)
    assert office.workspace.bodies.get(bodies["second"]).archived
    qtbot.waitUntil(lambda: not merge.isEnabled())
    dialog.close()


def test_a_sheet_comes_in_after_its_state_was_settled(
    page: DirectoryPage, qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    sheet = tmp_path / "authorities.csv"
    sheet.write_text("Name,State or organization,Competent for\nNew office,Gaul,Extradition\n", "utf-8")
    dialog = open_file(page, page.context, sheet)

    def button(words: str) -> QPushButton | None:
        return next((each for each in dialog.findChildren(QPushButton) if each.text() == words), None)

    qtbot.waitUntil(lambda: button("Choose a State…") is not None, timeout=20_000)
    bring = button("Import")
    assert bring is not None
    assert not bring.isEnabled()
    dialog._settle("Gaul", "FRA")
    assert bring.isEnabled()
    bring.click()
    qtbot.waitUntil(lambda: "New office" in names(page), timeout=20_000)
    made = next(body for body in office.workspace.bodies.list() if body.name == "New office")
    assert (made.state, made.purposes) == ("FRA", ("extradition",))


def test_profiles_of_states_come_in_from_a_sheet(
    page: DirectoryPage, qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    sheet = tmp_path / "profiles.csv"
    sheet.write_text("State,Legal tradition,Death penalty\nKenya,Common law,Abolished\nGaul,Civil law,\n", "utf-8")
    dialog = open_profiles(page, sheet)
    qtbot.waitUntil(dialog.go.isEnabled, timeout=20_000)
    assert dialog.told.text() == "1 new profile · 1 row waits for a State"
    dialog.settle("Gaul", "FRA")
    qtbot.waitUntil(lambda: dialog.told.text() == "2 new profiles" and dialog.go.isEnabled(), timeout=20_000)
    dialog.go.click()
    profiles = office.workspace.profiles
    qtbot.waitUntil(lambda: profiles.get("FRA").tradition == "civil", timeout=20_000)
    assert profiles.get("KEN").death_penalty == "abolitionist"
