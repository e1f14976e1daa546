"""Lawful erasure from the window."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from focalpoint.ui.inspector.erasure import ErasureSection
from focalpoint.ui.shell.window import MainWindow
from tests.ui.pages.office import Office
from tests.ui.pages.test_inspector import question, shown


def test_a_persons_data_are_erased_with_a_legal_ground(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    office.workspace.backups.make()
    window.reveal("people", office.ids["Luis Ortega"])
    section = shown(window, ErasureSection)
    section._button.click()
    asked = question(window)
    assert not asked.act.isEnabled()
    QTest.keyClicks(asked.reason, "Court order 12/2026")
    asked.act.click()
    qtbot.waitUntil(lambda: "1 backup" in section._meaning.text(), timeout=20_000)
    person = office.workspace.directory.person(office.ids["Luis Ortega"])
    assert (person.name, person.function) == ("", "")
    assert office.workspace.search.find("Ortega") == []
    assert office.workspace.verify().sound
