"""What can be done to nodes of the plan: the same actions in keys, context menu and palette."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from focalpoint.domain.outline import ROOT
from focalpoint.domain.plan import NodeKind
from focalpoint.language import N_, Language
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.widgets.basics import allow_action

if TYPE_CHECKING:
    from focalpoint.ui.pages.plan.model import PlanModel
    from focalpoint.ui.pages.plan.view import PlanView
    from focalpoint.ui.shell.context import PageContext

_CHILD_KIND: Final = {
    NodeKind.PILLAR: NodeKind.OBJECTIVE,
    NodeKind.OBJECTIVE: NodeKind.OUTPUT,
    NodeKind.OUTPUT: NodeKind.ACTIVITY,
    NodeKind.ACTIVITY: NodeKind.ACTIVITY,
    NodeKind.MILESTONE: NodeKind.MILESTONE,
}


@dataclass(frozen=True, slots=True)
class Act:
    """One action: its words, keys, the method that it needs, and what it does."""

    name: str
    label: str
    keys: tuple[str, ...]
    method: str
    run: Callable[[], None]


class PlanActs(QObject):
    """The actions of the tree. They act on the selected rows."""

    def __init__(self, context: PageContext, model: PlanModel, view: PlanView) -> None:
        super().__init__(view)
        self._context, self._model, self._view = context, model, view
        self.plan_id = ""
        self._actions: dict[str, QAction] = {}
        self._acts = self._declare()
        for act in self._acts:
            action = QAction(view)
            action.setShortcuts([QKeySequence(keys) for keys in act.keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(act.run)
            view.addAction(action)
            self._actions[act.name] = action
        view.context_menu.connect(self._on_menu)
        view.selectionModel().selectionChanged.connect(self.renew)

    @property
    def acts(self) -> list[Act]:
        """The actions, for the palette."""
        return self._acts

    def action(self, name: str) -> QAction:
        """One action by its name."""
        return self._actions[name]

    def retranslate(self, language: Language) -> None:
        """Write the actions anew; in and out follow the reading direction."""
        for act in self._acts:
            self._actions[act.name].setText(language.gettext(act.label))
        way = ("Alt+Left", "Alt+Right") if language.right_to_left else ("Alt+Right", "Alt+Left")
        self._actions["indent"].setShortcut(QKeySequence(way[0]))
        self._actions["outdent"].setShortcut(QKeySequence(way[1]))
        self.renew()

    def renew(self) -> None:
        """Enable what can be done now; what cannot says why."""
        chosen = bool(self._view.selected_ids())
        needs_row = self._context.language.gettext("Select a row first.")
        for act in self._acts:
            reason = why_not(self._context, act.method) if act.method else ""
            if not reason and not chosen and act.name not in {"sibling", "expand", "collapse"}:
                reason = needs_row
            allow_action(self._actions[act.name], not reason, reason)

    def _declare(self) -> list[Act]:
        view = self._view
        return [
            Act("sibling", N_("New activity"), ("Ins", "Ctrl+N"), "plan.add", self.add_sibling),
            Act("child", N_("New below"), ("Ctrl+Shift+N",), "plan.add", self.add_child),
            Act("rename", N_("Edit title"), ("F2",), "plan.edit", self._rename),
            Act("indent", N_("Move in"), ("Alt+Right",), "plan.move", self._indent),
            Act("outdent", N_("Move out"), ("Alt+Left",), "plan.move", self._outdent),
            Act("up", N_("Move up"), ("Alt+Up",), "plan.move", lambda: self._shift(-1)),
            Act("down", N_("Move down"), ("Alt+Down",), "plan.move", lambda: self._shift(1)),
            Act("copy", N_("Copy as table"), (), "", self._copy),
            Act("expand", N_("Expand all"), ("Ctrl+Shift+E",), "", view.expand_all),
            Act("collapse", N_("Collapse all"), ("Ctrl+Shift+W",), "", view.collapse_all),
            Act("archive", N_("Archive"), ("Del",), "plan.archive", self._archive),
        ]

    # Adding -------------------------------------------------------------------------------------

    def add_sibling(self) -> None:
        """A new node after the current one, with its title to be typed; the first one where there is none."""
        node = self._current()
        outline = self._model.content.outline
        if node is None:
            self._add(None, NodeKind.PILLAR, None)
            return
        line = outline.lines[node]
        self._add(line.parent_id, line.kind, self._place(node) + 1)

    def add_child(self) -> None:
        """A new node below the current one."""
        node = self._current()
        if node is None:
            return
        line = self._model.content.outline.lines[node]
        self._add(line.id, _CHILD_KIND.get(NodeKind(line.kind), NodeKind.ACTIVITY), None)

    def _add(self, parent_id: str | None, kind: str, position: int | None) -> None:
        language = self._context.language
        made: list[str] = []
        titles = {
            NodeKind.PILLAR: language.gettext("New pillar"),
            NodeKind.OBJECTIVE: language.gettext("New objective"),
            NodeKind.OUTPUT: language.gettext("New output"),
            NodeKind.MILESTONE: language.gettext("New milestone"),
        }
        title = titles.get(NodeKind(kind), language.gettext("New activity"))
        plan = self._context.workspace.plan

        def act() -> None:
            change_set = plan.add(self.plan_id, parent_id=parent_id, kind=str(kind), title=title, position=position)
            made.extend(
                change.record_id
                for change in change_set.changes
                if change.entity == "plan_nodes" and change.action == "insert"
            )

        if self._context.run(act) and made:
            self._view.edit_title(made[0])

    # Moving -------------------------------------------------------------------------------------

    def _indent(self) -> None:
        node = self._current()
        if node is None:
            return
        outline = self._model.content.outline
        place = self._place(node)
        if place == 0:
            self._context.announce(self._context.language.gettext("There is nothing above it to move into."))
            return
        above = outline.children(outline.parents[node])[place - 1]
        self._move(node, outline.lines[above].id, len(outline.children(above)))

    def _outdent(self) -> None:
        node = self._current()
        if node is None:
            return
        outline = self._model.content.outline
        parent = outline.parents[node]
        if parent == ROOT:
            self._context.announce(self._context.language.gettext("It stands at the top already."))
            return
        above = outline.parents[parent]
        self._move(node, None if above == ROOT else outline.lines[above].id, self._place(parent) + 1)

    def _shift(self, by: int) -> None:
        node = self._current()
        if node is None:
            return
        outline = self._model.content.outline
        place = self._place(node) + by
        parent = outline.parents[node]
        if not 0 <= place < len(outline.children(parent)):
            return
        self._move(node, None if parent == ROOT else outline.lines[parent].id, place)

    def _move(self, node: int, parent_id: str | None, position: int) -> None:
        node_id = self._model.content.outline.lines[node].id
        if self._context.run(lambda: self._context.workspace.plan.move(node_id, parent_id, position)):
            self._view.select_id(node_id)

    # The rest -----------------------------------------------------------------------------------

    def _rename(self) -> None:
        self._view.edit_title(self._view.current_id())

    def _copy(self) -> None:
        self._view.copy()
        count = len(self._view.selected_ids())
        language = self._context.language
        self._context.announce(language.ngettext("{n} row copied", "{n} rows copied", count).format(n=count))

    def _archive(self) -> None:
        ids = self._view.selected_ids()
        language = self._context.language
        if ids and self._context.run(lambda: self._context.workspace.plan.archive(ids)):
            said = language.ngettext(
                "{n} row archived, with what is below", "{n} rows archived, with what is below", len(ids)
            )
            self._context.announce(said.format(n=len(ids)))

    def _current(self) -> int | None:
        return self._model.content.outline.index.get(self._view.current_id())

    def _place(self, node: int) -> int:
        outline = self._model.content.outline
        return outline.children(outline.parents[node]).index(node)

    def _on_menu(self, point: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setToolTipsVisible(True)
        for act in self._acts:
            if act.name in {"rename", "indent", "copy", "archive"}:
                menu.addSeparator()
            menu.addAction(self._actions[act.name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)
