"""What can be done with the chosen provisions: from the ⋯ menu, the row's menu, the palette and by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.domain.plan import NodeKind
from focalpoint.domain.provisions import Entry, Rating
from focalpoint.language import N_, isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.pages.exports.menu import DocumentsMenu
from focalpoint.ui.pages.implementation.dialogs import ActivityDialog, ProvisionDialog, ask_activity, titled
from focalpoint.ui.shell.context import Command
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.words import provisions as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import Page, PageContext


@dataclass(frozen=True, slots=True)
class _Act:
    """One entry: its words (an ``N_`` literal), keys, and the method that it needs."""

    label: str
    method: str
    keys: str = ""


ACTS: Final[dict[str, _Act]] = {
    "new_provision": _Act(N_("New provision"), "provisions.add"),
    "new_standard": _Act(N_("New standard"), "standards.add"),
    "make_activity": _Act(N_("Make an activity out of this gap…"), "provisions.make_activity", "Ctrl+Shift+A"),
    "verify_provision": _Act(N_("Verified today"), "provisions.verify", "Ctrl+Shift+V"),
    "institution": _Act(N_("Choose the institution…"), "provisions.edit_all", "Ctrl+Shift+M"),
    "revise": _Act(N_("Write another version…"), "provisions.revise"),
    "copy": _Act(N_("Copy as table"), ""),
}
_ROW: Final = ("make_activity", "", "verify_provision", "institution", "revise", "", "copy")
_HEADER: Final = (
    "new_provision", "new_standard", "", "make_activity", "verify_provision", "institution", "revise", "", "copy",
)  # fmt: skip
_NEED_ONE: Final = frozenset({"make_activity", "revise"})
_NEED_SOME: Final = frozenset({"verify_provision", "institution", "copy"})


class ImplementationActs(QObject):
    """Holds the actions; the page says what is chosen."""

    copy_asked = Signal()
    """The page copies what is chosen."""

    def __init__(self, context: PageContext, page: Page, names: Names, chosen: Callable[[], list[Entry]]) -> None:
        super().__init__(page)
        self._context, self._page, self._names, self._chosen = context, page, names, chosen
        self.documents = DocumentsMenu(context, page, "provisions.")
        self.actions = {name: QAction(self) for name in ACTS}
        self._ratings = {rating: QAction(self) for rating in Rating}
        for name, act in ACTS.items():
            action = self.actions[name]
            if act.keys:
                action.setShortcut(QKeySequence(act.keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, name=name: self.do(name))
        for rating, action in self._ratings.items():
            action.triggered.connect(lambda _=False, rating=rating: self._on_rating(rating))

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
        self._add(menu, _ROW)
        rate = menu.addMenu(self._context.language.gettext("Own rating"))
        for action in self._ratings.values():
            rate.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def retranslate(self) -> None:
        """Write the entries anew."""
        language = self._context.language
        for name, act in ACTS.items():
            self.actions[name].setText(language.gettext(act.label))
        for rating, action in self._ratings.items():
            action.setText(words.rating(language, rating))
        self.renew()

    def renew(self) -> None:
        """Allow what can be done with the chosen rows, and say why the rest cannot."""
        chosen, language = self._chosen(), self._context.language
        nothing = "" if chosen else language.gettext("Choose a row first.")
        one = "" if len(chosen) == 1 else language.gettext("Choose one provision first.")
        for name, act in ACTS.items():
            reason = why_not(self._context, act.method) if act.method else ""
            if name in _NEED_ONE:
                reason = reason or one
            elif name in _NEED_SOME:
                reason = reason or nothing
            allow_action(self.actions[name], not reason, reason)
        reason = why_not(self._context, "provisions.edit_all") or nothing
        for action in self._ratings.values():
            allow_action(action, not reason, reason)

    def commands(self) -> list[Command]:
        """The acts in the palette."""
        own = [
            Command(f"implementation.{name}", act.label, partial(self.do, name), act.keys, self.actions[name].isEnabled)
            for name, act in ACTS.items()
            if name != "copy"
        ]
        return [*own, *self.documents.commands()]

    def do(self, name: str) -> None:
        """Do an act with what is chosen."""
        self.renew()
        if not self.actions[name].isEnabled():
            return
        runs: dict[str, Callable[[], object]] = {
            "new_provision": self.new_provision,
            "make_activity": self.make_activity,
            "verify_provision": self._on_verify,
            "institution": self._on_institution,
            "revise": self._on_revise,
            "new_standard": self._on_standard,
            "copy": self.copy_asked.emit,
        }
        runs[name]()

    def new_provision(self) -> ProvisionDialog:
        """Ask for a provision of the office's own."""
        dialog = ProvisionDialog(self._page, self._context)
        dialog.open()
        return dialog

    def revise(self, key: str) -> ProvisionDialog:
        """Ask for another version of a provision."""
        base = self._context.workspace.provisions.versions(key, self._context.language.code)[0]
        dialog = ProvisionDialog(self._page, self._context, base)
        dialog.open()
        return dialog

    def make_activity(self, key: str = "") -> ActivityDialog | None:
        """Ask below what the activity stands that closes a gap, and make it."""
        context, workspace = self._context, self._context.workspace
        language = context.language
        chosen = self._chosen()
        key = key or (chosen[0].key if chosen else "")
        plan = workspace.plan.current()
        if not key or plan is None:
            context.announce(language.gettext("There is no action plan yet."))
            return None
        entry, outline = workspace.provisions.entry(key, language.code), workspace.plan.outline(plan.id)
        above = {NodeKind.PILLAR.value, NodeKind.OBJECTIVE.value, NodeKind.OUTPUT.value}
        places: list[tuple[str | None, str]] = [
            (line.id, f"{outline.wbs[place]}  {isolate(line.title)}")
            for place, line in enumerate(outline.lines)
            if line.kind in above
        ]
        places.append((None, language.gettext("At the top of the plan")))

        def make(title: str, parent_id: str | None) -> None:
            provisions = workspace.provisions
            if context.run(lambda: provisions.make_activity(key, title, plan_id=plan.id, parent_id=parent_id)):
                context.announce(language.gettext("The activity stands in the plan and is linked."))

        return ask_activity(self._page, context, titled(language, entry.provision), places, make)

    # Inside -------------------------------------------------------------------------------------

    def _add(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name:
                menu.addAction(self.actions[name])
            else:
                menu.addSeparator()

    def _keys(self) -> list[str]:
        return [entry.key for entry in self._chosen()]

    def _on_verify(self) -> None:
        provisions, keys = self._context.workspace.provisions, self._keys()
        self._context.run(lambda: provisions.verify(keys))

    def _on_rating(self, rating: Rating) -> None:
        provisions, keys = self._context.workspace.provisions, self._keys()
        if keys:
            self._context.run(lambda: provisions.edit_all(keys, rating=rating.value))

    def _on_revise(self) -> None:
        self.revise(self._keys()[0])

    def _on_institution(self) -> None:
        language, provisions, keys = self._context.language, self._context.workspace.provisions, self._keys()
        live = [item for item in self._names.ministries.values() if not item.archived]
        choices = [(item.id, isolate(item.name)) for item in live]
        title = language.gettext("Choose the institution")

        def choose(ministry_id: str) -> None:
            self._context.run(lambda: provisions.edit_all(keys, ministry_id=ministry_id))

        pick(Picker(self._page, self._context.theme, language, title, choices), choose)

    def _on_standard(self) -> None:
        """Add a standard and show it, so that its title can be written."""
        context, standards = self._context, self._context.workspace.standards
        made: list[str] = []

        def act() -> None:
            made.extend(standards.add(context.language.gettext("New standard")).ids("standards"))

        if context.run(act) and made:
            context.reveal("standards", made[0])
            context.inspect("standards", made[0])
