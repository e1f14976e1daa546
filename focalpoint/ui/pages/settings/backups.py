"""Settings of backups: where they are, make one now, restore one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton

from focalpoint.domain.changes import ChangeSet
from focalpoint.language import Language, isolate
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.shell.context import PageContext, copy_text
from focalpoint.ui.shell.dialogs import Question, ask
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from focalpoint.services.backups import BackupInfo


class BackupsSection(Section):
    """The files beside the vault, newest first."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        zone = context.workspace.clock.zone
        card = self.add_card(
            lambda language: language.gettext("Backups"),
            lambda language: language.gettext(
                "Made by themselves every half hour and on closing when something changed, and before each import."
                " Each is one encrypted file that is opened again and counted before older ones go."
            ),
        )
        self.make, self.make_in, self.folder = PrimaryButton(), QPushButton(), QPushButton()
        self.restore = QPushButton()
        card.add_row(self.make, self.make_in, self.folder, self.restore)
        self._path = label(role="small", wrap=True)
        card.column.addWidget(self._path)
        self.model: RecordModel[BackupInfo] = RecordModel(
            (
                Column(
                    "at",
                    lambda language: language.gettext("Made"),
                    lambda info, language: language.moment(info.at, zone),
                    key=lambda info: info.at,
                    width=180,
                ),
                Column("reason", lambda language: language.gettext("Why"), _reason, width=150),
                Column(
                    "size",
                    lambda language: language.gettext("Size"),
                    _size,
                    key=lambda info: info.size,
                    width=90,
                    numeric=True,
                ),
                Column("state", lambda language: language.gettext("State"), _word, width=140, state=_state),
            ),
            lambda info: str(info.path),
            language=context.language,
            theme=context.theme,
        )
        self.table = TableView(context.theme)
        self.table.set_record_model(self.model, context.memory, "columns.backups")
        self.table.setProperty("framed", False)
        self.table.setMinimumHeight(context.theme.px(240))
        card.column.addWidget(self.table)
        self.finish()
        self.make.clicked.connect(lambda: self._make(None))
        self.make_in.clicked.connect(self._on_make_in)
        self.folder.clicked.connect(self._on_folder)
        self.restore.clicked.connect(self._on_restore)
        self.table.picked.connect(lambda _id: self._allow())

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self.make.setText(language.gettext("Make one now"))
        self.make_in.setText(language.gettext("Make one in a folder…"))
        self.folder.setText(language.gettext("Open the folder"))
        self.restore.setText(language.gettext("Restore…"))
        self.table.setAccessibleName(language.gettext("Backups"))
        self.model.retranslate(language)
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show the files."""
        if change_set is not None:
            return
        language, workspace = self.context.language, self.context.workspace
        self.model.set_records(workspace.backups.list())
        where = isolate(str(workspace.vault.folder / "backups"))
        self._path.setText(language.gettext("They lie in {folder}").format(folder=where))
        self._allow()

    def _allow(self) -> None:
        reason = self.reason_against("backups.make")
        for button in (self.make, self.make_in):
            allow(button, not reason, reason)
        reason = self.reason_against("backups.restore")
        if not reason and self.table.current_id() is None:
            reason = self.context.language.gettext("Select a backup first.")
        allow(self.restore, not reason, reason)

    def _make(self, folder: Path | None) -> None:
        language, backups = self.context.language, self.context.workspace.backups
        title = language.gettext("Making a backup")
        job = self.context.jobs.create(title, lambda _progress: backups.make(folder), writes=True)
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_made(self, path: Path) -> None:
        self.refresh(None)
        words = self.context.language.gettext("The backup {file} is made and checked.")
        self.context.announce(words.format(file=isolate(path.name)))

    def _on_failed(self, error: Exception) -> None:
        self.context.fail(error)

    def _on_make_in(self) -> None:
        title = self.context.language.gettext("Choose a folder for the backup")
        chosen = QFileDialog.getExistingDirectory(self, title)
        if chosen:
            self._make(Path(chosen))

    def _on_folder(self) -> None:
        folder = self.context.workspace.vault.folder / "backups"
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            copy_text(str(folder))
            self.context.announce(self.context.language.gettext("The folder's path is copied."))

    def _on_restore(self) -> None:
        language, chosen = self.context.language, self.table.current_id()
        if chosen is None:
            return
        info = self.model.record(self.model.row_of(chosen))
        at = language.moment(info.at, self.context.workspace.clock.zone)
        question = Question(
            self.window(),
            title=language.gettext("Restore the backup of {at}?").format(at=at),
            text=language.gettext(
                "The vault becomes what it was then. What is there now is kept beside it, and you unlock again."
            ),
            act=language.gettext("Restore"),
            leave=language.gettext("Leave as it is"),
            danger=True,
        )
        question.ask_reason(language.gettext("Reason, kept in the journal"))
        ask(question, lambda reason: self.context.restore(info.path, reason))


def _reason(info: BackupInfo, language: Language) -> str:
    words = {
        "asked": language.gettext("Asked for"),
        "interval": language.gettext("Every half hour"),
        "exit": language.gettext("On closing"),
        "import": language.gettext("Before an import"),
        "migration": language.gettext("Before an update"),
        "rotation": language.gettext("Before new keys"),
        "rotate": language.gettext("Before new keys"),
    }
    return words.get(info.reason, info.reason)


def _size(info: BackupInfo, language: Language) -> str:
    return language.gettext("{n} MB").format(n=language.number(max(info.size, 52_429) / 1_048_576, 1))


def _state(info: BackupInfo, language: Language) -> tuple[str, str]:
    if info.failed:
        return "red", language.gettext("Damaged")
    if info.verified:
        return "green", language.gettext("Checked")
    return "grey", language.gettext("Not yet checked")


def _word(info: BackupInfo, language: Language) -> str:
    return _state(info, language)[1]
