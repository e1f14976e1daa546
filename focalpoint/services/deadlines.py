"""Every deadline of the vault, from every capability that has any."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from focalpoint.capabilities import Kind, descriptors
from focalpoint.domain.changes import Compartment
from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.plan import NodeKind, NodeStatus
from focalpoint.domain.tasks import FINISHED
from focalpoint.services.base import Listed, Service

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_SETTLED: Final = frozenset({NodeStatus.VERIFIED_COMPLETE, NodeStatus.CANCELLED, NodeStatus.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class DeadlineSource:
    """How deadlines register: the rules that set them, and what finds them."""

    rules: tuple[str, ...]
    """Codes of ``Deadline.rule``."""
    find: Callable[[Workspace], Iterable[Deadline]]
    """Those that are still open, for this session; called on any thread; must not write."""


def _of_tasks(workspace: Workspace) -> Iterable[Deadline]:
    """The due dates of tasks that nobody has finished or cancelled."""
    for task in workspace.tasks.list():
        if task.due and task.status not in FINISHED:
            yield Deadline(
                date.fromisoformat(task.due), "task_due", "tasks", task.id, task.ref, task.title, Compartment.OFFICE
            )


def _of_plan(workspace: Workspace) -> Iterable[Deadline]:
    """The finishes and milestones of the current plan that are still to come about."""
    plan = workspace.plan.current()
    if plan is None:
        return
    for line in workspace.plan.outline(plan.id).lines:
        if line.finish and line.actual_finish is None and line.status not in _SETTLED:
            rule = "milestone" if line.kind == NodeKind.MILESTONE else "node_finish"
            day = date.fromisoformat(line.finish)
            yield Deadline(day, rule, "plan_nodes", line.id, line.ref, line.title, Compartment.OFFICE)


TASKS: Final = DeadlineSource(("task_due",), _of_tasks)
PLAN: Final = DeadlineSource(("node_finish", "milestone"), _of_plan)


class DeadlineService(Service):
    """What is due, whatever it belongs to."""

    capability: ClassVar[str] = "deadlines"

    def list(self, until: date | None = None) -> Listed[Deadline]:
        """The deadlines up to a day (all when not given), earliest first; what is past is in it too."""
        sources = descriptors(self._workspace.capabilities, Kind.DEADLINES, DeadlineSource)
        found = [deadline for source in sources for deadline in source.find(self._workspace)]
        return sorted(deadline for deadline in found if until is None or deadline.on <= until)
