"""What the cells of the plan's tree say, one column at a time; knows the language, not Qt's indexes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Final

from focalpoint.domain.folding import fold
from focalpoint.domain.outline import Outline, build_outline
from focalpoint.domain.plan import Figures, NodeKind, PlanLine
from focalpoint.language import Language, isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.states import state_word
from focalpoint.ui.pages.plan.rows import SortKey
from focalpoint.words import plan as plan_words


class Column(IntEnum):
    """The columns of the tree. The title carries the tree and is never hidden; the number stands before it."""

    TITLE = 0
    WBS = 1
    LEAD = 2
    START = 3
    FINISH = 4
    PERCENT = 5
    STATE = 6


_STATE_ORDER: Final = {"red": 0, "amber": 1, "green": 2, "grey": 3}


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

    def line(self, node: int) -> PlanLine:
        """The node itself."""
        return self.content.outline.lines[node]

    def text(self, node: int, column: int) -> str:
        """What a cell says, also in a copy as table."""
        line, figures = self.content.outline.lines[node], self.content.figures[node]
        if column == Column.WBS:
            return self.content.outline.wbs[node]
        if column == Column.TITLE:
            return line.title
        if column == Column.LEAD:
            return self._lead(line)[0]
        if column in {Column.START, Column.FINISH}:
            return show_date(self.language, line.start if column == Column.START else line.finish)
        if column == Column.PERCENT:
            return self.language.percent(figures.percent)
        return state_word(self.language, line, figures)

    def spoken(self, node: int, column: int) -> str:
        """What a screen reader says: the title carries what the row is about."""
        if column == Column.LEAD:
            return self._lead(self.line(node))[1]
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
        return self.text(node, column)

    def _lead(self, line: PlanLine) -> tuple[str, str]:
        return self.content.ministries.get(line.lead_id or "", ("", ""))

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
        lines, figures, names = self.content.outline.lines, self.content.figures, self.content.ministries
        keys: dict[Column, SortKey | None] = {
            Column.WBS: None,
            Column.TITLE: self.content.title,
            Column.LEAD: lambda node: fold(names.get(lines[node].lead_id or "", ("", ""))[0]) or None,
            Column.START: lambda node: lines[node].start,
            Column.FINISH: lambda node: lines[node].finish,
            Column.PERCENT: lambda node: figures[node].percent,
            Column.STATE: lambda node: _STATE_ORDER.get(figures[node].colour, 9),
        }
        return keys[column]


def column_name(column: Column, language: Language) -> str:
    """The heading of a column."""
    names = {
        Column.WBS: language.gettext("No."),
        Column.TITLE: language.gettext("Title"),
        Column.LEAD: language.pgettext("column", "Lead"),
        Column.START: language.gettext("Start"),
        Column.FINISH: language.gettext("Finish"),
        Column.PERCENT: language.gettext("Progress"),
        Column.STATE: language.gettext("State"),
    }
    return names[column]
