"""Whether everything that takes the keyboard says what it is, is large enough, and comes in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QScrollBar, QWidget

from focalpoint.ui.shell.context import Page
from focalpoint.ui.widgets.basics import LinkButton
from tests.ui.proof.seen import named, spoken_name, takes_keyboard, visible

LEAST_TARGET = 24
MOST_STOPS = 300


def nameless(root: QWidget) -> Iterator[str]:
    """A line for each page, and each thing that takes the keyboard, without name or role."""
    for widget in visible(root):
        if isinstance(widget, Page) and not widget.accessibleName():
            yield f"page {type(widget).__name__} has no accessible name"
        if not takes_keyboard(widget) or isinstance(widget, QScrollBar):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or interface.role() == QAccessible.Role.NoRole:
            yield f"{named(widget)} has no role"
        if not spoken_name(widget).strip():
            yield f"{named(widget)} {widget.objectName()} has no name"


def small_targets(root: QWidget) -> Iterator[str]:
    """A line for each thing to press that is smaller than 24 by 24 pixels; a link within text may be as high as it."""
    for widget in visible(root):
        if not isinstance(widget, QAbstractButton | QComboBox | QLineEdit) or isinstance(widget, LinkButton):
            continue
        if isinstance(widget.parentWidget(), QLineEdit):
            continue  # the cross inside a field: Escape and emptying the field do the same
        if min(widget.width(), widget.height()) < LEAST_TARGET:
            size = f"{widget.width()}×{widget.height()}"
            yield f"{named(widget)} {spoken_name(widget)!r} is {size}"


def out_of_order(stops: Sequence[QWidget], root: QWidget) -> Iterator[str]:
    """A line for each step of Tab that goes backwards among the parts of one group, in the reading direction."""
    last: dict[QWidget, QWidget] = {}
    for widget in stops:
        group = widget.parentWidget()
        if group is None:
            continue
        before = last.get(group)
        last[group] = widget
        if before is not None and _backwards(before, widget, root):
            yield f"{named(widget)}: {spoken_name(widget)!r} comes after {spoken_name(before)!r}"


def tab_stops() -> list[QWidget]:
    """What Tab reaches, by pressing it until it comes round."""
    found: list[QWidget] = []
    for _ in range(MOST_STOPS):
        at = QApplication.focusWidget()
        if at is None or at in found:
            break
        found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return found


def _backwards(before: QWidget, after: QWidget, root: QWidget) -> bool:
    one, other = (QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()) for widget in (before, after))
    if other.top() >= one.bottom():
        return False
    if other.bottom() <= one.top():
        return other.left() < one.right() and other.right() > one.left()  # above it, in the same column
    if root.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return other.left() >= one.right()
    return other.right() <= one.left()
