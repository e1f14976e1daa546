"""How the page gets what it shows: the whole plan, or only what a change set changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from focalpoint.domain.changes import Action
from focalpoint.domain.rollup import roll_up
from focalpoint.ui.pages.plan.content import PlanContent

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.inspector.names import Names

_STRUCTURE = frozenset({"parent_id", "position", "plan_id", "archived_at"})


def load(workspace: Workspace, names: Names, plan_id: str) -> PlanContent:
    """The whole plan with its figures of today."""
    outline, figures = workspace.plan.figures(plan_id)
    return PlanContent(outline, figures, ministry_names(names))


def ministry_names(names: Names) -> dict[str, tuple[str, str]]:
    """Ministries' short codes (the name where there is none) and names, by id."""
    return {key: (item.short_code or item.name, item.name) for key, item in names.ministries.items()}


def changed_nodes(change_set: ChangeSet) -> set[str] | None:
    """The nodes whose values changed; None when nodes came, went or moved and the tree must be built again."""
    found = set()
    for change in change_set.changes:
        if change.entity != "plan_nodes":
            continue
        if change.action != Action.UPDATE or _STRUCTURE & set(change.after):
            return None
        found.add(change.record_id)
    return found


def patch(workspace: Workspace, content: PlanContent, node_ids: set[str]) -> PlanContent:
    """The same plan with the new values of some nodes, and every figure renewed."""
    lines = list(content.outline.lines)
    for node_id in node_ids & content.outline.index.keys():
        lines[content.outline.index[node_id]] = workspace.plan.node(node_id).line
    outline = replace(content.outline, lines=tuple(lines))
    return replace(content, outline=outline, figures=roll_up(outline, workspace.clock.today()))
