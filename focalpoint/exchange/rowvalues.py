"""What the cells of one row say in the words of ``plan_nodes``, with a note on everything that is not understood."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from focalpoint.domain.plan import Precision
from focalpoint.domain.plan_rules import MOST_WEIGHT
from focalpoint.exchange.cells import Cell, LinkText, WrittenTime, institutions, line, links, moment, number, text
from focalpoint.exchange.grid import Grid
from focalpoint.exchange.model import Column, Field, ImportedRow, Note
from focalpoint.exchange.vocabulary import CLEAR
from focalpoint.exchange.wording import plain, says_yes, status_named

_DATES: Final = (
    Field.BASELINE_START, Field.BASELINE_FINISH, Field.FORECAST_FINISH, Field.ACTUAL_START, Field.ACTUAL_FINISH,
)  # fmt: skip
_TEXTS: Final = (Field.BUDGET, Field.HUMAN_RIGHTS, Field.OBLIGATIONS)
_ORDER: Final = re.compile(r"^\s*(\d{1,2})[./\-](\d{1,2})[./\-]\d{2,4}\b")
_PERIODS: Final = (Field.START, Field.FINISH, Field.PERIOD)


def key_of(cell: Cell) -> tuple[str, int | None]:
    """Our own id and the version that was exported ("id" or "id:version"); nothing for any other text."""
    written = line(cell)
    if not written:
        return "", None
    key, _, version = written.partition(":")
    try:
        key = str(uuid.UUID(key))
    except ValueError:
        return "", None
    return key, int(version) if version.isdigit() and len(version) < 10 else None


class RowValues:
    """Reads rows of one table."""

    def __init__(self, grid: Grid, columns: Sequence[Column], below: int, warnings: list[Note]) -> None:
        self._places: dict[str, list[tuple[int, str]]] = {}
        for column in columns:
            if column.field:
                self._places.setdefault(column.field, []).append((column.index, column.title))
        self._warnings = warnings
        self._day_first = True
        self._fractions = False
        self._known: frozenset[str] = frozenset()
        self._parted: dict[Cell, list[str]] = {}
        self._states: dict[str, str | None] = {}
        self._text_columns = [
            (code, [index for index, _title in self._places[code]]) for code in _TEXTS if code in self._places
        ]
        self._readers = self._needed_readers()
        self._learn(grid.cells[below:])

    def cell(self, cells: Sequence[Cell], wanted: Field) -> Cell:
        """The row's cell in the (first) column of a field; None where there is none."""
        places = self._places.get(wanted)
        if not places or places[0][0] >= len(cells):
            return None
        return cells[places[0][0]]

    def read(self, row: ImportedRow, cells: Sequence[Cell]) -> None:
        """Put everything that the cells say into ``row``."""
        for reader in self._readers:
            reader(row, cells)

    def links(self, cells: Sequence[Cell], row_number: int) -> list[LinkText | str]:
        """The predecessors as written."""
        cell = self.cell(cells, Field.PREDECESSORS)
        return links(cell) if cell not in (None, "") else []

    def says_milestone(self, cells: Sequence[Cell]) -> bool:
        """Whether the milestone column says yes."""
        cell = self.cell(cells, Field.MILESTONE)
        return cell is True or (cell not in (None, "") and says_yes(line(cell)))

    def _needed_readers(self) -> list[Callable[[ImportedRow, Sequence[Cell]], None]]:
        has = self._places.keys()
        pairs: tuple[tuple[set[str], Callable[[ImportedRow, Sequence[Cell]], None]], ...] = (
            ({Field.LEAD, Field.SUPPORTING}, self._who),
            (set(_PERIODS), self._when),
            (set(_DATES), self._other_dates),
            ({Field.STATUS}, self._status),
            ({Field.PERCENT}, self._percent),
            ({Field.WEIGHT}, self._weight),
            ({Field.DESCRIPTION, Field.INDICATOR}, self._description),
            (set(_TEXTS), self._texts),
        )
        return [reader for fields, reader in pairs if fields & has]

    def _learn(self, rows: Sequence[Sequence[Cell]]) -> None:
        """What only whole columns tell: the order of day and month, shares instead of percent, known names."""
        first = second = 0
        for code in (*_PERIODS, *_DATES):
            for index, _title in self._places.get(code, ()):
                for row in rows:
                    found = _ORDER.match(row[index]) if index < len(row) and isinstance(row[index], str) else None
                    if found:
                        first = max(first, int(found.group(1)))
                        second = max(second, int(found.group(2)))
        self._day_first = not (second > 12 >= first)
        for index, _title in self._places.get(Field.PERCENT, ()):
            numbers = [row[index] for row in rows if index < len(row) and isinstance(row[index], float)]
            # Our own exports write 45 for 45 %; a percent format in other sheets hides 0.45.
            self._fractions = not self.has(Field.KEY) and bool(numbers) and 0 < max(numbers) <= 1
        names: set[str] = set()
        for code in (Field.LEAD, Field.SUPPORTING):
            for index, _title in self._places.get(code, ()):
                cells = {row[index] for row in rows if index < len(row) and isinstance(row[index], str)}
                names.update(plain(cell) for cell in cells if not re.search(r"[,،、，;\n]", cell))
        self._known = frozenset(names)

    def _warn(self, row: ImportedRow, code: str, **names: str | float) -> None:
        self._warnings.append(Note(row.row, code, names))

    def has(self, wanted: Field) -> bool:
        """Whether some column means the field."""
        return wanted in self._places

    def _who(self, row: ImportedRow, cells: Sequence[Cell]) -> None:
        lead = self._institutions(cells, Field.LEAD)
        supporting = self._institutions(cells, Field.SUPPORTING)
        if CLEAR in lead:
            row.values["lead"] = None
            lead = []
        if CLEAR in supporting:
            row.values["supporting"] = None
            supporting = []
        if len(lead) > 1:
            self._warn(row, "several_leads", lead=lead[0], supporting="; ".join(lead[1:]))
        row.lead = lead[0] if lead else ""
        others = dict.fromkeys([*lead[1:], *supporting])
        row.supporting = tuple([name for name in others if plain(name) != plain(row.lead)])

    def _institutions(self, cells: Sequence[Cell], code: Field) -> list[str]:
        found: list[str] = []
        for index, _title in self._places.get(code, ()):
            cell = cells[index] if index < len(cells) else None
            if cell is None or cell == "":
                continue
            if cell not in self._parted:
                self._parted[cell] = institutions(cell, self._known)
            found.extend(self._parted[cell])
        return list(dict.fromkeys(found))

    def _moment(self, row: ImportedRow, cells: Sequence[Cell], code: Field) -> WrittenTime | None:
        cell = self.cell(cells, code)
        if cell is None or cell == "":
            return None
        if isinstance(cell, date):
            return moment(cell, day_first=self._day_first)
        if isinstance(cell, str) and cell.strip().casefold() == CLEAR:
            return WrittenTime(None, None, "", Precision.DAY)
        when = moment(cell, day_first=self._day_first)
        if when is None:
            return None
        if when.ambiguous:
            self._warn(row, "date_ambiguous", text=line(cell), date=when.first or "")
        elif when.from_serial:
            self._warn(row, "date_from_number", text=line(cell), date=when.first or "")
        elif when.precision == Precision.UNKNOWN:
            self._warn(row, "date_unknown", text=line(cell))
        return when

    def _when(self, row: ImportedRow, cells: Sequence[Cell]) -> None:
        start = self._moment(row, cells, Field.START)
        finish = self._moment(row, cells, Field.FINISH)
        period = self._moment(row, cells, Field.PERIOD)
        has_start = Field.START in self._places
        if finish is None and period is not None:
            finish = period
        if start is None and finish is not None and (not has_start or finish is period) and _is_range(finish):
            start = finish
        elif finish is None and start is not None and Field.FINISH not in self._places and _is_range(start):
            finish = start
        if start and finish and start.first and finish.last and finish.last < start.first:
            self._warn(row, "finish_before_start", start=start.first, finish=finish.last)
            start = WrittenTime(None, None, start.text or start.first, Precision.UNKNOWN)
            finish = WrittenTime(None, None, finish.text or finish.last, Precision.UNKNOWN)
        put_moment(row, "start", start, start.first if start else None)
        put_moment(row, "finish", finish, finish.last if finish else None)

    def _other_dates(self, row: ImportedRow, cells: Sequence[Cell]) -> None:
        for code in _DATES:
            when = self._moment(row, cells, code)
            if when is not None and when.precision != Precision.UNKNOWN:
                row.values[str(code)] = when.first if code.endswith("start") else when.last

    def _status(self, row: ImportedRow, cells: Sequence[Cell]) -> None:
        written = line(self.cell(cells, Field.STATUS))
        if not written:
            return
        if written not in self._states:
            self._states[written] = status_named(written)
        status = self._states[written]
        if status:
            row.values["status"] = status
        else:
            self._warn(row, "status_unknown", text=written[:80])

    def _percent(self, row: ImportedRow, cells: Sequence[Cell]) -> None:
        cell = self.cell(cells, Field.PERCENT)
        if cell is None or cell == "":
            return
        if isinstance(cell, str) and cell.strip().casefold() == CLEAR:
            row.values["percent"] = None
            return
        percent = cell if isinstance(cell, float) else number(cell)
        if percent is not None and self._fractions and isinstance(cell, float):
            percent = round(percent * 100, 4)
        if percent is None or not 0 <= percent <= 100:
            if line(cell) not in {"-", "–", "—"}:
                self._warn(row, "percent_unknown", text=line(cell)[:80])
            return
        row.values["percent"] = percent

    def _weight(self, row: ImportedRow, cells: Sequence[Cell]) -> None:
        cell = self.cell(cells, Field.WEIGHT)
        if cell is None or cell == "":
            return
        weight = number(cell)
        if weight is None or not 0 < weight <= MOST_WEIGHT:
            self._warn(row, "weight_unknown", text=line(cell)[:80])
        else:
            row.values["weight"] = weight

    def _description(self, row: ImportedRow, cells: Sequence[Cell]) -> None:
        parts: list[str] = []
        for code in (Field.DESCRIPTION, Field.INDICATOR):
            for place, (index, title) in enumerate(self._places.get(code, ())):
                written = text(cells[index]) if index < len(cells) else ""
                if not written:
                    continue
                if written.casefold() == CLEAR:
                    row.values["description"] = ""
                    return
                named = code is Field.INDICATOR or place > 0
                parts.append(f"{title}: {written}" if named else written)
        if parts:
            row.values["description"] = "\n".join(parts)

    def _texts(self, row: ImportedRow, cells: Sequence[Cell]) -> None:
        for code, indexes in self._text_columns:
            filled = [part for part in [text(cells[index]) for index in indexes if index < len(cells)] if part]
            if filled:
                row.values[str(code)] = "" if filled[0].casefold() == CLEAR else "\n".join(filled)


def put_moment(row: ImportedRow, field: str, when: WrittenTime | None, value: str | None) -> None:
    """A date with its text and precision; an exact day goes without them (``services/imports`` fills them in)."""
    if when is None:
        return
    row.values[field] = value
    if when.text or when.precision != Precision.DAY:
        row.values[f"{field}_text"] = when.text
        row.values[f"{field}_precision"] = str(when.precision)


def _is_range(when: WrittenTime) -> bool:
    return when.first is not None and when.first != when.last
