"""More states of the library for the screenshots."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.pages.library.page import LibraryPage


def of(page: LibraryPage) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """Passages of a search, a law with its versions, a file in the viewer."""

    def passages() -> QWidget:
        page.show_filtered({"view": "all", "text": "司法协助"})
        return page.window()

    def viewer() -> QWidget:
        return page.open_chosen() or page.window()

    yield "passages", passages
    yield "viewer", viewer
