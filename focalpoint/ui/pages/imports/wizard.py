"""Import with preview: the file is read on a worker, what it would do is shown and corrected, then done as one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.pages.imports import wording
from focalpoint.ui.pages.imports.steps import ColumnsStep, DoneStep, NotesStep, RowsStep
from focalpoint.ui.widgets.basics import PrimaryButton, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.rail import StepRail, StepState
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from focalpoint.domain.progress import Progress
    from focalpoint.language import Language
    from focalpoint.services.imports import ImportPreview, ImportReport
    from focalpoint.ui.shell.context import Page, PageContext
    from focalpoint.ui.shell.jobs import Job

_NEW_PLAN: Final = "new"
_STEPS: Final = ("columns", "rows", "notes")


class ImportWizard(QDialog):
    """One file on its way into one plan."""

    def __init__(self, page: Page, context: PageContext, path: Path, plan_id: str) -> None:
        super().__init__(page)
        self._page, self._context, self._path = page, context, path
        self._plan_id = plan_id
        self._mapping: Mapping[int, str] | None = None
        self._preview: ImportPreview | None = None
        self._job: Job | None = None
        self._seen = set[str]()
        self.setModal(True)
        self.resize(min(context.theme.px(1100), 1300), min(context.theme.px(640), 700))
        names = Names(context.workspace)
        self._columns, self._rows = ColumnsStep(context), RowsStep(context, names)
        self._notes, self._done = NotesStep(context), DoneStep(context)
        self._build()
        self._error: Exception | None = None
        self._say: Callable[[Language], str] = _nothing
        self._columns.corrected.connect(self._on_corrected)
        self._rows.decided.connect(self._show_counts)
        self.retranslate()
        context.shell.language_changed.connect(self.retranslate)
        self._read()

    def retranslate(self) -> None:
        """Write every text anew; what was read and decided stays."""
        language = self._context.language
        done = self._stack.currentWidget() is self._done
        name = isolate(self._path.name)
        title = language.gettext("Import {name}").format(name=name)
        self.setWindowTitle(title)
        self._heading.setText(language.gettext("{name} was imported").format(name=name) if done else title)
        self._into.setText(language.gettext("Import into"))
        self._target.setAccessibleName(language.gettext("Import into"))
        self._set_targets(self._target.code() or self._plan_id or _NEW_PLAN)
        self._rail.setAccessibleName(language.gettext("Steps"))
        self._bar.setAccessibleName(language.gettext("Progress"))
        self._leave.setText(language.gettext("Cancel"))
        self._undo.setText(language.gettext("Undo the import"))
        self._go.setText(language.gettext("Close") if done else language.gettext("Import"))
        self._work.setText(self._say(language))
        for step in (self._columns, self._rows, self._notes, self._done):
            step.retranslate()
        self._show_steps()
        self._show_failure()
        if not done:
            self._write_counts()

    # Building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self._heading = label(role="heading", wrap=True)
        self._into = label(role="muted")
        self._target = ChoiceEdit()
        self._target.setMinimumWidth(self._context.theme.px(240))
        self._target.chosen.connect(self._on_target)
        self._counts = label(role="muted", wrap=True)
        self._failed = label(role="error", wrap=True)
        self._stack = QStackedWidget()
        for step in (self._columns, self._rows, self._notes, self._done):
            self._stack.addWidget(step)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._into)
        head.addWidget(self._target)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        self._middle = QWidget()
        self._middle.setLayout(middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._side())
        middle.addWidget(self._stack, 1)
        # Before there is something to show, an empty table would look like an empty file.
        self._middle.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._counts)
        column.addWidget(self._failed)
        column.addWidget(self._middle, 1)
        column.addStretch(0)
        column.addLayout(self._foot())

    def _side(self) -> QWidget:
        self._rail = StepRail(self._context.theme, width=160)
        self._rail.chosen.connect(self._on_step)
        return self._rail

    def _set_targets(self, code: str) -> None:
        plans: list[tuple[str | None, str]] = [(plan.id, plan.title) for plan in self._context.workspace.plan.plans()]
        self._target.set_choices([*plans, (_NEW_PLAN, self._context.language.gettext("A new plan"))])
        self._target.set_code(code)

    def _show_steps(self) -> None:
        """The steps at the side: where one is, what was seen, and whether the notes need a look."""
        language, preview = self._context.language, self._preview
        noted = len(preview.skipped) + len(preview.warnings) if preview is not None else 0
        notes = language.gettext("Notes ({n})").format(n=noted) if noted else language.gettext("Notes")
        steps = [("rows", language.gettext("Rows")), ("notes", notes), ("done", language.gettext("Done"))]
        if preview is None or preview.columns:
            steps.insert(0, ("columns", language.gettext("Columns")))
        self._rail.set_steps(steps, language)
        now = self._stack.currentWidget()
        here = next((name for name, step in self._steps().items() if step is now), "")
        over = now is self._done
        states = {name: StepState.DONE if over or name in self._seen else StepState.TODO for name, _words in steps}
        if noted and not over and "notes" not in self._seen:
            states["notes"] = StepState.WARNING
        states["done"] = StepState.TODO
        states[here] = StepState.NOW
        may = frozenset() if over or preview is None else frozenset(_STEPS) - {here}
        self._rail.show_states(states, may, language)

    def _steps(self) -> dict[str, QWidget]:
        return {"columns": self._columns, "rows": self._rows, "notes": self._notes, "done": self._done}

    def _on_step(self, name: str) -> None:
        self._seen.add(name)
        self._stack.setCurrentWidget(self._steps()[name])
        self._show_steps()

    def _foot(self) -> QHBoxLayout:
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(self._context.theme.px(180))
        self._work = label(role="muted")
        self._leave = QPushButton()
        self._leave.setAutoDefault(False)
        self._undo = QPushButton()
        self._undo.setAutoDefault(False)
        self._undo.hide()
        self._go = PrimaryButton()
        self._go.setEnabled(False)
        foot = QHBoxLayout()
        foot.addWidget(self._bar)
        foot.addWidget(self._work, 1)
        for button in (self._leave, self._undo, self._go):
            foot.addWidget(button)
        self._leave.clicked.connect(self.reject)
        self._undo.clicked.connect(self._on_undo)
        self._go.clicked.connect(self._on_import)
        return foot

    # Reading ------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Qt: Cancel first stops what is running; nothing half-written stays."""
        if self._job is not None and self._job.running:
            self._job.cancel()
            self._show_doing(lambda language: language.gettext("Stopping…"))
            return
        super().reject()

    def _read(self) -> None:
        workspace, path, mapping = self._context.workspace, self._path, self._mapping
        plan_id = self._target.code() or _NEW_PLAN

        def work(progress: Progress) -> object:
            return workspace.imports.preview(path, plan_id=plan_id, mapping=mapping, progress=progress)

        self._start(lambda language: language.gettext("Reading {name}").format(name=isolate(path.name)), work)
        if self._job is not None:
            self._job.succeeded.connect(self._on_preview)
            self._job.start()

    def _start(self, say: Callable[[Language], str], work: object, *, writes: bool = False) -> None:
        self._error = None
        self._failed.hide()
        self._go.setEnabled(False)
        self._stack.setEnabled(False)
        self._target.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()
        self._show_doing(say)
        title = say(self._context.language)
        job = self._job = self._context.jobs.create(title, work, writes=writes)  # type: ignore[arg-type]
        job.progressed.connect(self._on_progress)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.finished.connect(self._on_finished)

    def _show_doing(self, say: Callable[[Language], str]) -> None:
        self._say = say
        self._work.setText(say(self._context.language))

    def _on_progress(self, done: int, total: int, _code: str) -> None:
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done)

    def _on_finished(self) -> None:
        self._job = None
        self._bar.hide()
        self._show_doing(_nothing)
        self._stack.setEnabled(True)

    def _on_failed(self, error: Exception) -> None:
        self._error = error
        self._show_failure()
        self._target.setEnabled(True)

    def _show_failure(self) -> None:
        language, error = self._context.language, self._error
        if isinstance(error, FocalPointError):
            self._failed.setText(explain(error, language))
        else:
            self._failed.setText(language.gettext("The file could not be read. The vault is unchanged."))
        self._failed.setVisible(error is not None)

    def _on_cancelled(self) -> None:
        self._job = None
        super().reject()

    def _on_preview(self, preview: ImportPreview) -> None:
        first = self._preview is None
        self._preview = preview
        self._middle.show()
        for step in (self._columns, self._rows, self._notes):
            step.show_preview(preview)
        if first:
            self._seen |= {"columns", "rows"}
            self._stack.setCurrentWidget(self._rows)
        self._show_steps()
        self._target.setEnabled(True)
        self._show_counts()

    def _show_counts(self) -> None:
        counts = self._write_counts()
        self._go.setEnabled(any(counts.get(code, 0) for code in ("new", "changed", "conflict")))

    def _write_counts(self) -> dict[str, int]:
        if self._preview is None:
            return {}
        counts = {str(outcome): n for outcome, n in self._preview.counts.items()}
        self._counts.setText(wording.counts_words(self._context.language, counts))
        return counts

    def _on_corrected(self, mapping: dict[int, str]) -> None:
        self._mapping = mapping
        self._read()

    def _on_target(self, _code: object) -> None:
        self._read()

    # Doing --------------------------------------------------------------------------------------

    def _on_import(self) -> None:
        workspace, preview = self._context.workspace, self._preview
        if preview is None:
            return
        if self._stack.currentWidget() is self._done:
            self.accept()
            return

        def work(progress: Progress) -> object:
            return workspace.imports.apply(preview, progress=progress)

        self._start(lambda language: language.gettext("Importing"), work, writes=True)
        if self._job is not None:
            self._job.succeeded.connect(self._on_imported)
            self._job.start()

    def _on_imported(self, report: ImportReport) -> None:
        self._done.show_report(report)
        self._stack.setCurrentWidget(self._done)
        self._counts.clear()
        self._leave.hide()
        self._undo.setVisible(report.change_set is not None)
        self.retranslate()
        self._go.setEnabled(True)
        self._go.setFocus()
        if report.plan_id:
            self._context.reveal("plans", report.plan_id)

    def _on_undo(self) -> None:
        workspace = self._context.workspace
        self._undo.setEnabled(False)
        self._start(lambda language: language.gettext("Undoing the import"), workspace.undo.undo, writes=True)
        if self._job is not None:
            self._job.succeeded.connect(lambda _change_set: self.accept())
            self._job.start()

    def keyPressEvent(self, event: object) -> None:
        """Qt: Enter in a list must not import."""
        key = getattr(event, "key", int)()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._go.hasFocus():
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]


def _nothing(_language: Language) -> str:
    return ""
