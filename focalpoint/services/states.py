"""States, regions and names: shipped data, and the names that the office settled once for ever."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import ClassVar, Final

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.folding import fold
from focalpoint.domain.state_names import cleaned, is_participant, key_of
from focalpoint.domain.states import WORLD, How, Match, Region, RegionKind, SettledName, Span, State, StateKind
from focalpoint.services.base import Listed, Service
from focalpoint.services.countries import user_assigned
from focalpoint.services.states_data import name_index, world
from focalpoint.store import states as store
from focalpoint.store.work import UnitOfWork
from focalpoint.words.countries import fictional_countries, own_names

_PROPOSED: Final = 5
_RESEMBLES: Final = 62
"""Of 100: below it two names have nothing to do with each other."""


class StatesService(Service):
    """Look up States and regions; match printed names; settle those that nobody could match."""

    capability: ClassVar[str] = "states"

    def all(self, *, territories: bool = False) -> Listed[State]:
        """Every State, former State and organization; territories that are no States when asked for.

        The vault's own country is among them where its code is a user-assigned one; in the sample its neighbours too.
        """
        found = [state for state in world().states.values() if territories or is_participant(state.kind)]
        return [*found, *self._unlisted().values()]

    def get(self, code: str) -> State:
        """One by its code; a user-assigned code (the vault's own country, the sample's neighbours) has one of its own.

        Raises:
            NotFoundError: there is none.
        """
        found = world().states.get(code) or self._unlisted().get(code)
        if found is None:
            raise NotFoundError(what="states")
        return found

    def name(self, code: str, language: str) -> str:
        """The short name in a language; the code itself where nobody knows it."""
        found = world().states.get(code) or self._unlisted().get(code)
        return found.name(language) if found else code

    def regions(self) -> Listed[Region]:
        """M49 regions from the widest, then the UN's groups, then the organizations."""
        return list(world().regions.values())

    def region(self, wanted: str) -> Region:
        """A region by M49 code, group or organization code, or name in any of the six languages.

        Raises:
            NotFoundError: there is none.
        """
        regions = world().regions
        code = wanted.strip().upper()
        if code.isdigit():
            code = code.zfill(3)
        if code in regions:
            return regions[code]
        folded = fold(wanted.strip())
        for region in regions.values():
            if folded in {fold(name) for name in region.names.values()}:
                return region
        raise NotFoundError(what="regions")

    def in_region(self, wanted: str, on: dt.date | None = None) -> frozenset[str]:
        """The codes of a region's States on a day (None: today's); ``wanted`` as in ``region``."""
        region = self.region(wanted)
        found = region.members_on(on)
        if region.kind is RegionKind.M49 and region.code == WORLD:
            return found | self._unlisted().keys()
        return found

    def member_on(self, code: str, on: dt.date) -> bool:
        """Whether a State was a member of the United Nations on a day."""
        found = world().states.get(code)
        return found.member_on(on) if found is not None else user_assigned(code)

    def dissolved(self) -> Mapping[str, dt.date]:
        """Former States: code → the first day on which they were no more."""
        return {
            code: state.ended
            for code, state in world().states.items()
            if state.kind is StateKind.FORMER and state.ended is not None
        }

    def match(self, name: str, on: dt.date | None = None, hints: Iterable[str] = ()) -> Match:
        """Whom a printed name means on a day; ``hints``: codes to prefer among several, and to propose first."""
        return self._matches([(name, on)], set(hints))[0]

    def match_all(self, names: Iterable[tuple[str, dt.date | None]]) -> Listed[Match]:
        """As ``match``, for a whole table at once."""
        return self._matches(list(names), frozenset())

    def settled(self) -> Listed[SettledName]:
        """The names that the office settled, in the order of the alphabet."""
        with self._office.light() as connection:
            return store.read_settled(connection)

    def settle(self, name: str, code: str) -> ChangeSet:
        """From now on this printed name means that participant; settling it again changes it.

        Raises:
            NotFoundError: no such participant.
            RuleError: the name is empty.
        """
        return self.settle_all({name: code})

    def settle_all(self, names: Mapping[str, str]) -> ChangeSet:
        """Settle several names (printed name → code) as one step; errors as those of ``settle``."""
        for name, code in names.items():
            if not key_of(cleaned(name).name):
                raise RuleError(rule="name_missing")
            self.get(code)
        with self._write("state.settle") as work:
            settle_in(work, names)
        return work.change_set

    def forget(self, settled_ids: Iterable[str]) -> ChangeSet:
        """Let names be matched by the rules again."""
        return self._put_away("state.forget", store.SettledName, settled_ids)

    def _unlisted(self) -> dict[str, State]:
        """The States that ISO 3166 does not list: the own country where it is one, and the neighbours of the sample."""
        known = self._workspace.known_settings
        code, sample = known["country"], known["sample"] == "1"
        found = {}
        if code and code not in world().states:
            names = own_names(code, known.get("country_name", "")) or {"en": code}
            found[code] = State(code, StateKind.STATE, names, un=None)
        for one in fictional_countries() if sample else ():
            found.setdefault(one.code, State(one.code, StateKind.STATE, one.names, one.formal_names, un=Span()))
        return found

    def _matches(self, names: Listed[tuple[str, dt.date | None]], hints: Collection[str]) -> Listed[Match]:
        settled = {key_of(cleaned(item.name).name): item.code for item in self.settled()}
        unlisted = self._unlisted()
        for state in unlisted.values():
            for known in (*state.names.values(), *state.formal_names.values()):
                settled.setdefault(key_of(known), state.code)
        index, found = name_index(), []
        for name, on in names:
            code = settled.get(key_of(cleaned(name).name), name.strip() if name.strip() in unlisted else "")
            if code:
                found.append(Match(name, code, How.SETTLED))
                continue
            match = index.match(name, on, hints)
            found.append(match if match.sure else _with_proposals(match, hints))
        return found


def settle_in(work: UnitOfWork, names: Mapping[str, str]) -> None:
    """Settle names within a unit of work that does more (an import)."""
    standing = {key_of(cleaned(item.name).name): item for item in store.read_settled(work.connection)}
    for name, code in names.items():
        key = key_of(cleaned(name).name)
        there = standing.get(key)
        if there is None:
            work.insert(store.SettledName, name=name.strip(), key=key, code=code)
        elif there.code != code:
            work.update(store.SettledName, there.id, code=code)


def _with_proposals(match: Match, hints: Collection[str]) -> Match:
    """The participants whose names resemble an unmatched one: those that share it first. Never more than a proposal."""
    from rapidfuzz import fuzz, process

    known = name_index().names()
    scores: dict[str, float] = {}
    folded = key_of(cleaned(match.printed).name)
    for key, score, _place in process.extract(
        folded, known.keys(), scorer=fuzz.WRatio, limit=3 * _PROPOSED, score_cutoff=_RESEMBLES
    ):
        for code in known[key]:
            scores[code] = max(scores.get(code, 0.0), score + (5.0 if code in hints else 0.0))
    states = world().states
    likely = sorted((code for code in scores if is_participant(states[code].kind)), key=lambda code: -scores[code])
    return Match(match.printed, "", match.how, tuple(dict.fromkeys([*match.proposals, *likely]))[:_PROPOSED])
