"""The cases out of which requests are drafted: a list, and what they share in the inspector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from focalpoint.domain.cases import Case
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.inspector.case import CaseInspector
    from focalpoint.ui.shell.context import PageContext

CASES: Final = "cases"
_SHOWN_BY: Final = frozenset({CASES, "requests"})


class CaseLine(NamedTuple):
    """A case as the list shows it."""

    case: Case
    requests: int


class CasesView(QObject):
    """Reads the cases, lists them and inspects the one that is chosen."""

    came = Signal()
    """The list was read anew."""
    failed = Signal(object)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.model: RecordModel[CaseLine] = RecordModel(
            _columns(), lambda line: line.case.id, language=context.language, theme=context.theme, parent=self
        )
        self.table = TableView(context.theme)
        self.table.set_record_model(self.model, context.memory, "requests.cases")
        self._fit = TitleFit(self.table, self.table.horizontalHeader(), 1, context.theme, 180)
        self._loader = Loader(context, self)
        self._inspector: CaseInspector | None = None
        self._wanted = ""
        self.loaded = False
        self.table.picked.connect(self._on_picked)

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        self.table.setAccessibleName(language.gettext("Cases"))
        self.model.retranslate(language)
        self._fit.widen({})
        if self._inspector is not None:
            self._inspector.retranslate_when_seen()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now, once it was looked at."""
        if self.loaded and (change_set is None or change_set.entities & _SHOWN_BY):
            self.load()
        if self._inspector is not None:
            self._inspector.refresh(change_set)

    def load(self) -> None:
        """Read the cases."""
        workspace = self._context.workspace
        self._loader.load(lambda: _read(workspace), self._show, self.failed.emit)

    def set_text(self, text: str) -> None:
        """Narrow the list."""
        self.model.set_filter(text)

    def select(self, case_id: str) -> bool:
        """Select a case, now or when the list has come."""
        self._wanted = case_id
        if not self.loaded:
            self.load()
            return True
        self._take_wanted()
        return True

    def choose_first(self) -> None:
        """Choose the first case, if there is one."""
        if self.model.rowCount():
            self.table.select_id(self.model.id_at(0))

    def current(self) -> str:
        """The chosen case's id; empty for none."""
        return self.table.current_id() or ""

    def inspect(self) -> None:
        """Show the chosen case beside the list."""
        self._context.inspect(CASES, self.current() or None)

    def inspector(self, case_id: str) -> QWidget:
        """The inspector of a case."""
        if self._inspector is None:
            from focalpoint.ui.inspector.case import CaseInspector

            self._inspector = CaseInspector(self._context, Names(self._context.workspace))
            self._inspector.retranslate()
        self._inspector.show_record(case_id)
        return self._inspector

    def add(self) -> str:
        """Open a case; its id, empty when it was refused."""
        made: list[str] = []
        cases, title = self._context.workspace.cases, self._context.language.gettext("New case")

        def act() -> None:
            change_set = cases.add(title, "")
            made.extend(change_set.ids(CASES))

        if not self._context.run(act) or not made:
            return ""
        self.select(made[0])
        self._context.inspect(CASES, made[0])
        return made[0]

    def archive(self, ids: Iterable[str]) -> None:
        """Put cases away."""
        wanted = list(ids)
        if wanted and not why_not(self._context, "cases.archive"):
            self._context.run(lambda: self._context.workspace.cases.archive(wanted))

    def _show(self, lines: list[CaseLine]) -> None:
        kept = self.current()
        self.loaded = True
        self.model.set_records(lines)
        self._fit.widen({})
        self._wanted = self._wanted or kept
        self.came.emit()
        self._take_wanted()

    def _take_wanted(self) -> None:
        if self._wanted and self.table.select_id(self._wanted):
            self._wanted = ""

    def _on_picked(self, case_id: str) -> None:
        self._context.inspect(CASES, case_id or None)


def _read(workspace: Workspace) -> list[CaseLine]:
    counts = Counter(line.case_id for line in workspace.requests.list())
    return [CaseLine(case, counts[case.id]) for case in workspace.cases.list()]


def _columns() -> tuple[Column[CaseLine], ...]:
    return (
        Column("reference", lambda language: language.gettext("File number"), _reference, width=140),
        Column("title", lambda language: language.gettext("Case"), lambda line, _l: line.case.title, width=300),
        Column(
            "requests",
            lambda language: language.gettext("Requests"),
            lambda line, language: language.number(line.requests),
            key=lambda line: line.requests,
            width=90,
            numeric=True,
        ),
        Column("authority", lambda language: language.gettext("Authority in charge"), _authority, width=190),
        Column(
            "opened",
            lambda language: language.gettext("Opened on"),
            lambda line, language: show_date(language, line.case.opened_on),
            key=lambda line: line.case.opened_on or "",
            width=110,
        ),
        Column(
            "kept",
            lambda language: language.gettext("To be kept until"),
            lambda line, language: show_date(language, line.case.retain_until),
            key=lambda line: line.case.retain_until or "",
            width=130,
        ),
    )


def _reference(line: CaseLine, _language: Language) -> str:
    return isolate(line.case.reference)


def _authority(line: CaseLine, _language: Language) -> str:
    return line.case.authority
