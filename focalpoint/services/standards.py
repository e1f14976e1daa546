"""What a person can do with UN standards and norms: say which are applied, where and how."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import ClassVar

from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.standards import Standard
from focalpoint.services import provision_catalogue
from focalpoint.services.base import Listed, Service
from focalpoint.store import provisions as store


class StandardService(Service):
    """The starter set of titles, and the office's own."""

    capability: ClassVar[str] = "standards"

    def list(self, language: str, *, archived: bool = False) -> Listed[Standard]:
        """The shipped standards in a language (code) with what is said of each, then the office's own."""
        with self._office.light() as connection:
            written = {each.id: each for each in store.read_standards(connection, archived=archived)}
        found = []
        for shipped in provision_catalogue.shipped_standards(language):
            own = written.pop(shipped.id, None)
            found.append(
                shipped if own is None else dataclasses.replace(own, title=shipped.title, resolution=shipped.resolution)
            )
        return [*found, *(each for each in written.values() if not each.key)]

    def get(self, standard_id: str, language: str) -> Standard:
        """One standard; NotFoundError if there is none."""
        for standard in self.list(language, archived=True):
            if standard.id == standard_id:
                return standard
        raise NotFoundError(what="standards")

    def add(self, title: str, **fields: Value) -> ChangeSet:
        """Add a standard that the starter set does not have."""
        if not title.strip():
            raise RuleError(rule="name_missing")
        with self._write("standard.add") as work:
            work.insert(store.StandardRow, **{**fields, "title": title.strip()})
        return work.change_set

    def edit(self, standard_id: str, **changes: Value) -> ChangeSet:
        """Say how a standard is applied; title and resolution of a shipped one stay as they are.

        Raises:
            RuleError: the title is empty.
        """
        values = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
        if "title" in values and not values["title"]:
            raise RuleError(rule="name_missing")
        language = str(self._workspace.settings.get("language") or "en")
        standard = self.get(standard_id, language)
        if standard.key:
            values = {name: value for name, value in values.items() if name not in {"title", "resolution"}}
        with self._write("standard.edit") as work:
            if standard.version:
                work.restore(store.StandardRow, standard_id)
                work.update(store.StandardRow, standard_id, **values)
            else:
                fixed = {"key": standard.key, "title": standard.title, "resolution": standard.resolution}
                work.insert(store.StandardRow, **fixed, **values, id=standard_id)
        return work.change_set

    def verify(self, standard_ids: Iterable[str]) -> ChangeSet:
        """Note that somebody made sure today of what is said of these standards."""
        wanted = list(dict.fromkeys(standard_ids))
        with self._write("standard.verify") as work:
            for standard_id in wanted:
                work.update(store.StandardRow, standard_id, verified_on=work.today.isoformat())
        return work.change_set

    def archive(self, standard_ids: Iterable[str]) -> ChangeSet:
        """Put the office's own standards away."""
        return self._put_away("standard.archive", store.StandardRow, standard_ids)
