"""How the page gets what it shows: the whole plan, or only what a change set changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from focalpoint.domain.changes import Action
from focalpoint.domain.outline import build_outline
from focalpoint.domain.rollup import roll_up
from focalpoint.domain.rollup_again import roll_up_again
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
    today = workspace.clock.today()
    outline, figures = workspace.plan.figures(plan_id)
    content = PlanContent(outline, figures, ministry_names(names), today)
    for node in range(len(outline)):  # here, on the worker: the first letter of a filter must not wait for it
        content.title(node)
    return content


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
    """The same plan with some nodes read anew: no more is read or rolled up than may have changed."""
    old, today = content.outline, workspace.clock.today()
    found = {line.id: line for line in workspace.plan.lines(plan_id, node_ids)}
    if moved:
        stayed = [line for line in old.lines if line.id not in node_ids]
        outline = build_outline([*stayed, *found.values()])
    else:
        same = list(old.lines)
        for node_id in found.keys() & old.index.keys():
            same[old.index[node_id]] = found[node_id]
        outline = old.with_lines(same)
    if today != content.today:
        return replace(content, outline=outline, figures=roll_up(outline, today), today=today)
    figures = roll_up_again(outline, today, before=old, figures=content.figures, touched=node_ids)
    return replace(content, outline=outline, figures=figures)
