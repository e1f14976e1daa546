"""The inspector of a case: what its requests share, and who may open it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox

from focalpoint.domain.errors import NotFoundError, RefusedError
from focalpoint.domain.register import RequestFilter
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.case_holdings import AnnexesSection, EvidenceSection
from focalpoint.ui.inspector.case_persons import PersonsSection
from focalpoint.ui.inspector.case_sections import CaseBook, ChronologySection, OffencesSection
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.erasure import ErasureSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.panel import Inspector, title_editor
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.inspector.treaty_forms import label_of
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.editors import CheckEditor, LongTextEditor, TextEditor
from focalpoint.words import register as words

if TYPE_CHECKING:
    from focalpoint.domain.register import RequestLine
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

_DAYS: Final = ("opened_on", "closed_on", "retain_until")
_SHOWN: Final = ("reference", "title", "authority", "stage", *_DAYS, "exercise", "facts", "facts_source", "note")


class CaseInspector(Inspector):
    """One case. Every field saves at once; drafts of requests follow the persons."""

    entity = "cases"

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__(context)
        self._book = CaseBook(context)
        theme, add = context.theme, self.form.add
        add("title", label_of(self.entity, "title"), title_editor(theme))
        self.form.add_pair(
            ("reference", label_of(self.entity, "reference"), TextEditor()),
            ("authority", label_of(self.entity, "authority"), TextEditor()),
        )
        add("facts", label_of(self.entity, "facts"), LongTextEditor(theme, least=2, most=7))
        add("facts_source", label_of(self.entity, "facts_source"), LongTextEditor(theme, least=1, most=4))
        self.add_fields_later(self._add_later)
        self.add_sections(
            lambda: PersonsSection(context, self._book),
            lambda: OffencesSection(context, self._book),
            lambda: ChronologySection(context, self._book),
            lambda: AnnexesSection(context, self._book),
            lambda: EvidenceSection(context, self._book),
            lambda: CaseRequestsSection(context),
            lambda: AccessSection(context, self._book),
            lambda: CommentsSection(context, self.entity),
            lambda: HistorySection(context, self.entity, names),
            lambda: ErasureSection(context, self.entity),
        )

    def load(self) -> None:
        """Show the case."""
        self._book.forget()
        try:
            case = self._book.file(self.record_id).case
        except RefusedError as error:  # the list was changed while it was shown
            raise NotFoundError(what=self.entity) from error
        language = self.language
        subtitle = isolate(case.ref)
        if case.exercise:
            subtitle = language.gettext("{what}, exercise").format(what=subtitle)
        self.set_heading(case.title or case.reference, subtitle)
        self.form.set_values({name: getattr(case, name) for name in _SHOWN})
        self.set_reason(why_not(self.context, "cases.edit"))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        kept: str | int | None = "" if value is None else str(value)
        if name in _DAYS:
            kept = first_day(str(value or ""))
            if value and kept is None:
                return False
        if isinstance(value, bool):
            kept = int(value)
        cases, case_id = self.context.workspace.cases, self.record_id
        return self.context.run(lambda: cases.edit(case_id, **{name: kept}))

    def _add_later(self) -> None:
        theme = self.context.theme
        self.form.add("stage", label_of(self.entity, "stage"), TextEditor())
        self.form.add_pair(
            *((name, label_of(self.entity, name), DayEditor(theme, first_day)) for name in ("opened_on", "closed_on"))
        )
        self.form.add("retain_until", label_of(self.entity, "retain_until"), DayEditor(theme, first_day))
        self.form.add(
            "exercise",
            lambda _language: "",
            CheckEditor(lambda language: language.gettext("An exercise: nothing in it is real")),
        )
        self.form.add("note", label_of(self.entity, "note"), LongTextEditor(theme, least=2))


class CaseRequestsSection(Section):
    """The requests out of the case, each a link."""

    name = "case_requests"
    tables = frozenset({"requests", "request_events"})
    open_at_first = True

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "cases")
        self.column.setSpacing(2)

    def heading(self) -> str:
        """Requests and how many."""
        return self.context.language.gettext("Requests ({n})").format(n=len(self._lines()))

    def fill(self) -> None:
        """Show the requests."""
        language = self.context.language
        clear(self.column)
        lines = self._lines()
        for line in lines:
            link = ElidedLink(f"{isolate(line.reference)}  {words.status(language, line.status)}")
            link.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(line.reference)))
            link.clicked.connect(lambda _=False, request_id=line.id: self.context.reveal("requests", request_id))
            self.column.addWidget(link)
        if not lines:
            none = language.gettext("No request was drafted out of this case yet.")
            self.column.addWidget(label(none, role="muted", wrap=True))

    def _lines(self) -> list[RequestLine]:
        return self.context.workspace.requests.list(RequestFilter(case_id=self.record_id))


class AccessSection(Section):
    """Who may open the case: those that are ticked, or every case officer when nobody is."""

    name = "case_access"
    tables = frozenset({"cases", "users"})

    def __init__(self, context: PageContext, book: CaseBook) -> None:
        super().__init__(context, "cases")
        self._book = book
        self.boxes: dict[str, QCheckBox] = {}

    def heading(self) -> str:
        """Who may open it."""
        language, access = self.context.language, self._book.file(self.record_id).case.access
        if not access:
            return language.gettext("Who may open it: every case officer")
        n = len(access)
        return language.ngettext("Who may open it: {n} person", "Who may open it: {n} persons", n).format(n=n)

    def fill(self) -> None:
        """A tick for everybody who holds the key to cases."""
        language, access = self.context.language, self._book.file(self.record_id).case.access
        clear(self.column)
        self.boxes = {}
        note = language.gettext("Nobody ticked: every case officer may open it. You cannot shut yourself out.")
        self.column.addWidget(label(note, role="small", wrap=True))
        reason = why_not(self.context, "cases.set_access")
        for user in self.context.workspace.users.list():
            if not user.casework:
                continue
            box = QCheckBox(isolate(user.name))
            box.setChecked(user.id in access)
            allow(box, not reason, reason)
            box.clicked.connect(lambda _=False: self._on_ticked())
            self.boxes[user.id] = box
            self.column.addWidget(box)

    def _on_ticked(self) -> None:
        wanted = [user_id for user_id, box in self.boxes.items() if box.isChecked()]
        cases, case_id = self.context.workspace.cases, self.record_id
        if not self.context.run(lambda: cases.set_access(case_id, wanted)):
            self.fill()
