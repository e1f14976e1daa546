"""The fields of one row that changed, each with its whole text then and now: below a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.plan_past import Kind
from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.values import show_value
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.plan.compare_words import slip_words
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.domain.changes import Value
    from focalpoint.domain.plan_past import Difference
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

_ROWS: Final = 4
"""So many fields are seen at once; in a low window half as many."""
_LOW: Final = 740
_LOWEST: Final = 450
_NOW, _NOTE = 2, 3


class _Field(NamedTuple):
    """One field in words."""

    name: str
    label: str
    then: str
    now: str
    note: str = ""


class CompareDetail(QWidget):
    """A small table; it takes no more room than the fields that changed."""

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._shown: tuple[Difference, str] | None = None
        self._title = label(role="strong")
        self._model: RecordModel[_Field] = RecordModel(
            _columns(), lambda one: one.name, language=context.language, theme=context.theme, parent=self
        )
        self.table = TableView(context.theme)
        self.table.set_record_model(self._model, context.memory, "plan.compare.detail")
        self._fit = TitleFit(self.table, self.table.horizontalHeader(), _NOW, context.theme, 150, gives_way=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self.table)
        self.hide()

    def show_difference(self, found: Difference | None, number_then: str = "") -> None:
        """Show what changed in a row; nothing for a row that did not, that came or went.

        Args:
            found: what became of the row.
            number_then: its number of then, if it stands elsewhere now.
        """
        self._shown = None if found is None else (found, number_then)
        self._show()

    def retranslate(self) -> None:
        """Write every text anew."""
        self._model.retranslate(self._context.language)
        self.table.setAccessibleName(self._context.language.gettext("Fields that changed"))
        self._show()

    def _show(self) -> None:
        fields = self._fields(*self._shown) if self._shown is not None else []
        self._model.set_records(fields)
        # With very large text on a low screen the rows keep the room; the list of differences says the same.
        room = self.window().height() >= self._context.theme.px(_LOWEST)
        self.setVisible(bool(fields) and room)
        if not fields or self._shown is None:
            return
        self._title.setText(plain_order(self._shown[0].title))
        self.table.setColumnHidden(_NOTE, not any(field.note for field in fields))
        self._fit.fit()
        low = self.window().height() < self._context.theme.px(_LOW)
        rows = min(len(fields), _ROWS // 2 if low else _ROWS)
        height = self.table.horizontalHeader().sizeHint().height() + rows * self.table.rowHeight(0) + 4
        self.table.setFixedHeight(height)

    def _fields(self, found: Difference, number_then: str) -> list[_Field]:
        language = self._context.language
        if found.then is None or found.now is None:
            return []
        told = []
        if Kind.MOVED in found.kinds and number_then:
            told.append(_Field("place", language.gettext("Place"), number_then, found.number))
        for name in found.fields:
            then, now = (self._say(language, name, value) for value in found.values(name))
            note = slip_words(language, found) if name == "finish" else ""
            told.append(_Field(name, field_label(language, "plan_nodes", name), then, now, note))
        figures_then, figures_now = found.figures_then, found.figures_now
        if Kind.PROGRESS in found.kinds and figures_then is not None and figures_now is not None:
            percents = (language.percent(figures_then.percent), language.percent(figures_now.percent))
            told.append(_Field("percent", language.gettext("Progress"), *percents))
        return told

    def _say(self, language: Language, name: str, value: Value | tuple[str, ...]) -> str:
        if isinstance(value, tuple):
            found = language.join([isolate(self._names.ministry(ministry)) for ministry in value])
            return found or language.pgettext("value", "nothing")
        return " ".join(show_value(language, self._names, name, value).split())


def _columns() -> list[Column[_Field]]:
    return [
        Column("field", lambda language: language.pgettext("of a record", "Field"), lambda one, _: one.label,
               width=140),
        Column("then", lambda language: language.pgettext("column", "Then"), lambda one, _: one.then, width=190),
        Column("now", lambda language: language.pgettext("column", "Now"), lambda one, _: one.now, width=230,
               strong=lambda _one: True),
        Column("note", lambda language: language.pgettext("column", "Slipped by"), lambda one, _: one.note, width=90,
               token=lambda one: "red" if one.note.lstrip("\u2066\u2068").startswith("+") else ""),
    ]  # fmt: skip
