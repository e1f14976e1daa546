"""The register as a board: a column for each status, and what moving a card asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from focalpoint.domain.register import OVER, Direction, EventKind, RequestLine, Status, may_follow
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import ask, why_not
from focalpoint.ui.inspector.dates import show_near_date
from focalpoint.ui.widgets.board import BoardView, Lane
from focalpoint.ui.widgets.board_cards import Card
from focalpoint.words import register as words_of

if TYPE_CHECKING:
    from focalpoint.ui.pages.requests.cells import Cells
    from focalpoint.ui.shell.context import Page

BOARD: Final = "board"
_ALWAYS: Final = frozenset({Status.DRAFT, Status.SUBMITTED, Status.APPROVED, Status.SENT})
"""Columns that stand even where they are empty; the others come with their first request."""


class RequestBoard:
    """Fills a board and does what a move asks for."""

    def __init__(self, page: Page, cells: Cells) -> None:
        self._page, self._context, self._cells = page, page.context, cells
        self._lines: dict[str, RequestLine] = {}
        self.view = BoardView(page.context.theme, attrgetter("id"), self._card)
        self.view.hide()
        self.view.speak_counts(self._count)
        self.view.moved.connect(self.move)
        self._turn = QTimer(self.view)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._fill)

    def show(self, lines: Sequence[RequestLine]) -> None:
        """Show requests, those that are due first on top; where the board just comes, in the turn after."""
        ordered = sorted(lines, key=lambda line: (line.due_on is None, line.due_on or "", line.id))
        self._lines = {line.id: line for line in ordered}
        if self.view.isVisible():
            self._fill()
        else:
            self._turn.start()  # columns are laid out once they know their size, and not twice

    def focus(self) -> None:
        """Put the keyboard on a card."""
        if self._turn.isActive():
            self._fill()
        self.view.focus_card()

    def _fill(self) -> None:
        self._turn.stop()
        found: dict[str, list[RequestLine]] = {status.value: [] for status in Status}
        for line in self._lines.values():
            found.setdefault(line.status, []).append(line)
        language = self._context.language
        self.view.setAccessibleName(language.gettext("Board of requests"))
        self.view.set_lanes(
            [
                Lane(key, words_of.status(language, key), cards)
                for key, cards in found.items()
                if cards or key in _ALWAYS
            ]
        )
        self.view.allow_drops(not why_not(self._context, "requests.event"))

    def move(self, ids: Sequence[str], key: str) -> None:
        """Take a request to the status of a column: the act that leads there is done, or asks what it must know."""
        language, line = self._context.language, self._lines.get(ids[0])
        if len(ids) > 1:
            self._page.messages.show_message("info", language.gettext("Requests are moved one at a time."))
            return
        if line is None or line.status == key:
            return
        act = self._act(line, key)
        if act is not None:
            act()
        else:
            words = language.gettext("It cannot go there from where it stands.")
            self._page.messages.show_message("info", words)

    def _act(self, line: RequestLine, key: str) -> Callable[[], object] | None:
        """What leads from where the request stands to a status; None where nothing does."""
        requests = self._context.workspace.requests
        if line.direction == Direction.OUTGOING:
            acts: dict[tuple[str, str], tuple[str, Callable[[], object]]] = {
                (Status.DRAFT, Status.SUBMITTED): (
                    "requests.submit",
                    lambda: self._context.run(lambda: requests.submit(line.id)),
                ),
                (Status.SUBMITTED, Status.DRAFT): ("requests.give_back", lambda: self._give_back(line)),
                (Status.APPROVED, Status.DRAFT): ("requests.give_back", lambda: self._give_back(line)),
                (Status.SUBMITTED, Status.APPROVED): ("requests.approve", lambda: self._approve(line)),
                (Status.APPROVED, Status.SENT): (
                    "requests.mark_sent",
                    lambda: self._context.run(lambda: requests.mark_sent(line.id)),
                ),
            }
            method, act = acts.get((line.status, key), ("", None))
            if act is not None:
                return None if why_not(self._context, method) else act
        events = {str(each) for each in may_follow(line.direction, line.kind, line.status)}
        allowed = key in events and not why_not(self._context, "requests.event")
        return (lambda: self._record(line, EventKind(key))) if allowed else None

    def _give_back(self, line: RequestLine) -> None:
        language, requests = self._context.language, self._context.workspace.requests
        ask(
            self._context,
            self._page.window(),
            title=language.gettext("Give back to the drafter"),
            text=language.gettext("The request is a draft again; an approval lapses. The drafter reads the reason."),
            field=language.gettext("Reason"),
            verb=language.gettext("Give back"),
            then=lambda reason: self._context.run(lambda: requests.give_back(line.id, reason)),
        )

    def _approve(self, line: RequestLine) -> None:
        from focalpoint.ui.pages.requests.approving import ApproveDialog

        ApproveDialog(self._page.window(), self._context, line.id).open()

    def _record(self, line: RequestLine, kind: EventKind) -> None:
        from focalpoint.ui.pages.requests.happening import HappeningDialog

        dialog = HappeningDialog(self._page.window(), self._context, line)
        dialog.kind.set_code(kind)
        dialog.kind.chosen.emit(kind)
        dialog.open()

    def _count(self, title: str, count: int) -> str:
        language = self._context.language
        requests = language.ngettext("{n} request", "{n} requests", count).format(n=language.number(count))
        return language.gettext("{column}: {tasks}").format(column=title, tasks=requests)

    def _card(self, line: RequestLine) -> Card:
        language, today = self._context.language, self._context.workspace.clock.today()
        reference = line.reference or line.ref
        # One that was taken in without a title is called as its reference, which stands on the card anyway.
        named = line.title not in {"", reference}
        title = line.title if named else self._cells.kind(language, line)
        way = words_of.direction(language, line.direction)
        came = way if named and line.direction == Direction.INCOMING else ""  # unnamed, its kind says so
        state = self._cells.state(language, line.state)
        who = " · ".join(part for part in (came, isolate(reference), state) if part)
        due_on = None if line.status in OVER else line.due_on
        late = due_on is not None and due_on < today.isoformat()
        due = show_near_date(language, due_on, today)
        due = language.gettext("{date}, late").format(date=due) if late else due
        spoken = " · ".join(part for part in (title, way, state, isolate(reference), due) if part)
        return Card(title, who, due, spoken, late=late)
