"""What goes out to be filled in and comes back: the translator's table, the prosecutor's form, the final text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from focalpoint.domain.errors import RuleError
from focalpoint.exchange.errors import DamagedFileError, NotAFinalTextError
from focalpoint.language import Language
from focalpoint.services.workspace import Workspace


@pytest.fixture
def draft(workspace: Workspace) -> str:
    workspace.cases.add("PP/2026/1", "Harbour case", facts="Une bombe a été portée au port.")
    return workspace.requests.add(workspace.cases.list()[0].id, "mla", language="fr", state="XBR")


def fill(path: Path, answers: dict[str, Any]) -> None:
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[1].iter_rows():
        name = str(row[0].value or "").partition("|")[0]
        if name in answers:
            row[3].value = answers[name]
    book.save(path)


def test_the_officials_texts_go_to_the_translator_and_come_back_in_one_step(
    workspace: Workspace, draft: str, tmp_path: Path
) -> None:
    path = workspace.requests.save_texts(draft, "ar", tmp_path / "texts.docx")
    (facts,) = [each for each in workspace.requests.texts(draft, "ar") if each.path == "facts.summary"]
    document = docx.Document(str(path))
    row = next(row for row in document.tables[0].rows if facts.code in row.cells[0].text)
    assert "Une bombe" in row.cells[2].text
    row.cells[3].paragraphs[0].text = "نُقلت قنبلة إلى الميناء."
    document.save(str(path))
    back = workspace.requests.take_texts(draft, path)
    assert dict(back.texts) == {"facts.summary": "نُقلت قنبلة إلى الميناء."}
    kept = {each.path: each.translation for each in workspace.requests.texts(draft, "ar")}
    assert kept["facts.summary"] == "نُقلت قنبلة إلى الميناء."
    options = workspace.requests.options(draft, "ar")
    assert "نُقلت قنبلة" in str(workspace.requests.letter(draft, options).blocks)
    workspace.undo.undo()
    assert all(not each.translation for each in workspace.requests.texts(draft, "ar"))


def test_a_translation_of_a_text_that_changed_is_told_and_not_taken(
    workspace: Workspace, draft: str, tmp_path: Path
) -> None:
    path = workspace.requests.save_texts(draft, "ar", tmp_path / "texts.docx")
    document = docx.Document(str(path))
    document.tables[0].rows[1].cells[3].paragraphs[0].text = "ترجمة"
    document.save(str(path))
    (changed,) = [
        each for each in workspace.requests.texts(draft, "ar") if each.code in document.tables[0].rows[1].cells[0].text
    ]
    workspace.requests.answer(draft, changed.path, "Un autre texte.")
    back = workspace.requests.take_texts(draft, path)
    assert (dict(back.texts), back.changed) == ({}, (changed.code,))


def test_a_filled_form_answers_a_draft_and_leaves_the_rest(workspace: Workspace, draft: str, tmp_path: Path) -> None:
    path = workspace.requests.blank_form("mla", None, [], Language("fr"), tmp_path / "form.xlsx")
    fill(path, {"purp": "Usage au procès", "proc.opened": "4 avril 2025 ?", "proc.file_no": "117/2025"})
    back = workspace.requests.fill_in(draft, path)
    assert (back.taken, [each.path for each in back.refused]) == (2, ["proc.opened"])
    answers = workspace.requests.get(draft).answers
    assert (answers.text("purp"), answers.text("proc.file_no")) == ("Usage au procès", "117/2025")
    assert answers.text("facts.summary") == "Une bombe a été portée au port."
    workspace.undo.undo()
    assert workspace.requests.get(draft).answers.text("purp") == ""


def test_a_form_of_another_kind_is_refused(workspace: Workspace, draft: str, tmp_path: Path) -> None:
    path = workspace.requests.blank_form("withdrawal", None, [], Language("en"), tmp_path / "form.xlsx")
    with pytest.raises(RuleError):
        workspace.requests.fill_in(draft, path)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [("a.pdf", b"%PDF-1.7 nothing", NotAFinalTextError), ("a.docx", b"PK\x03\x04 nothing", NotAFinalTextError)],
)
def test_what_does_not_open_is_not_adopted(
    workspace: Workspace, draft: str, tmp_path: Path, name: str, data: bytes, expected: type[DamagedFileError]
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(expected):
        workspace.requests.adopt(draft, tmp_path / name)
