"""The acts of the tasks' page as menu entries and keys, and what they open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.language import N_
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.tasks.acts import TASK_ACTS, TaskActs
from focalpoint.ui.pages.tasks.several import SeveralTasks
from focalpoint.ui.shell.context import Command
from focalpoint.ui.widgets.basics import allow_action

if TYPE_CHECKING:
    from focalpoint.domain.tasks import TaskLine
    from focalpoint.ui.pages.tasks.page import TasksPage

_OWN: Final = (
    ("new", N_("New task"), "Ctrl+N"),
    ("edit_all", N_("Change several…"), "Ctrl+Shift+E"),
    ("attach", N_("Attach files…"), ""),
    ("use_template", N_("Use a template…"), "Ctrl+Shift+T"),
    ("make_template", N_("Make a template of these tasks…"), ""),
    ("copy", N_("Copy as table"), ""),
)
"""What the page itself does: name, words, keys."""
_NEEDS: Final = {
    "new": "tasks.add",
    "edit_all": "tasks.edit_all",
    "attach": "files.attach_paths",
    "use_template": "templates.use",
    "make_template": "templates.add",
}
_OF_TASKS: Final = frozenset({"edit_all", "attach", "make_template"})
_HEADER: Final = (
    "remind", "edit_all", "", "assign", "complete", "submit", "reopen", "cancel", "archive", "",
    "use_template", "make_template", "", "copy",
)  # fmt: skip
_CONTEXT: Final = (
    "new", "", "complete", "submit", "reopen", "assign", "move", "cancel", "", "remind", "edit_all", "attach", "",
    "make_template", "copy", "archive",
)  # fmt: skip


class TaskMenus(QObject):
    """Holds the page's actions."""

    def __init__(self, page: TasksPage, acts: TaskActs) -> None:
        super().__init__(page)
        self._page, self._acts = page, acts
        self._context = page.context
        self._labels = {name: words for name, words, _keys in _OWN} | {act.name: act.label for act in TASK_ACTS}
        self.actions: dict[str, QAction] = {}
        runs: dict[str, tuple[str, Callable[[], object]]] = {
            act.name: (act.keys, partial(acts.do, act.name)) for act in TASK_ACTS
        }
        own = {
            "new": self.add_task,
            "edit_all": self.edit_all,
            "attach": self.choose_files,
            "use_template": self.use_template,
            "make_template": self.make_template,
            "copy": self.copy,
        }
        runs |= {name: (keys, own[name]) for name, _words, keys in _OWN}
        for name, (keys, run) in runs.items():
            action = QAction(page)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(lambda _=False, run=run: run())
            self.actions[name] = action
        self.several = SeveralTasks(page, self.actions, self._lines)
        self._place_keys()
        self._fill(page.header.menu, _HEADER)

    def retranslate(self) -> None:
        """Write every entry anew."""
        for name, action in self.actions.items():
            action.setText(self._context.language.gettext(self._labels[name]))

    def renew(self) -> None:
        """Allow what fits the chosen tasks; the rest says why not."""
        ids = self._page.chosen_ids()
        statuses = [line.status for line in self._lines()]
        for act in TASK_ACTS:
            reason = self._acts.why_not(act, statuses)
            allow_action(self.actions[act.name], not reason, reason)
        for name, _words, _keys in _OWN:
            reason = why_not(self._context, _NEEDS[name]) if name in _NEEDS else ""
            if not reason and name in _OF_TASKS and not ids:
                reason = self._context.language.gettext("Select a task first.")
            if not reason and name == "attach" and len(ids) > 1:
                reason = self._context.language.gettext("Select one task only.")
            allow_action(self.actions[name], not reason, reason)
        self.several.look()

    def commands(self) -> list[Command]:
        """The acts in the palette."""
        keys = {name: own for name, _words, own in _OWN} | {act.name: act.keys for act in TASK_ACTS}
        views = {"list": N_("Tasks as a list"), "board": N_("Tasks as a board"), "reminders": N_("Reminders")}
        return [
            *(
                Command(f"tasks.{name}", self._labels[name], action.trigger, keys[name], action.isEnabled)
                for name, action in self.actions.items()
            ),
            *(
                Command(f"tasks.view.{name}", words, partial(self._page.header.choose_view, name))
                for name, words in views.items()
            ),
            Command("tasks.quick", N_("Add a task in one line"), partial(self._page.type_quick, "")),
        ]

    def context_menu(self, parent: QWidget) -> QMenu:
        """The menu of the chosen tasks; it goes away when it is closed."""
        self.renew()
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        self._fill(menu, _CONTEXT)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # What the entries do ------------------------------------------------------------------------

    def add_task(self) -> None:
        """A new task, of the ministry that the list is narrowed to, with the keyboard in its title."""
        page, made = self._page, list[str]()
        title, ministry_id = self._context.language.gettext("New task"), page.narrowed_to()

        def act() -> None:
            made.extend(self._context.workspace.tasks.add(title, ministry_id=ministry_id).ids("tasks"))

        if self._context.run(act) and made and page.select("tasks", made[0]):
            self._context.inspect("tasks", made[0])
            page.edit_title()

    def edit_all(self) -> None:
        """Change the same fields of the chosen tasks."""
        from focalpoint.ui.pages.tasks.bulk import BulkDialog

        ids = self._page.chosen_ids()
        if ids:
            BulkDialog(self._page, self._context, self._page.names, ids).open()

    def choose_files(self) -> None:
        """Attach files of this computer to the chosen task."""
        from focalpoint.ui.inspector.attaching import choose_and_attach

        ids = self._page.chosen_ids()
        if len(ids) == 1:
            choose_and_attach(self._page, self._context, "tasks", ids[0], self._say)

    def attach(self, task_id: str, paths: list[Path]) -> None:
        """Attach files that were dropped on a task."""
        from focalpoint.ui.inspector.attaching import attach

        attach(self._context, "tasks", task_id, paths, self._say)

    def use_template(self) -> None:
        """Make the tasks of a template."""
        from focalpoint.ui.pages.tasks.templates import open_templates

        open_templates(self._page, self._context, self._page.names, ministry_id=self._page.narrowed_to())

    def make_template(self) -> None:
        """Keep the chosen tasks as a template."""
        from focalpoint.ui.pages.tasks.templates import ask_for_template

        ids = self._page.chosen_ids()
        if ids:
            ask_for_template(self._page, self._context, ids)

    def copy(self) -> None:
        """Copy the list as a table."""
        self._page.copy_list()
        self._context.announce(self._context.language.gettext("Copied as a table."))

    def _say(self, words: str) -> None:
        self._page.messages.show_message("error", words)

    def _fill(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if not name:
                menu.addSeparator()
            elif name == "move":
                self._add_moves(menu)
            else:
                menu.addAction(self.actions[name])

    def _add_moves(self, menu: QMenu) -> None:
        lines = self._lines()
        if lines and not why_not(self._context, "tasks.edit"):
            moves = menu.addMenu(self._context.language.gettext("Move to"))
            self._page.board().fill_menu(moves, lines)

    def _lines(self) -> list[TaskLine]:
        return [line for task_id in self._page.chosen_ids() if (line := self._page.line(task_id)) is not None]

    def _place_keys(self) -> None:
        """The keys work where the tasks are, not in the line or the fields above them."""
        for action in self.actions.values():
            self._page.stage.addAction(action)
