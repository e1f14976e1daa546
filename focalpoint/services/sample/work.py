"""What the sample country's ministries were asked to do, how it went, and what was said about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from focalpoint.domain.tasks import Priority, TaskStatus
from focalpoint.services.sample.country import Act, Country, inserted
from focalpoint.services.sample.days import Days
from focalpoint.services.sample.texts import Row, Texts

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

_ASKED_BEFORE_DUE, _ASKED_BEFORE_WORK, _ASKED_AT_LATEST = 45, 5, -4
_FIRST_PERCENT = 10


class Work:
    """The tasks, comments and files of the sample; ``acts`` says what was done, oldest first."""

    def __init__(self, structure: Row, texts: Texts, days: Days, country: Country) -> None:
        self._structure = structure
        self._texts = texts
        self._days = days
        self._country = country
        self._ministry_of = {row["key"]: row["ministry"] for row in structure["people"]}
        self._tasks: dict[str, str] = {}

    def acts(self) -> list[Act]:
        """Asking, starting, submitting, completing, reopening, cancelling, commenting, filing."""
        return sorted(self._acts(), key=lambda act: act.day)

    def _acts(self) -> Iterator[Act]:
        for row in self._structure["tasks"]:
            yield from self._acts_of_task(row)
        for row in self._structure["comments"]:
            yield Act(row["on"], partial(self._comment, row))
        for row in self._structure["files"]:
            yield Act(row["on"], partial(self._attach, row))

    def _acts_of_task(self, row: Row) -> Iterator[Act]:
        yield Act(asked_on(row), partial(self._ask, row))
        if "started" in row:
            yield Act(row["started"], partial(self._report, row, _FIRST_PERCENT, 0))
            yield Act(row["started"] // 2, partial(self._report, row, row["percent"], row.get("checked", 0)))
        if "done" in row:
            yield Act(row["done"], partial(self._complete, row))
        if "reopened" in row:
            yield Act(row["reopened"], partial(self._reopen, row))
        if "submitted" in row:
            yield Act(row["submitted"], partial(self._submit, row))
        if "cancelled" in row:
            yield Act(row["cancelled"], partial(self._cancel, row))

    def _ask(self, row: Row, workspace: Workspace) -> None:
        key = row["key"]
        node_id = self._country.nodes.get(row.get("node", ""))
        self._tasks[key] = inserted(
            workspace.tasks.add(
                self._texts.text("tasks", key),
                request=self._texts.optional("requests", key),
                ministry_id=self._country.ministries[self._ministry_of[row["to"]]],
                person_id=self._country.people[row["to"]],
                due=self._days.working(row["due"]),
                priority=row.get("priority", Priority.NORMAL.value),
                checklist=[(step, False) for step in self._texts.steps(key)],
                link_entity="plan_nodes" if node_id else None,
                link_id=node_id,
            )
        )

    def _report(self, row: Row, percent: int, checked: int, workspace: Workspace) -> None:
        """The ministry says how far it is: percent, and the first steps of the checklist."""
        task_id = self._tasks[row["key"]]
        workspace.tasks.edit(task_id, status=TaskStatus.IN_PROGRESS.value, percent=percent)
        for index in range(checked):
            workspace.tasks.tick(task_id, index, True)

    def _complete(self, row: Row, workspace: Workspace) -> None:
        workspace.tasks.complete([self._tasks[row["key"]]])

    def _submit(self, row: Row, workspace: Workspace) -> None:
        task_id = self._tasks[row["key"]]
        workspace.tasks.edit(task_id, percent=row["percent"])
        workspace.tasks.submit([task_id])

    def _reopen(self, row: Row, workspace: Workspace) -> None:
        task_id = self._tasks[row["key"]]
        workspace.tasks.reopen([task_id], self._texts.text("reasons", row["reason"]))
        if "submitted" not in row:
            self._report(row, row["percent"], 0, workspace)

    def _cancel(self, row: Row, workspace: Workspace) -> None:
        workspace.tasks.cancel([self._tasks[row["key"]]], self._texts.text("reasons", row["reason"]))

    def _comment(self, row: Row, workspace: Workspace) -> None:
        text = self._texts.text("comments", row["key"])
        if "task" in row:
            workspace.comments.add("tasks", self._tasks[row["task"]], text)
        else:
            workspace.comments.add("plan_nodes", self._country.nodes[row["node"]], text)

    def _attach(self, row: Row, workspace: Workspace) -> None:
        name, text = self._texts.text("file_names", row["key"]), self._texts.text("files", row["key"])
        workspace.files.attach("tasks", self._tasks[row["task"]], name, f"{text}\n".encode())


def asked_on(row: Row) -> int:
    """The day (offset) on which a task was asked for: as given, else in good time before due day and first work."""
    first = min(row.get(what, 0) for what in ("started", "done", "submitted", "cancelled"))
    usual = min(row["due"] - _ASKED_BEFORE_DUE, first - _ASKED_BEFORE_WORK, _ASKED_AT_LATEST)
    return int(row.get("asked", usual))
