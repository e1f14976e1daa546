"""Change the same fields of several tasks: choose what, see what will change, do it as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.dates import first_day, written_fields
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.values import show_value
from focalpoint.ui.pages.bulk import KEEP, BulkFrame, ChangesPreview
from focalpoint.ui.pages.plan.compare_words import from_to
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.tasks import Task
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.shell.theme.theme import Theme

_FIELDS: Final = ("ministry_id", "person_id", "priority", "classification")
_BESIDE: Final = frozenset({"due_text"})
"""What changes with another field and is not shown by itself."""


class TaskRow(NamedTuple):
    """One task with the new values of the fields that would change."""

    task: Task
    values: Mapping[str, str | None]


class TaskPreview(ChangesPreview[TaskRow]):
    """Tasks by their references; none is refused."""

    def __init__(self, theme: Theme, names: choices.Names, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._names = names

    def fields_of(self, row: TaskRow) -> Sequence[str]:
        """The fields that would change."""
        return [name for name in row.values if name not in _BESIDE]

    def number_name(self) -> str:
        """Tasks have references."""
        return self.language.gettext("Reference")

    def number(self, row: TaskRow) -> str:
        """The reference."""
        return row.task.ref

    def title(self, row: TaskRow) -> str:
        """The task's title."""
        return row.task.title

    def refusal(self, row: TaskRow) -> str:
        """No field that is offered here is refused for a single task."""
        del row
        return ""

    def changes(self, row: TaskRow) -> bool:
        """Whether the task would change."""
        return bool(self.fields_of(row))

    def cell(self, row: TaskRow, field: str) -> str:
        """From what to what."""
        if field not in row.values:
            return ""
        before = show_value(self.language, self._names, field, getattr(row.task, field))
        return from_to(self.language, before, show_value(self.language, self._names, field, row.values[field]))

    def field_name(self, field: str) -> str:
        """What people call it."""
        return field_label(self.language, "tasks", field)


class BulkDialog(BulkFrame):
    """Five fields that each stay as they are until something is chosen, and the changes below."""

    def __init__(self, parent: QWidget, context: PageContext, names: choices.Names, ids: Sequence[str]) -> None:
        super().__init__(parent, context)
        self._names = names
        self._tasks: list[Task] = [context.workspace.tasks.get(task_id) for task_id in ids]
        self._choices = {name: ChoiceEdit() for name in _FIELDS}
        self._due = DayEditor(context.theme, first_day)
        self.model = TaskPreview(context.theme, names, self)
        fields: dict[str, QWidget] = {**self._choices, "due": self._due}
        order = ("ministry_id", "person_id", "due", "priority", "classification")
        self.lay_out([(_field(name), fields[name]) for name in order])
        for choice in self._choices.values():
            choice.chosen.connect(lambda _code: self._renew())
        self._choices["ministry_id"].chosen.connect(lambda _code: self._offer_people())
        self._due.committed.connect(lambda _value: self._renew())
        context.shell.language_changed.connect(self.retranslate)
        self.retranslate()

    def title(self) -> str:
        """How many tasks are changed."""
        return self.act_words(len(self._tasks))

    def act_words(self, count: int) -> str:
        """Change so many tasks."""
        language = self.context.language
        return language.ngettext("Change {n} task", "Change {n} tasks", count).format(n=language.number(count))

    def retranslate(self) -> None:
        """Write every text in the language of the screen."""
        language = self.context.language
        for name, offered in (
            ("ministry_id", self._names.ministry_choices(language)),
            ("priority", choices.priorities(language)),
            ("classification", choices.markings(language)),
        ):
            self._offer(name, offered)
        self._offer_people()
        super().retranslate()
        self._due.retranslate(language)
        self._renew()

    def changes(self) -> dict[str, str | None]:
        """The fields that are to be changed, as they are stored."""
        found = {name: choice.code() for name, choice in self._choices.items() if choice.code() != KEEP}
        if "ministry_id" in found and "person_id" not in found:
            found["person_id"] = None
        said = str(self._due.value() or "")
        if said and first_day(said) is not None:
            read = written_fields("due", said)
            found["due"], found["due_text"] = str(read["due"]), str(read["due_text"])
        return found

    def go_on(self) -> None:
        """Change the tasks as one step."""
        tasks, ids, changes = self.context.workspace.tasks, [task.id for task in self._tasks], self.changes()
        reason = self.reason.text().strip()

        def act() -> ChangeSet:
            return tasks.edit_all(ids, reason=reason, **changes)

        if self.context.run(act):
            self.accept()

    # Inside -------------------------------------------------------------------------------------

    def _offer(self, name: str, offered: Sequence[tuple[str | None, str]]) -> None:
        choice = self._choices[name]
        first = choice.count() == 0
        choice.set_choices([(KEEP, self.context.language.gettext("Leave as it is")), *offered])
        if first or choice.currentIndex() < 0:
            choice.set_code(KEEP)

    def _offer_people(self) -> None:
        ministry = self._choices["ministry_id"].code()
        self._offer(
            "person_id", self._names.person_choices(self.context.language, None if ministry == KEEP else ministry)
        )

    def _renew(self) -> None:
        """Show what will change."""
        said, changes = str(self._due.value() or ""), self.changes()
        self._due.mark(bool(said) and first_day(said) is None)
        self.show_preview(
            self.model,
            [
                TaskRow(task, {name: value for name, value in changes.items() if value != getattr(task, name)})
                for task in self._tasks
            ],
        )


def _field(name: str) -> Callable[[Language], str]:
    return lambda language: field_label(language, "tasks", name)
