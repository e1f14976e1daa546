"""The rules of implementation: what is a gap, what a matrix says, what is to be verified again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from focalpoint.domain.errors import RuleError
from focalpoint.domain.folding import fold
from focalpoint.domain.provisions import (
    UNRATED,
    Entry,
    EntryFilter,
    Gap,
    GapGroup,
    GapOrder,
    Implementation,
    InstrumentMatrix,
    Mark,
    MatrixRow,
    Rating,
    Row,
    Theme,
)

VERIFY_AFTER_DAYS: Final = 365
"""What was last verified longer ago is to be verified again."""
_WEIGHTS: Final[Mapping[str, int]] = {
    Mark.ABSENT.value: 3,
    Mark.PARTIAL.value: 2,
    Rating.MARGINALLY.value: 3,
    Rating.PARTIALLY.value: 2,
}
_KEY: Final = re.compile(r"^[^\s:]{1,24}:\S{1,32}$")


def check_key(key: str) -> None:
    """Raises RuleError when a key is not a source, a colon and a paragraph."""
    if not _KEY.match(key):
        raise RuleError(rule="provision_key")


def weight_of(entry: Entry) -> int:
    """How much is missing: 0 nothing, 1 something noted in words, 2 partial, 3 absent."""
    own = entry.implementation
    if Rating.NOT_APPLICABLE in {own.rating, own.mark}:
        return 0
    weight = max(_WEIGHTS.get(own.rating, 0), _WEIGHTS.get(own.mark, 0))
    return weight or int(bool(own.gaps.strip()))


def gaps_by(entries: Iterable[Entry], order: GapOrder, ministries: Sequence[str]) -> tuple[GapGroup, ...]:
    """The gaps by theme or by ministry, in the order of themes or of ``ministries`` (ids); nobody's come last."""
    groups: dict[str, list[Gap]] = {}
    for entry in entries:
        weight = weight_of(entry)
        if weight:
            by_theme = order is GapOrder.THEME
            code = entry.provision.theme.value if by_theme else entry.implementation.ministry_id or ""
            groups.setdefault(code, []).append(Gap(entry, weight))
    places = {code: at for at, code in enumerate([*Theme] if order is GapOrder.THEME else ministries)}
    return tuple(
        GapGroup(code, tuple(sorted(gaps, key=lambda gap: -gap.weight)))
        for code, gaps in sorted(groups.items(), key=lambda item: places.get(item[0], len(places)))
    )


def joined_mark(marks: Sequence[str]) -> str:
    """What the marks of a row's articles come to: partial where they differ, empty where one is still to be given."""
    asked = [mark for mark in marks if mark != Mark.NOT_APPLICABLE]
    if not asked:
        return Mark.NOT_APPLICABLE.value if marks else ""
    if "" in asked:
        return ""
    return asked[0] if len(set(asked)) == 1 else Mark.PARTIAL.value


def matrix_of(instrument_id: str, entries: Iterable[Entry]) -> InstrumentMatrix:
    """An instrument's matrix from the entries of its articles."""
    by_row: dict[Row, list[Entry]] = {}
    for entry in entries:
        row = entry.provision.row
        if row is not None and entry.provision.source == instrument_id:
            by_row.setdefault(row, []).append(entry)
    rows = [
        MatrixRow(row, tuple(by_row[row]), joined_mark([entry.implementation.mark for entry in by_row[row]]))
        for row in Row
        if row in by_row
    ]
    return InstrumentMatrix(instrument_id, tuple(rows))


def verification_is_due(implementation: Implementation, today: date) -> bool:
    """Whether what was written should be verified again: never was, or more than a year ago."""
    if not implementation.version:
        return False
    due = verify_by(implementation)
    return due is None or due < today


def verify_by(implementation: Implementation) -> date | None:
    """The last day on which the verification is not older than a year; None where it never was verified."""
    if not implementation.verified_on:
        return None
    try:
        on = date.fromisoformat(implementation.verified_on)
    except ValueError:
        return None
    return date.fromordinal(on.toordinal() + VERIFY_AFTER_DAYS)


def fits(entry: Entry, wanted: EntryFilter, today: date, more: str = "") -> bool:
    """Whether an entry is wanted. ``more`` are further words that stand for it, such as its source's title."""
    own, provision = entry.implementation, entry.provision
    if (
        (wanted.theme and provision.theme != wanted.theme)
        or (wanted.ministry_id and own.ministry_id != wanted.ministry_id)
        or (wanted.rating and (own.rating or UNRATED) != wanted.rating)
        or (wanted.due and not verification_is_due(own, today))
    ):
        return False
    words = fold(wanted.text).split()
    if not words:
        return True
    texts = (entry.key, provision.title, provision.show, own.legislation, own.practice, own.gaps, own.safeguards, more)
    hay = fold("\n".join(texts))
    return all(word in hay for word in words)
