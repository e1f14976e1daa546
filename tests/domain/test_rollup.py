from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.outline import Outline, build_outline
from focalpoint.domain.plan import Colour, Figures, PlanLine
from focalpoint.domain.rollup import explain, explanation, roll_up, spans

TODAY = date(2026, 11, 22)


def iso(days: int) -> str:
    """A day so many days from today."""
    return (TODAY + timedelta(days)).isoformat()


def line(
    name: str,
    parent: str | None = None,
    *,
    percent: float | None = None,
    source: str = "manual",
    status: str = "in_progress",
    weight: float = 1.0,
    kind: str = "activity",
    dates: tuple[str | None, str | None] = (None, None),
    baseline: tuple[str | None, str | None] = (None, None),
    forecast: str | None = None,
    actual: str | None = None,
    blocked: bool = False,
    override: str | None = None,
    position: int = 0,
) -> PlanLine:
    return PlanLine(
        name, name, parent, position, kind, f"Title of {name}", None, *dates, *baseline, forecast, None, actual,
        status, percent, source, weight, int(blocked), override, 1,
    )  # fmt: skip


def parent(name: str = "top", above: str | None = None, **given: object) -> PlanLine:
    return line(name, above, **{"source": "by_children", **given})  # type: ignore[arg-type]


@dataclass
class Rolled:
    """A rolled-up plan whose figures are found by name."""

    outline: Outline
    figures: list[Figures] = field(default_factory=list)

    def __getitem__(self, name: str) -> Figures:
        return self.figures[self.outline.index[name]]


def rolled(*lines: PlanLine, today: date = TODAY) -> Rolled:
    outline = build_outline(lines)
    return Rolled(outline, roll_up(outline, today))


def only(node: PlanLine) -> Figures:
    return rolled(node)[node.id]


def test_a_parent_is_the_weighted_mean_of_its_children() -> None:
    plan = rolled(parent(), line("a", "top", percent=20, weight=3), line("b", "top", percent=60))
    assert plan["top"].percent == 30


def test_four_decimals_are_kept() -> None:
    plan = rolled(parent(), *(line(name, "top", percent=percent) for name, percent in [("a", 0), ("b", 0), ("c", 50)]))
    assert plan["top"].percent == 16.6667


def test_cancelled_and_superseded_children_do_not_count() -> None:
    plan = rolled(
        parent(),
        line("a", "top", percent=40),
        line("b", "top", percent=100, status="cancelled"),
        line("c", "top", percent=0, status="superseded"),
    )
    assert (plan["top"].percent, plan["top"].reported, plan["top"].leaves) == (40, 1, 1)


def test_a_child_without_data_is_left_out_and_counted() -> None:
    plan = rolled(parent(), line("a", "top", percent=72), line("b", "top", percent=None))
    assert (plan["top"].percent, plan["top"].reported, plan["top"].leaves) == (72, 1, 2)


def test_leaves_are_counted_through_all_levels() -> None:
    plan = rolled(
        parent(),
        parent("mid", "top"),
        line("a", "mid", percent=10),
        line("b", "mid"),
        line("c", "top", percent=30),
    )
    assert (plan["top"].percent, plan["top"].reported, plan["top"].leaves) == (20, 2, 3)


def test_what_has_not_started_is_nought_and_not_missing() -> None:
    plan = rolled(parent(), line("a", "top", status="not_started"), line("b", "top", percent=50))
    assert (plan["top"].percent, plan["top"].reported) == (25, 2)


def test_a_hundred_only_when_every_child_is_complete() -> None:
    nearly = [line(f"n{n}", "top", percent=100) for n in range(9)]
    assert rolled(parent(), *nearly, line("z", "top", percent=None))["top"].percent == 99.9999
    assert rolled(parent(), *nearly, line("z", "top", percent=99.99999))["top"].percent == 99.9999
    assert rolled(parent(), *nearly, line("z", "top", percent=0, status="cancelled"))["top"].percent == 100


@pytest.mark.parametrize(
    ("status", "percent"),
    [
        ("draft", 0), ("not_started", 0), ("in_preparation", 10), ("in_progress", 50), ("awaiting_decision", 75),
        ("done_not_verified", 90), ("verified_complete", 100), ("cancelled", None), ("superseded", None),
    ],
)  # fmt: skip
def test_percent_by_status(status: str, percent: float | None) -> None:
    assert only(line("a", percent=33, source="by_status", status=status)).percent == percent


def test_on_hold_keeps_the_percent_it_had() -> None:
    assert only(line("a", percent=35, source="by_status", status="on_hold")).percent == 35


def test_a_parent_measured_by_hand_ignores_its_children() -> None:
    plan = rolled(line("top", percent=80), line("a", "top", percent=10))
    assert plan["top"].percent == 80


def test_planned_percent_is_the_linear_share_of_the_baseline() -> None:
    node = line("a", dates=(iso(0), iso(99)), baseline=(iso(-30), iso(10)), percent=80)
    assert (only(node).planned, only(node).variance) == (75, 5)


def test_before_a_baseline_is_set_the_dates_are_the_baseline() -> None:
    assert only(line("a", dates=(iso(-10), iso(30)), percent=0)).planned == 25


def test_a_milestone_is_nothing_before_its_day_and_everything_from_it() -> None:
    node = line("m", kind="milestone", dates=(iso(-50), iso(0)), percent=0)
    assert rolled(node, today=TODAY - timedelta(1))["m"].planned == 0
    assert rolled(node)["m"].planned == 100


def test_planned_percent_rolls_up_with_the_same_weights() -> None:
    plan = rolled(
        parent(),
        line("a", "top", dates=(iso(-10), iso(10)), weight=3, percent=0),
        line("b", "top", dates=(iso(-20), iso(0)), percent=0),
        line("c", "top", dates=(iso(-20), iso(0)), percent=0, status="cancelled"),
    )
    assert plan["top"].planned == 62.5


def test_slippage_is_forecast_or_actual_against_the_baseline() -> None:
    baseline = (iso(-100), iso(10))
    assert only(line("a", baseline=baseline, forecast=iso(22))).slippage == 12
    assert only(line("a", baseline=baseline, forecast=iso(22), actual=iso(7))).slippage == -3
    assert only(line("a", baseline=baseline, dates=(iso(-100), iso(15)))).slippage == 5
    assert only(line("a")).slippage is None


def test_a_parent_without_dates_takes_the_span_of_its_counted_children() -> None:
    outline = build_outline(
        [
            parent(),
            line("a", "top", dates=(iso(3), iso(9))),
            line("b", "top", dates=(iso(-4), iso(5))),
            line("c", "top", dates=(iso(-90), iso(90)), status="cancelled"),
        ]
    )
    dates = spans(outline)[outline.index["top"]]
    assert (dates.start, dates.finish) == (TODAY + timedelta(-4), TODAY + timedelta(9))


# A year of which 40 % has passed, so that the planned percent is 40.
RUNNING = (iso(-40), iso(60))


@pytest.mark.parametrize(
    ("node", "colour", "rule"),
    [
        (line("a", dates=RUNNING, percent=30), Colour.GREEN, "on_track"),
        (line("a", dates=RUNNING, percent=29.9), Colour.AMBER, "behind"),
        (line("a", dates=RUNNING, percent=15.1), Colour.AMBER, "behind"),
        (line("a", dates=RUNNING, percent=15), Colour.RED, "far_behind"),
        (line("a", dates=RUNNING, percent=40, forecast=iso(61)), Colour.AMBER, "slip"),
        (line("a", dates=RUNNING, percent=40, forecast=iso(90)), Colour.AMBER, "slip"),
        (line("a", dates=RUNNING, percent=40, forecast=iso(91)), Colour.RED, "long_slip"),
        (line("a", dates=RUNNING, percent=40, forecast=iso(50)), Colour.GREEN, "on_track"),
        (line("a", dates=RUNNING, percent=40, blocked=True), Colour.RED, "blocked"),
        (line("a", dates=(iso(-40), iso(-1)), percent=99), Colour.RED, "overdue"),
        (line("a", dates=(iso(-40), iso(0)), percent=99), Colour.GREEN, "on_track"),
        (line("a", dates=(iso(-40), iso(-1)), percent=100), Colour.GREEN, "complete"),
        (line("a", dates=(iso(5), iso(9)), percent=0), Colour.GREY, "not_due"),
        (line("a", dates=(iso(5), iso(9)), percent=10), Colour.GREEN, "on_track"),
        (line("a", dates=RUNNING), Colour.GREY, "no_data"),
        (line("a", percent=50), Colour.GREY, "no_data"),
        (line("a", dates=RUNNING, percent=0, status="cancelled"), Colour.GREY, "cancelled"),
        (line("a", dates=RUNNING, percent=0, status="superseded"), Colour.GREY, "superseded"),
        (line("a", dates=(iso(-9), iso(-1)), blocked=True, override="green"), Colour.GREEN, "override"),
    ],
)
def test_colour_and_the_rule_that_gave_it(node: PlanLine, colour: Colour, rule: str) -> None:
    figures = only(node)
    assert (figures.colour, figures.colour_rule) == (colour, rule)


def test_work_done_but_not_verified_is_not_overdue() -> None:
    node = line("a", dates=(iso(-40), iso(-1)), source="by_status", status="done_not_verified")
    assert (only(node).overdue, only(node).colour) == (False, Colour.GREEN)


def test_nothing_below_a_cancelled_node_is_late() -> None:
    plan = rolled(
        parent(status="cancelled"),
        line("a", "top", dates=(iso(-9), iso(-1)), percent=5),
        line("b", dates=(iso(-9), iso(-1)), percent=5, position=1),
    )
    assert (plan["a"].overdue, plan["a"].colour_rule) == (False, "under_cancelled")
    assert plan["b"].overdue


def test_explaining_lists_every_child_with_its_weight() -> None:
    plan = rolled(
        parent(),
        line("a", "top", percent=40, weight=2),
        line("b", "top", position=1),
        line("c", "top", percent=9, status="cancelled", position=2),
    )
    shares = explain(plan.outline, plan.figures, plan.outline.index["top"])
    assert [(share.node_id, share.weight, share.percent, share.counted) for share in shares] == [
        ("a", 2, 40, True), ("b", 1, None, False), ("c", 1, 9, False),
    ]  # fmt: skip
    assert explain(plan.outline, plan.figures, plan.outline.index["a"]) == []


def test_the_explanation_names_what_really_gave_the_percent() -> None:
    plan = rolled(parent(), line("a", "top", source="by_status"))
    of_top = explanation(plan.outline, plan.figures, 0, TODAY)
    of_leaf = explanation(plan.outline, plan.figures, 1, TODAY)
    assert (of_top.source, of_leaf.source) == ("by_children", "by_status")


def test_an_empty_plan_has_no_figures() -> None:
    assert roll_up(build_outline([]), TODAY) == []


STATUSES = st.sampled_from(["draft", "in_progress", "on_hold", "cancelled", "superseded", "verified_complete"])
DAYS = st.none() | st.integers(-500, 500).map(iso)


@st.composite
def plans(draw: st.DrawFn) -> list[PlanLine]:
    lines: list[PlanLine] = []
    for place in range(draw(st.integers(1, 25))):
        above = draw(st.none() | st.sampled_from([known.id for known in lines])) if lines else None
        lines.append(
            line(
                f"n{place:02}",
                above,
                percent=draw(st.none() | st.floats(0, 100)),
                source=draw(st.sampled_from(["manual", "by_status", "by_children"])),
                status=draw(STATUSES),
                weight=draw(st.floats(0.01, 1000)),
                dates=(draw(DAYS), draw(DAYS)),
                baseline=(draw(DAYS), draw(DAYS)),
                forecast=draw(DAYS),
                actual=draw(DAYS),
                blocked=draw(st.booleans()),
                position=draw(st.integers(0, 5)),
            )
        )
    return lines


@given(plans())
def test_every_figure_is_within_its_bounds(lines: list[PlanLine]) -> None:
    for figures in rolled(*lines).figures:
        assert figures.percent is None or 0 <= figures.percent <= 100
        assert figures.planned is None or 0 <= figures.planned <= 100
        assert 0 <= figures.reported <= figures.leaves
        assert (figures.variance is None) == (figures.percent is None or figures.planned is None)


@given(plans(), st.floats(0.1, 100))
def test_scaling_every_weight_changes_nothing(lines: list[PlanLine], factor: float) -> None:
    before, after = rolled(*lines), rolled(*(node._replace(weight=node.weight * factor) for node in lines))
    for node in lines:
        one, other = before[node.id].percent, after[node.id].percent
        assert one == other or (one is not None and other is not None and abs(one - other) <= 0.0002)


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_siblings_changes_no_percent(lines: list[PlanLine], chance: random.Random) -> None:
    shuffled = [node._replace(position=chance.randrange(100)) for node in lines]
    before, after = rolled(*lines), rolled(*shuffled)
    for node in lines:
        one, other = before[node.id].percent, after[node.id].percent
        assert one == other or (one is not None and other is not None and abs(one - other) <= 0.0002)
        assert before[node.id].colour_rule == after[node.id].colour_rule or one != other


@given(plans(), st.floats(0, 100), st.sampled_from(["cancelled", "superseded"]))
def test_what_a_cancelled_branch_says_changes_no_other_percent(
    lines: list[PlanLine], percent: float, status: str
) -> None:
    def with_extra(own: float, weight: float) -> Rolled:
        extra = line("zz", lines[0].id, percent=own, status=status, weight=weight, position=9)
        return rolled(*lines, extra)

    before, after = with_extra(0, 1), with_extra(percent, 77)
    assert all(before[node.id] == after[node.id] for node in lines)


@given(plans())
def test_a_parent_lies_between_its_counted_children(lines: list[PlanLine]) -> None:
    plan = rolled(*lines)
    for place, figures in enumerate(plan.figures):
        counted = [share.percent for share in explain(plan.outline, plan.figures, place) if share.counted]
        values = [percent for percent in counted if percent is not None]
        if values and figures.percent is not None:
            assert min(values) - 0.0001 <= figures.percent <= max(values) + 0.0001
