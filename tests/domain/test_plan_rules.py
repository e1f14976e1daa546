from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain import plan_rules
from focalpoint.domain.changes import Value
from focalpoint.domain.errors import ReasonNeededError, RuleError
from focalpoint.domain.outline import Outline, build_outline
from focalpoint.domain.plan import PlanLine, Predecessor


def outline(**parents: str | None) -> Outline:
    return build_outline([
        PlanLine(
            name, name.upper(), parent, 0, "activity", name, None, None, None, None, None, None, None, None,
            "draft", None, "manual", 1.0, 0, None, 1,
        )
        for name, parent in parents.items()
    ])  # fmt: skip


def refused(rule: str, **fields: Value) -> None:
    with pytest.raises(RuleError) as error:
        plan_rules.check_node(fields)
    assert error.value.details["rule"] == rule


SOUND: dict[str, Value] = {
    "kind": "activity", "title": "Train", "status": "draft", "percent": 0, "percent_source": "manual", "weight": 1.0,
    "start": "2026-01-01", "finish": "2026-01-01", "blocked": 0, "blocked_reason": "", "colour_override": None,
}  # fmt: skip


def test_a_sound_node_passes() -> None:
    plan_rules.check_node(SOUND)
    plan_rules.check_node({})
    plan_rules.check_node({**SOUND, "percent": 100, "blocked": 1, "blocked_reason": "No money"})


@pytest.mark.parametrize(
    ("rule", "field", "value"),
    [
        ("title_missing", "title", "  "),
        ("unknown_code", "kind", "phase"),
        ("unknown_code", "status", None),
        ("unknown_code", "colour_override", "blue"),
        ("percent_bounds", "percent", -0.1),
        ("percent_bounds", "percent", 100.1),
        ("percent_bounds", "percent", float("nan")),
        ("percent_bounds", "percent", "50"),
        ("weight_bounds", "weight", 0),
        ("weight_bounds", "weight", -1),
        ("weight_bounds", "weight", None),
        ("weight_bounds", "weight", float("inf")),
        ("not_a_date", "start", "2026-02-30"),
        ("not_a_date", "finish", "01.02.2026"),
        ("not_a_date", "forecast_finish", "20260101"),
        ("finish_before_start", "finish", "2025-12-31"),
    ],
)
def test_what_cannot_be_is_refused(rule: str, field: str, value: Value) -> None:
    refused(rule, **{**SOUND, field: value})


def test_a_baseline_that_ends_before_it_begins_is_refused() -> None:
    refused("finish_before_start", baseline_start="2026-02-01", baseline_finish="2026-01-01")


def test_an_import_hears_everything_that_is_wrong_at_once() -> None:
    found = plan_rules.findings({"title": "", "weight": 0, "start": "2026-02-01", "finish": "2026-01-01"})
    assert [finding.rule for finding in found] == ["title_missing", "weight_bounds", "finish_before_start"]


@pytest.mark.parametrize(
    ("fields", "act"),
    [
        ({"blocked": 1, "blocked_reason": " "}, "block"),
        ({"blocked": 1}, "block"),
        ({"colour_override": "red", "colour_reason": ""}, "override_colour"),
    ],
)
def test_blocking_and_colouring_by_hand_need_a_reason(fields: dict[str, Value], act: str) -> None:
    with pytest.raises(ReasonNeededError) as error:
        plan_rules.check_node(fields)
    assert error.value.details["act"] == act


def test_a_node_cannot_be_moved_below_itself() -> None:
    plan = outline(a=None, b="a", c="b", d=None)
    for target in ("a", "b", "c"):
        with pytest.raises(RuleError) as error:
            plan_rules.check_move(plan, "a", target)
        assert error.value.details == {"rule": "below_itself", "ref": "A"}
    plan_rules.check_move(plan, "a", "d")
    plan_rules.check_move(plan, "a", None)
    plan_rules.check_move(plan, "c", "a")
    with pytest.raises(RuleError):
        plan_rules.check_move(plan, "a", "elsewhere")


def link(node: str, before: str) -> Predecessor:
    return Predecessor(f"{node}{before}", node, before, "FS", 0)


def test_a_circle_of_predecessors_is_refused_and_named() -> None:
    plan = outline(a=None, b=None, c=None, d=None)
    others = [link("b", "a"), link("c", "b"), link("d", "a")]
    with pytest.raises(RuleError) as error:
        plan_rules.check_predecessors(plan, others, "a", [("c", "FS", 0)])
    assert error.value.details == {"rule": "cycle", "refs": "A, C, B"}
    plan_rules.check_predecessors(plan, others, "a", [])
    plan_rules.check_predecessors(plan, others, "d", [("c", "SS", -3), ("a", "FS", 2)])


@pytest.mark.parametrize(
    ("links", "rule"),
    [
        ([("a", "FS", 0)], "cycle"),
        ([("gone", "FS", 0)], "unknown_predecessor"),
        ([("b", "XX", 0)], "unknown_code"),
        ([("b", "FS", 4000)], "lag_bounds"),
    ],
)
def test_a_dependency_that_cannot_be_is_refused(links: list[tuple[str, str, int]], rule: str) -> None:
    with pytest.raises(RuleError) as error:
        plan_rules.check_predecessors(outline(a=None, b=None), [], "a", links)
    assert error.value.details["rule"] == rule


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30))
def test_a_circle_is_found_exactly_when_there_is_one(pairs: list[tuple[int, int]]) -> None:
    waits_for: dict[str, list[str]] = {}
    for waiting, awaited in pairs:
        waits_for.setdefault(str(waiting), []).append(str(awaited))
    circle = plan_rules.find_circle(waits_for)
    left = {node: set(awaited) for node, awaited in waits_for.items()}
    while free := [node for node, awaited in left.items() if not awaited & left.keys()]:
        for node in free:
            del left[node]
    assert (circle is None) == (not left)
    if circle:
        for node, before in zip(circle, [*circle[1:], circle[0]], strict=True):
            assert before in waits_for[node]


def test_the_first_dates_stay_the_baseline() -> None:
    before: dict[str, Value] = {"start": "2026-01-01", "finish": None, "baseline_start": None, "baseline_finish": None}
    assert plan_rules.first_dates(before, {"start": "2026-02-01", "finish": "2026-03-01"}) == {
        "baseline_start": "2026-01-01"
    }
    assert plan_rules.first_dates(before, {"start": "2026-01-01"}) == {}
    assert plan_rules.first_dates({**before, "baseline_start": "2025-01-01"}, {"start": "2026-02-01"}) == {}
