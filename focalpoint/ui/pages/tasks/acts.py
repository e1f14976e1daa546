"""What can be done to tasks: the same acts as buttons of the inspector, in the list's menu and in the palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QPushButton, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.tasks import TaskStatus
from focalpoint.language import N_
from focalpoint.ui.inspector.acting import ask, why_not
from focalpoint.ui.widgets.basics import PrimaryButton

if TYPE_CHECKING:
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.inspector.panel import Inspector
    from focalpoint.ui.shell.context import PageContext

_OPEN: Final = frozenset({TaskStatus.OPEN, TaskStatus.IN_PROGRESS, TaskStatus.WAITING_VALIDATION})
_WORKING: Final = frozenset({TaskStatus.OPEN, TaskStatus.IN_PROGRESS})
_CLOSED: Final = frozenset({TaskStatus.DONE, TaskStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class TaskAct:
    """One act: words, keys, the method that it needs, the statuses that it fits, and whether it is on the inspector."""

    name: str
    label: str
    keys: str
    method: str
    fits: frozenset[TaskStatus]
    button: bool = False


TASK_ACTS: Final = (
    TaskAct("complete", N_("Complete"), "Ctrl+Return", "tasks.complete", _OPEN, button=True),
    TaskAct("submit", N_("Submit for validation"), "", "tasks.submit", _WORKING, button=True),
    TaskAct("reopen", N_("Reopen…"), "", "tasks.reopen", _CLOSED, button=True),
    TaskAct("assign", N_("Assign…"), "Ctrl+Shift+A", "tasks.assign", _OPEN, button=True),
    TaskAct("remind", N_("Remind…"), "Ctrl+Shift+R", "reminders.remind", _OPEN, button=True),
    TaskAct("cancel", N_("Cancel task…"), "", "tasks.cancel", _OPEN, button=True),
    TaskAct("archive", N_("Archive"), "Del", "tasks.archive", frozenset(TaskStatus)),
)


class TaskActs:
    """Does the acts on the tasks that the page names."""

    def __init__(self, context: PageContext, owner: QWidget, names: Names, chosen: Callable[[], Sequence[str]]) -> None:
        self._context, self._owner, self._names, self._chosen = context, owner, names, chosen
        self._buttons: dict[int, dict[str, QPushButton]] = {}

    def why_not(self, act: TaskAct, statuses: Sequence[str]) -> str:
        """Why an act cannot be done to tasks of these statuses; empty when it can."""
        language = self._context.language
        reason = why_not(self._context, act.method)
        if reason:
            return reason
        if not statuses:
            return language.gettext("Select a task first.")
        if not all(TaskStatus(status) in act.fits for status in statuses):
            if act.fits == _CLOSED:
                return language.gettext("Only a task that is done or cancelled can be reopened.")
            return language.gettext("The status of the task does not allow this.")
        return ""

    def do(self, name: str, shown: str = "") -> None:
        """Do one act to the chosen tasks; to the one that an inspector shows, where another is chosen."""
        ids = list(self._chosen())
        if shown and shown not in ids:
            ids = [shown]
        if not ids:
            return
        tasks, run = self._context.workspace.tasks, self._context.run
        plain: dict[str, Callable[[], ChangeSet]] = {
            "complete": lambda: tasks.complete(ids),
            "submit": lambda: tasks.submit(ids),
            "archive": lambda: tasks.archive(ids),
        }
        if name in plain:
            run(plain[name])
        elif name == "remind":
            from focalpoint.ui.pages.tasks.reminding import open_reminding

            open_reminding(self._owner, self._context, ids)
        elif name == "assign":
            self._ask_assign(ids)
        elif name == "reopen":
            self._ask_reopen(ids)
        else:
            self._ask_cancel(ids)

    def buttons(self, owner: Inspector) -> list[QPushButton]:
        """Buttons for an inspector; ``show_for`` writes and shows the ones that fit."""
        made = {
            act.name: PrimaryButton() if act.name == "complete" else QPushButton() for act in TASK_ACTS if act.button
        }
        for name, button in made.items():
            button.clicked.connect(lambda _=False, name=name: self.do(name, owner.record_id))
        self._buttons[id(owner)] = made
        return list(made.values())

    def show_for(self, owner: QWidget, statuses: Sequence[str]) -> None:
        """Write the buttons of an inspector in the language of the screen and show those that fit."""
        for act in TASK_ACTS:
            button = self._buttons.get(id(owner), {}).get(act.name)
            if button is None:
                continue
            button.setText(self._context.language.gettext(act.label))
            refused = why_not(self._context, act.method)
            button.setVisible(all(TaskStatus(status) in act.fits for status in statuses))
            button.setEnabled(not refused)
            button.setToolTip(refused)
            button.setAccessibleDescription(refused)

    def _ask_assign(self, ids: list[str]) -> None:
        from focalpoint.ui.pages.tasks.assign import AssignDialog

        tasks, run = self._context.workspace.tasks, self._context.run
        dialog = AssignDialog(self._owner, self._context, self._names, [tasks.get(task_id) for task_id in ids])
        dialog.chosen.connect(
            lambda ministry_id, person_id: run(lambda: tasks.assign(ids, ministry_id or None, person_id or None))
        )
        dialog.open()

    def _ask_reopen(self, ids: list[str]) -> None:
        language = self._context.language
        tasks, run = self._context.workspace.tasks, self._context.run
        ask(
            self._context,
            self._owner,
            title=language.ngettext("Reopen task", "Reopen tasks", len(ids)),
            text=language.gettext("The task counts again as not done. The reason stays in its history."),
            field=language.gettext("Reason"),
            verb=language.ngettext("Reopen task", "Reopen tasks", len(ids)),
            then=lambda reason: run(lambda: tasks.reopen(ids, reason)),
        )

    def _ask_cancel(self, ids: list[str]) -> None:
        language = self._context.language
        tasks, run = self._context.workspace.tasks, self._context.run
        ask(
            self._context,
            self._owner,
            title=language.ngettext("Cancel task", "Cancel tasks", len(ids)),
            text=language.gettext("Nobody is asked for it any more. It can be reopened, with a reason."),
            field=language.gettext("Reason"),
            verb=language.ngettext("Cancel task", "Cancel tasks", len(ids)),
            then=lambda reason: run(lambda: tasks.cancel(ids, reason)),
        )
