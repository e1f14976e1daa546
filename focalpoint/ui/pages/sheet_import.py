"""Taking a sheet in: it is read in a job, every row says what would become of it, then one step that is undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPushButton, QTabWidget, QVBoxLayout

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.state_names import StateNames
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.errors import explain
from focalpoint.words.register_sheet import warning

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import Page, PageContext

P = TypeVar("P")
R = TypeVar("R")
Note = tuple[int, int, str]
"""Its place in the list, the row of the sheet, what stood out."""
_WIDTH: Final = 1000
_HEIGHT: Final = 560


class SheetImport(QDialog, Generic[P, R]):
    """The frame of such a dialog; what is read (``P``) and what a row is (``R``) is for those who inherit.

    They call ``begin`` when they are made.
    """

    method: str
    """The service's method that writes, such as ``register_import.apply``."""

    def __init__(self, page: Page, path: Path, *, title: str, note: str, columns: Sequence[Column[R]]) -> None:
        """For one file.

        Args:
            page: says how it went.
            path: the sheet.
            title: of the window.
            note: what an import does and does not, below the rows.
            columns: what is shown of a row.
        """
        super().__init__(page)
        self.page, self.context, self.path = page, page.context, path
        self.preview: P | None = None
        self.settled: dict[str, str] = {}
        language, theme = self.context.language, self.context.theme
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.told = label(role="muted", wrap=True)
        self._names = StateNames(self.context)
        self._names.settled.connect(self.settle)
        self.rows: RecordModel[R] = RecordModel(columns, self.key_of, language=language, theme=theme, parent=self)
        self.notes: RecordModel[Note] = RecordModel(
            _note_columns(), lambda note: str(note[0]), language=language, theme=theme, parent=self
        )
        self._tabs = QTabWidget()
        self._add_tab(self.rows, language.gettext("Rows"), "rows")
        self._add_tab(self.notes, language.gettext("To look at"), "notes")
        self.go = PrimaryButton(language.gettext("Import"))
        self._lay_out(note)

    # For those who inherit ----------------------------------------------------------------------

    def key_of(self, row: R) -> str:
        """What tells a row from the others."""
        raise NotImplementedError

    def read(self, settled: Mapping[str, str]) -> P:
        """Read the file, or the names that were settled into it; on a worker."""
        raise NotImplementedError

    def apply(self, preview: P, settled: Mapping[str, str]) -> ChangeSet | None:
        """Write what the preview shows; on a worker. None when there was nothing to write."""
        raise NotImplementedError

    def listed(self, preview: P) -> Sequence[R]:
        """The rows to be shown."""
        raise NotImplementedError

    def warnings(self, preview: P) -> Iterable[Mapping[str, Any]]:
        """What stood out (``words.register_sheet.warning``)."""
        raise NotImplementedError

    def unknown(self, preview: P) -> tuple[Sequence[str], Mapping[str, tuple[str, ...]]]:
        """The printed names of States that nobody knows, and the likeliest codes of each."""
        raise NotImplementedError

    def counts(self, preview: P) -> list[str]:
        """What would become of the rows, in a few words each."""
        raise NotImplementedError

    def writes(self, preview: P) -> bool:
        """Whether there is anything to import."""
        raise NotImplementedError

    def sentence(self, preview: P) -> str:
        """What was imported, in a sentence."""
        raise NotImplementedError

    # What they have in common -------------------------------------------------------------------

    def begin(self) -> None:
        """Read the file."""
        language, settled = self.context.language, dict(self.settled)
        self._wait(language.gettext("The file is being read…"))
        title = language.gettext("Reading {name}").format(name=isolate(self.path.name))
        job = self.context.jobs.create(title, lambda _progress: self.read(settled))
        job.succeeded.connect(self._show)
        job.failed.connect(self._on_failed)
        self.rejected.connect(job.cancel)
        job.start()

    def settle(self, name: str, code: str) -> None:
        """This printed name means that State."""
        self.settled[name] = code
        self.begin()

    def _lay_out(self, note: str) -> None:
        leave = QPushButton(self.context.language.gettext("Cancel"))
        leave.setAutoDefault(False)
        buttons = QDialogButtonBox()
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        self.go.clicked.connect(self._on_go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label(isolate(self.path.name), role="heading", wrap=True))
        column.addWidget(self.told)
        column.addWidget(self._names)
        column.addWidget(self._tabs, 1)
        column.addWidget(label(note, role="muted", wrap=True))
        column.addWidget(buttons)

    def _add_tab(self, model: RecordModel[Any], name: str, key: str) -> None:
        table = TableView(self.context.theme)
        table.set_record_model(model, self.context.memory, f"{self.method}.{key}")
        table.setAccessibleName(name)
        table.horizontalHeader().setStretchLastSection(True)
        self._tabs.addTab(table, name)

    def _wait(self, words: str) -> None:
        self.told.setText(words)
        self._names.setEnabled(False)
        allow(self.go, False, words)

    def _show(self, preview: P) -> None:
        self.preview = preview
        language = self.context.language
        self.rows.set_records(self.listed(preview))
        told = sorted(self.warnings(preview), key=lambda each: each["row"])
        self.notes.set_records([(at, each["row"], warning(language, each)) for at, each in enumerate(told)])
        counted = language.gettext("To look at ({n})").format(n=language.number(len(told)))
        self._tabs.setTabText(1, counted if told else language.gettext("To look at"))
        self.told.setText(" · ".join(self.counts(preview)) or language.gettext("The file has no rows."))
        self._names.setEnabled(True)
        self._names.ask(*self.unknown(preview))
        reason = why_not(self.context, self.method)
        if not reason and not self.writes(preview):
            reason = language.gettext("There is nothing new in the file.")
        allow(self.go, not reason, reason)

    def _on_go(self) -> None:
        preview, settled = self.preview, dict(self.settled)
        if preview is None:
            return
        title = self.context.language.gettext("Importing {name}").format(name=isolate(self.path.name))
        self._wait(title)
        job = self.context.jobs.create(title, lambda _progress: self.apply(preview, settled), writes=True)
        job.succeeded.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_done(self, change_set: ChangeSet | None) -> None:
        preview, context, page = self.preview, self.context, self.page
        if preview is not None:
            verb = context.language.gettext("Undo") if change_set is not None else ""
            act = _undo(page, change_set) if change_set is not None else None
            page.messages.show_message("done", self.sentence(preview), verb, act)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        known = error if isinstance(error, FocalPointError) else FocalPointError()
        self._wait(explain(known, self.context.language))


def ask_sheet(page: Page, title: str, then: Callable[[Path], object]) -> QFileDialog:
    """Choose a workbook or a CSV table."""
    language = page.context.language
    dialog = QFileDialog(page, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    kinds = language.gettext("Sheets (Excel, CSV)")
    dialog.setNameFilters([f"{kinds} (*.xlsx *.csv)", language.gettext("All files") + " (*)"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()
    return dialog


def keep_names(context: PageContext, settled: Mapping[str, str]) -> None:
    """Keep who is meant for the next file, where the person may."""
    if settled and context.workspace.may("states.settle_all"):
        context.workspace.states.settle_all(settled)


def _undo(page: Page, change_set: ChangeSet) -> Callable[[], None]:
    """Takes the import back, as long as it is the last step."""

    def run() -> None:
        context = page.context
        language, undo = context.language, context.workspace.undo
        last = undo.undo_step
        if last is None or last.batch != change_set.batch:
            context.announce(language.gettext("Something else was done since: undo that first."))
            return
        job = context.jobs.create(language.gettext("Undoing the import"), lambda _progress: undo.undo(), writes=True)
        job.failed.connect(context.fail)
        job.start()

    return run


def _note_columns() -> list[Column[Note]]:
    def row(note: Note, _language: Language) -> str:
        return str(note[1])

    return [
        Column("row", lambda say: say.gettext("Row"), row, key=lambda note: note[1], width=56, numeric=True),
        Column("note", lambda say: say.gettext("To look at"), lambda note, _: note[2], width=600),
    ]
