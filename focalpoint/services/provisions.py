"""What a person can do with provisions: say how each is implemented, rate it, link it to the work, find the gaps."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from focalpoint.domain import plan_rules, provision_rules
from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.plan import NodeKind
from focalpoint.domain.provisions import (
    Entry,
    Force,
    GapGroup,
    GapOrder,
    Implementation,
    InstrumentMatrix,
    Overview,
    Provision,
    Row,
    Statistic,
    Theme,
    implementation_id,
    source_of,
)
from focalpoint.services import provision_catalogue
from focalpoint.services.base import Service
from focalpoint.services.plan import insert_node
from focalpoint.store import provisions as store

if TYPE_CHECKING:
    from focalpoint.store.work import UnitOfWork

_ENTITY: Final = "implementations"
_OWN_FIELDS: Final = frozenset({"theme", "force", "verb", "row", "title", "show", "since", "note"})
_LONGEST_TITLE: Final = 200


class ProvisionService(Service):
    """The catalogue of what is asked, and what the country says of it. ``language`` is a code ("en")."""

    capability: ClassVar[str] = "provisions"

    # -- reading ------------------------------------------------------------------------------------------------

    def catalogue(self, language: str) -> tuple[Provision, ...]:
        """Every provision in its newest version: the shipped ones, and what the office added."""
        with self._office.light() as connection:
            own = store.read_own(connection)
        return _joined(provision_catalogue.shipped(language), own)

    def versions(self, key: str, language: str) -> tuple[Provision, ...]:
        """Every version of one provision, the newest first; the shipped one is number 1.

        Raises:
            NotFoundError: there is no such provision.
        """
        with self._office.light() as connection:
            own = [each for each in store.read_own(connection) if each.key == key]
        found = [each for each in provision_catalogue.shipped(language) if each.key == key]
        if not found and not own:
            raise NotFoundError(what="provisions")
        return tuple(reversed(found + own))

    def overview(self, language: str) -> Overview:
        """Every entry in one consistent reading."""
        with self._office.light() as connection:
            own = store.read_own(connection)
            written = store.read_implementations(connection)
            statistics, evidence = store.count_statistics(connection), store.count_evidence(connection)
            links = store.read_links(connection)
        entries = []
        for provision in _joined(provision_catalogue.shipped(language), own):
            record_id = provision.id
            entries.append(
                Entry(
                    provision,
                    written.get(provision.key) or Implementation(record_id, provision.key),
                    statistics.get(record_id, 0),
                    evidence.get(record_id, 0),
                    links.get(record_id, ()),
                )
            )
        titles = provision_catalogue.sources(language)
        return Overview(tuple(entries), titles | {each.source: titles.get(each.source, "") for each in own})

    def entry(self, key: str, language: str) -> Entry:
        """One provision with what is said of it; NotFoundError if there is none."""
        provision = self.versions(key, language)[0]
        with self._office.light() as connection:
            written = store.read_implementations(connection, key).get(key)
            statistics = store.read_statistics(connection, provision.id)
            evidence = store.count_evidence(connection).get(provision.id, 0)
            links = store.read_links(connection, provision.id).get(provision.id, ())
        return Entry(provision, written or Implementation(provision.id, key), len(statistics), evidence, links)

    def key_of(self, record_id: str) -> str:
        """The key of the provision on whose id (``Provision.id``) something hangs; NotFoundError if there is none."""
        for provision in self.catalogue("en"):
            if provision.id == record_id:
                return provision.key
        raise NotFoundError(what=_ENTITY)

    def statistics(self, key: str) -> tuple[Statistic, ...]:
        """The figures of one provision, the newest year first."""
        with self._office.light() as connection:
            return tuple(store.read_statistics(connection, implementation_id(key)))

    def matrix(self, language: str) -> tuple[Entry, ...]:
        """Every entry, for the matrix of provisions and their status."""
        return self.overview(language).entries

    def instrument_matrix(self, instrument_id: str, language: str) -> InstrumentMatrix:
        """How far national law has what one instrument asks, row by row."""
        return provision_rules.matrix_of(instrument_id, self.overview(language).entries)

    def gaps(self, by: GapOrder, language: str) -> tuple[GapGroup, ...]:
        """What is missing, by theme or by ministry, the worst first."""
        ministries = [ministry.id for ministry in self._workspace.directory.ministries(archived=True)]
        return provision_rules.gaps_by(self.overview(language).entries, by, ministries)

    def linked_to(self, entity: str, record_id: str) -> tuple[str, ...]:
        """The keys of the provisions on which an activity or a task works."""
        with self._office.light() as connection:
            wanted = store.linked_to(connection, entity, record_id)
        keys = {provision.id: provision.key for provision in self.catalogue("en")}
        return tuple(keys[each] for each in wanted if each in keys)

    # -- what the country says ----------------------------------------------------------------------------------

    def edit(self, key: str, **changes: Value) -> ChangeSet:
        """Change fields of what is said of a provision (those of ``Implementation``).

        Raises:
            NotFoundError: there is no such provision.
        """
        return self.edit_all([key], **changes)

    def edit_all(self, keys: Iterable[str], **changes: Value) -> ChangeSet:
        """Change the same fields of several as one step."""
        values = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
        known = {each.key: each for each in self.catalogue(self._language())}
        with self._write("provision.edit") as work:
            for key in dict.fromkeys(keys):
                self._put(work, _found(known, key), values)
        return work.change_set

    def verify(self, keys: Iterable[str]) -> ChangeSet:
        """Note that this user made sure today that what is said of these provisions still holds."""
        known = {each.key: each for each in self.catalogue(self._language())}
        with self._write("provision.verify") as work:
            on, by = work.today.isoformat(), self._workspace.session.user_name
            for key in dict.fromkeys(keys):
                self._put(work, _found(known, key), {"verified_on": on, "verified_by": by})
        return work.change_set

    def add_statistic(self, key: str, name: str, value: float, year: int, **fields: Value) -> ChangeSet:
        """Add a figure with its year (``unit`` and ``source`` in ``fields``).

        Raises:
            RuleError: it has no name, or the year is none.
        """
        _check_statistic(name, year)
        provision = _found({each.key: each for each in self.catalogue(self._language())}, key)
        with self._write("provision.statistic") as work:
            self._put(work, provision, {})
            work.insert(
                store.StatisticRow,
                implementation_id=provision.id,
                name=name.strip(),
                value=float(value),
                year=int(year),
                **fields,
            )
        return work.change_set

    def edit_statistic(self, statistic_id: str, **changes: Value) -> ChangeSet:
        """Change a figure."""
        with self._write("provision.statistic") as work:
            row = work.get(store.StatisticRow, statistic_id)
            _check_statistic(str(changes.get("name", row.name)), int(str(changes.get("year", row.year))))
            work.update(store.StatisticRow, statistic_id, **changes)
        return work.change_set

    def archive_statistic(self, statistic_ids: Iterable[str]) -> ChangeSet:
        """Put figures away."""
        return self._put_away("provision.statistic", store.StatisticRow, statistic_ids)

    def link(self, key: str, entity: str, record_id: str) -> ChangeSet:
        """Say that an activity (``plan_nodes``) or a task (``tasks``) works on a provision.

        Raises:
            RuleError: it is neither.
        """
        if entity not in {"plan_nodes", "tasks"}:
            raise RuleError(rule="provision_link")
        provision = _found({each.key: each for each in self.catalogue(self._language())}, key)
        with self._write("provision.link") as work:
            self._put(work, provision, {})
            _link(work, provision.id, entity, record_id)
        return work.change_set

    def unlink(self, key: str, entity: str, record_id: str) -> ChangeSet:
        """Take such a link away."""
        from focalpoint.store.common import Link

        with self._write("provision.unlink") as work:
            for link_id, _archived in store.find_links(work.plain, implementation_id(key), entity, record_id):
                work.archive(Link, link_id)
        return work.change_set

    def make_activity(self, key: str, title: str, *, plan_id: str, parent_id: str | None) -> ChangeSet:
        """Put an activity into the plan that closes a gap, led by the provision's ministry and linked to it: one step.

        Raises:
            RuleError: it has no title.
        """
        plan_rules.check_title(title)
        entry = self.entry(key, self._language())
        fields: dict[str, Value] = {
            "kind": NodeKind.ACTIVITY.value,
            "title": title.strip(),
            "description": entry.implementation.gaps,
            "lead_id": entry.implementation.ministry_id,
            "obligations": key,
        }
        with self._write("provision.make_activity") as work:
            self._put(work, entry.provision, {})
            node_id = insert_node(work, plan_id, parent_id, fields)
            _link(work, entry.provision.id, "plan_nodes", node_id)
        return work.change_set

    # -- own rows -----------------------------------------------------------------------------------------------

    def add(self, key: str, title: str, **fields: Value) -> ChangeSet:
        """Add a provision that the catalogue does not have.

        Raises:
            RuleError: the key is not written ``source:paragraph`` or is there already, or it has no title.
        """
        provision_rules.check_key(key)
        if any(each.key == key for each in self.catalogue("en")):
            raise RuleError(rule="provision_known")
        return self._keep("provision.add", key, 1, {**fields, "title": title})

    def revise(self, key: str, **changes: Value) -> ChangeSet:
        """Write another version of a provision, the office's own; the versions before stay readable.

        Raises:
            RuleError: it has no title.
        """
        newest = self.versions(key, self._language())[0]
        kept = {name: getattr(newest, name) for name in _OWN_FIELDS}
        return self._keep("provision.revise", key, newest.number + 1, {**kept, "since": None, **changes})

    def withdraw(self, keys: Iterable[str]) -> ChangeSet:
        """Take the office's newest version of provisions back: the version before holds again, or none."""
        with self._write("provision.withdraw") as work:
            for key in dict.fromkeys(keys):
                for row_id in store.own_ids(work.plain, key)[:1]:
                    work.archive(store.OwnProvision, row_id)
        return work.change_set

    # -- inside -------------------------------------------------------------------------------------------------

    def _keep(self, cause: str, key: str, number: int, fields: Mapping[str, Value]) -> ChangeSet:
        values = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
        if not values.get("title"):
            raise RuleError(rule="name_missing")
        row = values.pop("row", None)
        theme = Theme(str(values.pop("theme", Theme.COORDINATION)))
        force = Force(str(values.pop("force", Force.CALLS_UPON)))
        with self._write(cause) as work:
            values["since"] = values.get("since") or work.today.isoformat()
            work.insert(
                store.OwnProvision,
                **values,
                key=key,
                number=number,
                theme=theme.value,
                force=force.value,
                matrix_row=Row(str(row)).value if row else "",
            )
            # It is found and named by what is said of it, so that there is such a record from the first.
            self._put(work, Provision(key, theme, force, str(values["title"])), {})
        return work.change_set

    def _put(self, work: UnitOfWork, provision: Provision, values: Mapping[str, Value]) -> None:
        """Write what is said of a provision; its record is made when something is said for the first time."""
        written = store.read_implementations(work.plain, provision.key).get(provision.key)
        self._require_ministry(written.ministry_id if written else str(values.get("ministry_id") or "") or None)
        if "ministry_id" in values:
            ministry_id = values["ministry_id"]
            self._require_ministry(None if ministry_id is None else str(ministry_id))
        if written is not None:
            work.update(store.ImplementationRow, provision.id, **values)
            return
        title = f"{provision.key} · {provision.title}"[:_LONGEST_TITLE]
        fresh: dict[str, Value] = {"key": provision.key, "title": title, **values}
        if _is_archived(work, provision.id):  # it was undone before
            work.restore(store.ImplementationRow, provision.id)
            work.update(store.ImplementationRow, provision.id, **{**_BLANK, **fresh})
        else:
            work.insert(store.ImplementationRow, id=provision.id, **fresh)

    def _language(self) -> str:
        """The language in which this user's records are named."""
        return str(self._workspace.settings.get("language") or "en")


_BLANK: Final[Mapping[str, Value]] = {
    field.name: field.default
    for field in dataclasses.fields(Implementation)
    if field.default is not dataclasses.MISSING and field.name not in {"title", "version", "classification"}
}
"""The fields of a record of which nothing is said."""


def _joined(first: Iterable[Provision], own: Iterable[Provision]) -> tuple[Provision, ...]:
    """The shipped provisions, each in its newest version; rows of the office after the others of their source."""
    newest = {each.key: each for each in first}
    for each in own:
        newest[each.key] = each
    groups: dict[str, list[Provision]] = {}
    for key, each in newest.items():
        groups.setdefault(source_of(key), []).append(each)
    return tuple(each for group in groups.values() for each in group)


def _found(known: Mapping[str, Provision], key: str) -> Provision:
    if key not in known:
        raise NotFoundError(what="provisions")
    return known[key]


def _is_archived(work: UnitOfWork, record_id: str) -> bool:
    try:
        work.get(store.ImplementationRow, record_id)
    except NotFoundError:
        return False
    return True


def _link(work: UnitOfWork, record_id: str, entity: str, target_id: str) -> None:
    """Link a record to an activity or a task, once."""
    from focalpoint.store.common import Link

    for link_id, archived in store.find_links(work.plain, record_id, entity, target_id):
        if archived:
            work.restore(Link, link_id)
        return
    work.insert(Link, entity=_ENTITY, record_id=record_id, target_entity=entity, target_id=target_id)


def _check_statistic(name: str, year: int) -> None:
    if not name.strip():
        raise RuleError(rule="name_missing")
    if not 1900 <= year <= 2200:
        raise RuleError(rule="statistic_year")
