"""Several rows of the plan are selected: what they have in common, and the way to change them together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from focalpoint.ui.inspector.several import Fact, SeveralInspector, date_fact, percent_fact
from focalpoint.ui.pages.plan.columns import Column, column_name

if TYPE_CHECKING:
    from focalpoint.ui.pages.plan.acts import PlanActs
    from focalpoint.ui.pages.plan.model import PlanModel
    from focalpoint.ui.pages.plan.view import PlanView
    from focalpoint.ui.shell.context import PageContext

_FIELDS: Final = {Column.KIND: "kind", Column.LEAD: "lead_id", Column.STATUS: "status", Column.WEIGHT: "weight"}
"""What is compared: columns that say what stands in the row itself, computed from nothing below it."""
_DATES: Final = {Column.START: "start", Column.FINISH: "finish"}


class SeveralRows(QObject):
    """Watches the selection; the summary is made when it is first needed."""

    def __init__(
        self, context: PageContext, view: PlanView, model: PlanModel, acts: PlanActs, inspect: Callable[[], None]
    ) -> None:
        """``inspect`` asks the window to look at the current row again."""
        super().__init__(view)
        self._context, self._view, self._model, self._acts, self._inspect = context, view, model, acts, inspect
        self._made: SeveralInspector | None = None
        self._shown = False
        self._calm = QTimer(self, singleShot=True, interval=0)
        self._calm.timeout.connect(self._look)
        view.selectionModel().selectionChanged.connect(lambda _now, _old: self._calm.start())

    def of(self, node_id: str) -> SeveralInspector | None:
        """The summary when a node is one of several selected ones."""
        ids = self._view.selected_ids()
        self._shown = len(ids) > 1 and node_id in ids
        return self._show(ids) if self._shown else None

    def renew(self) -> None:
        """Write the summary anew after a change, or in another language."""
        ids = self._view.selected_ids()
        if self._shown and len(ids) > 1:
            self._show(ids)

    def _look(self) -> None:
        if self._shown or len(self._view.selected_ids()) > 1:
            self._inspect()

    def _show(self, ids: list[str]) -> SeveralInspector:
        if self._made is None:
            actions = [self._acts.action(name) for name in ("bulk", "archive")]
            self._made = SeveralInspector(self._context, lambda: actions)
        language, outline = self._context.language, self._model.content.outline
        nodes = [outline.index[node_id] for node_id in ids]
        facts = []
        for column, field in _FIELDS.items():
            # One row of each value is put into words: with 10,000 rows, all of them would be felt.
            differing = {getattr(outline.lines[node], field): node for node in nodes}
            words = tuple(self._model.text(node, column) for node in differing.values())
            facts.append(Fact(column_name(column, language), words))
        content = self._model.content
        for column, field in _DATES.items():
            days = (getattr(outline.lines[node], field) for node in nodes)
            facts.append(date_fact(language, column_name(column, language), days))
        percents = (content.figures[node].percent for node in nodes)
        facts.append(percent_fact(language, column_name(Column.PERCENT, language), percents))
        count = len(ids)
        title = language.ngettext("{n} entry selected", "{n} entries selected", count).format(n=language.number(count))
        self._made.show_facts(title, facts)
        return self._made
