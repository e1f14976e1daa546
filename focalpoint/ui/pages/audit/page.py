"""The audit page: the journals that one can open as a list, read page by page; one entry whole in the inspector."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from focalpoint.domain.audit import AuditFilter, ChainState
from focalpoint.domain.audit import AuditPage as Some
from focalpoint.domain.errors import FocalPointError, RefusedError
from focalpoint.language import N_, isolate
from focalpoint.ui.pages.audit.chain import ChainStrip
from focalpoint.ui.pages.audit.detail import EntryDetail
from focalpoint.ui.pages.audit.filters import AuditFilters
from focalpoint.ui.pages.audit.model import WIDTHS, AuditModel
from focalpoint.ui.pages.audit.table import AuditTable
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListRow, ListSheet
    from focalpoint.domain.changes import ChangeSet

ENTITY: Final = "journal"
_MOST_PRINTED: Final = 2_000
"""Entries on paper; who wants more hands out a workbook."""
_LOADING_MS: Final = 200
_CHECK_MS: Final = 400
_SHORT: Final = 5_000
"""Entries that are walked in an instant."""


class AuditPage(Page):
    """Who changed what, when and why."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rest: Mapping[str, int] = {}
        self._count = 0
        self._checked = False
        self._loader, self._older = Loader(context, self), Loader(context, self)
        self.model = AuditModel(context.language, context.workspace.clock.zone, self)
        self.table = AuditTable(context.theme, self.model, context.memory)
        self.filters, self.strip = AuditFilters(context), ChainStrip(context)
        self._list, self._detail = QWidget(), EntryDetail(context)
        self._nothing = EmptyState(context.theme, "filter")
        self._refused = EmptyState(context.theme, "lock")
        self._failed = EmptyState(context.theme, "error")
        self._waiting = EmptyState(context.theme, "history")
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LOADING_MS)
        self._late.timeout.connect(self._on_late)
        self._walk = QTimer(self, singleShot=True)
        self._walk.timeout.connect(self._check)
        self._export_xlsx, self._export_csv = QAction(self), QAction(self)
        self._lay_out()
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Audit")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self.table.setAccessibleName(language.gettext("Entries of the journal"))
        self._export_xlsx.setText(language.gettext("Export as Excel workbook…"))
        self._export_csv.setText(language.gettext("Export as CSV table…"))
        self._nothing.set_texts(
            language.gettext("No entry of the journal fits the filters."), language.gettext("Clear filters")
        )
        self._failed.set_texts(language.gettext("The journal could not be read."), language.gettext("Try again"))
        self._waiting.set_texts(language.gettext("Reading the journal…"))
        self._refused.set_texts(self._reason())
        self.model.retranslate(language)
        self.table.fit()
        self.filters.retranslate(language)
        self.strip.retranslate()
        self._detail.retranslate()
        self._show_count()
        self._allow()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Read the newest entries."""
        self._allow()
        if self._reason():
            self._refused.set_texts(self._reason())
            self.show_work(self._refused)
            return
        self._load()

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """One entry."""
        compartment, _, number = record_id.partition(":")
        if entity != ENTITY or not number.isdigit() or self._reason():
            return None
        try:
            entry = self.context.workspace.audit.entry(compartment, int(number))
        except FocalPointError as error:
            self.context.fail(error)
            return None
        self._detail.show_entry(entry, self.model.person(entry.row.actor))
        return self._detail

    def select(self, entity: str, record_id: str) -> bool:
        """Select an entry that is in the list."""
        return entity == ENTITY and self.table.select_id(record_id)

    def selected(self) -> tuple[str, str] | None:
        """The entry in the current row."""
        chosen = self.table.current_id() if self.model.rowCount() else None
        return (ENTITY, chosen) if chosen else None

    def commands(self) -> list[Command]:
        """Hand out and check."""
        may = self._export_xlsx.isEnabled
        return [
            Command(
                "audit.xlsx", N_("Export the journal as Excel workbook"), lambda: self._on_export(".xlsx"), "", may
            ),
            Command("audit.csv", N_("Export the journal as CSV table"), lambda: self._on_export(".csv"), "", may),
            Command("audit.check", N_("Check whether the journal is unbroken"), self._check, "", may),
        ]

    def print_sheet(self) -> ListSheet | None:
        """The newest entries that fit the filters."""
        if self._reason():
            return None
        from focalpoint.documents.lists import ListColumn, ListRow, ListSheet
        from focalpoint.ui.shell.printing import filter_note

        language, audit, model, wanted = self.context.language, self.context.workspace.audit, self.model, self._wanted()
        notes = self.filters.words()
        if self._count > _MOST_PRINTED:
            words = language.gettext("The newest {n} of {all} entries")
            notes.append(words.format(n=language.number(_MOST_PRINTED), all=language.number(self._count)))

        def rows() -> list[ListRow]:
            return [ListRow(model.texts(row)) for row in audit.page(wanted, None, _MOST_PRINTED).rows]

        columns = tuple(
            ListColumn(name, float(width), long=at in _LONG)
            for at, (name, width) in enumerate(zip(model.titles(), WIDTHS, strict=True))
        )
        return ListSheet(self.title(), columns, rows, filter_note(language, *notes, text=wanted.text), name="journal")

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The list narrowed to nothing, and a broken chain."""

        def broken() -> QWidget:
            self.filters.clear()
            self.strip.show_states((ChainState("office", 1007, "2026-11-20T08:00:00.000Z", 412),))
            return self.window()

        yield "broken-chain", broken

    def focus_work(self) -> None:
        """Put the keyboard in the list."""
        self.table.setFocus()

    # --- inside -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table)
        frame = self.layout()
        if isinstance(frame, QVBoxLayout):
            at = frame.indexOf(self.work)
            frame.insertWidget(at, self.strip)
            frame.insertWidget(at + 1, self.filters)
        self.header.show_filter()
        self.header.show_menu()
        for action in (self._export_xlsx, self._export_csv):
            self.header.menu.addAction(action)

    def _wire(self) -> None:
        self.header.filter.changed.connect(lambda _text: self._load())
        self.header.filter.left.connect(self.focus_work)
        self.filters.changed.connect(self._load)
        self.strip.asked.connect(self._check)
        self.model.more_wanted.connect(self._load_older)
        self.table.picked.connect(lambda entry_id: self.context.inspect(ENTITY, entry_id))
        self._nothing.pressed.connect(self._on_clear)
        self._failed.pressed.connect(self._load)
        self._export_xlsx.triggered.connect(lambda: self._on_export(".xlsx"))
        self._export_csv.triggered.connect(lambda: self._on_export(".csv"))

    def _reason(self) -> str:
        """Why the person may not read the journal; empty when they may."""
        workspace = self.context.workspace
        return "" if workspace.may("audit.page") else explain(RefusedError(method="audit.page"), self.context.language)

    def _allow(self) -> None:
        reason = self._reason()
        for widget in (self.strip, self.filters, self.header.filter):
            widget.setVisible(not reason)
        for action in (self._export_xlsx, self._export_csv):
            allow_action(action, not reason, reason)

    def _wanted(self) -> AuditFilter:
        return self.filters.wanted(self.header.filter.text())

    def _load(self) -> None:
        """Read from the newest entry on."""
        audit, wanted = self.context.workspace.audit, self._wanted()

        def read() -> tuple[Some, dict[str, str], int]:
            return audit.page(wanted), dict(audit.people()), audit.count(wanted)

        self._late.start()
        self._loader.load(read, self._on_loaded, self._on_failed)

    def _on_loaded(self, found: tuple[Some, dict[str, str], int]) -> None:
        page, people, count = found
        self._late.stop()
        chosen = self.table.current_id()
        self.filters.set_people(people)
        self._rest, self._count = page.rest, count
        self.model.start(page.rows, people, more=bool(page.rest))
        if chosen is not None:
            self.table.select_id(chosen)
        if not self._checked:
            self._checked = True
            # The entries come first: the walk takes seconds of a long journal, and the processor with it.
            self._walk.start(_CHECK_MS if count > _SHORT else 0)
        self.show_work(self._list if page.rows else self._nothing)
        self._show_count()
        if not page.rows:
            self.context.inspect(ENTITY, None)

    def _load_older(self) -> None:
        audit, wanted, rest = self.context.workspace.audit, self._wanted(), self._rest

        def show(page: Some) -> None:
            if self._rest is rest:
                self._rest = page.rest
                self.model.add(page.rows, more=bool(page.rest))

        # The view is in the middle of asking: rows are added when it is done.
        QTimer.singleShot(0, self, lambda: self._older.load(lambda: audit.page(wanted, rest), show, self._on_failed))

    def _on_failed(self, error: Exception) -> None:
        self._late.stop()
        self.show_work(self._failed)
        self.context.fail(error)

    def _on_late(self) -> None:
        if self._loader.loading and not self.model.rowCount():
            self.show_work(self._waiting)

    def _show_count(self) -> None:
        n, language = self._count, self.context.language
        words = language.ngettext("{n} entry", "{n} entries", n).format(n=language.number(n))
        self.header.set_subtitle("" if self._reason() else words)

    def _check(self) -> None:
        audit, language = self.context.workspace.audit, self.context.language
        if not self.isVisible():
            self._checked = False  # hidden or locked meanwhile: when it is shown again
            return
        self.strip.show_states(None)
        job = self.context.jobs.create(language.gettext("Checking the journal"), audit.chain, quiet=True)
        job.succeeded.connect(self.strip.show_states)
        job.failed.connect(self.context.fail)
        job.start()

    def _on_clear(self) -> None:
        self.header.filter.clear()
        self.filters.clear()

    def _on_export(self, suffix: str) -> None:
        language, audit, wanted = self.context.language, self.context.workspace.audit, self._wanted()
        title = language.gettext("Export the journal")
        kinds = {
            ".xlsx": language.gettext("Excel workbook (*.xlsx)"),
            ".csv": language.gettext("CSV table (*.csv)"),
        }
        name = language.pgettext("journal", "Journal") + suffix
        chosen, _kind = QFileDialog.getSaveFileName(self, title, name, kinds[suffix])
        if not chosen:
            return
        target = Path(chosen)
        job = self.context.jobs.create(
            title, lambda progress: audit.export(wanted, target, language=language, progress=progress)
        )
        job.succeeded.connect(self._on_exported)
        job.failed.connect(self.context.fail)
        job.start()

    def _on_exported(self, path: Path) -> None:
        words = self.context.language.gettext("The journal is written to {file}.")
        self.context.announce(words.format(file=isolate(path.name)))


_LONG: Final = frozenset({3, 5})
