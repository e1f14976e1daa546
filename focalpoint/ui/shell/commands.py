"""What can be done from anywhere: keys, the palette's pages and commands, the search for records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from focalpoint.language import LANGUAGES, N_, OWN_NAMES
from focalpoint.ui.shell.context import Command, Page
from focalpoint.ui.shell.palette import Entry

if TYPE_CHECKING:
    from focalpoint.services.search import Hit
    from focalpoint.ui.shell.window import MainWindow

_HIT_ICONS: Final = {
    "task": "tasks",
    "ministry": "ministry",
    "person": "person",
    "comment": "comment",
    "file": "file",
    "milestone": "milestone",
}
_MOST_HITS: Final = 20


class CommandBook:
    """The window's commands with their keys, and everything that the palette offers."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._commands = self._own_commands()
        self._shortcuts: list[QShortcut] = []

    def wire(self) -> None:
        """Give the window its keys."""
        window = self._window
        for command in self._commands:
            if command.keys:
                self._key(command.keys, command.run)
        self._key("Ctrl+K", window.palette_box.open)
        self._key("Ctrl+Y", window.redo)
        self._key("Ctrl+=", lambda: window.zoom(1))
        self._key("Ctrl+F", self._focus_filter)
        self._key("F6", lambda: self._next_pane(1))
        self._key("Shift+F6", lambda: self._next_pane(-1))
        for at, name in enumerate(window.navigation.order[:9], start=1):
            self._key(f"Alt+{at}", partial(self._open_page, name))

    def retranslate(self) -> None:
        """Nothing is kept in a language: the palette asks anew each time."""

    def entries(self) -> Sequence[Entry]:
        """Pages and commands in the language of the screen, also found by their English words."""
        window = self._window
        language = window.context.language
        page_word, command_word = language.gettext("Page"), language.gettext("Command")
        found = []
        for at, name in enumerate(window.navigation.order, start=1):
            page = window.context_page(name)
            keys = f"Alt+{at}" if at <= 9 else ""
            title = language.gettext(page.label)
            found.append(Entry(title, page_word, keys, partial(self._open_page, name), page.icon, page.label))
        commands = [*self._commands]
        shown = window.current_page()
        if shown is not None:
            commands = [*shown.commands(), *commands]
        for command in commands:
            if command.enabled():
                keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
                title = language.gettext(command.label)
                found.append(Entry(title, command_word, keys, command.run, "chevron-right", command.label))
        for code in LANGUAGES:
            if code != language.code:
                title = language.gettext("Language: {language}").format(language=OWN_NAMES[code])
                found.append(
                    Entry(title, command_word, "", partial(window.set_language, code), "globe", f"language {code}")
                )
        return found

    def find(self, text: str, answer: Callable[[str, Sequence[Entry]], None]) -> None:
        """Look for records off the window's thread; the answer names the text that it answers."""
        window = self._window
        search = window.workspace.search
        job = window.jobs.create("", lambda _progress: search.find(text, _MOST_HITS), quiet=True)

        def give(hits: Any) -> None:  # noqa: ANN401 - a job's result
            answer(text, [self._hit_entry(hit) for hit in hits])

        job.succeeded.connect(give)
        job.failed.connect(window.on_job_failed)
        job.start()

    def _hit_entry(self, hit: Hit) -> Entry:
        from focalpoint.ui.shell.kinds import kind_word

        window = self._window
        kind = kind_word(window.context.language, hit.kind)
        detail = "  ".join(part for part in (kind, hit.ref) if part)
        icon = _HIT_ICONS.get(hit.kind, "plan")
        return Entry(hit.title or hit.passage, detail, "", lambda: window.reveal(hit.entity, hit.id), icon)

    def _own_commands(self) -> list[Command]:
        window = self._window
        undo, redo = window.workspace.undo, window.workspace.undo
        return [
            Command("undo", N_("Undo"), window.undo, "Ctrl+Z", lambda: undo.undo_cause is not None),
            Command("redo", N_("Redo"), window.redo, "Ctrl+Shift+Z", lambda: redo.redo_cause is not None),
            Command("print", N_("Print…"), self._print, "Ctrl+P", self._prints),
            Command("lock", N_("Lock now"), window.lock_asked.emit, "Ctrl+L"),
            # In the palette it stands among the pages.
            Command("settings", N_("Settings"), lambda: self._open_page("settings"), "Ctrl+,", lambda: False),
            Command("inspector", N_("Show or hide the inspector"), window.shape.toggle_inspector, "Ctrl+I"),
            Command("larger", N_("Larger text"), lambda: window.zoom(1), "Ctrl++"),
            Command("smaller", N_("Smaller text"), lambda: window.zoom(-1), "Ctrl+-"),
            Command("normal", N_("Normal text size"), lambda: window.zoom(0), "Ctrl+0"),
            Command("light", N_("Light colours"), lambda: window.set_theme("light")),
            Command("dark", N_("Dark colours"), lambda: window.set_theme("dark")),
            Command("system", N_("Colours as the system"), lambda: window.set_theme("system")),
        ]

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
        self._shortcuts.append(shortcut)

    def _open_page(self, name: str) -> None:
        if self._window.has_page(name):
            self._window.go(name).focus_work()

    def _focus_filter(self) -> None:
        page = self._window.current_page()
        if page is not None and page.header.filter.isVisible():
            page.header.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            page.header.filter.selectAll()

    def _prints(self) -> bool:
        """Whether the page has a list for paper."""
        page = self._window.current_page()
        return page is not None and type(page).print_sheet is not Page.print_sheet

    def _print(self) -> None:
        page = self._window.current_page()
        sheet = page.print_sheet() if page is not None else None
        if page is not None and sheet is not None:
            from focalpoint.ui.shell.printing import print_list

            print_list(page, page.context, sheet)

    def _next_pane(self, by: int) -> None:
        """F6: navigation → header → work area → inspector → top bar, and round."""
        window = self._window
        page = window.current_page()
        if page is None:
            return
        panes: list[tuple[QWidget, Callable[[], object]]] = [
            (window.navigation, window.navigation.focus_current),
            (page.work, page.focus_work),
            (window.top, window.top.search.setFocus),
        ]
        if window.inspector.isVisible() and window.inspector.contents() is not None:
            panes.insert(2, (window.inspector, window.inspector.focus_first))
        focused = window.focusWidget()
        at = next(
            (i for i, (pane, _) in enumerate(panes) if focused and pane.isAncestorOf(focused)), 0 if by < 0 else -1
        )
        panes[(at + by) % len(panes)][1]()
