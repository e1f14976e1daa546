"""Saved views: one's own and the office's, renamed, removed, shared, undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from focalpoint.domain.errors import RefusedError, RuleError
from focalpoint.domain.roles import Role
from focalpoint.services.workspace import Workspace

STATE = {"filter": "passport", "columns": ["title", "lead"], "chips": {"late": True}}


def names(workspace: Workspace) -> list[str]:
    return [view.name for view in workspace.views.list("plan")]


def test_a_view_comes_back_as_it_was_saved(workspace: Workspace) -> None:
    workspace.views.save("plan", "  Late in Interior ", STATE)
    (view,) = workspace.views.list("plan")
    assert (view.name, view.state, view.shared) == ("Late in Interior", STATE, False)
    assert workspace.views.list("tasks") == []


def test_a_view_of_the_same_name_is_replaced(workspace: Workspace) -> None:
    workspace.views.save("plan", "Late", STATE)
    workspace.views.save("plan", "late", {})
    assert [(view.name, dict(view.state)) for view in workspace.views.list("plan")] == [("late", {})]


def test_a_view_is_renamed_removed_and_brought_back_by_undo(workspace: Workspace) -> None:
    workspace.views.save("plan", "Late", STATE)
    workspace.views.rename("plan", workspace.views.list("plan")[0].id, "Overdue")
    assert names(workspace) == ["Overdue"]
    workspace.views.remove("plan", workspace.views.list("plan")[0].id)
    assert names(workspace) == []
    workspace.undo.undo()
    assert names(workspace) == ["Overdue"]
    workspace.undo.undo()
    workspace.undo.undo()
    assert names(workspace) == []


def test_a_shared_view_is_everybodys_and_only_those_who_plan_change_it(opened: Callable[..., Workspace]) -> None:
    first = opened()
    first.views.save("plan", "For the committee", STATE)
    first.views.save("plan", "Mine alone", STATE)
    shared = next(view for view in first.views.list("plan") if view.name == "For the committee")
    first.views.share("plan", shared.id)
    first.users.add("Reader", roles=[Role.READER], passphrase="another one")
    first.close()
    reader = opened("Reader", "another one")
    assert [(view.name, view.shared) for view in reader.views.list("plan")] == [("For the committee", True)]
    with pytest.raises(RefusedError):
        reader.views.remove("plan", shared.id)
    reader.views.save("plan", "The reader's", {})
    assert names(reader) == ["For the committee", "The reader's"]


def test_a_view_needs_a_name(workspace: Workspace) -> None:
    with pytest.raises(RuleError):
        workspace.views.save("plan", " ", STATE)
