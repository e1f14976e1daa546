"""Text twice as large, from the left and from the right: nothing is lost or out of reach."""

from __future__ import annotations

import pytest

from tests.ui.proof.conftest import Walk
from tests.ui.proof.findings import Findings
from tests.ui.proof.fitting import misfits


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_nothing_is_cut_off_or_out_of_reach_when_text_is_twice_as_large(walk: Walk, language: str) -> None:
    """Russian has the longest words, Arabic the highest letters."""
    found = Findings()
    walk(lambda stop: found.note(stop, misfits(stop.widget)), language=language, text_size=2.0, painted=False)
    assert not found, str(found)
