"""The plan as it was: rebuilt from the journal for every instant, and told as differences."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focalpoint.domain.clock import Clock, instant_text
from focalpoint.domain.plan import PlanLine
from focalpoint.domain.plan_merged import merged
from focalpoint.domain.plan_past import Kind
from focalpoint.services.opening import unlock
from focalpoint.services.workspace import Workspace
from tests.services.conftest import PASSPHRASE, node_called

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Calendar:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = START

    def clock(self) -> Clock:
        return Clock(lambda: self.now)


def stored(workspace: Workspace, plan_id: str) -> set[PlanLine]:
    return {line._replace(version=0) for line in workspace.plan.outline(plan_id).lines}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "move", "archive", "bring_back", "undo", "redo", "shift"]),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    min_size=1,
    max_size=14,
)


def do(workspace: Workspace, plan_id: str, act: str, first: int, second: int) -> None:
    """One act of a person on some node."""
    lines = workspace.plan.outline(plan_id).lines
    node = lines[first % len(lines)] if lines else None
    other = lines[second % len(lines)] if lines else None
    if act == "add":
        parent = node.id if node and second % 2 else None
        workspace.plan.add(plan_id, parent_id=parent, kind="activity", title=f"New {first}", position=second % 4)
    elif act in {"undo", "redo"}:
        getattr(workspace.undo, act)()
    elif act == "bring_back":
        gone = [node for node in KNOWN if node not in {line.id for line in lines}]
        if gone:
            workspace.plan.bring_back([gone[first % len(gone)]])
    elif node is None or other is None:
        return
    elif act == "edit":
        workspace.plan.edit(
            node.id, title=f"Title {second}", weight=float(second + 1), finish=f"2027-01-{second % 28 + 1:02d}"
        )
    elif act == "move":
        from focalpoint.domain.errors import RuleError

        try:
            workspace.plan.move(node.id, other.id, second % 3)
        except RuleError:
            return  # below itself
    elif act == "archive":
        workspace.plan.archive([node.id])
    else:
        from focalpoint.domain.plan_bulk import BulkChange

        workspace.bulk.apply([node.id, other.id], BulkChange(shift_days=second - 15))


KNOWN: list[str] = []


@settings(max_examples=25)
@given(steps=STEPS)
def test_the_plan_of_every_past_instant_is_what_was_stored_then(
    template: Path, steps: list[tuple[str, int, int]]
) -> None:
    calendar = Calendar()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(template, Path(place) / "office.focalpoint"))
        workspace = unlock(folder, user_name=None, passphrase=PASSPHRASE, clock=calendar.clock())
        try:
            workspace.plan.add_plan("Plan")
            plan_id = workspace.plan.plans()[0].id
            KNOWN.clear()
            states: list[tuple[str, set[PlanLine]]] = []
            for act, first, second in (("add", 0, 0), ("add", 0, 1), *steps):
                calendar.now += timedelta(hours=7)
                states.append((instant_text(calendar.now), stored(workspace, plan_id)))
                do(workspace, plan_id, act, first, second)
                KNOWN.extend({line.id for line in workspace.plan.outline(plan_id).lines} - set(KNOWN))
            for instant, state in states:
                assert {line._replace(version=0) for line in workspace.past.lines_at(plan_id, instant)} == state
        finally:
            workspace.close()


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def clock(calendar: Calendar) -> Clock:
    return calendar.clock()


def test_what_became_of_a_plan_is_told_by_kind(workspace: Workspace, plan_id: str, calendar: Calendar) -> None:
    day = date(2026, 11, 22)
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    trained = node_called(workspace, plan_id, "120 officers trained")
    pillar = node_called(workspace, plan_id, "Borders")
    calendar.now += timedelta(days=9)
    workspace.plan.edit(decree, finish="2027-01-15", status="in_progress")
    workspace.plan.move(trained, pillar, 0)
    workspace.plan.add(plan_id, parent_id=None, kind="pillar", title="Justice")
    comparison = workspace.past.compare(plan_id, day)
    found = {difference.title: difference for difference in comparison.differences}
    assert found["Justice"].kinds == {Kind.ADDED}
    assert found["Decree on passenger data"].kinds >= {Kind.DATES, Kind.STATUS}
    assert found["Decree on passenger data"].slip_days == 35
    assert Kind.MOVED in found["120 officers trained"].kinds
    assert comparison.counts[Kind.ADDED] == 1
    assert (comparison.later, comparison.earlier) == (1, 0)
    workspace.plan.archive([decree])
    removed = next(one for one in workspace.past.compare(plan_id, day).differences if one.node_id == decree)
    assert removed.kinds == {Kind.REMOVED}
    assert removed.now is None


def test_only_what_left_its_place_is_called_moved(workspace: Workspace, plan_id: str, calendar: Calendar) -> None:
    objective = node_called(workspace, plan_id, "Passenger information in use")
    for number in range(4):
        workspace.plan.add(plan_id, parent_id=objective, kind="activity", title=f"Step {number}")
    calendar.now += timedelta(days=2)
    workspace.plan.move(node_called(workspace, plan_id, "Step 3"), objective, 0)
    moved = [
        one.title for one in workspace.past.compare(plan_id, date(2026, 11, 22)).differences if Kind.MOVED in one.kinds
    ]
    assert moved == ["Step 3"]


def test_a_plan_of_today_has_no_differences(workspace: Workspace, plan_id: str) -> None:
    assert workspace.past.compare(plan_id, date(2026, 11, 22)).differences == ()


def test_a_day_before_the_plan_shows_everything_as_added(workspace: Workspace, plan_id: str) -> None:
    comparison = workspace.past.compare(plan_id, date(2026, 11, 1))
    assert {kind for one in comparison.differences for kind in one.kinds} == {Kind.ADDED}


def test_the_day_of_the_last_report_and_the_first_day_are_known(workspace: Workspace, plan_id: str) -> None:
    days = workspace.past.days()
    assert (days.first, days.last_report) == (date(2026, 11, 22), None)


def test_who_supports_and_what_a_node_says_are_compared_too(
    workspace: Workspace, plan_id: str, calendar: Calendar
) -> None:
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    ministries = [
        workspace.directory.add_ministry(name).changes[0].record_id for name in ("Ministry of Health", "Coast Guard")
    ]
    workspace.plan.set_supporting(decree, ministries[-1:])
    workspace.plan.edit(decree, description="First words", budget_line="12.1")
    calendar.now += timedelta(days=3)
    workspace.plan.set_supporting(decree, ministries[:1])
    workspace.plan.edit(decree, description="Other words")
    found = {one.node_id: one for one in workspace.past.compare(plan_id, date(2026, 11, 22)).differences}[decree]
    assert found.kinds == {Kind.OTHER}
    assert found.fields == ("description", "supporting_ids")
    assert found.values("description") == ("First words", "Other words")
    assert found.values("supporting_ids") == (tuple(ministries[-1:]), tuple(ministries[:1]))


def test_what_was_removed_stands_in_its_place_among_what_is(
    workspace: Workspace, plan_id: str, calendar: Calendar
) -> None:
    objective = node_called(workspace, plan_id, "Passenger information in use")
    for number in range(4):
        workspace.plan.add(plan_id, parent_id=objective, kind="activity", title=f"Step {number}")
    calendar.now += timedelta(days=2)
    workspace.plan.archive([node_called(workspace, plan_id, "Step 1")])
    workspace.plan.add(plan_id, parent_id=objective, kind="activity", title="Step 9", position=0)
    plan = merged(workspace.past.compare(plan_id, date(2026, 11, 22)))
    place = plan.outline.index[objective]
    titles = [plan.outline.lines[child].title for child in plan.outline.children(place)]
    assert titles[0] == "Step 9"
    assert titles[titles.index("Step 0") :] == ["Step 0", "Step 1", "Step 2", "Step 3"]
    kinds = {plan.outline.lines[plan.outline.index[key]].title: one.kinds for key, one in plan.differences.items()}
    assert kinds == {"Step 9": {Kind.ADDED}, "Step 1": {Kind.REMOVED}}
