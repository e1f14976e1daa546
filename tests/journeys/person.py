"""Somebody at the computer: finds things by the words on the screen and uses keys; knows nothing of the code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from focalpoint.ui.widgets.pills import StatePill

W = TypeVar("W", bound=QWidget)
_LONG = 20_000


class Person:
    """Sees only what is visible; whatever lies on top of the rest is looked at first."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    # Looking ------------------------------------------------------------------------------------

    def sees(self, words: str) -> bool:
        """Whether some label, button, field, list or message says this."""
        return any(words in text for text in self._texts())

    def finds(self, pattern: str) -> str:
        """What is said somewhere and fits a regular expression."""
        return next(text for text in self._texts() if re.fullmatch(pattern, text))

    def says(self, pattern: str) -> bool:
        """Whether something is said that fits a regular expression."""
        return any(re.fullmatch(pattern, text) for text in self._texts())

    def waits_to_see(self, words: str) -> None:
        """Wait until it is said."""
        self.waits_until(lambda: self.sees(words))

    def waits_until(self, condition: Callable[[], bool]) -> None:
        """Wait for something, at most twenty seconds."""
        self._qtbot.waitUntil(condition, timeout=_LONG)

    def reads(self, label: str) -> str:
        """What stands in the field with this label."""
        field = self.field(label)
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        if isinstance(field, QComboBox):
            return field.currentText()
        assert isinstance(field, QLineEdit), label
        return field.text()

    def rows(self) -> list[str]:
        """The titles in the list or tree that is shown."""
        view = self._view()
        return [self._title(view, index) for index in _indexes(view)]

    def field(self, label: str) -> QWidget:
        """The field that a visible label belongs to; waits for it, because an inspector is built bit by bit."""
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = [one for one in [self._field(label)] if one is not None]
            return bool(found)

        self.waits_until(look)
        return found[0]

    # Doing --------------------------------------------------------------------------------------

    def presses(self, label: str) -> None:
        """Press the button with these words; waits for it, because an inspector is built bit by bit."""
        found: list[QAbstractButton] = []

        def look() -> bool:
            buttons = self._visible(QAbstractButton)
            found[:] = [one for one in buttons if label in {one.text(), one.accessibleName()}]
            assert found, f"there is no button “{label}”"
            return True

        self.waits_until(look)
        assert found[0].isEnabled(), f"“{label}” cannot be pressed: {found[0].toolTip()}"
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def writes(self, label: str, text: str) -> None:
        """Write over what stands in a field."""
        field = self.field(label)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        _type(field, text)

    def leaves_with_tab(self) -> None:
        """Go on to the next field."""
        QTest.keyClick(self._focused(), Qt.Key.Key_Tab)

    def types(self, keys: str) -> None:
        """Press keys, such as "Ctrl+Z"."""
        QTest.keySequence(self._focused(), QKeySequence(keys))

    def goes_to(self, page: str) -> None:
        """Go to a page through the palette."""
        self.commands(page)

    def commands(self, words: str) -> None:
        """Open the palette, type, and press Enter on what it offers first."""
        self.types("Ctrl+K")
        self.waits_until(lambda: self._palette() is not None)
        line = self._palette()
        assert line is not None
        line.setFocus()
        _type(line, words)
        self.waits_until(lambda: self._first_offer().startswith(words))
        QTest.keyClick(line, Qt.Key.Key_Return)

    def chooses_row(self, title: str) -> None:
        """Click on a row of the list or tree."""
        view = self._view()
        index = next(one for one in _indexes(view) if self._title(view, one) == title)
        view.scrollTo(index)
        cell = view.visualRect(index.siblingAtColumn(0))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.center()))

    def chooses_file(self, path: Path) -> None:
        """Give a file's name to the dialog that asks for it."""
        self.waits_until(lambda: self._file_dialog() is not None)
        dialog = self._file_dialog()
        assert dialog is not None
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(path))
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.waits_until(lambda: self._file_dialog() is None)

    # Inside -------------------------------------------------------------------------------------

    def _field(self, label: str) -> QWidget | None:
        for caption in self._visible(QLabel):
            buddy = caption.buddy()
            if buddy is not None and caption.text() == label:
                target = buddy.focusProxy() or buddy
                if target.isVisible():
                    return target
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            for widget in self._visible(kind):
                if widget.accessibleName() == label:
                    return widget
        return None

    def _windows(self) -> list[QWidget]:
        on_top = [QApplication.activePopupWidget(), QApplication.activeModalWidget()]
        shown = [one for one in on_top if one is not None and one.isVisible()]
        return shown[:1] or [one for one in QApplication.topLevelWidgets() if one.isVisible()]

    def _visible(self, kind: type[W]) -> Iterator[W]:
        for window in self._windows():
            yield from (one for one in window.findChildren(kind) if one.isVisible())

    def _texts(self) -> Iterator[str]:
        for label in self._visible(QLabel):
            yield label.text()
        for button in self._visible(QAbstractButton):
            yield button.text()
            yield button.accessibleName()
        for pill in self._visible(StatePill):
            yield pill.accessibleName()
        for view in self._visible(QAbstractItemView):
            if view.model() is not None:
                columns = range(view.model().columnCount())
                yield from (self._title(view, one.siblingAtColumn(at)) for one in _indexes(view) for at in columns)

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        if focused is not None:
            return focused
        # Where there is no window manager, nobody makes the window active again when a dialog has closed.
        window = next(one for one in self._windows() if one.isWindow())
        window.activateWindow()
        self.waits_until(window.isActiveWindow)
        return QApplication.focusWidget() or window

    def _view(self) -> QAbstractItemView:
        return next(one for one in self._visible(QAbstractItemView) if one.model() is not None and not one.objectName())

    def _title(self, view: QAbstractItemView, index: QModelIndex) -> str:
        del view
        return str(index.data() or "")

    def _first_offer(self) -> str:
        for view in self._visible(QAbstractItemView):
            if _is_in_palette(view) and view.model() is not None:
                offers = (one for one in _indexes(view) if one.flags() & Qt.ItemFlag.ItemIsSelectable)
                return next((str(one.data() or "") for one in offers), "")
        return ""

    def _palette(self) -> QLineEdit | None:
        return next((one for one in self._visible(QLineEdit) if _is_in_palette(one)), None)

    def _file_dialog(self) -> QFileDialog | None:
        dialogs = (one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog))
        return next((one for one in dialogs if one.isVisible()), None)


def _indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """The first cell of each row, opened branches included."""
    model = view.model()
    if model is None:
        return
    stack = [model.index(row, 0) for row in reversed(range(model.rowCount()))]
    while stack:
        index = stack.pop()
        yield index
        if isinstance(view, QTreeView) and view.isExpanded(index):
            stack.extend(model.index(row, 0, index) for row in reversed(range(model.rowCount(index))))


def _is_in_palette(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and parent.objectName() == "palette"


def _type(field: QWidget, text: str) -> None:
    """Key by key; letters that no test key has come in at once, as from an input method."""
    if text.isascii():
        QTest.keyClicks(field, text)
    elif isinstance(field, QLineEdit):
        field.insert(text)
    elif isinstance(field, QPlainTextEdit):
        field.insertPlainText(text)
