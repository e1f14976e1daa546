"""The answer to "how computed?" of a figure in the tree: it opens under the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.rollup import explanation
from focalpoint.ui.inspector import computed
from focalpoint.ui.pages.plan.columns import Column

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from focalpoint.ui.inspector.computed import ComputedPopover
    from focalpoint.ui.pages.plan.model import PlanModel
    from focalpoint.ui.pages.plan.view import PlanView
    from focalpoint.ui.shell.context import PageContext

_FIGURE: Final = {
    Column.PLANNED: computed.PLANNED,
    Column.SLIPPAGE: computed.SLIPPAGE,
    Column.STATE: computed.STATE,
    Column.START: computed.DATES,
    Column.FINISH: computed.DATES,
}


def show_explanation(
    context: PageContext, view: PlanView, model: PlanModel, index: QModelIndex
) -> ComputedPopover | None:
    """Say how the figure of a cell came about; of a cell that is no figure, how the percent of its row did."""
    if model.line(index) is None:
        return None
    content = model.content
    told = explanation(content.outline, list(content.figures), model.node_at(index), context.workspace.clock.today())
    figure = _FIGURE.get(Column(index.column()), computed.PERCENT)
    popover = computed.ComputedPopover(view, context.theme, context.language, told, figure)
    computed.show_beside(popover, view.viewport(), view.visualRect(index))
    return popover
