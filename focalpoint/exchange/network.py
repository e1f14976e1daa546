"""Predecessors among the rows of a file: what they name, and circles among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from focalpoint.domain.plan_rules import MOST_LAG_DAYS
from focalpoint.exchange.model import ImportedRow, Link, Note


def cut_circles(rows: Sequence[ImportedRow], warn: Callable[[Note], None]) -> None:
    """Take away the links that close a circle, and say at which row; the other links stay."""
    _bound_lags(rows, warn)
    done = bytearray(len(rows))  # 0 new, 1 on the way, 2 finished
    for first in range(len(rows)):
        if done[first]:
            continue
        done[first] = 1
        stack = [(first, iter(rows[first].links))]
        while stack:
            place, left = stack[-1]
            link = next(left, None)
            if link is None:
                done[place] = 2
                stack.pop()
            elif done[link.row] == 1:
                row = rows[place]
                row.links = tuple(kept for kept in row.links if kept is not link)
                warn(Note(row.row, "link_circle", {"title": row.title, "predecessor": rows[link.row].title}))
            elif not done[link.row]:
                done[link.row] = 1
                stack.append((link.row, iter(rows[link.row].links)))


def _bound_lags(rows: Sequence[ImportedRow], warn: Callable[[Note], None]) -> None:
    """A lag of more than ten years is none that the plan takes: the link stays without it."""
    for row in rows:
        if any(abs(link.lag_days) > MOST_LAG_DAYS for link in row.links):
            row.links = tuple(
                link._replace(lag_days=0) if abs(link.lag_days) > MOST_LAG_DAYS else link for link in row.links
            )
            warn(Note(row.row, "lag_rounded", {"days": 0}))


def resolved(found: Iterable[tuple[int | None, str, int]], own: int) -> tuple[tuple[Link, ...], int]:
    """Links to known rows, each predecessor once, never to itself; and how many had to be left out."""
    kept: dict[int, Link] = {}
    left_out = 0
    for place, kind, lag in found:
        if place is None or place == own:
            left_out += 1
        else:
            kept.setdefault(place, Link(place, kind, lag))
    return tuple(kept.values()), left_out
