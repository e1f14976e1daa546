"""The plan's tree as a comparison: what each cell says now and what it said on a past day, removed rows in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from focalpoint.domain.plan_past import Kind
from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.pages.plan.columns import DATES, EDITS, Column
from focalpoint.ui.pages.plan.compare_words import change_words, from_to
from focalpoint.ui.pages.plan.content import PlanCells, PlanContent
from focalpoint.ui.pages.plan.model import PlanModel
from focalpoint.ui.pages.plan.narrowing import Narrowing

if TYPE_CHECKING:
    from focalpoint.domain.plan_merged import MergedPlan
    from focalpoint.domain.plan_past import Difference
    from focalpoint.language import Language

WAS_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 24
"""The second line of a cell in a row that changed: empty where the cell did not; None in every other row."""
_AS_OF_TODAY: Final = frozenset({Column.PLANNED, Column.SLIPPAGE, Column.REF})
"""Columns that change with the day, or never: they are not compared."""
COMPARED: Final = tuple(column for column in Column if column not in _AS_OF_TODAY and column is not Column.TITLE)


@dataclass(frozen=True, slots=True)
class PastContent(PlanContent):
    """A plan with what was removed from it, and what became of each node."""

    differences: Mapping[str, Difference] = field(default_factory=dict)
    numbers_then: Mapping[str, str] = field(default_factory=dict)


def past_content(plan: MergedPlan, ministries: Mapping[str, tuple[str, str]]) -> PastContent:
    """What the tree of a comparison shows."""
    return PastContent(
        plan.outline,
        plan.figures,
        ministries,
        supporting={node_id: beside.supporting_ids for node_id, beside in plan.beside.items()},
        budget={node_id: beside.budget_line for node_id, beside in plan.beside.items() if beside.budget_line},
        differences=plan.differences,
        numbers_then=plan.numbers_then,
    )


@dataclass(frozen=True, slots=True)
class Changed(Narrowing):
    """Leaves the rows that changed, all or those of one kind."""

    only: bool = True
    kind: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return self.only or bool(self.kind)

    def fitting(self, content: PlanContent) -> list[bool]:
        """Whether each node changed in that way."""
        found = content.differences if isinstance(content, PastContent) else {}
        return [line.id in found and self.fits(found[line.id]) for line in content.outline.lines]

    def fits(self, difference: Difference) -> bool:
        """Whether a change is of the kind that is asked for."""
        return not self.kind or Kind(self.kind) in difference.kinds


class PastCells(PlanCells):
    """The texts of a comparison's cells."""

    def difference(self, node: int) -> Difference | None:
        """What became of a node; None where nothing did."""
        content = self.content
        return content.differences.get(self.line(node).id) if isinstance(content, PastContent) else None

    def then(self, node: int, column: int) -> str | None:
        """What a cell said then; None where it says the same now, or the node was not there or is not any more."""
        found = self.difference(node)
        if found is None or found.then is None or found.now is None or column in _AS_OF_TODAY:
            return None
        said = self._then(found, node, Column(column))
        return said if said != self.text(node, column) else None

    def was(self, node: int, column: int) -> str | None:
        """The second line of a cell: what became of the row below its title, and what a changed cell said."""
        found = self.difference(node)
        if found is None:
            return None
        then = self.then(node, column)
        said = "" if then is None else self._was(then)
        if column != Column.TITLE:
            return said
        changes = change_words(self.language, found)
        return f"{changes}   {said}" if said else changes

    def whole(self, node: int, column: int) -> str:
        """On paper: what was and what is; what became of the row beside its title."""
        found, now, then = self.difference(node), self.text(node, column), self.then(node, column)
        if found is None or (column != Column.TITLE and then is None):
            return now
        if then is not None:
            now = from_to(self.language, then or self._nothing(), now or self._nothing())
        return f"{now} · {change_words(self.language, found)}" if column == Column.TITLE else now

    def spoken(self, node: int, column: int) -> str:
        """What a screen reader says: the row with what became of it, a cell with what it said."""
        now, said = super().spoken(node, column), self.was(node, column)
        if not said:
            return now
        return self.language.pgettext("spoken", "{now}; {change}").format(now=now, change=said)

    def tooltip(self, node: int, column: int) -> str:
        """The whole text of a narrow cell, with what it said."""
        now, said = super().tooltip(node, column), self.was(node, column)
        return f"{now}\n{said}" if said else now

    def is_gone(self, node: int) -> bool:
        """Whether a node was removed."""
        found = self.difference(node)
        return found is not None and Kind.REMOVED in found.kinds

    def changed_columns(self) -> dict[Column, int]:
        """In how many rows each column changed, where in any. It looks at every row: call it on a worker."""
        content = self.content
        if not isinstance(content, PastContent):
            return {}
        nodes = [content.outline.index[node_id] for node_id in content.differences]
        counts = {column: sum(self.then(node, column) is not None for node in nodes) for column in COMPARED}
        return {column: count for column, count in counts.items() if count}

    def _then(self, found: Difference, node: int, column: Column) -> str:
        line, figures = found.then, found.figures_then
        assert line is not None  # noqa: S101 - asked only for nodes that were there
        if column is Column.WBS:
            content = self.content
            known = content.numbers_then if isinstance(content, PastContent) else {}
            return known.get(line.id, self.text(node, column))
        if column in {Column.SUPPORT, Column.BUDGET}:
            return self._then_beside(found, column)
        if column in DATES:
            return show_date(self.language, getattr(line, EDITS[column]))
        return self._texts[column](line, figures or self.content.figures[node], node)

    def _then_beside(self, found: Difference, column: Column) -> str:
        beside = found.beside_then
        if beside is None:
            return ""
        if column is Column.BUDGET:
            return beside.budget_line
        names = self.content.ministries
        return " ".join(name for ministry in beside.supporting_ids if (name := names.get(ministry, ("", ""))[0]))

    def _was(self, then: str) -> str:
        return self.language.pgettext("earlier value", "was {value}").format(value=isolate(then or self._nothing()))

    def _nothing(self) -> str:
        return self.language.pgettext("value", "nothing")


class PastModel(PlanModel):
    """The tree of a comparison: nothing in it can be edited."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(language, parent)
        self.set_narrowing(Changed())
        self._gone = QFont()
        self._gone.setStrikeOut(True)
        self._readers[WAS_ROLE] = self._was

    @property
    def past_cells(self) -> PastCells:
        """What the cells say."""
        cells = self.cells
        assert isinstance(cells, PastCells)  # noqa: S101 - this model makes no others
        return cells

    @property
    def differences(self) -> Mapping[str, Difference]:
        """What became of the nodes that changed, by id."""
        content = self.content
        return content.differences if isinstance(content, PastContent) else {}

    def cells_of(self, language: Language, content: PlanContent) -> PlanCells:
        """What the cells of a comparison say."""
        return PastCells(language, content)

    def _was(self, node: int, column: int) -> str | None:
        return self.past_cells.was(node, column)

    def _font(self, node: int, column: int) -> QFont | None:
        return self._gone if column == Column.TITLE and self.past_cells.is_gone(node) else super()._font(node, column)
