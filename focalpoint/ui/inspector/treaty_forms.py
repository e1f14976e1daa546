"""What the parts of an instrument's inspector share: forms inside opening rows, dates as ISO text, section manners."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from focalpoint.domain.changes import Value
from focalpoint.language import plain_order
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.folding import FoldingRows
from focalpoint.ui.inspector.section import Section
from focalpoint.ui.widgets.editors import CheckEditor, ChoiceEditor, LongTextEditor, TextEditor
from focalpoint.ui.widgets.form import FieldForm
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.widgets.editors import Editor

Save = Callable[[str, object], bool]
DATES = frozenset({"date", "effective", "started_on", "done_on", "due_on", "sent_on", "next_on", "adopted"}) | {
    "entry_into_force"
}


def label_of(entity: str, name: str) -> Callable[[Language], str]:
    """A field's label, in plain order."""
    return partial(_label, entity=entity, name=name)


def _label(language: Language, entity: str, name: str) -> str:
    return plain_order(field_label(language, entity, name))


def as_stored(name: str, value: object) -> tuple[bool, Value]:
    """A typed value as it is stored, and whether it could be read."""
    if name in DATES:
        text = str(value or "").strip()
        day = first_day(text) if text else None
        return (not text or day is not None), (day[:10] if day else None)
    if isinstance(value, bool):
        return True, int(value)
    if value is None or isinstance(value, int):
        return True, value
    return True, str(value)


class RowForm(FieldForm):
    """The fields of one row. Each saves at once."""

    def __init__(self, context: PageContext, entity: str, save: Save) -> None:
        super().__init__(context.theme, save)
        self._context, self._entity = context, entity

    def day(self, name: str) -> Editor:
        """A date."""
        return self.add(name, label_of(self._entity, name), DayEditor(self._context.theme, first_day))

    def days(self, *names: str) -> None:
        """Dates side by side."""
        self.add_pair(
            *((name, label_of(self._entity, name), DayEditor(self._context.theme, first_day)) for name in names)
        )

    def line(self, name: str) -> Editor:
        """A line of text."""
        return self.add(name, label_of(self._entity, name), TextEditor())

    def text(self, name: str) -> Editor:
        """Several lines."""
        return self.add(name, label_of(self._entity, name), LongTextEditor(self._context.theme, least=1, most=6))

    def choice(self, name: str, choices: Callable[[Language], Choices]) -> Editor:
        """A choice."""
        return self.add(name, label_of(self._entity, name), ChoiceEditor(choices))

    def tick(self, name: str, words: Callable[[Language], str]) -> Editor:
        """Yes or no."""
        return self.add(name, lambda _language: "", CheckEditor(words))

    def finish(self, values: Mapping[str, object], reason: str) -> None:
        """Write the labels, show the values, and allow editing or say why not."""
        self.retranslate(self._context.language)
        self.set_values(values)
        self.set_read_only(bool(reason), reason)


class RowsSection(Section):
    """A part of the inspector that consists of opening rows."""

    method = ""
    """The service's method that its fields need."""

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self.rows = FoldingRows(context.theme, self.build)
        self.column.addWidget(self.rows)

    def build(self, key: str) -> QWidget:
        """The fields of a row."""
        raise NotImplementedError

    def values(self, key: str) -> Mapping[str, object]:
        """What stands in the fields of a row now."""
        raise NotImplementedError

    def show_record(self, record_id: str) -> None:
        """Another record: nothing is open."""
        if record_id != self.record_id:
            self.rows.forget()
        super().show_record(record_id)

    def retranslate(self) -> None:
        """Everything anew."""
        opened = self.rows.current
        self.rows.forget()
        super().retranslate()
        if opened:
            self.rows.open(opened)

    def reason(self) -> str:
        """Why nothing can be edited; empty when it can."""
        return why_not(self.context, self.method)

    def fill_open(self) -> None:
        """Show in the open row's fields what is in the vault now."""
        body = self.rows.body(self.rows.current) if self.rows.current else None
        if isinstance(body, RowForm):
            body.set_values(self.values(self.rows.current))
