"""Letters in Word: what an official finds when the file is opened and edited."""

from __future__ import annotations

import io
import re
import zipfile

import docx

from focalpoint.documents.render.letter_docx import render_letter_docx
from focalpoint.documents.render.letter_docx_runs import Voice
from focalpoint.documents.requests.model import BlockKind, Letter, LetterBlock
from focalpoint.documents.requests.paper import NEUTRAL
from tests.documents import letter_samples as samples


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


def all_parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def test_headings_and_paragraphs_have_words_own_styles_and_numbers() -> None:
    data = render_letter_docx(samples.letter("en"), samples.paper(), samples.DRAFT)
    document = docx.Document(io.BytesIO(data))
    by_text = {paragraph.text: paragraph for paragraph in document.paragraphs}
    heading = by_text["Facts"]
    assert heading.style is not None
    assert heading.style.name == "Heading 1"
    assert "<w:numPr>" in heading._p.xml  # the number is Word's own and not typed
    assert by_text["Request for mutual legal assistance in criminal matters"].style.name == "Title"  # type: ignore[union-attr]
    numbering = part(data, "word/numbering.xml")
    assert 'w:val="upperLetter"' in numbering
    assert 'w:lvlText w:val="(%1)"' in numbering


def test_neighbouring_numbers_belong_to_one_list() -> None:
    blocks = tuple(LetterBlock(str(n), BlockKind.PARAGRAPH, "Text", number=str(n)) for n in (1, 2, 3, 7, 8))
    data = render_letter_docx(Letter("en", "T", "R", blocks), NEUTRAL, samples.FINAL)
    keys = re.findall(r'<w:numId w:val="(\d+)"', part(data, "word/document.xml"))
    assert keys == ["1", "1", "1", "2", "2"]
    assert 'w:start w:val="7"' in part(data, "word/numbering.xml")


def test_page_numbers_are_fields_on_the_first_page_and_on_the_others() -> None:
    parts = all_parts(render_letter_docx(samples.letter("en"), samples.paper(), samples.FINAL))
    footers = [text for name, text in parts.items() if name.startswith("word/footer")]
    assert len(footers) == 2
    for footer in footers:
        assert 'w:instr=" PAGE "' in footer
        assert 'w:instr=" NUMPAGES "' in footer
        assert "XOR/MLA/2026/0007" in footer
        assert "presumed innocent" in footer


def test_arabic_runs_from_the_right_in_section_paragraphs_runs_and_tables() -> None:
    body = part(render_letter_docx(samples.letter("ar"), samples.paper(), samples.FINAL), "word/document.xml")
    paragraphs = re.findall(r"<w:p>.*?</w:p>", body, re.DOTALL)
    assert all("<w:bidi/>" in paragraph for paragraph in paragraphs)
    assert re.search(r"<w:sectPr>.*<w:bidi/>", body)
    assert body.count("<w:tbl>") == body.count("<w:bidiVisual/>")
    arabic = re.findall(r"<w:r>(?:(?!</w:r>).)*[\u0600-\u06ff](?:(?!</w:r>).)*</w:r>", body)
    assert arabic
    assert all("<w:rtl/>" in run for run in arabic)


def test_a_name_in_the_other_direction_is_held_together() -> None:
    runs = Voice("ar").runs("الحساب \u20682026-03-01\u2069 فقط")
    assert "\u200e2026-03-01\u200e" in runs
    assert "\u2068" not in runs
    assert runs.count("<w:rtl/>") == 2
    assert "<w:rtl/>" in Voice("en").runs("named \u2068سمير\u2069 here")


def test_a_gap_is_marked_in_a_style_of_its_own() -> None:
    body = part(render_letter_docx(samples.letter("fr"), samples.paper(), samples.DRAFT), "word/document.xml")
    (run,) = re.findall(r"<w:r><w:rPr><w:rStyle w:val=\"Gap\"/></w:rPr>.*?</w:r>", body)
    assert "[[MISSING: Raison de croire" in run


def test_a_draft_has_a_watermark_and_a_final_letter_none() -> None:
    letter = samples.letter("en", gaps=False)
    draft, final = (
        all_parts(render_letter_docx(letter, samples.paper(), each)) for each in (samples.DRAFT, samples.FINAL)
    )
    headers = [text for name, text in draft.items() if name.startswith("word/header")]
    assert len(headers) == 2
    assert all('string="Draft"' in header for header in headers)
    assert not any("Draft" in text for text in final.values())


def test_a_tables_head_is_repeated_and_its_rows_stay_whole() -> None:
    body = part(render_letter_docx(samples.letter("en"), samples.paper(), samples.FINAL), "word/document.xml")
    assert body.count("<w:tblHeader/>") == 2
    assert "<w:cantSplit/>" in body


def test_two_languages_share_the_rows_of_one_table_and_their_numbers() -> None:
    data = render_letter_docx(samples.letter("fr"), samples.paper("ar"), samples.FINAL, samples.letter("ar"))
    outer = docx.Document(io.BytesIO(data)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in outer.rows]
    assert ["Exposé des faits", "بيان الوقائع"] in rows
    assert not any("cantSplit" in str(row._tr.trPr.xml if row._tr.trPr is not None else "") for row in outer.rows)
    body = part(data, "word/document.xml")
    facts = [re.findall(r'numId w:val="(\d+)"', cell) for cell in re.findall(r"<w:tc>.*?</w:tc>", body, re.DOTALL)]
    assert facts


def test_the_file_tells_nothing_of_who_made_it_and_where() -> None:
    parts = all_parts(render_letter_docx(samples.letter("en"), samples.paper(), samples.FINAL))
    assert not any(name.startswith(("docProps/app", "docProps/thumbnail", "customXml")) for name in parts)
    core = parts["docProps/core.xml"]
    assert "python-docx" not in "".join(parts.values())
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core or "<cp:lastModifiedBy/>" in core
    assert "2026-11-22T09:30:00Z" in core
    assert not any("rsid" in text for text in parts.values())


def test_the_same_letter_gives_the_same_bytes() -> None:
    first, again = (render_letter_docx(samples.letter("ar"), samples.paper("fr"), samples.DRAFT) for _ in range(2))
    assert first == again


def test_odd_texts_are_written_as_they_can_be() -> None:
    odd = "\x00\ud800<w:p> & \u202e exe \u2067 \u2069\u2069 ]] [[ \uffff" + "é" * 2000
    blocks = tuple(
        LetterBlock(kind.value, kind, odd, number=odd[:9], rows=((odd, odd), (odd,), ()), head=True, numbers=(odd[:5],))
        for kind in BlockKind
    )
    letter = Letter("ar", odd[:40], "R\x07", blocks, caveat=odd[:50], notice=odd[:50])
    text = docx.Document(io.BytesIO(render_letter_docx(letter, NEUTRAL, samples.DRAFT))).element.xml
    assert "&lt;w:p&gt; &amp;" in text
