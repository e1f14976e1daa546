"""Every page, state and dialog in each language: a picture of it, nothing cut off, every letter there, all named.

One walk a language looks for everything; each test asks for one kind of fault.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from focalpoint.language import LANGUAGES
from focalpoint.ui.pages.welcome.window import WelcomeWindow
from focalpoint.ui.screenshots import Camera
from focalpoint.ui.shell.navigation import NavigationItem
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.tour import Stop, settle
from tests.ui.proof.conftest import walk_through
from tests.ui.proof.findings import Findings
from tests.ui.proof.fitting import misfits
from tests.ui.proof.glyphs import without_glyph
from tests.ui.proof.names import MOST_STOPS, nameless, out_of_order, small_targets, tab_stops

SIZE = (1366, 768)
SMALL = (1024, 700)
LEAST_PICTURES = 20
READ_IN = {"en", "ar"}
"""Tab is followed from the left and from the right."""


class Seen:
    """What one walk in one language showed."""

    def __init__(self, language: str, folder: Path) -> None:
        self.cut, self.cut_in_small, self.blank = Findings(), Findings(), Findings()
        self.nameless, self.targets, self.order = Findings(), Findings(), Findings()
        self.windows: set[str] = set()
        self.camera = Camera(folder, f"{language}--light", SIZE)
        self._follow = language in READ_IN
        self._followed: set[str] = set()

    def look(self, stop: Stop) -> None:
        """Look for everything at one stop."""
        self.camera.look(stop)
        self.cut.note(stop, misfits(stop.widget))
        self.blank.note(stop, without_glyph(stop.widget))
        self.nameless.note(stop, nameless(stop.widget))
        self.targets.note(stop, small_targets(stop.widget))
        if isinstance(stop.widget, MainWindow | WelcomeWindow):
            self.windows.add(self.camera.taken[-1].name)
            self._make_small(stop)
        if isinstance(stop.widget, MainWindow) and self._follow and stop.page not in self._followed:
            self._followed.add(stop.page)
            self._press_tab(stop, stop.widget)

    def _make_small(self, stop: Stop) -> None:
        stop.widget.resize(*SMALL)
        settle(20)
        self.cut_in_small.note(stop, misfits(stop.widget))
        stop.widget.resize(*SIZE)
        settle(20)

    def _press_tab(self, stop: Stop, window: MainWindow) -> None:
        if stop.page == "window":  # the palette lies over it
            return
        before = QApplication.focusWidget()
        window.findChildren(NavigationItem)[0].setFocus()
        stops = tab_stops()
        self.order.note(stop, out_of_order(stops, window))
        if not 5 < len(stops) < MOST_STOPS:
            self.order.note(stop, [f"Tab reaches {len(stops)} places"])
        if before is not None:
            before.setFocus()


@pytest.fixture(scope="module", params=LANGUAGES)
def seen(request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """The walk in one language."""
    made = Seen(request.param, tmp_path_factory.mktemp("pictures"))
    walk_through(made.look, language=request.param, meet=lambda vault, _tour: made.camera.know(vault))
    return made


def test_nothing_is_cut_off(seen: Seen) -> None:
    assert not seen.cut, str(seen.cut)


def test_nothing_is_cut_off_in_a_small_window(seen: Seen) -> None:
    assert not seen.cut_in_small, str(seen.cut_in_small)


def test_every_letter_is_drawn(seen: Seen) -> None:
    assert not seen.blank, str(seen.blank)


def test_every_page_and_everything_that_takes_the_keyboard_has_a_name(seen: Seen) -> None:
    assert not seen.nameless, str(seen.nameless)


def test_everything_to_press_is_large_enough(seen: Seen) -> None:
    assert not seen.targets, str(seen.targets)


def test_tab_goes_round_each_page_in_reading_order(seen: Seen) -> None:
    assert not seen.order, str(seen.order)


def test_every_stop_gives_a_picture_and_a_window_exactly_the_size(seen: Seen) -> None:
    taken = seen.camera.taken
    assert len(taken) >= LEAST_PICTURES
    assert len({path.name for path in taken}) == len(taken)
    assert all(path.stat().st_size > 0 for path in taken)
    assert {QImage(str(path)).size().toTuple() for path in taken if path.name in seen.windows} == {SIZE}
