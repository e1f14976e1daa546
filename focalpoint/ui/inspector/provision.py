"""The inspector of a provision: what is asked, how the country does it, how it is rated, what is missing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from focalpoint.domain.provision_rules import verification_is_due
from focalpoint.domain.provisions import Force, Mark, Rating
from focalpoint.language import isolate
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.citations import CitationsSection
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.figures import FiguresSection
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.panel import Inspector
from focalpoint.ui.inspector.provision_versions import ProvisionVersionsSection
from focalpoint.ui.inspector.provision_work import ProvisionWorkSection
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.pills import StatePill
from focalpoint.words import provisions as words
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.domain.provisions import Entry
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

ENTITY: Final = "implementations"
_DAYS: Final = ("assessed_on", "verified_on")
_CHOICES: Final = frozenset({"rating", "assessor_rating", "mark"})


class ProvisionInspector(Inspector):
    """Every field of what the country says of one provision."""

    entity = ENTITY
    activity_asked = Signal(str)
    """The key of the provision out of which an activity is to be made."""
    version_asked = Signal(str)
    """The key of the provision of which a version is to be written."""

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__(context)
        self._names = names
        self._key = ""
        theme = context.theme
        self._force, self._check = StatePill(theme, "blue"), StatePill(theme, "amber")
        self._show = label(role="muted", wrap=True)
        pills = FlowLayout(None, theme.px(6))
        for pill in (self._force, self._check):
            pills.addWidget(pill)
        self.column.insertLayout(2, pills)
        self.column.insertWidget(3, self._show)
        self._verify, self._activity = QPushButton(), QPushButton()
        self._verify.clicked.connect(self._on_verify)
        self._activity.clicked.connect(lambda: self.activity_asked.emit(self._key))
        buttons = FlowLayout(None, theme.px(6))
        for button in (self._verify, self._activity):
            buttons.addWidget(button)
        self.column.insertLayout(4, buttons)
        self._build()
        self.add_fields_later(self._build_more)
        self.add_sections(
            lambda: FiguresSection(context, self.entity),
            lambda: ProvisionWorkSection(context, self.entity),
            lambda: CitationsSection(context, self.entity),
            lambda: FilesSection(context, self.entity),
            lambda: CommentsSection(context, self.entity),
            self._make_versions,
            lambda: HistorySection(context, self.entity, names),
        )

    def retranslate(self) -> None:
        """Write everything anew."""
        self._verify.setText(self.language.gettext("Verified today"))
        self._activity.setText(self.language.gettext("Make an activity…"))
        super().retranslate()

    def load(self) -> None:
        """Show the provision."""
        provisions, language = self.context.workspace.provisions, self.language
        self._key = provisions.key_of(self.record_id)
        entry = provisions.entry(self._key, language.code)
        provision = entry.provision
        self.set_heading(provision.title, self._subtitle_of(entry))
        self._force.set_state("blue", self._force_words(entry))
        self._check.setVisible(provision.check and not provision.own)
        self._check.set_state("amber", words.to_check(language))
        self._show.setText(provision.show)
        self._show.setVisible(bool(provision.show))
        self._show_fields(entry)
        for button, method in ((self._verify, "provisions.verify"), (self._activity, "provisions.make_activity")):
            reason = why_not(self.context, method)
            allow(button, not reason, reason)
        self.set_reason(why_not(self.context, "provisions.edit"))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        changes: dict[str, Value] = {}
        if name in _DAYS:
            changes[name] = first_day(str(value or ""))
            if value and changes[name] is None:
                return False
            if name == "verified_on":
                changes["verified_by"] = self.context.workspace.session.user_name if value else ""
        elif name in _CHOICES:
            changes[name] = str(value or "")
        else:
            changes[name] = None if value is None else str(value)
        provisions, key = self.context.workspace.provisions, self._key
        return self.context.run(lambda: provisions.edit(key, **changes))

    def _build(self) -> None:
        form, theme = self.form, self.context.theme
        form.add("legislation", self._words("legislation"), LongTextEditor(theme, least=1))
        form.add_pair(
            ("mark", self._words("mark"), ChoiceEditor(_marks)),
            ("rating", self._words("rating"), ChoiceEditor(_ratings)),
        )
        form.add("ministry_id", self._words("ministry_id"), ChoiceEditor(self._names.ministry_choices))
        form.add("practice", self._words("practice"), LongTextEditor(theme))
        form.add("gaps", self._words("gaps"), LongTextEditor(theme))

    def _build_more(self) -> None:
        form, theme = self.form, self.context.theme
        form.add("safeguards", self._words("safeguards"), LongTextEditor(theme))
        form.add("help", self._words("help"), LongTextEditor(theme, least=1))
        form.add_heading(lambda language: language.gettext("Assessed by others"))
        form.add_pair(
            ("assessor_rating", self._words("assessor_rating"), ChoiceEditor(_ratings)),
            ("assessed_on", self._words("assessed_on"), DayEditor(theme, first_day)),
        )
        form.add("assessor", self._words("assessor"), TextEditor())
        form.add("verified_on", self._words("verified_on"), DayEditor(theme, first_day))
        form.add("classification", self._words("classification"), ChoiceEditor(choices.markings))

    def _show_fields(self, entry: Entry) -> None:
        own, form, language = entry.implementation, self.form, self.language
        form.editor("ministry_id").retranslate(language)
        texts = ("legislation", "ministry_id", "practice", "gaps", "safeguards", "help", "assessor", "classification")
        values: dict[str, object] = {name: getattr(own, name) for name in (*texts, *_DAYS)}
        form.set_values({**values, **{name: getattr(own, name) or None for name in _CHOICES}})
        due = verification_is_due(own, self.context.workspace.clock.today())
        if due:
            form.set_hint("verified_on", language.gettext("To be verified again"), "warning")
        elif own.verified_by:
            form.set_hint("verified_on", language.gettext("By {name}").format(name=isolate(own.verified_by)))
        else:
            form.set_hint("verified_on", "")

    def _subtitle_of(self, entry: Entry) -> str:
        from focalpoint.services.provision_catalogue import sources

        title = sources(self.language.code).get(entry.provision.source, "")
        said = self.language.gettext("{key} · {source}").format(key=isolate(entry.key), source=title)
        return said if title else isolate(entry.key)

    def _force_words(self, entry: Entry) -> str:
        language, provision = self.language, entry.provision
        said = words.force(language, provision.force)
        verb = words.verb(language, provision.verb)
        if not verb or provision.force in {Force.TREATY, Force.OPTIONAL}:
            return said
        return language.gettext("{force} · “{verb}”").format(force=said, verb=verb)

    def _make_versions(self) -> ProvisionVersionsSection:
        section = ProvisionVersionsSection(self.context, self.entity)
        section.version_asked.connect(self.version_asked)
        return section

    def _words(self, field: str) -> partial[str]:
        return partial(_label_of, field=field)

    def _on_verify(self) -> None:
        provisions, key = self.context.workspace.provisions, self._key
        self.context.run(lambda: provisions.verify([key]))


def _ratings(language: Language) -> choices.Choices:
    return [(None, words.rating(language, "")), *((each.value, words.rating(language, each)) for each in Rating)]


def _marks(language: Language) -> choices.Choices:
    return [(None, words.mark(language, "")), *((each.value, words.mark(language, each)) for each in Mark)]


def _label_of(language: Language, field: str) -> str:
    return field_label(language, ENTITY, field)
