"""Gather everything that a plan's documents say, as of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focalpoint.domain.classification import highest
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.outline import build_outline
from focalpoint.domain.rollup import roll_up
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.store import directory, plan, tasks

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


def take_snapshot(workspace: Workspace, plan_id: str) -> PlanSnapshot:
    """A plan with figures, ministries, people and tasks: one consistent reading of the office compartment."""
    settings, today = workspace.known_settings, workspace.clock.today()
    live = (plan.PlanNode.plan_id == plan_id, plan.PlanNode.archived_at.is_(None))
    with workspace.vault.office.read() as connection:
        plans = {item.id: item for item in plan.read_plans(connection, archived=True)}
        if plan_id not in plans:
            raise NotFoundError(what="plans")
        found = {node.id: node for node in plan.read_nodes(connection, *live)}
        ministries = {item.id: item for item in directory.read_ministries(connection, archived=True)}
        people = {item.id: item for item in directory.read_people(connection, archived=True)}
        every_task = tasks.read_tasks(connection, tasks.Task.archived_at.is_(None))
    outline = build_outline([node.line for node in found.values()])
    figures = roll_up(outline, today)
    nodes = tuple(found[line.id] for line in outline.lines)
    markings = [settings["classification"], plans[plan_id].classification]
    markings += [node.classification for node in nodes] + [task.classification for task in every_task]
    return PlanSnapshot(
        plan=plans[plan_id],
        today=today,
        at=workspace.clock.now(),
        country=settings["country"],
        country_name=settings["country_name"],
        office_title=settings["office_title"],
        sample=settings["sample"] == "1",
        classification=highest(markings).value,
        nodes=nodes,
        wbs={line.id: outline.wbs[place] for place, line in enumerate(outline.lines)},
        depths={line.id: outline.depths[place] for place, line in enumerate(outline.lines)},
        figures={line.id: figures[place] for place, line in enumerate(outline.lines)},
        ministries=ministries,
        people=people,
        tasks=tuple(every_task),
    )
