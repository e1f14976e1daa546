"""The dialog that changes many records together, the same on every page: fields, the preview below, then the act."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.language import Language
from focalpoint.ui.inspector.acting import say_too_long
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.shell.theme.theme import Theme

R = TypeVar("R")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
NUMBER, TITLE, NOTE = 0, 1, 2
"""The first columns; one for each field that changes follows."""
KEEP: Final = "#keep"
"""The code of the choice that leaves a field as it is."""
_WIDEST: Final = {TITLE: 240, NOTE: 380}
_LOOKED_AT: Final = 60
"""So many rows say how wide a column should be."""
_COLUMNS: Final = 4


class ChangesPreview(QAbstractTableModel, Generic[R]):
    """Each record with what it has now and what it would have, or why not; columns follow from what changes."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = Language("en")
        self._rows: Sequence[R] = ()
        self._fields: list[str] = []

    @abstractmethod
    def fields_of(self, row: R) -> Sequence[str]:
        """The fields that would change."""

    @abstractmethod
    def number(self, row: R) -> str:
        """By which the record is known beside its title."""

    @abstractmethod
    def title(self, row: R) -> str:
        """What the record is called."""

    @abstractmethod
    def refusal(self, row: R) -> str:
        """Why the record cannot change; empty when it can."""

    @abstractmethod
    def changes(self, row: R) -> bool:
        """Whether the record would change."""

    @abstractmethod
    def cell(self, row: R, field: str) -> str:
        """What a field has now and would have; empty where it stays."""

    @abstractmethod
    def field_name(self, field: str) -> str:
        """What people call a field."""

    def number_name(self) -> str:
        """The heading of the first column."""
        return self._language.gettext("No.")

    @property
    def language(self) -> Language:
        """Whose words are shown."""
        return self._language

    def show_rows(self, rows: Sequence[R], language: Language) -> None:
        """Show another preview: what is refused first, then what changes, then what stays."""
        self.beginResetModel()
        self._language = language
        self._rows = sorted(rows, key=lambda row: (not self.refusal(row), not self.changes(row)))
        self._fields = list(dict.fromkeys(field for row in rows for field in self.fields_of(row)))
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Qt: how many columns."""
        return 0 if parent.isValid() else NOTE + 1 + len(self._fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the columns' names."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEADING
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        language = self._language
        fixed = (self.number_name(), language.gettext("Title"), language.gettext("What happens"))
        return fixed[section] if section < len(fixed) else self.field_name(self._fields[section - len(fixed)])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one value of one cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            if self.refusal(row):
                return QBrush(self._theme.colour("red" if column == NOTE else "muted"))
            return None if self.changes(row) else QBrush(self._theme.colour("muted"))
        return _LEADING if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _text(self, row: R, column: int) -> str:
        if column == NUMBER:
            return self.number(row)
        if column == TITLE:
            return self.title(row)
        return self._note(row) if column == NOTE else self.cell(row, self._fields[column - NOTE - 1])

    def _note(self, row: R) -> str:
        refusal = self.refusal(row)
        if refusal:
            return self._language.gettext("✕ Refused: {reason}").format(reason=refusal)
        if self.changes(row):
            return self._language.gettext("✓ Changes")
        return self._language.gettext("Stays as it is")


class BulkFrame(QDialog):
    """Fields above, the preview below; what is left empty stays as it is in every record. Subclasses fill it."""

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.context = context
        self._captions: list[tuple[QLabel, Callable[[Language], str]]] = []
        self._heading = label(role="heading", wrap=True)
        self._hint = label(role="muted", wrap=True)
        self.reason = BoundedLine()
        say_too_long(context, self.reason)
        self.table = TableView(context.theme)
        self.said = label(role="muted", wrap=True)
        self.act, self.leave = QPushButton(), QPushButton()
        self.resize(context.theme.px(980), context.theme.px(640))

    @abstractmethod
    def title(self) -> str:
        """How many records are changed, in the language of the screen."""

    @abstractmethod
    def act_words(self, count: int) -> str:
        """The act on so many records."""

    def retranslate(self) -> None:
        """Write the texts that every such dialog has."""
        language = self.context.language
        self.setWindowTitle(self.title())
        self._heading.setText(self.title())
        self._hint.setText(
            language.gettext(
                "What you leave as it is stays as it is in every row. It is one step, and undo takes it back."
            )
        )
        for caption, words in self._captions:
            text = words(language)
            caption.setText(text)
            if (buddy := caption.buddy()) is not None:
                buddy.setAccessibleName(text)
        self.table.setAccessibleName(language.gettext("Preview of the change"))
        self.leave.setText(language.gettext("Cancel"))

    def lay_out(
        self, fields: Sequence[tuple[Callable[[Language], str], QWidget]], *below: tuple[QWidget, int, int]
    ) -> None:
        """Put everything in its place; call it once.

        Args:
            fields: each with its caption; the reason stands behind them.
            below: more controls under the fields: widget, row from 0, first of the four columns; two columns wide.
        """
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        every = (*fields, (_reason_words, self.reason))
        for at, (words, widget) in enumerate(every):
            caption = label(role="label")
            caption.setBuddy(getattr(widget, "line", getattr(widget, "inner", widget)))
            self._captions.append((caption, words))
            grid.addWidget(caption, at // _COLUMNS * 2, at % _COLUMNS)
            grid.addWidget(widget, at // _COLUMNS * 2 + 1, at % _COLUMNS)
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        last = (len(every) - 1) // _COLUMNS * 2 + 2
        for widget, row, first in below:
            grid.addWidget(widget, last + row, first, 1, 2)
        column.addLayout(grid)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        box = QDialogButtonBox()
        self.act.setProperty("kind", "primary")
        self.act.setDefault(True)
        box.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.act, QDialogButtonBox.ButtonRole.AcceptRole)
        box.rejected.connect(self.reject)
        box.accepted.connect(self.go_on)
        column.addWidget(box)

    @abstractmethod
    def go_on(self) -> None:
        """Do what the preview shows."""

    def show_preview(self, model: ChangesPreview[R], rows: Sequence[R]) -> None:
        """Show the rows, say how many of them change, and allow the act if any does."""
        if self.table.model() is not model:
            self.table.setSortingEnabled(False)
            self.table.setModel(model)
            self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            self.table.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        language, theme = self.context.language, self.context.theme
        model.show_rows(rows, language)
        self.table.resizeColumnsToContents()
        for column in range(model.columnCount()):
            most = theme.px(_WIDEST.get(column, 300))
            self.table.setColumnWidth(column, min(self.table.columnWidth(column) + theme.px(16), most))
        refused = sum(bool(model.refusal(row)) for row in rows)
        changed = sum(model.changes(row) and not model.refusal(row) for row in rows)
        self.said.setText(
            language.gettext("{changed} will change, {refused} are refused, {same} stay as they are.").format(
                changed=language.number(changed),
                refused=language.number(refused),
                same=language.number(len(rows) - changed - refused),
            )
        )
        self.act.setText(self.act_words(changed))
        allow(self.act, bool(changed), language.gettext("Choose what should change."))


def _reason_words(language: Language) -> str:
    return language.gettext("Reason, kept in the history")
