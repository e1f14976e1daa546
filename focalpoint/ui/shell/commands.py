"""What can be done from anywhere: the window's commands with their groups and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from focalpoint.language import LANGUAGES, N_, OWN_NAMES, isolate
from focalpoint.ui.shell.context import Command, Offer, Page
from focalpoint.ui.shell.errand import go_and_do
from focalpoint.ui.shell.keys import TEXT_KEYS, KeyBook, latin_sequence, native

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow

GO, PAGE, EDIT, VIEW, LANGUAGE, HELP = "go", "page", "edit", "view", "language", "help"
GROUPS: Final[dict[str, str]] = {
    GO: N_("Go to"),
    PAGE: N_("This page"),
    EDIT: N_("Edit"),
    VIEW: N_("Screen"),
    LANGUAGE: N_("Language"),
    HELP: N_("Help"),
}
"""The groups of the menu, the palette and the list of keys, in their order."""
_MORE_KEYS: Final = {"redo": ("Ctrl+Y",), "larger": ("Ctrl+=",), "keys": ("?",), "menu": ("F10",)}
"""Second keys that many know from elsewhere."""
_ALTS: Final = 9
_PRINT: Final = "Ctrl+P"


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as menus and lists show it."""

    id: str
    """The command's name; a page's own have the page's name before it."""
    group: str
    command: Command
    keys: str
    """In portable text, as the person has them now."""
    page: str = ""

    @property
    def native_keys(self) -> str:
        """The keys as the platform writes them, kept in their order among words of any direction."""
        return isolate(native(self.keys)) if self.keys else ""


class CommandBook:
    """The window's commands and those of its pages."""

    def __init__(self, window: MainWindow, keys: KeyBook) -> None:
        self._window = window
        self.keys = keys
        self._own = self._own_commands()
        self._shortcuts: dict[str, list[QShortcut]] = {}
        self._worn: dict[tuple[str, str], str] = {}
        keys.changed.connect(self.renew_keys)

    def wire(self) -> None:
        """Give the window its keys."""
        for listed in self.own():
            name = listed.command.name
            first = self._shortcut(listed.keys, listed.command.run)
            self._shortcuts[listed.id] = [first]
            for more in _MORE_KEYS.get(name, ()):
                self._shortcut(more, listed.command.run)

    def renew_keys(self) -> None:
        """Take over changed keys."""
        for listed in self.own():
            for shortcut in self._shortcuts.get(listed.id, ()):
                shortcut.setKey(QKeySequence(listed.keys))
        for name, page in self._window.open_pages().items():
            self.dress_page(name, page)

    def dress_page(self, name: str, page: Page) -> None:
        """Give a page's actions the keys that the person chose for them."""
        actions = page.findChildren(QAction)
        for command in page.commands():
            if not command.keys:
                continue
            worn = self._worn.get((name, command.name), command.keys)
            wanted = self.keys.keys(f"{name}.{command.name}", command.keys)
            if worn == wanted:
                continue
            for action in actions:
                if action.shortcut() == QKeySequence(worn):
                    action.setShortcut(QKeySequence(wanted))
            self._worn[name, command.name] = wanted

    def own(self) -> Iterator[Listed]:
        """The window's own commands, enabled or not."""
        for group, command in self._own:
            yield Listed(command.name, group, command, self.keys.keys(command.name, command.keys))

    def extend(self, group: str, commands: Iterable[Command]) -> None:
        """More of the window's own commands, from what belongs to it for as long as it is shown."""
        self._own += [(group, command) for command in commands]

    def of_page(self, name: str, page: Page) -> Iterator[Listed]:
        """A page's commands."""
        for command in page.commands():
            listed = f"{name}.{command.name}"
            yield Listed(listed, PAGE, command, self.keys.keys(listed, command.keys), name)

    def here(self) -> list[Listed]:
        """What can be called where the person is: this page's commands and the window's, in the groups' order."""
        page, name = self._window.current_page(), self._window.current_name()
        found = [*self.own()]
        if page is not None:
            found += self.of_page(name, page)
        order = list(GROUPS)
        return sorted(found, key=lambda listed: order.index(listed.group))

    def elsewhere(self) -> list[Listed]:
        """What the other pages do without anything chosen on them: it is done there, after going there."""
        current = self._window.current_name()
        others = (name for name in self._window.navigation.order if name != current)
        return [listed for name in others for offer, listed in self._offered(name) if offer.anywhere]

    def everywhere(self) -> list[Listed]:
        """The window's commands and those of every page, built or not."""
        found, built = [*self.own()], self._window.open_pages()
        for name in self._window.navigation.order:
            page = built.get(name)
            found += self.of_page(name, page) if page is not None else [each for _offer, each in self._offered(name)]
        return found

    def clash(self, listed: Listed, keys: str) -> Listed | None:
        """The command that already has these keys where this one is heard."""
        wanted = QKeySequence(keys)
        for other in self.everywhere():
            together = other.page == listed.page or not other.page or not listed.page
            if other.id != listed.id and together and other.keys and QKeySequence(other.keys) == wanted:
                return other
        return None

    def belongs_to_text(self, keys: str) -> bool:
        """Whether every text field needs these keys for itself."""
        combination = QKeySequence(keys)
        if any(combination == QKeySequence(each) for each in TEXT_KEYS):
            return True
        # A bare letter, or one with Shift, would be typed and not heard.
        return len(keys) == 1 or (keys.startswith("Shift+") and len(keys) == len("Shift+x"))

    def keys_of(self, name: str) -> str:
        """The keys of one of the window's own commands, as the platform writes them; empty for none."""
        return next((listed.native_keys for listed in self.own() if listed.id == name), "")

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key press means that nobody took; whether it meant anything.

        A page's keys work wherever the keyboard is on that page, and all keys on keyboards of other scripts.
        """
        latin = latin_sequence(event)
        meant = latin or QKeySequence(event.keyCombination())
        strong = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not strong and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12:
            return False  # a bare key may archive what is selected: it is heard only where it is meant
        return self._run_first(self.here() if latin is not None else self._of_current_page(), meant)

    def open_page(self, name: str) -> None:
        """Go to a page, with the keyboard in its list."""
        if self._window.has_page(name):
            self._window.go(name).focus_work()

    # --- inside -------------------------------------------------------------------------------------------------

    def _offered(self, name: str) -> Iterator[tuple[Offer, Listed]]:
        window = self._window
        for offer in window.context_page(name).offers(window.workspace):
            listed = f"{name}.{offer.name}"
            run = partial(go_and_do, window, name, offer.name)
            command = Command(offer.name, offer.label, run, offer.keys, partial(offer.allowed, window.workspace))
            yield offer, Listed(listed, PAGE, command, self.keys.keys(listed, offer.keys), name)

    def _own_commands(self) -> list[tuple[str, Command]]:
        window = self._window
        steps = window.workspace.undo
        return [
            *((GO, command) for command in self._page_commands()),
            (GO, Command("palette", N_("Search everything"), window.open_palette, "Ctrl+K")),
            (GO, Command("find", N_("Filter this list"), self._focus_filter, "Ctrl+F", self._has_filter)),
            (GO, Command("next", N_("Next part of the window"), lambda: self._next_pane(1), "F6")),
            (GO, Command("previous", N_("Previous part of the window"), lambda: self._next_pane(-1), "Shift+F6")),
            (EDIT, Command("undo", N_("Undo"), window.undo, "Ctrl+Z", lambda: steps.undo_cause is not None)),
            (EDIT, Command("redo", N_("Redo"), window.redo, "Ctrl+Shift+Z", lambda: steps.redo_cause is not None)),
            (EDIT, Command("print", N_("Print…"), self._print, _PRINT, self._prints)),
            (EDIT, Command("lock", N_("Lock now"), window.lock_asked.emit, "Ctrl+L")),
            (EDIT, Command("forget", N_("Forget what I opened recently"), window.recent.forget)),
            (
                EDIT,
                Command("recent.off", N_("Do not remember what I open"), window.recent.turn_off, "", window.recent.on),
            ),
            (
                EDIT,
                Command("recent.on", N_("Remember what I open"), window.recent.turn_on, "", window.recent.off),
            ),
            (EDIT, Command("close", N_("Close the program"), self._close, "Ctrl+Q")),
            *((VIEW, command) for command in self._screen_commands()),
            *((LANGUAGE, command) for command in self._language_commands()),
            (HELP, Command("help", N_("Help for this page"), window.guide.open_here, "F1")),
            (HELP, Command("topics", N_("All help topics"), window.guide.open_all)),
            (HELP, Command("keys", N_("Keyboard shortcuts"), self._open_keys, "Ctrl+/")),
            (HELP, Command("keys.edit", N_("Change keyboard shortcuts"), window.guide.edit_keys)),
            (HELP, Command("tips", N_("Show the tips again"), window.tips.replay)),
            (HELP, Command("tips.off", N_("Show no more tips"), window.tips.turn_off, "", window.tips.on)),
        ]

    def _page_commands(self) -> Iterator[Command]:
        navigation = self._window.navigation
        for at, name in enumerate(navigation.order, start=1):
            page = self._window.context_page(name)
            keys = "Ctrl+," if name == "settings" else f"Alt+{at}" if at <= _ALTS else ""
            yield Command(f"go.{name}", page.label, partial(self.open_page, name), keys)

    def _screen_commands(self) -> Iterator[Command]:
        window = self._window
        yield Command("menu", N_("Main menu"), window.open_menu, "")
        yield Command("inspector", N_("Show or hide the inspector"), window.shape.toggle_inspector, "Ctrl+I")
        yield Command("fold", N_("Fold or unfold the navigation"), window.shape.toggle_navigation, "Ctrl+B")
        yield Command("larger", N_("Larger text"), lambda: window.zoom(1), "Ctrl++")
        yield Command("smaller", N_("Smaller text"), lambda: window.zoom(-1), "Ctrl+-")
        yield Command("normal", N_("Normal text size"), lambda: window.zoom(0), "Ctrl+0")
        yield Command("light", N_("Light colours"), lambda: window.set_theme("light"))
        yield Command("dark", N_("Dark colours"), lambda: window.set_theme("dark"))
        yield Command("contrast", N_("High contrast"), lambda: window.set_theme("contrast"))
        yield Command("system", N_("Colours as the system"), lambda: window.set_theme("system"))

    def _language_commands(self) -> Iterator[Command]:
        window = self._window
        for code in LANGUAGES:
            yield Command(
                f"language.{code}",
                OWN_NAMES[code],
                partial(window.set_language, code),
                "",
                partial(_is_other, window, code),
            )

    def _shortcut(self, keys: str, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
        return shortcut

    def _of_current_page(self) -> list[Listed]:
        page = self._window.current_page()
        return [*self.of_page(self._window.current_name(), page)] if page is not None else []

    @staticmethod
    def _run_first(commands: Iterable[Listed], keys: QKeySequence) -> bool:
        for listed in commands:
            if listed.keys and QKeySequence(listed.keys) == keys and listed.command.enabled():
                listed.command.run()
                return True
        return False

    def _print_commands(self) -> list[Listed]:
        """What a page prints itself, instead of a list (the digest of the first page)."""
        return [each for each in self._of_current_page() if each.command.keys == _PRINT and each.command.enabled()]

    def _prints(self) -> bool:
        """Whether the page has a list for paper, or prints something of its own."""
        page = self._window.current_page()
        listed = page is not None and type(page).print_sheet is not Page.print_sheet
        return listed or bool(self._print_commands())

    def _print(self) -> None:
        page = self._window.current_page()
        sheet = page.print_sheet() if page is not None else None
        if page is not None and sheet is not None:
            from focalpoint.ui.shell.printing import print_list

            print_list(page, page.context, sheet)
            return
        for listed in self._print_commands()[:1]:
            listed.command.run()

    def _open_keys(self) -> None:
        self._window.guide.open_keys()

    def _close(self) -> None:
        self._window.close()

    def _has_filter(self) -> bool:
        page = self._window.current_page()
        return page is not None and page.header.filter.isVisible()

    def _focus_filter(self) -> None:
        page = self._window.current_page()
        if page is not None and page.header.filter.isVisible():
            page.header.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            page.header.filter.selectAll()

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


def _is_other(window: MainWindow, code: str) -> bool:
    return window.context.language.code != code
