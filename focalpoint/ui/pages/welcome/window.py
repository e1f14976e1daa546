"""The window before a vault is open: the first run and unlocking. It ends with ``opened``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout

from focalpoint.domain.clock import Clock, instant_text
from focalpoint.domain.errors import FocalPointError
from focalpoint.language import LANGUAGES, OWN_NAMES, Language, isolate
from focalpoint.services import doors, vault_folders
from focalpoint.ui.pages.welcome.card import CardPage, ClosingWidget
from focalpoint.ui.pages.welcome.drops import WelcomeRules
from focalpoint.ui.pages.welcome.first_run import FirstRun, start_sample
from focalpoint.ui.pages.welcome.questions import ask_to_leave, ask_to_remove
from focalpoint.ui.pages.welcome.steps import Step
from focalpoint.ui.pages.welcome.unlock import UnlockPage
from focalpoint.ui.pages.welcome.vault_list import VaultLine
from focalpoint.ui.shell.drop import DropGuide
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
    then_asked = Signal(str)
    """What is wanted in the vault that was just opened: ``import`` or ``people``."""

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
        super().__init__(self._may_close)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.openers, self._shell, self._theme, self._memory = openers, shell, theme, memory
        self._errors, self.clock = errors, clock
        self.jobs = JobRunner(self)
        self._asked_to_leave = False
        self._product = label(role="heading")
        self._language_button = QToolButton()
        self._language_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        for code in LANGUAGES:
            self._menu.addAction(OWN_NAMES[code]).triggered.connect(lambda _on=False, code=code: self._speak(code))
        self._language_button.setMenu(self._menu)
        self.stack = QStackedWidget()
        self.unlock = UnlockPage(theme)
        self.run = FirstRun(self, theme)
        self.language, self.country, self.begin = self.run.language, self.run.country, self.run.begin
        self.passphrase, self.recovery = self.run.passphrase, self.run.recovery
        self.backup, self.done = self.run.backup, self.run.done
        self._all: tuple[CardPage, ...] = (self.unlock, *self.run.steps)
        for page in self._all:
            self.stack.addWidget(page)
        self._lay_out()
        self._wire()
        self.drops = DropGuide(self, theme, WelcomeRules(self))
        self._errors.happened.connect(self._on_unexpected)
        shell.language_changed.connect(self.retranslate)
        self.retranslate()
        self.resize(1366, 768)

    @property
    def speaks(self) -> Language:
        """The language of the screen now."""
        return self._shell.language

    def first_run(self) -> None:
        """Begin at the language."""
        vault_folders.forget_unfinished()
        self.show_page(self.language)

    def choose_beginning(self) -> None:
        """Begin at the choice of a vault."""
        self.run.choose_begin()

    def ask_unlock(self, folder: Path, reason: str = "") -> None:
        """Ask for the passphrase of a vault.

        Args:
            folder: the vault.
            reason: why it was locked, as a sentence; empty for nothing.
        """
        self.show_vaults(folder)
        try:
            names = doors.user_names(folder)
        except FocalPointError as error:
            self._show_missing(folder, error, reason)
            return
        self.unlock.set_users(names)
        self.unlock.set_reason(reason)
        self.unlock.messages.clear()
        self.unlock.secret.clear()
        self.unlock.code.clear()
        self.unlock.retranslate(self._shell.language)
        self.unlock.wait(doors.pause(folder, self.clock))
        self.show_page(self.unlock)

    def show_vaults(self, folder: Path) -> None:
        """The vaults to choose from: those opened last and those in the folder of new vaults."""
        known = dict.fromkeys([*self._memory.known(), *doors.vaults()])
        self.unlock.set_vaults([self._line(each) for each in known], self._line(folder))

    def show_page(self, page: CardPage) -> None:
        """Show a card and put the keyboard in it."""
        self.stack.setCurrentWidget(page)
        if isinstance(page, Step):
            self.run.shown(page)
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
        shown = self.stack.currentWidget()
        if isinstance(shown, Step):
            self.run.shown(shown)

    def say(self, kind: Literal["info", "done", "warning", "error"], words: str) -> None:
        """Say something on the card that is shown, and to the screen reader."""
        messages = getattr(self.stack.currentWidget(), "messages", None)
        if messages is not None:
            messages.show_message(kind, words)
        speak(self, words)

    def explain(self, error: FocalPointError) -> str:
        """An expected failure in words."""
        from focalpoint.words.errors import explain

        return explain(error, self._shell.language)

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
        self.begin.open_asked.connect(self._on_open)
        self.begin.sample_asked.connect(self._on_sample)
        self.run.finished.connect(self._on_first_run)
        self.unlock.unlock_asked.connect(self._on_unlock)
        self.unlock.recovery_asked.connect(self._on_recovery)
        self.unlock.vault_chosen.connect(lambda folder: self.ask_unlock(Path(folder)))
        self.unlock.vault_forgotten.connect(self._on_forget)
        self.unlock.look_asked.connect(self._on_look)
        self.unlock.sample_removal_asked.connect(lambda folder: self.ask_to_remove_sample(Path(folder)))
        self.unlock.other_asked.connect(self._on_open)
        self.unlock.new_asked.connect(self.choose_beginning)

    def _line(self, folder: Path) -> VaultLine:
        there = vault_folders.is_there(folder)
        return VaultLine(folder, self._memory.opened_at(folder), there, vault_folders.is_sample(folder))

    def _speak(self, code: str) -> None:
        self._memory.put("language", code)
        self._shell.set_language(code)

    def _on_open(self) -> None:
        title = self._shell.language.gettext("Choose the vault's folder")
        chosen = QFileDialog.getExistingDirectory(self, title, str(self.openers.home()))
        if chosen:
            self.ask_unlock(Path(chosen))

    def _on_sample(self) -> None:
        if not self.jobs.running:
            start_sample(self, self.begin)

    def _on_first_run(self, made: Workspace, then: str) -> None:
        if then != "sample":
            self.opened.emit(made)
            if then:
                self.then_asked.emit(then)
            return
        self._memory.add_recent(made.vault.folder, instant_text(self.clock.now()))

        def shut(_progress: object) -> None:
            made.backups.make_if_changed("exit")
            made.close()

        self.choose_beginning()
        self.work(shut, lambda _none: self._on_sample(), lambda _error: self._on_sample())

    def _show_missing(self, folder: Path, error: FocalPointError, reason: str = "") -> None:
        """A vault that cannot be asked for: gone, or no vault."""
        self.unlock.set_reason(reason)
        self.unlock.retranslate(self._shell.language)
        self.unlock.messages.show_message("warning", self.explain(error))
        if folder in self._memory.known() or self._memory.known():
            self.show_page(self.unlock)
            return
        self.choose_beginning()
        self.begin.messages.show_message("warning", self.explain(error))

    def _on_forget(self, folder: str) -> None:
        self._memory.forget_recent(Path(folder))
        left = self._memory.known() or [each for each in doors.vaults() if str(each) != folder]
        if left:
            self.ask_unlock(left[0])
        else:
            self.choose_beginning()

    def _on_look(self, folder: str) -> None:
        title = self._shell.language.gettext("Where is {name} now?").format(name=isolate(Path(folder).stem))
        chosen = QFileDialog.getExistingDirectory(self, title, str(self.openers.home()))
        if chosen:
            if vault_folders.is_there(Path(chosen)):
                self._memory.replace_recent(Path(folder), Path(chosen))
            self.ask_unlock(Path(chosen))

    def ask_to_remove_sample(self, folder: Path) -> None:
        """Ask, then remove a sample country that is closed."""
        ask_to_remove(self, self._shell.language, lambda: self.remove_sample(folder))

    def remove_sample(self, folder: Path) -> None:
        """Remove a sample country that is closed; the rest of the vaults are offered."""

        def gone(_none: object) -> None:
            self._memory.forget_recent(folder)
            left = [each for each in [*self._memory.recent(), *doors.vaults()] if each != folder]
            words = self._shell.language.gettext("The sample country was removed.")
            if left:
                self.ask_unlock(left[0], words)
            else:
                self.choose_beginning()
                self.begin.messages.show_message("done", words)

        def refused(error: FocalPointError) -> None:
            self.unlock.messages.show_message("warning", self.explain(error))

        self.show()
        self.work(lambda _progress: vault_folders.remove_sample(folder), gone, refused)

    def _on_unlock(self, folder: str, user: str, passphrase: str) -> None:
        clock = self.clock
        self._try(
            Path(folder),
            lambda _progress: self.openers.unlock(
                Path(folder), user_name=user or None, passphrase=passphrase, clock=clock
            ),
        )

    def _on_recovery(self, folder: str, code: str) -> None:
        clock = self.clock
        self._try(
            Path(folder), lambda _progress: self.openers.unlock_with_recovery(Path(folder), code=code, clock=clock)
        )

    def _try(self, folder: Path, work: Callable[[Any], Workspace]) -> None:
        self.unlock.set_busy(True)

        def refused(error: FocalPointError) -> None:
            text = self.explain(error)
            self.unlock.refuse(text, doors.pause(folder, self.clock))
            speak(self, text, urgent=True)

        self.work(work, self._on_unlocked, refused)

    def _on_unlocked(self, workspace: object) -> None:
        self.unlock.set_busy(False)
        self.unlock.secret.clear()
        self.unlock.code.clear()
        self.opened.emit(workspace)

    def work(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], refused: Callable[[FocalPointError], None]
    ) -> None:
        """Do it off the window's thread: deriving a key takes about a second."""
        self.job(work, done, refused).start()

    def job(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], refused: Callable[[FocalPointError], None]
    ) -> Job:
        """A job that is not started yet; what nobody expected goes to the desk of errors."""
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

    def _may_close(self) -> bool:
        """Not while work is under way; with an unfinished vault the person is asked first."""
        if self.jobs.writing is not None:
            return False
        if self.run.unfinished and not self._asked_to_leave:
            ask_to_leave(self, self._shell.language, self._leave_unfinished)
            return False
        self.run.leave()
        return True

    def _leave_unfinished(self) -> None:
        self._asked_to_leave = True
        self.close()

    def _on_unexpected(self, details: str) -> None:
        from focalpoint.ui.shell.context import copy_text

        page = self.stack.currentWidget()
        messages = getattr(page, "messages", None)
        if self.isVisible() and messages is not None:
            language = self._shell.language
            text = language.gettext("Something unexpected happened. Your vaults are as they were.")
            messages.show_message("error", text, language.gettext("Copy details"), lambda: copy_text(details))
