"""A group of fields in reading order: short ones side by side where there is room, lists below each other.

The first ones are built at once, the rest in later turns of the event loop, so that a long step opens without a halt.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
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
_A_TURN: Final = 5
"""So many fields are built in one turn; a list counts as much."""


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
        self._fields, self._prefix = fields, prefix
        self._waiting = deque(ids)
        self._columns, self._row, self._column = 2, 0, 0
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._on_turn)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(hand.theme.px(12))
        self._grid.setVerticalSpacing(hand.theme.px(9))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._build()
        self._turn.start()

    @property
    def building(self) -> bool:
        """Whether fields are still to come."""
        return bool(self._waiting) or any(group.building for group in self._groups())

    def complete(self) -> None:
        """Build now what is still to be built, in the items that are open too."""
        while self._waiting:
            self._build_written()
        for group in self._groups():
            group.complete()

    def parts(self) -> list[AnswerField | ItemList]:
        """The fields and lists that stand here now; the first ones always do."""
        return list(self._parts)

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stops, in reading order."""
        for part in self._parts:
            yield from tab_stops(part.editor) if isinstance(part, AnswerField) else part.stops()

    def all_fields(self) -> Iterator[AnswerField]:
        """Every field that is built, those of opened items too."""
        for part in self._parts:
            if isinstance(part, AnswerField):
                yield part
            elif (group := part.group()) is not None:
                yield from group.all_fields()

    def locate(self, path: str) -> AnswerField | ItemList | None:
        """The field at a path; the item that holds it is opened."""
        while (found := self._find(path)) is None and self._waiting:
            self._build_written()
        # A finding may name a compound (``to.authority``): its first field.
        return found or next((part for part in self._parts if part.path.startswith(f"{path}.")), None)

    def _find(self, path: str) -> AnswerField | ItemList | None:
        for part in self._parts:
            if part.path == path:
                return part
            if not isinstance(part, AnswerField) and path.startswith(f"{part.path}["):
                return part.open_path(path)
        return None

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

    def _on_turn(self) -> None:
        if self._waiting:
            self._build_written()
        if self._waiting:
            self._turn.start()
        else:
            self._hand.built.emit()

    def _groups(self) -> Iterator[FieldGroup]:
        for part in self._parts:
            if not isinstance(part, AnswerField) and (group := part.group()) is not None:
                yield group

    def _build_written(self) -> None:
        """Build some more and write them, as the first ones were written by whoever made the group."""
        for part in self._build():
            part.retranslate()
            part.show_answer()
            part.show_findings(self._hand.findings.get(part.path, []))
            part.show()

    def _build(self) -> list[AnswerField | ItemList]:
        """Build the fields of one turn."""
        built: list[AnswerField | ItemList] = []
        left = _A_TURN
        while self._waiting and left > 0:
            field = self._fields[self._waiting.popleft()]
            path = f"{self._prefix}{field.leaf}"
            if field.type is FieldType.LIST:
                from focalpoint.ui.wizard.item_list import ItemList

                built.append(ItemList(self._hand, self._fields, field, path, self))
                left -= _A_TURN
            else:
                built.append(AnswerField(self._hand, field, path, self))
                left -= 1
        self._parts += built
        for part in built:
            self._place(part)
        return built

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns, self._row, self._column = columns, 0, 0
        for part in self._parts:
            self._grid.removeWidget(part)
            self._place(part)

    def _place(self, part: AnswerField | ItemList) -> None:
        """Put a part in the next free place."""
        if part.wide or self._columns == 1:
            self._row += 1 if self._column else 0
            self._grid.addWidget(part, self._row, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
            self._row, self._column = self._row + 1, 0
        else:
            self._grid.addWidget(part, self._row, self._column, Qt.AlignmentFlag.AlignTop)
            self._row, self._column = (self._row + 1, 0) if self._column else (self._row, 1)


def tab_stops(part: QWidget) -> list[QWidget]:
    """What takes the keyboard by Tab in a part of the form, in the order in which it was made."""
    window = part.window()
    return [
        each
        for each in (part, *part.findChildren(QWidget))
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None and each.window() is window
    ]


def ids_of(fields: Mapping[str, FieldSpec], listed: str) -> list[str]:
    """The fields that stand directly in a list's items (or in the record, for an empty name), in order."""
    return [each.id for each in fields.values() if each.listed == listed]
