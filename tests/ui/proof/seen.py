"""What is seen and said: every text of a window with the place and the font in which it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

MOST_ROWS = 30


class Text(NamedTuple):
    """A text and where it stands."""

    where: str
    text: str
    font: QFont


def visible(root: QWidget) -> Iterator[QWidget]:
    """The widgets that a person sees or can scroll to; not the insides of one control."""
    if root.isVisible():
        yield root
        yield from _visible_in(root)


def _visible_in(above: QWidget) -> Iterator[QWidget]:
    """Nothing in what is hidden is seen, so it is not looked through: most of a window is pages that wait."""
    inside_a_combo = isinstance(above, QComboBox)
    for widget in above.children():
        if isinstance(widget, QWidget) and not widget.isHidden():
            if not inside_a_combo and not widget.objectName().startswith("qt_scrollarea"):
                yield widget
            yield from _visible_in(widget)


def named(widget: QWidget) -> str:
    """A widget in words, for who mends it."""
    above = widget.parentWidget()
    return f"{type(above).__name__ if above else ''}>{type(widget).__name__}"


def is_rich(text: str) -> bool:
    """Whether a text has tags."""
    return re.search(r"</?[a-zA-Z][^<>]*>", text) is not None


def plain(text: str) -> str:
    """A label's text without its tags."""
    if not is_rich(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def shown_texts(root: QWidget) -> Iterator[Text]:
    """Every text that is painted, by the widgets that say what they paint."""
    for widget in visible(root):
        for text in _of(widget):
            if text.strip():
                yield Text(named(widget), text, widget.font())


def said_texts(root: QWidget) -> Iterator[Text]:
    """Every text that is told otherwise: tooltips, names and descriptions for screen readers, menus, hints."""
    for widget in visible(root):
        told = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            told.append(widget.placeholderText())
        if isinstance(widget, QToolButton | QPushButton) and widget.menu() is not None:
            told += menu_texts(widget.menu())
        for text in told:
            if text.strip():
                yield Text(f"{named(widget)} says", plain(text), widget.font())


def menu_texts(menu: QMenu) -> list[str]:
    """The entries of a menu and of those in it."""
    found = []
    for action in menu.actions():
        found += [action.text().replace("&", ""), action.toolTip().replace("&", "")]
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += menu_texts(inner)
    return found


def _of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        if widget.pixmap().isNull():
            yield plain(widget.text())
    elif isinstance(widget, QAbstractButton | QGroupBox):
        yield (widget.text() if isinstance(widget, QAbstractButton) else widget.title()).replace("&", "")
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at).replace("&", "") for at in range(widget.count()))
    elif isinstance(widget, QHeaderView):
        yield from (text for _at, text in heading_texts(widget))
    elif isinstance(widget, QAbstractItemView):
        yield from (str(index.data() or "") for index, _rect in cells(widget))
    elif type(widget).__name__ in {"StatePill", "Badge"}:
        yield widget.accessibleName()


def heading_texts(header: QHeaderView) -> Iterator[tuple[int, str]]:
    """The sections that are shown, with their words."""
    if header.orientation() != Qt.Orientation.Horizontal:
        return
    model = header.model()
    for at in range(header.count()):
        if not header.isSectionHidden(at):
            yield at, str(model.headerData(at, Qt.Orientation.Horizontal) or "")


def cells(view: QAbstractItemView) -> Iterator[tuple[QModelIndex, QRect]]:
    """The cells that are on the screen."""
    model = view.model()
    if model is None or not isinstance(view, QTableView | QTreeView):
        return
    area = view.viewport().rect()
    header = view.header() if isinstance(view, QTreeView) else view.horizontalHeader()
    y, rows = 0, 0
    while y < area.height() and rows < MOST_ROWS:
        first = view.indexAt(QPoint(area.width() // 2, y))
        if not first.isValid():
            break
        for column in range(model.columnCount(first.parent())):
            index = first.siblingAtColumn(column)
            rect = view.visualRect(index)
            if not header.isSectionHidden(column) and rect.intersects(area):
                yield index, rect
        y = view.visualRect(first).bottom() + 2
        rows += 1


def scroller_of(widget: QWidget) -> QAbstractScrollArea | None:
    """The scroll area that a widget lies in."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return above
        above = above.parentWidget()
    return None


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def takes_keyboard(widget: QWidget) -> bool:
    """Whether Tab stops here."""
    if widget.focusProxy() is not None or not widget.isEnabled():
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not re.match("qt_", widget.objectName())
