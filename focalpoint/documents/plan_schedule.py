"""The plan as a schedule for planning programs: hierarchy, dates, links, ministries as resources, tasks at the end."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.interchange import Schedule, ScheduleItem, ScheduleLink, ScheduleResource
from focalpoint.documents.plan_facts import NODES, PlanFacts, about
from focalpoint.domain.plan import NodeKind, NodeStatus, PercentSource, PlanNode
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.domain.tasks import Task, TaskStatus
from focalpoint.language import Language
from focalpoint.words.plan import node_kind, node_status
from focalpoint.words.tasks import task_status

TASK_MARK: Final = "focalpoint:task"
"""The address by which our importer knows a ministry's task from a part of the plan, and leaves it alone."""


def plan_schedule(snapshot: PlanSnapshot, language: Language) -> Schedule:
    """The schedule of a plan as of the snapshot's day."""
    return _Builder(PlanFacts(snapshot), language).schedule()


class _Builder:
    def __init__(self, facts: PlanFacts, language: Language) -> None:
        self._facts = facts
        self._language = language
        snapshot = facts.snapshot
        self._uids = {node.id: place for place, node in enumerate(snapshot.nodes, 1)}
        used = {node.lead_id for node in snapshot.nodes} | {task.ministry_id for task in snapshot.tasks}
        used |= {ministry for node in snapshot.nodes for ministry in node.supporting_ids}
        found = [item for key, item in snapshot.ministries.items() if key in used]
        self._ministries = sorted(found, key=lambda item: (item.name, item.id))
        self._resources = {item.id: place for place, item in enumerate(self._ministries, 1)}

    def schedule(self) -> Schedule:
        """Everything."""
        snapshot, language = self._facts.snapshot, self._language
        items = [self._node(node) for node in snapshot.nodes]
        items += self._tasks(len(items) + 1)
        days = [day for item in items for day in (item.start, item.finish) if day]
        resources = tuple(
            ScheduleResource(self._resources[item.id], item.id, item.name, item.short_code) for item in self._ministries
        )
        return Schedule(
            about(snapshot, language, snapshot.plan.title),
            snapshot.plan.id,
            snapshot.plan.starts or min(days, default=None),
            snapshot.plan.finishes or max(days, default=None),
            items,
            resources,
            (language.gettext("Kind"), language.gettext("Status")),
        )

    def _node(self, node: PlanNode) -> ScheduleItem:
        facts, language = self._facts, self._language
        snapshot, figures = facts.snapshot, facts.figures(node)
        percent = node.percent if node.percent_source == PercentSource.MANUAL else figures.percent
        links = tuple(
            ScheduleLink(self._uids[link.predecessor_id], link.type, link.lag_days)
            for link in node.predecessors
            if link.predecessor_id in self._uids
        )
        people = tuple(dict.fromkeys((node.lead_id, *node.supporting_ids)))
        return ScheduleItem(
            uid=self._uids[node.id],
            guid=node.id,
            name=node.title,
            wbs=snapshot.wbs[node.id],
            level=snapshot.depths[node.id] + 1,
            start=node.start,
            finish=node.finish,
            start_text=node.start_text,
            finish_text=node.finish_text,
            baseline_start=node.baseline_start,
            baseline_finish=node.baseline_finish,
            actual_start=node.actual_start,
            actual_finish=node.actual_finish,
            percent=None if percent is None else round(percent),
            milestone=node.kind == NodeKind.MILESTONE,
            summary=node.id in facts.children,
            active=node.status not in {NodeStatus.CANCELLED, NodeStatus.SUPERSEDED},
            notes=node.description,
            links=links,
            resources=tuple(self._resources[key] for key in people if key in self._resources),
            fields=(node_kind(language, node.kind), node_status(language, node.status)),
        )

    def _tasks(self, first: int) -> list[ScheduleItem]:
        """The ministries' tasks under a line of their own, so that no part of the plan becomes a summary of them."""
        snapshot, language = self._facts.snapshot, self._language
        if not snapshot.tasks:
            return []
        tops = len(self._facts.children.get(None, ()))
        head = ScheduleItem(
            uid=first, guid="", name=language.gettext("Tasks"), wbs=str(tops + 1), level=1, summary=True, mark=TASK_MARK
        )
        titles = {node.id: node.title for node in snapshot.nodes}
        return [
            head,
            *(self._task(task, first + n, f"{tops + 1}.{n}", titles) for n, task in enumerate(snapshot.tasks, 1)),
        ]

    def _task(self, task: Task, uid: int, wbs: str, titles: dict[str, str]) -> ScheduleItem:
        language = self._language
        linked = titles.get(task.link_id or "") if task.link_entity == NODES else None
        resource = self._resources.get(task.ministry_id or "")
        return ScheduleItem(
            uid=uid,
            guid=task.id,
            name=task.title,
            wbs=wbs,
            level=2,
            start=task.due,
            finish=task.due,
            finish_text=task.due_text,
            actual_finish=task.completed_on,
            percent=100 if task.status == TaskStatus.DONE else task.percent,
            active=task.status != TaskStatus.CANCELLED,
            notes="\n".join(part for part in (task.ref, task.request, linked) if part),
            resources=(resource,) if resource else (),
            fields=(language.gettext("Task"), task_status(language, task.status)),
            mark=f"{TASK_MARK}/{task.ref}",
        )
