"""What a person can do with authorities, networks and donors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from focalpoint.domain import bodies as rules
from focalpoint.domain.bodies import Body, BodyFinding, BodyKind
from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.services.base import Listed, Service
from focalpoint.store import directory as store
from focalpoint.store.directory.bodies import read_bodies
from focalpoint.store.directory.merging import hand_over
from focalpoint.store.work import UnitOfWork

_FILLED_BY_MERGE = tuple(
    name for name in dict.fromkeys(name for names in rules.FIELDS.values() for name in names) if name != "name"
)
_KEPT_BY_MERGE = frozenset({"classification", "verified_on", "verified_by", "valid_from", "valid_until"})


@dataclass(frozen=True, slots=True)
class BodyOverview:
    """The entries with what is wrong or doubtful with each, in one consistent reading."""

    bodies: tuple[Body, ...] = ()
    findings: Mapping[str, tuple[BodyFinding, ...]] = field(default_factory=dict)
    """By the id of an entry; one with which all is well is absent."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many live authorities each State has, by its code."""


class BodyService(Service):
    """Authorities, networks and donors; each knows when somebody last made sure of it."""

    capability: ClassVar[str] = "bodies"

    def list(
        self, kinds: Collection[str] = (), *, state: str = "", network_id: str = "", archived: bool = False
    ) -> Listed[Body]:
        """The entries in the order in which they were added: of some kinds, of a State, contact points of a network."""
        with self._office.light() as connection:
            return read_bodies(connection, kinds=kinds, state=state, network_id=network_id, archived=archived)

    def overview(self, *, archived: bool = False) -> BodyOverview:
        """Every entry, and what is wrong or doubtful today."""
        today = self._workspace.clock.today()
        bodies = tuple(self.list(archived=archived))
        found = {body.id: codes for body in bodies if (codes := rules.findings(body, today))}
        counts: dict[str, int] = {}
        for body in bodies:
            if body.kind == BodyKind.AUTHORITY and body.state and not body.archived:
                counts[body.state] = counts.get(body.state, 0) + 1
        return BodyOverview(bodies, found, counts)

    def get(self, body_id: str) -> Body:
        """One entry, archived or not; NotFoundError if there is none."""
        with self._office.light() as connection:
            found = read_bodies(connection, body_id=body_id, archived=True) if body_id else []
        if not found:
            raise NotFoundError(what="bodies")
        return found[0]

    def find(self, id_or_name: str) -> str:
        """The id of an entry by id, reference, name or short name (whatever their case); NotFoundError if none fits."""
        wanted = id_or_name.casefold()
        for body in self.list(archived=True):
            names = (body.name.casefold(), body.short_name.casefold())
            if id_or_name in (body.id, body.ref) or (wanted and wanted in names):
                return body.id
        raise NotFoundError(what="bodies")

    def authorities_for(
        self, state: str, purposes: Collection[str] = (), *, instrument: str = "", on: date | None = None
    ) -> tuple[Body, ...]:
        """The authorities of a State that are competent for one of the purposes, under an instrument, on a day."""
        day = on or self._workspace.clock.today()
        return rules.authorities_for(self.list({BodyKind.AUTHORITY}, state=state), state, purposes, day, instrument)

    def networks_of(self, state: str) -> tuple[Body, ...]:
        """The networks in which a State is, as a member or with a contact point."""
        ours = self.list({BodyKind.AUTHORITY}, state=state)
        return rules.networks_of(state, [*ours, *self.list({BodyKind.NETWORK})])

    def findings(self, body: Body) -> tuple[BodyFinding, ...]:
        """What is wrong or doubtful with one entry today."""
        return rules.findings(body, self._workspace.clock.today())

    # -- writing ------------------------------------------------------------------------------------------------

    def add(self, kind: str, name: str, **fields: Value) -> ChangeSet:
        """Add an entry; what is written today counts as verified today.

        Raises:
            RuleError: the name is empty, or the entry would end before it begins.
        """
        with self._write("body.add") as work:
            insert(work, BodyKind(kind), {**self._stamped(work), **fields, "name": name})
        return work.change_set

    def edit(self, body_id: str, **changes: Value) -> ChangeSet:
        """Change an entry; a new day of verification is noted as this user's, unless somebody else is named.

        Raises:
            RuleError: the name is empty, or the entry would end before it begins.
        """
        with self._write("body.edit") as work:
            if changes.get("verified_on") and "verified_by" not in changes:
                changes["verified_by"] = self._workspace.session.user_name
            update(work, body_id, changes)
        return work.change_set

    def verify(self, body_ids: Iterable[str]) -> ChangeSet:
        """Note that this user made sure today that these entries still hold."""
        with self._write("body.verify") as work:
            for body_id in dict.fromkeys(body_ids):
                work.update(store.Body, body_id, **self._stamped(work))
        return work.change_set

    def archive(self, body_ids: Iterable[str]) -> ChangeSet:
        """Put entries away."""
        return self._put_away("body.archive", store.Body, body_ids)

    def bring_back(self, body_ids: Iterable[str]) -> ChangeSet:
        """Bring archived entries back."""
        return self._take_back("body.bring_back", store.Body, body_ids)

    def merge(self, kept_id: str, other_ids: Sequence[str]) -> ChangeSet:
        """Make one entry of several of a kind.

        The kept one takes over the others' codes and what it lacks itself, their files, comments and links, and their
        place in other entries; the later day of verification counts. The others are put away.

        Raises:
            RuleError: they are of different kinds.
        """
        others = [body_id for body_id in dict.fromkeys(other_ids) if body_id != kept_id]
        with self._write("body.merge") as work:
            known = {body.id: body for body in read_bodies(work.connection, archived=True)}
            if kept_id not in known or not set(others) <= known.keys():
                raise NotFoundError(what="bodies")
            kept = known[kept_id]
            if any(known[other].kind != kept.kind for other in others):
                raise RuleError(rule="merge_of_kinds")
            update(work, kept_id, _merged(kept, [known[other] for other in others]))
            for body in known.values():
                if set(body.network_ids) & set(others):
                    named = (kept_id if each in others else each for each in body.network_ids)
                    work.update(store.Body, body.id, network_ids=rules.as_text(named))
            for other in others:
                hand_over(work, "bodies", other, kept_id)
                work.archive(store.Body, other)
        return work.change_set

    def _stamped(self, work: UnitOfWork) -> dict[str, Value]:
        """That this user makes sure of something today."""
        return {"verified_on": work.today.isoformat(), "verified_by": self._workspace.session.user_name}


def insert(work: UnitOfWork, kind: BodyKind, values: Mapping[str, Value]) -> str:
    """Add one entry within a unit of work; returns its id. Fields that its kind has not are left out."""
    name = str(values.get("name") or "").strip()
    if not name:
        raise RuleError(rule="name_missing")
    rules.check_period(_day(values.get("valid_from")), _day(values.get("valid_until")))
    fitting = {field: value for field, value in values.items() if field in rules.FIELDS[kind] or field == "id"}
    return work.insert(store.Body, **{**fitting, "kind": kind.value, "name": name})


def update(work: UnitOfWork, body_id: str, changes: Mapping[str, Value]) -> bool:
    """Change one entry within a unit of work; says whether anything changed."""
    if "name" in changes and not str(changes["name"] or "").strip():
        raise RuleError(rule="name_missing")
    if {"valid_from", "valid_until"} & changes.keys():
        row = work.get(store.Body, body_id)
        first, last = (changes.get(name, getattr(row, name)) for name in ("valid_from", "valid_until"))
        rules.check_period(_day(first), _day(last))
    return work.update(store.Body, body_id, **changes)


def _merged(kept: Body, others: Sequence[Body]) -> dict[str, Value]:
    """What the kept entry takes over: the codes of all, what it lacks, the later verification."""
    changes: dict[str, Value] = {}
    for name in rules.FIELDS[BodyKind(kept.kind)]:
        if name in rules.LISTS:
            codes = [code for body in (kept, *others) for code in getattr(body, name)]
            changes[name] = rules.as_text(codes)
        elif name in _FILLED_BY_MERGE and name not in _KEPT_BY_MERGE and not getattr(kept, name):
            changes[name] = next((given for body in others if (given := getattr(body, name))), getattr(kept, name))
    newest = max((kept, *others), key=lambda body: body.verified_on or "")
    return {**changes, "verified_on": newest.verified_on, "verified_by": newest.verified_by}


def _day(value: Value) -> str | None:
    return str(value) if value else None
