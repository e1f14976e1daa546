"""Settings of backups: how old the newest is, make one, copy one to another place, restore one after a look at it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton

from focalpoint.domain.changes import ChangeSet
from focalpoint.language import Language, isolate
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.pages.settings.second_place import SecondPlaceCard
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.shell.context import PageContext, copy_text
from focalpoint.ui.shell.dialogs import ask
from focalpoint.ui.shell.theme.theme import apply_property
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.backups import age, contents, last_backup, reason

if TYPE_CHECKING:
    from focalpoint.services.backups import BackupInfo, BackupPreview

_OLD: Final = 7
"""Days after which the newest backup is shown in red."""


class BackupsSection(Section):
    """The files beside the vault, newest first."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loader = Loader(context, self)
        self._age: int | None = None
        card = self.add_card(
            lambda language: language.gettext("Backups"),
            lambda language: language.gettext(
                "Made by themselves every half hour and on closing when something changed, and before each import."
                " Each is one encrypted file that is opened again and counted before older ones go."
            ),
        )
        self._strip, self._sign, self._state = QFrame(), QLabel(), label(role="strong", wrap=True)
        line = QHBoxLayout(self._strip)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(8)
        line.addWidget(self._sign)
        line.addWidget(self._state, 1)
        card.column.addWidget(self._strip)
        self.make, self.make_in, self.copy = PrimaryButton(), QPushButton(), QPushButton()
        self.restore, self.folder = QPushButton(), QPushButton()
        card.add_row(self.make, self.make_in)
        self.model: RecordModel[BackupInfo] = RecordModel(
            self._columns(), lambda info: str(info.path), language=context.language, theme=context.theme
        )
        self.table = TableView(context.theme)
        self.table.set_record_model(self.model, context.memory, "columns.backups")
        self.table.setProperty("framed", False)
        self.table.setMinimumHeight(context.theme.px(150))
        card.column.addWidget(self.table)
        card.add_row(self.restore, self.copy, self.folder)
        self._path = label(role="small", wrap=True)
        card.column.addWidget(self._path)
        self.second = SecondPlaceCard(context, self.reason_against)
        self.cards.append(self.second)
        self.column.addWidget(self.second)
        self.finish()
        self.make.clicked.connect(lambda: self._make(None))
        self.make_in.clicked.connect(self._on_make_in)
        self.copy.clicked.connect(self._on_copy)
        self.folder.clicked.connect(self._on_folder)
        self.restore.clicked.connect(self._on_restore)
        self.table.picked.connect(lambda _id: self._allow())
        context.theme.changed.connect(self._show_age)

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self.make.setText(language.gettext("Make one now"))
        self.make_in.setText(language.gettext("Make one in a folder…"))
        self.copy.setText(language.gettext("Copy to a folder…"))
        self.folder.setText(language.gettext("Open the folder"))
        self.restore.setText(language.gettext("Restore…"))
        self.table.setAccessibleName(language.gettext("Backups"))
        self.model.retranslate(language)
        where = isolate(str(self.context.workspace.vault.folder / "backups"))
        self._path.setText(language.gettext("They lie in {folder}").format(folder=where))
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show the files; they are read off the window's thread."""
        self.second.show_place()
        if change_set is not None:
            return
        backups = self.context.workspace.backups
        self._loader.load(lambda: (backups.list(), backups.age_days()), self._on_read, self.context.fail)
        self._allow()

    def _on_read(self, found: tuple[list[BackupInfo], int | None]) -> None:
        infos, self._age = found
        self.model.set_records(infos)
        self._show_age()
        self._allow()

    def _show_age(self) -> None:
        old = self._age is None or self._age > _OLD
        apply_property(self._strip, "message", "error" if old else "done")
        size = self.context.theme.px(18)
        name, ink = ("warning", "red") if old else ("check", "green")
        self._sign.setPixmap(self.context.theme.icon(name, ink).pixmap(size, size))
        self._state.setText(last_backup(self.context.language, self._age))

    def _columns(self) -> tuple[Column[BackupInfo], ...]:
        clock = self.context.workspace.clock
        zone = ZoneInfo(clock.zone)

        def days(info: BackupInfo) -> int:
            return max(0, (clock.today() - info.at.astimezone(zone).date()).days)

        return (
            Column(
                "at",
                lambda language: language.gettext("Made"),
                lambda info, language: language.moment(info.at, clock.zone),
                key=lambda info: info.at,
                width=165,
            ),
            Column(
                "age",
                lambda language: language.gettext("Age"),
                lambda info, language: age(language, days(info)),
                key=lambda info: -info.at.timestamp(),
                width=90,
            ),
            Column("reason", lambda language: language.gettext("Why"), _reason, width=140),
            Column("holds", lambda language: language.gettext("Holds"), _holds, width=235),
            Column(
                "size",
                lambda language: language.gettext("Size"),
                _size,
                key=lambda info: info.size,
                width=75,
                numeric=True,
            ),
            Column("state", lambda language: language.gettext("State"), _word, width=120, state=_state),
        )

    def _allow(self) -> None:
        language, chosen = self.context.language, self.table.current_id() if self.model.rowCount() else None
        against = self.reason_against("backups.make")
        for button in (self.make, self.make_in):
            allow(button, not against, against)
        unchosen = "" if chosen is not None else language.gettext("Select a backup first.")
        for button, method in ((self.restore, "backups.restore"), (self.copy, "backups.copy")):
            against = self.reason_against(method) or unchosen
            allow(button, not against, against)

    def _chosen(self) -> BackupInfo | None:
        chosen = self.table.current_id() if self.model.rowCount() else None
        return None if chosen is None else self.model.record(self.model.row_of(chosen))

    def _make(self, folder: Path | None) -> None:
        language, backups = self.context.language, self.context.workspace.backups
        title = language.gettext("Making a backup")
        job = self.context.jobs.create(title, lambda _progress: backups.make(folder), writes=True)
        job.succeeded.connect(self._on_made)
        job.failed.connect(self.context.fail)
        job.start()

    def _on_made(self, path: Path) -> None:
        self.refresh(None)
        words = self.context.language.gettext("The backup {file} is made and checked.")
        self.context.announce(words.format(file=isolate(path.name)))

    def _on_make_in(self) -> None:
        folder = self._choose_folder()
        if folder is not None:
            self._make(folder)

    def _on_copy(self) -> None:
        info, folder = self._chosen(), self._choose_folder()
        if info is None or folder is None:
            return
        language, backups = self.context.language, self.context.workspace.backups
        job = self.context.jobs.create(
            language.gettext("Copying a backup"), lambda _progress: backups.copy(info.path, folder)
        )
        job.succeeded.connect(self._on_copied)
        job.failed.connect(self.context.fail)
        job.start()

    def _on_copied(self, path: Path) -> None:
        words = self.context.language.gettext("The backup is copied to {folder} and compared.")
        self.context.announce(words.format(folder=isolate(str(path.parent))))

    def _choose_folder(self) -> Path | None:
        title = self.context.language.gettext("Choose a folder for the backup")
        chosen = QFileDialog.getExistingDirectory(self, title)
        return Path(chosen) if chosen else None

    def _on_folder(self) -> None:
        folder = self.context.workspace.vault.folder / "backups"
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            copy_text(str(folder))
            self.context.announce(self.context.language.gettext("The folder's path is copied."))

    def _on_restore(self) -> None:
        info, language, backups = self._chosen(), self.context.language, self.context.workspace.backups
        if info is None:
            return
        job = self.context.jobs.create(
            language.gettext("Looking into the backup"), lambda _progress: backups.preview(info), quiet=True
        )
        job.succeeded.connect(self._on_previewed)
        job.failed.connect(self.context.fail)
        job.start()

    def _on_previewed(self, preview: BackupPreview) -> None:
        from focalpoint.ui.pages.settings.restore import RestoreQuestion

        question = RestoreQuestion(self.window(), preview, self.context.language, self.context.workspace.clock.zone)
        ask(question, lambda why: self.context.restore(preview.path, why))


def _reason(info: BackupInfo, language: Language) -> str:
    return reason(language, info.reason)


def _holds(info: BackupInfo, language: Language) -> str:
    together: Counter[str] = Counter()
    for tables in info.tables.values():
        together.update(tables)
    return contents(language, together)


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
