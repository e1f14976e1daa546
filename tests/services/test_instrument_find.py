"""Shipped instruments are found by any word of their titles."""

from __future__ import annotations

import pytest

from focalpoint.services.instrument_find import instrument_hits
from focalpoint.services.workspace import Workspace


@pytest.mark.parametrize("text", ["bom97", "Terrorist Bombings", "attentats terroristes", "爆炸", "18-9"])
def test_an_instrument_is_found_by_id_number_and_title_in_any_language(workspace: Workspace, text: str) -> None:
    assert "BOM97" in [hit.id for hit in instrument_hits(workspace, text, "en")]


def test_whose_id_begins_so_comes_first_and_nothing_fits_nonsense(workspace: Workspace) -> None:
    assert instrument_hits(workspace, "FIN", "fr")[0].id == "FIN99"
    assert instrument_hits(workspace, "zzzz", "en") == []
    assert instrument_hits(workspace, "f", "en") == []
