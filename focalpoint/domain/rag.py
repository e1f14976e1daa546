"""Red, amber, green, grey: the activity row of ``domain/plan.md`` 10.5, each outcome with the code of its rule."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from focalpoint.domain.plan import Colour


class ColourRule(StrEnum):
    """Why a node has its colour; ``words/plan.py`` says it."""

    OVERRIDE = "override"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    UNDER_CANCELLED = "under_cancelled"
    BLOCKED = "blocked"
    OVERDUE = "overdue"
    FAR_BEHIND = "far_behind"
    LONG_SLIP = "long_slip"
    BEHIND = "behind"
    SLIP = "slip"
    NOT_DUE = "not_due"
    NO_DATA = "no_data"
    COMPLETE = "complete"
    ON_TRACK = "on_track"


COLOUR_OF: dict[ColourRule, Colour] = {
    ColourRule.CANCELLED: Colour.GREY,
    ColourRule.SUPERSEDED: Colour.GREY,
    ColourRule.UNDER_CANCELLED: Colour.GREY,
    ColourRule.BLOCKED: Colour.RED,
    ColourRule.OVERDUE: Colour.RED,
    ColourRule.FAR_BEHIND: Colour.RED,
    ColourRule.LONG_SLIP: Colour.RED,
    ColourRule.BEHIND: Colour.AMBER,
    ColourRule.SLIP: Colour.AMBER,
    ColourRule.NOT_DUE: Colour.GREY,
    ColourRule.NO_DATA: Colour.GREY,
    ColourRule.COMPLETE: Colour.GREEN,
    ColourRule.ON_TRACK: Colour.GREEN,
}
"""The colour of each rule; an override brings its own."""


class Thresholds(NamedTuple):
    """Where amber and red begin: percentage points of variance, days of slippage."""

    amber_variance: float = -10.0
    """Below it: amber."""
    red_variance: float = -25.0
    """At it and below: red."""
    red_slippage: int = 30
    """Above it: red; above zero: amber."""


DEFAULT_THRESHOLDS = Thresholds()


# Members of an enum are slow to look up in Python 3.11, and this rule is asked of every node.
_FAR_BEHIND, _LONG_SLIP, _BEHIND, _SLIP = (
    ColourRule.FAR_BEHIND,
    ColourRule.LONG_SLIP,
    ColourRule.BEHIND,
    ColourRule.SLIP,
)
_NOT_DUE, _NO_DATA, _COMPLETE, _ON_TRACK = (
    ColourRule.NOT_DUE,
    ColourRule.NO_DATA,
    ColourRule.COMPLETE,
    ColourRule.ON_TRACK,
)


def rule_of_progress(
    percent: float | None,
    planned: float | None,
    variance: float | None,
    slippage: int | None,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> ColourRule:
    """The rule for a node that is neither cancelled, blocked nor overdue.

    The worse of variance and slippage wins; a node of which nothing was expected yet and nothing was done is not due.
    """
    if variance is not None and variance <= thresholds.red_variance:
        return _FAR_BEHIND
    if slippage is not None and slippage > 0:
        if slippage > thresholds.red_slippage:
            return _LONG_SLIP
        return _BEHIND if variance is not None and variance < thresholds.amber_variance else _SLIP
    if percent == 100.0:
        return _COMPLETE
    if variance is None:
        return _NOT_DUE if planned == 0.0 else _NO_DATA
    if planned == 0.0 and not percent:
        return _NOT_DUE
    return _BEHIND if variance < thresholds.amber_variance else _ON_TRACK
