"""Use a set of tasks, or make one of tasks that stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.domain.templates import Template, TemplateTask, due_of
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import ask, why_not
from focalpoint.ui.inspector.dates import first_day, show_near_date
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.pages.tasks.template_rows import TaskRows, TemplateRows
from focalpoint.ui.widgets.basics import LinkButton, PrimaryButton, allow, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext


def open_templates(
    parent: QWidget,
    context: PageContext,
    names: Names,
    *,
    ministry_id: str | None = None,
    link: tuple[str, str] | None = None,
    about: str = "",
) -> TemplatesDialog:
    """Choose a set of tasks and make them.

    Args:
        parent: the page.
        context: the page's context.
        names: of ministries and people.
        ministry_id: who is asked, to begin with.
        link: ``(entity, id)`` of the record that the tasks will hang on.
        about: its title.
    """
    dialog = TemplatesDialog(parent, context, names, link, about)
    dialog.choose_ministry(ministry_id)
    dialog.open()
    return dialog


def ask_for_template(parent: QWidget, context: PageContext, task_ids: Sequence[str]) -> None:
    """Keep tasks as a template; its title is asked for."""
    language, templates = context.language, context.workspace.templates
    ask(
        context,
        parent,
        title=language.gettext("Make a template"),
        text=language.ngettext(
            "{n} task is kept as a set to use again: texts, steps and the days between, without names.",
            "{n} tasks are kept as a set to use again: texts, steps and the days between, without names.",
            len(task_ids),
        ).format(n=len(task_ids)),
        field=language.gettext("Title of the template"),
        verb=language.gettext("Make the template"),
        then=lambda title: context.run(lambda: templates.add(title, templates.of_tasks(task_ids))),
    )


class TemplatesDialog(QDialog):
    """Templates at the start side, the tasks of the chosen one beside; who is asked, and from which day."""

    def __init__(
        self, parent: QWidget, context: PageContext, names: Names, link: tuple[str, str] | None, about: str
    ) -> None:
        super().__init__(parent)
        self._context, self._names, self._link, self._about = context, names, link, about
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        px = context.theme.px
        self.resize(px(820), px(560))
        self._heading, self._for = label(role="heading", wrap=True), label(role="muted", wrap=True)
        self._note = label(role="muted", wrap=True)
        self._templates, self._tasks = TemplateRows(self), TaskRows(self)
        self._chosen, self._rows = QListView(), QListView()
        self._chosen.setModel(self._templates)
        self._rows.setModel(self._tasks)
        for view in (self._chosen, self._rows):
            view.setProperty("framed", True)
            view.setWordWrap(True)
            view.setSpacing(px(4))
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chosen.setFixedWidth(px(250))
        self._edit, self._rename, self._remove = LinkButton(), LinkButton(), LinkButton()
        self._ministry, self._person = ChoiceEdit(), ChoiceEdit()
        self._first = DayEditor(context.theme, first_day)
        self._captions = [label(role="label") for _ in range(3)]
        self._cancel, self._use = QPushButton(), PrimaryButton()
        self._use.setDefault(True)
        self._lay_out()
        self._wire()
        self._first.set_value(context.workspace.clock.today().isoformat())
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything in the language of the screen, the templates that came with the program too."""
        language = self._context.language
        title = language.gettext("Use a template")
        self.setWindowTitle(title)
        self._heading.setText(title)
        self._for.setText(language.gettext("For: {title}").format(title=isolate(self._about)) if self._about else "")
        self._for.setVisible(bool(self._about))
        self._chosen.setAccessibleName(language.gettext("Templates"))
        self._rows.setAccessibleName(language.gettext("Tasks of the template"))
        self._edit.setText(language.gettext("Edit tasks…"))
        self._rename.setText(language.gettext("Rename…"))
        self._remove.setText(language.gettext("Remove"))
        for caption, words, field in (
            (self._captions[0], field_label(language, "tasks", "ministry_id"), self._ministry),
            (self._captions[1], field_label(language, "tasks", "person_id"), self._person),
            (self._captions[2], language.gettext("Days count from"), self._first.inner),
        ):
            caption.setText(words)
            field.setAccessibleName(words)
        self._first.retranslate(language)
        self._cancel.setText(language.gettext("Cancel"))
        self._ministry.set_choices(self._names.ministry_choices(language))
        self._offer_people()
        self._read()

    def choose_ministry(self, ministry_id: str | None) -> None:
        """Who is asked, to begin with."""
        self._ministry.set_code(ministry_id)
        self._offer_people()

    def _lay_out(self) -> None:
        left, right, names = QVBoxLayout(), QVBoxLayout(), QGridLayout()
        left.setSpacing(6)
        right.setSpacing(6)
        own = QHBoxLayout()
        own.addWidget(self._edit)
        own.addWidget(self._rename)
        own.addWidget(self._remove)
        own.addStretch(1)
        left.addWidget(self._chosen, 1)
        left.addLayout(own)
        right.addWidget(self._note)
        right.addWidget(self._rows, 1)
        names.setHorizontalSpacing(8)
        names.setVerticalSpacing(2)
        for at, (caption, field) in enumerate(
            zip(self._captions, (self._ministry, self._person, self._first), strict=True)
        ):
            caption.setBuddy(field)
            names.addWidget(caption, 0, at)
            names.addWidget(field, 1, at)
            names.setColumnStretch(at, 1)
        right.addLayout(names)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left)
        middle.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._for)
        column.addLayout(middle, 1)
        column.addSpacing(4)
        column.addLayout(buttons)

    def _wire(self) -> None:
        self._cancel.clicked.connect(self.reject)
        self._use.clicked.connect(self._on_use)
        self._edit.clicked.connect(self._on_edit)
        self._rename.clicked.connect(self._on_rename)
        self._remove.clicked.connect(self._on_remove)
        self._chosen.selectionModel().currentChanged.connect(lambda *_: self._show_template())
        self._tasks.ticked.connect(self._renew)
        self._ministry.chosen.connect(lambda _code: self._offer_people())
        self._first.committed.connect(self._on_first)
        self._context.shell.language_changed.connect(self.retranslate)

    def _read(self) -> None:
        row = max(0, self._chosen.currentIndex().row())
        found = self._context.workspace.templates.list(self._context.language.code)
        self._templates.show(found, self._context.language)
        self._chosen.setCurrentIndex(self._templates.index(min(row, len(found) - 1)))
        self._show_template()

    def _template(self) -> Template | None:
        return self._templates.at(self._chosen.currentIndex().row())

    def _start(self) -> date:
        said = self._first.value()
        read = first_day(str(said)) if said else None
        return date.fromisoformat(read) if read else self._context.workspace.clock.today()

    def _show_template(self) -> None:
        template = self._template()
        tasks: Sequence[TemplateTask] = template.tasks if template else ()
        self._note.setText(template.note if template else "")
        self._note.setVisible(bool(template and template.note))
        self._tasks.show(tasks, self._line)
        own = template is not None and not template.ours
        copied = not own and template is not None
        words = self._context.language.gettext("Edit a copy…") if copied else ""
        self._edit.setText(words or self._context.language.gettext("Edit tasks…"))
        for button, method in (
            (self._edit, "templates.add" if copied else "templates.edit"),
            (self._rename, "templates.rename"),
            (self._remove, "templates.archive"),
        ):
            button.setVisible(own or (copied and button is self._edit))
            reason = why_not(self._context, method)
            allow(button, not reason, reason)
        self._renew()

    def _line(self, task: TemplateTask) -> str:
        language, today = self._context.language, self._context.workspace.clock.today()
        due = due_of(task, self._start())
        steps = language.ngettext("{n} step", "{n} steps", len(task.steps)).format(n=len(task.steps))
        said = [show_near_date(language, due, today)] if due else [language.gettext("no due date")]
        return " · ".join([*said, *([steps] if task.steps else [])])

    def _renew(self) -> None:
        language, count = self._context.language, len(self._tasks.wanted())
        self._use.setText(language.ngettext("Add {n} task", "Add {n} tasks", count).format(n=count))
        reason = why_not(self._context, "templates.use")
        if not reason and not count:
            reason = language.gettext("Tick at least one task.")
        allow(self._use, not reason, reason)

    def _offer_people(self) -> None:
        self._person.set_choices(self._names.person_choices(self._context.language, self._ministry.code()))
        if self._person.currentIndex() < 0:
            self._person.set_code(None)

    def _on_first(self, value: object) -> None:
        self._first.mark(bool(value) and first_day(str(value)) is None)
        self._show_template()

    def _on_use(self) -> None:
        templates, tasks = self._context.workspace.templates, self._tasks.wanted()
        ministry_id, person_id, first = self._ministry.code(), self._person.code(), self._start()
        if self._context.run(
            lambda: templates.use(tasks, ministry_id=ministry_id, person_id=person_id, first=first, link=self._link)
        ):
            language = self._context.language
            said = language.ngettext("{n} task added.", "{n} tasks added.", len(tasks)).format(n=len(tasks))
            self._context.announce(said)
            self.accept()

    def _on_edit(self) -> None:
        """Edit the office's own template; one that came with the program is copied first."""
        from focalpoint.ui.pages.tasks.template_editor import TemplateEditor

        template = self._template()
        if template is None:
            return
        templates, template_id = self._context.workspace.templates, template.id
        if template.ours:
            made: list[str] = []

            def copy() -> None:
                made.extend(templates.add(template.title, template.tasks, template.note).ids("task_templates"))

            if not self._context.run(copy) or not made:
                return
            template_id = made[0]
            self._read()
            self._chosen.setCurrentIndex(self._templates.index(self._templates.row_of(template_id)))
        editor = TemplateEditor(self, self._context, template_id)
        editor.finished.connect(lambda _result: self._read())
        editor.open()

    def _on_rename(self) -> None:
        template, language = self._template(), self._context.language
        if template is None:
            return
        templates, template_id = self._context.workspace.templates, template.id

        def rename(title: str) -> None:
            if self._context.run(lambda: templates.rename(template_id, title)):
                self._read()

        question = ask(
            self._context,
            self,
            title=language.gettext("Rename the template"),
            text=isolate(template.title),
            field=language.gettext("Title of the template"),
            verb=language.gettext("Rename"),
            then=rename,
        )
        question.reason.setText(template.title)
        question.reason.selectAll()

    def _on_remove(self) -> None:
        template = self._template()
        if template is not None:
            templates, template_id = self._context.workspace.templates, template.id
            self._context.run(lambda: templates.archive([template_id]))
            self._read()
