"""The window before a vault is open: the first run and unlocking. It ends with ``opened``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout

from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import FocalPointError
from focalpoint.language import LANGUAGES, OWN_NAMES
from focalpoint.services import doors
from focalpoint.ui.pages.welcome import steps
from focalpoint.ui.pages.welcome.card import CardPage, ClosingWidget
from focalpoint.ui.pages.welcome.secret_steps import PassphraseStep, RecoveryStep
from focalpoint.ui.pages.welcome.unlock import UnlockPage
from focalpoint.ui.shell.errors import ErrorDesk
from focalpoint.ui.shell.jobs import Job, JobRunner
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.speech import Shell, speak
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.topbar import SHORT_NAMES
from focalpoint.ui.widgets.basics import label

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Openers:
    """The services' ways into a vault; tests give cheaper ones."""

    new_vault: Callable[..., tuple[Workspace, str]]
    unlock: Callable[..., Workspace]
    unlock_with_recovery: Callable[..., Workspace]
    open_sample: Callable[..., Workspace]
    home: Callable[[], Path] = doors.home


class WelcomeWindow(ClosingWidget):
    """One card at a time."""

    opened = Signal(object)
    """The workspace that was unlocked or made."""

    def __init__(
        self,
        openers: Openers,
        *,
        shell: Shell,
        theme: Theme,
        memory: WindowMemory,
        errors: ErrorDesk,
        clock: Clock,
    ) -> None:
        super().__init__(lambda: not self.jobs.running)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._openers, self._shell, self._theme, self._memory = openers, shell, theme, memory
        self._errors, self._clock = errors, clock
        self.jobs = JobRunner(self)
        self._made: Workspace | None = None
        self._product = label(role="heading")
        self._language_button = QToolButton()
        self._language_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        for code in LANGUAGES:
            self._menu.addAction(OWN_NAMES[code]).triggered.connect(lambda _on=False, code=code: self._speak(code))
        self._language_button.setMenu(self._menu)
        self.stack = QStackedWidget()
        self.unlock = UnlockPage(theme)
        self.language = steps.LanguageStep(theme)
        self.begin = steps.BeginStep(theme)
        self.office = steps.OfficeStep(theme)
        self.passphrase = PassphraseStep(theme, self._own_names)
        self.recovery = RecoveryStep(theme, doors.same_code)
        self.done = steps.DoneStep(theme)
        self._all: tuple[CardPage, ...] = (
            self.unlock, self.language, self.begin, self.office, self.passphrase, self.recovery, self.done,
        )  # fmt: skip
        for page in self._all:
            self.stack.addWidget(page)
        self._lay_out()
        self._wire()
        self._errors.happened.connect(self._on_unexpected)
        shell.language_changed.connect(self.retranslate)
        self.retranslate()
        self.resize(1366, 768)

    def first_run(self) -> None:
        """Begin at the language."""
        self.show_page(self.language)

    def choose_beginning(self) -> None:
        """Begin at the choice of a vault."""
        self.show_page(self.begin)

    def ask_unlock(self, folder: Path, reason: str = "") -> None:
        """Ask for the passphrase of a vault.

        Args:
            folder: the vault.
            reason: why it was locked, as a sentence; empty for nothing.
        """
        try:
            names = doors.user_names(folder)
        except FocalPointError as error:
            self.show_page(self.begin)
            self.begin.messages.show_message("warning", self._explain(error))
            return
        known = [*self._memory.recent(), *doors.vaults()]
        self.unlock.set_vaults(known, folder)
        self.unlock.set_users(names)
        self.unlock.set_reason(reason)
        self.unlock.messages.clear()
        self.unlock.secret.clear()
        self.unlock.code.clear()
        self.unlock.retranslate(self._shell.language)
        self.show_page(self.unlock)

    def show_page(self, page: CardPage) -> None:
        """Show a card and put the keyboard in it."""
        self.stack.setCurrentWidget(page)
        page.started()

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._shell.language
        self.setWindowTitle(language.gettext("Focal Point"))
        self._product.setText(language.gettext("Focal Point"))
        self._language_button.setText(f"{SHORT_NAMES[language.code]} ▾")
        self._language_button.setAccessibleName(language.gettext("Language of the screen"))
        self._theme.redress()
        for page in self._all:
            page.retranslate(language)
        self._fill_country()

    # --- inside -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        mark = QLabel()
        mark.setPixmap(self._theme.icon("shield", "accent").pixmap(22, 22))
        row = QHBoxLayout()
        row.setContentsMargins(20, 14, 20, 0)
        row.addWidget(mark)
        row.addWidget(self._product)
        row.addStretch(1)
        row.addWidget(self._language_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def _wire(self) -> None:
        self.language.language_chosen.connect(self._speak)
        self.language.done.connect(lambda: self.show_page(self.begin))
        self.begin.back.connect(lambda: self.show_page(self.language))
        self.begin.new_asked.connect(self._on_new)
        self.begin.open_asked.connect(self._on_open)
        self.begin.sample_asked.connect(self._on_sample)
        self.office.back.connect(lambda: self.show_page(self.begin))
        self.office.done.connect(lambda: self.show_page(self.passphrase))
        self.office.country_chosen.connect(self._on_country)
        self.passphrase.back.connect(lambda: self.show_page(self.office))
        self.passphrase.done.connect(self._on_make)
        self.recovery.print_asked.connect(self._on_print)
        self.recovery.save_asked.connect(self._on_save)
        self.recovery.done.connect(lambda: self.show_page(self.done))
        self.done.done.connect(self._on_done)
        self.unlock.unlock_asked.connect(self._on_unlock)
        self.unlock.recovery_asked.connect(self._on_recovery)
        self.unlock.vault_chosen.connect(lambda folder: self.ask_unlock(Path(folder)))
        self.unlock.other_asked.connect(self._on_open)
        self.unlock.new_asked.connect(self.choose_beginning)

    def _speak(self, code: str) -> None:
        self._memory.put("language", code)
        self._shell.set_language(code)

    def _explain(self, error: FocalPointError) -> str:
        from focalpoint.words.errors import explain

        return explain(error, self._shell.language)

    def _own_names(self) -> tuple[str, ...]:
        return (self.office.name.text(), self.office.vault.text())

    def _fill_country(self) -> None:
        if self.stack.currentWidget() is not self.office and not self.office.country.count():
            return
        language = self._shell.language
        named = ((code, language.country(alpha2)) for code, alpha2 in doors.countries().items())
        nobody: list[tuple[str | None, str]] = [("", language.gettext("Not said"))]
        self.office.country.set_choices([*nobody, *sorted(named, key=lambda pair: pair[1].casefold())])

    def _on_new(self) -> None:
        self.show_page(self.office)
        if not self.office.country.count():
            self._fill_country()
            self.office.country.set_code("")
            self.office.zone.set_choices([(zone, zone.replace("_", " ")) for zone in doors.zones()])
            self.office.zone.set_code("UTC")
            self.office.set_weekend((5, 6))
            self.office.vault.setText(self._shell.language.gettext("Our office"))

    def _on_country(self, code: str) -> None:
        alpha2 = doors.countries().get(code, "")
        if alpha2:
            self.office.zone.set_code(doors.usual_zone(alpha2))
            self.office.set_weekend(doors.usual_weekend(alpha2))

    def _on_open(self) -> None:
        title = self._shell.language.gettext("Choose the vault's folder")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self._openers.home()))
        if chosen:
            self.ask_unlock(Path(chosen))

    def _on_sample(self) -> None:
        if self.jobs.running:
            return
        language, clock = self._shell.language, self._clock
        words = language.gettext("Preparing the sample country…")
        self.begin.messages.show_message("info", words)
        job = self._job(
            lambda progress: self._openers.open_sample(clock=clock, language=language.code, progress=progress),
            self.opened.emit,
            lambda error: self.begin.messages.show_message("warning", self._explain(error)),
        )

        def show(done: int, total: int, _code: str) -> None:
            if total:
                self.begin.messages.show_message("info", f"{words} {language.percent(done * 100 / total)}")

        job.progressed.connect(show)
        job.start()

    def _on_make(self) -> None:
        folder = doors.new_folder(self.office.vault.text())
        name, passphrase = self.office.name.text().strip(), self.passphrase.first.text()
        country, zone, weekend = (
            self.office.country.code() or "",
            self.office.zone.code() or "UTC",
            self.office.weekend(),
        )
        clock, language = self._clock, self._shell.language.code

        def make(_progress: object) -> tuple[Workspace, str]:
            folder.parent.mkdir(parents=True, exist_ok=True)
            workspace, code = self._openers.new_vault(
                folder,
                user_name=name,
                passphrase=passphrase,
                country=country,
                zone=zone,
                clock=clock,
                language=language,
            )
            workspace.settings.set(weekend=weekend)
            return workspace, code

        self.passphrase.set_busy(True)
        self._work(make, self._on_made, self._on_not_made)

    def _on_made(self, made: tuple[Workspace, str]) -> None:
        self._made, code = made
        self.passphrase.set_busy(False)
        self.passphrase.first.clear()
        self.passphrase.second.clear()
        self.recovery.set_code(code)
        self.show_page(self.recovery)

    def _on_not_made(self, error: FocalPointError) -> None:
        self.passphrase.set_busy(False)
        self.passphrase.messages.show_message("warning", self._explain(error))

    def _on_done(self) -> None:
        if self._made is not None:
            made, self._made = self._made, None
            self.recovery.set_code("")
            self.opened.emit(made)

    def _on_unlock(self, folder: str, user: str, passphrase: str) -> None:
        clock = self._clock
        self._try(
            Path(folder),
            lambda _progress: self._openers.unlock(
                Path(folder), user_name=user or None, passphrase=passphrase, clock=clock
            ),
        )

    def _on_recovery(self, folder: str, code: str) -> None:
        clock = self._clock
        self._try(
            Path(folder), lambda _progress: self._openers.unlock_with_recovery(Path(folder), code=code, clock=clock)
        )

    def _try(self, folder: Path, work: Callable[[Any], Workspace]) -> None:
        self.unlock.set_busy(True)

        def refused(error: FocalPointError) -> None:
            text = self._explain(error)
            self.unlock.refuse(text, doors.pause(folder, self._clock))
            speak(self, text, urgent=True)

        self._work(work, self._on_unlocked, refused)

    def _on_unlocked(self, workspace: object) -> None:
        self.unlock.set_busy(False)
        self.unlock.secret.clear()
        self.unlock.code.clear()
        self.opened.emit(workspace)

    def _work(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], refused: Callable[[FocalPointError], None]
    ) -> None:
        """Do it off the window's thread: deriving a key takes about a second."""
        self._job(work, done, refused).start()

    def _job(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], refused: Callable[[FocalPointError], None]
    ) -> Job:
        job = self.jobs.create("", work, writes=True)

        def failed(error: Exception) -> None:
            if isinstance(error, FocalPointError):
                refused(error)
            else:
                self.unlock.set_busy(False)
                self.passphrase.set_busy(False)
                self._errors.report(error)

        job.succeeded.connect(done)
        job.failed.connect(failed)
        return job

    def _on_print(self) -> None:
        from focalpoint.ui.pages.welcome.sheet import print_sheet

        print_sheet(self, self._sheet_lines(), self._shell.language)

    def _on_save(self) -> None:
        from focalpoint.ui.pages.welcome.sheet import save_sheet

        language = self._shell.language
        title = language.gettext("Save the recovery sheet")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, "recovery.pdf", "PDF (*.pdf)")
        if chosen:
            save_sheet(Path(chosen), self._sheet_lines(), language)
            text = language.gettext("Saved. Take the file away from this computer once it is printed.")
            self.recovery.messages.show_message("info", text)

    def _sheet_lines(self) -> tuple[str, str, str]:
        vault = self._made.vault if self._made is not None else None
        words = " ".join(vault.signing.words) if vault is not None else ""
        return self.office.vault.text(), self.recovery.code, words

    def _on_unexpected(self, details: str) -> None:
        from focalpoint.ui.shell.context import copy_text

        page = self.stack.currentWidget()
        messages = getattr(page, "messages", None)
        if self.isVisible() and messages is not None:
            language = self._shell.language
            text = language.gettext("Something unexpected happened. Your vaults are as they were.")
            messages.show_message("error", text, language.gettext("Copy details"), lambda: copy_text(details))
