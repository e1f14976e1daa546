"""A roll-up after a change says the same as one of the whole plan, whatever changed."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from focalpoint.domain.outline import build_outline
from focalpoint.domain.plan import NodeStatus, PercentSource, PlanLine
from focalpoint.domain.rollup import roll_up, spans
from focalpoint.domain.rollup_again import roll_up_again

TODAY = date(2026, 11, 22)
IDS = [f"n{number}" for number in range(12)]

days = st.sampled_from([None, "2026-01-10", "2026-06-30", "2026-12-01", "2027-03-31"])
nodes = st.builds(
    PlanLine,
    id=st.sampled_from(IDS),
    ref=st.just(""),
    parent_id=st.sampled_from([None, *IDS]),
    position=st.integers(0, 3),
    kind=st.sampled_from(["objective", "activity", "milestone"]),
    title=st.just("Work"),
    lead_id=st.none(),
    start=days,
    finish=days,
    baseline_start=st.none(),
    baseline_finish=st.none(),
    forecast_finish=st.none(),
    actual_start=st.none(),
    actual_finish=st.none(),
    status=st.sampled_from([status.value for status in NodeStatus]),
    percent=st.sampled_from([None, 0.0, 40.0, 100.0]),
    percent_source=st.sampled_from([source.value for source in PercentSource]),
    weight=st.sampled_from([1.0, 3.0]),
    blocked=st.sampled_from([0, 1]),
    colour_override=st.none(),
    version=st.just(1),
)
plans = st.lists(nodes, max_size=12, unique_by=lambda line: line.id)


@settings(max_examples=300, deadline=None)
@given(plans, plans)
def test_figures_after_a_change_are_those_of_the_whole_plan(first: list[PlanLine], changes: list[PlanLine]) -> None:
    before = build_outline(first)
    after = {line.id: line for line in first}
    for line in changes[: len(changes) // 2]:
        after[line.id] = line
    for line in changes[len(changes) // 2 :]:
        after.pop(line.id, None)
    now = build_outline(list(after.values()))
    touched = {line.id for line in changes}
    again = roll_up_again(now, TODAY, before=before, figures=roll_up(before, TODAY), touched=touched)
    assert again == roll_up(now, TODAY)


@given(plans)
def test_a_branch_at_the_top_is_an_outline_like_any_other(lines: list[PlanLine]) -> None:
    whole = build_outline(lines)
    for place, end in whole.tops():
        branch = whole.branch(place, end)
        assert branch.lines == whole.lines[place:end]
        assert [number.split(".")[1:] for number in branch.wbs] == [
            number.split(".")[1:] for number in whole.wbs[place:end]
        ]
        assert spans(branch) == spans(whole)[place:end]


@given(plans)
def test_other_values_keep_the_numbers(lines: list[PlanLine]) -> None:
    outline = build_outline(lines)
    numbers = outline.wbs
    renamed = outline.with_lines([line._replace(title="Other") for line in outline.lines])
    assert renamed.wbs == numbers
    assert [line.title for line in renamed.lines] == ["Other"] * len(lines)
