"""What the cells of the plan's tree say, one column at a time; knows the language, not Qt's indexes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from focalpoint.domain.folding import fold
from focalpoint.domain.outline import Outline, build_outline
from focalpoint.domain.plan import Figures, NodeKind, NodeStatus, PercentSource, PlanLine
from focalpoint.language import Language, isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.states import state_word
from focalpoint.ui.pages.plan.columns import DATES, EDITS, FIGURES, NUMERIC, Column, column_name
from focalpoint.ui.pages.plan.rows import SortKey
from focalpoint.words import plan as plan_words

__all__ = ["Column", "PlanCells", "PlanContent", "column_name"]

_STATE_ORDER: Final = {"red": 0, "amber": 1, "green": 2, "grey": 3}
_STATUS_ORDER: Final = {status.value: place for place, status in enumerate(NodeStatus)}
_KIND_ORDER: Final = {kind.value: place for place, kind in enumerate(NodeKind)}
_PLAIN: Final = {Column.REF: "ref", Column.WEIGHT: "weight"}


@dataclass(frozen=True, slots=True)
class PlanContent:
    """What the tree shows: the outline, the figures beside it, and the ministries by id (short code, name)."""

    outline: Outline = field(default_factory=lambda: build_outline([]))
    figures: Sequence[Figures] = ()
    ministries: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    today: date | None = None
    """The day of the figures."""
    folded: dict[str, str] = field(default_factory=dict)
    """Titles as they are compared; filled as they are asked for and kept from one content to the next."""
    supporting: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The supporting ministries of the nodes that have some."""
    budget: Mapping[str, str] = field(default_factory=dict)
    """The budget lines of the nodes that have one."""

    def title(self, node: int) -> str:
        """A node's title as filter and sort compare it."""
        title = self.outline.lines[node].title
        folded = self.folded.get(title)
        if folded is None:
            folded = self.folded[title] = fold(title)
        return folded


class PlanCells:
    """The texts of a plan's cells in one language."""

    def __init__(self, language: Language, content: PlanContent) -> None:
        self.language = language
        self.content = content
        self._hay: list[str] | None = None
        self._texts: dict[int, Callable[[PlanLine, Figures, int], str]] = {
            Column.WBS: lambda _line, _figures, node: content.outline.wbs[node],
            Column.TITLE: lambda line, _figures, _node: line.title,
            Column.LEAD: lambda line, _figures, _node: self._lead(line)[0],
            Column.PERCENT: lambda _line, figures, _node: language.percent(figures.percent),
            Column.STATE: lambda line, figures, _node: state_word(language, line, figures),
            Column.STATUS: lambda line, _figures, _node: plan_words.node_status(language, line.status),
            Column.KIND: lambda line, _figures, _node: plan_words.node_kind(language, line.kind),
            Column.SUPPORT: lambda line, _figures, _node: self._supporting(line, 0),
            Column.PLANNED: lambda _line, figures, _node: (
                "" if figures.planned is None else language.percent(figures.planned)
            ),
            Column.SLIPPAGE: lambda _line, figures, _node: self._slippage(figures),
            Column.WEIGHT: lambda line, _figures, _node: _number(language, line.weight),
            Column.BUDGET: lambda line, _figures, _node: content.budget.get(line.id, ""),
            Column.REF: lambda line, _figures, _node: line.ref,
        }

    def line(self, node: int) -> PlanLine:
        """The node itself."""
        return self.content.outline.lines[node]

    def text(self, node: int, column: int) -> str:
        """What a cell says."""
        line = self.content.outline.lines[node]
        if column in DATES:
            return show_date(self.language, getattr(line, EDITS[Column(column)]))
        return self._texts[column](line, self.content.figures[node], node)

    def whole(self, node: int, column: int) -> str:
        """What a cell says on paper and in a copy."""
        return self.text(node, column)

    def value(self, node: int, column: int) -> object:
        """What a cell's editor begins with: a code, an ISO date, a number or a text."""
        line = self.line(node)
        if column == Column.BUDGET:
            return self.content.budget.get(line.id, "")
        return getattr(line, EDITS[Column(column)])

    def is_computed(self, node: int, column: int) -> bool:
        """Whether a cell shows what was worked out: it cannot be typed, but it can say how."""
        if column == Column.PERCENT:
            return self.line(node).percent_source != PercentSource.MANUAL
        return column in FIGURES

    def spoken(self, node: int, column: int) -> str:
        """What a screen reader says: the title carries what the row is about."""
        if column == Column.LEAD:
            return self._lead(self.line(node))[1]
        if column == Column.SUPPORT:
            return self._supporting(self.line(node), 1)
        if column != Column.TITLE:
            return self.text(node, column)
        line = self.line(node)
        return self.language.gettext("{number} {title}, {kind}, {percent}, {state}").format(
            number=isolate(self.content.outline.wbs[node]),
            title=isolate(line.title),
            kind=plan_words.node_kind(self.language, line.kind),
            percent=self.text(node, Column.PERCENT),
            state=self.text(node, Column.STATE),
        )

    def tooltip(self, node: int, column: int) -> str:
        """Why the state is what it is, what the bar says, or the whole text of a narrow column."""
        figures = self.content.figures[node]
        if column == Column.STATE:
            return plan_words.colour_rule(self.language, figures.colour_rule)
        if column == Column.PERCENT:
            return self.language.gettext("{percent}, planned {planned}; {reported} of {leaves} reported").format(
                percent=self.language.percent(figures.percent),
                planned=self.language.percent(figures.planned),
                reported=figures.reported,
                leaves=figures.leaves,
            )
        if column == Column.LEAD:
            return self._lead(self.line(node))[1]
        if column == Column.SUPPORT:
            return self._supporting(self.line(node), 1)
        return self.text(node, column)

    def _lead(self, line: PlanLine) -> tuple[str, str]:
        return self.content.ministries.get(line.lead_id or "", ("", ""))

    def _supporting(self, line: PlanLine, which: int) -> str:
        names = self.content.ministries
        found = [names.get(ministry, ("", ""))[which] for ministry in self.content.supporting.get(line.id, ())]
        return self.language.join([isolate(name) for name in found if name]) if which else " ".join(found)

    def _slippage(self, figures: Figures) -> str:
        days = figures.slippage
        if not days:
            return ""
        return self.language.ngettext("{n} day", "{n} days", abs(days)).format(n=isolate(f"{days:+d}"))

    def state(self, node: int) -> tuple[str, str]:
        """The state as colour and word."""
        blocked = self.line(node).blocked
        return "red" if blocked else str(self.content.figures[node].colour), self.text(node, Column.STATE)

    def progress(self, node: int) -> tuple[float | None, float | None]:
        """Percent and where it should be."""
        figures = self.content.figures[node]
        return figures.percent, figures.planned

    def is_milestone(self, node: int) -> bool:
        """Whether a diamond stands before the title."""
        return self.line(node).kind == NodeKind.MILESTONE

    def haystack(self) -> list[str]:
        """What the filter looks into, folded, one text a node."""
        if self._hay is None:
            names = {key: fold(" ".join(both)) for key, both in self.content.ministries.items()}
            wbs, title = self.content.outline.wbs, self.content.title
            self._hay = [
                f"{wbs[node]} {line.ref.lower()} {title(node)} {names.get(line.lead_id or '', '')}"
                for node, line in enumerate(self.content.outline.lines)
            ]
        return self._hay

    def key(self, column: Column) -> SortKey | None:
        """What a column sorts by; the number's order is the plan's own."""
        content = self.content
        lines, figures, names = content.outline.lines, content.figures, content.ministries
        if column == Column.WBS:
            return None
        if column in DATES or column in _PLAIN:
            name = EDITS.get(column) or _PLAIN[column]
            return lambda node: getattr(lines[node], name) or None
        keys: dict[Column, SortKey] = {
            Column.TITLE: content.title,
            Column.LEAD: lambda node: fold(names.get(lines[node].lead_id or "", ("", ""))[0]) or None,
            Column.PERCENT: lambda node: figures[node].percent,
            Column.STATE: lambda node: _STATE_ORDER.get(figures[node].colour, 9),
            Column.STATUS: lambda node: _STATUS_ORDER.get(lines[node].status, 99),
            Column.KIND: lambda node: _KIND_ORDER.get(lines[node].kind, 99),
            Column.SUPPORT: lambda node: fold(self._supporting(lines[node], 0)) or None,
            Column.PLANNED: lambda node: figures[node].planned,
            Column.SLIPPAGE: lambda node: figures[node].slippage,
            Column.BUDGET: lambda node: content.budget.get(lines[node].id) or None,
        }
        return keys[column]

    def alignment(self, column: int) -> bool:
        """Whether a column's cells end at the far side, as numbers do."""
        return column in NUMERIC


def _number(language: Language, value: float) -> str:
    return language.number(value, 0 if value % 1 == 0 else 2)
