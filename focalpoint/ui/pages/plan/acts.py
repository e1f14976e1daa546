"""What can be done to nodes of the plan: the same actions in keys, context menu and palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.plan import NodeKind
from focalpoint.domain.plan_moves import Siblings, moved_in, moved_out, moved_to, shifted
from focalpoint.language import N_, Language
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.domain.outline import Outline
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
_GROUPS: Final = frozenset({"rename", "indent", "explain", "copy", "archive"})
"""The first act of each group in the context menu."""
_NEEDS_NOTHING: Final = frozenset({"sibling", "expand", "collapse"})


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

    bulk_asked = Signal()
    """Change the selected rows together."""
    explain_asked = Signal()
    """Say how the current cell's figure was computed."""

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
        view.why_not_drop = self.why_not_drop
        view.drag_words = self._drag_words
        view.dropped.connect(self._on_dropped)
        view.refused.connect(self._refuse)

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
            if not reason and not chosen and act.name not in _NEEDS_NOTHING:
                reason = needs_row
            allow_action(self._actions[act.name], not reason, reason)

    def _declare(self) -> list[Act]:
        view = self._view
        return [
            Act("sibling", N_("New activity"), ("Ins", "Ctrl+N"), "plan.add", self.add_sibling),
            Act("child", N_("New below"), ("Ctrl+Shift+N",), "plan.add", self.add_child),
            Act("rename", N_("Edit this cell"), ("F2",), "plan.edit", self._edit),
            Act("bulk", N_("Change selected rows…"), ("Ctrl+Shift+B",), "bulk.apply", self.bulk_asked.emit),
            Act("indent", N_("Move in"), ("Alt+Right",), "bulk.arrange", lambda: self._arrange(moved_in)),
            Act("outdent", N_("Move out"), ("Alt+Left",), "bulk.arrange", lambda: self._arrange(moved_out)),
            Act("up", N_("Move up"), ("Alt+Up",), "bulk.arrange", lambda: self._arrange(_up)),
            Act("down", N_("Move down"), ("Alt+Down",), "bulk.arrange", lambda: self._arrange(_down)),
            Act("explain", N_("How computed?"), ("Ctrl+Shift+H",), "", self.explain_asked.emit),
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
        self._add(line.parent_id, line.kind, outline.children(outline.parents[node]).index(node) + 1)

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

    def why_not_drop(self, node_ids: list[str], parent_id: str | None, before_id: str | None) -> str:
        """Why rows may not be dropped there; empty when they may."""
        reason = why_not(self._context, "bulk.arrange")
        if reason:
            return reason
        try:
            moved_to(self._model.content.outline, node_ids, parent_id, before_id)
        except FocalPointError as error:
            return explain(error, self._context.language)
        return ""

    def _arrange(self, work_out: Callable[[Outline, Sequence[str]], list[Siblings]]) -> None:
        """Move the selected rows as one step; what cannot be moved says why."""
        chosen = self._view.selected_ids()
        try:
            steps = work_out(self._model.content.outline, chosen)
        except FocalPointError as error:
            self._context.announce(explain(error, self._context.language))
            return
        if self._context.run(lambda: self._context.workspace.bulk.arrange(steps)):
            self._view.select_ids(chosen)

    def _on_dropped(self, node_ids: list[str], parent_id: str | None, before_id: str | None) -> None:
        self._arrange(lambda outline, _chosen: moved_to(outline, node_ids, parent_id, before_id))

    def _refuse(self, reason: str) -> None:
        self._context.announce(reason)

    def _drag_words(self, count: int) -> str:
        return self._context.language.ngettext("Move {n} row", "Move {n} rows", count).format(n=count)

    # The rest -----------------------------------------------------------------------------------

    def _edit(self) -> None:
        self._view.edit_current()

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

    def _on_menu(self, point: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setToolTipsVisible(True)
        for act in self._acts:
            if act.name in _GROUPS:
                menu.addSeparator()
            menu.addAction(self._actions[act.name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)


def _up(outline: Outline, node_ids: Sequence[str]) -> list[Siblings]:
    return shifted(outline, node_ids, -1)


def _down(outline: Outline, node_ids: Sequence[str]) -> list[Siblings]:
    return shifted(outline, node_ids, 1)
