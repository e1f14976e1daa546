"""The one window: top bar, navigation, page, inspector, status bar. It puts parts together and knows no capability."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import FocalPointError
from focalpoint.ui.shell import facts, place, telling
from focalpoint.ui.shell.commands import CommandBook
from focalpoint.ui.shell.context import Page, PageContext, PageDescriptor
from focalpoint.ui.shell.errors import ErrorDesk, StillWorkingError
from focalpoint.ui.shell.guide import Guide
from focalpoint.ui.shell.inspector import InspectorPane
from focalpoint.ui.shell.jobs import JobRunner
from focalpoint.ui.shell.keys import KeyBook
from focalpoint.ui.shell.main_menu import MainMenu
from focalpoint.ui.shell.memory import WindowMemory
from focalpoint.ui.shell.navigation import Navigation
from focalpoint.ui.shell.palette import Palette
from focalpoint.ui.shell.palette_sources import WindowSources
from focalpoint.ui.shell.recent import Recent
from focalpoint.ui.shell.safeguards import Safeguards
from focalpoint.ui.shell.shape import ChangeRelay, Shape
from focalpoint.ui.shell.speech import SavedSpeech, Shell, speak
from focalpoint.ui.shell.statusbar import StatusBar
from focalpoint.ui.shell.steps import Steps, steps_menu
from focalpoint.ui.shell.strip import ReadOnlyStrip
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.shell.tips import Tips
from focalpoint.ui.shell.topbar import TopBar

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


class MainWindow(QMainWindow):
    """The window of one unlocked vault."""

    lock_asked = Signal()
    restore_asked = Signal(object, str)
    """A backup file and the reason."""
    closed = Signal()

    splitter: QSplitter
    centre: QWidget
    columns: QVBoxLayout
    """Top bar, page, status bar: a strip may be put between them."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        pages: Sequence[PageDescriptor],
        shell: Shell,
        theme: Theme,
        memory: WindowMemory,
        errors: ErrorDesk,
        hears_whole_session: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Builds the frame; pages are built when they are first shown.

        Args:
            workspace: the unlocked vault.
            pages: the descriptors of ``app.py``.
            shell: the language of the screen.
            theme: the look.
            memory: what this computer remembers.
            errors: where unexpected errors go.
            hears_whole_session: whether idle time is the computer's, or only our own windows'.
            parent: usually none.
        """
        super().__init__(parent)
        self.workspace = workspace
        self.jobs = JobRunner(self)
        self._pages = {page.name: page for page in pages}
        self._shell, self._theme, self._memory, self._errors = shell, theme, memory, errors
        self._open: dict[str, Page] = {}
        self._stale, self._unsaid = set[str](), set[str]()
        self._may_close = self._shut = self._alt_alone = False
        self.context = PageContext(
            workspace,
            shell,
            theme,
            self.jobs,
            memory,
            self.run,
            self.announce,
            self.reveal,
            partial(place.open_list, self),
            self.inspect,
            self.restore_asked.emit,
            self.on_job_failed,
            hears_whole_session,
        )
        self.shape = Shape(self, theme, memory)
        self.top: TopBar = TopBar(theme)
        self.navigation = Navigation(theme, pages)
        self.stack = QStackedWidget()
        self.inspector: InspectorPane = InspectorPane(theme)
        self.status = StatusBar(theme, self.jobs)
        self.strip = ReadOnlyStrip(theme, workspace)
        self.recent, self.guide, self.tips, self.steps = Recent(self), Guide(self), Tips(self), Steps(self)
        self.commands = CommandBook(self, KeyBook(memory, self))
        self.shape.lay_out()
        self.palette_box = Palette(theme, WindowSources(self), self.centre)
        self.safeguards = Safeguards(self)
        self._wire()
        self.retranslate()
        self.shape.restore()

    def run(self, act: Callable[[], ChangeSet | None]) -> bool:
        """Do an act of a service and tell the person when it was refused; whether it was done."""
        page = self.current_page()
        try:
            self._require_pen()
            act()
        except FocalPointError as error:
            self.tell(error)
            return False
        except Exception as error:  # noqa: BLE001 - the boundary of a slot: reported and logged
            self._errors.report(error)
            return False
        if page is not None:
            page.messages.clear()
        return True

    def tell(self, error: FocalPointError) -> None:
        """Show an expected failure's sentence on the page."""
        telling.tell(self, error, self._shell.language)

    def announce(self, text: str) -> None:
        """Say it in the status bar and to the screen reader."""
        self.status.say(text)
        speak(self, text)

    def reveal(self, entity: str, record_id: str) -> None:
        """Go to the page that shows the record, select it and open the inspector."""
        for page in self._pages.values():
            if entity in page.entities:
                self.go(page.name)
                if self._open[page.name].select(entity, record_id):
                    self.inspect(entity, record_id)
                return

    def inspect(self, entity: str, record_id: str | None) -> None:
        """Show a record in the inspector; the current page is asked first."""
        self.recent.look(entity, record_id)
        self.safeguards.look(entity, record_id)
        contents: QWidget | None = None
        if record_id is not None and not self._shut:
            owners = [name for name, page in self._pages.items() if entity in page.entities and name in self._open]
            current = self.current_name()
            for name in sorted(owners, key=lambda owner: owner != current):
                contents = contents or self._open[name].inspector_for(entity, record_id)
        self.inspector.show_contents(contents)
        self.shape.show_inspector()

    def go(self, name: str) -> Page:
        """Show a page, building it at first sight."""
        if name != self.current_name():
            self.status.say("")  # what was said there is not about this page
        first = name not in self._open
        if first:
            page = self._open[name] = self._pages[name].factory(self.context)
            self.stack.addWidget(page)
            page.retranslate()
            page.refresh(None)
            self.commands.dress_page(name, page)
        page = self._open[name]
        if name in self._unsaid:
            page.retranslate()
        if name in self._stale:
            page.refresh(None)
        self._stale, self._unsaid = self._stale - {name}, self._unsaid - {name}
        self.stack.setCurrentWidget(page)
        self.navigation.set_current(name)
        self._memory.put("page", name)
        self.shape.inspect(page, soon=first)
        return page

    def current_page(self) -> Page | None:
        """The page that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def current_name(self) -> str:
        """The name of the page that is shown."""
        shown = self.current_page()
        return next((name for name, page in self._open.items() if page is shown), "")

    def has_page(self, name: str) -> bool:
        """Whether there is such a page."""
        return name in self._pages

    def context_page(self, name: str) -> PageDescriptor:
        """How a page registered."""
        return self._pages[name]

    def on_job_failed(self, error: Exception) -> None:
        """Tell the person why a job did not succeed."""
        if isinstance(error, FocalPointError):
            self.tell(error)
        else:
            self._errors.report(error)

    def open_pages(self) -> dict[str, Page]:
        """The pages that were built, by name."""
        return dict(self._open)

    def undo(self) -> None:
        """Take the last step back."""
        self.steps.undo()

    def redo(self) -> None:
        """Do the undone step again."""
        self.steps.redo()

    def open_palette(self) -> None:
        """Search everything."""
        self.palette_box.open()

    def open_menu(self) -> None:
        """The menu of everything that can be done."""
        self.top.menu.showMenu()

    def set_language(self, code: str) -> None:
        """Speak another language, at once, everywhere."""
        self._memory.put("language", code)
        self._shell.set_language(code)

    def set_theme(self, choice: str) -> None:
        """Light, dark, high contrast or as the system."""
        self._memory.put("theme", choice)
        self._theme.choose(choice)

    def zoom(self, by: int) -> None:
        """Text one step larger or smaller; 0 is normal size."""
        if by:
            self._theme.step_scale(by)
        else:
            self._theme.set_scale(1.0)
        self._memory.put("scale", str(self._theme.scale))
        percent = self._shell.language.percent(self._theme.scale * 100)
        self.announce(self._shell.language.gettext("Text size: {percent}").format(percent=percent))

    def retranslate(self) -> None:
        """Write every text of the window and its open pages anew."""
        language = self._shell.language
        for part in (self.top, self.navigation, self.inspector, self.status, self.palette_box, self.strip):
            part.retranslate(language)
        self._show_keys()
        self.tips.retranslate()
        self._theme.redress()
        self._show_facts()
        self._show_steps()
        self._unsaid |= self._open.keys() - {self.current_name()}  # written anew when they are shown
        if (shown := self.current_page()) is not None:
            shown.retranslate()

    def first_page(self) -> str:
        """The page that opens first: the one of last time, else the first one."""
        kept = self._memory.get("page")
        return kept if kept in self._pages and not self._pages[kept].footer else self.navigation.order[0]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first while a job is at work."""
        if any(not job.quiet for job in self.jobs.running) and not self._may_close:
            event.ignore()
            self._ask_to_stop()
            return
        self.shut()
        super().closeEvent(event)
        self.closed.emit()

    def shut(self) -> None:
        """Look at the vault no more (it is about to close), and remember the window's shape."""
        if self._shut:
            return
        self._shut = True
        self.jobs.retire()
        self._unsubscribe()
        self.recent.stop()
        self._saved.stop()
        self.inspector.retire()
        self.tips.stop()
        self.guide.close()
        self._facts_timer.stop()
        self._shell.language_changed.disconnect(self.retranslate)
        self._errors.happened.disconnect(self._on_unexpected)
        self.safeguards.end()
        self.shape.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the navigation where there is little room."""
        super().resizeEvent(event)
        self.shape.fold()
        if self.palette_box.isVisible():
            self.palette_box.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody else understood may be a shortcut on a keyboard of another script; Alt alone opens the menu."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        if not self.commands.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt was pressed and released with nothing between."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.open_menu()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another key or a click with Alt was not meant for the menu; ``event`` would hold Python while we die."""
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate or (
            kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Alt
        ):
            self._alt_alone = False
        return super().eventFilter(watched, event)

    def _wire(self) -> None:
        self.installEventFilter(self)
        self._saved = SavedSpeech(self, lambda: self._shell.language.gettext("Everything saved"))
        self._relay = ChangeRelay(self)
        self._relay.changed.connect(self._on_changed, Qt.ConnectionType.AutoConnection)
        self._relay.steps.connect(self._show_steps)
        self._unsubscribe = self.workspace.subscribe(self._relay.changed.emit)
        self.workspace.undo.listen(self._relay.steps.emit)
        self._errors.happened.connect(self._on_unexpected)
        self._shell.language_changed.connect(self.retranslate)
        self.navigation.chosen.connect(self.go)
        self.top.menu.setMenu(MainMenu(self, self.top.menu))
        self.top.steps.setMenu(steps_menu(self.steps, self.top.steps))
        self.top.search_asked.connect(self.open_palette)
        self.navigation.fold_asked.connect(self.shape.toggle_navigation)
        self.top.undo_asked.connect(self.undo)
        self.top.redo_asked.connect(self.redo)
        self.top.lock_asked.connect(self.lock_asked)
        self.top.language_chosen.connect(self.set_language)
        self.commands.wire()
        self.commands.keys.changed.connect(self._show_keys)
        self._facts_timer = QTimer(self)
        self._facts_timer.timeout.connect(self._show_facts)
        self._facts_timer.start(60_000)

    def _on_changed(self, change_set: ChangeSet) -> None:
        shown = self.current_page()
        for name, page in self._open.items():
            if page is shown:
                page.refresh(change_set)
            else:
                self._stale.add(name)
        self._saved.saved()
        self.status.set_facts(*facts.saved_now(self.workspace, self._shell.language))
        facts.show_counts(self.navigation, self._pages, self.workspace, self._shell.language, change_set)
        self.safeguards.refresh(change_set)
        if change_set.entities & {"plans", "settings"}:
            self._show_facts()

    def _require_pen(self) -> None:
        """Refuse while a job writes: waiting for it would freeze the window."""
        busy = self.jobs.writing
        if busy is not None:
            raise StillWorkingError(work=busy.title)

    def _show_steps(self) -> None:
        self.steps.show()
        self.tips.look()

    def _show_keys(self) -> None:
        """Say the keys on tooltips and in the search field."""
        keys = {listed.id: listed.native_keys for listed in self.commands.own()}
        self.navigation.show_keys(keys)
        self.top.show_keys(keys)
        self._show_steps()

    def _show_facts(self) -> None:
        facts.show_all(self, self._shell.language, self._pages)

    def _on_unexpected(self, details: str) -> None:
        telling.tell_unexpected(self, details, self._shell.language)

    def _ask_to_stop(self) -> None:
        from focalpoint.ui.shell.dialogs import ask_to_stop

        ask_to_stop(self, self._shell.language, self.jobs.running, self._on_stop)

    def _on_stop(self) -> None:
        self._may_close = True
        self.jobs.cancel_all()
        self.close()
