"""The figures of a provision: what was counted, in which year; added and changed in a row of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import LinkButton, allow, label
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.ui.widgets.numbers import NumberEditor
from focalpoint.words.fields import field_label

if TYPE_CHECKING:
    from focalpoint.domain.provisions import Statistic
    from focalpoint.ui.shell.context import PageContext

_TABLE: Final = "implementation_statistics"
_YEARS: Final = (1900, 2200)


class FiguresSection(Section):
    """A press on a figure puts it into the fields to be changed."""

    name = "figures"
    tables = frozenset({_TABLE})

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._editing = ""
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        self._name, self._unit = BoundedLine(), BoundedLine()
        for line in (self._name, self._unit):
            say_too_long(context, line)
        self._value = NumberEditor(least=-1e12, places=2)
        self._year = NumberEditor(least=_YEARS[0], most=_YEARS[1])
        self._captions = {field: label(role="label") for field in ("name", "value", "unit", "year")}
        self._keep, self._leave = QPushButton(), LinkButton()
        self.column.addLayout(self._listed)
        self.column.addLayout(self._fields())
        self._keep.clicked.connect(self._on_keep)
        self._leave.clicked.connect(self._empty)
        self._unit.returnPressed.connect(self._on_keep)

    def heading(self) -> str:
        """Figures and how many."""
        return self.context.language.gettext("Figures ({n})").format(n=len(self._figures()))

    def show_record(self, record_id: str) -> None:
        """Another record; half-typed figures do not follow."""
        if record_id != self.record_id:
            self._empty()
        super().show_record(record_id)

    def fill(self) -> None:
        """Show the figures and the fields."""
        language = self.context.language
        clear(self._listed)
        figures = self._figures()
        reason = why_not(self.context, "provisions.add_statistic")
        for figure in figures:
            self._listed.addWidget(self._row(figure, reason))
        self._editing = self._editing if self._editing in {figure.id for figure in figures} else ""
        for field, caption in self._captions.items():
            caption.setText(field_label(language, _TABLE, field))
        for field, line in (("name", self._name), ("unit", self._unit)):
            line.setAccessibleName(field_label(language, _TABLE, field))
            line.setReadOnly(bool(reason))
            line.setToolTip(reason)
        for field, editor in (("value", self._value), ("year", self._year)):
            editor.set_name(field_label(language, _TABLE, field))
            editor.set_read_only(bool(reason), reason)
        self._keep.setText(language.gettext("Change the figure") if self._editing else language.gettext("Add a figure"))
        self._leave.setText(language.gettext("Do not change it"))
        self._leave.setVisible(bool(self._editing))
        allow(self._keep, not reason, reason)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self._captions["name"].setBuddy(self._name)
        self._captions["unit"].setBuddy(self._unit)
        self._captions["value"].setBuddy(self._value.line)
        self._captions["year"].setBuddy(self._year.line)
        grid.addWidget(self._captions["name"], 0, 0, 1, 3)
        grid.addWidget(self._name, 1, 0, 1, 3)
        for column, (field, editor) in enumerate(
            (("value", self._value), ("year", self._year), ("unit", self._unit)),
        ):
            grid.addWidget(self._captions[field], 2, column)
            grid.addWidget(editor, 3, column)
            grid.setColumnStretch(column, 1)
        line = QHBoxLayout()
        line.addWidget(self._keep)
        line.addWidget(self._leave)
        line.addStretch(1)
        grid.addLayout(line, 4, 0, 1, 3)
        grid.setRowMinimumHeight(4, 34)
        return grid

    def _row(self, figure: Statistic, reason: str) -> QWidget:
        language = self.context.language
        number = language.number(int(figure.value) if figure.value == int(figure.value) else figure.value)
        said = language.gettext("{year} · {what}: {figure} {unit}").format(
            year=figure.year, what=isolate(figure.name), figure=number, unit=isolate(figure.unit) if figure.unit else ""
        )
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        link = ElidedLink(said.strip())
        link.setAccessibleName(language.gettext("Change the figure {what}").format(what=isolate(figure.name)))
        allow(link, not reason, reason)
        link.clicked.connect(lambda: self._on_chosen(figure))
        remove = QToolButton()
        self.context.theme.dress(remove, "close")
        remove.setAccessibleName(language.gettext("Remove the figure {what}").format(what=isolate(figure.name)))
        remove.setToolTip(remove.accessibleName())
        if reason:
            allow(remove, False, reason)
        remove.clicked.connect(lambda: self._on_remove(figure.id))
        line.addWidget(link)
        line.addStretch(1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _figures(self) -> tuple[Statistic, ...]:
        provisions = self.context.workspace.provisions
        return provisions.statistics(provisions.key_of(self.record_id))

    def _on_chosen(self, figure: Statistic) -> None:
        self._editing = figure.id
        self._name.setText(figure.name)
        self._unit.setText(figure.unit)
        self._value.set_value(figure.value)
        self._year.set_value(figure.year)
        self.fill()
        self._name.setFocus()

    def _on_keep(self) -> None:
        name, value, year = self._name.text().strip(), self._value.value(), self._year.value()
        if not name or value is None or year is None:
            self._value.mark(invalid=value is None)
            self._year.mark(invalid=year is None)
            (self._name if not name else self._value.line if value is None else self._year.line).setFocus()
            return
        provisions, unit, editing = self.context.workspace.provisions, self._unit.text().strip(), self._editing
        number, in_year = float(str(value)), round(float(str(year)))
        if editing:
            kept = self.context.run(
                lambda: provisions.edit_statistic(editing, name=name, value=number, year=in_year, unit=unit)
            )
        else:
            key = provisions.key_of(self.record_id)
            kept = self.context.run(lambda: provisions.add_statistic(key, name, number, in_year, unit=unit))
        if kept:
            self._empty()

    def _on_remove(self, figure_id: str) -> None:
        provisions = self.context.workspace.provisions
        self.context.run(lambda: provisions.archive_statistic([figure_id]))

    def _empty(self) -> None:
        self._editing = ""
        self._name.clear()
        self._unit.clear()
        self._value.set_value(None)
        self._year.set_value(None)
        if self.record_id:
            self.renew()
