"""Taking a sheet of the directory in: what would become of each row, names of States to settle, then one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.states import StateKind
from focalpoint.language import isolate, plain_order
from focalpoint.services.directory_import import Outcome, SheetPreview, SheetRow
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.inspector.section import clear
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.directory_sheet import column_title, row_kind, warning
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.domain.progress import Progress
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import Page, PageContext

_COLOURS: Final = {
    Outcome.NEW: "green",
    Outcome.CHANGED: "blue",
    Outcome.SAME: "grey",
    Outcome.WAITING: "amber",
    Outcome.SKIPPED: "grey",
}
_MOST_NAMES: Final = 40
_SEVERAL_COUNTS: Final = (Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.WAITING, Outcome.SKIPPED)


def open_import(page: Page, context: PageContext) -> QWidget:
    """Choose a file, then see what it would do."""
    language = context.language
    dialog = QFileDialog(page, language.gettext("Import a sheet of the directory"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    kinds = language.gettext("Sheets and address cards (Excel, CSV, vCard)")
    dialog.setNameFilters([f"{kinds} (*.xlsx *.csv *.vcf)", language.gettext("All files") + " (*)"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: open_file(page, context, Path(path)))
    dialog.open()
    return dialog


def open_file(page: Page, context: PageContext, path: Path) -> SheetDialog:
    """See what a file would do."""
    dialog = SheetDialog(page, context, path)
    dialog.open()
    return dialog


class SheetDialog(QDialog):
    """Reads in a job; nothing is written before "Import" is pressed, and then everything or nothing."""

    def __init__(self, page: Page, context: PageContext, path: Path) -> None:
        super().__init__(page)
        self._page, self._context, self._path = page, context, path
        self._preview: SheetPreview | None = None
        self._settled: dict[str, str] = {}
        language, theme = context.language, context.theme
        self.setWindowTitle(language.gettext("Import a sheet of the directory"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(theme.px(900), theme.px(540))
        self._told = label(role="muted", wrap=True)
        self._rows: RecordModel[SheetRow] = RecordModel(
            _row_columns(), lambda row: f"{row.sheet}:{row.row}", language=language, theme=theme, parent=self
        )
        self._notes: RecordModel[tuple[int, int, str]] = RecordModel(
            _note_columns(), lambda note: str(note[0]), language=language, theme=theme, parent=self
        )
        self._tabs = QTabWidget()
        self._add_tab(self._rows, language.gettext("Rows"), "rows")
        self._add_tab(self._notes, language.gettext("To look at"), "notes")
        self._names = QVBoxLayout()
        self._import = PrimaryButton(language.gettext("Import"))
        self._leave = QPushButton(language.gettext("Cancel"))
        self._lay_out()
        self._read()

    def _add_tab(self, model: RecordModel[Any], name: str, key: str) -> None:
        table = TableView(self._context.theme)
        table.set_record_model(model, self._context.memory, f"directory.import.{key}")
        table.setAccessibleName(name)
        table.horizontalHeader().setStretchLastSection(True)
        self._tabs.addTab(table, name)

    def _lay_out(self) -> None:
        language = self._context.language
        buttons = QDialogButtonBox()
        buttons.addButton(self._leave, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._import, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        self._import.clicked.connect(self._on_import)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(isolate(self._path.name), role="heading", wrap=True))
        column.addWidget(self._told)
        column.addLayout(self._names)
        column.addWidget(self._tabs, 1)
        what = language.gettext(
            "A row is known again by its hidden key, else by its name and State. An empty cell changes nothing, and "
            "nothing is removed. The import is one step that can be undone; a backup is made before."
        )
        column.addWidget(label(what, role="muted", wrap=True))
        column.addWidget(buttons)

    def _read(self) -> None:
        service, path, language = self._context.workspace.directory_import, self._path, self._context.language
        self._told.setText(language.gettext("The file is being read…"))
        allow(self._import, False, self._told.text())

        def work(progress: Progress) -> object:
            return service.preview(path, progress=progress)

        job = self._context.jobs.create(language.gettext("Reading {name}").format(name=isolate(path.name)), work)
        job.succeeded.connect(self._show)
        job.failed.connect(self._on_failed)
        self.rejected.connect(job.cancel)
        job.start()

    def _show(self, preview: object) -> None:
        if not isinstance(preview, SheetPreview):
            return
        self._preview = preview
        language = self._context.language
        self._rows.set_records(preview.rows)
        self._notes.set_records(
            [
                (at, each["row"], warning(language, each["code"], {**each}))
                for at, each in enumerate(sorted(preview.warnings, key=lambda each: each["row"]))
            ]
        )
        counted = language.gettext("To look at ({n})").format(n=language.number(len(preview.warnings)))
        self._tabs.setTabText(1, counted if preview.warnings else language.gettext("To look at"))
        told = [
            _counted(language, outcome, number) for outcome in _SEVERAL_COUNTS if (number := preview.count(outcome))
        ]
        lost = preview.answer["read"] - len(preview.rows)
        if lost:
            told.append(
                language.ngettext("{n} row left out", "{n} rows left out", lost).format(n=language.number(lost))
            )
        self._told.setText(" · ".join(told) or language.gettext("The file has no rows."))
        writes = preview.count(Outcome.NEW) + preview.count(Outcome.CHANGED)
        reason = why_not(self._context, "directory_import.apply")
        if not reason and not writes:
            reason = language.gettext("There is nothing new in the file.")
        allow(self._import, not reason, reason)
        self._ask_names(preview)

    def _ask_names(self, preview: SheetPreview) -> None:
        clear(self._names)
        language = self._context.language
        names = list(dict.fromkeys(name for _row, name in preview.unmatched))
        if not names and not self._settled:
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        if names:
            words = language.ngettext(
                "{n} name of a State is not known. Its rows wait until you say who is meant; the answer is kept for "
                "ever.",
                "{n} names of States are not known. Their rows wait until you say who is meant; the answers are kept "
                "for ever.",
                len(names),
            )
            grid.addWidget(label(words.format(n=len(names)), wrap=True), 0, 0, 1, 3)
        for at, name in enumerate(names[:_MOST_NAMES], start=1):
            grid.addWidget(label(isolate(name), role="strong"), at, 0)
            row = QHBoxLayout()
            for code in preview.proposals.get(name, ())[:2]:
                said = plain_order(self._context.workspace.states.name(code, language.code))
                button = QPushButton(language.gettext("It is {state}").format(state=isolate(said)))
                button.setAutoDefault(False)
                button.clicked.connect(partial(self._settle, name, code))
                row.addWidget(button)
            choose = QPushButton(language.gettext("Choose a State…"))
            choose.setAccessibleName(language.gettext("Choose a State for {name}").format(name=isolate(name)))
            choose.setAutoDefault(False)
            choose.clicked.connect(partial(self._choose, name))
            row.addWidget(choose)
            row.addStretch(1)
            grid.addLayout(row, at, 1)
        grid.setColumnStretch(1, 1)
        self._names.addWidget(holder)

    def _choose(self, name: str) -> None:
        language, states = self._context.language, self._context.workspace.states
        offered = sorted(
            (
                (state.code, plain_order(state.name(language.code)))
                for state in states.all(territories=True)
                if state.kind is not StateKind.FORMER
            ),
            key=lambda pair: pair[1].casefold(),
        )
        title = language.gettext("Who is meant by “{name}”?").format(name=name)
        pick(Picker(self, self._context.theme, language, title, offered), partial(self._settle, name))

    def _settle(self, name: str, code: str, _checked: bool = False) -> None:
        if self._preview is not None:
            self._settled[name] = code
            self._show(self._context.workspace.directory_import.again(self._preview, self._settled))

    def _on_import(self) -> None:
        preview, settled, service = self._preview, dict(self._settled), self._context.workspace.directory_import
        if preview is None:
            return
        language = self._context.language

        def work(progress: Progress) -> object:
            return service.apply(preview, settled=settled, progress=progress)

        title = language.gettext("Importing {name}").format(name=isolate(self._path.name))
        job = self._context.jobs.create(title, work, writes=True)
        job.succeeded.connect(self._on_done)
        job.failed.connect(self._on_failed)
        allow(self._import, False, title)
        job.start()

    def _on_done(self, done: object) -> None:
        if not isinstance(done, SheetPreview):
            return
        language = self._context.language
        said = [_counted(language, outcome, done.count(outcome)) for outcome in (Outcome.NEW, Outcome.CHANGED)]
        words = language.gettext("{name} was imported: {counts}.")
        self._page.messages.show_message(
            "done", words.format(name=isolate(self._path.name), counts=language.join(said))
        )
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        language = self._context.language
        known = error if isinstance(error, FocalPointError) else FocalPointError()
        self._told.setText(explain(known, language))
        allow(self._import, False, self._told.text())


def _counted(language: Language, outcome: Outcome, n: int) -> str:
    if outcome is Outcome.NEW:
        words = language.ngettext("{n} new entry", "{n} new entries", n)
    elif outcome is Outcome.CHANGED:
        words = language.ngettext("{n} entry changed", "{n} entries changed", n)
    elif outcome is Outcome.SAME:
        words = language.ngettext("{n} entry unchanged", "{n} entries unchanged", n)
    elif outcome is Outcome.WAITING:
        words = language.ngettext("{n} row waits for a State", "{n} rows wait for a State", n)
    else:
        words = language.ngettext("{n} row left out", "{n} rows left out", n)
    return words.format(n=language.number(n))


def _outcome(language: Language, outcome: Outcome) -> str:
    words = {
        Outcome.NEW: language.gettext("New"),
        Outcome.CHANGED: language.gettext("Changed"),
        Outcome.SAME: language.gettext("Unchanged"),
        Outcome.WAITING: language.pgettext("import", "State not known"),
        Outcome.SKIPPED: language.gettext("Skipped"),
    }
    return words[outcome]


def _row_columns() -> list[Column[SheetRow]]:
    def state(row: SheetRow, language: Language) -> tuple[str, str]:
        return _COLOURS[row.outcome], _outcome(language, row.outcome)

    def what(row: SheetRow, language: Language) -> str:
        if row.unmatched:
            return language.join([isolate(name) for name in row.unmatched])
        if row.outcome is not Outcome.CHANGED:
            return ""
        return language.join([column_title(language, name) for name in row.changes])

    return [
        Column("row", lambda say: say.gettext("Row"), lambda row, _: str(row.row), key=lambda row: row.row, width=56,
               numeric=True),
        Column("outcome", lambda say: say.gettext("What becomes of it"), lambda row, say: _outcome(say, row.outcome),
               state=state, width=140),
        Column("kind", lambda say: say.gettext("Kind"), lambda row, say: row_kind(say, row.kind), width=150),
        Column("name", lambda say: say.gettext("Name"), lambda row, _: plain_order(row.name), width=300),
        Column("what", lambda say: say.gettext("What changes"), what, width=180),
    ]  # fmt: skip


def _note_columns() -> list[Column[tuple[int, int, str]]]:
    return [
        Column("row", lambda say: say.gettext("Row"), lambda note, _: str(note[1]), key=lambda note: note[1], width=56,
               numeric=True),
        Column("note", lambda say: say.gettext("To look at"), lambda note, _: note[2], width=600),
    ]  # fmt: skip
