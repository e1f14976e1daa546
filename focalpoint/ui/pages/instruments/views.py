"""The names of the page's views and faces, and the order in which two views are told what concerns both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from focalpoint.ui.pages.instruments.facts import Facts

OURS: Final = "ours"
STATES: Final = "states"
LIST: Final = "list"
MATRIX: Final = "matrix"
TIME: Final = "time"
REGIONS: Final = "regions"
FACES: Final = (LIST, MATRIX, TIME, REGIONS)


class View(Protocol):
    """What both views can be told."""

    def retranslate(self) -> None:
        """Write everything anew."""

    def show_facts(self, facts: Facts) -> None:
        """Show another reading."""

    def set_filter(self, text: str) -> None:
        """Narrow to what was typed."""

    def renew(self) -> None:
        """Another day or basis."""

    def clear(self) -> None:
        """Show everything again."""


class Turns:
    """The view that is shown is told at once; the other one, of each thing only the newest, when it is shown."""

    def __init__(self, views: Mapping[str, Callable[[], View]], shown: Callable[[], str]) -> None:
        """Wait for nothing yet.

        Args:
            views: what gives a view, by name: it may be made only then.
            shown: the name of the view that is shown.
        """
        self._views, self._shown = views, shown
        self._waiting: dict[str, dict[str, Callable[[View], None]]] = {name: {} for name in views}

    def tell(self, what: str, act: Callable[[View], None]) -> None:
        """Do it in each view in its turn; ``what`` replaces an older one of that name that still waits."""
        for name, waiting in self._waiting.items():
            waiting.pop(what, None)
            if self._shown() == name:
                act(self._views[name]())
            else:
                waiting[what] = act

    def take(self) -> None:
        """The view that is shown now is told what waited for it."""
        name = self._shown()
        while self._waiting[name]:
            self._waiting[name].pop(next(iter(self._waiting[name])))(self._views[name]())
