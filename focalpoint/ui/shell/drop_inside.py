"""What the window of an open vault does with files that are dropped on it: vaults, backups, plans, attachments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.services import vault_folders
from focalpoint.services.imports.doors import import_suffixes
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.shell.dialogs import Question, ask
from focalpoint.ui.shell.drop import DropGuide, DropPlan, named
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.domain.progress import Progress
    from focalpoint.language import Language
    from focalpoint.ui.shell.window import MainWindow

STATUS_TABLES = frozenset({".xlsx", ".csv", ".tsv", ".txt", ".html", ".htm", ".pdf"})
"""What a depositary's table comes in, where the page of the treaties is shown."""

DIRECTORY_SHEETS = frozenset({".xlsx", ".csv", ".vcf"})
"""What entries of the directory come in, where its page is shown."""


class InsideRules:
    """The rules of one main window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.open_vault: Callable[[Path], None] | None = None
        """Locks this vault and asks for another's passphrase."""

    def plan(self, paths: Sequence[Path]) -> DropPlan:
        """What would happen."""
        first = paths[0]
        if len(paths) == 1 and vault_folders.is_there(first):
            return self._vault(first)
        if any(path.is_dir() for path in paths):
            return self._refuse(self._words.gettext("Only folders that are vaults can be dropped here."))
        if len(paths) == 1 and vault_folders.is_backup(first):
            return self._backup(first)
        if (taken := self._taken(paths)) is not None:
            return taken
        if len(paths) == 1 and self._window.current_name() == "instruments" and first.suffix.lower() in STATUS_TABLES:
            return self._status_table(first)
        if len(paths) == 1 and self._window.current_name() == "directory" and first.suffix.lower() in DIRECTORY_SHEETS:
            return self._directory_sheet(first)
        if len(paths) == 1 and first.suffix.lower() in import_suffixes(self._window.workspace.capabilities):
            return self._plan_file(first)
        return self._attachment(paths)

    def do(self, plan: DropPlan) -> None:
        """They were dropped."""
        if not plan.allowed:
            self._say(plan.sentence)
        elif plan.kind == "vault" and self.open_vault is not None:
            self.open_vault(plan.paths[0])
        elif plan.kind == "backup":
            self._ask_restore(plan.paths[0])
        elif plan.kind == "plan":
            self._import(plan.paths[0])
        elif plan.kind == "status":
            self._import_status(plan.paths[0])
        elif plan.kind == "directory":
            self._import_directory(plan.paths[0])
        elif plan.kind == "page" and (page := self._window.current_page()) is not None:
            page.take_files(plan.paths)
        else:
            self._ask_attach(plan.paths)

    # --- deciding -----------------------------------------------------------------------------------------------

    @property
    def _words(self) -> Language:
        return self._window.context.language

    def _refuse(self, why: str) -> DropPlan:
        return DropPlan("refused", self._words.gettext("This cannot be dropped here"), why)

    def _vault(self, folder: Path) -> DropPlan:
        if folder.resolve() == self._window.workspace.vault.folder.resolve():
            return self._refuse(self._words.gettext("This vault is the one that is open."))
        title = self._words.gettext("Open the vault {name}").format(name=isolate(folder.stem))
        return DropPlan("vault", title, self._words.gettext("The vault that is open now is locked first."), (folder,))

    def _backup(self, file: Path) -> DropPlan:
        reason = why_not(self._window.context, "backups.restore")
        if reason:
            return self._refuse(reason)
        title = self._words.gettext("Restore the backup {name}").format(name=isolate(file.name))
        return DropPlan("backup", title, self._words.gettext("You see what is in it before anything changes."), (file,))

    def _plan_file(self, file: Path) -> DropPlan:
        reason = why_not(self._window.context, "imports.apply")
        if reason:
            return self._refuse(reason)
        title = self._words.gettext("Import {name} into the plan").format(name=isolate(file.name))
        return DropPlan("plan", title, self._words.gettext("You see a preview before anything changes."), (file,))

    def _taken(self, paths: Sequence[Path]) -> DropPlan | None:
        """What the page that is shown does with them itself."""
        page = self._window.current_page()
        said = page.takes_files() if page is not None else None
        if said is None:
            return None
        title, reason = said
        if reason:
            return self._refuse(reason)
        sentence = self._words.gettext("The vault keeps an encrypted copy; the original stays where it is.")
        return DropPlan("page", title.format(files=named(paths, self._words)), sentence, tuple(paths))

    def _status_table(self, file: Path) -> DropPlan:
        reason = why_not(self._window.context, "status_import.apply")
        if reason:
            return self._refuse(reason)
        title = self._words.gettext("Import {name} as a status table").format(name=isolate(file.name))
        return DropPlan("status", title, self._words.gettext("You see a preview before anything changes."), (file,))

    def _directory_sheet(self, file: Path) -> DropPlan:
        reason = why_not(self._window.context, "directory_import.apply")
        if reason:
            return self._refuse(reason)
        title = self._words.gettext("Import {name} into the directory").format(name=isolate(file.name))
        return DropPlan("directory", title, self._words.gettext("You see a preview before anything changes."), (file,))

    def _attachment(self, paths: Sequence[Path]) -> DropPlan:
        reason = why_not(self._window.context, "files.attach")
        if reason:
            return self._refuse(reason)
        record = self._record()
        if record is None:
            return self._refuse(self._words.gettext("Select the record first that the file belongs to, then drop it."))
        title = self._words.gettext("Attach {files} to {record}").format(
            files=named(paths, self._words), record=isolate(self._title_of(*record))
        )
        sentence = self._words.gettext("The vault keeps an encrypted copy; the original stays where it is.")
        return DropPlan("attach", title, sentence, tuple(paths))

    def _record(self) -> tuple[str, str] | None:
        """The record that is selected now, if files can hang on it."""
        page = self._window.current_page()
        chosen = page.selected() if page is not None else None
        return chosen if chosen is not None and chosen[0] in {"plan_nodes", "tasks"} else None

    def _title_of(self, entity: str, record_id: str) -> str:
        workspace = self._window.workspace
        try:
            if entity == "tasks":
                return workspace.tasks.get(record_id).title
            return workspace.plan.node(record_id).title
        except FocalPointError:
            return ""

    # --- doing --------------------------------------------------------------------------------------------------

    def _say(self, words: str) -> None:
        page = self._window.current_page()
        if page is not None:
            page.messages.show_message("warning", words)
        self._window.announce(words)

    def _import(self, file: Path) -> None:
        from focalpoint.ui.pages.imports.opening import open_wizard

        window = self._window
        plan = window.workspace.plan.current()
        page = window.go("plan") if window.has_page("plan") else window.current_page()
        if page is not None:
            open_wizard(page, window.context, file, plan.id if plan is not None else "")

    def _import_status(self, file: Path) -> None:
        from focalpoint.ui.pages.instruments.importing import open_import

        page = self._window.current_page()
        if page is not None:
            open_import(page, self._window.context, None, file)

    def _import_directory(self, file: Path) -> None:
        from focalpoint.ui.pages.directory.importing import open_file

        page = self._window.current_page()
        if page is not None:
            open_file(page, self._window.context, file)

    def _ask_attach(self, paths: Sequence[Path]) -> None:
        record, window = self._record(), self._window
        if record is None:
            return
        language = self._words
        question = Question(
            window,
            title=language.gettext("Attach {files}?").format(files=named(paths, language)),
            text=language.gettext("To {record}. The vault keeps an encrypted copy.").format(
                record=isolate(self._title_of(*record))
            ),
            act=language.gettext("Attach"),
            leave=language.gettext("Cancel"),
        )
        ask(question, lambda _reason: self._attach(record, paths))

    def _attach(self, record: tuple[str, str], paths: Sequence[Path]) -> None:
        window, files = self._window, self._window.workspace.files
        title = self._words.gettext("Attaching {name}").format(name=named(paths, self._words))

        def work(progress: Progress) -> object:
            return files.attach_paths(*record, paths, progress)

        job = window.jobs.create(title, work, writes=True)
        job.failed.connect(window.on_job_failed)
        job.start()

    def _ask_restore(self, file: Path) -> None:
        window, language = self._window, self._words
        try:
            facts = vault_folders.backup_facts(file)
        except FocalPointError as error:
            self._say(explain(error, language))
            return
        if facts.vault_id != window.workspace.vault.vault_id:
            self._say(language.gettext("This is a backup of another vault. Lock this one and drop the backup there."))
            return
        question = Question(
            window,
            title=language.gettext("Restore this backup?"),
            text=restore_words(facts, language, window.workspace.clock.zone),
            act=language.gettext("Restore"),
            leave=language.gettext("Cancel"),
            danger=True,
        )
        question.ask_reason(language.gettext("Reason"))
        ask(question, lambda reason: window.context.restore(file, reason))


def guide_window(window: QWidget, open_vault: Callable[[Path], None] | None = None) -> None:
    """Let files be dropped anywhere on a main window.

    Args:
        window: another window is left as it is; a guide that is there is kept, and learns to open vaults.
        open_vault: locks this vault and asks for the passphrase of another; None where nobody can.
    """
    from focalpoint.ui.shell.window import MainWindow

    if not isinstance(window, MainWindow):
        return
    guide = DropGuide.of(window)
    if guide is None:
        guide = DropGuide(window, window.context.theme, InsideRules(window))
    if open_vault is not None and isinstance(guide.rules, InsideRules):
        guide.rules.open_vault = open_vault


def restore_words(facts: vault_folders.BackupFacts, language: Language, zone: str) -> str:
    """What restoring a backup in the place of this vault does."""
    kept = language.gettext("What is in the vault now is kept beside it under another name.")
    return language.pgettext("two sentences", "{first} {second}").format(
        first=backup_words(facts, language, zone), second=kept
    )


def backup_words(facts: vault_folders.BackupFacts, language: Language, zone: str) -> str:
    """What a backup holds."""
    return language.gettext(
        "Backup of {vault}, made {moment}, with {nodes} rows of plans, {tasks} tasks and {people} people."
    ).format(
        vault=isolate(facts.name),
        moment=isolate(language.moment(facts.at, zone)),
        nodes=language.number(facts.counts.get("plan_nodes", 0)),
        tasks=language.number(facts.counts.get("tasks", 0)),
        people=language.number(facts.counts.get("people", 0)),
    )
