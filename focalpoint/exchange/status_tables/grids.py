"""Tables of cells: where the header stands, what each column is, and the rows below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from focalpoint.exchange.cells import Cell, line
from focalpoint.exchange.grid import Grid
from focalpoint.exchange.status_tables import dates, terms
from focalpoint.exchange.status_tables.model import Order, ReadNote, Shape, StatusTable
from focalpoint.exchange.status_tables.rows import RowMaker, shape_of
from focalpoint.exchange.status_tables.terms import Heading, Role

_LOOKED_AT: Final = 40
_DEEPEST: Final = 3
_LONGEST_NAME: Final = 120
_TITLE: Final = 1_000
_TELLING: Final = frozenset({Role.SIGNATURE, Role.CONSENT, Role.ONE, Role.MIXED, Role.DATE})
_SHARE: Final = 0.5

Columns = list[tuple[int, Heading]]


def table_of(grid: Grid, order: Order, file_title: str = "") -> StatusTable | None:
    """The status table in a sheet; None where there is none."""
    header = _header(grid)
    if header is None:
        columns, below = _by_content(grid), 0
        if columns is None:
            return None
    else:
        columns, below = header
    title = " ".join(filter(None, (line(cell) for row in grid.cells[: max(below - 1, 0)] for cell in row)))[:_TITLE]
    shape = shape_of([column for _index, column in columns], f"{file_title} {title} ")
    table = StatusTable(shape, title, order=order)
    if header is None:
        table.notes.append(ReadNote(0, "no_header"))
    if order is Order.UNKNOWN:
        table.order = dates.order_shown(_written(grid, columns, below))
    maker = RowMaker(table, columns, table.order)
    _fill(maker, grid, below)
    table = maker.finish()
    return table if maker.dated else None


def _fill(maker: RowMaker, grid: Grid, below: int) -> None:
    at = next(index for index, column in maker.columns if column.role is Role.NAME)
    for place in range(below, len(grid.cells)):
        cells = grid.cells[place]
        name = line(cells[at]) if at < len(cells) else ""
        if name and not any(map(str.isalpha, name)):
            continue
        if len(name) > _LONGEST_NAME or terms.is_total(name) or _repeats(cells):
            continue
        if name or any(line(cell) for cell in cells):
            maker.add(grid.number(place), name, cells)


def _repeats(cells: Sequence[Cell]) -> bool:
    """Whether a row is the header once more, as at the top of every printed page."""
    known = [found for cell in cells if (found := terms.heading(line(cell)))]
    roles = {found.role for found in known}
    return Role.NAME in roles and bool(roles & _TELLING)


def _header(grid: Grid) -> tuple[Columns, int] | None:
    """The columns, and the place of the first row below the header: the row or rows that tell the most."""
    best: tuple[int, Columns, int] | None = None
    for place in range(min(len(grid.cells), _LOOKED_AT)):
        for depth in range(1, _DEEPEST + 1):
            titles = _titles(grid, place, depth)
            if titles is None:
                break
            columns = _columns(titles)
            if columns is None:
                continue
            score = len({column.role for _index, column in columns}) * 10 + len(columns) - 3 * depth
            if best is None or score > best[0]:
                best = (score, columns, place + depth)
    return (best[1], best[2]) if best else None


def _titles(grid: Grid, place: int, depth: int) -> list[str] | None:
    """The header by column; None where it would reach into rows with dates."""
    if place + depth > len(grid.cells):
        return None
    rows = [[line(cell) for cell in grid.cells[place + step]] for step in range(depth)]
    if any(dates.find(cell, Order.DAY_FIRST) for row in rows for cell in row):
        return None
    width = max(map(len, rows))
    for step, row in enumerate(rows):
        row.extend([""] * (width - len(row)))
        for top, left, _bottom, right in grid.merges:
            if top == place + step and left < width:
                row[left : right + 1] = [row[left]] * (min(right, width - 1) - left + 1)
    return [" ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*rows, strict=True)]


def _columns(titles: Sequence[str]) -> Columns | None:
    """What the columns are; None where no name and no act is among them."""
    found: Columns = [(index, known) for index, title in enumerate(titles) if (known := terms.heading(title))]
    found = _capitals(found)
    names = [pair for pair in found if pair[1].role is Role.NAME]
    if not names:
        return None
    chosen = next((pair for pair in names if pair[1].sure), names[0])
    found = [pair for pair in found if pair[1].role is not Role.NAME or pair is chosen]
    own = [column for _index, column in found if column.role in _TELLING]
    if not own:
        return None
    if any(column.role is not Role.DATE for column in own) and not _has_kind(found):
        found = [pair for pair in found if pair[1].role is not Role.DATE]
    return found


def _capitals(columns: Columns) -> Columns:
    """A bare "Moscow" means what the "Signature: London" before it means."""
    found: Columns = []
    for index, column in columns:
        before = found[-1][1] if found else None
        if column.capital and not column.sure and before is not None and before.capital:
            column = column._replace(role=before.role, kind=before.kind, codes=before.codes)
        found.append((index, column))
    return found


def _has_kind(columns: Columns) -> bool:
    return any(column.role is Role.KIND for _index, column in columns)


def _by_content(grid: Grid) -> Columns | None:
    """The columns of a table without a header: names stand left, dates right of them."""
    width = max((len(row) for row in grid.cells), default=0)
    filled = [0] * width
    dated = [0] * width
    kinds = [0] * width
    for row in grid.cells[:400]:
        for index, cell in enumerate(row):
            written = line(cell)
            if written:
                filled[index] += 1
                dated[index] += bool(dates.of_cell(cell, Order.DAY_FIRST)[1])
                kinds[index] += len(written) < 40 and bool(terms.kinds_in(written))
    with_dates = [index for index in range(width) if dated[index] and dated[index] >= _SHARE * filled[index]]
    words = [index for index in range(width) if filled[index] and index not in with_dates]
    kind = next((index for index in words if kinds[index] >= _SHARE * filled[index] and kinds[index] > 1), None)
    names = [index for index in words if index != kind]
    if not names or not with_dates:
        return None
    name = max(names, key=lambda index: (filled[index], -index))
    columns: Columns = [(name, Heading(Role.NAME))]
    if kind is not None:
        columns.append((kind, Heading(Role.KIND)))
    return columns + _unnamed_dates(with_dates, kinds_told=kind is not None)


def _unnamed_dates(places: Sequence[int], *, kinds_told: bool) -> Columns:
    """Dates without a header in the order of every depositary: signature, consent, effect."""
    if len(places) == 1:
        role = Heading(Role.DATE) if kinds_told else Heading(Role.CONSENT, terms.RATIFICATION)
        return [(places[0], role)]
    roles = (
        Heading(Role.SIGNATURE, terms.SIGNATURE),
        Heading(Role.CONSENT, terms.RATIFICATION),
        Heading(Role.EFFECTIVE),
    )
    return list(zip(places, roles, strict=False))


def _written(grid: Grid, columns: Columns, below: int) -> Iterator[str]:
    """The texts of the columns of dates."""
    places = [index for index, column in columns if column.role in _TELLING or column.role is Role.EFFECTIVE]
    for row in grid.cells[below:]:
        for index in places:
            if index < len(row) and isinstance(row[index], str):
                yield row[index]


__all__ = ["Shape", "table_of"]
