"""The table of a bulk edit of the plan before it is done: each row with what it has now and what it would have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focalpoint.domain.plan_bulk import BulkRow, Cell
from focalpoint.ui.inspector.values import show_value
from focalpoint.ui.pages.bulk import ChangesPreview
from focalpoint.ui.pages.plan.compare_words import from_to
from focalpoint.words.errors import explain
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.pages.plan.content import PlanContent
    from focalpoint.ui.shell.theme.theme import Theme


class BulkPreview(ChangesPreview[BulkRow]):
    """Rows of the plan, by their numbers."""

    def __init__(self, theme: Theme, names: Names, content: PlanContent, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._names, self._content = names, content

    def fields_of(self, row: BulkRow) -> Sequence[str]:
        """The fields that would change."""
        return [cell.field for cell in row.cells]

    def number(self, row: BulkRow) -> str:
        """The WBS number."""
        place = self._content.outline.index.get(row.node_id)
        return "" if place is None else self._content.outline.wbs[place]

    def title(self, row: BulkRow) -> str:
        """The node's title."""
        place = self._content.outline.index.get(row.node_id)
        return "" if place is None else self._content.outline.lines[place].title

    def refusal(self, row: BulkRow) -> str:
        """Why a rule of the plan refuses it."""
        return "" if row.refused is None else explain(row.refused, self.language)

    def changes(self, row: BulkRow) -> bool:
        """Whether the node would change."""
        return row.changes

    def cell(self, row: BulkRow, field: str) -> str:
        """From what to what."""
        found = next((cell for cell in row.cells if cell.field == field), None)
        return "" if found is None else self._change(found)

    def field_name(self, field: str) -> str:
        """What people call it."""
        language = self.language
        return language.gettext("Archived") if field == "archived" else field_label(language, "plan_nodes", field)

    def _change(self, cell: Cell) -> str:
        if cell.field == "archived":
            return self.language.pgettext("value", "yes")
        return from_to(self.language, self._value(cell.field, cell.before), self._value(cell.field, cell.after))

    def _value(self, field: str, value: object) -> str:
        if isinstance(value, tuple):
            names = [self._names.ministry_code(ministry) for ministry in value]
            return " ".join(names) or self.language.pgettext("value", "nothing")
        if field == "weight" and isinstance(value, int | float):
            return self.language.number(value, 0 if value % 1 == 0 else 2)
        return show_value(self.language, self._names, field, value if isinstance(value, int | float) else _text(value))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
