"""Instruments and acts for the tests."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from focalpoint.domain.instruments import (
    Act,
    ActKind,
    EntryRule,
    Group,
    Instrument,
    InstrumentKind,
    Relation,
    RelationKind,
    Scope,
    Strength,
    Wait,
)

_numbers = count(1)


def day(text: str) -> date:
    return date.fromisoformat(text)


def instrument(key: str = "BOM97", entry: str | None = "2001-05-23", **fields: Any) -> Instrument:
    fields.setdefault("rule", EntryRule(Wait(days=30), Wait(months=12)))
    return Instrument(
        key,
        {"en": key},
        {},
        InstrumentKind.CONVENTION,
        Scope.UNIVERSAL,
        Group.COUNTER_TERRORISM,
        entry_into_force=day(entry) if entry else None,
        **fields,
    )


def parent(to: str, strength: Strength = Strength.ERROR) -> Relation:
    return Relation(RelationKind.PARENT, to, strength)


def act(participant: str, kind: ActKind, on: str, key: str = "BOM97", **fields: Any) -> Act:
    return Act(f"act-{next(_numbers):04d}", key, participant, kind, day(on), **fields)
