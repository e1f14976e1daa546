"""Entries of the directory that may be the same: found, told apart for ever, or made one (by their own services)."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from focalpoint.domain.bodies import Body, BodyKind
from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.directory import Person
from focalpoint.domain.folding import fold
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.services.base import Service
from focalpoint.store import directory as store
from focalpoint.store.directory.bodies import read_apart, read_bodies

Record = Body | Person
_NEAR: Final = 90
"""How alike two names must be, of 100; 90 lets a slip or two and a change of order through."""
_LARGEST: Final = 400
"""In a larger group of one State, only names that begin alike are compared."""
_NO_DIGIT: Final = re.compile(r"\D+")
_SHORTEST_NUMBER: Final = 6
_SHARED_BY: Final = 4
"""A number or address that more entries share is an exchange's, and tells nothing."""
_MOST: Final = 2_000


class Reason(StrEnum):
    """Why two entries may be the same, the surest first."""

    SAME_EMAIL = "same_email"
    SAME_PHONE = "same_phone"
    NEAR_NAME = "near_name"
    SAME_PURPOSE = "same_purpose"
    """Two authorities of one State for the same purpose under the same instruments."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries of one table (``bodies`` or ``people``), and why they may be one; the older stands first."""

    entity: str
    first: Record
    second: Record
    reasons: tuple[Reason, ...]


class DuplicateService(Service):
    """Find what was entered twice."""

    capability: ClassVar[str] = "duplicates"

    def find(self, *, progress: Progress | None = None) -> tuple[Pair, ...]:
        """The pairs that may be the same and were not told apart, the surest first; at most 2,000.

        It takes a worker for a large directory.
        """
        progress = progress or Quiet()
        with self._office.light() as connection:
            bodies, people = read_bodies(connection), store.read_people(connection)
            apart = {entity: read_apart(connection, entity) for entity in ("bodies", "people")}
        pairs = [
            *_pairs("bodies", bodies, apart["bodies"], _body_keys, _body_group, progress),
            *_pairs("people", people, apart["people"], _person_keys, lambda _person: "", progress),
        ]
        pairs.sort(key=lambda pair: (min(map(_RANK.__getitem__, pair.reasons)), -len(pair.reasons), pair.first.name))
        return tuple(pairs[:_MOST])

    def tell_apart(self, entity: str, first_id: str, second_id: str) -> ChangeSet:
        """Note that two entries are not the same; they are not brought up again."""
        low, high = sorted((first_id, second_id))
        with self._write("directory.apart") as work:
            if (low, high) not in read_apart(work.connection, entity):
                work.insert(store.ApartPair, entity=entity, first_id=low, second_id=high)
        return work.change_set

    def apart(self) -> tuple[tuple[str, str, str], ...]:
        """(table, id, id) of the pairs that were told apart."""
        with self._office.light() as connection:
            return tuple(
                (entity, first, second)
                for entity in ("bodies", "people")
                for first, second in read_apart(connection, entity)
            )

    def forget_apart(self) -> ChangeSet:
        """Bring up again every pair that was told apart."""
        with self._write("directory.apart") as work:
            for entity in ("bodies", "people"):
                for pair_id in read_apart(work.connection, entity).values():
                    work.archive(store.ApartPair, pair_id)
        return work.change_set


_RANK: Final = {reason: place for place, reason in enumerate(Reason)}


def _pairs(
    entity: str,
    records: Iterable[Record],
    apart: Mapping[tuple[str, str], str],
    keys_of: Callable[[Record], Iterator[tuple[Reason, Hashable]]],
    group_of: Callable[[Record], Hashable],
    progress: Progress,
) -> list[Pair]:
    by_id = {record.id: record for record in records}
    found: dict[tuple[str, str], set[Reason]] = {}
    shared: dict[tuple[Reason, Hashable], list[str]] = {}
    groups: dict[Hashable, list[str]] = {}
    for record in by_id.values():
        for key in keys_of(record):
            shared.setdefault(key, []).append(record.id)
        groups.setdefault(group_of(record), []).append(record.id)
    for (reason, _value), ids in shared.items():
        if 1 < len(ids) <= _SHARED_BY:
            for pair in _combined(ids):
                found.setdefault(pair, set()).add(reason)
    for at, ids in enumerate(groups.values()):
        progress.step(at, len(groups), "directory.duplicates")
        for pair in _near(ids, by_id):
            found.setdefault(pair, set()).add(Reason.NEAR_NAME)
    return [
        Pair(entity, by_id[first], by_id[second], tuple(sorted(reasons, key=_RANK.__getitem__)))
        for (first, second), reasons in found.items()
        if (first, second) not in apart and not _stand_apart(by_id[first], by_id[second])
    ]


def _combined(ids: list[str]) -> Iterator[tuple[str, str]]:
    ordered = sorted(ids)
    for at, first in enumerate(ordered):
        for second in ordered[at + 1 :]:
            yield first, second


def _near(ids: list[str], by_id: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """The pairs of a group whose names are nearly the same, whatever the order of their words."""
    from rapidfuzz import fuzz, process

    blocks: dict[str, list[str]] = {}
    for record_id in ids:
        name = _words(by_id[record_id].name)
        blocks.setdefault(name[:2] if len(ids) > _LARGEST else "", []).append(record_id)
    for block in blocks.values():
        names = [_words(by_id[record_id].name) for record_id in block]
        for at, name in enumerate(names[:-1]):
            later = names[at + 1 :]
            for _name, _score, place in process.extract(
                name, later, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None, processor=None
            ):
                low, high = sorted((block[at], block[at + 1 + place]))
                yield low, high


def _words(name: str) -> str:
    """A name for comparing: folded, its words in one order."""
    return " ".join(sorted(re.findall(r"\w+", fold(name))))


def _stand_apart(first: Record, second: Record) -> bool:
    """Whether something says that two are not the same: another kind, or another State."""
    if isinstance(first, Body) and isinstance(second, Body):
        return first.kind != second.kind or bool(first.state and second.state and first.state != second.state)
    return False


def _body_keys(record: Record) -> Iterator[tuple[Reason, Hashable]]:
    yield from _ways(record)
    if isinstance(record, Body) and record.kind == BodyKind.AUTHORITY and record.state and not record.valid_until:
        for purpose in record.purposes:
            yield Reason.SAME_PURPOSE, (record.state, purpose, record.instruments)


def _person_keys(record: Record) -> Iterator[tuple[Reason, Hashable]]:
    yield from _ways(record)


def _ways(record: Record) -> Iterator[tuple[Reason, Hashable]]:
    if email := record.email.strip().casefold():
        yield Reason.SAME_EMAIL, email
    number = _NO_DIGIT.sub("", record.phone)
    if len(number) >= _SHORTEST_NUMBER:
        yield Reason.SAME_PHONE, number


def _body_group(record: Record) -> Hashable:
    """Names are compared within a kind and State: "Ministry of Justice" is called so everywhere."""
    return (record.kind, record.state) if isinstance(record, Body) else ""
