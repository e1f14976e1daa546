"""A journey by visible words and keys: from the first start of the program to the hand-over sheet on paper."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.app import pages
from focalpoint.domain.clock import Clock
from focalpoint.services.opening import new_vault, unlock, unlock_with_recovery
from focalpoint.services.workspace import Workspace
from focalpoint.store.vault import MINIMUM
from focalpoint.ui.pages.welcome.window import Openers
from focalpoint.ui.shell.desk import Desk
from focalpoint.ui.shell.memory import WindowMemory
from tests.journeys.person import Person


@pytest.fixture
def fresh(
    qtbot: QtBot, qapp: QApplication, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The application on a computer where it never ran; vaults go to the test's own folder."""
    monkeypatch.setattr("focalpoint.services.doors.home", lambda: tmp_path)
    openers = Openers(partial(new_vault, cost=MINIMUM), unlock, unlock_with_recovery, _no_sample, lambda: tmp_path)
    memory = WindowMemory(None)
    memory.put("theme", "light")
    made = Desk(qapp, pages=pages(), openers=openers, clock=clock, memory=memory)
    made.start()
    yield made
    with qtbot.waitSignal(made.left, timeout=20_000):
        (made.window or made.welcome).close()  # type: ignore[union-attr]
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def _no_sample(**_given: object) -> Workspace:
    raise AssertionError("nobody asked for the sample country")


def test_from_the_first_start_to_the_hand_over_sheet(fresh: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    person = Person(qtbot)
    person.waits_to_see("Welcome to Focal Point")
    person.presses("English")
    person.presses("Continue")
    person.waits_to_see("Country and calendar")
    person.presses("Continue")
    person.presses("Make a new vault")
    person.writes("Your name", "Amina Bello")
    person.writes("Passphrase", "seven calm rivers")
    person.writes("The same once more", "seven calm rivers")
    person.presses("Make the vault")
    person.waits_to_see("Type it back from the paper")
    code = person.finds(r"(\w{5,6}-\n?)+\w{5,6}")
    person.writes("Type it back from the paper", code.replace("\n", "").lower())
    person.presses("Continue")
    person.presses("Continue without")
    person.waits_to_see("Three things that offices do next:")
    person.presses(person.finds("Go on|Open.*|Begin.*"))
    person.waits_to_see("This page shows what needs attention.")
    person.goes_to("Directory")
    person.presses("New ministry")
    person.writes("Name", "Ministry of Justice")
    person.leaves_with_tab()
    person.waits_until(lambda: "Ministry of Justice" in person.rows())
    person.commands("New person")
    person.writes("Name", "Samir Haddad")
    person.leaves_with_tab()
    person.waits_to_see("Samir Haddad")
    person.goes_to("Tasks")
    person.presses("New task")
    person.writes("Title", "Send the statistics of 2026")
    person.leaves_with_tab()
    person.waits_until(lambda: "Send the statistics of 2026" in person.rows())
    sheet = tmp_path / "hand-over.pdf"
    person.goes_to("Directory")
    person.commands("Hand-over sheet…")
    person.presses("Show the sheet")
    person.waits_until(lambda: person.says(r"\d+ pages?"))
    person.presses("Save as PDF…")
    person.chooses_file(sheet)
    person.waits_to_see("was written.")
    person.presses("Close")
    text = "".join(page.extract_text() for page in PdfReader(sheet).pages)
    assert "Samir Haddad" in text
