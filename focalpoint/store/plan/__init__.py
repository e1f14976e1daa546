"""The action plan's tables (``rows``), its light lists (``lines``) and its other queries (``queries``).

Tables are mapped when one of them is first named here: opening the window names none.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from focalpoint.store.plan.lines import read_budget_lines, read_lines, read_plans, read_supporting

if TYPE_CHECKING:
    from focalpoint.store.plan.queries import (
        find_plan_or_node,
        ids_of_plan,
        live_ids,
        read_children,
        read_nodes,
        read_plan,
        read_predecessors,
        read_supports,
    )
    from focalpoint.store.plan.rows import ImportKey, NodeSupport, Plan, PlanNode, Predecessor

__all__ = [
    "ImportKey",
    "NodeSupport",
    "Plan",
    "PlanNode",
    "Predecessor",
    "find_plan_or_node",
    "ids_of_plan",
    "live_ids",
    "read_budget_lines",
    "read_children",
    "read_lines",
    "read_nodes",
    "read_plan",
    "read_plans",
    "read_predecessors",
    "read_supporting",
    "read_supports",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module below holds
    if name not in __all__:
        raise AttributeError(name)
    below = "rows" if name[0].isupper() else "queries"
    return getattr(importlib.import_module(f"focalpoint.store.plan.{below}"), name)
