"""What comes back from the translator and what is adopted as final: read behind the gate, refused with a reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from focalpoint.documents.requests.translation_table import ForTranslation, write_translation_table
from focalpoint.domain.requests.translating import Translatable, matched
from focalpoint.exchange import errors
from focalpoint.exchange import final_text as final
from focalpoint.exchange import translation_table as table
from focalpoint.exchange.limits import Limits
from focalpoint.language import Language

AT = datetime(2026, 11, 22, tzinfo=UTC)
TEXTS = (
    Translatable("facts.summary", "Facts", "First paragraph.\nSecond \u2068سمير\u2069 one."),
    Translatable("purp", "Purpose", "Use in the trial.", "الاستخدام في المحاكمة."),
)


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "texts.docx"
    write_translation_table(path, ForTranslation("XOR/1", Language("en"), Language("ar"), TEXTS, AT))
    return path


def edited(path: Path, change: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document(str(path))
    change(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def packed(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one more part, or another one in its place."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.infolist():
            if entry.filename != name:
                target.writestr(entry, source.read(entry))
        target.writestr(name, content)
    return file.getvalue()


def test_a_translated_table_comes_back_to_the_texts_it_was_made_of(sent: Path) -> None:
    def translate(document: docx.document.Document) -> None:
        cell = document.tables[0].rows[1].cells[3]
        cell.paragraphs[0].text = "الفقرة الأولى."
        cell.add_paragraph("الفقرة الثانية.")

    found = table.read_translations(edited(sent, translate), "texts.docx")
    assert found.language == "ar"
    back = matched(TEXTS, found.rows)
    assert back.texts == {"facts.summary": "الفقرة الأولى.\nالفقرة الثانية.", "purp": "الاستخدام في المحاكمة."}
    assert (back.changed, back.missing) == ((), ())


def test_a_text_that_changed_meanwhile_takes_no_translation(sent: Path) -> None:
    now = (TEXTS[0], Translatable("purp", "Purpose", "Use in the appeal."))
    back = matched(now, table.read_for_gate(sent.read_bytes(), Limits())["rows"])
    assert back.texts == {}
    assert back.changed == (TEXTS[1].code,)
    assert back.missing == ("facts.summary", "purp")


def test_another_document_is_no_translators_table(tmp_path: Path) -> None:
    file = io.BytesIO()
    docx.Document().save(file)
    with pytest.raises(errors.NoTranslationsError):
        table.read_for_gate(file.getvalue(), Limits())


def test_macros_are_refused_by_the_gate_with_their_own_sentence(sent: Path) -> None:
    data = packed(sent.read_bytes(), "word/vbaProject.bin", b"x")
    with pytest.raises(errors.DocumentMacrosError) as caught:
        table.read_translations(data, "texts.docx")
    assert caught.value.details["name"] == "texts.docx"


def test_a_document_that_only_says_that_it_has_macros_is_refused_too(sent: Path) -> None:
    with zipfile.ZipFile(sent) as package:
        kinds = package.read("[Content_Types].xml").replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )
    with pytest.raises(errors.DocumentMacrosError):
        final.read_for_gate(packed(sent.read_bytes(), "[Content_Types].xml", kinds), Limits())


def test_a_final_text_is_what_its_content_says(sent: Path) -> None:
    found = final.inspect_final(sent.read_bytes(), "scan.pdf")
    assert (found.suffix, found.pages, found.size) == (".docx", None, sent.stat().st_size)
    assert len(found.sha256) == 64


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7 broken", errors.NotAFinalTextError),
        (b"PK\x03\x04broken", errors.NotAFinalTextError),
        (b"\xd0\xcf\x11\xe0old", errors.OldFormatError),
        (b"hello", errors.NotAFinalTextError),
    ],
)
def test_what_does_not_open_is_no_final_text(data: bytes, expected: type[errors.ImportFileError]) -> None:
    with pytest.raises(expected):
        final.read_for_gate(data, Limits())


def test_a_final_text_in_a_workbook_or_without_content_is_refused(tmp_path: Path) -> None:
    import openpyxl

    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    with pytest.raises(errors.NotAFinalTextError):
        final.read_for_gate(file.getvalue(), Limits())
    with pytest.raises(errors.EmptyFileError):
        final.inspect_final(b"", "empty.pdf")
