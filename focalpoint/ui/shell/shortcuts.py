"""All keyboard shortcuts in one list: to read, and to change by pressing other keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLineEdit, QPushButton, QTableView, QVBoxLayout

from focalpoint.language import Language
from focalpoint.ui.shell.commands import GROUPS, PAGE, Listed
from focalpoint.ui.shell.keys import latin_sequence, native
from focalpoint.ui.shell.speech import speak
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.bounded import LONGEST_SEARCH
from focalpoint.ui.widgets.roomy import RoomyDelegate

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow

_Index = QModelIndex | QPersistentModelIndex
_MODIFIERS = frozenset(
    {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock}
)


class KeyField(QLineEdit):
    """Shows the keys that one presses. Tab goes on, Escape gives up: nobody is trapped in it."""

    pressed = Signal(str)
    """The keys in portable text."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)

    def event(self, event: QEvent) -> bool:
        """Hear keys before they become shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take one combination."""
        key = Qt.Key(event.key()) if event.key() else Qt.Key.Key_unknown
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            event.ignore()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key not in _MODIFIERS and key != Qt.Key.Key_unknown:
            meant = latin_sequence(event) or QKeySequence(event.keyCombination())
            self.pressed.emit(meant.toString(QKeySequence.SequenceFormat.PortableText))


class KeysModel(QAbstractTableModel):
    """Commands and their keys, a heading before each group."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Listed | str] = []
        self._headings = ("", "")
        self._language = Language("en")
        self._own = ""

    def set_rows(self, rows: Sequence[Listed | str], language: Language, changed: str) -> None:
        """Show other commands."""
        self.beginResetModel()
        self._rows, self._language, self._own = list(rows), language, changed
        self._headings = (language.gettext("Command"), language.gettext("Keys"))
        self.endResetModel()

    def listed(self, row: int) -> Listed | None:
        """The command of a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Listed) else None

    def row_of(self, name: str) -> int:
        """Where a command stands; −1 where it does not."""
        return next((at for at, row in enumerate(self._rows) if isinstance(row, Listed) and row.id == name), -1)

    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, str)]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Commands and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """What it is, and its keys."""
        return 0 if parent.isValid() else 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A command or its keys."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            if role == Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(True)
                return font
            return row if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return self._language.gettext(row.command.label)
        if row.keys == row.command.keys:
            return row.native_keys
        return self._own.format(keys=row.native_keys or "–")


class ShortcutsDialog(QDialog):
    """The list, a filter over it, and below it the field that takes new keys."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._theme = window.context.theme
        self._book = window.commands
        self._new = ""
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_SEARCH)
        self.line.setClearButtonEnabled(True)
        self.model = KeysModel(self)
        self.table = QTableView()
        self.table.setProperty("framed", True)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setItemDelegate(RoomyDelegate(self._theme, self.table))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._asked = label(role="label")
        self.field = KeyField()
        self._asked.setBuddy(self.field)
        self.use = QPushButton()
        self.none = QPushButton()
        self.proposed = QPushButton()
        self.all_proposed = QPushButton()
        self.leave = QPushButton()
        self._clash = label(role="warning", wrap=True)
        self._lay_out()
        self._wire()
        self.resize(min(self._theme.px(640), window.width() - 40), min(self._theme.px(600), window.height() - 60))
        self.retranslate()

    def focus_filter(self) -> None:
        """Put the keyboard in the filter: to look something up."""
        self.line.setFocus()

    def focus_list(self) -> None:
        """Put the keyboard in the list: to change something."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._window.context.language
        self.setWindowTitle(language.gettext("Keyboard shortcuts"))
        self.line.setPlaceholderText(language.gettext("Filter…"))
        self.line.setAccessibleName(language.gettext("Filter the list"))
        self.table.setAccessibleName(language.gettext("Keyboard shortcuts"))
        self.field.setPlaceholderText(language.gettext("Press the new keys here"))
        self.use.setText(language.gettext("Use these keys"))
        self.none.setText(language.gettext("No keys"))
        self.proposed.setText(language.gettext("As proposed"))
        self.all_proposed.setText(language.gettext("All as proposed"))
        self.leave.setText(language.gettext("Close"))
        self.refresh()

    def refresh(self) -> None:
        """Show the commands of now: the window's, and those of its pages."""
        chosen = self._chosen()
        language = self._window.context.language
        self.model.set_rows(self._rows(), language, language.gettext("{keys} (changed)"))
        # Rows of one height: asking each for its own takes longer than a person notices.
        height = max(self._theme.px(30), self.table.fontMetrics().height() + self._theme.px(12))
        self.table.verticalHeader().setDefaultSectionSize(height)
        for row in self.model.headings():
            self.table.setSpan(row, 0, 1, 2)
        row = self.model.row_of(chosen.id) if chosen is not None else -1
        first = next((at for at in range(self.model.rowCount()) if self.model.listed(at) is not None), -1)
        self.table.setCurrentIndex(self.model.index(row if row >= 0 else first, 0))
        self._show_chosen()

    # --- inside -------------------------------------------------------------------------------------------------

    def _rows(self) -> list[Listed | str]:
        window, language = self._window, self._window.context.language
        wanted = self.line.text().casefold().split()
        groups: dict[str, list[Listed]] = {}
        for listed in self._book.everywhere():
            words = f"{language.gettext(listed.command.label)} {listed.command.label} {listed.native_keys}".casefold()
            if all(word in words for word in wanted):
                words = window.context_page(listed.page).label if listed.group == PAGE else GROUPS[listed.group]
                heading = language.gettext(words)
                groups.setdefault(heading, []).append(listed)
        rows: list[Listed | str] = []
        for heading, commands in groups.items():
            rows += [heading, *commands]
        return rows

    def _lay_out(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        for button in (self.use, self.none, self.proposed):
            entry.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(self.all_proposed)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.table, 1)
        column.addWidget(self._asked)
        column.addLayout(entry)
        column.addWidget(self._clash)
        column.addSpacing(4)
        column.addLayout(foot)
        for button in (self.use, self.none, self.proposed, self.all_proposed, self.leave):
            button.setAutoDefault(False)

    def _wire(self) -> None:
        self.line.textChanged.connect(self.refresh)
        self.table.selectionModel().currentChanged.connect(self._show_chosen)
        self.table.activated.connect(self.field.setFocus)
        self.field.pressed.connect(self._on_pressed)
        self.field.left.connect(self._on_left)
        self.use.clicked.connect(self._on_use)
        self.none.clicked.connect(lambda: self._choose(""))
        self.proposed.clicked.connect(self._on_proposed)
        self.all_proposed.clicked.connect(self._on_all_proposed)
        self.leave.clicked.connect(self.close)
        self._window.context.shell.language_changed.connect(self.retranslate)

    def _chosen(self) -> Listed | None:
        return self.model.listed(self.table.currentIndex().row())

    def _show_chosen(self) -> None:
        """The field is for the chosen command."""
        language, chosen = self._window.context.language, self._chosen()
        self._new = ""
        self._clash.hide()
        self.use.setEnabled(False)
        self.field.setEnabled(chosen is not None)
        self.field.setText(chosen.native_keys if chosen is not None else "")
        words = language.gettext(chosen.command.label) if chosen is not None else ""
        asked = language.gettext("Keys for “{command}”").format(command=words) if words else ""
        self._asked.setText(asked)
        self.field.setAccessibleName(asked or language.gettext("Keys"))
        self.none.setEnabled(chosen is not None and bool(chosen.keys))
        self.proposed.setEnabled(chosen is not None and self._book.keys.is_own(chosen.id))

    def _on_pressed(self, keys: str) -> None:
        language, chosen = self._window.context.language, self._chosen()
        if chosen is None:
            return
        self._new = keys
        self.field.setText(native(keys))
        other = self._book.clash(chosen, keys)
        if self._book.belongs_to_text(keys) and keys != chosen.command.keys:
            reason = language.gettext("Text fields need these keys. Choose others, for example with Ctrl.")
        elif other is not None:
            command = language.gettext(other.command.label)
            reason = language.gettext("“{command}” has these keys already. Take them away there first.").format(
                command=command
            )
        else:
            reason = ""
        self._clash.setText(reason)
        self._clash.setVisible(bool(reason))
        allow(self.use, not reason, reason)
        speak(self.field, reason or native(keys))

    def _on_left(self) -> None:
        self._show_chosen()
        self.table.setFocus()

    def _on_use(self) -> None:
        if self._new:
            self._choose(self._new)

    def _on_proposed(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        other = self._book.clash(chosen, chosen.command.keys) if chosen.command.keys else None
        if other is not None:
            self._on_pressed(chosen.command.keys)
            return
        self._book.keys.reset(chosen.id)
        self.refresh()

    def _on_all_proposed(self) -> None:
        self._book.keys.reset()
        self.refresh()

    def _choose(self, keys: str) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._book.keys.choose(chosen.id, keys, chosen.command.keys)
            self.refresh()
            self.table.setFocus()
