"""Choose one record among thousands: a small window with a field that narrows the list as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from focalpoint.domain.folding import fold
from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme

_MOST: Final = 60


class _Field(QLineEdit):
    """Up and Down move in the list below."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: hand the arrows on."""
        if event.key() == Qt.Key.Key_Down:
            self.moved.emit(1)
        elif event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)


class Picker(QDialog):
    """Lists ``(id, words)`` and emits the chosen id."""

    picked = Signal(str)

    def __init__(
        self, parent: QWidget, theme: Theme, language: Language, title: str, choices: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.px(460), theme.px(380))
        self._choices = [(record_id, words, fold(words)) for record_id, words in choices]
        self._shown: list[str] = []
        self._field = _Field()
        self._field.setPlaceholderText(language.gettext("Type a number or a word…"))
        self._field.setAccessibleName(title)
        self._model = QStringListModel(self)
        self._list = QListView()
        self._list.setAccessibleName(title)
        self._list.setModel(self._model)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        self._field.textChanged.connect(self._narrow)
        self._field.returnPressed.connect(self._on_chosen)
        self._field.moved.connect(self._on_moved)
        self._list.activated.connect(lambda _index: self._on_chosen())
        self._list.clicked.connect(lambda _index: self._on_chosen())
        self._narrow("")

    def _narrow(self, text: str) -> None:
        wanted = fold(text).split()
        found = [choice for choice in self._choices if all(word in choice[2] for word in wanted)][:_MOST]
        self._shown = [record_id for record_id, _, _ in found]
        self._model.setStringList([words for _, words, _ in found])
        if found:
            self._list.setCurrentIndex(self._model.index(0))

    def _on_moved(self, by: int) -> None:
        row = min(max(self._list.currentIndex().row() + by, 0), self._model.rowCount() - 1)
        self._list.setCurrentIndex(self._model.index(row))

    def _on_chosen(self) -> None:
        row = self._list.currentIndex().row()
        if 0 <= row < len(self._shown):
            self.picked.emit(self._shown[row])
            self.accept()


def pick(picker: Picker, then: Callable[[str], None]) -> None:
    """Show the picker and go on with the chosen id."""
    picker.picked.connect(then)
    picker.open()
