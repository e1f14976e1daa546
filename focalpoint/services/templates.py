"""What a person can do with sets of tasks: use one, make one of tasks that stand, edit it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar

from focalpoint.assets import data_path
from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.tasks import ChecklistItem, Priority
from focalpoint.domain.templates import AskedRole, Template, TemplateTask, check_template, due_of, first_day
from focalpoint.services.base import Listed, Service
from focalpoint.store import directory
from focalpoint.store import tasks as store
from focalpoint.store.work import UnitOfWork


class TemplateService(Service):
    """Sets of tasks: those that came with the program, in each language, and the office's own."""

    capability: ClassVar[str] = "templates"

    def list(self, language: str) -> Listed[Template]:
        """The office's own, then those that came with the program in a language (code)."""
        with self._office.read() as connection:
            own = store.read_templates(connection)
        return [*own, *_starters(language)]

    def use(
        self,
        tasks: Sequence[TemplateTask],
        *,
        ministry_id: str | None = None,
        person_id: str | None = None,
        first: date | None = None,
        link: tuple[str, str] | None = None,
    ) -> ChangeSet:
        """Make tasks of a template, as one step.

        Args:
            tasks: those of the template that are wanted.
            ministry_id: who is asked.
            person_id: which official; by default the one whom the task's role names in the ministry.
            first: from which day due dates count; today by default.
            link: ``(entity, id)`` of the record that the tasks hang on.
        """
        check_template("-", tasks)
        with self._write("template.use") as work:
            self._require_ministry(ministry_id)
            start = first or work.today
            roles = {} if person_id is not None or ministry_id is None else _contacts(work, ministry_id)
            rows = [
                {
                    "title": task.title.strip(),
                    "request": task.request.strip(),
                    "ministry_id": ministry_id,
                    "person_id": person_id or roles.get(task.role),
                    "due": due_of(task, start),
                    "priority": Priority(task.priority).value,
                    "checklist": store.write_checklist(ChecklistItem(step, False) for step in task.steps),
                    "link_entity": link[0] if link else None,
                    "link_id": link[1] if link else None,
                }
                for task in tasks
            ]
            work.insert_many(store.Task, rows)
        return work.change_set

    def add(self, title: str, tasks: Sequence[TemplateTask], note: str = "") -> ChangeSet:
        """Keep a template of one's own."""
        check_template(title, tasks)
        with self._write("template.add") as work:
            work.insert(
                store.TaskTemplate, title=title.strip(), note=note.strip(), tasks=store.write_template_tasks(tasks)
            )
        return work.change_set

    def of_tasks(self, task_ids: Iterable[str]) -> Listed[TemplateTask]:
        """Tasks as those of a template: due dates become days, people and what was done are left out."""
        found = [self._workspace.tasks.get(task_id) for task_id in task_ids]
        start = first_day((task.due for task in found), self._workspace.clock.today())
        return [
            TemplateTask(
                task.title,
                task.request,
                (date.fromisoformat(task.due) - start).days if task.due else None,
                task.priority,
                tuple(step.text for step in task.checklist),
            )
            for task in found
        ]

    def rename(self, template_id: str, title: str) -> ChangeSet:
        """Give a template of one's own another title."""
        with self._write("template.rename") as work:
            row = work.get(store.TaskTemplate, template_id)
            check_template(title, store.read_template_tasks(row.tasks))
            work.update(store.TaskTemplate, template_id, title=title.strip())
        return work.change_set

    def edit(self, template_id: str, tasks: Sequence[TemplateTask], note: str | None = None) -> ChangeSet:
        """Write the tasks of a template of one's own anew, as one step.

        Args:
            template_id: which one.
            tasks: all of them, in their order.
            note: what the template is for; None leaves it.

        Raises:
            RuleError: a task that cannot be used, or none at all; nothing was changed.
        """
        with self._write("template.edit") as work:
            row = work.get(store.TaskTemplate, template_id)
            check_template(row.title, tasks)
            cleaned = [
                task._replace(
                    title=task.title.strip(),
                    request=task.request.strip(),
                    steps=tuple(step.strip() for step in task.steps if step.strip()),
                )
                for task in tasks
            ]
            values = {"tasks": store.write_template_tasks(cleaned)} | ({} if note is None else {"note": note.strip()})
            work.update(store.TaskTemplate, template_id, **values)
        return work.change_set

    def archive(self, template_ids: Iterable[str]) -> ChangeSet:
        """Put templates of one's own away."""
        return self._put_away("template.archive", store.TaskTemplate, template_ids)


def _contacts(work: UnitOfWork, ministry_id: str) -> dict[str, str | None]:
    """The officials of a ministry by the role in which a template asks for them."""
    ministry = work.get(directory.Ministry, ministry_id)
    return {
        AskedRole.MAIN: ministry.main_contact_id,
        AskedRole.ALTERNATE: ministry.alternate_contact_id,
        AskedRole.VALIDATOR: ministry.validator_id,
    }


@lru_cache(maxsize=8)
def _starters(language: str) -> tuple[Template, ...]:
    """The templates that came with the program, in a language.

    Raises:
        NotFoundError: the language is none of the six.
    """
    try:
        shape, words = (
            tomllib.loads(data_path("resources", "templates", f"{name}.toml").read_text(encoding="utf-8"))
            for name in ("structure", language)
        )
    except FileNotFoundError as error:
        raise NotFoundError(what="templates") from error
    return tuple(_starter(row, words[row["key"]]) for row in shape["templates"])


def _starter(shape: dict[str, Any], words: dict[str, Any]) -> Template:
    tasks = tuple(
        TemplateTask(
            said["title"],
            said.get("request", ""),
            days,
            shape.get("priority", Priority.NORMAL.value),
            tuple(said.get("steps", ())),
        )
        for days, said in zip(shape["days"], words["tasks"], strict=True)
    )
    return Template(shape["key"], words["title"], words["note"], tasks, True)
