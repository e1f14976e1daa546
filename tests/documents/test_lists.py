"""Any list on paper: head, columns, rows, pages, direction."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from focalpoint.documents.lists import ListColumn, ListOrigin, ListRow, ListSheet, list_document, list_rows, reads_wide
from focalpoint.documents.model import Mark, Table, Tone
from focalpoint.documents.render.pdf import render
from focalpoint.language import LANGUAGES, Language

ORIGIN = ListOrigin(
    "Action plan 2025–2028", "restricted", "Mina Diallo", datetime(2026, 11, 22, 9, tzinfo=UTC), "UTC", sample=True
)


def sheet(rows: int, note: str = "Overdue") -> ListSheet:
    columns = (
        ListColumn("Title", 220, tree=True),
        ListColumn("Due date", 100),
        ListColumn("Progress", 90, numeric=True),
    )
    made = [ListRow((f"Task {at}", Mark(Tone.RED, "late"), "40 %"), level=at % 3) for at in range(rows)]
    return ListSheet("Tasks", columns, made, note)


def pages_of(language: Language, rows: int, *, sideways: bool = False) -> list[str]:
    given = sheet(rows)
    document = list_document(given, list_rows(given.rows), ORIGIN, language, sideways=sideways)
    return [page.extract_text() for page in PdfReader(io.BytesIO(render(document))).pages]


def test_every_page_repeats_the_columns_and_says_which_page_it_is() -> None:
    pages = pages_of(Language("en"), 120)
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert "Progress" in text
        assert "Restricted" in text
        assert f"Page {number} of {len(pages)}" in text


def test_the_head_says_what_it_is_where_from_how_narrowed_and_by_whom() -> None:
    first = pages_of(Language("en"), 2)[0]
    for words in ("Tasks", "Action plan 2025–2028", "Overdue", "2 rows", "Printed by Mina Diallo", "fictional"):
        assert words in first


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_made_in_every_language(code: str) -> None:
    assert pages_of(Language(code), 3)


def test_a_list_on_its_side_is_wider_than_high() -> None:
    given = sheet(1)
    document = list_document(given, list_rows(given.rows), ORIGIN, Language("en"), sideways=True)
    box = PdfReader(io.BytesIO(render(document))).pages[0].mediabox
    assert box.width > box.height


def test_an_empty_list_says_so() -> None:
    assert "There are no rows." in pages_of(Language("en"), 0)[0]


def test_rows_may_be_worked_out_late() -> None:
    late = ListSheet("Tasks", sheet(0).columns, lambda: [ListRow(("A", "B", "C"))])
    document = list_document(late, list_rows(late.rows), ORIGIN, Language("en"))
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [row.cells for row in table.rows] == [("A", "B", "C")]


def test_many_columns_read_better_on_their_side() -> None:
    assert not reads_wide(sheet(1))
    assert reads_wide(ListSheet("Tasks", tuple(ListColumn(str(at), 110) for at in range(6)), ()))


def test_a_pasted_novel_in_a_cell_does_not_run_off_the_page() -> None:
    given = ListSheet("Tasks", (ListColumn("Title", 200), ListColumn("B", 40)), [ListRow(("word " * 20_000, "x"))])
    pages = PdfReader(io.BytesIO(render(list_document(given, list_rows(given.rows), ORIGIN, Language("en"))))).pages
    assert len(pages) == 1
