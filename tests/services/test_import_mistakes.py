"""Files that are no plans, given by mistake."""

from __future__ import annotations

from pathlib import Path

from focalpoint.language import Language
from focalpoint.services.workspace import Workspace
from tests.exchange.sheets import csv


def test_our_list_of_tasks_is_no_plan(workspace: Workspace, tmp_path: Path) -> None:
    plan = csv(tmp_path / "plan.csv", "Activity;Start\nTeach in schools;2026-01-10\n")
    workspace.imports.apply(workspace.imports.preview(plan))
    workspace.tasks.add("Ask the airport", due="2026-12-01")
    workspace.exports.plan(tmp_path / "out.csv", language=Language("en"))
    report = workspace.imports.preview(tmp_path / "out.tasks.csv").report()
    assert (report.created, [skipped["reason"] for skipped in report.skipped]) == (0, ["our_task"])
