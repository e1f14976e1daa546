"""What the page can show beside its plain tree, for pictures and for looking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from focalpoint.domain.plan import NodeKind
from focalpoint.ui.pages.plan.bulk import BulkDialog
from focalpoint.ui.pages.plan.columns import Column
from focalpoint.ui.pages.plan.dragging import Target
from focalpoint.ui.pages.plan.explaining import show_explanation
from focalpoint.ui.pages.plan.narrowing import LATE, Narrowing

if TYPE_CHECKING:
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.pages.plan.filterbar import FilterBar
    from focalpoint.ui.pages.plan.model import PlanModel
    from focalpoint.ui.pages.plan.view import PlanView
    from focalpoint.ui.shell.context import Page

State = tuple[str, Callable[[], QWidget]]


class PlanStates:
    """Shows one state after the other; each leaves the page as the next one needs it."""

    def __init__(self, page: Page, view: PlanView, model: PlanModel, bar: FilterBar, names: Names) -> None:
        self._page, self._view, self._model, self._bar, self._names = page, view, model, bar, names

    def all(self) -> Iterator[State]:
        """Every state with what shows it."""
        lines = self._model.content.outline.lines
        leaves = [line.id for line in lines if line.kind == NodeKind.ACTIVITY]
        if len(leaves) < 4:
            return
        yield "overdue", partial(self._narrow, Narrowing(flags=frozenset({LATE})))
        yield "columns", self._all_columns
        if self._view.may_edit():
            yield "editing", partial(self._edit, leaves[1])
            yield "dragging", partial(self._drag, leaves[3])
            yield "change-rows", partial(self._bulk, leaves[:12])
        yield "how-computed", partial(self._explain, lines[0].id)
        yield "about", self._about

    def _about(self) -> QWidget:
        for popover in self._page.findChildren(QDialog):
            popover.close()
        plan = self._page.context.workspace.plan.current()
        if plan is not None:
            self._page.context.reveal("plans", plan.id)
        return self._page.window()

    def _narrow(self, narrowing: Narrowing) -> QWidget:
        self._bar.set_narrowing(narrowing)
        return self._page.window()

    def _all_columns(self) -> QWidget:
        self._bar.clear()
        for column in (Column.START, Column.STATUS, Column.SLIPPAGE, Column.PLANNED):
            self._view.setColumnHidden(column, False)
        self._view.fit_columns()
        return self._page.window()

    def _edit(self, node_id: str) -> QWidget:
        self._view.restore_columns()
        self._view.edit_cell(node_id, Column.FINISH)
        return self._page.window()

    def _drag(self, node_id: str) -> QWidget:
        self._view.setFocus()
        index = self._model.index_by_id(node_id, 0)
        line = self._model.line(index)
        parent = None if line is None else line.parent_id
        self._view.show_target(Target(parent, node_id, index, -1))
        return self._page.window()

    def _bulk(self, node_ids: list[str]) -> QWidget:
        self._view.show_target(None)
        dialog = BulkDialog(self._page, self._page.context, self._names, self._model.content, node_ids)
        dialog.days.line.setText("14")
        dialog.choices["status"].set_code("on_hold")
        dialog.foresee()
        dialog.open()
        return dialog

    def _explain(self, node_id: str) -> QWidget:
        for dialog in self._page.findChildren(QDialog):
            dialog.close()
        index = self._model.index_by_id(node_id, Column.PERCENT)
        popover = show_explanation(self._page.context, self._view, self._model, index)
        return popover if popover is not None else self._page.window()
