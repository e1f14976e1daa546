"""What a person can do with the plan."""

from __future__ import annotations

import pytest

from focalpoint.domain.errors import ReasonNeededError, RuleError
from focalpoint.services.workspace import Workspace
from tests.services.conftest import node_called


def titles(workspace: Workspace, plan_id: str) -> list[str]:
    outline = workspace.plan.outline(plan_id)
    return [f"{outline.wbs[place]} {line.title}" for place, line in enumerate(outline.lines)]


def test_nodes_are_numbered_by_their_order(workspace: Workspace, plan_id: str) -> None:
    assert titles(workspace, plan_id) == [
        "1 Borders",
        "1.1 Passenger information in use",
        "1.1.1 Decree on passenger data",
        "1.1.2 120 officers trained",
    ]


def test_a_moved_node_takes_its_branch_and_its_number_follows(workspace: Workspace, plan_id: str) -> None:
    workspace.plan.move(node_called(workspace, plan_id, "Passenger information in use"), None, 0)
    assert titles(workspace, plan_id) == [
        "1 Passenger information in use",
        "1.1 Decree on passenger data",
        "1.2 120 officers trained",
        "2 Borders",
    ]


def test_a_node_is_not_moved_below_itself(workspace: Workspace, plan_id: str) -> None:
    before = titles(workspace, plan_id)
    with pytest.raises(RuleError):
        workspace.plan.move(
            node_called(workspace, plan_id, "Borders"), node_called(workspace, plan_id, "120 officers trained"), 0
        )
    assert titles(workspace, plan_id) == before


def test_archiving_takes_the_branch_and_bringing_back_takes_the_parents(workspace: Workspace, plan_id: str) -> None:
    activity = node_called(workspace, plan_id, "120 officers trained")
    workspace.plan.archive([node_called(workspace, plan_id, "Borders")])
    assert titles(workspace, plan_id) == []
    workspace.plan.bring_back([activity])
    assert titles(workspace, plan_id)[-1] == "1.1.1 120 officers trained"


def test_the_first_dates_stay_the_baseline_until_one_is_set(workspace: Workspace, plan_id: str) -> None:
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    workspace.plan.edit(decree, finish="2027-01-31", reason="Council of State asks for an opinion")
    assert workspace.plan.node(decree).baseline_finish == "2026-12-11"
    workspace.plan.set_baseline(plan_id, "Decision 4 of the committee")
    assert workspace.plan.node(decree).baseline_finish == "2027-01-31"


def test_a_baseline_needs_its_decision(workspace: Workspace, plan_id: str) -> None:
    with pytest.raises(ReasonNeededError):
        workspace.plan.set_baseline(plan_id, "  ")


def test_a_finish_before_its_start_is_refused_and_nothing_changes(workspace: Workspace, plan_id: str) -> None:
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    with pytest.raises(RuleError):
        workspace.plan.edit(decree, title="Changed", start="2027-06-01")
    node = workspace.plan.node(decree)
    assert (node.title, node.start) == ("Decree on passenger data", None)


def test_a_circle_of_predecessors_is_refused(workspace: Workspace, plan_id: str) -> None:
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    officers = node_called(workspace, plan_id, "120 officers trained")
    workspace.plan.set_predecessors(officers, [(decree, "FS", 5)])
    with pytest.raises(RuleError) as refused:
        workspace.plan.set_predecessors(decree, [(officers, "SS", 0)])
    assert refused.value.details["rule"] == "cycle"
    assert [(link.type, link.lag_days) for link in workspace.plan.node(officers).predecessors] == [("FS", 5)]


def test_supporting_ministries_keep_their_order_and_never_name_the_lead(workspace: Workspace, plan_id: str) -> None:
    for name in ("Interior", "Transport", "Justice"):
        workspace.directory.add_ministry(name)
    interior, transport, justice = (ministry.id for ministry in workspace.directory.ministries())
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    workspace.plan.edit(decree, lead_id=interior)
    workspace.plan.set_supporting(decree, [justice, interior, transport])
    assert workspace.plan.node(decree).supporting_ids == (justice, transport)
    workspace.plan.set_supporting(decree, [transport])
    assert workspace.plan.node(decree).supporting_ids == (transport,)


def test_a_parent_shows_the_percent_of_its_children(workspace: Workspace, plan_id: str) -> None:
    outline, figures = workspace.plan.figures(plan_id)
    assert [figures[place].percent for place in range(len(outline))] == [25.0, 25.0, 0.0, 50.0]


def test_a_reference_is_never_given_twice(workspace: Workspace, plan_id: str) -> None:
    refs = {line.ref for line in workspace.plan.outline(plan_id).lines}
    workspace.plan.archive([node_called(workspace, plan_id, "120 officers trained")])
    workspace.plan.add(plan_id, parent_id=None, kind="pillar", title="Rights and victims")
    newest = workspace.plan.outline(plan_id).lines[-1].ref
    assert len(refs) == 4
    assert newest not in refs


def test_exactly_one_plan_is_current(workspace: Workspace, plan_id: str) -> None:
    workspace.plan.add_plan("Action plan 2029–2032", starts="2029-01-01")
    newer = workspace.plan.plans()[0].id
    assert [plan.id for plan in workspace.plan.plans() if plan.current] == [plan_id]
    workspace.plan.make_current(newer)
    assert [plan.id for plan in workspace.plan.plans() if plan.current] == [newer]


def test_a_colour_set_by_hand_needs_a_reason_and_keeps_its_day(workspace: Workspace, plan_id: str) -> None:
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    with pytest.raises(ReasonNeededError):
        workspace.plan.override_colour(decree, "green", "")
    workspace.plan.override_colour(decree, "green", "The minister has signed today")
    node = workspace.plan.node(decree)
    assert (node.colour_override, node.colour_on) == ("green", "2026-11-22")
    workspace.plan.override_colour(decree, None, "")
    assert workspace.plan.node(decree).colour_on is None
