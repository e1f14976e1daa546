"""What a page is given, what a page is, and how it registers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.language import Language
from focalpoint.ui.shell.speech import Shell
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.header import HeaderBar
from focalpoint.ui.widgets.message import MessageBar
from focalpoint.ui.widgets.stack import WorkStack

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.shell.jobs import JobRunner
    from focalpoint.ui.shell.memory import WindowMemory


@dataclass(frozen=True, slots=True)
class PageContext:
    """Everything that a page may use. It is the same object for every page of a window."""

    workspace: Workspace
    shell: Shell
    theme: Theme
    jobs: JobRunner
    memory: WindowMemory
    """What this computer remembers of the window: column widths, last place; never content."""
    run: Callable[[Callable[[], ChangeSet | None]], bool]
    """Does an act of a service; false when it was refused or failed, which the person has then been told."""
    announce: Callable[[str], None]
    """Say it in the status bar and to the screen reader."""
    reveal: Callable[[str, str], None]
    """Go to the page of ``(entity, record_id)`` and select it."""
    open_list: Callable[[str, Mapping[str, str]], None]
    """Go to a page by its name and show there what the mapping asks for: see ``Page.show_filtered``."""
    inspect: Callable[[str, str | None], None]
    """Show ``(entity, record_id)`` in the inspector; None empties it."""
    restore: Callable[[Path, str], None]
    """Put a backup in place of the vault, for a reason: the window closes and asks for the passphrase again."""
    fail: Callable[[Exception], None]
    """Tell the person why a job failed: connect it to ``Job.failed``."""
    hears_whole_session: bool = False
    """Whether idle time is the computer's, or only our own windows'."""

    @property
    def language(self) -> Language:
        """The language of the screen now."""
        return self.shell.language


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a person can do from the palette (Ctrl+K) or by its keys."""

    name: str
    label: str
    """An ``N_`` literal."""
    run: Callable[[], None]
    keys: str = ""
    """A ``QKeySequence`` in portable text, empty for none."""
    enabled: Callable[[], bool] = field(default=lambda: True)


@dataclass(frozen=True, slots=True)
class Offer:
    """A command of a page, named before the page is built; the page has one of the same name, words and keys."""

    name: str
    label: str
    """An ``N_`` literal."""
    keys: str = ""
    allowed: Callable[[Workspace], bool] = lambda _workspace: True
    """Whether this person may do it in this vault. Must be quick."""
    anywhere: bool = True
    """Whether it needs nothing chosen on the page, so that it makes sense from other pages."""


def _no_offers(_workspace: Workspace) -> Iterable[Offer]:
    return ()


@dataclass(frozen=True, slots=True)
class PageDescriptor:
    """How a page registers: one value in the list of ``app.py``."""

    name: str
    icon: str
    label: str
    """An ``N_`` literal, shown in the navigation."""
    order: int
    factory: Callable[[PageContext], Page]
    """Called when the page is first opened; import the page inside it."""
    badge: Callable[[Workspace], int] | None = None
    """How many things need attention; 0 shows nothing. Must be quick."""
    badge_entities: frozenset[str] = frozenset()
    """The tables whose changes renew the badge."""
    urgent: bool = False
    """Whether the badge is red (overdue)."""
    entities: frozenset[str] = frozenset()
    """The tables whose records this page shows: ``reveal`` and the inspector come here."""
    footer: bool = False
    """Below the line in the navigation (Settings)."""
    offers: Callable[[Workspace], Iterable[Offer]] = _no_offers
    """What the palette, the menu and the list of keys name of the page while others are shown, or before it is built.

    Called when one of them opens; imports what it needs inside it, and never the page.
    """
    ahead: tuple[str, ...] = ()
    """The modules that the page's first opening would load, smallest first; see ``shell/ahead.py``."""


class Page(QWidget):
    """A page: header, messages, work area. The inspector stands beside it and asks it for its contents."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.header = HeaderBar(context.theme)
        self.messages = MessageBar(context.theme)
        self.work = WorkStack()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.header)
        layout.addWidget(self.messages)
        layout.addWidget(self.work, 1)

    @abstractmethod
    def title(self) -> str:
        """The page's title in the language of the screen."""

    @abstractmethod
    def retranslate(self) -> None:
        """Write every text anew; called after building and at each change of language. Call ``super()`` first."""
        self.header.set_title(self.title())
        self.setAccessibleName(self.title())
        self.header.retranslate(self.context.language)
        self.messages.retranslate(self.context.language)

    @abstractmethod
    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now; ``change_set`` says what changed, None means: everything."""

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector's contents for a record; the same widget may be given again, filled anew."""
        del entity, record_id
        return None

    def select(self, entity: str, record_id: str) -> bool:
        """Select a record and scroll to it; false when this page does not show it."""
        del entity, record_id
        return False

    def show_filtered(self, wanted: Mapping[str, str]) -> None:
        """Show only what is asked for, visibly, with the way back to all: a figure elsewhere leads here.

        The keys are the page's own; one that it does not know is passed over. The tasks' page knows ``only``
        (``overdue``, ``this_week``, ``due`` with ``days``, ``waiting_validation``, ``mine``, ``unfinished``, ``late``),
        ``ministry`` (an id, or empty for tasks of no ministry) and ``status`` (a code). What is not asked is cleared.
        Every page knows ``view``, one of the names in its header.
        """
        if (view := wanted.get("view", "")) in self.header.view_names():
            self.header.choose_view(view)

    def wants_inspector(self) -> bool:
        """Whether the view that is shown has records to inspect."""
        return True

    def selected(self) -> tuple[str, str] | None:
        """The record in the inspector's eye, to come back to it after locking."""
        return None

    def commands(self) -> list[Command]:
        """What the palette offers while this page exists."""
        return []

    def print_sheet(self) -> ListSheet | None:
        """The list that Ctrl+P prints, as it is shown now; None where the page has none.

        ``ui/shell/printing.py`` makes one of a ``TableView`` (``table_sheet``).
        """
        return None

    def takes_files(self) -> tuple[str, str] | None:
        """What becomes of files that are dropped on the page: a title with ``{files}``, and why not, if it may not be.

        None where the page takes none; they are then attached to the selected record.
        """
        return None

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files that were dropped on the page."""

    def reveal_setting(self, name: str) -> bool:
        """Put the keyboard in the control of a setting that has another name than its label; false when unknown."""
        del name
        return False

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """More states for ``screenshots``: a name, and what shows it and gives the widget (a dialog, or the window)."""
        yield from ()

    def focus_work(self) -> None:
        """Put the keyboard in the work area."""
        current = self.work.currentWidget()
        if current is not None:
            current.setFocus()

    def show_work(self, widget: QWidget) -> None:
        """Show one widget in the work area (added at first sight): list, empty state, error."""
        if self.work.indexOf(widget) < 0:
            self.work.addWidget(widget)
        if self.work.currentWidget() is not widget:
            self.work.setCurrentWidget(widget)


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
