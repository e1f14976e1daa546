"""A task in one line: "Send statistics to FIU @MOI !high 15 Dec". What is not understood stays in the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from focalpoint.domain.dates import parse_written
from focalpoint.domain.folding import fold
from focalpoint.domain.plan import Precision
from focalpoint.domain.quick_words import DAYS, PRIORITIES, WEEKDAYS

LONGEST: Final = 2000
"""Characters of a line that are looked at; a longer one is a title."""
_MOST_WORDS: Final = 6
_DAY_MONTH: Final = re.compile(r"(\d{1,2})([./])(\d{2})\2?")
_HAN_DAY: Final = re.compile(r"\d{1,2}月\d{1,2}[日号]?")
_LEAST_OF_A_NAME: Final = 2


class PartKind(StrEnum):
    """What a part of the line was understood as."""

    MINISTRY = "ministry"
    PERSON = "person"
    PRIORITY = "priority"
    DUE = "due"
    UNKNOWN = "unknown"
    """After @ or ! stands what nobody knows; it stays in the title."""


class Addressee(NamedTuple):
    """Somebody whom a line can name after @: a ministry by code or name, a person by name."""

    kind: PartKind
    id: str
    names: tuple[str, ...]
    ministry_id: str | None = None


class Part(NamedTuple):
    """A part of the line that says something: as it was typed, and what it means (an id, a code, an ISO date)."""

    kind: PartKind
    typed: str
    value: str


@dataclass(frozen=True, slots=True)
class QuickTask:
    """What a line says; ``title`` is empty where nothing is left for it."""

    title: str
    parts: tuple[Part, ...] = ()

    def value(self, kind: PartKind) -> str | None:
        """What a part says; None when the line does not say it."""
        return next((part.value for part in self.parts if part.kind is kind), None)


def read_line(
    line: str, addressees: Sequence[Addressee], today: date, *, plain: frozenset[str] = frozenset()
) -> QuickTask:
    """What one typed line means; never raises.

    Args:
        line: as typed.
        addressees: whom it may name; a person brings the ministry along.
        today: for days without a year, and for "tomorrow".
        plain: parts that the person wants left in the title, as typed.
    """
    if len(line) > LONGEST:
        return QuickTask(" ".join(line.split()))
    words = line.split()
    left: list[str] = []
    parts: dict[PartKind, Part] = {}
    unknown: list[Part] = []
    at = 0
    while at < len(words):
        found, length = _marked(words[at:], addressees, plain)
        if found is None or found.kind in parts:
            left.append(words[at])
        elif found.kind is PartKind.UNKNOWN:
            left.append(words[at])
            unknown.append(found)
        else:
            parts[found.kind] = found
        at += max(1, length if found is not None else 1)
    due = _due(left, today, plain)
    if due is not None:
        left = left[: len(left) - len(due.typed.split())]
        parts[PartKind.DUE] = due
    return QuickTask(" ".join(left), (*parts.values(), *unknown))


def _marked(words: Sequence[str], addressees: Sequence[Addressee], plain: frozenset[str]) -> tuple[Part | None, int]:
    """What a word with a mark before it means, with the words that follow it; and how many words that takes."""
    mark, rest = words[0][:1], words[0][1:]
    if not rest or words[0] in plain:
        return None, 1
    if mark in {"!", "！"}:
        code = PRIORITIES.get(fold(rest))
        return Part(PartKind.PRIORITY if code else PartKind.UNKNOWN, words[0], code or ""), 1
    if mark not in {"@", "＠"}:
        return None, 1
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        typed = " ".join(words[:length])
        found = _addressee(fold(typed[1:]), addressees, whole=length > 1)
        if found is not None and typed not in plain:
            return Part(found.kind, typed, found.id), length
    return Part(PartKind.UNKNOWN, words[0], ""), 1


def _addressee(wanted: str, addressees: Sequence[Addressee], *, whole: bool) -> Addressee | None:
    """The one whom a folded name means: a whole name first, else the only one with a word that begins so."""
    names = [(one, [fold(name) for name in one.names if name]) for one in addressees]
    exact = [one for one, known in names if wanted in known]
    if exact:
        return exact[0]
    if whole or len(wanted) < _LEAST_OF_A_NAME:
        return None
    begins = [one for one, known in names if any(word.startswith(wanted) for name in known for word in name.split())]
    return begins[0] if len(begins) == 1 else None


def _due(words: Sequence[str], today: date, plain: frozenset[str]) -> Part | None:
    """The day at the end of the line; at least one word before it is the title."""
    for length in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        typed = " ".join(words[-length:])
        day = None if typed in plain else _day(typed, today)
        if day is not None:
            return Part(PartKind.DUE, typed, day)
    return None


def _day(text: str, today: date) -> str | None:
    """One day, as ISO; without a year it is the next such day."""
    word = fold(text)
    if word in DAYS:
        return (today + timedelta(days=DAYS[word])).isoformat()
    if word in WEEKDAYS:
        return (today + timedelta(days=(WEEKDAYS[word] - today.weekday() - 1) % 7 + 1)).isoformat()
    read = parse_written(text)
    if read.precision is Precision.DAY:
        return read.last
    for year in (today.year, today.year + 1):
        read = parse_written(_with_year(text.strip(), year))
        if read.precision is Precision.DAY and read.last is not None and read.last >= today.isoformat():
            return read.last
    return None


def _with_year(text: str, year: int) -> str:
    figures = _DAY_MONTH.fullmatch(text)
    if figures:
        return f"{figures[1]}{figures[2]}{figures[3]}{figures[2]}{year}"
    return f"{year}年{text}" if _HAN_DAY.fullmatch(text) else f"{text} {year}"
