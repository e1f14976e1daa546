"""What the list of tasks is narrowed by: a view, a ministry, a status."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from focalpoint.domain.tasks import FINISHED, TaskLine
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.widgets.basics import LinkButton, label
from focalpoint.ui.widgets.editors import ChoiceEdit

if TYPE_CHECKING:
    from datetime import date

    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

OPEN: Final = "open"
OVERDUE: Final = "overdue"
WEEK: Final = "week"
MINE: Final = "mine"
ALL: Final = "all"
ARCHIVED: Final = "archived"


class TaskFilters(QWidget):
    """Three choices and the way back to all."""

    changed = Signal()

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self.view, self.ministry, self.status = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self._count = label(role="muted")
        self._clear = LinkButton()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for choice in (self.view, self.ministry, self.status):
            choice.setFixedWidth(context.theme.px(170))
            choice.chosen.connect(lambda _code: self.changed.emit())
            line.addWidget(choice)
        line.addWidget(self._clear)
        line.addStretch(1)
        line.addWidget(self._count)
        self._clear.clicked.connect(self.clear)
        self.retranslate(context.language)
        self.view.set_code(OPEN)

    def retranslate(self, language: Language) -> None:
        """Write the choices anew."""
        views = (
            (OPEN, language.gettext("Not finished")),
            (OVERDUE, language.gettext("Overdue")),
            (WEEK, language.gettext("Due this week")),
            (MINE, language.gettext("Mine")),
            (ALL, language.gettext("All tasks")),
            (ARCHIVED, language.gettext("Archived")),
        )
        self.view.set_choices(views)
        ministries = [pair for pair in self._names.ministry_choices(language) if pair[0] is not None]
        self.ministry.set_choices([(None, language.gettext("All ministries")), *ministries])
        self.status.set_choices([(None, language.gettext("Every status")), *choices.task_statuses(language)])
        for choice in (self.ministry, self.status):
            if choice.currentIndex() < 0:
                choice.set_code(None)
        self.view.setAccessibleName(language.gettext("Which tasks"))
        self.ministry.setAccessibleName(language.gettext("Tasks of a ministry"))
        self.status.setAccessibleName(language.gettext("Tasks of a status"))
        self._clear.setText(language.gettext("Clear"))
        self._clear.setAccessibleName(language.gettext("Clear the filters"))

    def clear(self) -> None:
        """Show every task again."""
        self.view.set_code(ALL)
        self.ministry.set_code(None)
        self.status.set_code(None)
        self.changed.emit()

    def show_count(self, shown: int) -> None:
        """How many tasks are shown."""
        self._count.setText(self._context.language.ngettext("{n} task", "{n} tasks", shown).format(n=shown))

    def fitting(self, today: date) -> Callable[[TaskLine], bool]:
        """Whether a task is in the chosen view, of the chosen ministry and status."""
        ministry, status, view = self.ministry.code(), self.status.code(), self.view.code()
        last = (today + timedelta(days=6 - today.weekday())).isoformat()
        first = today.isoformat()
        views: dict[str | None, Callable[[TaskLine], bool]] = {
            OPEN: lambda task: task.status not in FINISHED,
            OVERDUE: lambda task: task.status not in FINISHED and task.due is not None and task.due < first,
            WEEK: lambda task: task.status not in FINISHED and task.due is not None and first <= task.due <= last,
            MINE: lambda task: task.status not in FINISHED and self._is_mine(task),
        }
        in_view = views.get(view)

        def fits(task: TaskLine) -> bool:
            if (ministry and task.ministry_id != ministry) or (status and task.status != status):
                return False
            return in_view is None or in_view(task)

        return fits

    def _is_mine(self, task: TaskLine) -> bool:
        """Of a person with the user's name, or of the user's own ministry."""
        session = self._context.workspace.session
        if session.ministry_id:
            return task.ministry_id == session.ministry_id
        return self._names.person(task.person_id).casefold() == session.user_name.casefold()
