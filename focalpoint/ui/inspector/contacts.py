"""The inspectors of a ministry and of a person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from focalpoint.domain.directory import Ministry, Person, check_is_due, roles_of
from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.erasure import ErasureSection
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.panel import Inspector
from focalpoint.ui.inspector.people import PeopleSection
from focalpoint.ui.inspector.work import LedSection, OpenTasksSection
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.pills import StatePill
from focalpoint.words.directory import FINDINGS, contact_role
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

_CONTACTS = ("main_contact_id", "alternate_contact_id", "validator_id")
_VERIFIED = "verified_on"


class _Contact(Inspector):
    """What the two have in common: a state, the day of verification and the button that sets it."""

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__(context)
        self._names = names
        self._state = StatePill(context.theme)
        self._verify = QPushButton()
        self._verify.clicked.connect(self._on_verify)
        line = QHBoxLayout()
        line.addWidget(self._state)
        line.addStretch(1)
        line.addWidget(self._verify)
        self.column.insertLayout(2, line)

    def retranslate(self) -> None:
        """Write everything anew."""
        self._verify.setText(self.language.gettext("Verified today"))
        super().retranslate()

    def _add_verified(self) -> None:
        self.form.add(_VERIFIED, self._words(_VERIFIED), DayEditor(self.context.theme, first_day))

    def _show_state(self, record: Ministry | Person, colour: str, word: str) -> None:
        self._state.setVisible(bool(word))
        if word:
            self._state.set_state(colour, word)
        due = not record.archived and check_is_due(record.verified_on, self.context.workspace.clock.today())
        self.form.set_hint(_VERIFIED, FINDINGS["check_due"](self.language) if due else "", "warning")
        reason = why_not(self.context, "directory.verify")
        allow(self._verify, not reason, reason)

    def _words(self, field: str) -> partial[str]:
        return partial(_label_of, entity=self.entity, field=field)

    def _changes(self, name: str, value: object) -> dict[str, str | None] | None:
        if name == _VERIFIED:
            day = first_day(str(value or ""))
            return None if value and day is None else {name: day}
        return {name: None if value is None else str(value)}

    def _on_verify(self) -> None:
        directory, record_id = self.context.workspace.directory, self.record_id
        is_ministry = self.entity == "ministries"
        self.context.run(
            lambda: directory.verify([record_id] if is_ministry else [], [] if is_ministry else [record_id])
        )


class MinistryInspector(_Contact):
    """A ministry, its contacts, its people and its work."""

    entity = "ministries"

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__(context, names)
        form = self.form
        form.add("name", self._words("name"), TextEditor())
        form.add_pair(
            ("short_code", self._words("short_code"), TextEditor()),
            ("phone", self._words("phone"), TextEditor()),
        )
        for contact in _CONTACTS:
            form.add(contact, self._words(contact), ChoiceEditor(self._people))
        self.add_fields_later(self._build_more)
        self.add_sections(
            lambda: PeopleSection(context, self.entity),
            lambda: OpenTasksSection(context, self.entity),
            lambda: LedSection(context, self.entity),
            lambda: FilesSection(context, self.entity),
            lambda: CommentsSection(context, self.entity),
            lambda: HistorySection(context, self.entity, names),
        )

    def load(self) -> None:
        """Show the ministry."""
        ministry: Ministry = self.context.workspace.directory.ministry(self.record_id)
        language = self.language
        subtitle = isolate(ministry.ref)
        if ministry.archived:
            subtitle = language.gettext("{what}, archived").format(what=subtitle)
        self.set_heading(ministry.name, subtitle)
        missing = ministry.main_contact_id is None and not ministry.archived
        self._show_state(ministry, "amber", FINDINGS["no_main_contact"](language) if missing else "")
        built = self.form.names()
        for name in ("parent_id", *_CONTACTS):
            if name in built:
                self.form.editor(name).retranslate(language)
        fields = ("name", "short_code", "parent_id", *_CONTACTS, "email", "phone", "note", _VERIFIED)
        self.form.set_values({name: getattr(ministry, name) for name in fields})
        self.set_reason(why_not(self.context, "directory.edit_ministry"))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        changes = self._changes(name, value)
        if changes is None:
            return False
        workspace, ministry_id = self.context.workspace, self.record_id
        return self.context.run(lambda: workspace.directory.edit_ministry(ministry_id, **changes))

    def _build_more(self) -> None:
        form = self.form
        form.add("parent_id", self._words("parent_id"), ChoiceEditor(self._parents))
        form.add("email", self._words("email"), TextEditor())
        self._add_verified()
        form.add("note", self._words("note"), LongTextEditor(self.context.theme))

    def _parents(self, language: Language) -> Sequence[tuple[str | None, str]]:
        return [pair for pair in self._names.ministry_choices(language) if pair[0] != self.record_id]

    def _people(self, language: Language) -> Sequence[tuple[str | None, str]]:
        return self._names.person_choices(language, self.record_id or None)


class PersonInspector(_Contact):
    """An official of a ministry."""

    entity = "people"

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__(context, names)
        form = self.form
        form.add("name", self._words("name"), TextEditor())
        form.add("function", self._words("function"), TextEditor())
        form.add("ministry_id", self._words("ministry_id"), ChoiceEditor(names.ministry_choices))
        form.add("email", self._words("email"), TextEditor())
        form.add_pair(
            ("phone", self._words("phone"), TextEditor()),
            ("language", self._words("language"), ChoiceEditor(choices.languages)),
        )
        self.add_fields_later(self._build_more)
        self.add_sections(
            lambda: OpenTasksSection(context, self.entity),
            lambda: FilesSection(context, self.entity),
            lambda: CommentsSection(context, self.entity),
            lambda: HistorySection(context, self.entity, names),
            lambda: ErasureSection(context, self.entity),
        )

    def load(self) -> None:
        """Show the person."""
        person: Person = self.context.workspace.directory.person(self.record_id)
        language = self.language
        ministry = self._names.ministries.get(person.ministry_id or "")
        subtitle = isolate(ministry.name if ministry else person.ref)
        if person.archived:
            subtitle = language.gettext("{what}, archived").format(what=subtitle)
        self.set_heading(person.name or person.ref, subtitle)
        held = [contact_role(language, role) for role in roles_of(person.id, ministry)]
        self._show_state(person, "blue", ", ".join(held))
        self.form.editor("ministry_id").retranslate(language)
        values: dict[str, object] = {
            name: getattr(person, name) for name in ("name", "function", "ministry_id", "email", "phone", "note")
        }
        self.form.set_values({**values, "language": person.language or None, _VERIFIED: person.verified_on})
        self.set_reason(why_not(self.context, "directory.edit_person"))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        changes = self._changes(name, value)
        if changes is None:
            return False
        if name == "language":
            changes = {name: changes[name] or ""}
        workspace, person_id = self.context.workspace, self.record_id
        return self.context.run(lambda: workspace.directory.edit_person(person_id, **changes))

    def _build_more(self) -> None:
        self._add_verified()
        self.form.add("note", self._words("note"), LongTextEditor(self.context.theme))


def _label_of(language: Language, entity: str, field: str) -> str:
    return plain_order(field_label(language, entity, field))
