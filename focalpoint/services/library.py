"""What a person can do with the library: keep texts, say what they are, find passages, cite them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from focalpoint.domain import library as rules
from focalpoint.domain import library_names as names
from focalpoint.domain.changes import ChangeSet, Compartment, Value
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.library import (
    Amendment,
    Citation,
    LegislationRow,
    LibraryFilter,
    LibraryItem,
    LibraryKind,
)
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.services.base import Listed
from focalpoint.services.comments import home_of
from focalpoint.services.files import PART, facts_of, keep_path
from focalpoint.services.library_texts import ITEMS, LibraryTexts
from focalpoint.store import library as store
from focalpoint.store.work import UnitOfWork

_COPIED = (
    "kind", "title", "number", "issuer", "court", "parties", "offence", "articles", "country", "language",
    "instruments", "tags", "source", "classification",
)  # fmt: skip
"""What a newer version takes over from the older one."""


class LibraryService(LibraryTexts):
    """Legislation, guides, cases, agreements and other texts, each with its files inside the vault (in ``office``)."""

    capability: ClassVar[str] = "library"

    # -- reading ------------------------------------------------------------------------------------------------

    def items(self, wanted: LibraryFilter | None = None, *, archived: bool = False) -> Listed[LibraryItem]:
        """The items that are wanted, the newest year first; with ``archived``, those put away too."""
        wanted = self._today(wanted)
        with self._office.light() as connection:
            items = store.read_items(connection, archived=archived)
        return [item for item in items if rules.fits(item, wanted)]

    def get(self, item_id: str) -> LibraryItem:
        """One item, by its id or reference; NotFoundError if there is none."""
        with self._office.light() as connection:
            found = store.read_items(connection, ids=[item_id])
        return found[0] if found else self._by_ref(item_id)

    def versions(self, item_id: str) -> tuple[LibraryItem, ...]:
        """Every version of a text, the newest first; the item alone where it has only one."""
        with self._office.light() as connection:
            items = {item.id: item for item in store.read_chain(connection, item_id)}
        return rules.chain_of(items, item_id) or (self.get(item_id),)

    def in_force_on(self, item_id: str, on: date) -> LibraryItem | None:
        """The version of a text that holds on a day; None where none surely does."""
        return rules.version_on(self.versions(item_id), on)

    def amendments(self, item_id: str) -> tuple[Listed[Amendment], Listed[Amendment]]:
        """What an act amends, and by what it is amended."""
        with self._office.light() as connection:
            known = store.read_amendments(connection, item_id)
        return (
            [each for each in known if each.amending_id == item_id],
            [each for each in known if each.amended_id == item_id],
        )

    def legislation(self, *, on: date | None = None, country: str = "") -> Listed[LegislationRow]:
        """The list of legislation: newest versions, whether each holds on a day (today), and what amends it."""
        day = on or self._workspace.clock.today()
        wanted = self._today(LibraryFilter(kinds=frozenset({LibraryKind.LEGISLATION}), country=country))
        with self._office.light() as connection:
            items = store.read_items(connection)
            amendments = store.read_amendments(connection)
            cited = store.read_cited_by(connection)
        known = {item.id: item for item in items}
        rows = []
        for item in items:
            if not rules.fits(item, wanted):
                continue
            amending = [each.amending_id for each in amendments if each.amended_id == item.id]
            rows.append(
                LegislationRow(
                    item,
                    rules.in_force(item, day),
                    tuple(known[each] for each in amending if each in known),
                    sum(each.item_id == item.id for each in cited),
                )
            )
        return rows

    # -- writing ------------------------------------------------------------------------------------------------

    def add(self, kind: str, title: str, **fields: Value) -> ChangeSet:
        """Add an item; ``fields`` are those of ``LibraryItem``.

        Raises:
            RuleError: the title is empty, or it would cease to hold before it does.
        """
        with self._write("library.add") as work:
            _insert(work, kind, title, fields)
        return work.change_set

    def edit(self, item_id: str, **changes: Value) -> ChangeSet:
        """Change an item's fields. The year follows the date unless it is given.

        Raises:
            RuleError: the title is empty, or it would cease to hold before it does.
        """
        with self._write("library.edit") as work:
            row = work.get(store.LibraryItem, item_id)
            if "title" in changes:
                _require_title(changes["title"])
            given = _tidied(changes)
            begins, ends = (given.get(name, getattr(row, name)) for name in ("in_force_from", "in_force_until"))
            rules.check_dates(_text(begins), _text(ends))
            work.update(store.LibraryItem, item_id, **given)
        return work.change_set

    def edit_all(self, item_ids: Iterable[str], **changes: Value) -> ChangeSet:
        """Change the same fields of several items as one step."""
        with self._write("library.edit") as work:
            for item_id in dict.fromkeys(item_ids):
                work.update(store.LibraryItem, item_id, **_tidied(changes))
        return work.change_set

    def archive(self, item_ids: Iterable[str]) -> ChangeSet:
        """Put items away; who cites them goes on citing them."""
        return self._put_away("library.archive", store.LibraryItem, item_ids)

    def bring_back(self, item_ids: Iterable[str]) -> ChangeSet:
        """Bring archived items back."""
        return self._take_back("library.bring_back", store.LibraryItem, item_ids)

    def add_files(
        self,
        paths: Sequence[Path],
        *,
        kind: str = "",
        title: str = "",
        fields: Mapping[str, Value] | None = None,
        progress: Progress | None = None,
    ) -> ChangeSet:
        """One item for each file, with the file inside the vault, all as one step; their words are read later.

        The kind is guessed from each file's name unless it is given; the title is the name without its ending.

        Raises:
            FileTooLargeError: one is over the limit; nothing was added.
            CannotAttachError: one is not there or cannot be read; nothing was added.
        """
        watch, facts = progress or Quiet(), [facts_of(path) for path in paths]
        total, done = sum(size // PART + 1 for size, _digest in facts), 0
        with self._write("library.add") as work:
            for path, fact in zip(paths, facts, strict=True):
                own = title if title and len(paths) == 1 else names.title_of(path.name)
                item_id = _insert(work, kind or names.guessed_kind(path.name), own, fields or {})
                keep_path(work, (ITEMS, item_id), path, fact, partial(_tell, watch, done, total))
                done += fact[0] // PART + 1
        return work.change_set

    def add_version(self, item_id: str, **changes: Value) -> ChangeSet:
        """A newer version of a text: an item of its own that takes over what the older one says, but its dates.

        Raises:
            RuleError: there is a newer version already.
        """
        with self._write("library.add_version") as work:
            old = next(iter(store.read_items(work.connection, ids=[item_id])), None)
            if old is None:
                raise NotFoundError(what=ITEMS)
            if old.newer_id:
                raise RuleError(rule="library_superseded")
            fields: dict[str, Value] = {name: getattr(old, name) for name in _COPIED}
            fields |= {**changes, "supersedes_id": item_id}
            _insert(work, str(fields.pop("kind")), str(fields.pop("title")), fields)
        return work.change_set

    def amend(self, amending_id: str, amended_id: str, *, effective: str | None = None, locator: str = "") -> ChangeSet:
        """Note that one act amends another; what was noted of the two before is changed.

        Raises:
            RuleError: an act would amend itself.
        """
        if amending_id == amended_id:
            raise RuleError(rule="library_amends_itself")
        with self._write("library.amend") as work:
            for record_id in (amending_id, amended_id):
                work.get(store.LibraryItem, record_id)
            known = store.read_amendments(work.connection)
            found = next(
                (each.id for each in known if (each.amending_id, each.amended_id) == (amending_id, amended_id)), None
            )
            values: dict[str, Value] = {"effective": effective, "locator": locator.strip()}
            if found is None:
                work.insert(store.Amendment, amending_id=amending_id, amended_id=amended_id, **values)
            else:
                work.update(store.Amendment, found, **values)
        return work.change_set

    def unamend(self, amendment_id: str) -> ChangeSet:
        """Take back that one act amends another."""
        return self._put_away("library.unamend", store.Amendment, [amendment_id])

    # -- citations ----------------------------------------------------------------------------------------------

    def cite(self, entity: str, record_id: str, item_id: str, locator: str = "") -> ChangeSet:
        """A record cites an item at a place in it ("article 5(2)"); citing the same place again changes nothing."""
        place = " ".join(locator.split())
        compartment = home_of(entity)
        self.get(item_id)
        with self._write("library.cite", compartment=compartment) as work:
            known = store.read_citations(work.connection, entity, record_id)
            if not any((each.item_id, each.locator) == (item_id, place) for each in known):
                work.insert(store.Citation, entity=entity, record_id=record_id, item_id=item_id, locator=place)
        return work.change_set

    def relocate(self, citation_id: str, locator: str, *, entity: str = "") -> ChangeSet:
        """Say where in the item it is cited; ``entity`` is that of the citing record."""
        with self._write("library.cite", compartment=home_of(entity)) as work:
            work.update(store.Citation, citation_id, locator=" ".join(locator.split()))
        return work.change_set

    def uncite(self, citation_id: str, *, entity: str = "") -> ChangeSet:
        """Take a citation back; ``entity`` is that of the citing record."""
        with self._write("library.uncite", compartment=home_of(entity)) as work:
            work.archive(store.Citation, citation_id)
        return work.change_set

    def citations_of(self, entity: str, record_id: str) -> Listed[Citation]:
        """What a record cites, with the titles of the items; an item that was put away is named too."""
        with self._workspace.database(home_of(entity)).light() as connection:
            found = store.read_citations(connection, entity, record_id)
        with self._office.light() as connection:
            items = {item.id: item for item in store.read_items(connection, ids={each.item_id for each in found})}
        return [_titled(each, items.get(each.item_id)) for each in found]

    def cited_by(self, item_id: str) -> Listed[Citation]:
        """Who cites an item, in every compartment that the session has open."""
        found: list[Citation] = []
        for compartment in Compartment:
            if self._workspace.vault.holds(compartment):
                with self._workspace.database(compartment).light() as connection:
                    found += store.read_cited_by(connection, [item_id])
        return found

    def _by_ref(self, ref: str) -> LibraryItem:
        found = next((item for item in self.items(LibraryFilter(older=True), archived=True) if item.ref == ref), None)
        if found is None:
            raise NotFoundError(what=ITEMS)
        return found


def _insert(work: UnitOfWork, kind: str, title: str, fields: Mapping[str, Value]) -> str:
    _require_title(title)
    given = _tidied({**fields, "kind": kind, "title": title})
    rules.check_dates(_text(given.get("in_force_from")), _text(given.get("in_force_until")))
    return work.insert(store.LibraryItem, **given)


def _tidied(changes: Mapping[str, Value]) -> dict[str, Value]:
    """The fields as they are kept: known kind, single spaces, tags each once, the year of the date.

    Raises:
        RuleError: an unknown kind, or a year that no text has.
    """
    given = dict(changes)
    if "kind" in given:
        if given["kind"] not in set(LibraryKind):
            raise RuleError(rule="unknown_code", value=str(given["kind"]))
        given["kind"] = LibraryKind(str(given["kind"])).value
    for name in ("title", "number", "court", "issuer"):
        if name in given:
            given[name] = " ".join(str(given[name] or "").split())
    if "tags" in given:
        given["tags"] = rules.tidy_tags(str(given["tags"] or ""))
    if given.get("dated") and "year" not in given:
        given["year"] = int(str(given["dated"])[:4])
    if given.get("year") is not None and not rules.FIRST_YEAR <= int(str(given["year"])) <= rules.LAST_YEAR:
        raise RuleError(rule="library_year", value=str(given["year"]))
    return given


def _require_title(title: object) -> None:
    if not str(title or "").strip():
        raise RuleError(rule="library_title_missing")


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _titled(citation: Citation, item: LibraryItem | None) -> Citation:
    if item is None:
        return citation
    return dataclasses.replace(citation, item_title=item.title, item_kind=item.kind)


def _tell(watch: Progress, done: int, total: int, part: int) -> None:
    watch.step(done + part, total, "attach")
