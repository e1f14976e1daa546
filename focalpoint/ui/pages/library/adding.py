"""Files come into the library: on a worker, with progress and Cancel; then their words are read, and so on another."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.library import LibraryKind
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.library.viewing import ITEMS
from focalpoint.ui.shell.context import Page, PageContext
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.progress import Progress

Say = Callable[[str], None]


def add_files(
    context: PageContext, paths: Sequence[Path], kind: str, say: Say, added: Callable[[ChangeSet], None]
) -> None:
    """Add one text a file; ``kind`` empty: guessed from each file's name. ``added`` is told what came in."""
    from focalpoint.services.files import LARGEST, PART, FileTooLargeError, too_large

    language, library = context.language, context.workspace.library
    reason = why_not(context, "library.add_files")
    if reason:
        say(reason)
        return
    large = [path for path in paths if too_large(path)]
    if large:
        names = ", ".join(isolate(path.name) for path in large)
        say(explain(FileTooLargeError(name=names, limit=LARGEST // PART), language))
    fitting = [path for path in paths if path not in large and path.is_file()]
    if not fitting:
        return
    count = len(fitting)
    title = language.ngettext("Adding {n} file to the library", "Adding {n} files to the library", count)

    def work(progress: Progress) -> object:
        return library.add_files(fitting, kind=kind, progress=progress)

    job = context.jobs.create(title.format(n=count), work, writes=True)
    said = language.ngettext("{n} text added to the library.", "{n} texts added to the library.", count)

    def done(change_set: ChangeSet) -> None:
        context.announce(said.format(n=count))
        added(change_set)

    job.succeeded.connect(done)
    job.failed.connect(lambda error: say(_words(context, error)))
    job.start()


def read_words(context: PageContext, done: Callable[[], None]) -> None:
    """Read the words of the files that wait, where there are any; ``done`` is called when some were read."""
    library = context.workspace.library
    if context.workspace.read_only:
        return
    title = context.language.gettext("Reading the words of the library’s files")

    def work(progress: Progress) -> object:
        return library.read_texts(progress=progress)

    job = context.jobs.create(title, work)
    job.finished.connect(done)
    job.start()


def add_text(context: PageContext, kind: str) -> str:
    """Add a text that has no file yet and go to it; its id, empty when it was refused."""
    language, library = context.language, context.workspace.library
    made: list[str] = []

    def act() -> None:
        made.extend(library.add(kind or LibraryKind.LEGISLATION.value, language.gettext("New text")).ids(ITEMS))

    if not context.run(act) or not made:
        return ""
    context.reveal(ITEMS, made[0])
    context.inspect(ITEMS, made[0])
    return made[0]


class TakesFiles(Page):
    """A page that takes files as texts: chosen in a dialog, or dropped on it."""

    @abstractmethod
    def shelf(self) -> str:
        """The kind that new texts are of; empty: each name tells."""

    def add(self, paths: Sequence[Path]) -> None:
        """Add files as texts of the chosen shelf, or of the kind that each name tells."""
        add_files(self.context, paths, self.shelf(), self.say, self._on_added)

    def choose_files(self) -> None:
        """Ask for files, where adding is allowed."""
        if why_not(self.context, "library.add_files"):
            return
        dialog = QFileDialog(self, self.context.language.gettext("Add files to the library"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.open()

    def watch_keys(self) -> None:
        """Ask for files by Ctrl+N too."""
        new = QAction(self)
        new.setShortcut(QKeySequence("Ctrl+N"))
        new.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.triggered.connect(self.choose_files)
        self.addAction(new)

    def say(self, words: str) -> None:
        """Tell the person what did not go as wished."""
        self.messages.show_message("warning", words)
        self.context.announce(words)

    def takes_files(self) -> tuple[str, str] | None:
        """They are added to the library."""
        return self.context.language.gettext("Add {files} to the library"), why_not(self.context, "library.add_files")

    def take_files(self, paths: Sequence[Path]) -> None:
        """Add them."""
        self.add(paths)

    def _on_added(self, change_set: ChangeSet) -> None:
        made = [change.record_id for change in change_set.changes if change.entity == ITEMS]
        if made:
            self.context.reveal(ITEMS, made[0])
        read_words(self.context, lambda: self.refresh(None))


def _words(context: PageContext, error: Exception) -> str:
    if isinstance(error, FocalPointError):
        return explain(error, context.language)
    return context.language.gettext("The files could not be added. The vault is unchanged. Try again.")
