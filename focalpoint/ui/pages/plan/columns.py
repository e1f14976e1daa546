"""The columns of the plan's tree: which there are, what they are called, how wide they are, what they edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Final

from focalpoint.language import Language


class Column(IntEnum):
    """The columns of the tree. The title carries the tree and is never hidden; the number stands before it."""

    TITLE = 0
    WBS = 1
    LEAD = 2
    START = 3
    FINISH = 4
    PERCENT = 5
    STATE = 6
    STATUS = 7
    KIND = 8
    SUPPORT = 9
    PLANNED = 10
    SLIPPAGE = 11
    WEIGHT = 12
    BASELINE_START = 13
    BASELINE_FINISH = 14
    FORECAST = 15
    ACTUAL_FINISH = 16
    BUDGET = 17
    REF = 18


WIDTHS: Final[Mapping[Column, int]] = {
    Column.WBS: 70,
    Column.TITLE: 260,
    Column.LEAD: 60,
    Column.SUPPORT: 90,
    Column.KIND: 92,
    Column.START: 94,
    Column.FINISH: 94,
    Column.BASELINE_START: 94,
    Column.BASELINE_FINISH: 94,
    Column.FORECAST: 94,
    Column.ACTUAL_FINISH: 94,
    Column.PERCENT: 106,
    Column.PLANNED: 80,
    Column.SLIPPAGE: 80,
    Column.WEIGHT: 70,
    Column.STATUS: 120,
    Column.STATE: 98,
    Column.BUDGET: 100,
    Column.REF: 130,
}
"""First widths in pixels at normal text size, in the first order of the columns."""

FIRST: Final = frozenset({Column.WBS, Column.TITLE, Column.LEAD, Column.FINISH, Column.PERCENT, Column.STATE})
"""The columns that are shown until the person asks for others."""

EDITS: Final[Mapping[Column, str]] = {
    Column.TITLE: "title",
    Column.LEAD: "lead_id",
    Column.START: "start",
    Column.FINISH: "finish",
    Column.PERCENT: "percent",
    Column.STATUS: "status",
    Column.KIND: "kind",
    Column.WEIGHT: "weight",
    Column.BASELINE_START: "baseline_start",
    Column.BASELINE_FINISH: "baseline_finish",
    Column.FORECAST: "forecast_finish",
    Column.ACTUAL_FINISH: "actual_finish",
    Column.BUDGET: "budget_line",
}
"""The field of a node that a column edits in place."""

DATES: Final = frozenset(
    {
        Column.START, Column.FINISH, Column.BASELINE_START, Column.BASELINE_FINISH, Column.FORECAST,
        Column.ACTUAL_FINISH,
    }
)  # fmt: skip
CHOICES: Final = frozenset({Column.LEAD, Column.STATUS, Column.KIND})
FIGURES: Final = frozenset({Column.PERCENT, Column.PLANNED, Column.SLIPPAGE, Column.STATE})
"""Columns whose value is worked out: each can say how."""
NUMERIC: Final = frozenset({Column.PLANNED, Column.SLIPPAGE, Column.WEIGHT})

_NAMES: Final[Mapping[Column, Callable[[Language], str]]] = {
    Column.WBS: lambda language: language.gettext("No."),
    Column.TITLE: lambda language: language.gettext("Title"),
    Column.LEAD: lambda language: language.pgettext("column", "Lead"),
    Column.SUPPORT: lambda language: language.pgettext("column", "With"),
    Column.KIND: lambda language: language.gettext("Kind"),
    Column.START: lambda language: language.gettext("Start"),
    Column.FINISH: lambda language: language.gettext("Finish"),
    Column.BASELINE_START: lambda language: language.gettext("Baseline start"),
    Column.BASELINE_FINISH: lambda language: language.gettext("Baseline finish"),
    Column.FORECAST: lambda language: language.gettext("Forecast finish"),
    Column.ACTUAL_FINISH: lambda language: language.gettext("Actual finish"),
    Column.PERCENT: lambda language: language.gettext("Progress"),
    Column.PLANNED: lambda language: language.pgettext("column", "Planned"),
    Column.SLIPPAGE: lambda language: language.pgettext("column", "Slippage"),
    Column.WEIGHT: lambda language: language.gettext("Weight"),
    Column.STATUS: lambda language: language.gettext("Status"),
    Column.STATE: lambda language: language.gettext("State"),
    Column.BUDGET: lambda language: language.gettext("Budget line"),
    Column.REF: lambda language: language.gettext("Reference"),
}


def column_name(column: Column, language: Language) -> str:
    """The heading of a column."""
    return _NAMES[column](language)
