"""The acts that one cell tells: each date with the letter or the words that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from focalpoint.exchange.cells import Cell
from focalpoint.exchange.status_tables import dates, terms
from focalpoint.exchange.status_tables.model import Order
from focalpoint.exchange.status_tables.terms import Heading, Role

_LETTER: Final = re.compile(r"^\s*[\[(（]?\s*([A-Za-z]{1,2})\s*[\])）.]?(?![^\W\d_])")
_CAPITALS: Final = re.compile(r"[\[(（]\s*([LMW](?:\s*[,;/&]\s*[LMW])*)\s*[\])）]")
_NOTHING: Final = re.compile(r"^[\s\-–—−_.…xX*/\[\]()\d,;]*$")
_EDGES: Final = " \t\n,;:.()[]（）-–—*†‡"
_LONGEST_NOTE: Final = 300
_CONSENT: Final = "consent"


class CellAct(NamedTuple):
    """An act as a cell tells it. ``told``: the cell itself said which kind, not the column."""

    kind: str
    date: str
    told: bool
    note: str = ""
    capitals: tuple[str, ...] = ()


class CellRead(NamedTuple):
    """What a cell holds."""

    acts: list[CellAct]
    ambiguous: list[str]
    """Dates that could be read two ways."""
    unread: str = ""
    """A text where a date should be."""


def read_cell(cell: Cell, column: Heading, order: Order) -> CellRead:
    """The acts of a cell of a column."""
    written, found = dates.of_cell(cell, order)
    if not found:
        unread = "" if _NOTHING.match(written) or len(written) > 200 or not any(map(str.isdigit, written)) else written
        return CellRead([], [], unread)
    acts = []
    ends = [date.start for date in found[1:]] + [len(written)]
    for place, (date, end) in enumerate(zip(found, ends, strict=True)):
        if date.iso:
            head = written[: date.start] if place == 0 else ""
            acts.append(_act(date.iso, head, written[date.end : end], column))
    return CellRead(acts, [date.written for date in found if date.ambiguous])


def kind_of(words: str, column: Heading) -> str:
    """The kind that a letter or words tell; empty where they tell none."""
    letter = _LETTER.match(words)
    if letter is not None:
        known = {**terms.CODES, **column.codes}
        if letter[1] in known:
            return _fitting(known[letter[1]], column)
    return next((kind for kind in (_fitting(kind, column) for kind in terms.kinds_in(words)) if kind), "")


def _fitting(kind: str, column: Heading) -> str:
    """The kind, where a column can hold it: one of signatures holds no consent, but definitive signatures."""
    if column.role is Role.SIGNATURE:
        return kind if kind == terms.DEFINITIVE else ""
    if column.role is Role.MIXED and kind == terms.SIGNATURE:
        return kind
    if column.role is Role.CONSENT and kind == terms.SIGNATURE:
        return ""
    return kind


def _act(iso: str, head: str, tail: str, column: Heading) -> CellAct:
    capitals = tuple(
        terms.CAPITAL_LETTERS[letter] for found in _CAPITALS.findall(tail) for letter in re.findall("[LMW]", found)
    )
    tail = _CAPITALS.sub(" ", tail)
    kind = kind_of(tail, column) or kind_of(head, column)
    note = tail.strip(_EDGES)
    keeps = len(note.split()) > 2 and any(map(str.isalpha, note))
    if not capitals and column.capital:
        capitals = (column.capital,)
    return CellAct(kind or column.kind, iso, bool(kind), note[:_LONGEST_NOTE] if keeps else "", capitals)


def earliest_of_capitals(acts: Iterable[CellAct]) -> list[CellAct]:
    """Deposits of one kind in several capitals are one act: the earliest counts, all are kept in its note."""
    by_kind: dict[str, list[CellAct]] = {}
    rest = []
    for act in acts:
        if act.capitals:
            by_kind.setdefault(_CONSENT if act.kind in terms.CONSENTS else act.kind, []).append(act)
        else:
            rest.append(act)
    merged = []
    for same in by_kind.values():
        same.sort(key=lambda act: act.date)
        where = "; ".join(f"{capital} {act.date}" for act in same for capital in act.capitals)
        notes = [where, *(act.note for act in same if act.note)]
        kind, told = next(((act.kind, True) for act in same if act.told), (same[0].kind, False))
        merged.append(same[0]._replace(kind=kind, told=told, note="; ".join(notes)[:_LONGEST_NOTE]))
    return sorted([*merged, *rest], key=lambda act: act.date)
