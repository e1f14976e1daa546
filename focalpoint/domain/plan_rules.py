"""What the plan allows. ``check_…`` refuses an edit; ``findings`` says the same of a row that a file brought in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from focalpoint.domain.changes import Value
from focalpoint.domain.errors import ReasonNeededError, RuleError
from focalpoint.domain.outline import ROOT, Outline
from focalpoint.domain.plan import Colour, LinkType, NodeKind, NodeStatus, PercentSource, Predecessor

MOST_LAG_DAYS: Final = 3660
"""Ten years: a longer lag is a slip of the keyboard."""
MOST_WEIGHT: Final = 1_000_000.0
_CODES: Final[dict[str, type[StrEnum]]] = {"kind": NodeKind, "status": NodeStatus, "percent_source": PercentSource}
_PAIRS: Final = (
    ("start", "finish"),
    ("baseline_start", "baseline_finish"),
    ("actual_start", "actual_finish"),
)
_DATES: Final = (*(name for pair in _PAIRS for name in pair), "forecast_finish")
CHECKED: Final = (
    "kind", "title", "status", "percent", "percent_source", "weight", *_DATES, "blocked", "blocked_reason",
    "colour_override", "colour_reason",
)  # fmt: skip
"""The fields that ``check_node`` looks at together."""


class Finding(NamedTuple):
    """What is wrong with one field: the code of the rule (``words/errors/plan.py``) and what its sentence names."""

    rule: str
    field: str
    value: str


def findings(fields: Mapping[str, Value]) -> list[Finding]:
    """Everything that is wrong with the fields of a node; those that are not given are not looked at."""
    found = []
    if "title" in fields and not str(fields["title"] or "").strip():
        found.append(Finding("title_missing", "title", ""))
    found += [
        Finding("unknown_code", name, str(fields[name]))
        for name, codes in _CODES.items()
        if name in fields and fields[name] not in set(codes)
    ]
    if fields.get("colour_override") and fields["colour_override"] not in set(Colour):
        found.append(Finding("unknown_code", "colour_override", str(fields["colour_override"])))
    if not _within(fields.get("percent"), 0, 100):
        found.append(Finding("percent_bounds", "percent", str(fields["percent"])))
    weight = fields.get("weight", 1.0)
    if weight is None or not _within(weight, 0, MOST_WEIGHT) or not float(weight) > 0:
        found.append(Finding("weight_bounds", "weight", str(weight)))
    return found + _wrong_dates(fields)


def _within(value: Value, least: float, most: float) -> bool:
    """Whether a number is given and within bounds, or is not given at all."""
    if value is None:
        return True
    return isinstance(value, int | float) and math.isfinite(value) and least <= value <= most


def _wrong_dates(fields: Mapping[str, Value]) -> list[Finding]:
    bad = [name for name in _DATES if fields.get(name) is not None and not is_date(fields[name])]
    found = [Finding("not_a_date", name, str(fields[name])) for name in bad]
    for first, last in _PAIRS:
        start, finish = fields.get(first), fields.get(last)
        if start is None or finish is None or first in bad or last in bad:
            continue
        if str(finish) < str(start):
            found.append(Finding("finish_before_start", last, str(finish)))
    return found


def is_date(value: Value) -> bool:
    """Whether a value is a civil date as it is stored (YYYY-MM-DD)."""
    if not isinstance(value, str) or len(value) != len("YYYY-MM-DD"):
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def check_title(title: str) -> None:
    """Raise RuleError for a title without a word in it."""
    _refuse(findings({"title": title}))


def check_dates(start: Value, finish: Value) -> None:
    """Raise RuleError for what is not a date, and for a finish before its start."""
    _refuse(findings({"start": start, "finish": finish}))


def check_node(fields: Mapping[str, Value]) -> None:
    """Refuse fields of a node that contradict the rules; fields that are not given are not looked at.

    Raises:
        RuleError: a title, code, percent, weight or date that cannot be.
        ReasonNeededError: blocked, or a colour set by hand, without a reason.
    """
    _refuse(findings(fields))
    if fields.get("blocked") and not _text(fields, "blocked_reason"):
        raise ReasonNeededError(act="block")
    if fields.get("colour_override") and not _text(fields, "colour_reason"):
        raise ReasonNeededError(act="override_colour")


def _text(fields: Mapping[str, Value], name: str) -> str:
    return str(fields.get(name) or "").strip()


def _refuse(found: Sequence[Finding]) -> None:
    """Raise RuleError for the first of them."""
    if found:
        rule, field, value = found[0]
        raise RuleError(rule=rule, field=field, value=value)


def check_move(outline: Outline, node_id: str, parent_id: str | None) -> None:
    """Refuse to put a node below itself or below what is below it. Any kind may stand under any other.

    Raises:
        RuleError: ``below_itself``, naming the node; ``unknown_parent`` when the parent is not in this plan.
    """
    if parent_id is None:
        return
    place = outline.index.get(parent_id, ROOT)
    if place == ROOT:
        raise RuleError(rule="unknown_parent")
    while place != ROOT:
        if outline.lines[place].id == node_id:
            raise RuleError(rule="below_itself", ref=outline.lines[place].ref)
        place = outline.parents[place]


def find_circle(waits_for: Mapping[str, Iterable[str]], start: str | None = None) -> list[str] | None:
    """The first circle of dependencies, as ids in the order in which each waits for the next; None without one.

    Args:
        waits_for: the predecessors of each node.
        start: look only at what can be reached from this node.
    """
    done: set[str] = set()
    for first in [start] if start is not None else list(waits_for):
        trail: list[str] = []
        on_trail: set[str] = set()
        stack: list[tuple[str, bool]] = [(first, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                trail.pop()
                on_trail.discard(node)
                done.add(node)
            elif node in on_trail:
                return trail[trail.index(node) :]
            elif node not in done:
                trail.append(node)
                on_trail.add(node)
                stack.append((node, True))
                stack.extend((before, False) for before in waits_for.get(node, ()))
    return None


def check_predecessors(
    outline: Outline, others: Iterable[Predecessor], node_id: str, links: Sequence[tuple[str, str, int]]
) -> None:
    """Refuse dependencies of a node that cannot be.

    Args:
        outline: the plan of the node.
        others: the dependencies of every other node of the plan.
        node_id: whose dependencies are set.
        links: what is wanted: (predecessor's id, type, lag in days) each.

    Raises:
        RuleError: ``cycle`` naming the references in the circle; ``unknown_predecessor``, ``unknown_code``,
            ``lag_bounds``.
    """
    waits_for: dict[str, list[str]] = {}
    for link in others:
        waits_for.setdefault(link.node_id, []).append(link.predecessor_id)
    for predecessor_id, kind, lag in links:
        if predecessor_id not in outline.index:
            raise RuleError(rule="unknown_predecessor")
        if kind not in set(LinkType):
            raise RuleError(rule="unknown_code", field="type", value=kind)
        if abs(lag) > MOST_LAG_DAYS:
            raise RuleError(rule="lag_bounds", value=lag, most=MOST_LAG_DAYS)
    waits_for[node_id] = [predecessor_id for predecessor_id, _, _ in links]
    circle = find_circle(waits_for, node_id)
    if circle is not None:
        refs = [outline.lines[outline.index[node]].ref for node in circle if node in outline.index]
        raise RuleError(rule="cycle", refs=", ".join(refs))


def first_dates(before: Mapping[str, Value], changes: Mapping[str, Value]) -> dict[str, Value]:
    """What must be written beside new dates so that the first dates stay the baseline until one is set.

    Args:
        before: ``start``, ``finish``, ``baseline_start``, ``baseline_finish`` as they are stored.
        changes: what is about to be written.
    """
    kept: dict[str, Value] = {}
    for name, baseline in (("start", "baseline_start"), ("finish", "baseline_finish")):
        moved = name in changes and before.get(name) is not None and changes[name] != before[name]
        if moved and before.get(baseline) is None and baseline not in changes:
            kept[baseline] = before[name]
    return kept
