"""☰: everything that can be done, by group, with its keys. Opens by F10 or Alt, for those who look for a menu."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.ui.shell.commands import EDIT, GO, GROUPS, HELP, LANGUAGE, PAGE, VIEW, Listed

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow

_TOP: Final = ("palette", "undo", "redo", "print", "lock", "close", "menu")
"""These stand in the menu itself, or need not stand there."""
_LINE_BEFORE: Final = frozenset({"larger", "light", "keys", "tips", "find"})


class MainMenu(QMenu):
    """Written anew each time it opens: it shows what can be done now."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._parts: list[QMenu] = []
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        # The menu has to hold something, or Qt does not open it.
        self.addAction("…")

    def fill(self) -> None:
        """Write every entry."""
        window, language = self._window, self._window.context.language
        listed = window.commands.here()
        groups = {group: [each for each in listed if each.group == group] for group in GROUPS}
        by_id = {each.id: each for each in listed}
        self.clear()
        for part in self._parts:
            part.deleteLater()
        self._parts = []
        self._add(self, by_id["palette"])
        self._part(language.gettext(GROUPS[GO]), groups[GO])
        page = window.current_page()
        if page is not None and groups[PAGE]:
            self._part(page.title(), groups[PAGE])
        elsewhere = window.commands.elsewhere()
        for name in window.navigation.order:
            others = [each for each in elsewhere if each.page == name]
            self._part(language.gettext(window.context_page(name).label), others)
        self.addSeparator()
        for name in ("undo", "redo"):
            self._add(self, by_id[name])
        self._part(language.gettext("Recently opened"), groups[EDIT])
        self._part(language.gettext(GROUPS[VIEW]), groups[VIEW])
        self._part(language.gettext(GROUPS[LANGUAGE]), groups[LANGUAGE])
        self._part(language.gettext(GROUPS[HELP]), groups[HELP])
        self.addSeparator()
        for name in ("print", "lock", "close"):
            self._add(self, by_id[name])

    def _part(self, title: str, commands: Iterable[Listed]) -> None:
        wanted = [each for each in commands if each.id not in _TOP]
        if not wanted:
            return
        part = self.addMenu(_plain(title))
        part.setToolTipsVisible(True)
        self._parts.append(part)
        for each in wanted:
            if each.id in _LINE_BEFORE and not part.isEmpty():
                part.addSeparator()
            self._add(part, each)

    def _add(self, menu: QMenu, listed: Listed) -> None:
        window = self._window
        language = window.context.language
        title = language.gettext(listed.command.label)
        stack = window.workspace.undo
        step = {"undo": stack.undo_step, "redo": stack.redo_step}.get(listed.id)
        if step is not None:
            title = f"{title}: {window.steps.words(step)}"
        # After the tab Qt shows the keys; a real shortcut of the action would be heard twice.
        action = menu.addAction(f"{_plain(title)}\t{listed.native_keys}" if listed.keys else _plain(title))
        action.setEnabled(listed.command.enabled())
        action.triggered.connect(lambda _checked=False, run=listed.command.run: run())
        if listed.group == LANGUAGE or listed.id in _CHOICES:
            action.setCheckable(True)
            action.setChecked(self._is_chosen(listed))
            action.setEnabled(True)

    def _is_chosen(self, listed: Listed) -> bool:
        context = self._window.context
        if listed.group == LANGUAGE:
            return listed.id.removeprefix("language.") == context.language.code
        return listed.id == context.theme.choice.value


_CHOICES: Final = frozenset({"light", "dark", "contrast", "system"})


def _plain(title: str) -> str:
    return title.replace("&", "&&")
