"""The plan itself: its approval, its versions, and one field of it taken back."""

from __future__ import annotations

import pytest

from focalpoint.domain.errors import RuleError
from focalpoint.services.workspace import Workspace


def test_approval_is_kept_and_one_field_of_it_goes_back_alone(workspace: Workspace, plan_id: str) -> None:
    workspace.plan.edit_plan(plan_id, approval=" Decision 12/2026 ", approved_by="Council of Ministers")
    workspace.plan.edit_plan(plan_id, approval="Decision 13/2026")
    entry = workspace.history.of("plans", plan_id)[0]
    workspace.history.revert("plans", plan_id, entry.seq, "approval")
    record = workspace.plan.record(plan_id)
    assert (record.approval, record.approved_by) == ("Decision 12/2026", "Council of Ministers")


def test_a_day_of_approval_that_is_none_is_refused(workspace: Workspace, plan_id: str) -> None:
    with pytest.raises(RuleError):
        workspace.plan.edit_plan(plan_id, approved_on="soon")
    assert workspace.plan.record(plan_id).approved_on is None


def test_every_baseline_is_a_version_with_its_decision(workspace: Workspace, plan_id: str) -> None:
    assert workspace.plan.versions(plan_id) == []
    workspace.plan.set_baseline(plan_id, "Adopted")
    workspace.plan.set_baseline(plan_id, "Revised")
    versions = workspace.plan.versions(plan_id)
    assert [version.reason for version in versions] == ["Revised", "Adopted"]
    assert versions[0].day == workspace.plan.record(plan_id).baseline_on
