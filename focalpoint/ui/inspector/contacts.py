"""The inspectors of a ministry and of a person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from focalpoint.language import isolate
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.comments import CommentsSection
from focalpoint.ui.inspector.erasure import ErasureSection
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.history import HistorySection
from focalpoint.ui.inspector.panel import Inspector
from focalpoint.ui.inspector.people import PeopleSection
from focalpoint.ui.widgets.editors import ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.domain.directory import Ministry, Person
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

_CONTACTS = ("main_contact_id", "alternate_contact_id", "validator_id")


class MinistryInspector(Inspector):
    """A ministry, its contacts and its people."""

    entity = "ministries"

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__(context)
        self._names = names
        form, theme = self.form, context.theme
        form.add("name", self._words("name"), TextEditor())
        form.add_pair(
            ("short_code", self._words("short_code"), TextEditor()),
            ("phone", self._words("phone"), TextEditor()),
        )
        form.add("parent_id", self._words("parent_id"), ChoiceEditor(self._parents))
        for contact in _CONTACTS:
            form.add(contact, self._words(contact), ChoiceEditor(self._people))
        form.add("email", self._words("email"), TextEditor())
        form.add("note", self._words("note"), LongTextEditor(theme))
        self.add_sections(
            PeopleSection(context, self.entity),
            FilesSection(context, self.entity),
            CommentsSection(context, self.entity),
            HistorySection(context, self.entity, names),
        )

    def load(self) -> None:
        """Show the ministry."""
        ministry: Ministry = self.context.workspace.directory.ministry(self.record_id)
        self.set_heading(ministry.name, isolate(ministry.ref))
        for name in ("parent_id", *_CONTACTS):
            self.form.editor(name).retranslate(self.language)
        fields = ("name", "short_code", "parent_id", *_CONTACTS, "email", "phone", "note")
        self.form.set_values({name: getattr(ministry, name) for name in fields})
        self.set_reason(why_not(self.context, "directory.edit_ministry"))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        workspace, ministry_id = self.context.workspace, self.record_id
        changes = {name: None if value is None else str(value)}
        return self.context.run(lambda: workspace.directory.edit_ministry(ministry_id, **changes))

    def _parents(self, language: Language) -> Sequence[tuple[str | None, str]]:
        return [pair for pair in self._names.ministry_choices(language) if pair[0] != self.record_id]

    def _people(self, language: Language) -> Sequence[tuple[str | None, str]]:
        return self._names.person_choices(language, self.record_id or None)

    def _words(self, field: str) -> partial[str]:
        return partial(_label_of, entity=self.entity, field=field)


class PersonInspector(Inspector):
    """An official of a ministry."""

    entity = "people"

    def __init__(self, context: PageContext, names: choices.Names) -> None:
        super().__init__(context)
        self._names = names
        form = self.form
        form.add("name", self._words("name"), TextEditor())
        form.add("function", self._words("function"), TextEditor())
        form.add("ministry_id", self._words("ministry_id"), ChoiceEditor(names.ministry_choices))
        form.add("email", self._words("email"), TextEditor())
        form.add_pair(
            ("phone", self._words("phone"), TextEditor()),
            ("language", self._words("language"), ChoiceEditor(choices.languages)),
        )
        form.add("note", self._words("note"), LongTextEditor(context.theme))
        self.add_sections(
            CommentsSection(context, self.entity),
            HistorySection(context, self.entity, names),
            ErasureSection(context, self.entity),
        )

    def load(self) -> None:
        """Show the person."""
        person: Person = self.context.workspace.directory.person(self.record_id)
        ministry = self._names.ministry(person.ministry_id)
        self.set_heading(person.name or person.ref, isolate(ministry) if ministry else isolate(person.ref))
        self.form.editor("ministry_id").retranslate(self.language)
        values: dict[str, object] = {
            name: getattr(person, name) for name in ("name", "function", "ministry_id", "email", "phone", "note")
        }
        self.form.set_values({**values, "language": person.language or None})
        self.set_reason(why_not(self.context, "directory.edit_person"))

    def save(self, name: str, value: object) -> bool:
        """Write one field."""
        workspace, person_id = self.context.workspace, self.record_id
        empty = "" if name == "language" else None
        changes = {name: empty if value is None else str(value)}
        return self.context.run(lambda: workspace.directory.edit_person(person_id, **changes))

    def _words(self, field: str) -> partial[str]:
        return partial(_label_of, entity=self.entity, field=field)


def _label_of(language: Language, entity: str, field: str) -> str:
    return field_label(language, entity, field)
