"""Files on a record: attached by button or by dropping them here, kept inside the vault, looked at inside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.attaching import attach, choose_and_attach
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.shell.dialogs import Question
from focalpoint.ui.shell.dialogs import ask as ask_question
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.domain.tasks import FileInfo
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext


class FilesSection(Section):
    """The record's files: a name opens one inside; beside it a copy to save and a way to put it away."""

    name = "files"
    tables = frozenset({"files"})

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(4)
        self._attach = QPushButton()
        context.theme.dress(self._attach, "attach")
        self._failed = label(role="error", wrap=True)
        self._failed.hide()
        self.column.addLayout(self._listed)
        self.column.addWidget(self._failed)
        self.column.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignLeading)
        self._attach.clicked.connect(self._on_attach)
        self.setAcceptDrops(True)

    def heading(self) -> str:
        """Files and how many."""
        count = len(self.context.workspace.files.list(self.entity, self.record_id))
        return self.context.language.gettext("Files ({n})").format(n=count)

    def show_record(self, record_id: str) -> None:
        """Another record; the last failure is forgotten."""
        self._failed.hide()
        super().show_record(record_id)

    def fill(self) -> None:
        """Show the files."""
        language = self.context.language
        clear(self._listed)
        reason = why_not(self.context, "files.archive")
        for info in self.context.workspace.files.list(self.entity, self.record_id):
            self._listed.addWidget(self._row(info, language, reason))
        reason = why_not(self.context, "files.attach_paths")
        self._attach.setText(language.gettext("Attach files…"))
        self._attach.setAccessibleDescription(language.gettext("Files can also be dropped here."))
        allow(self._attach, not reason, reason)
        if not reason:
            self._attach.setToolTip(language.gettext("Files can also be dropped here."))

    def attach(self, *paths: Path) -> None:
        """Take files into the vault, on a worker."""
        self._failed.hide()
        attach(self.context, self.entity, self.record_id, paths, self._say)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped, where writing is allowed."""
        if event.mimeData().hasUrls() and not why_not(self.context, "files.attach_paths"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take the dropped files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.attach(*paths)

    def _row(self, info: FileInfo, language: Language, reason: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        words = language.gettext("{name}, {size}").format(name=isolate(info.name), size=_size(language, info.size))
        name = ElidedLink()
        name.set_text(words)
        name.setAccessibleName(language.gettext("Open {name}").format(name=isolate(info.name)))
        name.clicked.connect(lambda: self._on_open(info))
        line.addWidget(name, 1)
        line.addWidget(self._tool("save", language.gettext("Save a copy of {name}…"), info, self.ask_copy))
        remove = self._tool("archive", language.gettext("Put {name} away"), info, self._on_remove)
        if reason:
            allow(remove, False, reason)
        line.addWidget(remove)
        return row

    def _tool(self, icon: str, words: str, info: FileInfo, act: Callable[[FileInfo], None]) -> QToolButton:
        button = QToolButton()
        self.context.theme.dress(button, icon)
        button.setToolTip(words.format(name=isolate(info.name)))
        button.setAccessibleName(words.format(name=isolate(info.name)))
        button.setMinimumSize(self.context.theme.px(24), self.context.theme.px(24))
        button.clicked.connect(lambda: act(info))
        return button

    def _on_open(self, info: FileInfo) -> None:
        from focalpoint.ui.inspector.viewing import view_file

        view_file(self.window(), self.context, info, self.entity, self.ask_copy)

    def _on_attach(self) -> None:
        self._failed.hide()
        choose_and_attach(self, self.context, self.entity, self.record_id, self._say)

    def ask_copy(self, info: FileInfo) -> None:
        """Warn that a copy is not encrypted, then ask where it goes."""
        language = self.context.language
        question = Question(
            self.window(),
            title=language.gettext("Save a copy outside the vault?"),
            text=language.gettext(
                "The copy of {name} will not be encrypted: whoever can read its folder can read it. "
                "Delete it when it is no longer needed."
            ).format(name=isolate(info.name)),
            act=language.gettext("Choose where…"),
            leave=language.gettext("Cancel"),
        )
        ask_question(question, lambda _reason: self._ask_where(info))

    def _ask_where(self, info: FileInfo) -> None:
        dialog = QFileDialog(self.window(), self.context.language.gettext("Save a copy"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(info.name)
        dialog.fileSelected.connect(lambda path: self.save_copy(info, Path(path)))
        dialog.open()

    def save_copy(self, info: FileInfo, target: Path) -> None:
        """Write a file of the vault to a place outside it, on a worker."""
        workspace, entity = self.context.workspace, self.entity

        def work(progress: Progress) -> object:
            del progress
            return workspace.files.save_copy(info.id, target, entity=entity)

        title = self.context.language.gettext("Saving a copy of {name}").format(name=isolate(info.name))
        job = self.context.jobs.create(title, work)
        job.failed.connect(lambda error: self._on_failed(error, target))
        said = self.context.language.gettext("A copy was saved. Outside the vault it is not encrypted.")
        job.succeeded.connect(lambda _result: self.context.announce(said))
        job.start()

    def _on_remove(self, info: FileInfo) -> None:
        self.context.run(lambda: self.context.workspace.files.archive([info.id], entity=self.entity))

    def _on_failed(self, error: Exception, path: Path) -> None:
        if isinstance(error, FocalPointError):
            self._say(explain(error, self.context.language))
            return
        words = self.context.language.gettext(
            "“{name}” could not be read or written. The vault is unchanged. Check the file and try again."
        )
        self._say(words.format(name=isolate(path.name)))

    def _say(self, words: str) -> None:
        self._failed.setText(words)
        self._failed.show()


def _size(language: Language, size: int) -> str:
    if size < 1024 * 1024:
        return language.gettext("{n} kB").format(n=max(1, round(size / 1024)))
    return language.gettext("{n} MB").format(n=round(size / 1024 / 1024, 1))
