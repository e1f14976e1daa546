"""From what a row's columns tell to the row: kinds that follow from other columns, effects, doubtful things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from focalpoint.domain.state_names import cleaned
from focalpoint.exchange.cells import Cell, line
from focalpoint.exchange.status_tables import acts, dates, terms
from focalpoint.exchange.status_tables.acts import CellAct
from focalpoint.exchange.status_tables.model import Order, ReadAct, ReadNote, ReadRow, Shape, StatusTable
from focalpoint.exchange.status_tables.terms import Heading, Role

_DATED = (Role.SIGNATURE, Role.CONSENT, Role.ONE, Role.MIXED, Role.STATEMENT, Role.DATE)


@dataclass(slots=True)
class RowMaker:
    """Turns rows of cells into rows of acts, for columns that are known."""

    table: StatusTable
    columns: Sequence[tuple[int, Heading]]
    order: Order
    dated: list[int] = field(default_factory=list)
    """Places in ``table.rows`` of rows that have a date."""

    def add(self, number: int, name: str, cells: Sequence[Cell], others: Iterable[str] = ()) -> None:
        """A row of the table; without a name its dates belong to the row above."""
        found = self._acts(number, name, cells)
        if found:
            self.dated.append(len(self.table.rows) if name else max(len(self.table.rows) - 1, 0))
        if name:
            self.table.rows.append(ReadRow(number, name, tuple(found), tuple(others)))
        elif found and self.table.rows:
            above = self.table.rows[-1]
            self.table.rows[-1] = ReadRow(above.row, above.name, (*above.acts, *found), above.others)

    def finish(self) -> StatusTable:
        """The table, with the rows marked that stand below the last date."""
        last = max(self.dated, default=-1)
        self.table.rows = [
            row if place <= last else ReadRow(row.row, row.name, row.acts, row.others, last=True)
            for place, row in enumerate(self.table.rows)
        ]
        return self.table

    def _acts(self, number: int, name: str, cells: Sequence[Cell]) -> list[ReadAct]:
        remark = self._remark(name, cells)
        found: list[CellAct] = []
        for index, column in self.columns:
            if column.role in _DATED and index < len(cells):
                found += self._cell(number, cells[index], self._meant(column, remark))
        found = acts.earliest_of_capitals(found)
        effective = self._effective(number, cells)
        signed = any(act.kind == terms.SIGNATURE for act in found)
        own = self._own_kind(cells)
        made = [self._made(act, remark, own, signed=signed) for act in found]
        return _with_effect(made, effective)

    def _meant(self, column: Heading, remark: str) -> Heading:
        """A column of dates alone means what the row's kind says."""
        if column.role is Role.DATE:
            return Heading(Role.MIXED, acts.kind_of(remark, Heading(Role.MIXED)) or terms.RATIFICATION, column.codes)
        return column

    def _cell(self, number: int, cell: Cell, column: Heading) -> list[CellAct]:
        read = acts.read_cell(cell, column, self.order)
        for written in read.ambiguous:
            self.table.notes.append(ReadNote(number, "date_ambiguous", {"text": written}))
        if read.unread and column.role is not Role.STATEMENT:
            self.table.notes.append(ReadNote(number, "date_unread", {"text": read.unread[:60]}))
        return read.acts

    def _remark(self, name: str, cells: Sequence[Cell]) -> str:
        """What the row says of its act outside the columns of dates: its kind, a remark behind the name, a note."""
        parts = [cleaned(name).remark] if name else []
        for role in (Role.KIND, Role.NOTE):
            parts += [line(cells[at]) for at, column in self.columns if column.role is role and at < len(cells)]
        return next((part for part in parts if acts.kind_of(part, Heading(Role.MIXED))), "")

    def _effective(self, number: int, cells: Sequence[Cell]) -> str:
        for index, column in self.columns:
            if column.role is Role.EFFECTIVE and index < len(cells):
                _written, found = dates.of_cell(cells[index], self.order)
                if found and found[0].iso:
                    return found[0].iso
                for date in found:
                    self.table.notes.append(ReadNote(number, "date_ambiguous", {"text": date.written}))
        return ""

    def _own_kind(self, cells: Sequence[Cell]) -> str:
        """What a column for the kind of act says of the row."""
        for index, column in self.columns:
            if column.role is Role.KIND and index < len(cells):
                return acts.kind_of(line(cells[index]), Heading(Role.MIXED))
        return ""

    def _made(self, act: CellAct, remark: str, own: str, *, signed: bool) -> ReadAct:
        """An act with the kind that the row tells, else the one that follows from the table."""
        kind, inferred = act.kind, False
        if not act.told and kind in terms.CONSENTS:
            told = acts.kind_of(remark, Heading(Role.CONSENT))
            if own and own != terms.SIGNATURE:
                kind = own  # a denunciation is deposited too
            elif told in terms.CONSENTS:
                kind = told
            elif self._may_infer() and not signed and self._generic():
                kind, inferred = terms.ACCESSION, True
        if (
            kind == terms.DEFINITIVE
            and not act.told
            and any(column.role is Role.SIGNATURE for _i, column in self.columns)
        ):
            kind = terms.SIGNATURE
        return ReadAct(kind, act.date, note=act.note, inferred=inferred)

    def _may_infer(self) -> bool:
        """Outside the Treaty Collection, who deposited without having signed acceded."""
        return self.table.shape not in {Shape.UNTC, Shape.SHEET}

    def _generic(self) -> bool:
        """Whether signatures have a column of their own, and deposits one for all kinds."""
        roles = {column.role for _index, column in self.columns}
        return Role.SIGNATURE in roles and Role.CONSENT in roles


def _with_effect(found: list[ReadAct], effective: str) -> list[ReadAct]:
    """The printed day of effect goes to the last act of consent."""
    if not effective:
        return found
    for place in range(len(found) - 1, -1, -1):
        act = found[place]
        if act.kind in terms.CONSENTS:
            # Only a successor is bound from a day before its deposit: that of its independence.
            kind = terms.SUCCESSION if act.inferred and effective < act.date else act.kind
            found[place] = ReadAct(kind, act.date, effective, act.note, act.inferred)
            break
    return found


def shape_of(columns: Iterable[Heading], title: str) -> Shape:
    """Whose table the columns look like."""
    known = list(columns)
    roles = {column.role for column in known}
    if sum(bool(column.capital) for column in known) > 1:
        return Shape.GOVERNMENTS
    if any(column.codes for column in known):
        return Shape.UNTC
    folded = title.casefold()
    for shape, words in (
        (Shape.ICAO, ("international civil aviation", "icao", "oaci", "икао", "国际民航")),
        (Shape.IMO, ("international maritime", "imo ", "omi ", "имо", "国际海事")),
        (Shape.IAEA, ("atomic energy", "iaea", "infcirc", "oiea", "aiea", "магатэ", "国际原子能")),
    ):
        if any(word in folded for word in words):
            return shape
    if Role.KIND in roles and Role.SIGNATURE in roles:
        return Shape.IAEA
    if Role.EFFECTIVE in roles and Role.SIGNATURE in roles:
        return Shape.ICAO
    if Role.MIXED in roles:
        return Shape.IMO
    return Shape.SHEET
