"""Rows of the tree that are dragged: where they would go, the line that shows it, and why they may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from focalpoint.domain.outline import ROOT

if TYPE_CHECKING:
    from focalpoint.ui.pages.plan.dropping import DropTree
    from focalpoint.ui.pages.plan.model import PlanModel

_EDGE = 0.28
"""So much of a row's height at its top and bottom means before and after it; what is between means into it."""


class Target(NamedTuple):
    """Where dragged rows would go."""

    parent_id: str | None
    before_id: str | None
    """The child that they come before; None for behind the last one."""
    row: QModelIndex
    """The row under the pointer; invalid below all rows."""
    edge: int
    """−1 for the line above the row, 1 for the one below it, 0 for the row itself."""


def target_at(view: DropTree, model: PlanModel, point: QPoint) -> Target:
    """Where rows dropped at a point of the viewport would go."""
    index = view.indexAt(point)
    if not index.isValid():
        last = _last_row(view, model)
        return Target(None, None, last, 1 if last.isValid() else 0)
    index = index.siblingAtColumn(0)
    node = model.node_at(index)
    outline = model.content.outline
    rect = view.visualRect(index)
    share = (point.y() - rect.top()) / max(rect.height(), 1)
    if model.in_plan_order and share < _EDGE:
        return Target(_id(model, outline.parents[node]), outline.lines[node].id, index, -1)
    opened = view.isExpanded(index) and model.rows.count(node) > 0
    if model.in_plan_order and share > 1 - _EDGE and opened:
        first = model.rows.kids(node)[0]
        return Target(outline.lines[node].id, outline.lines[first].id, index, 1)
    if model.in_plan_order and share > 1 - _EDGE:
        siblings = outline.children(outline.parents[node])
        at = siblings.index(node) + 1
        before = outline.lines[siblings[at]].id if at < len(siblings) else None
        return Target(_id(model, outline.parents[node]), before, index, 1)
    return Target(outline.lines[node].id, None, index, 0)


def paint_target(painter: QPainter, view: DropTree, target: Target, ink: QColor, width: int) -> None:
    """The line between two rows, from where the dropped rows would begin; or a frame around the row they go into."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, width))
    area = view.viewport().rect()
    row = QRect(area.left(), 0, area.width(), 0)
    if target.row.isValid():
        rect = view.visualRect(target.row)
        row = QRect(area.left(), rect.top(), area.width(), rect.height())
    if target.edge == 0 and target.row.isValid():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(row.adjusted(width, width, -width, -width), 4, 4)
        return
    y = row.top() + width // 2 if target.edge < 0 else row.bottom() - width // 2
    start = _indent(view, target)
    rtl = view.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left, right = (area.left(), area.right() - start) if rtl else (area.left() + start, area.right())
    painter.drawLine(left, y, right, y)
    painter.setBrush(ink)
    painter.drawEllipse(QPoint(right if rtl else left, y), width + 2, width + 2)


def _indent(view: DropTree, target: Target) -> int:
    """How far from the start side the titles stand that the rows would come among."""
    depth = 0
    if target.parent_id is not None:
        depth = view.depth_of(target.parent_id) + 1
    header = view.header()
    position = header.sectionPosition(0)
    return position + (depth + 1) * view.indentation()


def _last_row(view: DropTree, model: PlanModel) -> QModelIndex:
    """The lowest row that is shown."""
    index = QModelIndex()
    rows = model.rowCount(index)
    while rows:
        index = model.index(rows - 1, 0, index)
        rows = model.rowCount(index) if view.isExpanded(index) else 0
    return index


def _id(model: PlanModel, node: int) -> str | None:
    return None if node == ROOT else model.content.outline.lines[node].id
