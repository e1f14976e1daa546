"""The days of a plan for a calendar: finishes and milestones of its nodes, due dates of its tasks."""

from __future__ import annotations

from focalpoint.documents.interchange import Event, EventCalendar
from focalpoint.documents.plan_facts import PlanFacts, about, parse_day
from focalpoint.domain.classification import Classification
from focalpoint.domain.plan import PlanNode, Precision
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.domain.tasks import Task, TaskStatus
from focalpoint.language import Language
from focalpoint.words.classification import marking
from focalpoint.words.plan import node_kind, node_status
from focalpoint.words.tasks import task_status

_NO_DAY = frozenset({Precision.OPEN, Precision.UNKNOWN})
"""Written dates that name no day: "constantly" belongs in no calendar."""


def plan_calendar(snapshot: PlanSnapshot, language: Language) -> EventCalendar:
    """The calendar of a plan as of the snapshot's day. An event's uid is its record's id, its sequence the version."""
    facts = PlanFacts(snapshot)
    events = [event for node in snapshot.nodes if (event := _of_node(facts, node, language))]
    events += [event for task in snapshot.tasks if (event := _of_task(facts, task, language))]
    return EventCalendar(about(snapshot, language, snapshot.plan.title), events)


def _of_node(facts: PlanFacts, node: PlanNode, language: Language) -> Event | None:
    day = parse_day(node.finish)
    if day is None or node.finish_precision in _NO_DAY:
        return None
    lines = [
        f"{language.gettext('Status')}: {node_status(language, node.status)}",
        f"{language.gettext('Lead ministry')}: {facts.name(node.lead_id) or '–'}",
        f"{language.gettext('Percent')}: {language.percent(facts.figures(node).percent)}",
    ]
    if node.finish_text:
        lines.append(f"{language.gettext('Finish')}: {node.finish_text}")
    kind = node_kind(language, node.kind)
    return Event(
        uid=node.id,
        sequence=node.version,
        day=day,
        summary=f"{facts.snapshot.wbs[node.id]} {node.title}",
        description=_described(lines, node.classification, language),
        category=kind,
        cancelled=facts.is_gone(node),
        private=node.classification != Classification.UNCLASSIFIED,
    )


def _of_task(facts: PlanFacts, task: Task, language: Language) -> Event | None:
    day = parse_day(task.due)
    if day is None:
        return None
    lines = [
        f"{language.gettext('Status')}: {task_status(language, task.status)}",
        f"{language.gettext('Ministry')}: {facts.name(task.ministry_id) or '–'}",
    ]
    if task.person_id:
        lines.append(f"{language.gettext('Person')}: {facts.person(task.person_id) or '–'}")
    if task.request:
        lines.append(task.request)
    return Event(
        uid=task.id,
        sequence=task.version,
        day=day,
        summary=f"{language.gettext('Task')}: {task.title}",
        description=_described(lines, task.classification, language),
        category=language.gettext("Task"),
        cancelled=task.status == TaskStatus.CANCELLED,
        private=task.classification != Classification.UNCLASSIFIED,
    )


def _described(lines: list[str], classification: str, language: Language) -> str:
    return "\n".join([*lines, f"{language.gettext('Classification')}: {marking(language, classification)}"])
