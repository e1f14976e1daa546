"""Changing many nodes of a plan at once: what each would become, and what the rules refuse of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple

from focalpoint.domain import plan_rules
from focalpoint.domain.changes import Value
from focalpoint.domain.errors import FocalPointError, RuleError
from focalpoint.domain.plan import PlanNode, Precision

FIELDS: Final = ("status", "lead_id", "percent", "weight", "budget_line", "classification")
"""The fields that take one value for all."""
MOST_DAYS: Final = 3660
"""Dates move by ten years at most: more is a slip of the keyboard."""
_SHIFTED: Final = ("start", "finish", "forecast_finish")
_WRITTEN: Final = frozenset({"start", "finish"})


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What is asked for."""

    values: Mapping[str, Value] = field(default_factory=dict)
    """New values of some of ``FIELDS``."""
    shift_days: int = 0
    """By how many days start, finish and forecast move; negative for earlier."""
    supporting: tuple[str, ...] | None = None
    """The supporting ministries from now on; None leaves them."""
    archive: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.values or self.shift_days or self.archive or self.supporting is not None)


class Cell(NamedTuple):
    """One field before and after; supporting ministries are a tuple of ids, ``archived`` is 0 or 1."""

    field: str
    before: Value | tuple[str, ...]
    after: Value | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BulkRow:
    """What would happen to one node. A node that is refused stays as it is, in every field."""

    node_id: str
    cells: tuple[Cell, ...]
    refused: FocalPointError | None = None

    @property
    def changes(self) -> bool:
        """Whether the node would change."""
        return bool(self.cells) and self.refused is None


def foresee(node: PlanNode, wanted: BulkChange) -> BulkRow:
    """What a node would become."""
    values = changed_values(node, wanted)
    cells = [Cell(name, getattr(node, name), value) for name, value in values.items() if name in _SHOWN]
    supporting = supporting_after(node, wanted)
    if supporting is not None:
        cells.append(Cell("supporting_ids", node.supporting_ids, supporting))
    if wanted.archive:
        cells.append(Cell("archived", 0, 1))
    return BulkRow(node.id, tuple(cells), _refusal(node, wanted, values))


_SHOWN: Final = frozenset({*FIELDS, *_SHIFTED})


def changed_values(node: PlanNode, wanted: BulkChange) -> dict[str, Value]:
    """The columns of the node that would change, with their new values."""
    values = {name: value for name, value in wanted.values.items() if getattr(node, name) != value}
    if not wanted.shift_days:
        return values
    for name in _SHIFTED:
        day = getattr(node, name)
        if day:
            values[name] = _moved(day, wanted.shift_days)
            if name in _WRITTEN:  # "Q3 2026" is no longer what is meant
                values |= {f"{name}_text": "", f"{name}_precision": Precision.DAY.value}
    return values


def supporting_after(node: PlanNode, wanted: BulkChange) -> tuple[str, ...] | None:
    """The supporting ministries that the node would have (never its lead); None when they stay."""
    if wanted.supporting is None:
        return None
    lead = wanted.values.get("lead_id", node.lead_id)
    after = tuple(ministry for ministry in dict.fromkeys(wanted.supporting) if ministry != lead)
    return after if after != node.supporting_ids else None


def _moved(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _refusal(node: PlanNode, wanted: BulkChange, values: Mapping[str, Value]) -> FocalPointError | None:
    if "percent" in wanted.values and node.percent_source != "manual":
        return RuleError(rule="percent_is_computed")
    fields: dict[str, Value] = {name: _plain(getattr(node, name)) for name in plan_rules.CHECKED}
    try:
        plan_rules.check_node({**fields, **values})
    except FocalPointError as error:
        return error
    return None


def _plain(value: Value | bool) -> Value:
    return int(value) if isinstance(value, bool) else value
