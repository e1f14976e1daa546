"""States, regions and names: shipped data, and the names that the office settled once for ever."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import ClassVar

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.states import Match, Region, SettledName, State
from focalpoint.services.base import Listed, Service


class StatesService(Service):
    """Look up States and regions; match printed names; settle those that nobody could match."""

    capability: ClassVar[str] = "states"

    def all(self, *, territories: bool = False) -> Listed[State]:
        """Every State, former State and organization; territories that are no States when asked for."""
        raise NotImplementedError

    def get(self, code: str) -> State:
        """One by its code; a user-assigned code (the vault's own country) has a State of its own.

        Raises:
            NotFoundError: there is none.
        """
        raise NotImplementedError

    def name(self, code: str, language: str) -> str:
        """The short name in a language; the code itself where nobody knows it."""
        raise NotImplementedError

    def regions(self) -> Listed[Region]:
        """M49 regions from the widest, then the UN's groups, then the organizations."""
        raise NotImplementedError

    def region(self, wanted: str) -> Region:
        """A region by M49 code, group or organization code, or name in any of the six languages.

        Raises:
            NotFoundError: there is none.
        """
        raise NotImplementedError

    def in_region(self, wanted: str, on: dt.date | None = None) -> frozenset[str]:
        """The codes of a region's States on a day (None: today's); ``wanted`` as in ``region``."""
        raise NotImplementedError

    def member_on(self, code: str, on: dt.date) -> bool:
        """Whether a State was a member of the United Nations on a day."""
        raise NotImplementedError

    def dissolved(self) -> Mapping[str, dt.date]:
        """Former States: code → the first day on which they were no more."""
        raise NotImplementedError

    def match(self, name: str, on: dt.date | None = None, hints: Iterable[str] = ()) -> Match:
        """Whom a printed name means on a day; ``hints``: codes to prefer among several, and to propose first."""
        raise NotImplementedError

    def match_all(self, names: Iterable[tuple[str, dt.date | None]]) -> Listed[Match]:
        """As ``match``, for a whole table at once."""
        raise NotImplementedError

    def settled(self) -> Listed[SettledName]:
        """The names that the office settled."""
        raise NotImplementedError

    def settle(self, name: str, code: str) -> ChangeSet:
        """From now on this printed name means that participant; settling it again changes it.

        Raises:
            NotFoundError: no such participant.
            RuleError: the name is empty.
        """
        raise NotImplementedError

    def settle_all(self, names: Mapping[str, str]) -> ChangeSet:
        """Settle several names (printed name → code) as one step."""
        raise NotImplementedError

    def forget(self, settled_ids: Iterable[str]) -> ChangeSet:
        """Let names be matched by the rules again."""
        raise NotImplementedError
