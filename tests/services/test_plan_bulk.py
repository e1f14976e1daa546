"""Several nodes at once: moved and changed in one step, foreseen before it is done."""

from __future__ import annotations

import pytest

from focalpoint.domain.errors import ReasonNeededError, RuleError
from focalpoint.domain.plan_bulk import BulkChange
from focalpoint.domain.plan_moves import Siblings, moved_to
from focalpoint.services.workspace import Workspace
from tests.services.conftest import node_called

DECREE = "Decree on passenger data"
OFFICERS = "120 officers trained"


@pytest.fixture
def both(workspace: Workspace, plan_id: str) -> list[str]:
    """The two activities."""
    return [node_called(workspace, plan_id, DECREE), node_called(workspace, plan_id, OFFICERS)]


def titles(workspace: Workspace, plan_id: str) -> list[str]:
    return [line.title for line in workspace.plan.outline(plan_id).lines]


def test_several_nodes_move_in_one_step_that_one_undo_takes_back(
    workspace: Workspace, plan_id: str, both: list[str]
) -> None:
    before = titles(workspace, plan_id)
    pillar = node_called(workspace, plan_id, "Borders")
    objective = node_called(workspace, plan_id, "Passenger information in use")
    outline = workspace.plan.outline(plan_id)
    workspace.undo.clear()
    workspace.bulk.arrange(moved_to(outline, both, pillar, objective))
    assert titles(workspace, plan_id) == ["Borders", DECREE, OFFICERS, "Passenger information in use"]
    workspace.undo.undo()
    assert titles(workspace, plan_id) == before
    assert workspace.undo.undo_step is None


def test_a_node_does_not_end_below_itself_even_when_the_list_was_old(
    workspace: Workspace, plan_id: str, both: list[str]
) -> None:
    objective = node_called(workspace, plan_id, "Passenger information in use")
    with pytest.raises(RuleError):
        workspace.bulk.arrange([Siblings(both[0], (objective,))])
    assert titles(workspace, plan_id)[1] == "Passenger information in use"


def test_a_child_that_came_meanwhile_stays_behind_the_named_ones(
    workspace: Workspace, plan_id: str, both: list[str]
) -> None:
    objective = node_called(workspace, plan_id, "Passenger information in use")
    workspace.bulk.arrange([Siblings(objective, (both[1],))])
    assert titles(workspace, plan_id)[2:] == [OFFICERS, DECREE]


def test_the_preview_says_what_each_would_become_and_writes_nothing(
    workspace: Workspace, plan_id: str, both: list[str]
) -> None:
    rows = workspace.bulk.preview(both, BulkChange({"status": "in_progress"}, shift_days=14))
    assert [[tuple(cell) for cell in row.cells] for row in rows] == [
        [("status", "not_started", "in_progress"), ("finish", "2026-12-11", "2026-12-25")],
        [("status", "not_started", "in_progress")],
    ]
    assert workspace.plan.node(both[0]).finish == "2026-12-11"


def test_what_the_rules_refuse_stays_and_the_rest_changes(workspace: Workspace, plan_id: str, both: list[str]) -> None:
    pillar = node_called(workspace, plan_id, "Borders")
    rows = workspace.bulk.preview([pillar, *both], BulkChange({"percent": 40.0}))
    assert [row.refused is None for row in rows] == [False, True, True]
    workspace.bulk.apply([pillar, *both], BulkChange({"percent": 40.0}))
    assert [workspace.plan.node(node).percent for node in both] == [40.0, 40.0]
    assert workspace.plan.node(pillar).percent is None


def test_shifted_dates_keep_the_first_ones_as_baseline(workspace: Workspace, both: list[str]) -> None:
    workspace.bulk.apply(both, BulkChange(shift_days=-7))
    node = workspace.plan.node(both[0])
    assert (node.finish, node.baseline_finish) == ("2026-12-04", "2026-12-11")


def test_ministries_are_set_for_all_and_the_lead_does_not_support_itself(
    workspace: Workspace, plan_id: str, both: list[str]
) -> None:
    workspace.directory.add_ministry("Justice")
    workspace.directory.add_ministry("Interior")
    one, other = (ministry.id for ministry in workspace.directory.ministries())
    workspace.undo.clear()
    workspace.bulk.apply(both, BulkChange({"lead_id": one}, supporting=(one, other)))
    assert [workspace.plan.node(node).supporting_ids for node in both] == [(other,), (other,)]
    workspace.undo.undo()
    assert [workspace.plan.node(node).supporting_ids for node in both] == [(), ()]
    assert workspace.plan.node(both[0]).lead_id is None


def test_many_are_archived_with_what_is_below_them(workspace: Workspace, plan_id: str) -> None:
    pillar = node_called(workspace, plan_id, "Borders")
    workspace.bulk.apply([pillar], BulkChange(archive=True))
    assert titles(workspace, plan_id) == []


@pytest.mark.parametrize("wanted", [BulkChange({"title": "All the same"}), BulkChange(shift_days=100_000)])
def test_what_cannot_be_meant_for_all_is_refused(workspace: Workspace, both: list[str], wanted: BulkChange) -> None:
    with pytest.raises((RuleError, ReasonNeededError)):
        workspace.bulk.apply(both, wanted)
