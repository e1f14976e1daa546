"""What a cell of the directory says, for the tree and for the list of people alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from focalpoint.domain.directory import (
    CONTACT_FIELDS,
    FindingCode,
    Ministry,
    Overview,
    Person,
    Workload,
    check_is_due,
    roles_of,
)
from focalpoint.language import OWN_NAMES, Language, isolate, plain_order
from focalpoint.ui.inspector.dates import show_date
from focalpoint.words.directory import contact_role, finding, short_role

if TYPE_CHECKING:
    from datetime import date

Record = Ministry | Person
MINISTRIES = "ministries"
PEOPLE = "people"


class Cells:
    """One reading of the directory, in one language at a time."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.overview = Overview((), ())
        self.today: date | None = None
        self.ministries: Mapping[str, Ministry] = {}
        self.people: Mapping[str, Person] = {}
        self.findings: Mapping[str, tuple[FindingCode, ...]] = {}
        self._people_of: dict[str, int] = {}

    def show(self, overview: Overview, today: date) -> None:
        """Take over another reading."""
        self.overview, self.today = overview, today
        self.ministries = {item.id: item for item in overview.ministries}
        self.people = {item.id: item for item in overview.people}
        self._people_of = {}
        for person in overview.people:
            if person.ministry_id and not person.archived:
                self._people_of[person.ministry_id] = self._people_of.get(person.ministry_id, 0) + 1
        found: dict[str, list[FindingCode]] = {}
        for item in overview.findings:
            found.setdefault(item.record_id, []).append(item.code)
        self.findings = {record_id: tuple(codes) for record_id, codes in found.items()}

    def name(self, record: Record) -> str:
        """What it is called."""
        return plain_order(record.name)

    def ministry_name(self, person: Person) -> str:
        """A person's ministry."""
        found = self.ministries.get(person.ministry_id or "")
        return plain_order(found.name) if found else ""

    def state(self, record: Record) -> tuple[str, str]:
        """Colour and word: the role of a person, what is wrong with a ministry, archived."""
        if record.archived:
            return "grey", self.language.pgettext("record", "Archived")
        codes = self.findings.get(record.id, ())
        if isinstance(record, Ministry):
            missing = FindingCode.NO_MAIN_CONTACT
            return ("amber", finding(self.language, missing)) if missing in codes else ("", "")
        held = roles_of(record.id, self.ministries.get(record.ministry_id or ""))
        return ("blue", ", ".join(short_role(self.language, code) for code in held)) if held else ("", "")

    def role_in_words(self, record: Record) -> str:
        """The same as a screen reader says it: "Main contact", not "Main"."""
        if isinstance(record, Ministry) or record.archived:
            return self.state(record)[1]
        held = roles_of(record.id, self.ministries.get(record.ministry_id or ""))
        return ", ".join(contact_role(self.language, code) for code in held)

    def widest(self) -> dict[str, tuple[str, ...]]:
        """What columns may say, by their names: a column must have room for it in every language."""
        roles = (*(short_role(self.language, code) for code in CONTACT_FIELDS), "")
        records: list[Record] = [*self.ministries.values(), *self.people.values()]
        days = {self.verified(record) for record in records}
        return {"role": roles, "verified": tuple(days), "tasks": tuple({self.tasks(record) for record in records})}

    def function(self, record: Record) -> str:
        """A person's function; a ministry's short code and how many people are known there."""
        if isinstance(record, Person):
            return plain_order(record.function)
        count = self._people_of.get(record.id, 0)
        people = self.language.ngettext("{n} person", "{n} people", count).format(n=count)
        if not record.short_code:
            return people
        return self.language.gettext("{code} · {people}").format(code=isolate(record.short_code), people=people)

    def phone(self, record: Record) -> str:
        """The telephone number, which runs from left to right everywhere."""
        return isolate(record.phone)

    def email(self, record: Record) -> str:
        """The address."""
        return isolate(record.email)

    def work(self, record: Record) -> Workload:
        """The tasks of a ministry or a person."""
        return self.overview.work.get(record.id, Workload())

    def tasks(self, record: Record) -> str:
        """How many tasks are open, and how many of them late, in a few letters."""
        work = self.work(record)
        if not work.late:
            return str(work.open or "")
        late = self.language.npgettext("tasks", "{n} late", "{n} late", work.late).format(n=work.late)
        return self.language.gettext("{n} · {late}").format(n=work.open, late=late)

    def tasks_in_words(self, record: Record) -> str:
        """The same as a screen reader says it."""
        work = self.work(record)
        said = self.language.ngettext("{n} open task", "{n} open tasks", work.open).format(n=work.open)
        late = self.language.ngettext("{n} of them late", "{n} of them late", work.late).format(n=work.late)
        return self.language.gettext("{open}, {late}").format(open=said, late=late) if work.late else said

    def is_doubtful(self, record: Record) -> bool:
        """Whether somebody should make sure of it again."""
        return not record.archived and self.today is not None and check_is_due(record.verified_on, self.today)

    def verified(self, record: Record) -> str:
        """When somebody last made sure of it."""
        return show_date(self.language, record.verified_on) or self.language.pgettext("verified", "never")

    def verified_marked(self, record: Record) -> str:
        """The same with the warning's shape before it where it is due again: a list has no picture in its cells."""
        return f"▲ {self.verified(record)}" if self.is_doubtful(record) else self.verified(record)

    def spoken(self, person: Person) -> str:
        """The language in which a person is written to."""
        return OWN_NAMES.get(person.language, person.language)

    def hint(self, record: Record) -> str:
        """Everything that is wrong or doubtful, a line each."""
        return "\n".join(finding(self.language, code) for code in self.findings.get(record.id, ()))
