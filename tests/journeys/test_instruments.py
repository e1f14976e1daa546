"""Journeys: a depositary's table comes in, and three questions are answered in under a minute each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.person import Person

in_a_dialog = pytest.mark.qt_log_ignore("propagateSizeHints", "Keyboard event not accepted", "does not support")
"""A platform without a screen has much to say about dialogs and lists that open."""
HEADER = 'Participant,Signature,"Ratification, Accession(a), Succession(d)"\n'
BOMBINGS = (
    "Algeria,17 Dec 1998,8 Nov 2001\n"
    "Cabo Verde,,10 May 2002 a\n"
    "France,12 Jan 1998,19 Aug 1999\n"
    "Mauritania,,30 Apr 2003 a\n"
    "Somalia,,11 Mar 2019 a\n"
)
HOSTAGES = "Algeria,,18 Dec 1996 a\nFrance,,9 Jun 2000 a\nGhana,,10 Nov 1987 a\n"


def a_table(folder: Path, name: str, rows: str) -> Path:
    """A status table as the UN Treaty Collection hands it out."""
    path = folder / name
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def bring_in(person: Person, path: Path) -> None:
    """Import one table; the file's name says of which instrument."""
    person.commands("Import a status table…")
    person.waits_until(lambda: person.says("Choose a file…"))
    person.presses("Choose a file…")
    person.chooses_file(path)
    person.waits_to_see("of them new")
    person.waits_until(lambda: not person.sees("Matching names") and not person.sees("Reading"))
    person.presses("Import")
    person.waits_until(lambda: person.says("Undo the import"))
    person.presses("Close")


def choose(person: Person, label: str, words: str) -> None:
    """Type into a long choice; Enter goes to the proposals that opened below it."""
    person.writes(label, words)
    proposals = QApplication.activePopupWidget()
    if proposals is not None:
        QTest.keyClick(proposals, Qt.Key.Key_Return)
    else:
        person.types("Return")


@in_a_dialog
def test_who_in_africa_was_party_to_the_bombings_convention_on_a_day(person: Person, tmp_path: Path) -> None:
    bring_in(person, a_table(tmp_path, "BOM97.csv", BOMBINGS))
    person.commands("Who was party on a day")
    person.writes("As of", "30 April 2005")
    person.leaves_with_tab()
    choose(person, "Of which instruments", "BOM97: Bombings Convention 1997")
    choose(person, "Region or group", "Africa")
    person.waits_to_see("Africa · on \u206830 Apr 2005\u2069, by deposit · 3 States")
    assert person.rows() == ["Algeria", "Cabo Verde", "Mauritania"]
    person.presses("Matrix")
    person.waits_until(lambda: person.rows()[0] == "3")  # how many States are party, over their marks


@in_a_dialog
def test_which_states_are_party_to_all_instruments_and_who_comes_later(person: Person, tmp_path: Path) -> None:
    bring_in(person, a_table(tmp_path, "BOM97.csv", BOMBINGS))
    bring_in(person, a_table(tmp_path, "HOS79.csv", HOSTAGES))
    person.commands("Which States are party to all instruments")
    person.waits_to_see("Party to all of 2 instruments")
    here = ["Haishan", "Ostmere", "Republic of Orvalia", "Valdoria", "Zahiria"]
    person.waits_until(lambda: person.rows() == ["Algeria", "Belgora", "Costavera", "France", *here])
    person.writes("As of", "1 January 2001")
    person.leaves_with_tab()
    person.waits_until(lambda: person.rows() == ["France", "Valdoria"])


def test_what_our_country_must_still_deposit_and_who_has_it(person: Person) -> None:
    person.commands("What our country has still to deposit")
    person.waits_to_see("Still to deposit")
    person.waits_until(lambda: "Beijing Convention 2010" in person.rows())
    person.chooses_row("Beijing Convention 2010")
    person.waits_to_see("Who has it: \u2068Ministry of Foreign Affairs\u2069")
    person.presses("Add an act…")
    person.writes("Date", "12 March 2026")
    person.leaves_with_tab()
    person.presses("Add this act")
    person.waits_until(lambda: "Beijing Convention 2010" not in person.rows())
    person.types("Ctrl+Z")
    person.waits_until(lambda: "Beijing Convention 2010" in person.rows())
