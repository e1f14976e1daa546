"""How the page gets what it shows: the whole plan, or only what a change set changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from focalpoint.domain.changes import Action
from focalpoint.domain.outline import build_outline
from focalpoint.domain.rollup import roll_up
from focalpoint.ui.pages.plan.content import PlanContent

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.inspector.names import Names

MOST_PATCHED: Final = 120
"""More changed nodes than this are read together with all others."""
_STRUCTURE: Final = frozenset({"parent_id", "position", "plan_id", "archived_at"})


def load(workspace: Workspace, names: Names, plan_id: str) -> PlanContent:
    """The whole plan with its figures of today."""
    outline, figures = workspace.plan.figures(plan_id)
    return PlanContent(outline, figures, ministry_names(names))


def ministry_names(names: Names) -> dict[str, tuple[str, str]]:
    """Ministries' short codes (the name where there is none) and names, by id."""
    return {key: (item.short_code or item.name, item.name) for key, item in names.ministries.items()}


def changed_nodes(change_set: ChangeSet) -> tuple[set[str], bool]:
    """The nodes that a change set touched, and whether any came, went or moved."""
    found: set[str] = set()
    moved = False
    for change in change_set.changes:
        if change.entity == "plan_nodes":
            found.add(change.record_id)
            moved = moved or change.action != Action.UPDATE or bool(_STRUCTURE & set(change.after))
    return found, moved


def patch(workspace: Workspace, content: PlanContent, node_ids: set[str], *, moved: bool, plan_id: str) -> PlanContent:
    """The same plan with some nodes read anew, and every figure renewed: no more is read than has changed."""
    nodes = [workspace.plan.node(node_id) for node_id in node_ids]
    if moved:
        lines = {line.id: line for line in content.outline.lines}
        for node in nodes:
            lines.pop(node.id, None)
            if not node.archived and node.plan_id == plan_id:
                lines[node.id] = node.line
        outline = build_outline(list(lines.values()))
    else:
        same = list(content.outline.lines)
        for node in nodes:
            if node.id in content.outline.index:
                same[content.outline.index[node.id]] = node.line
        outline = replace(content.outline, lines=tuple(same))
    return replace(content, outline=outline, figures=roll_up(outline, workspace.clock.today()))
