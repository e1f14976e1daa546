"""The whole sample country goes out and comes back: nothing differs, nothing doubles."""

from __future__ import annotations

from pathlib import Path

from focalpoint.domain.clock import Clock
from focalpoint.language import Language
from focalpoint.services.sample.build import open_sample


def test_the_sample_countrys_exports_come_back_unchanged(tmp_path: Path, clock: Clock) -> None:
    workspace = open_sample(tmp_path / "sample.focalpoint", language="ru", clock=clock)
    try:
        plan = workspace.plan.current()
        assert plan is not None
        count = len(workspace.plan.nodes(plan.id))
        for suffix, code in ((".xlsx", "ar"), (".csv", "zh"), (".xml", "ru")):
            path = workspace.exports.plan(tmp_path / f"out{suffix}", language=Language(code))
            report = workspace.imports.preview(path).report()
            assert (report.created, report.updated, report.unchanged) == (0, 0, count), suffix
            assert report.conflicts == []
            assert {item["reason"] for item in report.skipped} <= {"our_task"}
    finally:
        workspace.close()
