"""Where nodes go: dropped, moved in and out, up and down; several at once."""

from __future__ import annotations

import pytest

from focalpoint.domain.errors import RuleError
from focalpoint.domain.outline import Outline, build_outline
from focalpoint.domain.plan import PlanLine
from focalpoint.domain.plan_moves import Siblings, moved_in, moved_out, moved_to, shifted, uppermost


def line(node: str, parent: str | None, position: int) -> PlanLine:
    return PlanLine(
        node, f"FP-{node}", parent, position, "activity", node, None, None, None, None, None, None, None, None,
        "in_progress", None, "manual", 1.0, 0, None, 1,
    )  # fmt: skip


@pytest.fixture
def plan() -> Outline:
    """P(a b c(d)) Q(e)"""
    return build_outline([
        line("P", None, 0), line("a", "P", 0), line("b", "P", 1), line("c", "P", 2), line("d", "c", 0),
        line("Q", None, 1), line("e", "Q", 0),
    ])  # fmt: skip


def test_what_stands_below_a_chosen_node_is_not_moved_by_itself(plan: Outline) -> None:
    assert [plan.lines[place].id for place in uppermost(plan, ["d", "P", "e"])] == ["P", "e"]


def test_nodes_dropped_between_two_keep_their_own_order(plan: Outline) -> None:
    assert moved_to(plan, ["c", "a"], "Q", "e") == [Siblings("Q", ("a", "c", "e"))]


def test_nodes_dropped_onto_a_node_come_last_below_it(plan: Outline) -> None:
    assert moved_to(plan, ["a"], "Q", None) == [Siblings("Q", ("e", "a"))]


def test_nodes_dropped_among_their_own_siblings_change_places(plan: Outline) -> None:
    assert moved_to(plan, ["a", "b"], "P", "b") == [Siblings("P", ("a", "b", "c"))]
    assert moved_to(plan, ["c"], "P", "a") == [Siblings("P", ("c", "a", "b"))]


@pytest.mark.parametrize("target", ["c", "d"])
def test_a_node_is_not_put_below_itself(plan: Outline, target: str) -> None:
    with pytest.raises(RuleError) as refused:
        moved_to(plan, ["c"], target, None)
    assert refused.value.details["rule"] == "below_itself"


def test_several_nodes_move_in_below_the_one_above_them(plan: Outline) -> None:
    assert moved_in(plan, ["b", "c", "Q"]) == [Siblings("a", ("b", "c")), Siblings("P", ("a", "b", "c", "Q"))]


def test_the_first_node_has_nothing_to_move_into(plan: Outline) -> None:
    with pytest.raises(RuleError):
        moved_in(plan, ["a"])


def test_nodes_move_out_right_after_their_parent(plan: Outline) -> None:
    assert moved_out(plan, ["a", "b"]) == [Siblings(None, ("P", "a", "b", "Q"))]
    with pytest.raises(RuleError):
        moved_out(plan, ["P"])


def test_a_group_moves_up_and_down_together(plan: Outline) -> None:
    assert shifted(plan, ["b", "c"], -1) == [Siblings("P", ("b", "c", "a"))]
    assert shifted(plan, ["a", "b"], 1) == [Siblings("P", ("c", "a", "b"))]


def test_what_is_first_does_not_move_up(plan: Outline) -> None:
    with pytest.raises(RuleError):
        shifted(plan, ["P"], -1)
