"""What a person can do with ministries and their people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.directory import Ministry, Person
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.services.base import Service
from focalpoint.store import directory as store

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

    def add_ministry(self, name: str, **fields: Value) -> ChangeSet:
        """Add a ministry, agency or department."""
        _require_name(name)
        with self._write("ministry.add") as work:
            last = len(store.read_ministries(work.connection, archived=True))
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
            parents = {row.id: row.parent_id for row in store.read_ministries(work.connection, archived=True)}
            upwards = changes.get("parent_id")
            while upwards is not None:
                if upwards == ministry_id:
                    raise RuleError(rule="below_itself")
                upwards = parents.get(str(upwards))
            work.update(store.Ministry, ministry_id, **changes)
        return work.change_set

    def archive_ministry(self, ministry_ids: Iterable[str]) -> ChangeSet:
        """Put ministries away; plans and tasks keep naming them."""
        return self._put_away("ministry.archive", store.Ministry, ministry_ids)

    def bring_back_ministry(self, ministry_ids: Iterable[str]) -> ChangeSet:
        """Bring archived ministries back."""
        return self._take_back("ministry.bring_back", store.Ministry, ministry_ids)

    def add_person(self, name: str, **fields: Value) -> ChangeSet:
        """Add an official."""
        _require_name(name)
        with self._write("person.add") as work:
            work.insert(store.Person, **{**fields, "name": name.strip()})
        return work.change_set

    def edit_person(self, person_id: str, **changes: Value) -> ChangeSet:
        """Change an official's particulars."""
        if "name" in changes:
            _require_name(str(changes["name"] or ""))
        with self._write("person.edit") as work:
            work.update(store.Person, person_id, **changes)
        return work.change_set

    def archive_person(self, person_ids: Iterable[str]) -> ChangeSet:
        """Put people away."""
        return self._put_away("person.archive", store.Person, person_ids)

    def bring_back_person(self, person_ids: Iterable[str]) -> ChangeSet:
        """Bring archived people back."""
        return self._take_back("person.bring_back", store.Person, person_ids)


def _require_name(name: str) -> None:
    if not name.strip():
        raise RuleError(rule="name_missing")


def _found(wanted: str, items: list[Item], what: str) -> Item:
    for item in items:
        if item.id == wanted:
            return item
    raise NotFoundError(what=what)
