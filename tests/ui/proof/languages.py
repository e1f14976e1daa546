"""Every page, state and dialog in one language: nothing cut off, every letter there, all named, Tab in order.

One walk a language looks for everything; each test asks for one kind of fault. Each file takes two of the languages,
so that they can be proven beside each other.
"""

from __future__ import annotations

from typing import ClassVar, Final

import pytest
from PySide6.QtWidgets import QApplication

from focalpoint.ui.pages.welcome.window import WelcomeWindow
from focalpoint.ui.shell.navigation import NavigationItem
from focalpoint.ui.shell.window import MainWindow
from focalpoint.ui.tour import Stop, stand_still
from tests.ui.proof.conftest import walk_through
from tests.ui.proof.findings import Findings
from tests.ui.proof.fitting import misfits
from tests.ui.proof.glyphs import without_glyph
from tests.ui.proof.names import MOST_STOPS, nameless, out_of_order, small_targets, tab_stops

SIZE: Final = (1366, 768)
SMALL: Final = (1024, 700)
LEAST_STOPS: Final = 20
READ_IN: Final = frozenset({"en", "ar"})
"""Tab is followed, and everything painted, from the left and from the right."""


class Seen:
    """What one walk in one language showed."""

    def __init__(self, language: str, *, small: bool) -> None:
        self.cut, self.cut_in_small, self.blank = Findings(), Findings(), Findings()
        self.nameless, self.targets, self.order = Findings(), Findings(), Findings()
        self.stops: list[str] = []
        self.sizes: set[object] = set()
        self._small, self._follow = small, language in READ_IN
        self._followed: set[str] = set()

    def look(self, stop: Stop) -> None:
        """Look for everything at one stop."""
        self.stops.append(f"{stop.page}--{stop.state}")
        self.cut.note(stop, misfits(stop.widget))
        self.blank.note(stop, without_glyph(stop.widget))
        self.nameless.note(stop, nameless(stop.widget))
        self.targets.note(stop, small_targets(stop.widget))
        if isinstance(stop.widget, MainWindow | WelcomeWindow):
            self.sizes.add(stop.widget.size().toTuple())
            if self._small and not stop.state.endswith(("empty", "read-only")):
                self._make_small(stop)
        if isinstance(stop.widget, MainWindow) and self._follow and stop.page not in self._followed:
            self._followed.add(stop.page)
            self._press_tab(stop, stop.widget)

    def _make_small(self, stop: Stop) -> None:
        paints = stop.widget.updatesEnabled()
        stop.widget.setUpdatesEnabled(False)  # sizes are asked for, and nobody looks
        stop.widget.resize(*SMALL)
        stand_still(stop.widget)
        self.cut_in_small.note(stop, misfits(stop.widget))
        stop.widget.resize(*SIZE)
        stand_still(stop.widget)
        stop.widget.setUpdatesEnabled(paints)

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


class Proof:
    """The tests of one language."""

    language: ClassVar[str]

    @pytest.fixture(scope="class")
    @classmethod
    def seen(cls, qapp: QApplication) -> Seen:
        """The walk in this language."""
        made = Seen(cls.language, small=issubclass(cls, ProofInSmall))
        walk_through(made.look, language=cls.language, painted=cls.language in READ_IN)
        return made

    def test_nothing_is_cut_off(self, seen: Seen) -> None:
        assert not seen.cut, str(seen.cut)

    def test_every_letter_is_drawn(self, seen: Seen) -> None:
        assert not seen.blank, str(seen.blank)

    def test_every_page_and_everything_that_takes_the_keyboard_has_a_name(self, seen: Seen) -> None:
        assert not seen.nameless, str(seen.nameless)

    def test_everything_to_press_is_large_enough(self, seen: Seen) -> None:
        assert not seen.targets, str(seen.targets)

    def test_tab_goes_round_each_page_in_reading_order(self, seen: Seen) -> None:
        assert not seen.order, str(seen.order)

    def test_every_stop_is_named_once_and_a_window_keeps_its_size(self, seen: Seen) -> None:
        assert len(seen.stops) >= LEAST_STOPS
        assert len(set(seen.stops)) == len(seen.stops)
        assert seen.sizes == {SIZE}


class ProofInSmall(Proof):
    """A language that is proven in a small window too."""

    def test_nothing_is_cut_off_in_a_small_window(self, seen: Seen) -> None:
        assert not seen.cut_in_small, str(seen.cut_in_small)
