"""Undo and redo in the window: one step or several, in words, off the window's thread where a step is large."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.language import isolate
from focalpoint.ui.shell.keys import native
from focalpoint.words.steps import ASKED, step_words, subjects

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.progress import Progress
    from focalpoint.ui.shell.window import MainWindow

_AT_ONCE: Final = 60
"""So many changed records are taken back within a slot; more go to a worker."""
_LISTED: Final = 15


class Steps:
    """What was done and undone in one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def undo(self, count: int = 1) -> None:
        """Take back so many steps, newest first; stops at one that cannot be taken back."""
        stack = self._window.workspace.undo
        title = self._window.context.language.gettext("Undoing")
        self._go(stack.steps_done(count), stack.undo, title)

    def redo(self, count: int = 1) -> None:
        """Do so many undone steps again."""
        stack = self._window.workspace.undo
        title = self._window.context.language.gettext("Doing it again")
        self._go(stack.steps_undone(count), stack.redo, title)

    def show(self) -> None:
        """Say on the buttons what undo and redo would do."""
        window, language = self._window, self._window.context.language
        stack, keys = window.workspace.undo, window.commands.keys
        undo, redo = stack.undo_step, stack.redo_step
        undo_words = redo_words = None
        if undo is not None:
            undo_words = language.gettext("Undo: {act} ({keys})").format(
                act=self.words(undo), keys=isolate(native(keys.keys("undo", "Ctrl+Z")))
            )
        if redo is not None:
            redo_words = language.gettext("Redo: {act} ({keys})").format(
                act=self.words(redo), keys=isolate(native(keys.keys("redo", "Ctrl+Shift+Z")))
            )
        window.top.set_undo(undo_words, redo_words)

    def words(self, step: ChangeSet) -> str:
        """A step in words, with the title of what it changed."""
        titles = self._window.workspace.lookup.titles(subjects(step)[:ASKED])
        return step_words(self._window.context.language, step, titles)

    def fill(self, menu: QMenu) -> None:
        """The list of steps: choosing one takes back everything down to it."""
        window, language = self._window, self._window.context.language
        stack = window.workspace.undo
        menu.clear()
        self._fill_part(menu, language.gettext("Undo down to"), stack.steps_done(_LISTED), self.undo)
        self._fill_part(menu, language.gettext("Redo up to"), stack.steps_undone(_LISTED), self.redo)
        if menu.isEmpty():
            menu.addAction(language.gettext("There is nothing to undo.")).setEnabled(False)

    def _fill_part(self, menu: QMenu, heading: str, steps: Sequence[ChangeSet], act: Callable[[int], None]) -> None:
        if not steps:
            return
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(heading).setEnabled(False)
        language = self._window.context.language
        for at, step in enumerate(steps, start=1):
            words = self.words(step).replace("&", "&&")
            action = menu.addAction(words[:1].upper() + words[1:])
            action.setToolTip(language.ngettext("{n} step", "{n} steps", at).format(n=at))
            action.triggered.connect(lambda _checked=False, at=at: act(at))

    def _go(self, steps: Sequence[ChangeSet], act: Callable[..., ChangeSet | None], title: str) -> None:
        window, language = self._window, self._window.context.language
        if not steps:
            return
        words = self.words(steps[0])
        said = words if len(steps) == 1 else language.ngettext("{n} step", "{n} steps", len(steps)).format(n=len(steps))
        said = f"{title}: {said}"
        if sum(len(step.changes) for step in steps) <= _AT_ONCE:
            done = all(window.run(act) for _step in steps)
            self.show()
            if done:
                window.announce(said)
            return

        def work(progress: Progress) -> None:
            for _step in steps:
                act(progress)

        if not window.run(lambda: None):  # somebody else holds the pen: said by ``run``
            return
        job = window.jobs.create(title, work, writes=True)
        job.succeeded.connect(lambda _result: window.announce(said))
        job.failed.connect(window.on_job_failed)
        job.finished.connect(self.show)
        job.start()


def steps_menu(steps: Steps, parent: QWidget) -> QMenu:
    """The menu of the steps, written anew each time it opens."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(lambda: steps.fill(menu))
    return menu
