"""What the tasks are narrowed by: a view, a ministry, a person, a status, a due date; each choice has a chip."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.task_lists import Dated, Myself, TaskView, TaskWish, fitting, wish_of
from focalpoint.domain.tasks import TaskLine
from focalpoint.language import isolate
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.widgets.basics import LinkButton, allow, label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.tasks import task_status

if TYPE_CHECKING:
    from datetime import date

    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

ME: Final = "person_id"
"""The user's own setting: which person of the directory the user is."""


class TaskFilters(QWidget):
    """The choices in a row, the chips of what is chosen below, and the way back to all."""

    changed = Signal()

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._days = TaskWish().days
        self.view, self.ministry, self.person = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self.status, self.dated = ChoiceEdit(), ChoiceEdit()
        self.row = FlowLayout(None, 8)
        for choice in (self.view, self.ministry, self.person, self.status, self.dated):
            choice.chosen.connect(lambda _code: self.changed.emit())
            self.row.addWidget(choice)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, context.theme.px(6))
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._shown_chips: list[QToolButton] = []
        self._clear = LinkButton()
        self._clear.clicked.connect(self.clear)
        self._flow.addWidget(self._clear)
        self._me = _MyselfRow(context, names)
        self._me.chosen.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.row)
        column.addWidget(self._me)
        column.addWidget(self._chips)
        self.retranslate(context.language)
        self.view.set_code(TaskView.UNFINISHED)
        self.changed.connect(self.show_chips)
        context.theme.changed.connect(self.fit)
        self.show_chips()

    def lead_with(self, choice: ChoiceEdit) -> None:
        """Put a choice before the others."""
        choice.setSizeAdjustPolicy(ChoiceEdit.SizeAdjustPolicy.AdjustToContents)
        self.row.insertWidget(0, choice)

    def retranslate(self, language: Language) -> None:
        """Write the choices anew."""
        for choice, words, offered in (
            (self.view, language.gettext("Which tasks"), self._views(language)),
            (self.ministry, language.gettext("Tasks of a ministry"), self._ministries(language)),
            (self.person, language.gettext("Tasks of a person"), self._people(language)),
            (self.status, language.gettext("Tasks of a status"), self._statuses(language)),
            (self.dated, language.gettext("With or without a due date"), self._dates(language)),
        ):
            choice.set_choices(offered)
            choice.setAccessibleName(words)
            choice.setToolTip(words)
            if choice.currentIndex() < 0:
                choice.set_code(None)
        self._clear.setText(language.gettext("Clear"))
        self._clear.setAccessibleName(language.gettext("Clear the filters"))
        self._me.retranslate(language)
        self.show_chips()

    def wish(self) -> TaskWish:
        """What is chosen."""
        dated = self.dated.code()
        return TaskWish(
            TaskView(self.view.code() or TaskView.ALL),
            self.ministry.code(),
            self.person.code(),
            self.status.code(),
            Dated(dated) if dated else None,
            self._days,
        )

    def use(self, said: Mapping[str, str]) -> None:
        """Choose what another page asks for (``domain/task_lists.py``)."""
        wish = wish_of(said)
        self._days = wish.days
        self.view.set_choices(self._views(self._context.language))
        for choice, code in (
            (self.view, wish.view.value),
            (self.ministry, wish.ministry_id),
            (self.person, wish.person_id),
            (self.status, wish.status),
            (self.dated, wish.dated),
        ):
            choice.set_code(code)
        self.changed.emit()

    def clear(self) -> None:
        """Show every task again."""
        self.use({"only": TaskView.ALL})

    def fitting(self, today: date) -> Callable[[TaskLine], bool]:
        """Whether a task is among what is chosen."""
        return fitting(self.wish(), today, self._me.myself())

    def show_chips(self) -> None:
        """A chip for each choice; a click, or Delete, takes it away."""
        for chip in self._shown_chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._clear)
        language, wish = self._context.language, self.wish()
        said: list[tuple[ChoiceEdit, str]] = []
        if wish.view is not TaskView.UNFINISHED:
            said.append((self.view, self.view.currentText()))
        if wish.ministry_id is not None:
            said.append((self.ministry, self.ministry.currentText() or self._names.ministry(wish.ministry_id)))
        if wish.person_id:
            said.append((self.person, self._names.person(wish.person_id)))
        if wish.status:
            said.append((self.status, task_status(language, wish.status)))
        if wish.dated:
            said.append((self.dated, self.dated.currentText()))
        self._shown_chips = [self._chip(choice, words) for choice, words in said]
        for chip in self._shown_chips:
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self._clear)
        self.fit()
        for choice in (self.ministry, self.person):
            line = choice.lineEdit()
            if line is not None and not choice.hasFocus():
                line.setCursorPosition(0)  # the beginning of a long name is what tells it apart
        self._chips.setVisible(bool(said))
        self._me.setVisible(wish.view is TaskView.MINE)

    def fit(self) -> None:
        """Each choice as wide as the words that it shows; the row begins a new line where there is little room."""
        theme = self._context.theme
        for place in range(self.row.count()):
            item = self.row.itemAt(place)
            choice = item.widget() if item is not None else None
            if isinstance(choice, ChoiceEdit):
                words = choice.fontMetrics().horizontalAdvance(choice.currentText())
                choice.setFixedWidth(min(max(words + theme.px(46), theme.px(96)), theme.px(260)))

    def _chip(self, choice: ChoiceEdit, words: str) -> QToolButton:
        chip = QToolButton(self._chips)
        chip.setProperty("kind", "chip")
        chip.setText(f"{isolate(words)}  ✕")
        chip.setMinimumHeight(self._context.theme.px(24))
        chip.setAccessibleName(self._context.language.gettext("Take away the filter {name}").format(name=words))
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self._take_away(choice))
        return chip

    def _take_away(self, choice: ChoiceEdit) -> None:
        choice.set_code(TaskView.UNFINISHED if choice is self.view else None)
        self.view.setFocus()
        self.changed.emit()

    def _views(self, language: Language) -> choices.Choices:
        due = language.ngettext("Due within {n} day", "Due within {n} days", self._days).format(n=self._days)
        return (
            (TaskView.UNFINISHED, language.gettext("Not finished")),
            (TaskView.LATE, language.gettext("Overdue")),
            (TaskView.WEEK, language.gettext("Due this week")),
            (TaskView.DUE, due),
            (TaskView.WAITING, language.gettext("Waiting for validation")),
            (TaskView.MINE, language.gettext("Mine")),
            (TaskView.FINISHED, language.pgettext("tasks", "Finished")),
            (TaskView.ALL, language.gettext("All tasks")),
            (TaskView.ARCHIVED, language.gettext("Archived")),
        )

    def _ministries(self, language: Language) -> choices.Choices:
        some = [pair for pair in self._names.ministry_choices(language) if pair[0] is not None]
        return [(None, language.gettext("All ministries")), *some, ("", language.gettext("No ministry"))]

    def _people(self, language: Language) -> choices.Choices:
        some = [pair for pair in self._names.person_choices(language) if pair[0] is not None]
        return [(None, language.pgettext("tasks of", "Everybody")), *some]

    @staticmethod
    def _statuses(language: Language) -> choices.Choices:
        return [(None, language.gettext("Every status")), *choices.task_statuses(language)]

    @staticmethod
    def _dates(language: Language) -> choices.Choices:
        return (
            (None, language.gettext("Any date")),
            (Dated.WITH, language.gettext("With a due date")),
            (Dated.WITHOUT, language.gettext("Without a due date")),
        )


class _MyselfRow(QWidget):
    """Which person of the directory the user is: asked where "Mine" is chosen, kept in the vault for this user."""

    chosen = Signal()

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._words = label()
        self._person = ChoiceEdit()
        self._person.setMinimumWidth(context.theme.px(200))
        self._words.setBuddy(self._person)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._words)
        line.addWidget(self._person)
        line.addStretch(1)
        self._person.chosen.connect(self._on_chosen)

    def myself(self) -> Myself:
        """The person that the user is: as chosen, else the one of the same name; and the user's ministry."""
        workspace = self._context.workspace
        return Myself(self._id(), workspace.session.ministry_id)

    def retranslate(self, language: Language) -> None:
        """Write it anew."""
        self._words.setText(language.gettext("In the directory I am"))
        self._person.set_choices(self._names.person_choices(language))
        self._person.setAccessibleName(self._words.text())
        self._person.set_code(self._id())
        reason = why_not(self._context, "settings.set_mine")
        allow(self._person, not reason, reason)

    def _id(self) -> str | None:
        workspace = self._context.workspace
        kept = workspace.settings.get(ME)
        if kept:
            return kept
        name = workspace.session.user_name.casefold()
        return next((one.id for one in self._names.people.values() if one.name.casefold() == name), None)

    def _on_chosen(self, code: object) -> None:
        settings = self._context.workspace.settings
        if self._context.run(lambda: settings.set_mine(ME, "" if code is None else str(code))):
            self.chosen.emit()
