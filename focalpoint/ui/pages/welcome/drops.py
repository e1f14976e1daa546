"""What the window before a vault is open does with files: vaults are opened, backups are restored, plans wait."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.services import doors, vault_folders
from focalpoint.ui.shell.dialogs import Question, ask
from focalpoint.ui.shell.drop import DropPlan

if TYPE_CHECKING:
    from focalpoint.ui.pages.welcome.window import WelcomeWindow


class WelcomeRules:
    """The rules of the welcome window."""

    def __init__(self, window: WelcomeWindow) -> None:
        self._window = window

    def plan(self, paths: Sequence[Path]) -> DropPlan:
        """What would happen."""
        language, first = self._window.speaks, paths[0]
        if self._window.run.unfinished or self._window.jobs.writing is not None:
            return self._refuse(language.gettext("Finish the step that you are at first."))
        if len(paths) == 1 and vault_folders.is_there(first):
            title = language.gettext("Open the vault {name}").format(name=isolate(first.stem))
            return DropPlan("vault", title, language.gettext("Its passphrase is asked for next."), (first,))
        if len(paths) == 1 and first.is_file() and vault_folders.is_backup(first):
            title = language.gettext("Restore the backup {name}").format(name=isolate(first.name))
            sentence = language.gettext("You see what is in it before anything changes.")
            return DropPlan("backup", title, sentence, (first,))
        return self._refuse(
            language.gettext("Here only a vault’s folder or a backup can be dropped. Unlock a vault for anything else.")
        )

    def do(self, plan: DropPlan) -> None:
        """They were dropped."""
        if plan.kind == "vault":
            self._window.ask_unlock(plan.paths[0])
        elif plan.kind == "backup":
            self._ask_restore(plan.paths[0])
        else:
            self._window.say("warning", plan.sentence)

    def _refuse(self, why: str) -> DropPlan:
        return DropPlan("refused", self._window.speaks.gettext("This cannot be dropped here"), why)

    def _ask_restore(self, file: Path) -> None:
        from focalpoint.ui.shell.drop_inside import backup_words

        window, language = self._window, self._window.speaks
        try:
            facts = vault_folders.backup_facts(file)
        except FocalPointError as error:
            window.say("warning", window.explain(error))
            return
        folder = doors.new_folder(facts.name)
        text = language.gettext(
            "{backup} It becomes a vault of its own, {name}; other vaults stay as they are. The passphrases are those"
            " of the day of the backup."
        ).format(backup=backup_words(facts, language, window.clock.zone), name=isolate(folder.stem))
        question = Question(
            window,
            title=language.gettext("Restore this backup?"),
            text=text,
            act=language.gettext("Restore"),
            leave=language.gettext("Cancel"),
        )
        ask(question, lambda _reason: self._restore(file, folder))

    def _restore(self, file: Path, folder: Path) -> None:
        from focalpoint.services.restoring import restore_file

        window, language = self._window, self._window.speaks
        done = language.gettext("The backup is in place. Unlock it with the passphrase of that day.")
        window.work(
            lambda _progress: restore_file(file, folder, window.clock),
            lambda _none: window.ask_unlock(folder, done),
            lambda error: window.say("warning", window.explain(error)),
        )
