"""What a person can do with ministries and their people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar, TypeVar

from focalpoint.domain import directory as rules
from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.directory import ContactRole, Ministry, Overview, Person
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.services.base import Service
from focalpoint.store import directory as store
from focalpoint.store.work import UnitOfWork

Item = TypeVar("Item", Ministry, Person)


class DirectoryService(Service):
    """Ministries (a tree, each with main and alternate contact and validator) and people."""

    capability: ClassVar[str] = "directory"

    def ministries(self, *, archived: bool = False) -> list[Ministry]:
        """The ministries in their order; with ``archived``, those put away too."""
        with self._office.light() as connection:
            return store.read_ministries(connection, archived=archived)

    def people(self, ministry_id: str | None = None, *, archived: bool = False) -> list[Person]:
        """The people, of one ministry or of all."""
        with self._office.light() as connection:
            people = store.read_people(connection, archived=archived)
        return [person for person in people if ministry_id is None or person.ministry_id == ministry_id]

    def overview(self, *, archived: bool = False) -> Overview:
        """The directory with what hangs on it: tasks open and late, and what is missing or doubtful today."""
        today = self._workspace.clock.today()
        with self._office.light() as connection:
            ministries = store.read_ministries(connection, archived=archived)
            people = store.read_people(connection, archived=archived)
            work = store.read_workloads(connection, today.isoformat())
        return Overview(tuple(ministries), tuple(people), work, rules.findings(ministries, people, today))

    def ministry(self, ministry_id: str) -> Ministry:
        """One ministry; NotFoundError if there is none."""
        return _found(ministry_id, self.ministries(archived=True), "ministries")

    def person(self, person_id: str) -> Person:
        """One person; NotFoundError if there is none."""
        return _found(person_id, self.people(archived=True), "people")

    def find_ministry(self, id_or_code: str) -> str:
        """The id of a ministry by id, reference or short code; NotFoundError if none fits."""
        with self._office.read() as connection:
            found = store.find_ministry(connection, id_or_code)
        if found is None:
            raise NotFoundError(what="ministries")
        return found

    # -- ministries ---------------------------------------------------------------------------------------------

    def add_ministry(self, name: str, **fields: Value) -> ChangeSet:
        """Add a ministry, agency or department; what is written today counts as verified today."""
        _require_name(name)
        with self._write("ministry.add") as work:
            last = len(store.read_ministries(work.connection, archived=True))
            fields.setdefault("verified_on", work.today.isoformat())
            work.insert(store.Ministry, **{"position": last, **fields, "name": name.strip()})
        return work.change_set

    def edit_ministry(self, ministry_id: str, **changes: Value) -> ChangeSet:
        """Change a ministry.

        Raises:
            RuleError: the name is empty, or the ministry would be below itself.
        """
        if "name" in changes:
            _require_name(str(changes["name"] or ""))
        with self._write("ministry.edit") as work:
            if "parent_id" in changes:
                above = changes["parent_id"]
                rules.check_parent(_parents(work), ministry_id, None if above is None else str(above))
            work.update(store.Ministry, ministry_id, **changes)
        return work.change_set

    def move_ministries(self, ministry_ids: Sequence[str], parent_id: str | None) -> ChangeSet:
        """Put ministries below another one (None: at the top), after those that are there.

        Raises:
            RuleError: a ministry would be below itself; nothing was moved.
        """
        with self._write("ministry.move") as work:
            last = len(store.read_ministries(work.connection, archived=True))
            for place, ministry_id in enumerate(dict.fromkeys(ministry_ids)):
                rules.check_parent(_parents(work), ministry_id, parent_id)
                if work.get(store.Ministry, ministry_id).parent_id != parent_id:
                    work.update(store.Ministry, ministry_id, parent_id=parent_id, position=last + place)
        return work.change_set

    def archive_ministry(self, ministry_ids: Iterable[str]) -> ChangeSet:
        """Put ministries away; plans and tasks keep naming them."""
        return self._put_away("ministry.archive", store.Ministry, ministry_ids)

    def bring_back_ministry(self, ministry_ids: Iterable[str]) -> ChangeSet:
        """Bring archived ministries back."""
        return self._take_back("ministry.bring_back", store.Ministry, ministry_ids)

    # -- people -------------------------------------------------------------------------------------------------

    def add_person(self, name: str, **fields: Value) -> ChangeSet:
        """Add an official; what is written today counts as verified today."""
        _require_name(name)
        with self._write("person.add") as work:
            fields.setdefault("verified_on", work.today.isoformat())
            work.insert(store.Person, **{**fields, "name": name.strip()})
        return work.change_set

    def edit_person(self, person_id: str, **changes: Value) -> ChangeSet:
        """Change an official's particulars. Who goes to another ministry is no contact of the former one any more."""
        if "name" in changes:
            _require_name(str(changes["name"] or ""))
        with self._write("person.edit") as work:
            if "ministry_id" in changes:
                ministry_id = changes["ministry_id"]
                relieve(work, {person_id}, None if ministry_id is None else str(ministry_id))
            work.update(store.Person, person_id, **changes)
        return work.change_set

    def move_people(self, person_ids: Sequence[str], ministry_id: str | None) -> ChangeSet:
        """Put people into another ministry (None: into none); they are contacts of the former one no longer."""
        with self._write("person.move") as work:
            relieve(work, set(person_ids), ministry_id)
            for person_id in dict.fromkeys(person_ids):
                work.update(store.Person, person_id, ministry_id=ministry_id)
        return work.change_set

    def set_contact(self, person_id: str, role: ContactRole, *, holds: bool = True) -> ChangeSet:
        """Make a person main contact, alternate contact or validator of the own ministry, or no longer.

        Raises:
            RuleError: the person is in no ministry.
        """
        with self._write("ministry.set_contact") as work:
            ministry_id = work.get(store.Person, person_id).ministry_id
            known = {item.id: item for item in store.read_ministries(work.connection, archived=True)}
            if ministry_id not in known:
                raise RuleError(rule="person_without_ministry")
            ministry = known[ministry_id]
            work.update(
                store.Ministry, ministry.id, **rules.given_role(ministry, person_id, ContactRole(role), holds=holds)
            )
        return work.change_set

    def archive_person(self, person_ids: Iterable[str]) -> ChangeSet:
        """Put people away; they are nobody's contacts any more."""
        gone = list(person_ids)
        with self._write("person.archive") as work:
            relieve(work, set(gone), None)
            for person_id in gone:
                work.archive(store.Person, person_id)
        return work.change_set

    def bring_back_person(self, person_ids: Iterable[str]) -> ChangeSet:
        """Bring archived people back."""
        return self._take_back("person.bring_back", store.Person, person_ids)

    def merge_people(self, kept_id: str, other_ids: Sequence[str]) -> ChangeSet:
        """Make one person of several.

        Tasks, roles, files, comments and links go to the kept one, whose empty particulars are filled; the others are
        put away.
        """
        from focalpoint.store.directory.merging import hand_over
        from focalpoint.store.tasks import Task

        others = {person_id for person_id in other_ids if person_id != kept_id}
        with self._write("person.merge") as work:
            people = {item.id: item for item in store.read_people(work.connection, archived=True)}
            if kept_id not in people or not others <= people.keys():
                raise NotFoundError(what="people")
            kept = people[kept_id]
            for name in ("function", "email", "phone", "language", "note"):
                given = (getattr(people[other], name) for other in sorted(others))
                if not getattr(kept, name):
                    work.update(store.Person, kept_id, **{name: next(filter(None, given), "")})
            for ministry in store.read_ministries(work.connection, archived=True):
                named = {field for field in rules.CONTACT_FIELDS.values() if getattr(ministry, field) in others}
                work.update(store.Ministry, ministry.id, **dict.fromkeys(named, kept_id))
            for task_id in store.tasks_of_people(work.connection, others):
                work.update(Task, task_id, person_id=kept_id)
            for other in sorted(others):
                hand_over(work, "people", other, kept_id)
                work.archive(store.Person, other)
        return work.change_set

    def verify(self, ministry_ids: Collection[str], person_ids: Collection[str]) -> ChangeSet:
        """Note that somebody made sure today that these records still hold."""
        with self._write("directory.verify") as work:
            today = work.today.isoformat()
            for ministry_id in ministry_ids:
                work.update(store.Ministry, ministry_id, verified_on=today)
            for person_id in person_ids:
                work.update(store.Person, person_id, verified_on=today)
        return work.change_set


def _require_name(name: str) -> None:
    if not name.strip():
        raise RuleError(rule="name_missing")


def _parents(work: UnitOfWork) -> dict[str, str | None]:
    return {row.id: row.parent_id for row in store.read_ministries(work.connection, archived=True)}


def relieve(work: UnitOfWork, person_ids: Collection[str], stay: str | None) -> None:
    """Take people's roles from them in every ministry but the one where they stay or go."""
    for ministry in store.read_ministries(work.connection, archived=True):
        held = [field for field in rules.CONTACT_FIELDS.values() if getattr(ministry, field) in person_ids]
        if held and ministry.id != stay:
            work.update(store.Ministry, ministry.id, **dict.fromkeys(held))


def _found(wanted: str, items: list[Item], what: str) -> Item:
    for item in items:
        if item.id == wanted:
            return item
    raise NotFoundError(what=what)
