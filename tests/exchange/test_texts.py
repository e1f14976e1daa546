"""The words of PDF, Word and plain texts, page by page."""

from __future__ import annotations

import io
import zipfile

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from focalpoint.exchange import errors
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.texts import WordsState, read_words
from focalpoint.exchange.texts.child import read_here
from focalpoint.exchange.texts.direction import logical

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(*pages: str) -> bytes:
    """A PDF with a line a page."""
    made = io.BytesIO()
    canvas = Canvas(made)
    for words in pages:
        if words:
            canvas.drawString(72, 720, words)
        else:
            canvas.rect(72, 72, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def locked(data: bytes, passphrase: str) -> bytes:
    """The same, encrypted; the empty passphrase only forbids changes."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(passphrase, owner_password="owner", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return made.getvalue()


def paragraph(text: str) -> str:
    """A paragraph in two runs."""
    half = len(text) // 2
    return f"<w:p><w:r><w:t>{text[:half]}</w:t></w:r><w:r><w:t>{text[half:]}</w:t></w:r></w:p>"


def test_a_pdf_is_read_behind_the_gate_page_by_page() -> None:
    words = read_words(pdf("Article one", "Article two"), "law.pdf")
    assert (words.state, words.pages, words.numbered) == (WordsState.READ, ["Article one", "Article two"], True)


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (pdf("", ""), WordsState.NO_TEXT),
        (locked(pdf("Secret"), "pass"), WordsState.LOCKED),
        (locked(pdf("Open"), ""), WordsState.READ),
        (b"%PDF-1.7\n" + b"\x00" * 400, WordsState.BROKEN),
        (b"", WordsState.NO_TEXT),
    ],
)
def test_a_pdf_says_why_it_gives_no_words(data: bytes, state: WordsState) -> None:
    assert read_words(data, "law.pdf").state is state


def test_a_word_document_keeps_its_pages_and_notes_and_drops_what_was_struck_out() -> None:
    body = (
        paragraph("First page")
        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Second</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p>"
        + '<w:p><w:r><w:br w:type="page"/><w:t>Third</w:t></w:r></w:p>'
    )
    notes = f"<w:footnotes {_W}>{paragraph('A footnote')}</w:footnotes>"
    words = read_words(docx(body, footnotes=notes), "law.docx")
    assert words.pages == ["First page", "Second", "Third\n\n\nA footnote"]
    assert words.numbered


def test_a_document_with_entities_or_packed_as_a_bomb_is_refused() -> None:
    evil = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", evil)
    with pytest.raises(errors.EntitiesError):
        read_here(made.getvalue(), "docx", Limits())
    with pytest.raises(errors.UnpackedTooLargeError):
        read_here(docx(paragraph("a" * 20_000_000)), "docx", Limits())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "司法协助"),
        ("utf-16", "Entraide"),
        ("cp1251", "Закон о выдаче и правовой помощи"),
        ("cp1256", "قانون المساعدة القانونية المتبادلة"),
        ("cp1252", "Entraide judiciaire, décret et procès"),
        ("gb18030", "请求书应当附有译文司法协助"),
    ],
)
def test_a_plain_text_is_read_in_the_encoding_that_it_has(encoding: str, text: str) -> None:
    assert read_here(text.encode(encoding), "txt", Limits()).pages == [text]


def test_a_long_text_without_pages_is_cut_between_paragraphs_and_loses_nothing() -> None:
    text = "\n\n".join(f"Paragraph {n} " + "word " * 60 for n in range(40))
    words = read_here(text.encode(), "txt", Limits())
    assert len(words.pages) > 2
    assert not words.numbered
    assert "".join("".join(words.pages).split()) == "".join(text.split())


def test_arabic_stored_as_it_looks_is_turned_and_plain_letters_stay() -> None:
    read = "المادة الأولى: القانون (12) الدولي والمعاهدة"
    assert logical(read) == read
    stored = read[::-1].translate(str.maketrans("()", ")(")).replace("21", "12")
    assert logical(stored) == read
    assert logical("\ufee3\ufea4\ufedc\ufee4\ufe94") == "محكمة"


def test_other_files_are_kept_unread() -> None:
    assert read_words(b"PK\x03\x04", "plan.xlsx").state is WordsState.OTHER_KIND
    assert read_words(b"\xd0\xcf\x11\xe0", "old.doc").state is WordsState.OTHER_KIND
