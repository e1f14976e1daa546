"""Letters on paper: the office's head, gaps that cannot be overlooked, two languages side by side."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from focalpoint.documents.errors import UnusableArmsError
from focalpoint.documents.render import letter_page, letter_pdf
from focalpoint.documents.render.letter_page import gaps
from focalpoint.documents.render.letter_pairs import paired
from focalpoint.documents.render.letter_pdf import render_letter_pdf
from focalpoint.documents.render.text import Line, Run
from focalpoint.documents.requests.model import BlockKind, Letter, LetterBlock
from focalpoint.documents.requests.paper import NEUTRAL, Digits, figures, reference, usable_arms
from tests.documents import letter_samples as samples


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes) -> str:
    text = "\n".join(page.extract_text() for page in read(data).pages)
    return unicodedata.normalize("NFKC", " ".join(text.split()))


def outline(reader: PdfReader) -> list[str]:
    found: list[str] = []

    def walk(items: list) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item)
            else:
                found.append(item.title)

    walk(reader.outline)
    return found


def test_every_page_says_reference_caveat_and_its_number() -> None:
    letter = samples.letter("en", times=12)
    pages = read(render_letter_pdf(letter, samples.paper(), samples.DRAFT)).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        text = " ".join(page.extract_text().split())
        assert "XOR/MLA/2026/0007" in text
        assert f"Page {number} of {len(pages)}" in text
        assert "All persons are presumed innocent" in text


def test_a_draft_says_so_on_every_page_and_a_final_letter_nowhere() -> None:
    letter = samples.letter("en", times=12)
    draft = read(render_letter_pdf(letter, samples.paper(), samples.DRAFT)).pages
    assert all("Draft" in page.extract_text() for page in draft)
    final = render_letter_pdf(samples.letter("en", gaps=False), samples.paper(), samples.FINAL)
    assert "Draft" not in words(final)
    assert "MISSING" not in words(final)


def test_headings_are_bookmarks_in_their_order() -> None:
    found = outline(read(render_letter_pdf(samples.letter("fr"), samples.paper(), samples.DRAFT)))
    assert found[0] == "Demande d’entraide judiciaire en matière pénale"
    assert found[1:3] == ["A\u2002Objet de la demande", "B\u2002Exposé des faits"]


def test_a_letter_without_a_title_still_has_bookmarks() -> None:
    blocks = (LetterBlock("h", BlockKind.HEADING, "Persons", level=2), LetterBlock("p", BlockKind.PARAGRAPH, "Text"))
    assert outline(read(render_letter_pdf(Letter("en", "T", "R", blocks), NEUTRAL, samples.DRAFT))) == ["Persons"]


def test_two_languages_stand_beside_each_other_with_the_same_numbers() -> None:
    letters = samples.letter("fr", times=6), samples.letter("ar", times=6)
    columns = letter_pdf._columns(*letters, NEUTRAL)
    sheets = letter_pdf._laid_out(*letters, columns, NEUTRAL)
    places = {
        number: [
            (at, mark.x, mark.y)
            for at, page in enumerate(sheets.pages)
            for mark in page.texts
            if "".join(run.text for run in mark.line.runs) == number
        ]
        for number in ("A", "B", "C", "D", "E")
    }
    assert len({page for ((page, _, _), _) in places.values()}) > 1
    for (left_page, left, left_y), (right_page, right, right_y) in places.values():
        assert left_page == right_page
        assert left < letter_page.PAGE[0] * 0.2  # the French number at the left edge,
        assert right > letter_page.PAGE[0] * 0.8  # the Arabic one at the right
        assert abs(left_y - right_y) < 6


def test_blocks_that_one_language_lacks_keep_their_place() -> None:
    one = Letter("en", "T", "R", tuple(LetterBlock(key, BlockKind.PARAGRAPH, key) for key in "abd"))
    other = Letter("fr", "T", "R", tuple(LetterBlock(key, BlockKind.PARAGRAPH, key) for key in "xacd"))
    keys = [tuple(block.key if block else "" for block in pair) for pair in paired(one, other)]
    assert keys == [("", "x"), ("a", "a"), ("", "c"), ("b", ""), ("d", "d")]


def test_the_mark_of_a_gap_is_framed_over_all_its_lines() -> None:
    font = object()

    def line(text: str) -> Line:
        return Line((Run(font, text),), 0.0)  # type: ignore[arg-type]

    assert gaps(line("see [[MISSING: why"), 0) == (((4, 18),), 1)
    assert gaps(line("it is believed"), 1) == (((0, 14),), 1)
    assert gaps(line("there]] and so on"), 1) == (((0, 7),), 0)
    # Seen from the left, an Arabic line in which a mark begins has its end at the right of the mark.
    assert gaps(line("why MISSING]] see"), 0, right_to_left=True) == (((0, 13),), 1)
    assert gaps(line("on so and [[there"), 1, right_to_left=True) == (((10, 17),), 0)


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_every_script_is_written(language: str) -> None:
    letter = samples.letter(language, gaps=False)
    text = words(render_letter_pdf(letter, samples.paper(), samples.FINAL))
    sought = {"ar": "EUR 1250.00", "ru": "Предмет запроса", "zh": "请求的协助"}[language]
    assert sought in text


def test_the_same_letter_gives_the_same_bytes() -> None:
    letter = samples.letter("fr")
    assert render_letter_pdf(letter, samples.paper("ar"), samples.DRAFT) == render_letter_pdf(
        letter, samples.paper("ar"), samples.DRAFT
    )


def test_arabic_figures_are_the_offices_choice_and_names_keep_theirs() -> None:
    text = "في 22 نوفمبر 2026، الحساب \u2068XO21 0001\u2069 من 10.0.0.1 و AB12"
    assert figures(text, "ar", Digits.WESTERN) == text
    turned = figures(text, "ar", Digits.ARABIC_INDIC)
    assert turned == "في ٢٢ نوفمبر ٢٠٢٦، الحساب \u2068XO21 0001\u2069 من 10.0.0.1 و AB12"
    assert figures("22", "fr", Digits.ARABIC_INDIC) == "22"


def test_a_reference_follows_the_offices_pattern() -> None:
    known: dict[str, Any] = {"kind": "MLA", "year": 2026, "number": 7}
    assert reference("{country}/{kind}/{year}/{number:04}", country="XOR", **known) == "XOR/MLA/2026/0007"
    assert reference("{country}/{kind}-{number}", country="", **known) == "MLA-7"
    for wrong in ("{secret}", "{country.__class__}", "{", "{number:zz}"):
        with pytest.raises(ValueError):
            reference(wrong, country="XOR", **known)


def test_arms_are_a_picture_that_opens() -> None:
    assert usable_arms(samples.arms()) == samples.arms()
    for wrong in (b"GIF89a", b"\x89PNG\r\n\x1a\nbroken", b""):
        with pytest.raises(UnusableArmsError):
            usable_arms(wrong)


def test_a_paragraph_longer_than_a_page_goes_on_over_pages() -> None:
    block = LetterBlock("p", BlockKind.PARAGRAPH, "word " * 3000, number="1")
    pages = read(render_letter_pdf(Letter("en", "T", "R", (block,)), NEUTRAL, samples.FINAL)).pages
    assert sum(page.extract_text().count("word") for page in pages) == 3000


def test_a_text_longer_than_the_typesetter_takes_at_once_is_printed_whole() -> None:
    numbers = [str(number) for number in range(7_000)]
    block = LetterBlock("p", BlockKind.PARAGRAPH, " ".join(numbers))
    pages = read(render_letter_pdf(Letter("en", "T", "R", (block,)), NEUTRAL, samples.FINAL)).pages
    assert set(numbers) <= set(" ".join(page.extract_text() for page in pages).split())


def test_odd_texts_never_stop_a_letter() -> None:
    odd = ["\x00\ud800", "]] [[ ]]", "[[" * 50, "\u202e exe \u2067\u2069\u2069", "", " ", "لا" * 300, "司" * 400,
           "🙂" * 20, "x" * 600, "{page} %s"]  # fmt: skip
    blocks = tuple(
        LetterBlock(f"{kind}{place}", kind, text, number=text[:9], head=bool(place % 2), numbers=(text[:5],),
                    rows=((text, text, text[:20]), (text,), ()))
        for kind in BlockKind
        for place, text in enumerate(odd)
    )  # fmt: skip
    letter = Letter("ar", "T\ud800", "R\x07", blocks, caveat=odd[2], notice=odd[6])
    other = Letter("zh", "T", "R", blocks[::2])
    assert len(read(render_letter_pdf(letter, NEUTRAL, samples.DRAFT, other)).pages) > 10


def test_what_an_adopted_text_has_replaced_is_marked_so() -> None:
    imprint = replace(samples.FINAL, superseded=True)
    assert "Superseded" in words(render_letter_pdf(samples.letter("en", gaps=False), samples.paper(), imprint))
