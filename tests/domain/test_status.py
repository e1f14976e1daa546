"""The status that is shown of what is computed from below."""

from __future__ import annotations

import pytest

from focalpoint.domain.plan import Colour, Figures
from focalpoint.domain.status import shown_status


@pytest.mark.parametrize(
    ("status", "source", "percent", "shown"),
    [
        ("not_started", "by_children", 40.0, "in_progress"),
        ("not_started", "by_children", 100.0, "verified_complete"),
        ("not_started", "by_children", 0.0, "not_started"),
        ("not_started", "by_children", None, "not_started"),
        ("on_hold", "by_children", 40.0, "on_hold"),
        ("not_started", "manual", 40.0, "not_started"),
    ],
)
def test_a_parent_follows_its_children_until_somebody_says_otherwise(
    status: str, source: str, percent: float | None, shown: str
) -> None:
    figures = Figures(percent, None, None, None, Colour.GREY, "", 0, 0, False)
    assert shown_status(status, source, figures) == shown
