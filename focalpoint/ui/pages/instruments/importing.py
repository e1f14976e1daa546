"""Import of a depositary's status table: choose or paste it, look at what it tells, settle names, record the acts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.instruments.import_rows import RowsFace
from focalpoint.ui.pages.instruments.import_source import SourceFace
from focalpoint.ui.pages.instruments.import_words import failure, report, told
from focalpoint.ui.widgets.basics import LinkButton, PrimaryButton, label
from focalpoint.ui.widgets.editors import ChoiceEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.progress import Progress
    from focalpoint.language import Language
    from focalpoint.services.status_import import StatusPreview
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.shell.jobs import Job

_ORDERS: Final = ("", "day", "month")


def open_import(
    parent: QWidget, context: PageContext, instrument_id: str | None = None, path: Path | None = None
) -> QWidget:
    """Open the dialog; with a file it is read at once.

    Args:
        parent: over which it stands.
        context: of the page that opens it.
        instrument_id: whose table it is, where neither the file's name nor its title says so.
        path: a file that was dropped.
    """
    dialog = StatusImport(parent, context, instrument_id or "")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    if path is not None:
        dialog.take(path)
    return dialog


class StatusImport(QDialog):
    """One table on its way into the vault."""

    def __init__(self, parent: QWidget, context: PageContext, instrument_id: str) -> None:
        super().__init__(parent)
        self._context, self._asked = context, instrument_id
        self._source: Path | str | None = None
        self.preview: StatusPreview | None = None
        self._job: Job | None = None
        self._error: Exception | None = None
        self._done: ChangeSet | None = None
        self._say: Callable[[Language], str] = _nothing
        self.setModal(True)
        self.setAcceptDrops(True)
        self.resize(min(context.theme.px(1100), 1300), min(context.theme.px(640), 700))
        self.start, self.rows = SourceFace(context), RowsFace(context)
        self._finished = label(wrap=True)
        self._build()
        self.start.chosen.connect(self.take)
        self.rows.settled.connect(self._on_settled)
        self.retranslate()
        context.shell.language_changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Write every text anew; what was read and settled stays."""
        language = self._context.language
        self.setWindowTitle(language.gettext("Import a status table"))
        self._instrument_label.setText(language.gettext("Instrument"))
        self._instrument.setAccessibleName(language.gettext("Instrument"))
        self._order_label.setText(language.gettext("Dates"))
        self._order.setAccessibleName(language.gettext("Dates"))
        self._over.setAccessibleName(language.gettext("What was imported"))
        self._bar.setAccessibleName(language.gettext("Progress"))
        self._other.setText(language.gettext("Another table"))
        self._names.setText(language.gettext("Settled names…"))
        self._leave.setText(language.gettext("Cancel"))
        self._undo.setText(language.gettext("Undo the import"))
        orders = (
            language.gettext("As the table shows"),
            language.gettext("Day first: 31/12/2015"),
            language.gettext("Month first: 12/31/2015"),
        )
        order = self._order.code()
        self._order.set_choices(list(zip(_ORDERS, orders, strict=True)))
        self._order.set_code(order or "")
        self._fill_instruments()
        self._work.setText(self._say(language))
        self.start.retranslate()
        self.rows.retranslate()
        self._show()

    # Building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self._heading = label(role="heading", wrap=True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._counts = label(role="muted", wrap=True)
        self._counts.setTextFormat(Qt.TextFormat.PlainText)
        self._failed = label(role="error", wrap=True)
        self._failed.setTextFormat(Qt.TextFormat.PlainText)
        self._failed.hide()
        self._instrument_label, self._order_label = label(role="muted"), label(role="muted")
        self._instrument, self._order = ChoiceEdit(), ChoiceEdit()
        self._instrument_label.setBuddy(self._instrument)
        self._order_label.setBuddy(self._order)
        self._instrument.chosen.connect(lambda _code: self._again())
        self._order.chosen.connect(lambda _code: self._read())
        self._asks = QWidget()
        asks = QHBoxLayout(self._asks)
        asks.setContentsMargins(0, 0, 0, 0)
        asks.addWidget(self._instrument_label)
        asks.addWidget(self._instrument, 3)
        asks.addSpacing(12)
        asks.addWidget(self._order_label)
        asks.addWidget(self._order, 1)
        self._stack = QStackedWidget()
        self._finished.setTextFormat(Qt.TextFormat.PlainText)
        self._finished.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._finished.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        done = self._over = QScrollArea()
        done.setWidgetResizable(True)
        done.setWidget(self._finished)
        for face in (self.start, self.rows, done):
            self._stack.addWidget(face)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        for part in (self._heading, self._asks, self._counts, self._failed):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(self._context.theme.px(160))
        self._bar.hide()
        self._work = label(role="muted")
        self._names, self._other = LinkButton(), QPushButton()
        self._leave, self._undo, self._go = QPushButton(), QPushButton(), PrimaryButton()
        for button in (self._other, self._leave, self._undo):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self._names)
        foot.addWidget(self._bar)
        foot.addWidget(self._work, 1)
        for button in (self._other, self._leave, self._undo, self._go):
            foot.addWidget(button)
        self._names.clicked.connect(self.open_names)
        self._other.clicked.connect(self._on_other)
        self._leave.clicked.connect(self.reject)
        self._undo.clicked.connect(self._on_undo)
        self._go.clicked.connect(self._on_go)
        return foot

    def _fill_instruments(self) -> None:
        language, code = self._context.language, self._instrument.code()
        known = self._context.workspace.instruments.catalogue()
        shown = [
            (
                one.id,
                one.short_title(language.code)
                if one.own
                else language.pgettext("instrument", "{id} · {title}").format(
                    id=one.id, title=one.short_title(language.code)
                ),
            )
            for one in known
        ]
        self._instrument.set_choices([("", language.gettext("Choose the instrument…")), *shown])
        self._instrument.set_code(code if code is not None else "")

    # Reading ------------------------------------------------------------------------------------

    def take(self, source: Path | str) -> None:
        """Read a file, or a text that was pasted."""
        self._source = source
        self._read()

    def dragEnterEvent(self, event: object) -> None:
        """Qt: a file may be dropped here."""
        urls = event.mimeData().urls()  # type: ignore[attr-defined]
        if len(urls) == 1 and urls[0].isLocalFile() and self._stack.currentWidget() is not self._over:
            event.acceptProposedAction()  # type: ignore[attr-defined]

    def dropEvent(self, event: object) -> None:
        """Qt: read what was dropped."""
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))  # type: ignore[attr-defined]

    def reject(self) -> None:
        """Qt: Cancel first stops what is running; nothing half-written stays."""
        if self._job is not None and self._job.running:
            self._job.cancel()
            self._show_doing(lambda language: language.gettext("Stopping…"))
            return
        super().reject()

    def _read(self) -> None:
        source, service, order = self._source, self._context.workspace.status_import, self._order.code() or ""
        if source is None:
            return
        chosen, asked = self._instrument.code() or "", self._asked
        kept = dict(self.preview.settled) if self.preview is not None else {}

        def work(progress: Progress) -> object:
            found = service.read(source, chosen, order=order, progress=progress)
            if kept or (not found.instrument_id and asked):
                found = service.again(found, instrument_id=found.instrument_id or asked, settled=kept)
            return found

        name = isolate(source.name) if isinstance(source, Path) else ""

        def say(language: Language) -> str:
            return (
                language.gettext("Reading {name}").format(name=name) if name else language.gettext("Reading the text")
            )

        self._run(say, work, self._on_preview)

    def _again(self, settled: dict[str, str] | None = None) -> None:
        """Look at the same table anew: another instrument, or names that were settled."""
        preview, service, chosen = self.preview, self._context.workspace.status_import, self._instrument.code() or ""
        if preview is None:
            return
        self._run(
            lambda language: language.gettext("Matching names"),
            lambda _progress: service.again(preview, instrument_id=chosen, settled=settled),
            self._on_preview,
        )

    def _run(
        self,
        say: Callable[[Language], str],
        work: Callable[[Progress], object],
        then: Callable[..., None],
        *,
        writes: bool = False,
    ) -> None:
        if self._job is not None:
            return
        self._error = None
        self._stack.setEnabled(False)
        self._asks.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._show_doing(say)
        job = self._job = self._context.jobs.create(say(self._context.language), work, writes=writes)
        job.succeeded.connect(then)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._show()
        job.start()

    def _show_doing(self, say: Callable[[Language], str]) -> None:
        self._say = say
        self._work.setText(say(self._context.language))

    def _on_finished(self) -> None:
        self._job = None
        self._bar.hide()
        self._show_doing(_nothing)
        self._stack.setEnabled(True)
        self._asks.setEnabled(True)
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self._error = error
        self._show()

    def _on_preview(self, preview: StatusPreview) -> None:
        self.preview = preview
        self._instrument.set_code(preview.instrument_id)
        self._stack.setCurrentWidget(self.rows)
        self.rows.show_preview(preview)
        self._show()

    def _on_settled(self, name: str, code: str) -> None:
        if self.preview is not None:
            self._again({**self.preview.settled, name: code})

    def _on_other(self) -> None:
        self._source, self.preview, self._error = None, None, None
        self._instrument.set_code("")
        self._order.set_code("")
        self._stack.setCurrentWidget(self.start)
        self._show()
        self.start.focus_first()

    # Showing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Everything that follows from where the import is."""
        language, face, preview = self._context.language, self._stack.currentWidget(), self.preview
        over, idle = face is self._over, self._job is None
        self._heading.setText(self._title(language))
        self._asks.setVisible(face is self.rows)
        asks_order = preview is not None and (preview.asks_order or bool(self._order.code()))
        self._order.setVisible(asks_order)
        self._order_label.setVisible(asks_order)
        self._counts.setVisible(face is self.rows)
        self._counts.setText(told(language, preview) if preview is not None else "")
        self._failed.setVisible(self._error is not None)
        self._failed.setText(failure(language, self._error))
        self._other.setVisible(face is self.rows)
        self._leave.setVisible(not over)
        self._undo.setVisible(over and self._done is not None)
        self._names.setVisible(not over)
        self._go.setText(language.gettext("Close") if over else language.gettext("Import"))
        self._go.setVisible(face is not self.start)
        reason = why_not(self._context, "status_import.apply")
        self._go.setEnabled(idle and (over or (self._writes() and not reason)))
        self._go.setToolTip(reason if not over else "")
        if over and preview is not None:
            self._finished.setText(report(language, preview, self._name_of))

    def _name_of(self, code: str) -> str:
        return self._context.workspace.states.name(code, self._context.language.code)

    def _writes(self) -> bool:
        preview = self.preview
        return preview is not None and bool(preview.instrument_id) and bool(preview.new or preview.settled)

    def _title(self, language: Language) -> str:
        if self._stack.currentWidget() is self.start:
            return language.gettext("Import a status table")
        if not isinstance(self._source, Path):
            return language.gettext("Import the pasted text")
        return language.gettext("Import {name}").format(name=isolate(self._source.name))

    # Doing --------------------------------------------------------------------------------------

    def open_names(self) -> QWidget:
        """The names that were settled, to look at and to forget."""
        from focalpoint.ui.pages.instruments.settled import SettledNames

        dialog = SettledNames(self, self._context)
        dialog.forgotten.connect(self._again)
        dialog.open()
        return dialog

    def _on_go(self) -> None:
        preview, service = self.preview, self._context.workspace.status_import
        if self._stack.currentWidget() is self._over:
            self.accept()
        elif preview is not None:
            remember = self.rows.remembers()
            self._run(
                lambda language: language.gettext("Importing"),
                lambda _progress: service.apply(preview, remember=remember),
                self._on_imported,
                writes=True,
            )

    def _on_imported(self, done: ChangeSet | None) -> None:
        self._done = done
        self._stack.setCurrentWidget(self._over)
        self._show()
        self._go.setFocus()

    def _on_undo(self) -> None:
        workspace = self._context.workspace
        self._run(
            lambda language: language.gettext("Undoing the import"),
            lambda _progress: workspace.undo.undo(),
            lambda _change_set: self.accept(),
            writes=True,
        )

    def keyPressEvent(self, event: object) -> None:
        """Qt: Enter in a list must not import."""
        key = getattr(event, "key", int)()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._go.hasFocus():
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]


def _nothing(_language: Language) -> str:
    return ""
