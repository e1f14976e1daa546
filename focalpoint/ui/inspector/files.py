"""Files on a record: attached by button or by dropping them here, kept inside the vault, saved out as copies."""

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
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.domain.tasks import FileInfo
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext


class FilesSection(Section):
    """The record's files, each with its size, a copy to save and a way to put it away."""

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
        reason = why_not(self.context, "files.attach")
        for info in self.context.workspace.files.list(self.entity, self.record_id):
            self._listed.addWidget(self._row(info, language, reason))
        self._attach.setText(language.gettext("Attach a file…"))
        self._attach.setAccessibleDescription(language.gettext("Files can also be dropped here."))
        allow(self._attach, not reason, reason)
        if not reason:
            self._attach.setToolTip(language.gettext("Files can also be dropped here."))

    def attach(self, path: Path) -> None:
        """Take one file into the vault, on a worker."""
        workspace, entity, record_id = self.context.workspace, self.entity, self.record_id

        def work(progress: Progress) -> object:
            return workspace.files.attach(entity, record_id, path.name, path.read_bytes(), progress)

        self._failed.hide()
        title = self.context.language.gettext("Attaching {name}").format(name=isolate(path.name))
        job = self.context.jobs.create(title, work, writes=True)
        job.failed.connect(lambda error: self._on_failed(error, path))
        job.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped, where writing is allowed."""
        if event.mimeData().hasUrls() and not why_not(self.context, "files.attach"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take the dropped files."""
        for url in event.mimeData().urls():
            if url.isLocalFile() and Path(url.toLocalFile()).is_file():
                self.attach(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def _row(self, info: FileInfo, language: Language, reason: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        name = label(
            language.gettext("{name}, {size}").format(name=isolate(info.name), size=_size(language, info.size))
        )
        name.setWordWrap(True)
        name.setTextFormat(Qt.TextFormat.PlainText)
        line.addWidget(name, 1)
        line.addWidget(self._tool("save", language.gettext("Save a copy of {name}…"), info, self._on_save_copy))
        remove = self._tool("archive", language.gettext("Put {name} away"), info, self._on_remove)
        allow(remove, not reason, reason)
        line.addWidget(remove)
        return row

    def _tool(self, icon: str, words: str, info: FileInfo, act: Callable[[FileInfo], None]) -> QToolButton:
        button = QToolButton()
        self.context.theme.dress(button, icon)
        button.setToolTip(words.format(name=info.name))
        button.setAccessibleName(words.format(name=info.name))
        button.clicked.connect(lambda: act(info))
        return button

    def _on_attach(self) -> None:
        dialog = QFileDialog(self, self.context.language.gettext("Attach a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    def _on_files(self, paths: list[str]) -> None:
        for path in paths:
            self.attach(Path(path))

    def _on_save_copy(self, info: FileInfo) -> None:
        dialog = QFileDialog(self, self.context.language.gettext("Save a copy"))
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
            return target.write_bytes(workspace.files.read(info.id, entity=entity))

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
            words = explain(error, self.context.language)
        else:
            words = self.context.language.gettext(
                "“{name}” could not be read or written. The vault is unchanged. Check the file and try again."
            ).format(name=isolate(path.name))
        self._failed.setText(words)
        self._failed.show()


def _size(language: Language, size: int) -> str:
    if size < 1024 * 1024:
        return language.gettext("{n} kB").format(n=max(1, round(size / 1024)))
    return language.gettext("{n} MB").format(n=round(size / 1024 / 1024, 1))
