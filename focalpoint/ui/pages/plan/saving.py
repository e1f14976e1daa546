"""What was typed into a cell of the tree becomes a change of the node, or a sentence that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.domain.errors import RuleError
from focalpoint.domain.plan import Precision
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import first_day, read_written, written_fields
from focalpoint.ui.pages.plan.columns import DATES, EDITS, Column

if TYPE_CHECKING:
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.pages.plan.view import PlanView
    from focalpoint.ui.shell.context import PageContext

_WRITTEN = frozenset({Column.START, Column.FINISH})
_NUMBERS = frozenset({Column.PERCENT, Column.WEIGHT})
_DIGITS = {0x0660 + n: str(n) for n in range(10)} | {0x066B: ".", 0xA0: "", 0x202F: ""}


class CellSaver:
    """Saves the cells of one tree."""

    def __init__(self, context: PageContext, view: PlanView, names: Names) -> None:
        self._context = context
        view.may_edit = self.may_edit
        view.desk.refused.connect(context.announce)
        view.desk.use(
            {Column.LEAD: names.ministry_choices, Column.STATUS: choices.statuses, Column.KIND: choices.kinds},
            self.save,
        )

    def may_edit(self) -> bool:
        """Whether cells can be edited now; says why not."""
        reason = why_not(self._context, "plan.edit")
        if reason:
            self._context.announce(reason)
        return not reason

    def save(self, node_id: str, column: Column, value: object) -> bool:
        """Write what was typed; false when it is refused, which the person has then been told."""
        plan = self._context.workspace.plan
        return self._context.run(lambda: plan.edit(node_id, **changes_of(column, value)))


def changes_of(column: Column, value: object) -> dict[str, Any]:
    """The fields that a cell's text or code stands for.

    Raises:
        RuleError: ``not_a_date`` or ``not_a_number``.
    """
    field, text = EDITS[column], str(value or "").strip()
    if column in _WRITTEN:
        read = read_written(text)
        if read is not None and read.precision == Precision.UNKNOWN:
            raise RuleError(rule="not_a_date", field=field, value=text)
        return dict(written_fields(field, text))
    if column in DATES:
        day = first_day(text)
        if text and day is None:
            raise RuleError(rule="not_a_date", field=field, value=text)
        return {field: day}
    if column in _NUMBERS:
        return {field: read_number(text, field)}
    return {field: None if column is Column.LEAD and not text else text}


def read_number(text: str, field: str) -> float | None:
    """A number as people type it, with a comma or a point, Arabic digits or a percent sign; None for nothing.

    Raises:
        RuleError: ``not_a_number``.
    """
    plain = text.translate(_DIGITS).replace("%", "").replace("٪", "").replace(" ", "").replace(",", ".")
    if not plain:
        return None
    try:
        return float(plain)
    except ValueError as error:
        raise RuleError(rule="not_a_number", field=field, value=text) from error
