"""The table of a bulk edit before it is done: each row with what it has now and what it would have, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush

from focalpoint.domain.plan_bulk import BulkRow, Cell
from focalpoint.language import Language
from focalpoint.ui.inspector.values import show_value
from focalpoint.ui.pages.plan.compare_words import from_to
from focalpoint.words.errors import explain
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.pages.plan.content import PlanContent
    from focalpoint.ui.shell.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_LEADING: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
NUMBER, TITLE, NOTE = 0, 1, 2
"""The first columns; one for each field that changes follows."""


class BulkPreview(QAbstractTableModel):
    """Rows of a preview; the columns follow from the fields that change."""

    def __init__(self, theme: Theme, names: Names, content: PlanContent, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._names, self._content = theme, names, content
        self._language = Language("en")
        self._rows: Sequence[BulkRow] = ()
        self._fields: list[str] = []

    def show_rows(self, rows: Sequence[BulkRow], language: Language) -> None:
        """Show another preview: what is refused first, then what changes, then what stays."""
        self.beginResetModel()
        self._language = language
        self._rows = sorted(rows, key=lambda row: (row.refused is None, not row.changes))
        self._fields = list(dict.fromkeys(cell.field for row in rows for cell in row.cells))
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
        fixed = (language.gettext("No."), language.gettext("Title"), language.gettext("What happens"))
        if section < len(fixed):
            return fixed[section]
        field = self._fields[section - len(fixed)]
        return language.gettext("Archived") if field == "archived" else field_label(language, "plan_nodes", field)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: one value of one cell."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.refused is not None:
                return QBrush(self._theme.colour("red" if column == NOTE else "muted"))
            return None if row.changes else QBrush(self._theme.colour("muted"))
        return _LEADING if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _text(self, row: BulkRow, column: int) -> str:
        outline = self._content.outline
        place = outline.index.get(row.node_id)
        if column == NUMBER:
            return "" if place is None else outline.wbs[place]
        if column == TITLE:
            return "" if place is None else outline.lines[place].title
        if column == NOTE:
            return self._note(row)
        cell = next((cell for cell in row.cells if cell.field == self._fields[column - NOTE - 1]), None)
        return "" if cell is None else self._change(cell)

    def _note(self, row: BulkRow) -> str:
        if row.refused is not None:
            return self._language.gettext("✕ Refused: {reason}").format(reason=explain(row.refused, self._language))
        if row.changes:
            return self._language.gettext("✓ Changes")
        return self._language.gettext("Stays as it is")

    def _change(self, cell: Cell) -> str:
        if cell.field == "archived":
            return self._language.pgettext("value", "yes")
        return from_to(self._language, self._value(cell.field, cell.before), self._value(cell.field, cell.after))

    def _value(self, field: str, value: object) -> str:
        if isinstance(value, tuple):
            names = [self._names.ministry_code(ministry) for ministry in value]
            return " ".join(names) or self._language.pgettext("value", "nothing")
        if field == "weight" and isinstance(value, int | float):
            return self._language.number(value, 0 if value % 1 == 0 else 2)
        return show_value(self._language, self._names, field, value if isinstance(value, int | float) else _text(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
