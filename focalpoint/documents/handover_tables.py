"""The tables of the hand-over sheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from focalpoint.documents.model import Align, CellValue, Mark, Table, TableColumn, TableRow, Tone
from focalpoint.documents.plan_facts import TONES, Item, PlanFacts, parse_day
from focalpoint.domain.directory import CONTACT_FIELDS, Ministry, Person, check_is_due, roles_of
from focalpoint.domain.handover import SOON_DAYS, HandoverFacts
from focalpoint.domain.plan import PlanNode
from focalpoint.domain.rollup import WORK_DONE
from focalpoint.language import Language, isolate
from focalpoint.words.causes import cause_label
from focalpoint.words.directory import contact_role
from focalpoint.words.plan import colour, node_status
from focalpoint.words.roles import role
from focalpoint.words.tasks import priority

_MOST_ITEMS: Final = 40
_MOST_PARTS: Final = 60
_LONGEST_TEXT: Final = 400


class HandoverTables:
    """Works the facts out once and writes them as tables in one language."""

    def __init__(self, facts: HandoverFacts, language: Language) -> None:
        self.facts = facts
        self.language = language
        self._plan = PlanFacts(facts.snapshot) if facts.snapshot is not None else None
        self._names = {ministry.id: ministry for ministry in facts.ministries}

    # -- what is due ---------------------------------------------------------------------------------------------

    @cached_property
    def led(self) -> tuple[PlanNode, ...]:
        """The lowest parts of the plan that these ministries lead and that still count."""
        plan = self._plan
        if plan is None:
            return ()
        return tuple(node for node in plan.leaves if node.lead_id in self.facts.scope and not plan.is_gone(node))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Everything that has a day: the activities that are led and not done, and the open tasks; by day."""
        nodes = (node for node in self.led if node.status not in WORK_DONE and node.actual_finish is None)
        found = [*self._node_items(nodes), *self._task_items()]
        return tuple(sorted(found, key=lambda item: (item.due, item.number, item.id)))

    @property
    def late(self) -> tuple[Item, ...]:
        """What is late, the latest first."""
        return tuple(item for item in self.items if item.days > 0)

    @property
    def soon(self) -> tuple[Item, ...]:
        """What is due in the next 60 days, the first first."""
        last = self.facts.today + timedelta(days=SOON_DAYS)
        return tuple(item for item in self.items if self.facts.today <= item.due <= last)

    def _node_items(self, nodes: Iterable[PlanNode]) -> Iterable[Item]:
        plan = self._plan
        for node in nodes:
            due = parse_day(node.finish)
            if plan is not None and due is not None:
                number, person = plan.snapshot.wbs[node.id], plan.contact(node.lead_id)
                yield Item(
                    node.id, number, node.title, node.lead_id, person, due, self._days(due), False, node.status
                )  # fmt: skip

    def _task_items(self) -> Iterable[Item]:
        for task in self.facts.tasks:
            due = parse_day(task.due)
            if due is not None:
                who, days = (task.ministry_id, task.person_id), self._days(due)
                yield Item(task.id, task.ref, task.title, *who, due, days, True, task.status)

    def _days(self, due: date) -> int:
        return (self.facts.today - due).days

    # -- tables --------------------------------------------------------------------------------------------------

    def people(self) -> Table:
        """Each ministry with its contacts first and its other people after them."""
        language = self.language
        columns = (
            TableColumn(language.gettext("Role"), 15, lines=2),
            TableColumn(language.gettext("Name"), 18, lines=2),
            TableColumn(language.gettext("Function"), 20, lines=2),
            TableColumn(language.gettext("Telephone"), 15, snug=True),
            TableColumn(language.gettext("E-mail"), 28, lines=2),
            TableColumn(language.gettext("Verified"), 14),
        )
        rows = [row for ministry in self.facts.ministries for row in self._rows_of(ministry)]
        return Table(columns, rows, language.gettext("The directory is empty."))

    def _rows_of(self, ministry: Ministry) -> Iterable[TableRow]:
        language = self.language
        code = isolate(ministry.short_code)
        name = isolate(ministry.name)
        phone, email = isolate(ministry.phone), isolate(ministry.email)
        verified = self._verified(ministry.verified_on)
        yield TableRow((code, name, "", phone, email, verified), strong=True, bookmark=ministry.name)
        if ministry.main_contact_id not in self.facts.people:
            yield TableRow((Mark(Tone.AMBER, language.gettext("No main contact")), "", "", "", "", ""), 1)
        people = [person for person in self.facts.people.values() if person.ministry_id == ministry.id]
        for person in sorted(people, key=lambda item: (_rank(item, ministry), item.name.casefold())):
            held = ", ".join(contact_role(language, code) for code in roles_of(person.id, ministry))
            cells: tuple[CellValue, ...] = (
                held,
                isolate(person.name),
                isolate(person.function),
                isolate(person.phone),
                isolate(person.email),
                self._verified(person.verified_on),
            )
            yield TableRow(cells, 1)

    def _verified(self, day: str | None) -> CellValue:
        if not day:
            return Mark(Tone.AMBER, self.language.pgettext("verified", "never"))
        words = self.language.date(day, short=True)
        return Mark(Tone.AMBER, words) if check_is_due(day, self.facts.today) else words

    def late_items(self) -> Table:
        """What is late."""
        return self._items(self.late, late=True)

    def soon_items(self) -> Table:
        """What is due soon."""
        return self._items(self.soon, late=False)

    def _items(self, items: tuple[Item, ...], *, late: bool) -> Table:
        language = self.language
        columns = (
            TableColumn(language.gettext("No."), 13),
            TableColumn(language.gettext("Activity or task"), 40, lines=2),
            TableColumn(language.gettext("Ministry"), 14, lines=2),
            TableColumn(language.gettext("Person"), 17, lines=2),
            TableColumn(language.gettext("Due date"), 13, Align.END),
            TableColumn(language.gettext("Days late") if late else language.gettext("In days"), 8, Align.END),
        )
        rows = [
            TableRow(
                (
                    item.number,
                    isolate(item.title),
                    self._ministry(item.ministry_id),
                    self._person(item.person_id),
                    language.date(item.due),
                    language.number(abs(item.days)),
                )
            )
            for item in items[:_MOST_ITEMS]
        ]
        empty = language.gettext("Nothing is late.") if late else language.gettext("Nothing is due in this time.")
        return Table(columns, rows, empty, self._more(len(items)))

    def other_tasks(self) -> Table:
        """Open tasks that are neither late nor due soon."""
        language = self.language
        told = {item.id for item in (*self.late, *self.soon)}
        tasks = [task for task in self.facts.tasks if task.id not in told]
        columns = (
            TableColumn(language.gettext("No."), 13),
            TableColumn(language.gettext("Task"), 42, lines=2),
            TableColumn(language.gettext("Ministry"), 14, lines=2),
            TableColumn(language.gettext("Person"), 17, lines=2),
            TableColumn(language.gettext("Priority"), 10),
            TableColumn(language.gettext("Due date"), 13, Align.END),
        )
        rows = [
            TableRow(
                (
                    task.ref,
                    isolate(task.title),
                    self._ministry(task.ministry_id),
                    self._person(task.person_id),
                    priority(language, task.priority),
                    language.date(task.due) or "–",
                )
            )
            for task in tasks[:_MOST_ITEMS]
        ]
        return Table(columns, rows, language.gettext("No other task is open."), self._more(len(tasks)))

    def plan_parts(self) -> Table:
        """What is led, with its state; for the office, the plan down to its objectives."""
        language, plan = self.language, self._plan
        columns = (
            TableColumn(language.gettext("No."), 9),
            TableColumn(language.gettext("Title"), 47, lines=2),
            TableColumn(language.gettext("Finish"), 13, Align.END),
            TableColumn(language.gettext("Percent"), 9, Align.END),
            TableColumn(language.gettext("State"), 22, lines=2),
        )
        empty = language.gettext("No part of the plan is led here.")
        if plan is None:
            return Table(columns, (), empty)
        nodes = list(self.led)
        if self.facts.ministry is None:
            nodes = [node for node in plan.snapshot.nodes if plan.snapshot.depths[node.id] <= 1]
        rows = [self._part(plan, node) for node in nodes[:_MOST_PARTS]]
        return Table(columns, rows, empty, self._more(len(nodes), _MOST_PARTS))

    def _part(self, plan: PlanFacts, node: PlanNode) -> TableRow:
        language, figures = self.language, plan.figures(node)
        finish = plan.spans[node.id][1]
        tone = TONES[figures.colour]
        word = (
            colour(language, figures.colour) if tone in {Tone.RED, Tone.AMBER} else node_status(language, node.status)
        )
        top = self.facts.ministry is None and plan.snapshot.depths[node.id] == 0
        cells = (
            plan.snapshot.wbs[node.id],
            isolate(node.title),
            language.date(finish),
            language.percent(figures.percent),
            Mark(tone, word),
        )
        return TableRow(cells, 0, strong=top)

    def agreed(self) -> Table:
        """What was decided or changed for a stated reason."""
        language = self.language
        columns = (
            TableColumn(language.gettext("When"), 13),
            TableColumn(language.gettext("Who"), 16, lines=2),
            TableColumn(language.gettext("About"), 34, lines=2),
            TableColumn(language.gettext("What was done"), 17, lines=2),
            TableColumn(language.gettext("Why"), 28, lines=4),
        )
        rows = [
            TableRow(
                (
                    language.date(item.at),
                    isolate(item.who),
                    isolate(item.about),
                    cause_label(language, item.cause),
                    isolate(item.reason),
                )
            )
            for item in self.facts.agreed
        ]
        return Table(columns, rows, language.gettext("Nothing was decided with a stated reason."))

    def comments(self) -> Table:
        """What people wrote about what is open."""
        language = self.language
        columns = (
            TableColumn(language.gettext("When"), 13),
            TableColumn(language.gettext("Who"), 16, lines=2),
            TableColumn(language.gettext("About"), 30, lines=2),
            TableColumn(language.gettext("Comment"), 49, lines=5),
        )
        rows = [
            TableRow(
                (language.date(item.at), isolate(item.who), isolate(item.about), isolate(item.text[:_LONGEST_TEXT]))
            )
            for item in self.facts.said
        ]
        return Table(columns, rows, language.gettext("Nobody has commented on what is open."))

    def users(self) -> Table:
        """Who can unlock the vault, and as what."""
        language = self.language
        columns = (
            TableColumn(language.gettext("Name"), 30),
            TableColumn(language.gettext("Roles"), 50, lines=3),
            TableColumn(language.gettext("Key to cases"), 20),
        )
        yes, no = language.pgettext("value", "yes"), language.pgettext("value", "no")
        rows = [
            TableRow(
                (
                    isolate(user.name),
                    language.join([role(language, code) for code in user.roles]),
                    yes if user.casework else no,
                )
            )
            for user in self.facts.users
        ]
        return Table(columns, rows, language.gettext("Nobody of this ministry can unlock the vault."))

    def backups(self) -> Table:
        """The newest backups and where they are."""
        language = self.language
        columns = (
            TableColumn(language.pgettext("moment", "Backup of"), 24),
            TableColumn(language.gettext("Where"), 56, lines=3),
            TableColumn(language.gettext("Checked"), 20),
        )
        yes, no = language.pgettext("value", "yes"), language.pgettext("value", "no")
        rows = [
            TableRow((language.moment(item.at, self.facts.zone), isolate(item.place), yes if item.verified else no))
            for item in self.facts.backups
        ]
        return Table(columns, rows, language.gettext("There is no backup yet. Make one before anything else."))

    def _ministry(self, ministry_id: str | None) -> str:
        found = self._names.get(ministry_id or "")
        return isolate(found.short_code or found.name) if found else "–"

    def _person(self, person_id: str | None) -> str:
        found = self.facts.people.get(person_id or "")
        return isolate(found.name) if found else "–"

    def _more(self, there: int, most: int = _MOST_ITEMS) -> str:
        more = there - most
        if more <= 0:
            return ""
        sentence = self.language.ngettext(
            "{n} more stands in the application.", "{n} more stand in the application.", more
        )
        return sentence.format(n=self.language.number(more))


def _rank(person: Person, ministry: Ministry) -> int:
    held = roles_of(person.id, ministry)
    return list(CONTACT_FIELDS).index(held[0]) if held else len(CONTACT_FIELDS)
