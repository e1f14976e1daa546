"""Tables as lines of text: what a PDF gives, or what somebody copied from one.

Columns are known by where they stand, where the text keeps that; else by the order of the dates. A name may be cut over
several lines: what it could be with its neighbours is given beside it, and whoever knows the names decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from focalpoint.exchange.status_tables import acts, dates, terms
from focalpoint.exchange.status_tables.dates import FoundDate
from focalpoint.exchange.status_tables.model import Order, ReadNote, StatusTable
from focalpoint.exchange.status_tables.rows import RowMaker, shape_of
from focalpoint.exchange.status_tables.terms import Heading, Role

_GAP: Final = re.compile(r"\s{2,}|\s*\|\s*")
_BLANK: Final = re.compile(r"(?<=\s)[-–—−]{1,3}(?=\s|$)|(?<=\s)(?:n/a|nil|none|s\.o\.)(?=\s|$)", re.IGNORECASE)
_LONGEST_NAME: Final = 90
_MOST_WORDS: Final = 12
_MOST_TAIL: Final = 6
"""Words behind the last date of a row; what goes on longer is a sentence of a note."""
_LONGEST_LINE: Final = 2_000
_MOST_LINES: Final = 20_000
_MOST_HEADER_WORDS: Final = 40
_LOOKED_AT: Final = 80
_DEEPEST: Final = 4
_NEAR: Final = 5
"""Characters: parts of lines that begin as close as this stand below each other."""
_WAIT: Final = 100
"""Days: a date this soon after another one is that one's effect."""
_SIGNED: Final = Heading(Role.SIGNATURE, terms.SIGNATURE)
_CONSENT: Final = Heading(Role.CONSENT, terms.RATIFICATION)
_EFFECT: Final = Heading(Role.EFFECTIVE)
_KIND: Final = Heading(Role.KIND)
_NAME: Final = Heading(Role.NAME)
_DATED: Final = frozenset(
    {Role.SIGNATURE, Role.CONSENT, Role.ONE, Role.MIXED, Role.EFFECTIVE, Role.DATE, Role.STATEMENT}
)


@dataclass(slots=True)
class _Line:
    number: int
    text: str
    found: list[FoundDate]
    name: str = ""
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of dates in their order, and where the dates of each begin, where the lines show it."""

    columns: tuple[Heading, ...]
    bounds: tuple[int, ...] = ()
    """The first place of the second column, of the third, …"""
    kinds: bool = False
    """Whether the kind of act has a column of its own: then words between dates are of that column."""


def table_of(written: Sequence[str], order: Order, title: str = "") -> StatusTable | None:
    """The table in lines of text; None where no line has a name and a date."""
    if order is Order.UNKNOWN:
        order = dates.order_shown(iter(written))
    whole = [text.expandtabs(4)[:_LONGEST_LINE] for text in written[:_MOST_LINES]]
    read = [_Line(number, text, dates.find(text, order)) for number, text in _below_each_other(whole) if text.strip()]
    below, known = _header(read)
    columns = _dated(known)
    told = any(column.role is Role.KIND for column in known)
    rows = _rows(read[below:])
    if not rows:
        return None
    above = " ".join(" ".join(line.text.split()) for line in read if line.number < rows[0].number)
    shape = shape_of(known, f"{title} {above} ")
    table = StatusTable(shape, above[:1_000], order=order)
    if not columns:
        table.notes.append(ReadNote(0, "no_header"))
    layout = _layout(columns, rows, kinds=told)
    consent = next((column for column in columns if column.role not in {Role.SIGNATURE, Role.EFFECTIVE}), _CONSENT)
    if consent.role is Role.DATE:
        consent = Heading(Role.MIXED, terms.RATIFICATION, consent.codes)
    maker = RowMaker(table, ((0, _NAME), (1, _SIGNED), (2, consent), (3, _EFFECT), (4, _KIND)), order)
    for line in rows:
        maker.add(line.number, line.name, _cells(line, layout), _others(line))
    return maker.finish()


def _below_each_other(whole: Sequence[str]) -> list[tuple[int, str]]:
    """The lines with their numbers; where a header stands twice side by side, its right half below the left one."""
    left: list[tuple[int, str]] = []
    right: list[tuple[int, str]] = []
    cut = 0
    for number, text in enumerate(whole, 1):
        names = [at for at, part in _parts(text) if (found := terms.heading(part)) and found.role is Role.NAME]
        if len(names) > 1 and text[names[0] : names[1]].split() == text[names[1] :].split():
            cut = names[1]
        if not cut:
            left.append((number, text))
            continue
        place = cut if len(text) <= cut or " " in text[cut - 1 : cut + 1] else text.rfind(" ", 0, cut) + 1
        left.append((number, text[:place]))
        right.append((number, text[place:]))
    return left + right


# -- which lines are rows ---------------------------------------------------------------------------------------


def _rows(read: Sequence[_Line]) -> list[_Line]:
    """The lines with a date and a name, with the lines around them that could be parts of their names."""
    rows: list[_Line] = []
    pending: list[str] = []
    for line in read:
        if not line.found:
            _keep(line.text, pending, rows)
            continue
        name = _name_of(line)
        if (not name or name[:1].islower()) and pending and not _is_prose(pending[-1]):
            name = f"{pending.pop()} {name}".strip()  # a name that was cut goes on in small letters
        tail = line.text[line.found[-1].end :]
        if not name or _is_prose(name) or terms.is_total(name) or len(tail.split()) > _MOST_TAIL:
            pending.clear()
            continue
        line.name, line.before = name, pending[-2:]
        rows.append(line)
        pending = []
    return rows


def _keep(text: str, pending: list[str], rows: list[_Line]) -> None:
    """A line without a date: the end of the name above, or the beginning of the one below."""
    tidy = " ".join(text.split())
    if len(tidy) > _LONGEST_NAME or not any(map(str.isalpha, tidy)):
        pending.clear()
        return
    if rows and _is_open(" ".join([rows[-1].name, *rows[-1].after])):
        rows[-1].after.append(tidy)
        return
    if rows and not pending and len(rows[-1].after) < 2 and tidy[:1] in ")）":
        rows[-1].after.append(tidy)
        return
    if rows and not pending and not rows[-1].after:
        rows[-1].after.append(tidy)
    pending.append(tidy)


def _is_open(name: str) -> bool:
    return name.count("(") > name.count(")")


def _name_of(line: _Line) -> str:
    """What stands before the first date, dash or word of an act."""
    end = line.found[0].start
    blank = _BLANK.search(line.text[:end])
    name = line.text[: blank.start() if blank else end]
    parts = [part for part in _GAP.split(name.strip()) if part]
    while len(parts) > 1 and terms.kinds_in(parts[-1]):
        parts.pop()
    words = " ".join(parts).split()
    while len(words) > 1 and terms.kinds_in(words[-1]) and not words[-1].endswith(")"):
        words.pop()
    return " ".join(words).strip(" ,:;.")


def _is_prose(name: str) -> bool:
    """Whether a text is a sentence of a note rather than a name."""
    return (
        len(name) > _LONGEST_NAME
        or len(name.split()) > _MOST_WORDS
        or ":" in name.rstrip(":")
        or name[:1].islower()
        or not any(map(str.isalpha, name))
        or (terms.heading(name) is not None and terms.heading(name) != _NAME and not name.endswith(")"))
    )


def _others(line: _Line) -> list[str]:
    """What the name could be with its neighbours, the longest first: a cut name is no other State's ("… / Congo")."""
    before, after = line.before, line.after
    closed = [text for text in before if not (text.count(")") > text.count("("))]
    found = []
    if closed and after:
        found.append(" ".join([closed[-1], line.name, after[0]]))
    if _is_open(line.name) and after:
        found.append(" ".join([line.name, *after]))
    found += [" ".join([*closed[-count:], line.name]) for count in range(len(closed), 0, -1)]
    found += [" ".join([line.name, *after[:count]]) for count in range(len(after), 0, -1)]
    return list(dict.fromkeys(found))


# -- which date is what -----------------------------------------------------------------------------------------


def _header(read: Sequence[_Line]) -> tuple[int, tuple[Heading, ...]]:
    """How many lines the header and what stands above it take, and the columns that it names."""
    best: tuple[float, int, tuple[Heading, ...]] = (0.0, 0, ())
    for place in range(min(len(read), _LOOKED_AT)):
        for depth in range(1, _DEEPEST + 1):
            lines = read[place : place + depth]
            if len(lines) < depth or any(line.found for line in lines):
                break
            known = _headings([line.text for line in lines])
            columns = _dated(known)
            roles = {found.role for found in columns}
            named = any(found.role is Role.NAME for found in known)
            score = 10 * len(roles) + 5 * named + 2 * sum(len(found.codes) for found in columns) - depth
            if columns and (named or len(roles) > 1) and score > best[0]:
                best = (score, place + depth, tuple(known))
    return best[1], best[2]


def _dated(known: Sequence[Heading]) -> tuple[Heading, ...]:
    """The columns of dates; a mere "Date" only where nothing better is there."""
    columns = tuple(found for found in known if found.role in _DATED)
    return tuple(found for found in columns if found.role is not Role.DATE) or columns


def _headings(texts: Sequence[str]) -> list[Heading]:
    """What header lines say: by the gaps between their parts; without gaps by the order of the words."""
    groups: list[tuple[int, list[str]]] = []
    for text in texts:
        for start, part in _parts(text):
            near = next((words for at, words in groups if abs(at - start) <= _NEAR), None)
            if near is None:
                groups.append((start, [part]))
            else:
                near.append(part)
    groups.sort(key=lambda group: group[0])
    known = [found for _at, words in groups if (found := terms.heading(" ".join(words)))]
    if len(groups) > 1 and len({found.role for found in known}) > 1:
        return known
    return _in_order(" ".join(texts))


def _parts(text: str) -> list[tuple[int, str]]:
    """The parts of a line between gaps, with where they begin."""
    found, place = [], 0
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[place:end].strip():
            found.append((place, text[place:end].strip()))
        place = gap.end() if gap else end
    return found


def _in_order(block: str) -> list[Heading]:
    """The columns that a header without gaps names: a name, then signature, consent and effect as far as they go."""
    words = block.split()
    name = next((found for size in (2, 1) if (found := terms.heading(" ".join(words[:size])))), None)
    if name is None or name.role is not Role.NAME or len(words) > _MOST_HEADER_WORDS:
        return []
    rest = " ".join(words[1:])
    kinds = terms.kinds_in(rest)
    columns = [name]
    if terms.SIGNATURE in kinds:
        columns.append(_SIGNED)
    whole = terms.heading(rest)
    effect = terms.names_effect(rest)
    if any(kind in terms.CONSENTS for kind in kinds) or terms.names_deposit(rest):
        codes = whole.codes if whole is not None else {}
        columns.append(Heading(Role.CONSENT, terms.RATIFICATION, codes or terms.codes_in(rest)))
    if effect:
        columns.append(_EFFECT)
    return columns if len(columns) > 1 else []


def _layout(columns: tuple[Heading, ...], rows: Sequence[_Line], *, kinds: bool) -> _Layout:
    """Where the columns begin: by the places at which the rows' dates stand, where these fall into as many groups."""
    places = sorted({date.start for line in rows for date in line.found})
    starts = [places[0]] + [after for before, after in pairwise(places) if after - before > _NEAR]
    if len(starts) != len(columns):
        columns = tuple(column for column in columns if column.role is not Role.STATEMENT)
    if len(starts) != len(columns) or len(columns) < 2:
        return _Layout(columns, kinds=kinds)
    bounds = tuple(starts[1:])
    for line in rows:
        held = [sum(date.start >= bound for bound in bounds) for date in line.found]
        if len(set(held)) != len(held):
            return _Layout(columns, kinds=kinds)
    return _Layout(columns, bounds, kinds)


def _cells(line: _Line, layout: _Layout) -> list[str]:
    """The line as cells: name, signature, consent, effect, and words between them."""
    texts = _texts(line, layout)
    cells = [line.name, "", "", "", _words(line.text) if layout.kinds else _words(line.text[: line.found[0].start])]
    for place, column in enumerate(_assigned(line, layout)):
        at = {Role.SIGNATURE: 1, Role.EFFECTIVE: 3}.get(column.role, 2)
        cells[at] = f"{cells[at]}\n{texts[place]}".strip()
    return cells


def _texts(line: _Line, layout: _Layout) -> list[str]:
    """Each date with what follows it up to the next one, unless that is of another column."""
    if layout.kinds:
        return [date.written for date in line.found]
    ends = [date.start for date in line.found[1:]] + [len(line.text)]
    return [line.text[date.start : end].strip() for date, end in zip(line.found, ends, strict=True)]


def _words(text: str) -> str:
    """The words of acts in a text ("accession")."""
    return " ".join(word for word in text.split() if terms.kinds_in(word))


def _assigned(line: _Line, layout: _Layout) -> list[Heading]:
    """The column of each date."""
    columns = list(layout.columns) or [_SIGNED, _CONSENT]
    blanks = [hit.start() for hit in _BLANK.finditer(line.text)]
    slots = sorted([(date.start, True) for date in line.found] + [(start, False) for start in blanks])
    if len(slots) == len(columns) and not _tells_otherwise(line, layout, columns):
        return [column for column, (_start, is_date) in zip(columns, slots, strict=True) if is_date]
    if layout.bounds:
        return [columns[sum(date.start >= bound for bound in layout.bounds)] for date in line.found]
    return _by_dates(line, columns, layout)


def _tells_otherwise(line: _Line, layout: _Layout, columns: Sequence[Heading]) -> bool:
    """Whether the only date of a line has a letter of consent, and the only column is one of signatures."""
    if [column.role for column in columns] != [Role.SIGNATURE]:
        return False
    return bool(acts.kind_of(_texts(line, layout)[0][len(line.found[0].written) :], _CONSENT))


def _by_dates(line: _Line, columns: Sequence[Heading], layout: _Layout) -> list[Heading]:
    """Fewer dates than columns: a letter or word of consent tells; an effect follows a deposit within some weeks."""
    texts, found = _texts(line, layout), line.found
    consent = next((column for column in columns if column.role not in {Role.SIGNATURE, Role.EFFECTIVE}), _CONSENT)
    signs = any(column.role is Role.SIGNATURE for column in columns)
    told = [bool(acts.kind_of(text[len(date.written) :], consent)) for text, date in zip(texts, found, strict=True)]
    has_effect = any(column.role is Role.EFFECTIVE for column in columns)
    assigned: list[Heading] = [consent] * len(found)
    if has_effect and len(found) > 1 and _soon(found[-2], found[-1]):
        assigned[-1] = _EFFECT
    first_word = bool(_words(line.text[: found[0].start]))
    if signs and not told[0] and not first_word and assigned[0] is consent:
        lonely = len(found) == 1 or (len(found) == 2 and assigned[-1] is _EFFECT)
        if not (lonely and len(found) == 2):
            assigned[0] = _SIGNED
    return assigned


def _soon(first: FoundDate, second: FoundDate) -> bool:
    import datetime as dt

    if not first.iso or not second.iso:
        return False
    days = (dt.date.fromisoformat(second.iso) - dt.date.fromisoformat(first.iso)).days
    return 0 <= days <= _WAIT
