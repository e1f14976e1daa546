"""Printing: any list, any document. Preview, printer, "Save as PDF…"; nothing is written in plain text on the way.

How a page prints:

- A page with a list gives a ``ListSheet`` from ``Page.print_sheet()``; Ctrl+P and the palette's "Print…" then work.
  For a ``TableView`` over a ``RecordModel`` that is one line: ``return table_sheet(view, self.title(), note)``.
- Anything else calls ``print_pdf(self, self.context, title, make)`` where ``make(progress)`` gives the bytes of a PDF;
  it is called on a worker. ``documents/render/pdf.py:render`` makes them of a neutral ``Document``.

The PDF lives in memory; a printer gets its pages as pictures of 300 dots an inch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import Qt

from focalpoint.documents.lists import ListColumn, ListRow, ListSheet, reads_wide
from focalpoint.documents.model import CellValue, Mark, Tone
from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.widgets.records import RecordModel
from focalpoint.ui.widgets.tables import TableView, TreeView, shown_columns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.domain.progress import Progress
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.shell.print_dialog import PrintDialog
    from focalpoint.ui.widgets.records import Column

_TONES: Final = {"red": Tone.RED, "amber": Tone.AMBER, "green": Tone.GREEN, "grey": Tone.GREY, "blue": Tone.ACCENT}


class PrinterError(FocalPointError):
    """The printer took nothing."""

    code = "ui.printer"


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """What was chosen in the dialog."""

    selected: bool = False
    """Only the selected rows."""
    sideways: bool = False
    """The page lies on its side."""


SaveTable: TypeAlias = "Callable[[Path, PrintChoice, Progress], object]"
"""Writes the rows of a choice as a table; called on a worker."""

Make: TypeAlias = "Callable[[PrintChoice, Progress], bytes]"
"""Makes the PDF of a choice; called on a worker."""


def print_list(parent: QWidget, context: PageContext, sheet: ListSheet) -> PrintDialog:
    """Show a list as it will be on paper, to print it or to save it as PDF.

    Args:
        parent: the page.
        context: the page's context.
        sheet: the list.
    """
    from focalpoint.ui.shell.print_dialog import PrintDialog

    exports, language = context.workspace.exports, context.language

    def make(choice: PrintChoice, progress: Progress) -> bytes:
        return exports.list_pdf(
            sheet, language=language, selected=choice.selected, sideways=choice.sideways, progress=progress
        )

    first = PrintChoice(sideways=reads_wide(sheet))
    dialog = PrintDialog(parent, context, sheet.title, make, name=sheet.name, first=first)
    dialog.offer_ranges(sheet.selected_count)
    lists = context.workspace.lists

    def save(target: Path, choice: PrintChoice, progress: Progress) -> object:
        wanted = replace(sheet, rows=sheet.selected) if choice.selected else sheet
        return lists.save(wanted, target, language=language, progress=progress)

    dialog.offer_table(save, "" if context.workspace.may("lists.save") else why_not(context, "lists.save"))
    dialog.open()
    return dialog


def print_pdf(
    parent: QWidget, context: PageContext, title: str, make: Callable[[Progress], bytes], *, name: str = "document"
) -> PrintDialog:
    """Show a document as it will be on paper, to print it or to save it as PDF.

    Args:
        parent: the page.
        context: the page's context.
        title: what it is, in the language of the screen; the file's first name.
        make: gives the PDF's bytes; called on a worker.
        name: a code of it for the journal, such as ``digest``.
    """
    from focalpoint.ui.shell.print_dialog import PrintDialog

    dialog = PrintDialog(parent, context, title, lambda _choice, progress: make(progress), name=name)
    dialog.open()
    return dialog


def table_sheet(view: TableView, title: str, note: str = "", name: str = "list") -> ListSheet:
    """The rows of a table as they are shown: columns in the order of the screen, sorted and filtered.

    Args:
        view: a table over a ``RecordModel``.
        title: what the list is.
        note: what it is narrowed by, in words.
        name: a code of it for the journal, such as ``tasks``.
    """
    model = view.model()
    assert isinstance(model, RecordModel)  # noqa: S101 - every TableView has one
    shown = [model.columns[at] for at in shown_columns(view.horizontalHeader())]
    width = {model.columns[at].name: view.columnWidth(at) for at in range(len(model.columns))}
    records = [model.record(row) for row in range(model.rowCount())]
    chosen = sorted({index.row() for index in view.selectionModel().selectedRows()})
    picked = [records[row] for row in chosen]
    language = model.language

    def rows_of(some: list[object]) -> list[ListRow]:
        return [ListRow(tuple(_cell(column, record, language) for column in shown)) for record in some]

    return ListSheet(
        title,
        tuple(
            ListColumn(column.words(language), float(width[column.name]), numeric=column.numeric) for column in shown
        ),
        lambda: rows_of(records),
        note,
        lambda: rows_of(picked),
        len(picked),
        name,
    )


def tree_sheet(view: TreeView, title: str, note: str = "", name: str = "list") -> ListSheet:
    """The opened rows of a small tree (hundreds): its cells are asked of the model, here and now.

    Args:
        view: the tree; what is folded is not printed.
        title: what it is.
        note: what it is narrowed by, in words.
        name: a code of it for the journal.
    """
    model, header = view.model(), view.header()
    shown = shown_columns(header)
    horizontal = Qt.Orientation.Horizontal
    columns = [
        ListColumn(str(model.headerData(at, horizontal) or ""), float(header.sectionSize(at)), tree=at == 0)
        for at in shown
    ]
    chosen = {index.internalId() for index in view.selectionModel().selectedRows()}
    rows: list[ListRow] = []
    picked: list[ListRow] = []
    waiting = [(model.index(row, 0), 0) for row in reversed(range(model.rowCount()))]
    while waiting:
        index, level = waiting.pop()
        row = ListRow(tuple(str(index.sibling(index.row(), at).data() or "") for at in shown), level)
        rows.append(row)
        if index.internalId() in chosen:
            picked.append(row)
        if view.isExpanded(index):
            below = reversed(range(model.rowCount(index)))
            waiting += [(model.index(at, 0, index), level + 1) for at in below]
    return ListSheet(title, tuple(columns), rows, note, picked, len(picked), name)


def filter_note(language: Language, *parts: str, text: str = "") -> str:
    """What a list is narrowed by, for the head of the paper: choices in words, and what was typed."""
    typed = language.gettext("Filter: {text}").format(text=isolate(text)) if text.strip() else ""
    return " · ".join(part for part in (*parts, typed) if part)


def state_mark(colour: str, word: str) -> CellValue:
    """A state as it is printed: its shape, its colour and its word."""
    tone = _TONES.get(colour)
    return Mark(tone, word) if tone is not None and word else word


def _cell(column: Column[object], record: object, language: Language) -> CellValue:
    if column.state is not None:
        return state_mark(*column.state(record, language))
    text = column.text(record, language)
    ink = column.token(record) if column.token is not None else ""
    return Mark(Tone.RED, text) if ink == "red" and text else text
