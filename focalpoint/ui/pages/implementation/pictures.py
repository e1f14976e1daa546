"""The page's states for the album of screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from focalpoint.ui.pages.implementation.columns import INSTRUMENTS, PROVISIONS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.pages.implementation.acts import ImplementationActs
    from focalpoint.ui.pages.implementation.page import ImplementationPage

_KEY: Final = "FIN99:2(1)(b)"


def pictures_of(page: ImplementationPage, acts: ImplementationActs) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """One instrument's matrix, what a search finds, both dialogs; the views are gone through anyway."""
    yield "one-instrument", partial(_shown, page, INSTRUMENTS, "FIN99")
    yield "found", partial(_shown, page, PROVISIONS, text="2(1)(b)")
    yield "new-provision", acts.new_provision
    yield "make-activity", lambda: acts.make_activity(_KEY) or page.window()


def _shown(page: ImplementationPage, view: str, instrument: str = "", text: str = "") -> QWidget:
    page.show_filtered({"view": view, "instrument": instrument})
    page.header.filter.setText(text)
    return page.window()
