"""History of a record, page by page, and taking back one field."""

from __future__ import annotations

import pytest

from focalpoint.domain.errors import RuleError
from focalpoint.services.workspace import Workspace
from tests.services.conftest import node_called

DECREE = "Decree on passenger data"


def test_history_comes_page_by_page_and_misses_nothing(workspace: Workspace) -> None:
    workspace.directory.add_person("Amina Bello")
    (person,) = workspace.directory.people()
    for number in range(25):
        workspace.directory.edit_person(person.id, phone=f"+000 {number}")
    first = workspace.history.page("people", person.id, most=10)
    second = workspace.history.page("people", person.id, before=first.entries[-1].seq, most=10)
    third = workspace.history.page("people", person.id, before=second.entries[-1].seq, most=10)
    assert (first.more, second.more, third.more) == (True, True, False)
    told = [*first.entries, *second.entries, *third.entries]
    assert [entry.seq for entry in told] == sorted((entry.seq for entry in told), reverse=True)
    assert len(told) == 26


def test_history_of_one_field_leaves_out_the_others(workspace: Workspace) -> None:
    workspace.directory.add_person("Amina Bello")
    (person,) = workspace.directory.people()
    workspace.directory.edit_person(person.id, phone="+000 1")
    workspace.directory.edit_person(person.id, function="Director")
    (entry,) = workspace.history.page("people", person.id, field="function").entries
    assert entry.after["function"] == "Director"
    assert workspace.history.fields("people", person.id) == ["function", "phone"]


def test_history_of_an_activity_tells_of_its_supports_comments_and_dependencies(
    workspace: Workspace, plan_id: str
) -> None:
    node = node_called(workspace, plan_id, DECREE)
    workspace.directory.add_ministry("Justice")
    (ministry,) = workspace.directory.ministries()
    workspace.plan.set_supporting(node, [ministry.id])
    workspace.comments.add("plan_nodes", node, "Sent to the Council of State.")
    entities = {entry.entity for entry in workspace.history.page("plan_nodes", node).entries}
    assert {"plan_nodes", "node_supports", "comments"} <= entities


def test_a_written_date_goes_back_with_its_words(workspace: Workspace, plan_id: str) -> None:
    node = node_called(workspace, plan_id, DECREE)
    workspace.plan.edit(node, finish="2027-03-31", finish_text="Q1 2027", finish_precision="quarter")
    workspace.plan.edit(node, finish="2027-05-01", finish_text="", finish_precision="day")
    newest = workspace.history.page("plan_nodes", node).entries[0]
    workspace.history.revert("plan_nodes", node, newest.seq, "finish")
    found = workspace.plan.node(node)
    assert (found.finish, found.finish_text, found.finish_precision) == ("2027-03-31", "Q1 2027", "quarter")
    workspace.undo.undo()
    assert workspace.plan.node(node).finish == "2027-05-01"


def test_a_field_that_was_changed_again_is_not_overwritten(workspace: Workspace) -> None:
    workspace.directory.add_person("Amina Bello", phone="+000 1")
    (person,) = workspace.directory.people()
    workspace.directory.edit_person(person.id, phone="+000 2")
    older = workspace.history.page("people", person.id).entries[0]
    workspace.directory.edit_person(person.id, phone="+000 3")
    with pytest.raises(RuleError):
        workspace.history.revert("people", person.id, older.seq, "phone")
    assert workspace.directory.person(person.id).phone == "+000 3"


def test_a_field_that_moves_by_an_act_of_its_own_is_not_reverted_alone(workspace: Workspace) -> None:
    workspace.tasks.add("Ask")
    (task,) = workspace.tasks.list()
    workspace.tasks.complete([task.id])
    newest = workspace.history.page("tasks", task.id).entries[0]
    with pytest.raises(RuleError):
        workspace.history.revert("tasks", task.id, newest.seq, "status")
    assert workspace.tasks.get(task.id).status == "done"
