"""The blank form: on paper, and as a workbook whose answers come back to their places."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from focalpoint.documents.errors import UnknownFormatError
from focalpoint.documents.requests.questionnaire import BlankForm, option_code, write_questionnaire
from focalpoint.domain.requests.answers import Answers
from focalpoint.domain.requests.questionnaire import questionnaire, returned
from focalpoint.exchange import errors
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.questionnaire import read_for_gate, read_questionnaire
from focalpoint.language import Language
from focalpoint.services.request_catalogue import catalogue

TYPES = ("bank_and_financial_records", "freeze_restraint_seizure")


def form(language: str, room: int = 2) -> BlankForm:
    specification = catalogue().specification("mla")
    asked = questionnaire(specification, TYPES, room)
    return BlankForm(specification, asked, Language(language), datetime(2026, 11, 22, tzinfo=UTC), "Office")


def fill(path: Path, answers: dict[str, Any]) -> None:
    book = openpyxl.load_workbook(path)
    left = dict(answers)
    for row in book.worksheets[1].iter_rows():
        name = str(row[0].value or "").partition("|")[0]
        if name in left:
            row[3].value = left.pop(name)
    assert not left
    book.save(path)


def test_a_filled_workbook_comes_back_as_answers(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    write_questionnaire(path, form("fr"))
    fill(path, {
        "hdr.date_place.date": datetime(2026, 3, 10), "proc.opened": "4.4.2025", "cost": "Oui",
        "subj[1].names.latin": "Teodor MERIK", "asst[1].fields.value": 1500.5, "facts.chron[0].date": "one day",
    })  # fmt: skip
    back = read_questionnaire(path)
    assert (back.kind, back.stage, back.types) == ("mla", None, TYPES)
    specification = catalogue().specification(back.kind, back.stage)
    found = returned(Answers(catalogue().fields, {}), specification, back.types, back.cells, option_code)
    assert found.answers.get("hdr.date_place.date") == date(2026, 3, 10)
    assert found.answers.get("proc.opened") == date(2025, 4, 4)
    assert found.answers.get("cost") is True
    assert found.answers.get("asst[1].fields.value") == 1500.5
    assert "Teodor MERIK" in {value for _, value in found.answers.leaves()}
    assert [(each.path, each.value) for each in found.refused] == [("facts.chron[0].date", "one day")]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_paper_form_asks_every_question(tmp_path: Path, language: str) -> None:
    path = tmp_path / "form.pdf"
    blank = form(language, room=1)
    write_questionnaire(path, blank)
    reader = PdfReader(path)
    assert len([item for item in reader.outline if not isinstance(item, list)]) == len(blank.questionnaire.sections)
    if language == "en":
        text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
        for section in blank.questionnaire.sections:
            for question in section.questions:
                assert " ".join(question.field.label.split()) in text


def test_options_are_understood_in_every_language() -> None:
    specification = catalogue().specification("mla")
    assert option_code(specification.fields["cost"], "نعم") == "true"
    assert option_code(specification.fields["cost"], "perhaps") is None
    stage = specification.fields["proc.stage"]
    assert option_code(stage, "INVESTIGATION") == "investigation"
    assert option_code(stage, "elsewhere") is None


def test_another_workbook_is_no_questionnaire(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Title", "Answer"])
    book.save(path)
    with pytest.raises(errors.NoQuestionnaireError):
        read_for_gate(path, Limits())


def test_a_form_of_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError):
        write_questionnaire(tmp_path / "form.odt", form("en"))
    assert not list(tmp_path.iterdir())
