"""The page of the action plan: the tree, its states, and the way to the inspector."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.errors import FocalPointError
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.exports.menu import ExportMenu
from focalpoint.ui.pages.first_paint import FirstPaint
from focalpoint.ui.pages.imports.opening import ImportDoor
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.pages.plan import looks
from focalpoint.ui.pages.plan.acts import PlanActs
from focalpoint.ui.pages.plan.content import PlanContent
from focalpoint.ui.pages.plan.empties import write_empty, write_nothing
from focalpoint.ui.pages.plan.explaining import show_explanation
from focalpoint.ui.pages.plan.filterbar import FilterBar, asked_by
from focalpoint.ui.pages.plan.inspectors import PlanInspectors
from focalpoint.ui.pages.plan.loading import MOST_PATCHED, load, ministry_names, patch, touched_by
from focalpoint.ui.pages.plan.model import PlanModel
from focalpoint.ui.pages.plan.more import MoreMenu
from focalpoint.ui.pages.plan.plans import PlansMenu
from focalpoint.ui.pages.plan.savedviews import ViewsButton
from focalpoint.ui.pages.plan.saving import CellSaver
from focalpoint.ui.pages.plan.several import SeveralRows
from focalpoint.ui.pages.plan.view import PlanView
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.pages.plan.compare import ComparePane


_TREE: Final = "tree"
_CHANGES: Final = "changes"


class PlanPage(Page):
    """Pillars, objectives, outputs, activities and milestones as a tree."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = Names(context.workspace)
        self._plan_id = ""
        self._wanted = ""
        self._renewing = False
        self._loader = Loader(context, self)
        self._model = PlanModel(context.language, self)
        self._view = PlanView(context.theme, self._model)
        self._view.keep_columns(context.memory, "plan.columns.2")
        self._saver = CellSaver(context, self._view, self._names)
        self._bar = FilterBar(context, self._names)
        about = (self._view, self._bar, self.header.filter, context.theme)
        self._views = ViewsButton(
            context, self, lambda: looks.capture(*about), lambda state: looks.apply(state, *about)
        )
        self._first_paint = FirstPaint(self._view, self._warm_up)
        self._empty = EmptyState(context.theme, "plan")
        self._nothing = EmptyState(context.theme, "filter")
        self._waiting = EmptyState(context.theme, "plan")
        self._acts = PlanActs(context, self._model, self._view)
        self._several = SeveralRows(context, self._view, self._model, self._acts, self._inspect_current)
        self._inspectors = PlanInspectors(context, self._names, lambda: self._model.content)
        self._compare: ComparePane | None = None
        self._plans = PlansMenu(context, self, self._show_plan)
        self._imports = ImportDoor(context, self, lambda: self._plan_id)
        self._exports = ExportMenu(context, self, lambda: self._plan_id)
        self._more = MoreMenu(context, self.header.menu, self, self._view)
        self._more.fill(self._acts, self._plans, self._imports, self._exports)
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Action plan")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self._view.setAccessibleName(language.gettext("Action plan"))
        self._view.retranslate(language)
        self._acts.retranslate(language)
        self._plans.retranslate()
        self._bar.retranslate(language)
        self._views.retranslate()
        self._exports.retranslate()
        self._more.retranslate()
        self.header.set_primary(language.gettext("New activity"), language.gettext("New activity (Ctrl+N)"))
        reason = why_not(self.context, "plan.add")
        if reason:
            allow(self.header.primary, False, reason)
        self._write_states()
        self.header.set_views(
            [(_TREE, language.gettext("Tree")), (_CHANGES, language.gettext("What changed"))],
            self.header.view() or _TREE,
        )
        if self._compare is not None:
            self._compare.retranslate()
        self._model.retranslate(language)
        self._inspectors.retranslate()
        self._several.renew()
        self._show_state()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        if change_set is None or change_set.entities & {"ministries", "people"}:
            self._names.forget()
            self._bar.retranslate(self.context.language)
        if change_set is None or "plans" in change_set.entities:
            self._choose_plan()
        self._refresh_tree(change_set)
        if not self._loader.loading:
            self._inspectors.refresh(change_set)
        self._acts.renew()
        self._several.renew()
        self._write_states()
        self._show_state()
        if self._compare is not None and self.header.view() == _CHANGES:
            self._compare.compare()

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector of a node or of a plan; of several selected rows, what they have in common."""
        if entity == "plans":
            return self._inspectors.plan(record_id, self._view.current_id())
        if entity != "plan_nodes":
            return None
        if self.header.view() != _CHANGES and (several := self._several.of(record_id)) is not None:
            self._inspectors.leave_plan()
            return several
        return self._inspectors.node(record_id)

    def select(self, entity: str, record_id: str) -> bool:
        """Select a node, in whichever plan it is; a filter that hides it is cleared."""
        self._wanted = ""
        self._show_tree()
        if entity == "plans":
            self._show_plan(record_id)
            return True
        if record_id not in self._model.content.outline.index:
            plan_id = self.context.workspace.plan.node(record_id).plan_id
            if plan_id != self._plan_id:
                self._show_plan(plan_id)
        if self._loader.loading:
            self._wanted = record_id
            return True
        if not self._view.select_id(record_id):
            self._clear_filters()
            return self._view.select_id(record_id)
        return True

    def show_filtered(self, wanted: Mapping[str, str]) -> None:
        """Show only what is asked for: ``only``, ``ministry``, ``status``, ``state``, ``text``.

        With ``since`` (a day), what changed since then.
        """
        if "since" in wanted:
            self._comparison().bar.choose_day(wanted["since"])
            super().show_filtered({"view": _CHANGES})
            return
        self._show_tree()
        self.header.filter.setText(wanted.get("text", ""))
        self._bar.set_narrowing(asked_by(wanted))

    def selected(self) -> tuple[str, str] | None:
        """The current node, also while the plan is still being read; the plan while that is looked at."""
        if self._inspectors.about:
            return ("plans", self._inspectors.about)
        current = self._wanted or self._view.current_id()
        return ("plan_nodes", current) if current else None

    def commands(self) -> list[Command]:
        """The tree's actions in the palette."""
        return self._more.commands(self._acts, self._plans, self._imports, self._exports)

    def print_sheet(self) -> ListSheet | None:
        """The tree as it is opened now."""
        from focalpoint.ui.pages.plan.printing import plan_sheet

        if self.header.view() == _CHANGES:
            return self._comparison().sheet()
        return plan_sheet(self._view, self._model, self.title(), self.context.language)

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The states of the tree, its dialog and its explanation."""
        from focalpoint.ui.pages.plan.states import PlanStates

        self._show_tree()
        yield from PlanStates(self, self._view, self._model, self._bar, self._names).all()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: a file may be dropped anywhere on the window."""
        super().showEvent(event)
        self._imports.watch(self.window())

    # Inside -------------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.header.show_filter()
        UndoKeys(self).watch(self.header.filter)
        self.header.show_menu()
        self.header.filter.changed.connect(self._on_filter)
        self.header.filter.left.connect(self.focus_work)
        self.header.add_extra(self._plans.button)
        self.header.add_extra(self._views)
        self.header.view_chosen.connect(self._on_view)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - every page has one
        layout.insertWidget(layout.indexOf(self.work), self._bar)
        self._bar.changed.connect(self._on_narrowed)
        self._bar.cleared.connect(self._clear_filters)
        self._view.explain_asked.connect(partial(show_explanation, self.context, self._view, self._model))
        self._view.clicked.connect(self._on_clicked)
        self._acts.explain_asked.connect(lambda: self._view.explain_asked.emit(self._view.currentIndex()))
        self._acts.bulk_asked.connect(self._on_bulk)
        self.header.primary.clicked.connect(self._acts.add_sibling)
        self._view.selectionModel().currentRowChanged.connect(self._on_current)
        self._empty.pressed.connect(self._on_empty_pressed)
        self._empty.link_pressed.connect(self._imports.choose)
        self._nothing.pressed.connect(self._clear_filters)
        self._loader.dragging.connect(self._show_state)

    def _choose_plan(self) -> None:
        plans = self.context.workspace.plan.plans()
        if self._plan_id not in {plan.id for plan in plans}:
            current = self.context.workspace.plan.current()
            self._use_plan(current.id if current else "")
        plan = next((plan for plan in plans if plan.id == self._plan_id), None)
        # The window's top bar names the current plan; another one is named here.
        self.header.set_subtitle(plan.title if plan is not None and not plan.current else "")

    def _use_plan(self, plan_id: str) -> None:
        if plan_id != self._plan_id:
            self._plan_id = self._acts.plan_id = self._plans.plan_id = plan_id
            self._plans.retranslate()
            self._view.start_over()

    def _show_plan(self, plan_id: str) -> None:
        self._use_plan(plan_id)
        self.refresh(None)

    def _refresh_tree(self, change_set: ChangeSet | None) -> None:
        content = self._model.content
        if not self._plan_id:
            self._model.show(PlanContent())
            return
        if change_set is None or "plans" in change_set.entities:
            self._load()
            return
        touched = touched_by(change_set)
        if len(touched.nodes) > MOST_PATCHED or (touched.nodes and self._loader.loading):
            self._load()
        elif touched.nodes or touched.beside:
            patched = patch(self.context.workspace, content, touched, self._plan_id)
            if touched.moved:
                self._renewing = True
                self._model.show_moved(patched, touched.nodes)
                self._renewing = False
            else:
                self._model.refresh(patched, touched.nodes)
                self._view.viewport().update()
        elif "ministries" in change_set.entities:
            self._model.show(replace(content, ministries=ministry_names(self._names)))

    def _load(self) -> None:
        workspace, names, plan_id = self.context.workspace, self._names, self._plan_id
        self._loader.load(lambda: load(workspace, names, plan_id), self._on_loaded, self._on_load_failed)

    def _on_loaded(self, content: PlanContent) -> None:
        self._model.show(content)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._view.select_id(wanted)
        self._inspectors.refresh(None)
        self._acts.renew()
        self._write_states()
        self._show_state()

    def _on_load_failed(self, error: Exception) -> None:
        language = self.context.language
        words = language.gettext("The plan could not be read. Nothing was changed.")
        said = explain(error, language) if isinstance(error, FocalPointError) else words
        self.messages.show_message("error", said, language.gettext("Try again"), self._load)

    def _show_state(self) -> None:
        compared = self.header.view() == _CHANGES and bool(self._model.count)
        if compared:
            self.show_work(self._comparison())
        elif self._loader.loading and not self._model.count:
            self.show_work(self._waiting if self._loader.drags else self._view)
        elif not self._model.count:
            self.show_work(self._empty)
        elif not self._model.shown_count:
            self.show_work(self._nothing)
        else:
            self.show_work(self._view)
        self.header.filter.setEnabled(bool(self._model.count))
        self._bar.setVisible(bool(self._model.count) and not compared)
        self._views.setVisible(not compared)
        self._bar.show_count(self._model.rows.match_count, self._model.rows.filtered)

    def _write_states(self) -> None:
        may_add = not why_not(self.context, "plan.add")
        write_empty(self.context.language, self._empty, planned=bool(self._plan_id), may_add=may_add)
        write_nothing(self.context.language, self._nothing)
        self._waiting.set_texts(self.context.language.gettext("Reading the plan…"))

    def _comparison(self) -> ComparePane:
        """The view of what changed, made when it is first looked at."""
        if self._compare is None:
            from focalpoint.ui.pages.plan.compare import ComparePane

            self._compare = ComparePane(self.context, self._names)
            self._compare.picked.connect(self._inspect)
            self._compare.opened.connect(lambda node_id: self.context.reveal("plan_nodes", node_id))
            self._compare.cleared.connect(self._clear_filters)
            self._compare.retranslate()
        return self._compare

    def _show_tree(self) -> None:
        if self.header.view() == _CHANGES:
            self.header.choose_view(_TREE)

    def _on_view(self, name: str) -> None:
        if name == _CHANGES and self._model.count:
            pane = self._comparison()
            pane.set_filter(self.header.filter.text())
            pane.show_plan(self._plan_id)
        self._show_state()

    def _on_filter(self, text: str) -> None:
        if self._compare is not None:
            self._compare.set_filter(text)
        self._model.set_filter(text)
        self._tell_count()

    def _on_narrowed(self) -> None:
        self._model.set_narrowing(self._bar.narrowing)
        self._tell_count()

    def _tell_count(self) -> None:
        self._show_state()
        count = self._model.rows.match_count
        words = self.context.language.ngettext("{n} row shown", "{n} rows shown", count).format(n=count)
        self.context.announce(words)

    def _clear_filters(self) -> None:
        self.header.filter.clear()
        self._bar.clear()
        if self._compare is not None:
            self._compare.clear()

    def _on_bulk(self) -> None:
        from focalpoint.ui.pages.plan.bulk import BulkDialog

        BulkDialog(self, self.context, self._names, self._model.content, self._view.selected_ids()).open()

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if self._renewing:  # rows come and go: the inspector looks once, when all have their places
            QTimer.singleShot(0, self, self._inspect_current)
        else:
            self._first_paint.then(self._inspect_current)

    def _on_clicked(self) -> None:
        if self._inspectors.leave_plan():
            self._inspect_current()

    def _warm_up(self, then: Callable[[], None]) -> None:
        """Load on a worker what the inspector needs, so that the window answers meanwhile."""
        workspace = self.context.workspace
        job = self.context.jobs.create("", lambda _progress: workspace.warm_up(), quiet=True)
        job.finished.connect(then)
        job.start()

    def _inspect_current(self) -> None:
        self._inspect(self._view.current_id())

    def _inspect(self, node_id: str) -> None:
        if node_id and self.isVisible() and not self._inspectors.keeps_plan(node_id):
            self.context.inspect("plan_nodes", node_id)

    def _on_empty_pressed(self) -> None:
        if self._plan_id:
            self._acts.add_sibling()
        else:
            self._plans.ask_new()
