"""Finds the dates that a cell or a line writes, with what stands between them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from focalpoint.domain.dates import parse_written
from focalpoint.domain.plan import Precision
from focalpoint.exchange.cells import Cell, moment, text
from focalpoint.exchange.status_tables.model import Order

_HAN: Final = "〇零一二三四五六七八九十"
_MONTH: Final = r"[^\W\d_]{1,12}\.?(?:[/ ][^\W\d_]{3,12}(?=[\s,.]))?"
_DATE: Final = re.compile(
    rf"(?<!\d)\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日|[{_HAN}]{{4}}年[{_HAN}]{{1,3}}月[{_HAN}]{{1,4}}日"
    r"|(?<![\d/.-])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
    r"|(?<![\d/.-])\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})(?!\d)"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|re|º|°|-?го)?[\s.\-]*(?:of\s|de\s|del\s)?{_MONTH}[\s,.\-]*(?:de\s|del\s)?(?:\d{{4}}|\d{{2}})(?!\d)"
    r"(?:\s?(?:г\.|года|年))?"
    rf"|(?<![^\W_]){_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\s*,?\s+\d{{4}}(?!\d)",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(r"^\s*(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{2,4})\s*$")
_SHORT_YEAR: Final = re.compile(r"(?<=[-/.\s])(?<!\d{4}[-/.]\d[-/.])(?<!\d{4}[-/.]\d{2}[-/.])(\d{2})$")
_CENTURY: Final = 45
"""The United Nations are of 1945: a year of two digits is of the hundred years from then on."""


class FoundDate(NamedTuple):
    """A date, where it stands in the text, and how it can be read. ``iso`` is empty where the order is not known."""

    iso: str
    start: int
    end: int
    written: str
    ambiguous: bool = False


def find(written: str, order: Order) -> list[FoundDate]:
    """The dates of a text in their order."""
    return list(_found(written, order))


def _found(written: str, order: Order) -> Iterator[FoundDate]:
    place = 0
    while hit := _DATE.search(written, place):
        date = _read(hit[0], order)
        if date is None:
            place = hit.start() + 1
            continue
        place = hit.end()
        yield FoundDate(date[0], hit.start(), hit.end(), hit[0], date[1])


def of_cell(cell: Cell, order: Order) -> tuple[str, list[FoundDate]]:
    """A cell's text with the dates in it; a true date of a workbook is one date."""
    if isinstance(cell, dt.date | dt.datetime) or (isinstance(cell, int | float) and not isinstance(cell, bool)):
        whole = moment(cell, day_first=True)
        if whole is not None and whole.first and whole.precision == Precision.DAY:
            return whole.first, [FoundDate(whole.first, 0, len(whole.first), whole.first)]
    written = text(cell)
    return written, find(written, order) if any(map(str.isdigit, written)) or "年" in written else []


def order_shown(written: Iterator[str]) -> Order:
    """Which order the numeric dates of a table prove: numbers above twelve stand on one side alone."""
    first = second = False
    for text_ in written:
        for hit in _DATE.finditer(text_):
            numbers = _NUMERIC.match(hit[0])
            if numbers and "." not in hit[0]:
                first = first or int(numbers[1]) > 12
                second = second or int(numbers[2]) > 12
    if first != second:
        return Order.DAY_FIRST if first else Order.MONTH_FIRST
    return Order.UNKNOWN


def _read(written: str, order: Order) -> tuple[str, bool] | None:
    """ISO date and whether it is ambiguous; None for what is no day."""
    tidy = _SHORT_YEAR.sub(lambda hit: _whole_year(hit[1]), written.strip(" .,"))
    parsed = parse_written(tidy, day_first=order is not Order.MONTH_FIRST)
    if parsed.precision != Precision.DAY or parsed.first is None or parsed.first != parsed.last:
        return None
    unsure = parsed.ambiguous and order is Order.UNKNOWN
    return ("" if unsure else parsed.first), unsure


def _whole_year(two: str) -> str:
    year = int(two)
    return str(1900 + year if year >= _CENTURY else 2000 + year)
