"""Editing a cell of the plan's tree in place: Enter saves, Tab goes on to the next cell, Escape leaves it as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from PySide6.QtCore import (
    QDate,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCalendarWidget,
    QFrame,
    QLineEdit,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from focalpoint.language import Language
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.pages.plan.columns import CHOICES, DATES, Column
from focalpoint.ui.shell.theme.theme import Theme, apply_property
from focalpoint.ui.widgets.bounded import BoundedLine, too_long_words
from focalpoint.ui.widgets.editors import ChoiceEdit

AnyIndex = QModelIndex | QPersistentModelIndex
Choices = Sequence[tuple[str | None, str]]
Save = Callable[[str, Column, object], bool]
"""Writes what was typed into a cell (node, column, text or code); false when it was refused, with the reason told."""
_Hint = QAbstractItemDelegate.EndEditHint
_TABS: Final = {Qt.Key.Key_Tab: _Hint.EditNextItem, Qt.Key.Key_Backtab: _Hint.EditPreviousItem}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OURS: Final = frozenset({*_TABS, *_ENTER, Qt.Key.Key_Escape})
_STAYS: Final = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
T = TypeVar("T", bound=QWidget)


class DayLine(QLineEdit):
    """A date as one writes it, with a calendar behind Alt+Down and the picture at its end."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        picture = self.addAction(theme.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        picture.setToolTip(language.gettext("Open the calendar"))
        picture.triggered.connect(self.open_calendar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Alt+Down opens the calendar, as in a choice."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a month to click into."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setLocale(QLocale(self._language.code))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        first = first_day(self.text())
        if first:
            calendar.setSelectedDate(QDate.fromString(first, Qt.DateFormat.ISODate))
        column = QVBoxLayout(popup)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(calendar)

        def take(day: QDate) -> None:
            self.setText(self._language.date(day.toString(Qt.DateFormat.ISODate)))
            popup.close()

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()


_LONGEST: Final = 2000
"""Characters that a cell takes; the inspector takes more."""


class CellDesk(QObject):
    """Makes the editor of one cell at a time, reads it and saves it. The view and its delegates share it."""

    closed = Signal(str, int, object)
    """Node, column and the hint where to go on, after an editor was closed."""
    refused = Signal(str)
    """A paste was too long; the sentence that says so."""

    def __init__(self, view: QTreeView, theme: Theme) -> None:
        super().__init__(view)
        self._theme = theme
        self._language: Language | None = None
        self._choices: dict[Column, Callable[[Language], Choices]] = {}
        self._save: Save = lambda _node, _column, _value: False
        self._editor: QWidget | None = None
        self._node_id, self._column = "", Column.TITLE
        self._before: object = None
        self._typed = ""
        self._saving = False

    @property
    def editing(self) -> bool:
        """Whether a cell is open."""
        return self._editor is not None

    @property
    def place(self) -> tuple[str, Column]:
        """The node and column that are being edited, or were last."""
        return self._node_id, self._column

    def use(self, choices: dict[Column, Callable[[Language], Choices]], save: Save) -> None:
        """What the choices of columns are, and who saves."""
        self._choices, self._save = choices, save

    def retranslate(self, language: Language) -> None:
        """Speak another language in the next editor."""
        self._language = language

    def prepare(self, node_id: str, column: Column, typed: str = "") -> None:
        """Which cell the next editor is for; ``typed`` replaces what stands there."""
        self._node_id, self._column, self._typed = node_id, column, typed

    def make(self, parent: QWidget, index: AnyIndex) -> QWidget:
        """The editor for a cell."""
        language = self._language or Language("en")
        editor: QWidget
        if self._column in CHOICES:
            combo = ChoiceEdit(parent)
            combo.set_choices(self._choices[self._column](language))
            combo.setMinimumWidth(self._theme.px(150))
            combo.chosen.connect(lambda _code: self._on_chosen(combo))
            editor = combo
        elif self._column in DATES:
            editor = DayLine(self._theme, language, parent)
            editor.setMinimumWidth(self._theme.px(128))
        else:
            # A title of an import may be longer: it is shown whole, so that nothing is cut when it is saved.
            standing = len(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            line = BoundedLine(parent, max(_LONGEST, standing))
            line.refused.connect(lambda length, most: self.refused.emit(too_long_words(language, length, most)))
            editor = line
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading))
        editor.setProperty("inCell", True)
        self._editor = editor
        return editor

    def fill(self, editor: QWidget, index: AnyIndex) -> None:
        """Show what stands in the cell; once: what was typed since stays."""
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, ChoiceEdit):
            editor.set_code(None if value is None else str(value))
            self._before = editor.code()
            if not self._typed:
                QTimer.singleShot(0, editor, editor.showPopup)
        elif isinstance(editor, QLineEdit):
            editor.setText(self._typed or self._shown(index, value))
            self._before = self._shown(index, value)
            if not self._typed:
                editor.selectAll()

    def begin(self) -> None:
        """The editor is open: what was typed to open it is gone on with, not typed over."""
        if self._typed and isinstance(self._editor, QLineEdit):
            self._editor.end(False)

    def commit(self, editor: QWidget) -> bool:
        """Save what was typed; true when the editor may close."""
        if editor is not self._editor or self._saving:
            return not self._saving
        value = _value_of(editor)
        if value == self._before:
            return True
        self._saving = True
        saved = self._save(self._node_id, self._column, value)
        self._saving = False
        if not saved and self._editor is editor:
            apply_property(editor, "invalid", True)
            editor.setFocus()
        return saved

    def forget(self, editor: QWidget) -> None:
        """An editor was closed."""
        if editor is self._editor:
            self._editor = None

    def _shown(self, index: AnyIndex, value: object) -> str:
        if value is None:
            return ""
        if self._column in DATES:
            return str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return f"{value:g}" if isinstance(value, float) else str(value)

    def _on_chosen(self, combo: ChoiceEdit) -> None:
        delegate = self.parent()
        if combo is self._editor and isinstance(delegate, QTreeView) and self.commit(combo):
            delegate.closeEditor(combo, _Hint.NoHint)


class Editing:
    """What a delegate needs to edit cells; mix it in before the delegate that paints."""

    desk: CellDesk

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """Qt: the field that opens over a cell."""
        del option
        return self.desk.make(parent, index)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Qt: what the field begins with."""
        self.desk.fill(editor, index)

    def setModelData(self, *_given: object) -> None:
        """Qt: the desk saves by itself."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Qt: the field fills its cell, and is never too narrow to be read."""
        del index
        rect = option.rect.adjusted(0, 0, 0, -1)
        wider = editor.minimumWidth() - rect.width()
        if wider > 0:
            rtl = option.direction == Qt.LayoutDirection.RightToLeft
            rect.adjust(-wider if rtl else 0, 0, 0 if rtl else wider, 0)
        parent = editor.parentWidget()
        if parent is not None:
            area = parent.rect()
            rect.translate(min(0, area.right() - rect.right()) or max(0, area.left() - rect.left()), 0)
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the keys that end editing, and leaving the field."""
        if not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OURS:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in _STAYS:
            QTimer.singleShot(0, watched, lambda: self._leave(watched))
        return False

    def _on_key(self, editor: QWidget, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _TABS or key in _ENTER:
            if self.desk.commit(editor):
                self._close(editor, _TABS.get(key, _Hint.NoHint))
            return True
        if key == Qt.Key.Key_Escape:
            self._close(editor, _Hint.RevertModelCache)
            return True
        return False

    def _leave(self, editor: QWidget) -> None:
        """The keyboard went elsewhere: save; what is refused stays open with what was typed."""
        if not editor.hasFocus() and self.desk.editing and self.desk.commit(editor):
            self._close(editor, _Hint.NoHint)

    def _close(self, editor: QWidget, hint: _Hint) -> None:
        view = self.desk.parent()
        if isinstance(view, QTreeView):
            view.closeEditor(editor, hint)


def _value_of(editor: QWidget) -> Any:  # noqa: ANN401 - a code or a text
    if isinstance(editor, ChoiceEdit):
        if editor.isEditable():
            found = editor.findText(editor.currentText(), Qt.MatchFlag.MatchFixedString)
            if found < 0:
                return editor.currentText()
            editor.setCurrentIndex(found)
        return editor.code()
    return editor.text().strip() if isinstance(editor, QLineEdit) else None
