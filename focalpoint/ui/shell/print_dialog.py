"""The dialog before paper: how the pages look, which rows, which way up; then a printer or a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMarginsF, QSize, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.ui.shell.print_preview import MemoryPdf, PagesView
from focalpoint.ui.shell.printing import Make, PrintChoice, PrinterError, SaveTable
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.message import MessageBar
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter

    from focalpoint.domain.progress import Progress
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.shell.jobs import Job

_DPI: Final = 300
_TABLES: Final = (".xlsx", ".csv")
_SAY_AFTER_MS: Final = 200


class PrintDialog(QDialog):
    """Preview at the start side, choices at the end side."""

    def __init__(
        self,
        parent: QWidget,
        context: PageContext,
        title: str,
        make: Make,
        *,
        name: str,
        first: PrintChoice | None = None,
    ) -> None:
        """Builds it and begins to make the pages.

        Args:
            parent: the page.
            context: the page's context.
            title: what is printed; the file's first name.
            make: gives the PDF of a choice.
            name: a code for the journal.
            first: the choice to begin with; None when there is nothing to choose.
        """
        super().__init__(parent)
        self._context, self._title, self._make, self._name = context, title, make, name
        self.data = b""
        """The PDF as it is shown; empty while it is being made."""
        self._pdf: MemoryPdf | None = None
        self._job: Job | None = None
        self._chosen_count = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.messages = MessageBar(context.theme)
        self.view = PagesView(context.theme)
        self._heading, self._count = label(role="heading", wrap=True), label(role="muted", wrap=True)
        self._rows_label, self._way_label = label(role="label"), label(role="label")
        self.all_rows, self.selected_rows = QRadioButton(), QRadioButton()
        self.upright, self.sideways = QRadioButton(), QRadioButton()
        self._groups = (self._group(self.all_rows, self.selected_rows), self._group(self.upright, self.sideways))
        self._warning = label(role="small", wrap=True)
        self.print_button: QPushButton = PrimaryButton()
        self.save_button, self.table_button, self.close_button = QPushButton(), QPushButton(), QPushButton()
        self._table: SaveTable | None = None
        self.table_button.hide()
        choice = first or PrintChoice()
        self.all_rows.setChecked(True)
        (self.sideways if choice.sideways else self.upright).setChecked(True)
        for widget in (self._way_label, self.upright, self.sideways):
            widget.setVisible(first is not None)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SAY_AFTER_MS)
        self._patience.timeout.connect(self._say_preparing)
        self._lay_out()
        self._wire()
        self.offer_ranges(0)
        self.retranslate()
        self._begin()

    def offer_ranges(self, selected: int) -> None:
        """Offer the selected rows as a range, when there are some."""
        self._chosen_count = selected
        for widget in (self._rows_label, self.all_rows, self.selected_rows):
            widget.setVisible(selected > 0)
        self.retranslate()

    def offer_table(self, save: SaveTable, reason: str) -> None:
        """Offer the rows as a workbook or a CSV table too; ``reason`` says why this person may not, if so."""
        self._table = save
        self.table_button.show()
        allow(self.table_button, not reason, reason)

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._context.language
        self.setWindowTitle(language.gettext("Print"))
        self._heading.setText(self._title)
        self.view.setAccessibleName(language.gettext("Preview of the pages"))
        self._rows_label.setText(language.gettext("Rows"))
        self.all_rows.setText(language.gettext("All that are shown"))
        count = self._chosen_count
        words = language.ngettext("Only the {n} selected row", "Only the {n} selected rows", count)
        self.selected_rows.setText(words.format(n=language.number(count)))
        self._way_label.setText(language.gettext("Page"))
        self.upright.setText(language.gettext("Upright"))
        self.sideways.setText(language.gettext("On its side"))
        self._warning.setText(language.gettext("Outside the vault, paper and files are not encrypted."))
        self.print_button.setText(language.gettext("Print…"))
        self.save_button.setText(language.gettext("Save as PDF…"))
        self.table_button.setText(language.gettext("Save as table (Excel, CSV)…"))
        self.close_button.setText(language.gettext("Close"))
        self._show_count()

    def choice(self) -> PrintChoice:
        """What is chosen now."""
        return PrintChoice(self.selected_rows.isChecked(), self.sideways.isChecked())

    @property
    def pages(self) -> int:
        """How many pages there are; 0 while they are being made."""
        return self._pdf.pages if self._pdf is not None else 0

    def save(self, target: Path) -> None:
        """Write the PDF, on a worker."""
        language, exports = self._context.language, self._context.workspace.exports
        target = target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")
        data, name = self.data, self._name
        title = language.gettext("Saving {name}").format(name=isolate(target.name))
        job = self._context.jobs.create(title, lambda _progress: exports.save_pdf(target, data, name), writes=True)
        job.succeeded.connect(lambda _path: self._on_saved(target))
        job.failed.connect(self._on_failed)
        job.start()

    def save_table(self, target: Path) -> None:
        """Write the rows as a table, on a worker; CSV where the file says so, else a workbook."""
        language, write, choice = self._context.language, self._table, self.choice()
        if write is None:
            return
        target = target if target.suffix.lower() in _TABLES else target.with_name(f"{target.name}{_TABLES[0]}")
        title = language.gettext("Saving {name}").format(name=isolate(target.name))
        job = self._context.jobs.create(title, lambda progress: write(target, choice, progress), writes=True)
        job.succeeded.connect(lambda _path: self._on_saved(target))
        job.failed.connect(self._on_failed)
        job.start()

    def done(self, result: int) -> None:
        """Qt: closing stops what is being made."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().done(result)

    # --- inside -------------------------------------------------------------------------------------------------

    @staticmethod
    def _group(*buttons: QRadioButton) -> QButtonGroup:
        group = QButtonGroup(buttons[0])
        for button in buttons:
            group.addButton(button)
        return group

    def _lay_out(self) -> None:
        theme = self._context.theme
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self._heading)
        side.addWidget(self._count)
        for caption, *choices in (
            (self._rows_label, self.all_rows, self.selected_rows),
            (self._way_label, self.upright, self.sideways),
        ):
            side.addSpacing(8)
            side.addWidget(caption)
            for button in choices:
                side.addWidget(button)
        side.addStretch(1)
        side.addWidget(self._warning)
        side.addSpacing(4)
        for act in (self.print_button, self.save_button, self.table_button, self.close_button):
            side.addWidget(act)
        holder = QWidget()
        holder.setLayout(side)
        holder.setFixedWidth(theme.px(250))
        side.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.view, 1)
        row.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.messages)
        column.addLayout(row, 1)
        self.resize(min(theme.px(980), 1240), min(theme.px(660), 720))

    def _wire(self) -> None:
        theme = self._context.theme
        theme.dress(self.print_button, "print", "on_accent")
        theme.dress(self.save_button, "save", "text")
        theme.dress(self.table_button, "table", "text")
        self.table_button.clicked.connect(lambda: self._ask_place(_TABLES, self.save_table))
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(lambda: self._ask_place((".pdf",), self.save))
        self.close_button.clicked.connect(self.reject)
        for button in (self.all_rows, self.upright):
            button.toggled.connect(self._begin)
        self._context.shell.language_changed.connect(self.retranslate)

    def _begin(self) -> None:
        """Make the pages of what is chosen; what was being made before is stopped."""
        if self._job is not None:
            self._job.cancel()
        choice, make = self.choice(), self._make
        self._allow(False)
        self._patience.start()
        job = self._context.jobs.create("", lambda progress: make(choice, progress), quiet=True)
        self._job = job
        job.succeeded.connect(partial(self._on_made, job))
        job.failed.connect(partial(self._on_not_made, job))
        job.start()

    def _on_made(self, job: Job, data: Any) -> None:  # noqa: ANN401 - a job's result
        if job is not self._job:
            return
        self._job = None
        self._patience.stop()
        self.data, self._pdf = bytes(data), MemoryPdf(bytes(data))
        self.view.show_pdf(self._pdf)
        self._allow(True)
        self._show_count()

    def _on_not_made(self, job: Job, error: Exception) -> None:
        if job is self._job:
            self._job = None
            self._patience.stop()
            self._on_failed(error)

    def _allow(self, allowed: bool) -> None:
        self.print_button.setEnabled(allowed)
        self.save_button.setEnabled(allowed)

    def _say_preparing(self) -> None:
        self._count.setText(self._context.language.gettext("Preparing the pages…"))

    def _show_count(self) -> None:
        language, pages = self._context.language, self.pages
        words = language.ngettext("{n} page", "{n} pages", pages).format(n=language.number(pages))
        self._count.setText(words if pages else " ")

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, FocalPointError) or not self._is_open():
            self._context.fail(error)
        if self._is_open():
            language = self._context.language
            unknown = language.gettext("The pages could not be made. Nothing was changed.")
            words = explain(error, language) if isinstance(error, FocalPointError) else unknown
            self.messages.show_message("error", words)

    def _say(self, words: str) -> None:
        """Here while the dialog is open, else in the status bar."""
        if self._is_open():
            self.messages.show_message("done", words)
        self._context.announce(words)

    def _is_open(self) -> bool:
        return isValid(self) and self.isVisible()

    def _ask_place(self, suffixes: Sequence[str], save: Callable[[Path], None]) -> None:
        language, memory = self._context.language, self._context.memory
        dialog = QFileDialog(self, language.gettext("Save a copy"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffixes[0][1:])
        dialog.setNameFilters([f"*{suffix}" for suffix in suffixes])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen.removeprefix("*.")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folder = memory.get("exports.folder")
        if folder and Path(folder).is_dir():
            dialog.setDirectory(folder)
        plain = "".join(" " if letter in '\\/:*?"<>|' else letter for letter in self._title).strip()
        dialog.selectFile(f"{plain} {self._context.workspace.clock.today().isoformat()}{suffixes[0]}")
        dialog.fileSelected.connect(lambda path: save(Path(path)))
        dialog.open()

    def _on_saved(self, target: Path) -> None:
        self._context.memory.put("exports.folder", str(target.parent))
        self._say(self._context.language.gettext("{name} was written.").format(name=isolate(target.name)))

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(_DPI)
        printer.setDocName(self._context.language.gettext("Focal Point"))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        lies = self._pdf is not None and self._pdf.pages > 0 and self._pdf.ratio(0) < 1
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF())
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, max(1, self.pages))
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setModal(True)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages to a printer, on a worker."""
        language, exports, data = self._context.language, self._context.workspace.exports, self.data
        name, title = self._name, language.gettext("Printing {name}").format(name=isolate(self._title))

        def work(progress: Progress) -> None:
            put_on_paper(printer, data, progress)
            exports.note_printed(name)

        job = self._context.jobs.create(title, work, writes=True)
        job.succeeded.connect(lambda _none: self._on_printed())
        job.failed.connect(self._on_failed)
        job.start()

    def _on_printed(self) -> None:
        self._say(self._context.language.gettext("Sent to the printer."))


def put_on_paper(printer: QPrinter, data: bytes, progress: Progress) -> int:
    """Draw the pages of a PDF on a printer, one after the other; gives how many.

    A cancel leaves nothing in the printer's queue.

    Raises:
        PrinterError: the printer took nothing.
    """
    pdf = MemoryPdf(data)
    first, last = printer.fromPage() or 1, printer.toPage() or pdf.pages
    wanted = range(max(1, first), min(last, pdf.pages) + 1)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterError
    try:
        for at, page in enumerate(wanted):
            progress.step(at, len(wanted), "document.pages")
            if at:
                printer.newPage()
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            size = QSize(paper.width(), round(paper.width() * pdf.ratio(page - 1)))
            if size.height() > paper.height():
                size = QSize(round(paper.height() / pdf.ratio(page - 1)), paper.height())
            left = (paper.width() - size.width()) // 2
            painter.drawImage(left, 0, pdf.picture(page - 1, size))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(wanted)
