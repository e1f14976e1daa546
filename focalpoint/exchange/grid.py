"""A sheet as read, whatever the file was, and where its table begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from focalpoint.exchange import errors
from focalpoint.exchange.cells import Cell, line
from focalpoint.exchange.model import Column, Field
from focalpoint.exchange.wording import Guess, guess_column, our_column, plain

_LOOKED_AT: Final = 60
_REPEATABLE: Final = frozenset({
    Field.DESCRIPTION, Field.INDICATOR, Field.SUPPORTING, Field.OBLIGATIONS, Field.BUDGET, Field.COMPUTED,
})  # fmt: skip
_TWO_ROWS: Final = 2


@dataclass(slots=True)
class Grid:
    """The cells of a sheet. Rows and columns of ``cells`` count from 0; the file's own numbers from ``first_row``."""

    name: str
    cells: list[list[Cell]]
    first_row: int = 1
    first_column: int = 0
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Top, left, bottom, right in places of ``cells``, inclusive."""
    hidden: frozenset[int] = frozenset()
    """Numbers of hidden rows in the file."""
    levels: Mapping[int, int] = field(default_factory=dict)
    """Outline level by the file's row number."""
    indents: Mapping[int, int] = field(default_factory=dict)
    """Indent of the title cell by the file's row number."""
    error_cells: Sequence[str] = ()
    external_books: bool = False

    def number(self, place: int) -> int:
        """The row number that a person sees in the file."""
        return self.first_row + place


@dataclass(frozen=True, slots=True)
class Table:
    """Where a grid's table stands: its header's place, the place of the first row below it, its columns."""

    header: int
    below: int
    columns: tuple[Column, ...]
    score: int

    def places(self, wanted: Field) -> list[int]:
        """The columns (indexes of ``cells``) that mean a field."""
        return [column.index for column in self.columns if column.field == wanted]

    def place(self, wanted: Field) -> int | None:
        """The first column that means a field."""
        places = self.places(wanted)
        return places[0] if places else None


def find_table(grid: Grid) -> Table | None:
    """The header by its content: the row, among the first ones, that names the most fields; a title is a must."""
    best: Table | None = None
    for place in range(min(len(grid.cells), _LOOKED_AT)):
        for depth in range(1, _TWO_ROWS + 1):
            table = _try_header(grid, place, depth)
            if table and (best is None or table.score > best.score):
                best = table
    return best


def mapped_table(grid: Grid, mapping: Mapping[int, str]) -> Table:
    """The table with the columns as the person wants them.

    Raises:
        UnknownMappingError: a field or column that does not exist.
        NoTitleColumnError: no column is the title.
    """
    table = find_table(grid) or _likely_header(grid)
    known = {str(code) for code in Field}
    columns = {column.index: column for column in table.columns}
    for index, code in mapping.items():
        if index not in columns or (code and code not in known):
            raise errors.UnknownMappingError(field=code or str(index))
        columns[index] = replace(columns[index], field=code)
    mapped = Table(table.header, table.below, tuple(columns.values()), table.score)
    if mapped.place(Field.TITLE) is None:
        raise no_title(grid, mapped)
    return mapped


def no_title(grid: Grid, table: Table | None = None) -> errors.NoTitleColumnError:
    """The refusal of a sheet that does not look like a plan, with the columns that a mapping may use."""
    table = table or _likely_header(grid)
    columns = [[column.index, column.title] for column in table.columns]
    return errors.NoTitleColumnError(sheet=grid.name, columns=columns)


def _likely_header(grid: Grid) -> Table:
    """Where the header probably is when nothing in it is known: the fullest row of short texts."""
    best, fullest = 0, 0
    for place, row in enumerate(grid.cells[:_LOOKED_AT]):
        filled = sum(1 for cell in row if isinstance(cell, str) and 0 < len(cell.strip()) <= 80)
        if filled > fullest:
            best, fullest = place, filled
    titles = _titles(grid, best, 1)
    columns = tuple(Column(index, title, "") for index, title in enumerate(titles) if title)
    return Table(best, best + 1, columns, 0)


def _try_header(grid: Grid, place: int, depth: int) -> Table | None:
    if place + depth > len(grid.cells):
        return None
    titles = _titles(grid, place, depth)
    named = [title for title in titles if title]
    if depth > 1 and (not _spans_rows(grid, place) or len(named) < 2):
        return None
    chosen = _choose(titles)
    fields = set(chosen.values())
    if Field.TITLE not in fields and Field.DESCRIPTION in fields:
        # "Description of the measure" is the title where there is no other.
        index = min(index for index, code in chosen.items() if code == Field.DESCRIPTION)
        chosen[index] = Field.TITLE
        fields = set(chosen.values())
    if Field.TITLE not in fields or (len(fields) < 2 and len(named) > 1):
        return None
    if len(fields - {Field.COMPUTED}) < 2 and not _is_exact_title(titles, chosen):
        return None
    columns = tuple(Column(index, title, str(chosen.get(index, ""))) for index, title in enumerate(titles) if title)
    return Table(place, place + depth, columns, len(fields) * 10 - (len(named) - len(chosen)) - place // 10 - depth)


def _titles(grid: Grid, place: int, depth: int) -> list[str]:
    """The header texts by column; a header of two rows is joined ("Term" over "Start")."""
    rows = [[line(cell) for cell in grid.cells[place + step]] for step in range(depth)]
    width = max(len(row) for row in rows)
    for step, row in enumerate(rows):
        row.extend([""] * (width - len(row)))
        for top, left, _bottom, right in grid.merges:
            if top == place + step and right > left and left < width:
                row[left : right + 1] = [row[left]] * (min(right, width - 1) - left + 1)
    if depth == 1:
        first = rows[0]
        return [title if index == 0 or title != first[index - 1] else "" for index, title in enumerate(first)]
    return [below or above for above, below in zip(rows[0], rows[1], strict=True)]


def _spans_rows(grid: Grid, place: int) -> bool:
    """Whether a header goes over two rows: something in its first row is merged, across or down."""
    return any(top == place and (right > left or bottom > top) for top, left, bottom, right in grid.merges)


def _choose(titles: Sequence[str]) -> dict[int, Field]:
    """One field a column and, but for those that may repeat, one column a field; the surest first."""
    guesses: list[tuple[int, Guess]] = []
    for index, title in enumerate(titles):
        guess = guess_column(title) if title else None
        if guess:
            guesses.append((index, guess))
    if any(guess.field is Field.KEY for _index, guess in guesses):
        return _ours(titles)
    chosen: dict[int, Field] = {}
    taken: set[Field] = set()
    for index, guess in sorted(guesses, key=lambda pair: (-pair[1].score, pair[0])):
        meant = guess.field
        if meant in taken and meant not in _REPEATABLE:
            if meant is Field.LEAD:
                meant = Field.SUPPORTING
            else:
                continue
        taken.add(meant)
        chosen[index] = meant
    return chosen


def _ours(titles: Sequence[str]) -> dict[int, Field]:
    """The columns of our own exports: their very words first; every other column is computed, unless it was added."""
    chosen: dict[int, Field] = {}
    for index, title in enumerate(titles):
        guess = guess_column(title) if title else None
        field = our_column(title) if title else None
        if field is None and guess is not None and guess.score >= 1_000:
            field = guess.field
        if field is not None and field not in chosen.values():
            chosen[index] = field
    return chosen


def _is_exact_title(titles: Sequence[str], chosen: Mapping[int, Field]) -> bool:
    """Whether the only known column says "Activity" and nothing else."""
    for index, code in chosen.items():
        if code is Field.TITLE:
            guess = guess_column(titles[index])
            return guess is not None and guess.score >= 1_000 and plain(titles[index]) != "name"
    return False
