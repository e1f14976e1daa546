"""Undo and redo: across pages, never over somebody else's change, never over what went out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focalpoint.domain.errors import ConflictError, FocalPointError
from focalpoint.domain.roles import Role
from focalpoint.services.workspace import Workspace
from tests.services.conftest import node_called


def state(workspace: Workspace) -> object:
    """All that a person sees, without the counts of changes."""
    nodes = [asdict(node) for plan in workspace.plan.plans() for node in workspace.plan.nodes(plan.id)]
    tasks = [asdict(workspace.tasks.get(line.id)) for line in workspace.tasks.list()]
    ministries = [asdict(ministry) for ministry in workspace.directory.ministries()]
    for record in (*nodes, *tasks, *ministries):
        del record["version"]
    return nodes, tasks, ministries


def test_an_edit_is_undone_and_redone(workspace: Workspace, plan_id: str) -> None:
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    workspace.plan.edit(decree, finish="2027-01-31")
    workspace.undo.undo()
    assert workspace.plan.node(decree).finish == "2026-12-11"
    workspace.undo.redo()
    assert workspace.plan.node(decree).finish == "2027-01-31"


def test_undo_crosses_pages_in_the_order_of_the_acts(workspace: Workspace, plan_id: str) -> None:
    workspace.directory.add_ministry("Interior")
    workspace.tasks.add("Ask Interior")
    assert workspace.undo.undo_cause == "task.add"
    workspace.undo.undo()
    assert workspace.undo.undo_cause == "ministry.add"
    workspace.undo.undo()
    assert (workspace.tasks.list(), workspace.directory.ministries()) == ([], [])


def test_a_new_act_after_an_undo_ends_what_could_be_redone(workspace: Workspace) -> None:
    workspace.tasks.add("First")
    workspace.undo.undo()
    workspace.tasks.add("Second")
    assert workspace.undo.redo() is None


def test_a_step_is_dropped_when_somebody_changed_the_same_field_since(
    workspace: Workspace, opened: Callable[..., Workspace]
) -> None:
    workspace.tasks.add("Ask Interior")
    task_id = workspace.tasks.list()[0].id
    workspace.tasks.edit(task_id, title="Ask Justice")
    step = workspace.undo.undo_step
    workspace.undo.clear()
    workspace.tasks.edit(task_id, title="Ask Finance")
    assert step is not None
    workspace.undo._done[:] = [step]
    with pytest.raises(ConflictError):
        workspace.undo.undo()
    assert workspace.tasks.get(task_id).title == "Ask Finance"
    assert workspace.undo.undo_step is None


def test_users_and_exports_are_not_undone(workspace: Workspace) -> None:
    workspace.users.add("Reader", roles=[Role.READER], passphrase="another one")
    assert workspace.undo.undo() is None
    assert [user.name for user in workspace.users.list()] == ["M. Diallo", "Reader"]


def test_undoing_is_itself_in_the_history(workspace: Workspace, plan_id: str) -> None:
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    workspace.plan.edit(decree, title="Decree")
    workspace.undo.undo()
    changes = [entry.after.get("title") for entry in workspace.history.of("plan_nodes", decree)]
    assert changes[:2] == ["Decree on passenger data", "Decree"]


ACTS: list[Callable[[Workspace, str, list[str], int], object]] = [
    lambda w, plan, ids, n: w.plan.add(plan, parent_id=ids[n % len(ids)], kind="activity", title=f"New {n}"),
    lambda w, plan, ids, n: w.plan.edit(ids[n % len(ids)], title=f"Edited {n}", percent=float(n % 101)),
    lambda w, plan, ids, n: w.plan.edit(ids[n % len(ids)], finish=f"2027-{n % 12 + 1:02d}-01"),
    lambda w, plan, ids, n: w.plan.move(ids[n % len(ids)], ids[n // 7 % len(ids)], n % 3),
    lambda w, plan, ids, n: w.plan.archive([ids[n % len(ids)]]) if len(ids) > 2 else None,
    lambda w, plan, ids, n: w.plan.set_predecessors(ids[n % len(ids)], [(ids[n // 5 % len(ids)], "FS", n % 9)]),
    lambda w, plan, ids, n: w.tasks.add(f"Task {n}", due="2027-01-01"),
    lambda w, plan, ids, n: w.tasks.complete([line.id for line in w.tasks.list()][: n % 3]),
    lambda w, plan, ids, n: w.directory.add_ministry(f"Ministry {n}"),
    lambda w, plan, ids, n: w.plan.set_baseline(plan, "Decision"),
]


@settings(max_examples=20)
@given(script=st.lists(st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 500)), min_size=1, max_size=12))
def test_undoing_everything_brings_back_the_beginning_and_redoing_the_end(
    workspace: Workspace, plan_id: str, script: list[tuple[int, int]]
) -> None:
    workspace.undo.clear()
    beginning = state(workspace)
    for act, number in script:
        ids = [line.id for line in workspace.plan.outline(plan_id).lines]
        if not ids:
            break
        try:
            ACTS[act](workspace, plan_id, ids, number)
        except FocalPointError:
            continue
    end = state(workspace)
    steps = 0
    while workspace.undo.undo() is not None:
        steps += 1
    assert state(workspace) == beginning
    for _ in range(steps):
        workspace.undo.redo()
    assert state(workspace) == end
    while workspace.undo.undo() is not None:
        pass
    assert workspace.verify().findings == ()


def test_what_can_be_undone_outlives_a_lock(
    workspace: Workspace, plan_id: str, opened: Callable[..., Workspace]
) -> None:
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    workspace.plan.edit(decree, title="Decree")
    workspace.plan.edit(decree, percent=40.0)
    workspace.tasks.add("Ask Interior")
    workspace.undo.undo()
    memory = workspace.undo.remember()
    workspace.close()

    again = opened()
    again.undo.resume(memory)
    assert (again.undo.undo_cause, again.undo.redo_cause) == ("plan.edit", "task.add")
    again.undo.redo()
    assert [task.title for task in again.tasks.list()] == ["Ask Interior"]
    for _ in range(3):
        again.undo.undo()
    node = again.plan.node(decree)
    assert (node.title, node.percent, again.tasks.list()) == ("Decree on passenger data", None, [])


def test_nothing_of_a_step_is_remembered_but_its_ids(workspace: Workspace) -> None:
    workspace.tasks.add("Marker of a secret")
    assert "secret" not in repr(workspace.undo.remember())


def test_the_steps_of_another_user_are_not_taken_over(workspace: Workspace, opened: Callable[..., Workspace]) -> None:
    workspace.users.add("Officer", roles=[Role.PLAN_OFFICER], passphrase="another one")
    workspace.tasks.add("Ask Interior")
    memory = workspace.undo.remember()
    workspace.close()
    other = opened("Officer", "another one")
    other.undo.resume(memory)
    assert other.undo.undo() is None


def test_the_steps_are_listed_the_newest_first(workspace: Workspace) -> None:
    workspace.tasks.add("First")
    workspace.directory.add_ministry("Interior")
    assert [step.cause for step in workspace.undo.steps_done()] == ["ministry.add", "task.add"]
    workspace.undo.undo()
    assert [step.cause for step in workspace.undo.steps_undone()] == ["ministry.add"]
