"""The first run as a whole: which step comes next, what is kept when one goes back, and when a vault is made.

Nothing is written before the passphrase is set. The vault that is made then is marked as unfinished until its
recovery code was typed back: closing the window before that, or ending the program, leaves nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from focalpoint.services import doors, proposals, vault_folders
from focalpoint.ui.pages.welcome.backup_step import BackupStep
from focalpoint.ui.pages.welcome.country_step import CountryStep
from focalpoint.ui.pages.welcome.secret_steps import PassphraseStep, RecoveryStep
from focalpoint.ui.pages.welcome.steps import ORDER, BeginStep, DoneStep, LanguageStep, Step
from focalpoint.ui.widgets.rail import StepState

if TYPE_CHECKING:
    from focalpoint.domain.errors import FocalPointError
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.pages.welcome.window import WelcomeWindow
    from focalpoint.ui.shell.jobs import Job


class FirstRun(QObject):
    """The steps of one first run in one window."""

    finished = Signal(object, str)
    """The workspace that was made, and what is wanted next: ``import``, ``people``, ``sample`` or nothing."""

    def __init__(self, window: WelcomeWindow, theme: Any) -> None:  # noqa: ANN401 - the theme, without a cycle
        super().__init__(window)
        self._window = window
        self._made: Workspace | None = None
        self._seen = {ORDER[0]}
        self.language = LanguageStep(theme)
        self.country = CountryStep(theme, window.clock.today())
        self.begin = BeginStep(theme)
        self.passphrase = PassphraseStep(theme)
        self.recovery = RecoveryStep(theme, doors.same_code)
        self.backup = BackupStep(theme)
        self.done = DoneStep(theme)
        self.steps: tuple[Step, ...] = (
            self.language, self.country, self.begin, self.passphrase, self.recovery, self.backup, self.done,
        )  # fmt: skip
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._work_out_month)
        self._wire()

    @property
    def unfinished(self) -> bool:
        """Whether a vault was made whose recovery code was not typed back yet."""
        return self._made is not None and self._window.stack.currentWidget() is self.recovery

    def shown(self, step: Step) -> None:
        """A step is shown: the steps at its side follow."""
        self._seen.add(step.key)
        at = ORDER.index(step.key)
        made = self._made is not None
        states = {name: self._state(name, step.key) for name in ORDER}
        # Before the vault is made one may go anywhere one was; afterwards what it was made of stands.
        first = ORDER.index("backup") if made else 0
        last = at if step is self.recovery else len(ORDER)
        may = frozenset(name for name in self._seen if first <= ORDER.index(name) < last) - {step.key}
        for each in self.steps:
            each.rail.show_states(states, may, self._window.speaks)

    def leave(self) -> None:
        """The window closes: a vault that is not finished goes."""
        made, self._made = self._made, None
        if made is None:
            return
        folder = made.vault.folder
        made.close()
        vault_folders.forget_unfinished(folder)

    def choose_begin(self) -> None:
        """Begin at the choice of a vault; the steps before it may still be visited."""
        self._seen |= {"language", "country"}
        self._window.show_page(self.begin)

    # --- inside -------------------------------------------------------------------------------------------------

    def _wire(self) -> None:
        show = self._window.show_page
        self.language.done.connect(lambda: show(self.country))
        self.country.back.connect(lambda: show(self.language))
        self.country.done.connect(lambda: show(self.begin))
        self.country.days_asked.connect(self._pause.start)
        self.begin.back.connect(lambda: show(self.country))
        self.begin.new_asked.connect(lambda: show(self.passphrase))
        self.passphrase.back.connect(lambda: show(self.begin))
        self.passphrase.done.connect(self._on_make)
        self.recovery.print_asked.connect(self._on_print)
        self.recovery.save_asked.connect(self._on_save)
        self.recovery.done.connect(self._on_typed_back)
        self.backup.choose_asked.connect(self._on_choose)
        self.backup.done.connect(self._on_backup)
        self.done.done.connect(lambda: self._finish(""))
        self.done.then_asked.connect(self._finish)
        for step in self.steps:
            step.rail.chosen.connect(self._on_rail)

    def _state(self, name: str, now: str) -> StepState:
        if name == now:
            return StepState.NOW
        if name == "backup" and name in self._seen and self._made is not None and self.backup.folder is None:
            return StepState.WARNING if ORDER.index(now) > ORDER.index(name) else StepState.TODO
        if ORDER.index(name) < ORDER.index(now) or (self._made is not None and name == "keys"):
            return StepState.DONE
        return StepState.TODO

    def _on_rail(self, name: str) -> None:
        self._window.show_page(next(step for step in self.steps if step.key == name))

    def _work_out_month(self) -> None:
        """The holidays are looked up on a worker: the library takes its time at first."""
        order = self.country.order()
        country, weekend, month, language, other = order

        def work(_progress: object) -> object:
            return proposals.month_days(country, weekend, month, language, other)

        job = self._window.jobs.create("", work, quiet=True)
        job.succeeded.connect(lambda days: self.country.show_days(order, days))
        job.start()

    def _on_make(self) -> None:
        window, form = self._window, self.country
        folder = doors.new_folder(self.passphrase.vault.text())
        name, passphrase = self.passphrase.name.text().strip(), self.passphrase.first.text()
        country, zone = form.country.code() or "", form.zone.code() or "UTC"
        settings, language, clock = form.settings(), window.speaks.code, window.clock
        new_vault = window.openers.new_vault

        def make(_progress: object) -> tuple[Workspace, str]:
            folder.parent.mkdir(parents=True, exist_ok=True)
            workspace, code = new_vault(
                folder,
                user_name=name,
                passphrase=passphrase,
                country=country,
                zone=zone,
                clock=clock,
                language=language,
            )
            vault_folders.mark_unfinished(folder)
            workspace.settings.set(**settings)
            return workspace, code

        self.passphrase.set_busy(True)
        window.work(make, self._on_made, self._on_not_made)

    def _on_made(self, made: tuple[Workspace, str]) -> None:
        self._made, code = made
        self.passphrase.set_busy(False)
        self.passphrase.first.clear()
        self.passphrase.second.clear()
        self.recovery.set_code(code)
        self._window.show_page(self.recovery)

    def _on_not_made(self, error: FocalPointError) -> None:
        self.passphrase.set_busy(False)
        self.passphrase.messages.show_message("warning", self._window.explain(error))

    def _on_typed_back(self) -> None:
        if self._made is not None:
            vault_folders.finish(self._made.vault.folder)
            self.recovery.set_code("")
        self._window.show_page(self.backup)

    def _on_choose(self) -> None:
        title = self._window.speaks.gettext("Choose a folder for backups")
        chosen = QFileDialog.getExistingDirectory(self._window, title)
        if chosen:
            self.take_place(Path(chosen))

    def take_place(self, folder: Path) -> None:
        """Look at a folder as a second place for backups."""
        vault = self._made.vault.folder if self._made is not None else doors.home()
        self.backup.show_place(folder, vault_folders.second_place(folder, vault))

    def _on_backup(self) -> None:
        made, folder = self._made, self.backup.folder
        if made is None or (not folder and not made.settings.get("backup_folder")):
            self._window.show_page(self.done)
            return

        def keep(_progress: object) -> None:
            made.settings.set(backup_folder=str(folder) if folder else "")
            made.backups.make()

        self._window.work(keep, lambda _none: self._window.show_page(self.done), self._on_not_kept)

    def _on_not_kept(self, error: FocalPointError) -> None:
        self.backup.messages.show_message("warning", self._window.explain(error))

    def _finish(self, then: str) -> None:
        made, self._made = self._made, None
        self._seen = {ORDER[0]}
        if made is not None:
            self.finished.emit(made, then)

    def _on_print(self) -> None:
        from focalpoint.ui.pages.welcome.sheet import print_sheet

        print_sheet(self._window, self._sheet_lines(), self._window.speaks)

    def _on_save(self) -> None:
        from focalpoint.ui.pages.welcome.sheet import save_sheet

        language = self._window.speaks
        title = language.gettext("Save the recovery sheet")
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, "recovery.pdf", "PDF (*.pdf)")
        if chosen:
            save_sheet(Path(chosen), self._sheet_lines(), language)
            text = language.gettext("Saved. Take the file away from this computer once it is printed.")
            self.recovery.messages.show_message("info", text)

    def _sheet_lines(self) -> tuple[str, str, str]:
        vault = self._made.vault if self._made is not None else None
        words = " ".join(vault.signing.words) if vault is not None else ""
        return self.passphrase.vault.text(), self.recovery.code, words


def start_sample(window: WelcomeWindow, begin: BeginStep) -> Job:
    """Make the sample country, or open it; says how far it is, and can be stopped."""
    language, clock, open_sample = window.speaks, window.clock, window.openers.open_sample
    words = language.gettext("Preparing the sample country…")
    begin.messages.show_message("info", words)
    begin.set_busy(True)

    def over(act: Callable[[], None]) -> None:
        begin.set_busy(False)
        act()

    job = window.job(
        lambda progress: open_sample(clock=clock, language=language.code, progress=progress),
        lambda workspace: over(lambda: window.opened.emit(workspace)),
        lambda error: over(lambda: begin.messages.show_message("warning", window.explain(error))),
    )

    def show(done: int, total: int, _code: str) -> None:
        if total:
            begin.messages.show_message("info", f"{words} {language.percent(done * 100 / total)}")

    job.progressed.connect(show)
    job.cancelled.connect(lambda: over(begin.messages.clear))
    begin.stop_asked.connect(job.cancel)
    job.start()
    return job
