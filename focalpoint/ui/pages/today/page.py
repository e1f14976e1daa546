"""The first page: what is late, what comes, who is waited for, how far the pillars are, what others changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.deadlines import Deadline
from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.today import Door, OthersAct, Today
from focalpoint.language import N_, Language
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.pages.imports.opening import ImportDoor
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.pages.today import content
from focalpoint.ui.pages.today.board import Board
from focalpoint.ui.pages.today.cards import TodayCards
from focalpoint.ui.pages.today.first_steps import IMPORT, MINISTRIES, PLAN, FirstSteps
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.charts.card import ChartCard
from focalpoint.ui.widgets.charts.face import TableFace
from focalpoint.ui.widgets.charts.tile import Tile
from focalpoint.words import today as words
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.services.today_tiles import TileDescriptor

_PATIENCE_MS: Final = 200
_AFTER_PAINT_MS: Final = 60
"""Time for the figures to be painted before a worker loads libraries."""
_CALM_MS: Final = 300
"""So long the page waits after a change: more may come."""
_MINUTE_MS: Final = 60_000
_PAINTED_SECONDS: Final = 1.0
_LEADS_TO: Final = ("plan", "tasks", "directory")
_LOCALES: Final = {"en": "en_GB", "zh": "zh_CN"}


class TodayPage(Page):
    """Tiles over cards. It reads on a worker and shows anew what was read at each change of language."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._today: Today | None = None
        self._tiles: list[tuple[TileDescriptor[Any], Any]] = []
        self._buttons: list[Tile] = []
        self._deadlines: tuple[Deadline, ...] = ()
        self._acts: tuple[OthersAct, ...] = ()
        self._looked = self._ordered = self._awaited = False
        self.cards = TodayCards(theme, self)
        self._board = Board(theme, self.cards.all)
        self._steps = FirstSteps(theme)
        self._face = TableFace(theme)
        self._faced: ChartCard | None = None
        self._wait = label(role="muted")
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._digest = QPushButton()
        theme.dress(self._digest, "print", "text")
        self.header.add_extra(self._digest)
        self._loader, self._second = Loader(context, self), Loader(context, self)
        self._door = ImportDoor(context, self, lambda: "")
        self._timers()
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Today")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self._digest.setText(language.gettext("Print digest"))
        self._digest.setToolTip(language.gettext("These figures on paper or as PDF (Ctrl+P)"))
        self._wait.setText(language.gettext("Reading the figures…"))
        refused = {
            IMPORT: why_not(self.context, "imports.apply"),
            MINISTRIES: why_not(self.context, "directory.add_ministry"),
            PLAN: why_not(self.context, "plan.add"),
        }
        self._steps.retranslate(language, refused)
        self.cards.retranslate(language)
        self._face.retranslate(language)
        self._show()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Read anew; after a change only when no other follows at once."""
        if change_set is None:
            self._read()
        else:
            self._calm.start(_CALM_MS)

    def wants_inspector(self) -> bool:
        """There is nothing to inspect here."""
        return False

    def commands(self) -> list[Command]:
        """The page's acts in the palette."""
        return [
            Command("digest", N_("Print digest"), self._digest.click, "Ctrl+P", self._digest.isEnabled),
            Command("seen", N_("Count all changes as seen"), self._on_seen, "", lambda: bool(self._acts)),
        ]

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The figures as tables, and the page of an empty vault."""

        def table(card: ChartCard) -> QWidget:
            self._on_table(card)
            return self.window()

        def steps() -> QWidget:
            self.show_work(self._steps)
            return self.window()

        cards = self.cards
        yield "digest", self._on_digest
        for name, card in (("waiting", cards.waiting), ("deadlines", cards.deadlines), ("changes", cards.news)):
            yield f"{name}-as-table", partial(table, card)
        yield "first-steps", steps
        self._on_back()

    def focus_work(self) -> None:
        """Put the keyboard on the first figure."""
        if self.work.currentWidget() is self._steps:
            self._steps.focus_first()
        elif self._faced is not None:
            self._face.table.setFocus()
        elif self._buttons:
            self._buttons[0].setFocus()
        self._awaited = self._today is None

    # Reading ------------------------------------------------------------------------------------

    def _timers(self) -> None:
        self._calm, self._late, self._minute = QTimer(self), QTimer(self), QTimer(self)
        self._more = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._more.timeout.connect(self._read_more)
        self._calm.setSingleShot(True)
        self._late.setSingleShot(True)
        self._calm.timeout.connect(self._read)
        self._late.timeout.connect(self._on_slow)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start(_MINUTE_MS)

    def _read(self) -> None:
        workspace = self.context.workspace

        def read() -> tuple[Today, list[tuple[TileDescriptor[Any], Any]]]:
            return workspace.today.figures(), workspace.today.tiles()

        self._late.start(_PATIENCE_MS)
        self._loader.load(read, self._on_read, self._on_failed)

    def _on_read(self, found: tuple[Today, list[tuple[TileDescriptor[Any], Any]]]) -> None:
        self._late.stop()
        self._today, self._tiles = found
        self._show()
        # What needs more than plain reading comes when this is on the screen (docs/adr/0007-start.md).
        self._more.start()

    def _read_more(self) -> None:
        """What needs more than plain reading waits until the rest is on the screen (docs/adr/0007-start.md)."""
        workspace, language, on_screen = self.context.workspace, self.context.language, threading.Event()
        QTimer.singleShot(0, self, on_screen.set)

        def read() -> tuple[tuple[Deadline, ...], tuple[OthersAct, ...]]:
            on_screen.wait(_PAINTED_SECONDS)
            workspace.warm_up()
            language.join(["", ""])  # loads the locale's data here, not while painting
            return workspace.today.deadlines(), workspace.today.others()

        self._second.load(read, self._on_read_more, self._on_failed)

    def _on_read_more(self, found: tuple[tuple[Deadline, ...], tuple[OthersAct, ...]]) -> None:
        self._deadlines, self._acts = found
        if not self._looked:
            self._looked = True
            look = self.context.workspace.today.look
            job = self.context.jobs.create("", lambda _progress: look(), writes=True, quiet=True)
            job.failed.connect(self.context.fail)
            job.start()
            self.context.jobs.create("", lambda _progress: _load_ahead(), quiet=True).start()
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self._late.stop()
        language = self.context.language
        if isinstance(error, FocalPointError):
            said = explain(error, language)
        else:
            said = language.gettext("The figures could not be read. Nothing was changed.")
        self.messages.show_message("error", said, language.gettext("Try again"), self._read)

    def _on_slow(self) -> None:
        if self._today is None:
            self.show_work(self._wait)

    def _on_minute(self) -> None:
        """A new day has other figures."""
        day = self.context.workspace.clock.today()
        if self.isVisible() and self._today is not None and self._today.day != day:
            self._read()

    # Showing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show what was read, in the language of the screen."""
        today, language = self._today, self.context.language
        self._say_day(language)
        if today is None:
            return
        if today.untouched:
            self.show_work(self._steps)
            return
        self._show_tiles(language)
        self.cards.show_figures(today, language)
        if self._looked:
            zone = self.context.workspace.clock.zone
            self.cards.show_more(today, self._deadlines, self._acts, zone, language)
        if self._faced is not None:
            self._face.show_figures(self._faced.title.text(), self._faced.figures)
        self.show_work(self._board if self._faced is None else self._face)
        if not self._ordered and self._faced is None:
            self._order_stops()

    def _say_day(self, language: Language) -> None:
        day = self.context.workspace.clock.today()
        weekday = QLocale(_LOCALES.get(language.code, language.code)).dayName(day.isoweekday())
        said = language.gettext("{weekday} {date}").format(weekday=weekday, date=show_date(language, day.isoformat()))
        if self._today is not None and not self._today.untouched and self._looked:
            said = language.gettext("{day} · {changes}").format(
                day=said, changes=words.others_count(language, len(self._acts))
            )
        self.header.set_subtitle(said)
        header = self.header.layout()
        if header is not None:
            header.activate()  # the words may come in when everything has been laid out already

    def _show_tiles(self, language: Language) -> None:
        if len(self._buttons) != len(self._tiles):
            self._buttons = [Tile(self.context.theme) for _ in self._tiles]
            for at, button in enumerate(self._buttons):
                button.clicked.connect(lambda _=False, at=at: self._on_tile(at))
            self._board.set_tiles(self._buttons)
            self._ordered = False
        for button, (tile, numbers) in zip(self._buttons, self._tiles, strict=True):
            said = tile.say(numbers, language)
            state = (content.PILL[said.urgency], said.word) if said.word else None
            button.show_figure(language.gettext(tile.label), said.figure, said.of, said.detail, state)

    def _order_stops(self) -> None:
        """Tab goes as one reads: the header, the tiles, each card."""
        stops = [self._digest, *self._buttons, *(stop for card in self.cards.all for stop in card.stops())]
        self._ordered = True
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # Acting -------------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.cards.entered.connect(self._enter)
        self.cards.announced.connect(self.context.announce)
        self.cards.table_asked.connect(self._on_table)
        self.cards.seen.clicked.connect(self._on_seen)
        self._face.left.connect(self._on_back)
        self._face.opened.connect(self._on_row)
        self._face.announced.connect(self.context.announce)
        self._digest.clicked.connect(lambda _=False: self._on_digest())
        self._steps.chosen.connect(self._on_step)

    def _on_tile(self, at: int) -> None:
        tile, numbers = self._tiles[at]
        self._enter(tile.say(numbers, self.context.language).door)

    def _on_row(self, key: str) -> None:
        if self._faced is not None:
            self.cards.open(self._faced, key)

    def _on_table(self, card: ChartCard) -> None:
        """Show a chart's figures in the place of the charts."""
        self._faced = card
        self._face.show_figures(card.title.text(), card.figures)
        self.show_work(self._face)
        self._face.table.setFocus()

    def _on_back(self) -> None:
        card, self._faced = self._faced, None
        self._show()
        if card is not None:
            card.focus()

    def _enter(self, door: Door) -> None:
        if door.record is not None:
            self.context.reveal(*door.record)
        elif door.page:
            self.context.open_list(door.page, door.wanted)

    def _on_step(self, name: str) -> None:
        if name == IMPORT:
            self._door.choose()
        else:
            self.context.open_list("directory" if name == MINISTRIES else "plan", {})

    def _on_seen(self) -> None:
        if self.context.run(self.context.workspace.today.see_all):
            self._acts = ()
            self._show()
            self.context.announce(self.context.language.gettext("All changes count as seen."))

    def _on_digest(self) -> QWidget:
        from focalpoint.ui.pages.today.digest import print_digest

        return print_digest(self, self.context)


def _load_ahead() -> None:
    """Load the pages that the figures lead to, on a worker: the first step to one of them then takes no longer."""
    for name in _LEADS_TO:
        import_module(f"focalpoint.ui.pages.{name}.page")
