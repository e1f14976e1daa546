"""Change the same fields of several tasks: choose what, see what will change, do it as one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.dates import first_day, show_date, written_fields
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.tasks import Task
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

_AS_IS: Final = "="
_FIELDS: Final = ("ministry_id", "person_id", "priority", "classification")


class BulkRow(NamedTuple):
    """One field of one task, before and after."""

    id: str
    title: str
    field: str
    before: str
    after: str


class BulkDialog(QDialog):
    """Five fields that each stay as they are until something is chosen, and the changes below."""

    def __init__(self, parent: QWidget, context: PageContext, names: choices.Names, ids: Sequence[str]) -> None:
        super().__init__(parent)
        self._context, self._names = context, names
        tasks = context.workspace.tasks
        self._tasks: list[Task] = [tasks.get(task_id) for task_id in ids]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        px = context.theme.px
        self.resize(px(760), px(520))
        self._heading, self._count = label(role="heading", wrap=True), label(role="muted", wrap=True)
        self._choices = {name: ChoiceEdit() for name in _FIELDS}
        self._due = DayEditor(context.theme, first_day)
        self._captions = {name: label(role="label") for name in (*_FIELDS, "due")}
        self._model: RecordModel[BulkRow] = RecordModel(
            _columns(), lambda row: row.id, language=context.language, theme=context.theme, parent=self
        )
        self._view = TableView(context.theme)
        self._view.set_record_model(self._model, context.memory, "tasks.bulk")
        self._cancel, self._act = QPushButton(), PrimaryButton()
        self._act.setDefault(True)
        self._lay_out()
        for choice in self._choices.values():
            choice.chosen.connect(lambda _code: self._renew())
        self._choices["ministry_id"].chosen.connect(lambda _code: self._offer_people())
        self._due.committed.connect(lambda _value: self._renew())
        self._cancel.clicked.connect(self.reject)
        self._act.clicked.connect(self._on_act)
        context.shell.language_changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language of the screen."""
        language, count = self._context.language, len(self._tasks)
        title = language.ngettext("Change {n} task", "Change {n} tasks", count).format(n=count)
        self.setWindowTitle(title)
        self._heading.setText(title)
        as_is = (_AS_IS, language.pgettext("a field that stays", "as it is"))
        for name, offered in (
            ("ministry_id", self._names.ministry_choices(language)),
            ("priority", choices.priorities(language)),
            ("classification", choices.markings(language)),
        ):
            self._offer(name, [as_is, *offered])
        self._offer_people()
        for name, caption in self._captions.items():
            caption.setText(field_label(language, "tasks", name))
            field = self._due.inner if name == "due" else self._choices[name]
            field.setAccessibleName(caption.text())
        self._due.retranslate(language)
        self._view.setAccessibleName(language.gettext("What will change"))
        self._cancel.setText(language.gettext("Cancel"))
        self._model.retranslate(language)
        self._renew()

    def changes(self) -> dict[str, str | None]:
        """The fields that are to be changed, as they are stored."""
        found = {name: choice.code() for name, choice in self._choices.items() if choice.code() != _AS_IS}
        if "ministry_id" in found and "person_id" not in found:
            found["person_id"] = None
        said = str(self._due.value() or "")
        if said and first_day(said) is not None:
            read = written_fields("due", said)
            found["due"], found["due_text"] = str(read["due"]), str(read["due_text"])
        return found

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        fields: dict[str, QWidget] = {**self._choices, "due": self._due}
        for at, name in enumerate(("ministry_id", "person_id", "due", "priority", "classification")):
            row, column = 2 * (at // 3), at % 3
            self._captions[name].setBuddy(fields[name])
            grid.addWidget(self._captions[name], row, column)
            grid.addWidget(fields[name], row + 1, column)
            grid.setColumnStretch(column, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._act)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(24, 20, 24, 16)
        column_of_all.setSpacing(8)
        column_of_all.addWidget(self._heading)
        column_of_all.addLayout(grid)
        column_of_all.addWidget(self._count)
        column_of_all.addWidget(self._view, 1)
        column_of_all.addLayout(buttons)

    def _offer(self, name: str, offered: Sequence[tuple[str | None, str]]) -> None:
        choice = self._choices[name]
        first = choice.count() == 0
        choice.set_choices(offered)
        if first or choice.currentIndex() < 0:
            choice.set_code(_AS_IS)

    def _offer_people(self) -> None:
        language = self._context.language
        ministry = self._choices["ministry_id"].code()
        people = self._names.person_choices(language, None if ministry == _AS_IS else ministry)
        self._offer("person_id", [(_AS_IS, language.pgettext("a field that stays", "as it is")), *people])

    def _renew(self) -> None:
        """Show what will change."""
        language, changes = self._context.language, self.changes()
        said = str(self._due.value() or "")
        self._due.mark(bool(said) and first_day(said) is None)
        rows = [
            BulkRow(f"{task.id}/{name}", task.title, field_label(language, "tasks", name), before, after)
            for task in self._tasks
            for name, value in changes.items()
            if name != "due_text" and value != getattr(task, name)
            for before, after in [
                (self._words(language, name, getattr(task, name)), self._words(language, name, value))
            ]
        ]
        self._model.set_records(rows)
        count = len({row.id.split("/")[0] for row in rows})
        if not changes:
            self._count.setText(language.gettext("Choose what to change; everything else stays as it is."))
        else:
            self._count.setText(
                language.ngettext("{n} task will change:", "{n} tasks will change:", count).format(n=count)
            )
        act = language.ngettext("Change {n} task", "Change {n} tasks", count).format(n=count)
        self._act.setText(act if count else language.pgettext("button", "Change"))
        allow(self._act, count > 0, language.gettext("Nothing would change."))

    def _words(self, language: Language, name: str, value: object) -> str:
        if value is None or value == "":
            return "–"
        text = str(value)
        if name == "due":
            return show_date(language, text)
        if name == "ministry_id":
            return self._names.ministry(text)
        if name == "person_id":
            return self._names.person(text)
        offered = choices.priorities(language) if name == "priority" else choices.markings(language)
        return dict(offered).get(text, text)

    def _on_act(self) -> None:
        tasks, ids, changes = self._context.workspace.tasks, [task.id for task in self._tasks], self.changes()

        def act() -> ChangeSet:
            return tasks.edit_all(ids, **changes)

        if self._context.run(act):
            self.accept()


def _columns() -> list[Column[BulkRow]]:
    return [
        Column("title", lambda language: language.gettext("Title"), lambda row, _: row.title, width=280),
        Column(
            "field", lambda language: language.pgettext("of a record", "Field"), lambda row, _: row.field, width=120
        ),
        Column(
            "before", lambda language: language.pgettext("before a change", "Now"), lambda row, _: row.before, width=140
        ),
        Column(
            "after",
            lambda language: language.pgettext("after a change", "Afterwards"),
            lambda row, _: row.after,
            width=140,
            strong=lambda _row: True,
        ),
    ]
