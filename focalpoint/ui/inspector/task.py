"""The inspector of a task: every field edits in place; its status moves by acts."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout

from focalpoint.domain.tasks import TaskStatus, is_overdue
from focalpoint.language import isolate
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.checklist import ChecklistSection
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import first_day, read_written, show_range, written_fields
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.link import LinkField
from focalpoint.ui.inspector.panel import Inspector, title_editor
from focalpoint.ui.inspector.provision_work import ProvisionsSection
from focalpoint.ui.inspector.states import late_words, task_state
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor
from focalpoint.ui.widgets.numbers import PercentEditor
from focalpoint.ui.widgets.pills import StatePill
from focalpoint.words import reminders as reminder_words
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.domain.tasks import Task
    from focalpoint.language import Language
    from focalpoint.ui.pages.tasks.acts import TaskActs
    from focalpoint.ui.shell.context import PageContext


class TaskInspector(Inspector):
    """What a ministry was asked to do."""

    entity = "tasks"

    def __init__(self, context: PageContext, names: choices.Names, acts: TaskActs) -> None:
        super().__init__(context)
        self._names = names
        self._acts = acts
        self._task: Task | None = None
        self._state = StatePill(context.theme)
        self._late = StatePill(context.theme, "red")
        line = QHBoxLayout()
        line.addWidget(self._state)
        line.addWidget(self._late)
        line.addStretch(1)
        self.column.insertLayout(2, line)
        self._reminded = label(role="small", wrap=True)
        self.column.insertWidget(3, self._reminded)
        self._buttons = FlowLayout(None, context.theme.px(6))
        for button in acts.buttons(self):
            self._buttons.addWidget(button)
        self.column.insertLayout(4, self._buttons)
        self._build()
        self.add_sections(
            ChecklistSection(context, self.entity),
            ProvisionsSection(context, self.entity),
            FilesSection(context, self.entity),
            CommentsSection(context, self.entity),
            HistorySection(context, self.entity, names),
        )

    def load(self) -> None:
        """Show the task."""
        task = self._task = self.context.workspace.tasks.get(self.record_id)
        language = self.language
        subtitle = isolate(task.ref)
        if task.archived:
            subtitle = language.gettext("{what}, archived").format(what=subtitle)
        self.set_heading(task.title, subtitle)
        self._state.set_state(*task_state(language, task))
        due = date.fromisoformat(task.due) if task.due else None
        today = self.context.workspace.clock.today()
        late = due is not None and is_overdue(due, task.status, today)
        self._late.setVisible(late)
        if late and due is not None:
            self._late.set_state("red", late_words(language, due, today))
        done = self.context.workspace.reminders.reminded(task.id)
        self._reminded.setText(reminder_words.reminded(language, done, today))
        self._reminded.setVisible(bool(done.times))
        self._acts.show_for(self, [task.status])
        self._show_fields(task)
        self.set_reason(why_not(self.context, "tasks.edit"))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        workspace, task_id = self.context.workspace, self.record_id
        changes: dict[str, Any]
        if name == "due":
            read = written_fields(name, str(value))
            changes = {"due": read["due"], "due_text": read["due_text"]}
            if value and changes["due"] is None:
                return False
        elif name == "ministry_id":
            changes = {"ministry_id": None if value is None else str(value), "person_id": None}
        elif name == "percent":
            changes = {"percent": round(float(str(value or 0)))}
        else:
            changes = {name: None if value is None else str(value)}
        return self.context.run(lambda: workspace.tasks.edit(task_id, **changes))

    def _build(self) -> None:
        form, theme = self.form, self.context.theme
        form.add("title", self._words("title"), title_editor(theme))
        form.add("request", self._words("request"), LongTextEditor(theme, least=2, most=8))
        form.add("ministry_id", self._words("ministry_id"), ChoiceEditor(self._names.ministry_choices))
        form.add("person_id", self._words("person_id"), ChoiceEditor(self._people))
        form.add_pair(
            ("due", self._words("due"), DayEditor(theme, first_day)),
            ("priority", self._words("priority"), ChoiceEditor(choices.priorities)),
        )
        form.add("percent", self._words("percent"), PercentEditor(theme))
        self._link = LinkField(self.context)
        self._link.changed.connect(self._on_linked)
        form.add_widget(self._link)
        form.add("classification", self._words("classification"), ChoiceEditor(choices.markings))

    def _people(self, language: Language) -> Sequence[tuple[str | None, str]]:
        return self._names.person_choices(language, self._task.ministry_id if self._task else None)

    def _words(self, field: str) -> partial[str]:
        return partial(_label_of, field=field)

    def _show_fields(self, task: Task) -> None:
        form = self.form
        form.editor("person_id").retranslate(self.language)
        form.set_values(
            {
                "title": task.title,
                "request": task.request,
                "ministry_id": task.ministry_id,
                "person_id": task.person_id,
                "due": (task.due, task.due_text),
                "priority": task.priority,
                "percent": task.percent,
                "classification": task.classification,
            }
        )
        read = read_written(task.due_text) if task.due_text else None
        form.set_hint("due", show_range(self.language, read.first, read.last) if read else "")
        self._link.show_link(task.link_entity, task.link_id, why_not(self.context, "tasks.edit"))
        closed = task.status in {TaskStatus.DONE, TaskStatus.CANCELLED}
        form.editor("percent").set_read_only(closed, self.language.gettext("The task is closed."))

    def _on_linked(self, entity: str, record_id: str) -> None:
        workspace, task_id = self.context.workspace, self.record_id
        self.context.run(lambda: workspace.tasks.edit(task_id, link_entity=entity or None, link_id=record_id or None))


def _label_of(language: Language, field: str) -> str:
    return field_label(language, "tasks", field)
