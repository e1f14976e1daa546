"""What the register counts: requests sent and received, time to answer, refusals, by State, kind, type and year."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from focalpoint.domain.register import DECIDED, RequestLine, Status


@dataclass(frozen=True, slots=True)
class Count:
    """One row of the statistics: what was sent or came, and what became of it. ``days`` is the median to an answer."""

    key: str
    total: int = 0
    open: int = 0
    granted: int = 0
    partly: int = 0
    refused: int = 0
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """The register in figures, of one direction and period."""

    direction: str
    whole: Count
    by_state: tuple[Count, ...] = ()
    by_kind: tuple[Count, ...] = ()
    by_type: tuple[Count, ...] = ()
    by_year: tuple[Count, ...] = ()
    refusals: Mapping[str, int] = field(default_factory=dict)
    """Ground of refusal → how many, the most frequent first."""


def statistics(lines: Iterable[RequestLine], direction: str) -> Statistics:
    """Count the requests of one direction that left the house or came in."""
    counted = [
        line for line in lines if line.direction == direction and (line.sent_on or line.received_on or line.answered_on)
    ]
    grounds: dict[str, int] = {}
    for line in counted:
        if line.refusal:
            grounds[line.refusal] = grounds.get(line.refusal, 0) + 1
    return Statistics(
        direction,
        _count("", counted),
        _grouped((line.state, line) for line in counted),
        _grouped((line.kind, line) for line in counted),
        _grouped((each, line) for line in counted for each in line.types),
        tuple(sorted(_grouped(((_begun(line))[:4], line) for line in counted), key=lambda row: row.key)),
        dict(sorted(grounds.items(), key=lambda item: (-item[1], item[0]))),
    )


def _begun(line: RequestLine) -> str:
    return line.sent_on or line.received_on or line.answered_on or ""


def _grouped(pairs: Iterable[tuple[str, RequestLine]]) -> tuple[Count, ...]:
    groups: dict[str, list[RequestLine]] = {}
    for key, line in pairs:
        groups.setdefault(key, []).append(line)
    rows = [_count(key, lines) for key, lines in groups.items()]
    return tuple(sorted(rows, key=lambda row: (-row.total, row.key)))


def _count(key: str, lines: Collection[RequestLine]) -> Count:
    days = sorted(_days(line) for line in lines if line.answered_on and (line.sent_on or line.received_on))
    return Count(
        key,
        len(lines),
        sum(not line.answered_on and line.status not in DECIDED for line in lines),
        sum(line.status in {Status.GRANTED, Status.EXECUTED, Status.SURRENDERED} for line in lines),
        sum(line.status == Status.PARTLY_GRANTED for line in lines),
        sum(bool(line.refusal) or line.status == Status.REFUSED for line in lines),
        _median(days),
    )


def _days(line: RequestLine) -> int:
    return (date.fromisoformat(line.answered_on or "") - date.fromisoformat(_begun(line))).days


def _median(days: list[int]) -> int | None:
    if not days:
        return None
    middle = len(days) // 2
    return days[middle] if len(days) % 2 else round((days[middle - 1] + days[middle]) / 2)
