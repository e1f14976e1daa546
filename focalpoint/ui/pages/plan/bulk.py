"""Change several rows of the plan together: choose fields, look at the preview, do it as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.plan_bulk import BulkChange, BulkRow
from focalpoint.ui.inspector import names as choices
from focalpoint.ui.inspector.acting import say_too_long
from focalpoint.ui.pages.bulk import KEEP, BulkFrame
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.pages.plan.bulk_preview import BulkPreview
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.ui.widgets.chips import ChipsEditor
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.numbers import NumberEditor
from focalpoint.words.errors import explain
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices, Names
    from focalpoint.ui.pages.plan.content import PlanContent
    from focalpoint.ui.shell.context import PageContext

_CHOSEN: Final = ("status", "lead_id", "classification")
_NUMBERS: Final = ("percent", "weight")
_MOST_DAYS: Final = 3660
_WAIT_MS: Final = 150
_AT_ONCE: Final = 60
"""More rows than this are changed on a worker."""


class BulkDialog(BulkFrame):
    """Fields above, the preview below; what is left empty stays as it is in every row."""

    def __init__(
        self, parent: QWidget, context: PageContext, names: Names, content: PlanContent, node_ids: Sequence[str]
    ) -> None:
        super().__init__(parent, context)
        self._context, self._names, self._node_ids = context, names, list(node_ids)
        self._rows: Sequence[BulkRow] = ()
        self._loader = Loader(context, self)
        self.choices = {name: ChoiceEdit() for name in _CHOSEN}
        self.numbers = {name: NumberEditor(least=0, most=1_000_000, places=2) for name in _NUMBERS}
        self.days = NumberEditor(least=-_MOST_DAYS, most=_MOST_DAYS)
        self.budget = BoundedLine()
        say_too_long(context, self.budget)
        self.set_supporting = QCheckBox()
        self.supporting = ChipsEditor(context.theme, names.ministry_choices)
        self.archive = QCheckBox()
        self.model = BulkPreview(context.theme, names, content, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._lay_out()
        self._wire()
        self.retranslate()
        self.foresee()

    def wanted(self) -> BulkChange:
        """What is asked for now."""
        values: dict[str, Any] = {name: choice.code() for name, choice in self.choices.items() if choice.code() != KEEP}
        values |= {
            name: float(str(number.value())) for name, number in self.numbers.items() if number.value() is not None
        }
        if self.budget.text().strip():
            values["budget_line"] = self.budget.text().strip()
        codes = self.supporting.value()
        supporting = tuple(map(str, codes)) if self.set_supporting.isChecked() and isinstance(codes, tuple) else None
        days = self.days.value()
        return BulkChange(values, int(float(str(days))) if days else 0, supporting, self.archive.isChecked())

    def foresee(self) -> None:
        """Work the preview out anew."""
        bulk, wanted, node_ids = self._context.workspace.bulk, self.wanted(), self._node_ids
        for number in (*self.numbers.values(), self.days):
            number.mark(bool(number.line.text().strip()) and number.value() is None)
        self._loader.load(lambda: bulk.preview(node_ids, wanted), self._show_rows, self._on_failed)

    def title(self) -> str:
        """How many rows are changed."""
        language, count = self._context.language, len(self._node_ids)
        return language.ngettext("Change {n} row", "Change {n} rows", count).format(n=language.number(count))

    def act_words(self, count: int) -> str:
        """Change so many rows."""
        language = self._context.language
        return language.ngettext("Change {n} row", "Change {n} rows", count).format(n=language.number(count))

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._context.language
        self._write_choices(language)
        super().retranslate()
        for number in (*self.numbers.values(), self.days):
            number.line.setPlaceholderText(language.gettext("Leave as it is"))
        self.budget.setPlaceholderText(language.gettext("Leave as it is"))
        self.set_supporting.setText(language.gettext("Set the supporting ministries"))
        self.archive.setText(language.gettext("Archive the rows, with what is below them"))
        self.supporting.set_name(language.gettext("Supporting ministries"))
        self.supporting.retranslate(language)
        self._show_rows(self._rows)

    def go_on(self) -> None:
        """Change the rows: a few at once, many on a worker."""
        context, wanted, node_ids, reason = self._context, self.wanted(), self._node_ids, self.reason.text().strip()
        bulk = context.workspace.bulk
        if len(node_ids) <= _AT_ONCE:
            if context.run(lambda: bulk.apply(node_ids, wanted, reason)):
                self.accept()
            return
        title = context.language.gettext("Changing rows of the plan")
        job = context.jobs.create(title, lambda _progress: bulk.apply(node_ids, wanted, reason), writes=True)
        job.failed.connect(context.fail)
        job.start()
        self.accept()

    # Inside -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.lay_out(
            [
                (_field("status"), self.choices["status"]),
                (_field("lead_id"), self.choices["lead_id"]),
                (_field("classification"), self.choices["classification"]),
                (lambda language: language.gettext("Move dates by days (−7 is a week earlier)"), self.days),
                (_field("percent"), self.numbers["percent"]),
                (_field("weight"), self.numbers["weight"]),
                (_field("budget_line"), self.budget),
            ],
            (self.set_supporting, 0, 0),
            (self.supporting, 1, 0),
            (self.archive, 0, 2),
        )

    def _wire(self) -> None:
        for choice in self.choices.values():
            choice.chosen.connect(lambda _code: self._timer.start())
        for number in (*self.numbers.values(), self.days):
            number.line.textChanged.connect(lambda _text: self._timer.start())
        self.budget.textChanged.connect(lambda _text: self._timer.start())
        self.archive.toggled.connect(lambda _on: self._timer.start())
        self.set_supporting.toggled.connect(self._on_supporting)
        self.supporting.committed.connect(lambda _codes: self._timer.start())
        self.supporting.setVisible(False)
        self._timer.timeout.connect(self.foresee)
        self._context.shell.language_changed.connect(self.retranslate)

    def _write_choices(self, language: Language) -> None:
        keep = (KEEP, language.gettext("Leave as it is"))
        offered: dict[str, Choices] = {
            "status": choices.statuses(language),
            "lead_id": self._names.ministry_choices(language),
            "classification": choices.markings(language),
        }
        for name, choice in self.choices.items():
            begun = choice.count() > 0
            choice.set_choices([keep, *offered[name]])
            if not begun:
                choice.set_code(KEEP)

    def _on_supporting(self, on: bool) -> None:
        self.supporting.setVisible(on)
        self._timer.start()

    def _show_rows(self, rows: Sequence[BulkRow]) -> None:
        self._rows = rows
        self.show_preview(self.model, rows)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, FocalPointError):
            self.said.setText(explain(error, self._context.language))
            allow(self.act, False, explain(error, self._context.language))
        else:
            self._context.fail(error)


def _field(name: str) -> Callable[[Language], str]:
    return lambda language: field_label(language, "plan_nodes", name)
