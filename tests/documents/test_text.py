"""Setting text: wrapping, directions, fonts letter by letter."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from bidi.algorithm import get_display as reference_display

from focalpoint.documents.errors import MissingFontError
from focalpoint.documents.render.fonts import FontBook, find, font_folders
from focalpoint.documents.render.mirror import mirrored
from focalpoint.documents.render.text import Line, Typesetter


def setter(language: str) -> Typesetter:
    return Typesetter(FontBook(language), language == "ar")


def shown(line: Line) -> str:
    return "".join(text for _font, text in line.runs)


def plain(line: Line) -> str:
    return unicodedata.normalize("NFKC", shown(line))


def test_a_line_that_fits_is_not_wrapped() -> None:
    assert len(setter("en").wrap("Adopt the decree", 10, 200)) == 1


def test_words_wrap_within_the_width() -> None:
    lines = setter("en").wrap("Review seizure and confiscation procedures together with the courts", 10, 120)
    assert len(lines) > 1
    assert all(line.points(10) <= 120 for line in lines)
    assert " ".join(map(shown, lines)) == "Review seizure and confiscation procedures together with the courts"


def test_a_word_wider_than_the_line_is_cut_by_letters() -> None:
    lines = setter("en").wrap("x" * 200, 10, 60)
    assert all(line.points(10) <= 60 for line in lines)
    assert "".join(map(shown, lines)) == "x" * 200


def test_the_last_of_the_allowed_lines_ends_with_an_ellipsis() -> None:
    lines = setter("en").wrap("one two three four five six seven eight nine ten", 10, 60, most=2)
    assert len(lines) == 2
    assert shown(lines[-1]).endswith("…")
    assert lines[-1].points(10) <= 60


def test_chinese_wraps_between_letters_and_never_begins_a_line_with_a_stop() -> None:
    text = "会同法院、海关和税务机关审查扣押和没收程序，并提出修改建议。" * 2
    for width in range(30, 90, 4):
        lines = setter("zh").wrap(text, 9, width)
        assert "".join(map(shown, lines)) == text
        assert not any(shown(line)[0] in "、，。" for line in lines)


def test_arabic_is_joined_and_runs_from_the_right() -> None:
    line = setter("ar").line("وزارة العدل")
    letters = shown(line)
    assert all("\ufb50" <= letter <= "\ufefc" for letter in letters if letter != " ")
    assert plain(line) == "وزارة العدل"[::-1]


def test_arabic_wraps_in_reading_order() -> None:
    lines = setter("ar").wrap("مراجعة إجراءات الضبط والمصادرة بالاشتراك مع المحاكم", 9, 90)
    assert len(lines) > 1
    assert plain(lines[0])[::-1].startswith("مراجعة")
    assert plain(lines[-1])[::-1].endswith("المحاكم")


def test_numbers_and_latin_keep_their_order_inside_arabic() -> None:
    text = shown(setter("ar").line("القرار (No. 12/2026) للوزارة"))
    assert "No. 12/2026" in text


def test_brackets_of_right_to_left_text_face_each_other() -> None:
    text = shown(setter("ar").line("وزارة العدل (MoJ) والجمارك"))
    assert text.index("(") < text.index("MoJ") < text.index(")")


@pytest.mark.parametrize("base", ["R", "L"])
@pytest.mark.parametrize(
    "text",
    ["وزارة (MoJ) والشؤون [تعد] القانون", "1) مرحبا", "مرحبا Plan (A) b", "(abc) مرحبا", "abc (مرحبا) def", "مرحبا"],
)
def test_mirroring_agrees_with_the_reference(text: str, base: str) -> None:
    from bidi import get_display

    assert mirrored(get_display(text, base_dir=base), base == "R") == reference_display(text, base_dir=base)


def test_a_latin_text_on_an_arabic_page_keeps_its_own_direction() -> None:
    assert shown(setter("ar").line("planned: 61 %")) == "planned: 61 %"


def test_each_letter_gets_a_font_that_has_it() -> None:
    typesetter = setter("en")
    line = typesetter.line("Joint decree قرار (No. 12) 司法部 Тест")
    assert len({font.name for font, _text in line.runs}) >= 3
    assert all(font.has(ord(letter)) for font, text in line.runs for letter in text)
    typesetter.check()


def test_direction_marks_are_not_drawn() -> None:
    assert shown(setter("en").line("\u2068Plan\u2069\u200e 3\ufeff")) == "Plan 3"


def test_a_letter_that_no_font_has_leaves_a_visible_sign() -> None:
    typesetter = setter("en")
    assert shown(typesetter.line("a\U000f0000b")) == "a\ufffdb"
    typesetter.check()


def test_a_missing_font_is_named_with_its_package(tmp_path: Path) -> None:
    latin = find("NotoSans-Regular.ttf", font_folders())
    assert latin is not None
    (tmp_path / latin[0].name).write_bytes(latin[0].read_bytes())
    typesetter = Typesetter(FontBook("en", [tmp_path]), False)
    typesetter.line("Plan")
    typesetter.check()
    typesetter.line("司法部 خطة")
    with pytest.raises(MissingFontError) as caught:
        typesetter.check()
    assert "fonts-wqy-microhei" in str(caught.value.details["package"])
    assert "fonts-noto-core" in str(caught.value.details["package"])
    assert "司" in str(caught.value.details["letters"])


def test_bold_is_thickened_where_there_is_no_bold_cut() -> None:
    (run,) = setter("zh").line("司法部", bold=True).runs
    assert run.font.embolden
    (latin,) = setter("zh").line("MOJ", bold=True).runs
    assert not latin.font.embolden


def test_an_override_in_a_name_turns_nothing_on_paper() -> None:
    set_ = Typesetter(FontBook("en"), right_to_left=False)
    drawn = "".join(run.text for run in set_.line("invoice\u202efdp.exe").runs)
    assert drawn == "invoicefdp.exe"
