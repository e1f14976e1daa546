from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.date_words import MONTHS
from focalpoint.domain.dates import parse_written
from focalpoint.domain.plan import Precision

QUARTER, HALF, MONTH, YEAR, DAY = (
    ("2026-07-01", "2026-09-30", Precision.QUARTER),
    ("2026-07-01", "2026-12-31", Precision.HALF_YEAR),
    ("2026-03-01", "2026-03-31", Precision.MONTH),
    ("2026-01-01", "2026-12-31", Precision.YEAR),
    ("2026-03-15", "2026-03-15", Precision.DAY),
)

MEANINGS = {
    QUARTER: [
        "Q3 2026", "q3/2026", "2026-Q3", "3Q 2026", "3rd quarter 2026", "third quarter of 2026", "III квартал 2026 г.",
        "3-й квартал 2026 года", "3 кв. 2026", "в третьем квартале 2026", "T3 2026", "3e trimestre 2026",
        "troisième trimestre 2026", "tercer trimestre de 2026", "الربع الثالث من عام 2026", "الربع الثالث ٢٠٢٦",
        "2026年第三季度", "2026年三季度", "Ⅲ квартал 2026", "2026 III quarter",
    ],
    HALF: [
        "H2 2026", "2H 2026", "II half-year 2026", "second half of 2026", "2 полугодие 2026",
        "второе полугодие 2026 г.",
        "deuxième semestre 2026", "segundo semestre de 2026", "النصف الثاني من عام 2026", "2026年下半年",
    ],
    MONTH: [
        "March 2026", "2026 March", "mars 2026", "marzo de 2026", "марта 2026", "март 2026 г.", "مارس 2026",
        "آذار 2026",
        "آذار/مارس 2026", "2026年3月", "二〇二六年三月", "２０２６年３月", "2026-03", "03.2026", "3/2026",
        "by end of March 2026",
        "до конца марта 2026 года",
    ],
    YEAR: ["2026", "2026 год", "2026年", "عام ٢٠٢٦", "l'année 2026", "año 2026", "by 2026", "до конца 2026 года"],
    DAY: [
        "2026-03-15", "2026/3/15", "20260315", "2026-03-15 00:00:00", "15.03.2026", "15.3.2026", "15/03/2026",
        "15-03-2026", "03/15/2026", "15 March 2026", "March 15, 2026", "15-Mar-2026", "15th of March 2026",
        "15 mars 2026", "15 de marzo de 2026", "15 марта 2026 г.", "١٥ آذار ٢٠٢٦", "١٥/٠٣/٢٠٢٦", "2026年3月15日",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meaning"), [(text, meaning) for meaning, texts in MEANINGS.items() for text in texts]
)
def test_a_written_date_means_its_days(text: str, meaning: tuple[str, str, Precision]) -> None:
    written = parse_written(text)
    assert (written.first, written.last, written.precision) == meaning
    assert (written.text, written.ambiguous) == (text, False)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2026-2028", "2026-01-01", "2028-12-31", Precision.YEAR),
        ("2026–2028 годы", "2026-01-01", "2028-12-31", Precision.YEAR),
        ("Q1–Q3 2026", "2026-01-01", "2026-09-30", Precision.QUARTER),
        ("I-II квартал 2026", "2026-01-01", "2026-06-30", Precision.QUARTER),
        ("Q4 2026 - Q1 2027", "2026-10-01", "2027-03-31", Precision.QUARTER),
        ("January to March 2026", "2026-01-01", "2026-03-31", Precision.MONTH),
        ("November - February 2027", "2026-11-01", "2027-02-28", Precision.MONTH),
        ("с марта по июнь 2026 года", "2026-03-01", "2026-06-30", Precision.MONTH),
        ("من يناير إلى مارس 2026", "2026-01-01", "2026-03-31", Precision.MONTH),
        ("2026年3月至6月", "2026-03-01", "2026-06-30", Precision.MONTH),
        ("15-20 March 2026", "2026-03-15", "2026-03-20", Precision.DAY),
        ("01.03.2026-15.04.2026", "2026-03-01", "2026-04-15", Precision.DAY),
        ("du 1er mars au 30 juin 2026", "2026-03-01", "2026-06-30", Precision.DAY),
        ("постоянно, 2026-2030", "2026-01-01", "2030-12-31", Precision.YEAR),
    ],
)
def test_a_first_and_a_last_date_make_a_range(text: str, first: str, last: str, precision: Precision) -> None:
    written = parse_written(text)
    assert (written.first, written.last, written.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("كانون الثاني", 1), ("شباط", 2), ("نيسان", 4), ("أيار", 5), ("حزيران", 6), ("تموز", 7), ("آب", 8),
        ("أيلول", 9),
        ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12),
        ("جانفي", 1), ("فيفري", 2), ("أفريل", 4), ("ماي", 5), ("جوان", 6), ("جويلية", 7), ("أوت", 8), ("غشت", 8),
        ("شتنبر", 9), ("نونبر", 11), ("دجنبر", 12),
    ],
)  # fmt: skip
def test_arabic_months_of_every_region(names: str, month: int) -> None:
    assert parse_written(f"{names} 2026").first == date(2026, month, 1).isoformat()


@pytest.mark.parametrize(
    "text",
    ["constantly", "Permanently", "ongoing", "annually", "постоянно", "на постоянной основе", "ежегодно", "en continu",
     "de manière permanente", "permanente", "de forma continua", "بشكل مستمر", "بصورةٍ مستمرّة", "持续", "长期", "每年"],
)  # fmt: skip
def test_what_never_ends_is_open(text: str) -> None:
    written = parse_written(text)
    assert (written.first, written.last, written.precision) == (None, None, Precision.OPEN)


@pytest.mark.parametrize(
    "text",
    ["", " ", "tbd", "15.03.26", "15/03/26", "March 26", "'26", "Q3 26", "Q5 2026", "Q0 2026", "III half-year 2026",
     "2026-13-01", "31.02.2026", "29 February 2026", "March", "Q3", "2026 or so maybe", "99999999", "0000", "1447",
     "3026", "12 2026", "March April 2026", "2028-2026", "постоянно 5", "2026-03-15 and later on perhaps"],
)  # fmt: skip
def test_what_is_not_understood_stays_text(text: str) -> None:
    written = parse_written(text)
    assert (written.text, written.first, written.last, written.precision) == (text, None, None, Precision.UNKNOWN)


def test_day_and_month_that_could_change_places_are_marked() -> None:
    assert parse_written("03/04/2026").first == "2026-04-03"
    assert parse_written("03/04/2026", day_first=False).first == "2026-03-04"
    assert parse_written("03/04/2026").ambiguous
    assert parse_written("03-04-2026").ambiguous
    assert not parse_written("04/04/2026").ambiguous
    assert not parse_written("13/04/2026").ambiguous


def test_points_always_part_the_day_first() -> None:
    written = parse_written("03.04.2026", day_first=False)
    assert (written.first, written.ambiguous) == ("2026-04-03", False)


@given(st.text(st.sampled_from("0123456789./- –QIqVmarch年月第季度кварталالربع٣至") | st.characters(), max_size=40))
def test_no_text_makes_it_fail_and_the_text_is_kept(text: str) -> None:
    written = parse_written(text)
    assert written.text == text
    assert (written.first is None) == (written.last is None)
    if written.first and written.last:
        assert date.fromisoformat(written.first) <= date.fromisoformat(written.last)
    else:
        assert written.precision in {Precision.OPEN, Precision.UNKNOWN}


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{y}年{m}月{d}日"]),
)
def test_a_whole_date_is_read_back(day: date, form: str) -> None:
    written = parse_written(form.format(d=day.day, m=day.month, y=day.year))
    assert (written.first, written.last, written.precision) == (day.isoformat(), day.isoformat(), Precision.DAY)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(sorted(MONTHS)))
def test_every_name_of_a_month_is_read(day: date, name: str) -> None:
    written = parse_written(f"{day.day} {name.replace('_', ' ')} {day.year}")
    if day.day <= 28:
        assert written.first == date(day.year, MONTHS[name], day.day).isoformat()
