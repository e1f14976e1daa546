"""Edit the tasks of a template of one's own: each field saves as soon as one leaves it, and undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.domain.templates import AskedRole, Template, TemplateTask, moved
from focalpoint.language import plain_order
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.tasks.template_rows import LineRows
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.form import FieldForm
from focalpoint.ui.widgets.numbers import NumberEditor
from focalpoint.ui.widgets.tables import choose_row
from focalpoint.words.fields import field_label
from focalpoint.words.tasks import asked_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

_LONGEST_DAYS: Final = 3660
_ACTS: Final = ("up", "down", "remove")


class TemplateEditor(QDialog):
    """The tasks at the start side in their order, the fields of the chosen one beside."""

    def __init__(self, parent: QWidget, context: PageContext, template_id: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._context, self._template_id = context, template_id
        self._tasks: tuple[TemplateTask, ...] = ()
        self._heading, self._hint = label(role="heading", wrap=True), label(role="muted", wrap=True)
        self._rows = LineRows(self)
        self._list = QListView()
        self._list.setModel(self._rows)
        self._list.setProperty("framed", True)
        self._list.setSpacing(context.theme.px(4))
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFixedWidth(context.theme.px(300))
        self._new = QPushButton()
        self._acts = {name: QToolButton() for name in _ACTS}
        self.form = FieldForm(context.theme, self._save)
        self._close = QPushButton()
        self._words: dict[str, str] = {}
        self._written = 0
        self._build_form()
        self._lay_out()
        self._wire()
        self.resize(context.theme.px(860), context.theme.px(600))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._context.language
        self.setWindowTitle(language.gettext("Tasks of the template"))
        self._hint.setText(
            language.gettext("What you write is saved as soon as you leave a field; undo takes each change back.")
        )
        self._list.setAccessibleName(language.gettext("Tasks of the template"))
        self._fields.setAccessibleName(language.gettext("Tasks of the template"))
        self._new.setText(language.gettext("New task"))
        words = {
            "up": language.gettext("Move up"),
            "down": language.gettext("Move down"),
            "remove": language.gettext("Remove"),
        }
        for name, button in self._acts.items():
            button.setAccessibleName(words[name])
        self._words = words
        self._close.setText(language.pgettext("button", "Close"))
        self.form.retranslate(language)
        self.refresh()

    def refresh(self, row: int | None = None) -> None:
        """Show the tasks as they are in the vault, with a row chosen (the same one by default)."""
        language = self._context.language
        template = self._template()
        self._tasks = template.tasks if template is not None else ()
        self._heading.setText(plain_order(template.title) if template is not None else "")
        at = self._at() if row is None else row
        self._rows.show([f"{task.title}\n{self._line(language, task)}" for task in self._tasks])
        if self._tasks:
            choose_row(self._list, self._rows.index(min(max(at, 0), len(self._tasks) - 1)))
        self._show_task()

    def add_task(self) -> None:
        """A new task behind the chosen one, with the keyboard in its title."""
        at = self._at() + 1
        new = TemplateTask(self._context.language.gettext("New task"))
        if self._write([*self._tasks[:at], new, *self._tasks[at:]]):
            self.refresh(at)
            title = self.form.editor("title")
            title.setFocus()
            if isinstance(title, TextEditor):
                title.line.selectAll()

    # Inside -------------------------------------------------------------------------------------

    def _build_form(self) -> None:
        form, theme = self.form, self._context.theme
        form.add("title", lambda language: language.gettext("Title"), TextEditor())
        form.add("request", lambda language: field_label(language, "tasks", "request"), LongTextEditor(theme, least=3))
        form.add_pair(
            ("days", lambda language: language.gettext("Due after so many days"), NumberEditor(most=_LONGEST_DAYS)),
            ("priority", lambda language: field_label(language, "tasks", "priority"), ChoiceEditor(choices.priorities)),
        )
        form.add("role", lambda language: language.gettext("Who of the ministry is asked"), ChoiceEditor(_roles))
        form.add(
            "steps", lambda language: language.gettext("Checklist, one step a line"), LongTextEditor(theme, least=4)
        )

    def _lay_out(self) -> None:
        left, acts = QVBoxLayout(), QHBoxLayout()
        acts.setSpacing(6)
        acts.addWidget(self._new)
        acts.addStretch(1)
        icons = {"up": "chevron-up", "down": "chevron-down", "remove": "close"}
        for name, button in self._acts.items():
            button.setProperty("kind", "framed")
            self._context.theme.dress(button, icons[name], "text")
            acts.addWidget(button)
        left.addWidget(self._list, 1)
        left.addLayout(acts)
        scroll = self._fields = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        fields = QVBoxLayout(holder)
        fields.setContentsMargins(0, 0, self._context.theme.px(8), 0)
        fields.addWidget(self.form)
        fields.addStretch(1)
        scroll.setWidget(holder)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left)
        middle.addWidget(scroll, 1)
        box = QDialogButtonBox()
        box.addButton(self._close, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        column.addLayout(middle, 1)
        column.addWidget(box)

    def _wire(self) -> None:
        self._close.setAutoDefault(False)
        self._new.setAutoDefault(False)
        self._new.clicked.connect(self.add_task)
        self._acts["up"].clicked.connect(lambda: self._on_move(-1))
        self._acts["down"].clicked.connect(lambda: self._on_move(1))
        self._acts["remove"].clicked.connect(self._on_remove)
        self._list.selectionModel().currentRowChanged.connect(lambda *_: self._show_task())
        self._context.shell.language_changed.connect(self.retranslate)
        UndoKeys(self).watch(self.form)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._on_undo)

    def _template(self) -> Template | None:
        found = self._context.workspace.templates.list(self._context.language.code)
        return next((template for template in found if template.id == self._template_id), None)

    def _at(self) -> int:
        return self._list.currentIndex().row()

    def _show_task(self) -> None:
        at, count = self._at(), len(self._tasks)
        language = self._context.language
        reasons = {
            "up": "" if at > 0 else language.gettext("It is the first one already."),
            "down": "" if 0 <= at < count - 1 else language.gettext("It is the last one already."),
            "remove": "" if count > 1 else language.gettext("A template needs at least one task."),
        }
        for name, button in self._acts.items():
            allow(button, not reasons[name], reasons[name])
            if not reasons[name]:
                button.setToolTip(self._words[name])
        self.form.setEnabled(0 <= at < count)
        if 0 <= at < count:
            task = self._tasks[at]
            values: dict[str, object] = {**task._asdict(), "role": task.role or None, "steps": "\n".join(task.steps)}
            self.form.set_values(values)

    def _save(self, name: str, value: object) -> bool:
        at = self._at()
        if not 0 <= at < len(self._tasks):
            return False
        fields: dict[str, Any] = {name: str(value or "")}
        if name == "days":
            fields = {name: None if value is None else int(float(str(value)))}
        elif name == "steps":
            fields = {name: tuple(step.strip() for step in str(value).splitlines() if step.strip())}
        task = self._tasks[at]._replace(**fields)
        if not self._write([*self._tasks[:at], task, *self._tasks[at + 1 :]]):
            return False
        self.refresh(at)
        return True

    def _write(self, tasks: Sequence[TemplateTask]) -> bool:
        templates, template_id = self._context.workspace.templates, self._template_id
        written = self._context.run(lambda: templates.edit(template_id, tasks))
        self._written += written
        return written

    def _on_undo(self) -> None:
        """Take back what was done here; what was done before is the window's."""
        if self._written and self._context.run(self._context.workspace.undo.undo):
            self._written -= 1
            self.refresh()

    def _on_move(self, by: int) -> None:
        at = self._at()
        if self._write(moved(self._tasks, at, by)):
            self.refresh(at + by)

    def _on_remove(self) -> None:
        at = self._at()
        if self._write([*self._tasks[:at], *self._tasks[at + 1 :]]):
            self.refresh(at)

    @staticmethod
    def _line(language: Language, task: TemplateTask) -> str:
        days, steps = task.days, len(task.steps)
        due = language.gettext("no due date")
        if days is not None:
            due = language.ngettext("after {n} day", "after {n} days", days).format(n=language.number(days))
        said = [due]
        if task.role:
            said.append(asked_role(language, task.role))
        if steps:
            said.append(language.ngettext("{n} step", "{n} steps", steps).format(n=language.number(steps)))
        return " · ".join(said)


def _roles(language: Language) -> choices.Choices:
    nobody: tuple[str | None, str] = (None, language.gettext("The ministry as such"))
    return [nobody, *((role.value, asked_role(language, role)) for role in AskedRole)]
