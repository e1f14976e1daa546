"""What the tree looks like, as a saved view keeps it: columns, order, text filter, chips, and what is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt

from focalpoint.ui.pages.plan.columns import Column
from focalpoint.ui.pages.plan.narrowing import read_narrowing

if TYPE_CHECKING:
    from focalpoint.ui.pages.plan.filterbar import FilterBar
    from focalpoint.ui.pages.plan.view import PlanView
    from focalpoint.ui.shell.theme.theme import Theme
    from focalpoint.ui.widgets.basics import FilterEdit

_MOST_OPEN: Final = 2000
_NARROWEST, _WIDEST = 24, 1200


def capture(view: PlanView, bar: FilterBar, box: FilterEdit, theme: Theme) -> dict[str, Any]:
    """What the page looks like now; widths are those of normal text size."""
    header = view.header()
    order = [Column(header.logicalIndex(at)) for at in range(header.count())]
    return {
        "columns": [
            [column.name.lower(), round(header.sectionSize(column) / theme.scale)]
            for column in order
            if not header.isSectionHidden(column)
        ],
        "sort": [
            Column(max(header.sortIndicatorSection(), 0)).name.lower(),
            header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        ],
        "text": box.text(),
        "narrowing": bar.narrowing.state_of(),
        "open": sorted(view.open_ids)[:_MOST_OPEN],
    }


def apply(state: Mapping[str, Any], view: PlanView, bar: FilterBar, box: FilterEdit, theme: Theme) -> None:
    """Make the page look as a view says; what it does not say, or is not known any more, stays."""
    narrowing = state.get("narrowing")
    kept = narrowing if isinstance(narrowing, dict) else {}
    box.setText(str(state.get("text") or ""))
    bar.set_narrowing(read_narrowing(kept, bar.narrowing.mine))
    _apply_columns(state.get("columns"), view, theme)
    sort = state.get("sort")
    if isinstance(sort, list) and len(sort) == 2 and _column(sort[0]) is not None:
        order = Qt.SortOrder.DescendingOrder if sort[1] else Qt.SortOrder.AscendingOrder
        view.sortByColumn(_column(sort[0]) or 0, order)
    opened = state.get("open")
    if isinstance(opened, list):
        view.open_only(frozenset(str(node_id) for node_id in opened))


def _apply_columns(kept: object, view: PlanView, theme: Theme) -> None:
    if not isinstance(kept, list):
        return
    header = view.header()
    wanted: dict[Column, int] = {}
    for entry in kept:
        column = _column(entry[0]) if isinstance(entry, list) and len(entry) == 2 else None
        if column is not None and isinstance(entry[1], int):
            wanted[column] = min(max(entry[1], _NARROWEST), _WIDEST)
    if Column.TITLE not in wanted:
        return
    for place, (column, width) in enumerate(wanted.items()):
        header.moveSection(header.visualIndex(column), place)
        view.setColumnWidth(column, theme.px(width))
    for column in Column:
        view.setColumnHidden(column, column not in wanted)
    view.fit_columns()


def _column(name: object) -> Column | None:
    return Column.__members__.get(str(name).upper())
