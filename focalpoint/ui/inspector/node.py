"""The inspector of a plan's node: every field edits in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QHBoxLayout

from focalpoint.domain.plan import Colour, PercentSource
from focalpoint.domain.rollup import explanation
from focalpoint.language import isolate
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import ask, why_not
from focalpoint.ui.inspector.citations import CitationsSection
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.computed import ComputedPopover, show_under
from focalpoint.ui.inspector.dates import first_day, read_written, show_date, show_range, written_fields
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.linked_tasks import LinkedTasksSection
from focalpoint.ui.inspector.panel import Inspector, title_editor
from focalpoint.ui.inspector.predecessors import PredecessorsSection
from focalpoint.ui.inspector.provision_work import ProvisionsSection
from focalpoint.ui.inspector.section import Section
from focalpoint.ui.inspector.states import state_word
from focalpoint.ui.inspector.successors import SuccessorsSection
from focalpoint.ui.widgets.basics import LinkButton
from focalpoint.ui.widgets.chips import ChipsEditor
from focalpoint.ui.widgets.editors import CheckEditor, ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.numbers import NumberEditor, PercentEditor
from focalpoint.ui.widgets.pills import StatePill
from focalpoint.words import plan as plan_words
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from focalpoint.domain.plan import Figures, PlanNode
    from focalpoint.language import Language
    from focalpoint.ui.pages.plan.content import PlanContent
    from focalpoint.ui.shell.context import PageContext

_WRITTEN: Final = ("start", "finish")
_DAYS: Final = ("baseline_start", "baseline_finish", "forecast_finish", "actual_start", "actual_finish")


class NodeInspector(Inspector):
    """A pillar, objective, output, activity or milestone."""

    entity = "plan_nodes"

    def __init__(self, context: PageContext, names: choices.Names, content: Callable[[], PlanContent]) -> None:
        """``content`` gives the plan that the page shows: its figures are not worked out twice."""
        super().__init__(context)
        self._names = names
        self._content = content
        self._node: PlanNode | None = None
        self._figures: Figures | None = None
        self._state = StatePill(context.theme)
        self._computed = LinkButton()
        self._computed.clicked.connect(self._on_computed)
        line = QHBoxLayout()
        line.addWidget(self._state)
        line.addStretch(1)
        line.addWidget(self._computed)
        self.column.insertLayout(2, line)
        self._build_first()
        self.add_fields_later(self._build_second)
        self.add_fields_later(self._build_more)
        self.add_sections(
            lambda: LinkedTasksSection(context, self.entity),
            lambda: PredecessorsSection(context, self.entity),
            lambda: SuccessorsSection(context, self.entity, content),
            lambda: ProvisionsSection(context, self.entity),
            lambda: FilesSection(context, self.entity),
            lambda: CitationsSection(context, self.entity),
            lambda: CommentsSection(context, self.entity),
            lambda: HistorySection(context, self.entity, names),
        )

    def load(self) -> None:
        """Show the node."""
        node = self._node = self.context.workspace.plan.node(self.record_id)
        content = self._content()
        place = content.outline.index.get(node.id)
        self._figures = None if place is None else content.figures[place]
        for section in self._sections:
            self.adopt(section)
        number = "" if place is None else content.outline.wbs[place]
        self._show_heading(node, number)
        self._show_fields(node)
        self.set_reason(why_not(self.context, "plan.edit"))
        manual = node.percent_source == PercentSource.MANUAL
        if not manual and "percent" in self.form.names():
            reason = self.language.gettext("The percent is computed; see “how computed?”.")
            self.form.editor("percent").set_read_only(True, reason)

    def adopt(self, section: Section) -> None:
        """A task that is added here is asked of the lead ministry."""
        if isinstance(section, LinkedTasksSection) and self._node is not None:
            section.ministry_id = self._node.lead_id

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        if self._node is None:
            return False
        special = {"supporting_ids": self._save_supporting, "colour_override": self._save_colour}
        if name in special:
            return special[name](value)
        if name == "blocked" and value:
            self._ask_blocked()
            return True
        changes = self._changes(name, value)
        if changes is None:
            return False
        workspace, node_id = self.context.workspace, self.record_id
        return self.context.run(lambda: workspace.plan.edit(node_id, **changes))

    def retranslate(self) -> None:
        """Write everything anew."""
        self._computed.setText(self.language.gettext("How computed?"))
        super().retranslate()

    def _changes(self, name: str, value: object) -> dict[str, Any] | None:
        if name in _WRITTEN:
            return written_fields(name, str(value))
        if name in _DAYS:
            day = first_day(str(value))
            return None if value and day is None else {name: day}
        if name == "blocked":
            return {"blocked": 0, "blocked_reason": ""}
        if isinstance(value, bool):
            return {name: int(value)}
        return {name: value if value is None or isinstance(value, int | float) else str(value)}

    # Fields -------------------------------------------------------------------------------------

    def _build_first(self) -> None:
        form, theme = self.form, self.context.theme
        form.add("title", self._words("title"), title_editor(theme))
        form.add("lead_id", self._words("lead_id"), ChoiceEditor(self._names.ministry_choices))
        form.add("supporting_ids", self._words("supporting_ids"), ChipsEditor(theme, self._names.ministry_choices))
        form.add_pair(*((name, self._words(name), self._date()) for name in _WRITTEN))
        form.add("status", self._words("status"), ChoiceEditor(choices.statuses))
        form.add("percent", self._words("percent"), PercentEditor(theme))

    def _build_second(self) -> None:
        form, theme = self.form, self.context.theme
        form.add("percent_source", self._words("percent_source"), ChoiceEditor(choices.percent_sources))
        form.add_pair(
            ("kind", self._words("kind"), ChoiceEditor(choices.kinds)),
            ("weight", self._words("weight"), NumberEditor(least=0, most=1_000_000, places=2)),
        )
        form.add("blocked", self._words("blocked"), CheckEditor(lambda language: language.gettext("Cannot go on")))
        form.add("blocked_reason", self._words("blocked_reason"), LongTextEditor(theme))
        form.add("colour_override", self._words("colour_override"), ChoiceEditor(choices.colours))

    def _build_more(self) -> None:
        form, theme = self.form, self.context.theme
        form.add("description", self._words("description"), LongTextEditor(theme))
        form.add("obligations", self._words("obligations"), LongTextEditor(theme, least=1))
        form.add("human_rights_note", self._words("human_rights_note"), LongTextEditor(theme))
        form.add_pair(
            ("forecast_finish", self._words("forecast_finish"), self._date()),
            ("actual_finish", self._words("actual_finish"), self._date()),
        )
        form.add_pair(
            ("baseline_start", self._words("baseline_start"), self._date()),
            ("baseline_finish", self._words("baseline_finish"), self._date()),
        )
        form.add_pair(
            ("actual_start", self._words("actual_start"), self._date()),
            ("budget_line", self._words("budget_line"), TextEditor()),
        )
        form.add("classification", self._words("classification"), ChoiceEditor(choices.markings))

    def _date(self) -> DayEditor:
        return DayEditor(self.context.theme, first_day)

    def _words(self, field: str) -> partial[str]:
        return partial(_label_of, field=field)

    def _show_heading(self, node: PlanNode, number: str) -> None:
        language = self.language
        kind = plan_words.node_kind(language, node.kind)
        subtitle = (
            language.gettext("{number}  {kind}  {reference}")
            .format(number=isolate(number), kind=kind, reference=isolate(node.ref))
            .strip()
        )
        if node.archived:
            subtitle = language.gettext("{what}, archived").format(what=subtitle)
        self.set_heading(node.title, subtitle)
        self._state.setVisible(self._figures is not None)
        self._computed.setVisible(self._figures is not None)
        if self._figures is not None:
            colour = "red" if node.blocked else str(self._figures.colour)
            self._state.set_state(colour, state_word(language, node.line, self._figures))
            self._state.setToolTip(plan_words.colour_rule(language, self._figures.colour_rule))

    def _show_fields(self, node: PlanNode) -> None:
        form, figures = self.form, self._figures
        values: dict[str, object] = {
            name: getattr(node, name)
            for name in (
                "title", "lead_id", "supporting_ids", "kind", "status", "percent_source", "weight", "blocked",
                "blocked_reason", "colour_override", "description", "obligations", "human_rights_note", "budget_line",
                "classification", *_DAYS,
            )
        }  # fmt: skip
        for name in _WRITTEN:
            values[name] = (getattr(node, name), getattr(node, f"{name}_text"))
        computed = figures.percent if figures else None
        values["percent"] = node.percent if node.percent_source == PercentSource.MANUAL else _tidy(computed)
        form.set_values(values)
        for name in _WRITTEN:
            form.set_hint(name, self._hint(name, node))
        form.set_shown("blocked_reason", node.blocked)
        form.set_hint("colour_override", self._colour_hint(node))
        planned = figures.planned if figures else None
        said = "" if planned is None else self.language.gettext("planned by today: {planned}").format(
            planned=self.language.percent(planned)
        )  # fmt: skip
        form.set_hint("percent", said)

    def _hint(self, name: str, node: PlanNode) -> str:
        text = getattr(node, f"{name}_text")
        if not text:
            return ""
        read = read_written(text)
        if read is None or not read.first:
            return plan_words.precision(self.language, getattr(node, f"{name}_precision"))
        return show_range(self.language, read.first, read.last)

    def _colour_hint(self, node: PlanNode) -> str:
        if not node.colour_override:
            return ""
        return self.language.gettext("“{reason}”, {date}").format(
            reason=isolate(node.colour_reason), date=show_date(self.language, node.colour_on)
        )

    # Acts that ask ------------------------------------------------------------------------------

    def _save_supporting(self, value: object) -> bool:
        ids = [str(code) for code in value] if isinstance(value, tuple | list) else []
        workspace, node_id = self.context.workspace, self.record_id
        return self.context.run(lambda: workspace.plan.set_supporting(node_id, ids))

    def _save_colour(self, value: object) -> bool:
        workspace, node_id = self.context.workspace, self.record_id
        if value is None:
            return self.context.run(lambda: workspace.plan.override_colour(node_id, None, ""))
        colour = Colour(str(value)).value
        ask(
            self.context,
            self,
            title=self.language.gettext("Set the state by hand"),
            text=self.language.gettext("The reason and today's date are kept beside the state."),
            field=self.language.gettext("Reason"),
            verb=self.language.gettext("Set the state"),
            then=lambda reason: self.context.run(lambda: workspace.plan.override_colour(node_id, colour, reason)),
            otherwise=self.renew,
        )
        return True

    def _ask_blocked(self) -> None:
        workspace, node_id = self.context.workspace, self.record_id
        ask(
            self.context,
            self,
            title=self.language.gettext("Mark as blocked"),
            text=self.language.gettext("What is blocked counts as late until it can go on."),
            field=self.language.gettext("What keeps it from going on?"),
            verb=self.language.gettext("Mark as blocked"),
            then=lambda reason: self.context.run(
                lambda: workspace.plan.edit(node_id, blocked=1, blocked_reason=reason)
            ),
            otherwise=self.renew,
        )

    def _on_computed(self) -> None:
        content = self._content()
        place = content.outline.index.get(self.record_id)
        if place is None:
            return
        told = explanation(content.outline, list(content.figures), place, self.context.workspace.clock.today())
        show_under(ComputedPopover(self, self.context.theme, self.language, told), self._computed)


def _label_of(language: Language, field: str) -> str:
    return field_label(language, "plan_nodes", field)


def _tidy(percent: float | None) -> float | None:
    return None if percent is None else round(percent, 1)
