"""The kinds of texts at the side of the page, each with how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from focalpoint.domain.library import LibraryKind
from focalpoint.words.library import shelf

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import Page
    from focalpoint.ui.shell.theme.theme import Theme
    from focalpoint.ui.widgets.header import HeaderBar

EVERYTHING: Final = "all"
_SIDE: Final = 150
_ICONS: Final = {
    EVERYTHING: "library",
    LibraryKind.LEGISLATION: "ministry",
    LibraryKind.MODEL_LAW: "copy",
    LibraryKind.CASE: "shield",
    LibraryKind.AGREEMENT: "link",
    LibraryKind.STATE_PRACTICE: "globe",
    LibraryKind.GOOD_PRACTICE: "check",
    LibraryKind.TRAINING: "users",
    LibraryKind.RECEIVED: "import",
}


class Shelves(QWidget):
    """A column for the views of a header: they are more than fit in a row."""

    def __init__(self, theme: Theme, header: HeaderBar) -> None:
        super().__init__()
        self._theme, self._header = theme, header
        inside = QWidget()
        whole, column = QVBoxLayout(inside), QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        whole.addLayout(column)
        whole.addStretch(1)
        header.lay_views_in(column)
        self._scrolled = QScrollArea()
        self._scrolled.setWidget(inside)
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scrolled)
        theme.changed.connect(self._size)

    def current(self) -> str:
        """The chosen kind; empty for all."""
        view = self._header.view()
        return "" if view in {"", EVERYTHING} else view

    def choose(self, kind: str) -> None:
        """Choose a shelf as a click does; empty: all of them."""
        name = kind or EVERYTHING
        if self._header.view() != name:
            self._header.choose_view(name)

    def write(self, counts: Mapping[str, int], language: Language) -> None:
        """Write the names anew, each with how many texts there are of the kind."""
        views = [("", sum(counts.values())), *((kind.value, counts.get(kind, 0)) for kind in LibraryKind)]
        named = []
        for name, count in views:
            words = shelf(language, name)
            if count:
                words = language.gettext("{name} ({n})").format(name=words, n=language.number(count))
            named.append((name or EVERYTHING, words))
        self._header.set_views(named, self._header.view() or EVERYTHING)
        for name, icon in _ICONS.items():
            self._theme.dress(self._header.view_button(name), icon)
        self._size()

    def _size(self) -> None:
        buttons = [self._header.view_button(name) for name in self._header.view_names()]
        longest = max((button.sizeHint().width() for button in buttons), default=0)
        bar = self._scrolled.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(max(self._theme.px(_SIDE), longest + bar))


def lay_out(page: Page, shelves: Shelves, filters: QWidget) -> None:
    """Put the shelves beside the work area of a page, and the filters over it."""
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(filters)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(shelves)
    row.addLayout(column, 1)
    whole = page.layout()
    if isinstance(whole, QVBoxLayout):
        whole.removeWidget(page.work)
        column.addWidget(page.work, 1)
        whole.addLayout(row, 1)
