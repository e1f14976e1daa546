"""More states of the page for the screenshots: every face of the view of States, the groupings, the dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from focalpoint.domain.instruments.asking import Mode
from focalpoint.ui.pages.instruments.importing import open_import
from focalpoint.ui.pages.instruments.ourview import By, Only
from focalpoint.ui.pages.instruments.views import FACES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.pages.instruments.page import InstrumentsPage


def pictures(page: InstrumentsPage) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """A name, and what shows the state."""

    def ours(only: str, by: str) -> QWidget:
        page.show_filtered({"view": "ours", "only": only, "by": by})
        return page.window()

    def states(mode: str, face: str) -> QWidget:
        page.show_filtered({"view": "states", "mode": mode, "face": face})
        return page.window()

    yield "to-deposit", lambda: ours(Only.TO_DEPOSIT, By.HOLDER)
    yield "by-standing", lambda: ours(Only.ALL, By.STANDING)
    for face in FACES:
        yield f"parties-{face}", partial(states, Mode.ANY, face)
    yield "changes", lambda: states(Mode.CHANGES, "list")
    yield "pair", lambda: states(Mode.PAIR, "list")
    yield "new-agreement", page.open_new
    yield "import", lambda: open_import(page, page.context)
