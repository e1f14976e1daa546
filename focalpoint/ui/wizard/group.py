"""A group of fields in reading order: short ones side by side where there is room, lists below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from focalpoint.domain.requests.shapes import FieldType
from focalpoint.ui.wizard.answer_field import AnswerField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from focalpoint.domain.requests.specification import FieldSpec
    from focalpoint.ui.wizard.hand import Hand
    from focalpoint.ui.wizard.item_list import ItemList

_TWO_COLUMNS_FROM = 430


class FieldGroup(QWidget):
    """Fields of one record: of the request, of an item of a list, or of a measure.

    Args:
        hand: what the wizard's parts share.
        fields: every field of the record and of the lists in it, by id.
        ids: which of them stand in this group, in order.
        prefix: what stands before a field's own path ("subj[0].").
    """

    def __init__(
        self,
        hand: Hand,
        fields: Mapping[str, FieldSpec],
        ids: Sequence[str],
        prefix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hand = hand
        self._parts: list[AnswerField | ItemList] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(hand.theme.px(12))
        self._grid.setVerticalSpacing(hand.theme.px(9))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for each in ids:
            field = fields[each]
            path = f"{prefix}{field.leaf}"
            if field.type is FieldType.LIST:
                from focalpoint.ui.wizard.item_list import ItemList

                self._parts.append(ItemList(hand, fields, field, path, self))
            else:
                self._parts.append(AnswerField(hand, field, path, self))
        self._arrange(2)

    def parts(self) -> list[AnswerField | ItemList]:
        """The fields and lists that stand here now."""
        return list(self._parts)

    def all_fields(self) -> Iterator[AnswerField]:
        """Every field that is built, those of opened items too."""
        for part in self._parts:
            if isinstance(part, AnswerField):
                yield part
            elif (group := part.group()) is not None:
                yield from group.all_fields()

    def locate(self, path: str) -> AnswerField | ItemList | None:
        """The field at a path; the item that holds it is opened."""
        for part in self._parts:
            if part.path == path:
                return part
            if not isinstance(part, AnswerField) and path.startswith(f"{part.path}["):
                return part.open_path(path)
        # A finding may name a compound (``to.authority``): its first field.
        return next((part for part in self._parts if part.path.startswith(f"{path}.")), None)

    def show_answers(self) -> None:
        """Show what is answered now."""
        for part in self._parts:
            part.show_answer()

    def show_findings(self) -> None:
        """Show what the checks say, and what is required."""
        for part in self._parts:
            part.show_findings(self._hand.findings.get(part.path, []))
            part.show_required()

    def retranslate(self) -> None:
        """Write every text anew."""
        for part in self._parts:
            part.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: one column where there is little room."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= self._hand.theme.px(_TWO_COLUMNS_FROM) else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        row = column = 0
        for part in self._parts:
            self._grid.removeWidget(part)
            if part.wide or columns == 1:
                row += 1 if column else 0
                self._grid.addWidget(part, row, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
                row, column = row + 1, 0
            else:
                self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
                row, column = (row + 1, 0) if column else (row, 1)


def ids_of(fields: Mapping[str, FieldSpec], listed: str) -> list[str]:
    """The fields that stand directly in a list's items (or in the record, for an empty name), in order."""
    return [each.id for each in fields.values() if each.listed == listed]
