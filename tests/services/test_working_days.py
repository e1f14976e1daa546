"""The office's own working days, and what is due by a day on which it rests."""

from __future__ import annotations

from datetime import date

from focalpoint.services.workspace import Workspace


def test_evidence_is_due_back_on_the_working_day_before_a_day_off(workspace: Workspace) -> None:
    workspace.cases.add("PP/2026/1", "Harbour case")
    case = workspace.cases.list()[0].id
    workspace.cases.add_evidence(case, "Telephone", return_by="2026-12-26")

    def due() -> date:
        (found,) = (one for one in workspace.deadlines.list() if one.rule == "evidence_return")
        return found.on

    assert due() == date(2026, 12, 25)  # the Friday before
    workspace.settings.set(other_days="2026-12-25")
    assert due() == date(2026, 12, 24)
    workspace.settings.set(other_days="2026-12-26")  # a Saturday that is worked
    assert due() == date(2026, 12, 26)
