"""Dates as people write them in plans: the text is always kept, and what it means is read beside it.

"Q3 2026", "II half-year 2027", "III квартал 2026 г.", "3e trimestre 2026", "آذار/مارس 2026", "2026年3月", "15.03.2026",
"2026–2028", "constantly". Nothing is guessed: years of two digits, and whatever is not wholly understood, stay text.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from focalpoint.domain.date_words import (
    HALF,
    HALF_NAMES,
    MONTHS,
    NOISE,
    OPEN,
    ORDINALS,
    QUARTER,
    RANGE_WORDS,
)
from focalpoint.domain.folding import fold
from focalpoint.domain.plan import Precision

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
_LONGEST: Final = 200
_YEAR: Final = re.compile(r"\d{4}")
_NUMERIC: Final = (
    re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})"),
)
_DAY_AND_MONTH: Final = re.compile(r"(?P<a>\d{1,2})\s?([-/. ])\s?(?P<b>\d{1,2})\s?\2\s?(?P<y>\d{4})")
_HAN_NUMBER: Final = re.compile("[〇零一二三四五六七八九十]+")
_HAN_DIGITS: Final = {character: digit for digit, character in enumerate("零一二三四五六七八九")} | {"〇": 0}
_TOKEN: Final = re.compile(
    "(?P<month>\\d{1,2})月|(?P<number>\\d+)|(?P<half>上半年|下半年)|(?P<han>季度|季|年度|年底|月底|月份|以前|之前|[一-鿿])"
    "|(?P<word>[^\\W\\d一-鿿]+)"
)
_LETTER_AND_NUMBER: Final = re.compile(r"\b([qths]|кв)\s?\.?(\d)\b|\b(\d)\s?([qths]|кв)\b")
_DASHES: Final = re.compile(r"\s*[–—−~〜]\s*|\s+-\s+|\s*[至到]\s*")
_PRECISIONS: Final = (Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.HALF_YEAR, Precision.YEAR)
_MONTHS_OF: Final = {Precision.QUARTER: 3, Precision.HALF_YEAR: 6}


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as it was written, and the days that it means (ISO text; None where it does not say)."""

    text: str
    first: str | None
    last: str | None
    precision: Precision
    ambiguous: bool = False
    """Whether day and month could be meant the other way round."""


class _Parts(NamedTuple):
    """What the words of one date say."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    unit: Precision | None = None
    """Quarter or half-year."""
    number: int | None = None
    """Which quarter or half, or a number that says nothing by itself."""


class _Span(NamedTuple):
    first: date
    last: date
    precision: Precision
    ambiguous: bool = False


def parse_written(text: str, *, day_first: bool = True) -> WrittenDate:
    """What a written date means. Never raises; what is not understood has precision ``unknown``.

    Args:
        text: as it was written, in any of the six languages.
        day_first: how 03/04/2026 is read where nothing else tells; it is marked ambiguous either way.
    """
    span, is_open = None, False
    if len(text) <= _LONGEST:
        plain, is_open = _without_open(_plain(text))
        span = _read(plain, day_first=day_first) if plain else None
        is_open = is_open and (span is not None or not plain or not any(map(str.isdigit, plain)))
    if span is not None:
        return WrittenDate(text, span.first.isoformat(), span.last.isoformat(), span.precision, span.ambiguous)
    return WrittenDate(text, None, None, Precision.OPEN if is_open else Precision.UNKNOWN)


read_date = parse_written
"""The same, for a date that a person typed."""


def _plain(text: str) -> str:
    """The text folded, its outer punctuation gone, Chinese numbers as digits."""
    folded = " ".join(fold(text).replace("_", " ").split()).strip(" .,;:()[]\"'«»“”„")
    return _HAN_NUMBER.sub(_han_number, folded)


def _han_number(match: re.Match[str]) -> str:
    """一 … 十二 as a number, 二〇二六 as a year; anything else as it is."""
    run = match[0]
    if "十" in run:
        tens, _, ones = run.partition("十")
        if len(tens) > 1 or len(ones) > 1 or "十" in ones:
            return run
        return str(_HAN_DIGITS.get(tens, 1) * 10 + _HAN_DIGITS.get(ones, 0))
    return "".join(str(_HAN_DIGITS[character]) for character in run) if len(run) in {1, 4} else run


def _without_open(plain: str) -> tuple[str, bool]:
    """The text without phrases such as "constantly", and whether there was one."""
    found = False
    for phrase in OPEN:
        if phrase in plain:
            edge = "" if phrase[0] > "㐀" else r"\b"
            plain, times = re.subn(f"{edge}{re.escape(phrase)}{edge}", " ", plain)
            found = found or times > 0
    return " ".join(plain.split()).strip(" ,;.()-–—"), found


def _read(plain: str, *, day_first: bool) -> _Span | None:
    """One date, or a first and a last one."""
    whole = _numeric(plain, day_first=day_first) or _span_of(_parts(_tokens(plain)))
    if whole is not None:
        return whole
    for left, right in _halves(plain):
        before, after = _parts(_tokens(left)), _parts(_tokens(right))
        if before and after and after.year is None:  # 2026年3月至6月
            after = after._replace(year=before.year)
        last = _numeric(right, day_first=day_first) or _span_of(after)
        if last is None:
            continue
        first = _numeric(left, day_first=day_first) or _earlier(before, after, last)
        if first is not None and first.first <= last.last:
            coarser = max(first.precision, last.precision, key=_PRECISIONS.index)
            return _Span(first.first, last.last, coarser, first.ambiguous or last.ambiguous)
    return None


def _halves(plain: str) -> list[tuple[str, str]]:
    """The ways to cut a text into a first and a last date."""
    cuts = [(match.start(), match.end()) for match in _DASHES.finditer(plain)]
    cuts += [
        (match.start(), match.end()) for match in re.finditer(r"(?<=\s)\S+(?=\s)", plain) if match[0] in RANGE_WORDS
    ]
    cuts += [(place, place + 1) for place, character in enumerate(plain) if character in "-/"]
    return [(plain[:first].strip(), plain[last:].strip()) for first, last in cuts if plain[:first].strip()]


def _numeric(plain: str, *, day_first: bool) -> _Span | None:
    """A date in figures."""
    match = _DAY_AND_MONTH.fullmatch(plain)
    if match:
        return _day_and_month(match, day_first=day_first)
    for pattern in _NUMERIC:
        match = pattern.fullmatch(plain)
        if match:
            given = match.groupdict()
            day = int(given["d"]) if given.get("d") else None
            return _span_of(_Parts(int(given["y"]), int(given["m"]), day))
    return None


def _day_and_month(match: re.Match[str], *, day_first: bool) -> _Span | None:
    a, b, year, separator = int(match["a"]), int(match["b"]), int(match["y"]), match[2]
    # Who writes points writes the day first, everywhere.
    day, month = (a, b) if day_first or separator == "." else (b, a)
    if month > 12:
        day, month = month, day
    span = _span_of(_Parts(year, month, day))
    unsure = separator != "." and a != b and max(a, b) <= 12
    return span._replace(ambiguous=unsure) if span else None


def _tokens(plain: str) -> list[tuple[str, str]] | None:
    """The words of a date with their kind; None when there is anything else in the text."""
    joined = _LETTER_AND_NUMBER.sub(lambda found: f" {found[1] or found[4]} {found[2] or found[3]} ", plain)
    for name in MONTHS:
        if "_" in name:
            joined = joined.replace(name.replace("_", " "), name)
    rest = re.sub(r"[\s.,/'’`°()\-_]+", "", _TOKEN.sub("", joined))
    if rest:
        return None
    return [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(joined)]


def _parts(tokens: Sequence[tuple[str, str]] | None) -> _Parts | None:
    """What the words say together; None when they contradict each other or one is not known."""
    if tokens is None:
        return None
    parts: _Parts | None = _Parts()
    for kind, word in tokens:
        said = _said(kind, word)
        if said is None:
            return None
        parts = _joined(parts, said) if parts is not None else None
    return parts


def _said(kind: str, word: str) -> _Parts | None:
    """What one word says; None when it is not known."""
    if kind == "month":
        return _Parts(month=int(word))
    if kind == "half":
        return _Parts(unit=Precision.HALF_YEAR, number=HALF_NAMES[word])
    if kind == "number":
        return _Parts(year=int(word)) if _YEAR.fullmatch(word) else _Parts(number=int(word)) if len(word) < 3 else None
    if word in MONTHS:
        return _Parts(month=MONTHS[word])
    if word in ORDINALS:
        return _Parts(number=ORDINALS[word])
    if word in QUARTER:
        return _Parts(unit=Precision.QUARTER)
    if word in HALF:
        return _Parts(unit=Precision.HALF_YEAR)
    return _Parts() if word in NOISE else None


def _joined(one: _Parts | None, other: _Parts) -> _Parts | None:
    """Both together; None when they say different things of the same part."""
    if one is None:
        return None
    values = []
    for mine, theirs in zip(one, other, strict=True):
        if mine is not None and theirs is not None and mine != theirs:
            return None
        values.append(theirs if mine is None else mine)
    return _Parts(*values)  # type: ignore[arg-type]


def _span_of(parts: _Parts | None) -> _Span | None:
    """The days that the parts mean; None when they are not enough or no such day exists."""
    if parts is None:
        return None
    year, month, day, unit, number = parts
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if unit is not None:
        return _part_of_year(year, unit, number) if month is None and day is None else None
    if month is None:
        return None if number is not None or day is not None else _months(year, 1, 12, Precision.YEAR)
    if not 1 <= month <= 12:
        return None
    day = number if day is None else day
    if day is None:
        return _months(year, month, month, Precision.MONTH)
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return _Span(date(year, month, day), date(year, month, day), Precision.DAY)


def _part_of_year(year: int, unit: Precision, number: int | None) -> _Span | None:
    months = _MONTHS_OF[unit]
    if number is None or not 1 <= number <= 12 // months:
        return None
    return _months(year, (number - 1) * months + 1, number * months, unit)


def _months(year: int, first: int, last: int, precision: Precision) -> _Span:
    return _Span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), precision)


def _earlier(left: _Parts | None, right: _Parts | None, last: _Span) -> _Span | None:
    """The first date of a range, which takes what it does not say from the last one ("January – March 2026")."""
    if left is None:
        return None
    if right is None:
        right = _Parts(last.last.year, last.last.month if last.precision is Precision.DAY else None)
    unit = left.unit or (right.unit if left.month is None and left.year is None else None)
    month = left.month or (right.month if unit is None and left.year is None and left.number is not None else None)
    full = left._replace(unit=unit, month=month, year=left.year or right.year)
    span = _span_of(full)
    if span is not None and span.first > last.last and left.year is None and full.year is not None:
        return _span_of(full._replace(year=full.year - 1))
    return span
