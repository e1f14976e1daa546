"""Whether every text has its room: nothing cut off, nothing pushed out of the window, nothing squeezed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTabBar,
    QToolButton,
    QWidget,
)

from focalpoint.domain.folding import has_han
from focalpoint.ui.shell.navigation import NavigationItem
from focalpoint.ui.widgets.matrix import MatrixView
from tests.ui.proof.seen import cells, heading_texts, is_rich, named, plain, visible

_SLACK = 1


def misfits(root: QWidget) -> Iterator[str]:
    """A line for each text or control that has not the room that it needs."""
    for widget in visible(root):
        if widget.visibleRegion().isEmpty() and _scrolled_away(widget, root):
            continue
        for fault in _own(widget):
            yield f"{named(widget)} {fault}"
        outside = _outside(widget, root)
        if outside:
            yield f"{named(widget)} {_words(widget)!r} {outside}"


def _own(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, NavigationItem):
        yield from _navigation(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _button(widget)
    elif isinstance(widget, QComboBox):
        yield from _combo(widget)
    elif isinstance(widget, QLineEdit):
        yield from _line(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QHeaderView):
        yield from _headings(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from _cells(widget)
    elif isinstance(widget, QScrollArea):
        yield from _sides(widget)
    elif not widget.layout() and not isinstance(widget, QAbstractScrollArea | QFrame):
        yield from _squeezed(widget)


def _label(shown: QLabel) -> Iterator[str]:
    text = plain(shown.text())
    if not text.strip() or not shown.pixmap().isNull():
        return
    if shown.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored and text in plain(shown.toolTip()):
        return  # it ends with … and tells the whole on being asked
    if shown.wordWrap():
        needed = shown.heightForWidth(shown.width())
        if needed > shown.height() + 2:
            yield f"{text!r} is {shown.height()} px high and needs {needed}"
        words = [word for word in text.split() if not has_han(word)]  # Chinese breaks after any character
        longest = max((shown.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        if longest > shown.width() + _SLACK and len(text) < 200 and not is_rich(shown.text()):
            yield f"{text!r} has a word of {longest} px in {shown.width()}"
    elif shown.sizeHint().width() > shown.width() + _SLACK and text not in plain(shown.toolTip()):
        yield f"{text!r} has {shown.width()} px and needs {shown.sizeHint().width()}"
    elif shown.sizeHint().height() > shown.height() + 2:
        yield f"{text!r} is {shown.height()} px high and needs {shown.sizeHint().height()}"


def _told(text: str, tooltip: str) -> bool:
    """Whether a tooltip tells the whole of a text that may end with …."""
    return bool(tooltip) and text.strip("…\u200d\u2066\u2067\u2068\u2069") in plain(tooltip)


def _navigation(item: NavigationItem) -> Iterator[str]:
    room = item.width() - item._theme.px(38 + 8 + (30 if item.count else 0))
    if not item.folded and item.fontMetrics().horizontalAdvance(item.text()) > room:
        yield f"{item.text()!r} has {room} px"


def _button(button: QAbstractButton) -> Iterator[str]:
    if not button.text() or _told(button.text(), button.toolTip()):
        return
    icon_alone = Qt.ToolButtonStyle.ToolButtonIconOnly
    if isinstance(button, QToolButton) and not button.icon().isNull() and button.toolButtonStyle() == icon_alone:
        return
    needed = button.sizeHint().expandedTo(button.minimumSizeHint())
    if needed.width() > button.width() + _SLACK and button.hasHeightForWidth() is False:
        yield f"{button.text()!r} has {button.width()} px and needs {needed.width()}"
    elif button.fontMetrics().height() > button.height() and isinstance(button, QPushButton | QToolButton):
        yield f"{button.text()!r} is {button.height()} px high and its font {button.fontMetrics().height()}"


def _combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    option.initFrom(combo)
    option.editable, option.frame = combo.isEditable(), combo.hasFrame()
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo).width()
    needed = combo.fontMetrics().horizontalAdvance(combo.currentText())
    if needed > room + _SLACK and not combo.isEditable() and combo.currentText() not in combo.toolTip():
        yield f"{combo.currentText()!r} has {room} px and needs {needed}"


def _line(line: QLineEdit) -> Iterator[str]:
    hint = line.placeholderText()
    if hint and not line.text() and hint not in line.toolTip():
        margins = line.textMargins()
        icons = 24 * len([action for action in line.actions() if action.isVisible()])
        room = line.contentsRect().width() - margins.left() - margins.right() - icons
        needed = line.fontMetrics().horizontalAdvance(hint)
        if needed > room:
            yield f"{hint!r} has {room} px and needs {needed}"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for at in range(bar.count()):
        needed = bar.fontMetrics().horizontalAdvance(bar.tabText(at))
        if needed > bar.tabRect(at).width() and bar.tabText(at) not in bar.tabToolTip(at):
            yield f"tab {bar.tabText(at)!r} has {bar.tabRect(at).width()} px and needs {needed}"


def _headings(header: QHeaderView) -> Iterator[str]:
    turned = isinstance(header.parent(), MatrixView) and header.orientation() is Qt.Orientation.Horizontal
    upright = turned or type(header).__name__ == "UprightHeader"
    for at, text in heading_texts(header):
        needed = header.fontMetrics().horizontalAdvance(text) + 6
        if upright and needed <= header.height():
            continue
        told = str(header.model().headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) or "")
        if text and needed > header.sectionSize(at) and text not in told:
            yield f"heading {text!r} has {header.sectionSize(at)} px and needs {needed}"


def _cells(view: QAbstractItemView) -> Iterator[str]:
    """Painted cells may end with … where their tooltip tells the whole."""
    for index, rect in cells(view):
        text = str(index.data() or "")
        option = QStyleOptionViewItem()
        view.initViewItemOption(option)
        option.rect = QRect(QPoint(0, 0), rect.size())
        needed = view.itemDelegateForIndex(index).sizeHint(option, index).width()
        if not text or needed <= rect.width() + 2:
            continue
        if text not in plain(str(index.data(Qt.ItemDataRole.ToolTipRole) or "")):
            yield f"cell {text!r} has {rect.width()} px and needs {needed}, and no tooltip tells it"


def _sides(area: QScrollArea) -> Iterator[str]:
    """What is wider than an area that scrolls only up and down cannot be reached."""
    inside = area.widget()
    off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if inside is not None and off and inside.width() > area.viewport().width() + _SLACK:
        yield f"holds {inside.width()} px in {area.viewport().width()}"


def _squeezed(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QProgressBar) and not widget.isTextVisible():
        return
    least = widget.minimumSizeHint()
    if least.isValid() and not least.isEmpty():
        if least.width() > widget.width() + _SLACK:
            yield f"{_words(widget)!r} has {widget.width()} px and needs {least.width()}"
        elif least.height() > widget.height() + _SLACK:
            yield f"{_words(widget)!r} is {widget.height()} px high and needs {least.height()}"


def _words(widget: QWidget) -> str:
    for name in ("text", "currentText", "title"):
        said = getattr(widget, name, None)
        if callable(said):
            found = said()
            if isinstance(found, str) and found:
                return found
    return widget.accessibleName()


def _says(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit) and widget.width() > 1


def _outside(widget: QWidget, root: QWidget) -> str:
    """Where a text or control leaves a parent that does not scroll."""
    if not _says(widget) or widget is root or (isinstance(widget, QLabel) and not widget.text()):
        return ""
    above = widget.parentWidget()
    while above is not None and above is not root.parentWidget():
        holder = above.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is above:
            return ""
        area = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size())
        if not above.rect().adjusted(-2, -2, 2, 2).contains(area):
            return f"leaves {type(above).__name__}: {area.getRect()} in {above.rect().getRect()}"
        if above.isWindow():
            return ""
        above = holder
    return ""


def _scrolled_away(widget: QWidget, root: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None and above is not root:
        holder = above.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is above:
            return False  # it is only out of sight: its size counts all the same
        above = holder
    return True
