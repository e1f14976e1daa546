"""Saved views of a list: columns, filter, order and what is open, under a name; a person's own or the office's.

They are kept as one setting of the user or of the vault for each list, so that they travel with the vault, stand in
its journal, and can be undone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Final

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import NotFoundError, RefusedError, RuleError
from focalpoint.domain.roles import may
from focalpoint.services.base import Listed, Service
from focalpoint.services.settings import write_settings
from focalpoint.store.users import read_settings

MOST_VIEWS: Final = 40
LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class SavedView:
    """One way to look at a list. ``state`` is what the page made of it: texts, numbers and lists as in JSON."""

    id: str
    name: str
    state: Mapping[str, Any]
    shared: bool = False
    """Whether it is the office's."""


class ViewService(Service):
    """Read and keep saved views. ``page`` is the name of the page or list."""

    capability: ClassVar[str] = "views"

    def list(self, page: str) -> Listed[SavedView]:
        """The office's views, then the user's own, each by name."""
        with self._office.light() as connection:
            known = read_settings(connection)
        views = [*_read(known.get(_key(page), ""), shared=True), *_read(known.get(self._own(page), ""), shared=False)]
        return sorted(views, key=lambda view: (not view.shared, view.name.casefold()))

    def save(self, page: str, name: str, state: Mapping[str, Any]) -> ChangeSet:
        """Keep a view of one's own; one of the same name is replaced."""
        name = _name(name)
        own = [view for view in self._of(page, shared=False) if view.name.casefold() != name.casefold()]
        if len(own) >= MOST_VIEWS:
            raise RuleError(rule="too_many_views", most=MOST_VIEWS)
        return self._put("view.save", {page: (*own, SavedView(self._workspace.new_id(), name, dict(state)))}, {})

    def rename(self, page: str, view_id: str, name: str) -> ChangeSet:
        """Give a view another name."""
        view = self._find(page, view_id)
        changed = replace(view, name=_name(name))
        views = tuple(changed if other.id == view_id else other for other in self._of(page, shared=view.shared))
        return self._put("view.rename", *_sides(page, views, shared=view.shared))

    def remove(self, page: str, view_id: str) -> ChangeSet:
        """Take a view away; undo brings it back."""
        view = self._find(page, view_id)
        views = tuple(other for other in self._of(page, shared=view.shared) if other.id != view_id)
        return self._put("view.remove", *_sides(page, views, shared=view.shared))

    def share(self, page: str, view_id: str) -> ChangeSet:
        """Give a view of one's own to the whole office."""
        view = self._find(page, view_id)
        own = tuple(other for other in self._of(page, shared=False) if other.id != view_id)
        ours = tuple(other for other in self._of(page, shared=True) if other.id != view_id)
        return self._put("view.share", {page: own}, {page: (*ours, replace(view, shared=True))})

    def _of(self, page: str, *, shared: bool) -> tuple[SavedView, ...]:
        return tuple(view for view in self.list(page) if view.shared == shared)

    def _find(self, page: str, view_id: str) -> SavedView:
        """A view that the user may change.

        Raises:
            NotFoundError: it is gone.
            RefusedError: it is the office's, and the user may not share views.
        """
        view = next((view for view in self.list(page) if view.id == view_id), None)
        if view is None:
            raise NotFoundError(what="views")
        if view.shared and not may(self._workspace.session.roles, "views.share"):
            raise RefusedError(method="views.share")
        return view

    def _put(
        self, cause: str, own: Mapping[str, tuple[SavedView, ...]], ours: Mapping[str, tuple[SavedView, ...]]
    ) -> ChangeSet:
        values = {self._own(page): _write(views) for page, views in own.items()}
        values |= {_key(page): _write(views) for page, views in ours.items()}
        with self._write(cause) as work:
            write_settings(work, values)
        return work.change_set

    def _own(self, page: str) -> str:
        return f"me.{self._workspace.session.user_id}.{_key(page)}"


_Side = dict[str, tuple[SavedView, ...]]


def _sides(page: str, views: tuple[SavedView, ...], *, shared: bool) -> tuple[_Side, _Side]:
    return ({}, {page: views}) if shared else ({page: views}, {})


def _key(page: str) -> str:
    return f"views.{page}"


def _name(name: str) -> str:
    if not name.strip():
        raise RuleError(rule="view_without_name")
    return name.strip()[:LONGEST_NAME]


def _write(views: tuple[SavedView, ...]) -> str:
    rows = [{"id": view.id, "name": view.name, "state": dict(view.state)} for view in views]
    return json.dumps(rows, ensure_ascii=False)


def _read(text: str, *, shared: bool) -> tuple[SavedView, ...]:
    """The views of one setting; what an older or newer version wrote otherwise is left out."""
    try:
        rows = json.loads(text or "[]")
        return tuple(SavedView(str(row["id"]), str(row["name"]), dict(row["state"]), shared) for row in rows)
    except (ValueError, KeyError, TypeError):
        return ()
