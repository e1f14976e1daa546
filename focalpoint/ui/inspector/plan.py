"""The inspector of a plan itself: what it is called, for which period, who approved it, and its versions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import first_day, show_date
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.panel import Inspector, title_editor
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import LinkButton, label
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.domain.plan import PlanVersion
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

_DAYS: Final = ("starts", "finishes", "approved_on")
_TEXTS: Final = ("title", "description", "approved_by", "approval", "classification")


class PlanInspector(Inspector):
    """A plan: everything about it that is not one of its rows."""

    entity = "plans"

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__(context)
        form, theme = self.form, context.theme
        form.add("title", self._words("title"), title_editor(theme))
        form.add_pair(*((name, self._words(name), DayEditor(theme, first_day)) for name in ("starts", "finishes")))
        form.add("description", self._words("description"), LongTextEditor(theme))
        form.add_heading(lambda language: language.gettext("Approval"))
        form.add_pair(
            ("approved_on", self._words("approved_on"), DayEditor(theme, first_day)),
            ("approved_by", self._words("approved_by"), TextEditor()),
        )
        form.add("approval", self._words("approval"), LongTextEditor(theme, least=1))
        form.add("classification", self._words("classification"), ChoiceEditor(choices.markings))
        self.add_sections(
            lambda: VersionsSection(context, self.entity),
            lambda: FilesSection(context, self.entity),
            lambda: CommentsSection(context, self.entity),
            lambda: HistorySection(context, self.entity, names),
        )

    def load(self) -> None:
        """Show the plan."""
        plan, language = self.context.workspace.plan.record(self.record_id), self.language
        kind = language.gettext("The current plan") if plan.current else language.gettext("Another plan")
        said = language.gettext("{kind}  {reference}").format(kind=kind, reference=isolate(plan.ref)).strip()
        if plan.archived:
            said = language.gettext("{what}, archived").format(what=said)
        self.set_heading(plan.title, said)
        self.form.set_values({name: getattr(plan, name) for name in (*_TEXTS, *_DAYS)})
        self.set_reason(why_not(self.context, "plan.edit_plan"))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        workspace, plan_id = self.context.workspace, self.record_id
        written: str | None = str(value or "")
        if name in _DAYS:
            written = first_day(str(value))
            if value and written is None:
                return False
        return self.context.run(lambda: workspace.plan.edit_plan(plan_id, **{name: written}))

    @staticmethod
    def _words(field: str) -> partial[str]:
        return partial(_label_of, field=field)


class VersionsSection(Section):
    """The baselines that were set, each with the decision that it rests on, and the way to what changed since."""

    name = "versions"
    tables = frozenset({"plans"})
    open_at_first = True

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(8)
        self.column.addLayout(self._listed)

    def heading(self) -> str:
        """Versions and how many."""
        return self.context.language.gettext("Versions ({n})").format(n=len(self._versions()))

    def fill(self) -> None:
        """Show the versions, newest first."""
        language = self.context.language
        clear(self._listed)
        versions = self._versions()
        for version in versions:
            self._add(version)
        if not versions:
            said = language.gettext("No baseline has been set yet. ⋯ › Set baseline… keeps the dates as a version.")
            self._listed.addWidget(label(said, role="muted", wrap=True))

    def _versions(self) -> list[PlanVersion]:
        return self.context.workspace.plan.versions(self.record_id)

    def _add(self, version: PlanVersion) -> None:
        language = self.context.language
        day = isolate(show_date(language, version.day))
        head = language.gettext("Baseline of {day}, set by {name}").format(day=day, name=isolate(version.by))
        words = label(plain_order(head), role="small", wrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self._listed.addWidget(words)
        reason = label(plain_order(language.gettext("“{reason}”").format(reason=version.reason)), wrap=True)
        reason.setTextFormat(Qt.TextFormat.PlainText)
        self._listed.addWidget(reason)
        link = LinkButton()
        link.setText(language.gettext("What changed since {day}").format(day=day))
        link.clicked.connect(lambda: self.context.open_list("plan", {"view": "changes", "since": version.day}))
        self._listed.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)


def _label_of(language: Language, field: str) -> str:
    return field_label(language, "plans", field)
