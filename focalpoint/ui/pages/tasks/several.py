"""Several tasks are chosen: what they have in common, and the way to change them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from focalpoint.ui.inspector.several import Fact, SeveralInspector, date_fact, percent_fact
from focalpoint.words.fields import field_label
from focalpoint.words.tasks import priority, task_status

if TYPE_CHECKING:
    from focalpoint.domain.tasks import TaskLine
    from focalpoint.ui.pages.tasks.page import TasksPage

_OFFERED: Final = ("edit_all", "assign", "remind", "complete", "archive")


class SeveralTasks(QObject):
    """Is told of every new choice; the summary is made when it is first needed."""

    def __init__(
        self, page: TasksPage, actions: Mapping[str, QAction], lines: Callable[[], Sequence[TaskLine]]
    ) -> None:
        """``lines`` gives the chosen tasks."""
        super().__init__(page)
        self._page, self._actions, self._lines = page, actions, lines
        self._made: SeveralInspector | None = None
        self._shown = False
        self._calm = QTimer(self, singleShot=True, interval=0)
        self._calm.timeout.connect(self._on_calm)

    def of(self, task_id: str) -> SeveralInspector | None:
        """The summary when a task is one of several chosen ones."""
        lines = self._lines()
        self._shown = len(lines) > 1 and task_id in {line.id for line in lines}
        return self._show(lines) if self._shown else None

    def look(self) -> None:
        """The choice or the tasks may have changed."""
        if self._shown or len(self._page.chosen_ids()) > 1:
            self._calm.start()

    def _on_calm(self) -> None:
        chosen = self._page.chosen_ids()
        if chosen and self._page.isVisible():
            current = self._page.selected()
            task_id = current[1] if current is not None and current[1] in chosen else chosen[0]
            self._page.context.inspect("tasks", task_id)

    def _show(self, lines: Sequence[TaskLine]) -> SeveralInspector:
        context, names = self._page.context, self._page.names
        if self._made is None:
            self._made = SeveralInspector(context, lambda: [self._actions[name] for name in _OFFERED])
        language, count = context.language, len(lines)

        def fact(field: str, words: Callable[[str], str]) -> Fact:
            # One task of each value is put into words: with 10,000 chosen ones, all of them would be felt.
            values = dict.fromkeys(getattr(line, field) for line in lines)
            return Fact(field_label(language, "tasks", field), tuple(words(value) if value else "" for value in values))

        facts = [
            fact("ministry_id", names.ministry),
            fact("person_id", names.person),
            fact("status", lambda code: task_status(language, code)),
            fact("priority", lambda code: priority(language, code)),
            date_fact(language, field_label(language, "tasks", "due"), (line.due for line in lines)),
            percent_fact(language, field_label(language, "tasks", "percent"), (line.percent for line in lines)),
        ]
        title = language.ngettext("{n} task selected", "{n} tasks selected", count).format(n=language.number(count))
        self._made.show_facts(title, facts)
        return self._made
