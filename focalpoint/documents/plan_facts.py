"""What the documents of a plan have in common: who is late, what is due, how a branch hangs together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from focalpoint.documents.model import About, Tone
from focalpoint.domain.directory import Ministry
from focalpoint.domain.plan import Colour, Figures, PlanNode
from focalpoint.domain.rag import ColourRule
from focalpoint.domain.rollup import WORK_DONE, counts, sound_weight
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.domain.tasks import FINISHED, Task, TaskStatus, is_overdue
from focalpoint.language import Language
from focalpoint.words import documents as words
from focalpoint.words.classification import marking
from focalpoint.words.countries import office_line

SOON_DAYS: Final = 30
NODES: Final = "plan_nodes"
"""The entity that a task of the plan is linked to."""

TONES: Final[Mapping[str, Tone]] = {
    Colour.GREEN: Tone.GREEN,
    Colour.AMBER: Tone.AMBER,
    Colour.RED: Tone.RED,
    Colour.GREY: Tone.GREY,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A node or a task that has a day: late, or due soon."""

    id: str
    number: str
    title: str
    ministry_id: str | None
    person_id: str | None
    due: date
    days: int
    """Days late; negative when it is still to come."""
    is_task: bool
    status: str


def parse_day(iso: str | None) -> date | None:
    """An ISO date, or None when there is none or it is not a whole day."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


@dataclass(frozen=True)
class PlanFacts:
    """A snapshot with the questions that every document asks of it. Nothing here is in any language."""

    snapshot: PlanSnapshot

    @cached_property
    def children(self) -> Mapping[str | None, list[PlanNode]]:
        """The nodes below each id, in order; at the top under None."""
        known = {node.id for node in self.snapshot.nodes}
        below: dict[str | None, list[PlanNode]] = {}
        for node in self.snapshot.nodes:
            below.setdefault(node.parent_id if node.parent_id in known else None, []).append(node)
        return below

    @cached_property
    def leaves(self) -> tuple[PlanNode, ...]:
        """The nodes that have nothing below them."""
        return tuple(node for node in self.snapshot.nodes if node.id not in self.children)

    @cached_property
    def tasks_of(self) -> Mapping[str, list[Task]]:
        """The tasks that hang on each node."""
        found: dict[str, list[Task]] = {}
        for task in self.snapshot.tasks:
            if task.link_entity == NODES and task.link_id is not None:
                found.setdefault(task.link_id, []).append(task)
        return found

    @cached_property
    def late(self) -> tuple[Item, ...]:
        """Activities and tasks whose day has passed, the latest first."""
        nodes = (node for node in self.leaves if self.figures(node).overdue)
        tasks = (
            task for task in self.snapshot.tasks if is_overdue(parse_day(task.due), task.status, self.snapshot.today)
        )
        return tuple(sorted(self._items(nodes, tasks), key=lambda item: (-item.days, item.number, item.id)))

    @cached_property
    def soon(self) -> tuple[Item, ...]:
        """Activities and tasks that are due in the next 30 days, today included, the first first."""
        today, last = self.snapshot.today, self.snapshot.today + timedelta(days=SOON_DAYS)

        def is_near(iso: str | None) -> bool:
            day = parse_day(iso)
            return day is not None and today <= day <= last

        nodes = (node for node in self.leaves if is_near(node.finish) and self._is_awaited(node))
        tasks = (task for task in self.snapshot.tasks if is_near(task.due) and task.status not in FINISHED)
        return tuple(sorted(self._items(nodes, tasks), key=lambda item: (item.due, item.number, item.id)))

    @cached_property
    def spans(self) -> Mapping[str, tuple[str | None, str | None]]:
        """First start and last finish of each node: its own, else of the nodes below it that count (ISO text)."""
        found = {node.id: (node.start, node.finish) for node in self.snapshot.nodes}
        for node in reversed(self.snapshot.nodes):
            below = [found[child.id] for child in self.children.get(node.id, ()) if counts(child.status)]
            first = node.start or min((start for start, _ in below if start), default=None)
            last = node.finish or max((finish for _, finish in below if finish), default=None)
            found[node.id] = (first, last)
        return found

    def figures(self, node: PlanNode) -> Figures:
        """The figures of a node."""
        return self.snapshot.figures[node.id]

    def is_gone(self, node: PlanNode) -> bool:
        """Whether a node no longer counts: it, or something above it, was cancelled or superseded."""
        gone = {ColourRule.CANCELLED, ColourRule.SUPERSEDED, ColourRule.UNDER_CANCELLED}
        return not counts(node.status) or self.figures(node).colour_rule in gone

    def branch(self, node: PlanNode) -> list[PlanNode]:
        """A node's descendants, depth first."""
        found: list[PlanNode] = []
        waiting = list(reversed(self.children.get(node.id, [])))
        while waiting:
            item = waiting.pop()
            found.append(item)
            waiting.extend(reversed(self.children.get(item.id, [])))
        return found

    def task_counts(self, node: PlanNode) -> tuple[int, int]:
        """How many of a node's own tasks are done, and how many there are (cancelled ones left out)."""
        tasks = [task for task in self.tasks_of.get(node.id, []) if task.status != TaskStatus.CANCELLED]
        return sum(task.status == TaskStatus.DONE for task in tasks), len(tasks)

    def overall(self) -> tuple[float | None, float | None]:
        """Percent and planned percent of the whole plan: the weighted mean of what stands at its top."""
        tops = [node for node in self.children.get(None, []) if counts(node.status)]
        return (
            _mean((self.figures(node).percent, sound_weight(node.weight)) for node in tops),
            _mean((self.figures(node).planned, sound_weight(node.weight)) for node in tops),
        )

    def statuses(self) -> Counter[str]:
        """How many of the lowest nodes stand where."""
        return Counter(node.status for node in self.leaves)

    def late_by_ministry(self) -> list[tuple[str | None, int, int]]:
        """Ministry id, late activities, late tasks; the most first."""
        nodes = Counter(item.ministry_id for item in self.late if not item.is_task)
        tasks = Counter(item.ministry_id for item in self.late if item.is_task)
        rows = [(ministry, nodes[ministry], tasks[ministry]) for ministry in {*nodes, *tasks}]
        return sorted(rows, key=lambda row: (-(row[1] + row[2]), self.short_name(row[0])))

    def ministry(self, ministry_id: str | None) -> Ministry | None:
        """A ministry by its id."""
        return self.snapshot.ministries.get(ministry_id) if ministry_id else None

    def name(self, ministry_id: str | None) -> str:
        """A ministry's name."""
        found = self.ministry(ministry_id)
        return found.name if found else ""

    def short_name(self, ministry_id: str | None) -> str:
        """A ministry's short code, or its name when it has none."""
        found = self.ministry(ministry_id)
        return (found.short_code or found.name) if found else ""

    def person(self, person_id: str | None) -> str:
        """A person's name."""
        found = self.snapshot.people.get(person_id) if person_id else None
        return found.name if found else ""

    def contact(self, ministry_id: str | None) -> str | None:
        """The id of a ministry's main contact."""
        found = self.ministry(ministry_id)
        return found.main_contact_id if found else None

    def _is_awaited(self, node: PlanNode) -> bool:
        return not self.is_gone(node) and node.status not in WORK_DONE and node.actual_finish is None

    def _items(self, nodes: Iterable[PlanNode], tasks: Iterable[Task]) -> list[Item]:
        today, wbs = self.snapshot.today, self.snapshot.wbs
        items = []
        for node in nodes:
            due = parse_day(node.finish)
            if due is not None:
                contact = self.contact(node.lead_id)
                days = (today - due).days
                items.append(
                    Item(node.id, wbs[node.id], node.title, node.lead_id, contact, due, days, False, node.status)
                )
        for task in tasks:
            due = parse_day(task.due)
            if due is not None:
                person = task.person_id or self.contact(task.ministry_id)
                days = (today - due).days
                items.append(
                    Item(task.id, task.ref, task.title, task.ministry_id, person, due, days, True, task.status)
                )
        return items


def _mean(pairs: Iterable[tuple[float | None, float]]) -> float | None:
    known = [(value, weight) for value, weight in pairs if value is not None]
    total = sum(weight for _, weight in known)
    return sum(value * weight for value, weight in known) / total if total else None


def about(snapshot: PlanSnapshot, language: Language, title: str) -> About:
    """What every file of a plan says about itself."""
    office = office_line(language, snapshot.office_title, snapshot.country, snapshot.country_name)
    return About(
        title=title,
        author=office,
        subject=snapshot.plan.title,
        language=language.code,
        right_to_left=language.right_to_left,
        at=snapshot.at,
        banner=marking(language, snapshot.classification),
        notice=words.sample_notice(language) if snapshot.sample else "",
        foot=words.cut_off(language, language.date(snapshot.today)),
        page_label=language.gettext("Page {page} of {pages}"),
    )
