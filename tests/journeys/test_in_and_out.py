"""Journeys: a sheet comes in, is corrected, and is taken back; the plan goes out."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from pypdf import PdfReader

from tests.journeys.person import Person


def a_sheet(folder: Path) -> Path:
    """A plan as a ministry would write it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["No.", "Title", "Lead ministry", "Start", "Finish"])
    sheet.append(["1", "Prevention in schools", "Ministry of Justice", "2026-01-05", "Q3 2027"])
    sheet.append(["1.1", "Teachers trained", "Ministry of Justice", "2026-02-01", "2026-06-30"])
    sheet.append(["1.2", "Handbook printed", "Ministry of Sport", "2026-02-01", "constantly"])
    path = folder / "ministry.xlsx"
    book.save(path)
    return path


def test_a_sheet_is_previewed_imported_and_taken_back_as_one_step(person: Person, tmp_path: Path) -> None:
    path = a_sheet(tmp_path)
    person.commands("Import…")
    person.chooses_file(path)
    person.waits_to_see("New: 3")
    person.presses("Import")
    person.waits_to_see("3 were added.")
    person.presses("Close")
    person.waits_until(lambda: "Prevention in schools" in person.rows())
    person.types("Ctrl+Z")
    person.waits_until(lambda: "Prevention in schools" not in person.rows())


def test_an_import_offers_to_undo_it_at_once(person: Person, tmp_path: Path) -> None:
    person.commands("Import…")
    person.chooses_file(a_sheet(tmp_path))
    person.waits_to_see("New: 3")
    person.presses("Import")
    person.waits_to_see("3 were added.")
    person.presses("Undo the import")
    person.waits_until(lambda: not person.sees("3 were added."))
    assert "Prevention in schools" not in person.rows()


def test_a_file_that_is_no_plan_is_refused_in_a_sentence(person: Person, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    before = person.rows()
    person.commands("Import…")
    person.chooses_file(broken)
    person.waits_until(lambda: not person.sees("Reading"))
    assert not person.sees("New:")
    person.presses("Cancel")
    assert person.rows() == before


def test_workbook_and_report_are_written_in_the_language_that_was_chosen(person: Person, tmp_path: Path) -> None:
    book, report = tmp_path / "plan.xlsx", tmp_path / "report.pdf"
    person.commands("Excel workbook…")
    person.presses("Choose a place…")
    person.chooses_file(book)
    person.waits_to_see("was written")
    assert "Action plan" in openpyxl.load_workbook(book, read_only=True).sheetnames
    person.commands("Progress report (PDF)…")
    person.presses("Choose a place…")
    person.chooses_file(report)
    person.waits_until(report.exists)
    person.waits_to_see("report.pdf")
    assert len(PdfReader(report).pages) > 2
