"""How the page gets what it shows: the whole plan, or only what a change set changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from focalpoint.domain.changes import Action
from focalpoint.domain.outline import ROOT, build_outline
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
    supporting, budget = workspace.plan.beside(plan_id)
    content = PlanContent(outline, figures, ministry_names(names), today, supporting=supporting, budget=budget)
    for node in range(len(outline)):  # here, on the worker: the first letter of a filter must not wait for it
        content.title(node)
    return content


def ministry_names(names: Names) -> dict[str, tuple[str, str]]:
    """Ministries' short codes (the name where there is none) and names, by id."""
    return {key: (item.short_code or item.name, item.name) for key, item in names.ministries.items()}


class Touched(NamedTuple):
    """What a change set means for the tree."""

    nodes: frozenset[str]
    """The nodes that came, went, moved or have other values."""
    moved: bool
    """Whether any came, went or changed its place."""
    valued: frozenset[str]
    """The nodes with more than another place: a branch at the top that only changes its place keeps its figures."""
    beside: bool
    """Whether supporting ministries or budget lines changed."""


def touched_by(change_set: ChangeSet) -> Touched:
    """What a change set touched of plans' nodes."""
    nodes, valued = set[str](), set[str]()
    moved, beside = False, "node_supports" in change_set.entities
    for change in change_set.changes:
        if change.entity == "plan_nodes":
            fields = change.after.keys()
            nodes.add(change.record_id)
            moved = moved or change.action != Action.UPDATE or not _STRUCTURE.isdisjoint(fields)
            if change.action != Action.UPDATE or fields - {"position"}:
                valued.add(change.record_id)
            beside = beside or "budget_line" in fields
    return Touched(frozenset(nodes), moved, frozenset(valued), beside)


def patch(workspace: Workspace, content: PlanContent, touched: Touched, plan_id: str) -> PlanContent:
    """The same plan with some nodes read anew: no more is read or rolled up than may have changed."""
    old, today = content.outline, workspace.clock.today()
    if touched.beside:
        supporting, budget = workspace.plan.beside(plan_id)
        content = replace(content, supporting=supporting, budget=budget)
    found = {line.id: line for line in workspace.plan.lines(plan_id, touched.nodes)}
    if touched.moved:
        stayed = [line for line in old.lines if line.id not in touched.nodes]
        outline = build_outline([*stayed, *found.values()])
    else:
        same = list(old.lines)
        for node_id in found.keys() & old.index.keys():
            same[old.index[node_id]] = found[node_id]
        outline = old.with_lines(same)
    if today != content.today:
        return replace(content, outline=outline, figures=roll_up(outline, today), today=today)
    inside = {node_id for node_id in touched.nodes - touched.valued if old.parents[old.index.get(node_id, 0)] != ROOT}
    figures = roll_up_again(outline, today, before=old, figures=content.figures, touched=touched.valued | inside)
    return replace(content, outline=outline, figures=figures)
