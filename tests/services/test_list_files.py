"""Any list of the window as a file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from focalpoint.documents.errors import UnknownFormatError
from focalpoint.documents.lists import ListColumn, ListRow, ListSheet
from focalpoint.documents.model import Mark, Tone
from focalpoint.language import Language
from focalpoint.services.workspace import Workspace

ENGLISH = Language("en")


def a_sheet(columns: int = 3) -> ListSheet:
    heads = (ListColumn("State", 170.0), *(ListColumn(f"T{at:02d}", 60.0, numeric=at == 1) for at in range(1, columns)))
    cells: tuple[str | Mark, ...] = (
        "\u2068Kenya\u2069",
        "7",
        *(Mark(Tone.GREEN, "16 Nov 2001") for _ in range(2, columns)),
    )
    return ListSheet("Parties", heads, [ListRow(cells)], "on 30 Apr 2005, by deposit", name="instruments")


def test_a_workbook_says_what_it_is_narrowed_by_and_keeps_numbers(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.lists.save(a_sheet(), tmp_path / "list.xlsx", language=ENGLISH)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    values = [value for row in sheet.iter_rows(values_only=True) for value in row if value is not None]
    assert "Parties · on 30 Apr 2005, by deposit" in values
    assert {"Kenya", 7, "16 Nov 2001"} <= set(values)


def test_a_table_holds_words_without_marks_of_direction(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.lists.save(a_sheet(), tmp_path / "list.csv", language=ENGLISH)
    assert path.read_text("utf-8-sig").splitlines() == [
        '"Parties"', '"on 30 Apr 2005, by deposit"', "", '"State","T01","T02"', '"Kenya","7","16 Nov 2001"',
    ]  # fmt: skip


def test_a_wide_list_goes_over_several_tables_with_the_names_in_each(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.lists.save(a_sheet(columns=20), tmp_path / "list.pdf", language=ENGLISH)
    pages = [page.extract_text() for page in PdfReader(path).pages]
    assert len(pages) == 2
    assert all("Kenya" in page for page in pages)
    assert "T10" in pages[0]
    assert "T19" in pages[1]


def test_an_unknown_format_is_refused_and_nothing_is_written(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError):
        workspace.lists.save(a_sheet(), tmp_path / "list.docx", language=ENGLISH)
    assert not list(tmp_path.glob("list.*"))


def test_what_is_handed_out_is_journaled(workspace: Workspace, tmp_path: Path) -> None:
    workspace.lists.save(a_sheet(), tmp_path / "list.csv", language=ENGLISH)
    newest = workspace.history.of("users", workspace.session.user_id)[0]
    assert newest.cause == "export.table"
    assert newest.after == {"what": "instruments", "format": ".csv"}
