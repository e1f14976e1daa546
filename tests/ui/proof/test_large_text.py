"""Text twice as large, in each language, switched where one stands: nothing is lost or out of reach."""

from __future__ import annotations

from focalpoint.language import LANGUAGES
from focalpoint.services.workspace import Workspace
from focalpoint.ui.tour import Stop, Tour, settle
from tests.ui.proof.conftest import Walk
from tests.ui.proof.findings import Findings
from tests.ui.proof.fitting import misfits


def test_nothing_is_cut_off_or_out_of_reach_when_text_is_twice_as_large(walk: Walk) -> None:
    found, tours = Findings(), list[Tour]()

    def meet(_vault: Workspace, tour: Tour) -> None:
        tours[:] = [tour]

    def look(stop: Stop) -> None:
        for code in (*LANGUAGES[1:], "en"):
            tours[0].shell.set_language(code)
            settle(20)
            found.note(stop, (f"{code}: {fault}" for fault in misfits(stop.widget)))

    walk(look, text_size=2.0, meet=meet)
    assert not found, str(found)
