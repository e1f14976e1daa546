"""The views of the page beside the list of requests: the board, the cases, and the register in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.requests.board import BOARD, RequestBoard
from focalpoint.ui.pages.requests.cases import CASES, CasesView
from focalpoint.ui.pages.requests.figures import FIGURES, FiguresView
from focalpoint.ui.pages.requests.more import MoreActs
from focalpoint.ui.widgets.basics import allow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.pages.requests.cells import Cells
    from focalpoint.ui.pages.requests.page import RequestsPage

LIST = "requests"


class Beyond(QObject):
    """Serves the page while one of these views is shown."""

    def __init__(self, page: RequestsPage, cells: Cells) -> None:
        super().__init__(page)
        self._page, self._context = page, page.context
        self.cases = CasesView(page.context, self)
        self.figures = FiguresView(page.context, cells, page)
        self.figures.hide()
        self.board = RequestBoard(page, cells)
        self.board.view.opened.connect(page.open_request)
        self.more = MoreActs(page)
        self.cases.came.connect(page.renew)
        self.cases.failed.connect(page.context.fail)

    @property
    def view(self) -> str:
        """The view that is shown; empty for the list of requests."""
        name = self._page.header.view()
        return name if name in {BOARD, CASES, FIGURES} else ""

    def set_views(self, view: str) -> None:
        """Name the views in the header."""
        language = self._context.language
        self._page.header.set_views(
            [
                (LIST, language.pgettext("view", "Requests")),
                (BOARD, language.pgettext("view", "Board")),
                (CASES, language.pgettext("view", "Cases")),
                (FIGURES, language.pgettext("view", "Figures")),
            ],
            view,
        )

    def set_primary(self) -> None:
        """The act that fits the view."""
        language, cases, header = self._context.language, self.view == CASES, self._page.header
        new = language.gettext("New case") if cases else language.gettext("New request…")
        header.set_primary(new, language.gettext("{act} (Ctrl+N)").format(act=new))
        reason = why_not(self._context, "cases.add" if cases else "requests.add")
        if reason:
            allow(header.primary, False, reason)

    def retranslate(self) -> None:
        """Write every text anew."""
        self.set_views(self._page.header.view() or LIST)
        self.set_primary()
        self.more.retranslate()
        self.cases.retranslate(self._context.language)
        self.figures.retranslate(self._context.language)
        if self.view == BOARD:
            self._page.renew()  # the cards are words

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        self.cases.refresh(change_set)
        self.figures.refresh(change_set)

    def read(self) -> None:
        """Read what the view that was chosen shows, when it is first looked at."""
        if not self._context.workspace.session.has_casework:
            return
        if self.view == CASES and not self.cases.loaded:
            self.cases.load()
        elif self.view == FIGURES and not self.figures.loaded:
            self.figures.load()

    def renew(self, nothing: QWidget) -> QWidget | None:
        """What is to be shown, with its count in the header; ``nothing`` where the filter leaves no row."""
        header, language = self._page.header, self._context.language
        if self.view == FIGURES:
            header.set_subtitle("")
            return self.figures
        if self.view == BOARD:
            return self._renew_board(nothing)
        if not self.cases.loaded:
            return None
        shown = self.cases.model.rowCount()
        count = language.ngettext("{n} case", "{n} cases", shown).format(n=language.number(shown))
        header.set_subtitle(count if shown else "")
        return self.cases.table if shown or not header.filter.text() else nothing

    def _renew_board(self, nothing: QWidget) -> QWidget | None:
        if not self._page.lines():
            return None
        shown, language = self._page.shown_lines(), self._context.language
        count = language.ngettext("{n} request", "{n} requests", len(shown)).format(n=language.number(len(shown)))
        self._page.header.set_subtitle(count if shown else "")
        self.board.show(shown)
        return self.board.view if shown else nothing
