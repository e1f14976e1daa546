"""The plan's tree on paper: what is opened and not filtered away, in the order of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focalpoint.documents.lists import ListColumn, ListRow, ListSheet
from focalpoint.domain.outline import ROOT
from focalpoint.domain.plan import NodeKind
from focalpoint.ui.pages.plan.content import Column, column_name
from focalpoint.ui.shell.printing import filter_note, state_mark
from focalpoint.ui.widgets.tables import shown_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.documents.model import CellValue
    from focalpoint.language import Language
    from focalpoint.ui.pages.plan.content import PlanCells
    from focalpoint.ui.pages.plan.model import PlanModel
    from focalpoint.ui.pages.plan.view import PlanView


def plan_sheet(
    view: PlanView, model: PlanModel, title: str, language: Language, *, note: str = "", name: str = "plan"
) -> ListSheet:
    """The rows that are opened; their texts are worked out on the worker that makes the pages.

    Args:
        view: the tree.
        model: its rows.
        title: what it is.
        language: the reader's.
        note: more words for the head of the paper, before what the tree is filtered by.
        name: a code of it for the journal.
    """
    columns = [Column(at) for at in shown_columns(view.header())]
    cells, rows = model.cells_of(language, model.content), model.rows
    selected = {model.node_at(index) for index in view.selectionModel().selectedRows()}
    shown: list[tuple[int, int]] = []
    waiting = [(node, 0) for node in reversed(rows.kids(ROOT))]
    while waiting:
        node, level = waiting.pop()
        shown.append((node, level))
        if rows.count(node) and view.isExpanded(model.index_of(node)):
            waiting += [(kid, level + 1) for kid in reversed(rows.kids(node))]
    chosen = [pair for pair in shown if pair[0] in selected]

    def texts(nodes: Sequence[tuple[int, int]]) -> list[ListRow]:
        return [_row(cells, node, level, columns) for node, level in nodes]

    return ListSheet(
        title,
        tuple(
            ListColumn(
                column_name(column, language),
                float(view.columnWidth(column)),
                numeric=column == Column.PERCENT,
                tree=column == Column.TITLE,
                long=column == Column.TITLE,
            )
            for column in columns
        ),
        lambda: texts(shown),
        filter_note(language, note, text=model.filter_text),
        lambda: texts(chosen),
        len(chosen),
        name,
    )


def _row(cells: PlanCells, node: int, level: int, columns: Sequence[Column]) -> ListRow:
    strong = cells.line(node).kind == NodeKind.PILLAR
    return ListRow(tuple(_cell(cells, node, column) for column in columns), level, strong)


def _cell(cells: PlanCells, node: int, column: Column) -> CellValue:
    if column != Column.STATE:
        return cells.whole(node, column)
    return state_mark(cells.state(node)[0], cells.whole(node, column))
