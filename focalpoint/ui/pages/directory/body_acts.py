"""What can be done with the chosen authorities, networks and donors: from the menus, the palette and by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.language import N_, isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.shell.context import Command, PageContext
from focalpoint.ui.shell.dialogs import Question, ask
from focalpoint.ui.widgets.basics import allow_action

if TYPE_CHECKING:
    from focalpoint.domain.bodies import Body


@dataclass(frozen=True, slots=True)
class _Act:
    """One entry: its words (an ``N_`` literal), keys, and the method that it needs."""

    label: str
    method: str
    keys: str = ""


_ACTS: Final[dict[str, _Act]] = {
    "new_authority": _Act(N_("New authority"), "bodies.add"),
    "new_network": _Act(N_("New network"), "bodies.add"),
    "new_donor": _Act(N_("New donor or organisation"), "bodies.add"),
    "verify": _Act(N_("Verified today"), "bodies.verify", "Ctrl+Shift+V"),
    "merge": _Act(N_("Merge into one…"), "bodies.merge"),
    "copy": _Act(N_("Copy as table"), ""),
    "archive": _Act(N_("Archive"), "bodies.archive", "Del"),
    "bring_back": _Act(N_("Bring back"), "bodies.bring_back"),
    "duplicates": _Act(N_("Find duplicates…"), "duplicates.find"),
    "import_directory": _Act(N_("Import a sheet…"), "directory_import.apply"),
    "import_profiles": _Act(N_("Import profiles of States…"), "profiles.apply"),
}
NEW: Final = ("new_authority", "new_network", "new_donor")
WHOLE: Final = ("duplicates", "import_directory")
"""Acts on the whole directory: offered in every view."""
PROFILES: Final = "import_profiles"
"""Offered in the view of States, and in the palette."""
_ROW: Final = ("verify", "merge", "", "copy", "archive", "bring_back")


class BodyActs(QObject):
    """Holds the actions; the page says what is chosen."""

    asked = Signal(str)
    """An act that the page itself does: a new entry, copying, finding duplicates, importing."""

    def __init__(self, context: PageContext, page: QWidget, chosen: Callable[[], list[Body]]) -> None:
        super().__init__(page)
        self._context, self._page, self._chosen = context, page, chosen
        self.actions = {name: QAction(self) for name in _ACTS}
        for name, act in _ACTS.items():
            action = self.actions[name]
            if act.keys:
                action.setShortcut(QKeySequence(act.keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, name=name: self.do(name))

    def wear(self, *views: QWidget) -> None:
        """Give the views the keys."""
        for view in views:
            for action in self.actions.values():
                if not action.shortcut().isEmpty():
                    view.addAction(action)

    def fill(self, menu: QMenu) -> None:
        """Put the acts on entries into the page's ⋯ menu."""
        self._add(menu, (*NEW, "", *_ROW))

    def fill_whole(self, menu: QMenu) -> None:
        """Put the acts on the whole directory into the page's ⋯ menu."""
        self._add(menu, WHOLE)

    def fill_states(self, menu: QMenu) -> None:
        """Put what concerns the States alone into the page's ⋯ menu."""
        self._add(menu, (PROFILES,))

    def show_menu(self, point: QPoint) -> None:
        """The menu of the chosen rows."""
        menu = QMenu(self._page)
        menu.setToolTipsVisible(True)
        self.renew()
        self._add(menu, _ROW)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def retranslate(self) -> None:
        """Write the entries anew."""
        for name, act in _ACTS.items():
            self.actions[name].setText(self._context.language.gettext(act.label))
        self.renew()

    def renew(self) -> None:
        """Allow what can be done with the chosen rows, and say why the rest cannot."""
        chosen, language = self._chosen(), self._context.language
        nothing = "" if chosen else language.gettext("Choose a row first.")
        there = nothing or ("" if any(not body.archived for body in chosen) else language.gettext("It is archived."))
        gone = nothing or ("" if any(body.archived for body in chosen) else language.gettext("It is not archived."))
        several = ""
        if len(chosen) < 2:
            several = language.gettext("Choose two or more rows first.")
        elif len({body.kind for body in chosen}) > 1:
            several = language.gettext("Only entries of one kind can become one.")
        reasons = {"verify": there, "archive": there, "bring_back": gone, "merge": several}
        for name, act in _ACTS.items():
            reason = why_not(self._context, act.method) if act.method else ""
            if name == "duplicates" and self._context.workspace.may(act.method):
                reason = ""
            reason = reason or reasons.get(name, "")
            allow_action(self.actions[name], not reason, reason)
        self.actions["bring_back"].setVisible(not gone)

    def commands(self) -> list[Command]:
        """The acts in the palette that need nothing chosen."""
        return [
            Command(name, _ACTS[name].label, partial(self.do, name), "", self.actions[name].isEnabled)
            for name in (*NEW, *WHOLE, PROFILES)
        ]

    def do(self, name: str) -> None:
        """Do an act with what is chosen."""
        self.renew()
        if not self.actions[name].isEnabled():
            return
        runs: dict[str, Callable[[], None]] = {
            "verify": self._on_verify,
            "merge": self._on_merge,
            "archive": self._on_archive,
            "bring_back": self._on_bring_back,
        }
        runs.get(name, lambda: self.asked.emit(name))()

    # Inside -------------------------------------------------------------------------------------

    def _add(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if name:
                menu.addAction(self.actions[name])
            else:
                menu.addSeparator()

    def _on_verify(self) -> None:
        bodies, ids = self._context.workspace.bodies, [body.id for body in self._chosen() if not body.archived]
        self._context.run(lambda: bodies.verify(ids))

    def _on_archive(self) -> None:
        bodies, ids = self._context.workspace.bodies, [body.id for body in self._chosen()]
        self._context.run(lambda: bodies.archive(ids))

    def _on_bring_back(self) -> None:
        bodies, ids = self._context.workspace.bodies, [body.id for body in self._chosen() if body.archived]
        self._context.run(lambda: bodies.bring_back(ids))

    def _on_merge(self) -> None:
        kept, *others = self._chosen()
        language = self._context.language
        question = Question(
            self._page,
            title=language.gettext("Merge entries"),
            text=language.gettext(
                "{kept} stays. It takes over what it lacks, and the files, comments and links of {others}, which are "
                "then archived. This can be undone."
            ).format(kept=isolate(kept.name), others=language.join([isolate(body.name) for body in others])),
            act=language.gettext("Merge"),
            leave=language.gettext("Cancel"),
        )
        bodies, gone = self._context.workspace.bodies, [body.id for body in others]

        def merge(_reason: str) -> None:
            self._context.run(lambda: bodies.merge(kept.id, gone))

        ask(question, merge)
