"""What can be done with the chosen texts: from the ⋯ menu, the row's menu, the palette and by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.domain.library import LibraryItem, LibraryKind
from focalpoint.language import N_
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.pages.exports.menu import DocumentsMenu
from focalpoint.ui.pages.library.sections import add_version
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.words.library import library_kind

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class _Act:
    """One entry: its words (an ``N_`` literal), keys, and the method that it needs."""

    label: str
    method: str
    keys: str = ""


_ACTS: Final[dict[str, _Act]] = {
    "files": _Act(N_("Add files to the library…"), "library.add_files"),
    "new": _Act(N_("New text without a file"), "library.add"),
    "open": _Act(N_("Open the file"), "", "Ctrl+Return"),
    "version": _Act(N_("Add a newer version"), "library.add_version", "Ctrl+Shift+N"),
    "copy": _Act(N_("Copy as table"), ""),
    "archive": _Act(N_("Archive"), "library.archive", "Del"),
    "bring_back": _Act(N_("Bring back"), "library.bring_back"),
}
_ROW: Final = ("open", "version", "", "copy", "archive", "bring_back")
_HEADER: Final = ("files", "new", "", *_ROW)


class LibraryActs(QObject):
    """Holds the actions; the page says what is chosen."""

    asked = Signal(str)
    """An act that the page itself does: ``files``, ``new``, ``open``, ``copy``."""

    def __init__(self, context: PageContext, page: Page, chosen: Callable[[], list[LibraryItem]]) -> None:
        super().__init__(page)
        self._context, self._page, self._chosen = context, page, chosen
        self.documents = DocumentsMenu(context, page, "library.")
        self.actions = {name: QAction(self) for name in _ACTS}
        self.kinds = {kind: QAction(self) for kind in LibraryKind}
        for name, act in _ACTS.items():
            action = self.actions[name]
            if act.keys:
                action.setShortcut(QKeySequence(act.keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, name=name: self.do(name))
        for kind, action in self.kinds.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, kind=kind: self._on_kind(kind))

    def wear(self, *views: QWidget) -> None:
        """Give the views the keys."""
        for view in views:
            for action in self.actions.values():
                if not action.shortcut().isEmpty():
                    view.addAction(action)

    def fill(self, menu: QMenu) -> None:
        """Put the acts into the page's ⋯ menu."""
        self._add(menu, _HEADER)
        menu.addSeparator()
        self.documents.join(menu)

    def show_menu(self, point: QPoint) -> None:
        """The menu of the chosen rows."""
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        self.renew()
        self._add(menu, _ROW[:2])
        kinds = menu.addMenu(self._context.language.gettext("Kind"))
        for action in self.kinds.values():
            kinds.addAction(action)
        self._add(menu, _ROW[2:])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def retranslate(self) -> None:
        """Write the entries anew."""
        language = self._context.language
        for name, act in _ACTS.items():
            self.actions[name].setText(language.gettext(act.label))
        for kind, action in self.kinds.items():
            action.setText(library_kind(language, kind))
        self.renew()

    def renew(self) -> None:
        """Allow what can be done with the chosen rows, and say why the rest cannot."""
        chosen, language = self._chosen(), self._context.language
        nothing = "" if chosen else language.gettext("Choose a row first.")
        there = nothing or ("" if any(not item.archived for item in chosen) else language.gettext("It is archived."))
        gone = nothing or ("" if any(item.archived for item in chosen) else language.gettext("It is not archived."))
        one = nothing or ("" if len(chosen) == 1 else language.gettext("Choose one row only."))
        no_file = "" if chosen and chosen[0].files else language.gettext("This text has no file yet.")
        newer = language.gettext("There is a newer version already; add it there.")
        reasons = {
            "open": one or no_file,
            "version": one or there or (newer if chosen[0].newer_id else ""),
            "archive": there,
            "bring_back": gone,
        }
        for name, act in _ACTS.items():
            reason = (why_not(self._context, act.method) if act.method else "") or reasons.get(name, "")
            allow_action(self.actions[name], not reason, reason)
        self.actions["bring_back"].setVisible(not gone)
        reason = why_not(self._context, "library.edit_all") or nothing
        kinds = {item.kind for item in chosen}
        for kind, action in self.kinds.items():
            action.setChecked(kinds == {kind})
            allow_action(action, not reason, reason)

    def commands(self) -> list[Command]:
        """The acts in the palette."""
        own = [
            Command(
                f"library.{name}", _ACTS[name].label, partial(self.do, name), _ACTS[name].keys,
                self.actions[name].isEnabled,
            )
            for name in ("files", "new", "version", "archive", "open")
        ]  # fmt: skip
        return [*own, *self.documents.commands()]

    def do(self, name: str) -> None:
        """Do an act with what is chosen."""
        self.renew()
        if not self.actions[name].isEnabled():
            return
        ids = [item.id for item in self._chosen()]
        library = self._context.workspace.library
        if name == "archive":
            self._context.run(lambda: library.archive(ids))
        elif name == "bring_back":
            self._context.run(lambda: library.bring_back(ids))
        elif name == "version":
            add_version(self._context, ids[0])
        else:
            self.asked.emit(name)

    def _add(self, menu: QMenu, names: Iterable[str] | Sequence[str]) -> None:
        for name in names:
            if name:
                menu.addAction(self.actions[name])
            else:
                menu.addSeparator()

    def _on_kind(self, kind: LibraryKind) -> None:
        ids = [item.id for item in self._chosen()]
        library = self._context.workspace.library
        self._context.run(lambda: library.edit_all(ids, kind=kind.value))
