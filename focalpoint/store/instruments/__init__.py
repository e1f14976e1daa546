"""Instruments: the tables (``rows``, mapped when first named) and their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.instruments.queries import (
    read_acts,
    read_duties,
    read_log,
    read_own_instruments,
    read_steps,
)

if TYPE_CHECKING:
    from focalpoint.store.instruments.rows import (
        Instrument,
        InstrumentDuty,
        InstrumentLog,
        RatificationStep,
        TreatyAct,
    )

__all__ = [
    "Instrument",
    "InstrumentDuty",
    "InstrumentLog",
    "RatificationStep",
    "TreatyAct",
    "read_acts",
    "read_duties",
    "read_log",
    "read_own_instruments",
    "read_steps",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the tables
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.instruments import rows

    return getattr(rows, name)
