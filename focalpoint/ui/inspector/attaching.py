"""Files of this computer come into the vault: on a worker, all as one step, with a sentence for what cannot come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.domain.progress import Progress
    from focalpoint.ui.shell.context import PageContext

Say = Callable[[str], None]


def attach(context: PageContext, entity: str, record_id: str, paths: Sequence[Path], say: Say) -> None:
    """Attach files to a record.

    Those that are too large are named by ``say``, and the others are attached all the same.
    """
    from focalpoint.services.files import LARGEST, PART, FileTooLargeError, too_large

    language, workspace = context.language, context.workspace
    reason = why_not(context, "files.attach_paths")
    if reason:
        say(reason)
        return
    large = [path for path in paths if too_large(path)]
    if large:
        names = ", ".join(isolate(path.name) for path in large)
        say(explain(FileTooLargeError(name=names, limit=LARGEST // PART), language))
    fitting = [path for path in paths if path not in large]
    if not fitting:
        return
    title = language.gettext("Attaching {name}").format(name=isolate(fitting[0].name))
    if len(fitting) > 1:
        title = language.ngettext("Attaching {n} file", "Attaching {n} files", len(fitting)).format(n=len(fitting))

    def work(progress: Progress) -> object:
        return workspace.files.attach_paths(entity, record_id, fitting, progress)

    job = context.jobs.create(title, work, writes=True)
    said = language.ngettext("{n} file attached.", "{n} files attached.", len(fitting)).format(n=len(fitting))
    job.succeeded.connect(lambda _result: context.announce(said))
    job.failed.connect(lambda error: say(_words(context, error)))
    job.start()


def choose_and_attach(parent: QWidget, context: PageContext, entity: str, record_id: str, say: Say) -> QFileDialog:
    """Ask for files and attach them."""
    dialog = QFileDialog(parent, context.language.gettext("Attach files"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: attach(context, entity, record_id, [Path(name) for name in names], say))
    dialog.open()
    return dialog


def _words(context: PageContext, error: Exception) -> str:
    if isinstance(error, FocalPointError):
        return explain(error, context.language)
    return context.language.gettext("The files could not be attached. The vault is unchanged. Try again.")
