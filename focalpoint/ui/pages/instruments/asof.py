"""Of which day the page speaks, and what it counts as party: it stands in the header and in every heading."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from focalpoint.domain.instruments.model import Basis
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.standings import basis_words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext

_DAY: Final = 138
_BASIS: Final = 118


class DayAndBasis(QWidget):
    """A day, and a choice between the two bases."""

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._on = context.workspace.clock.today()
        self._caption = label(role="label")
        self.day = DayEditor(context.theme, first_day)
        self.basis_choice = ChoiceEdit()
        self._caption.setBuddy(self.day.inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._caption, self.day, self.basis_choice):
            row.addWidget(widget)
        self.day.committed.connect(self._on_day)
        self.basis_choice.chosen.connect(lambda _code: self.changed.emit())
        context.theme.changed.connect(self._fit)
        self._fit()
        self.retranslate(context.language)
        self.basis_choice.set_code(Basis.DEPOSIT)

    @property
    def on(self) -> date:
        """The chosen day."""
        return self._on

    @property
    def basis(self) -> Basis:
        """The chosen basis."""
        return Basis(self.basis_choice.code() or Basis.DEPOSIT)

    def choose(self, on: date | None = None, basis: Basis | None = None) -> None:
        """Choose as a person does."""
        if on is not None:
            self._on = on
            self.day.set_value(on.isoformat())
        if basis is not None:
            self.basis_choice.set_code(basis)
        self.changed.emit()

    def retranslate(self, language: Language) -> None:
        """Write everything anew."""
        self._caption.setText(language.gettext("As of"))
        self.day.retranslate(language)
        self.day.set_value(self._on.isoformat())
        self.day.set_name(language.gettext("As of"))
        self.day.inner.setToolTip(language.gettext("The day of which everything on this page speaks"))
        self.basis_choice.set_choices([(basis, basis_words(language, basis)) for basis in Basis])
        self.basis_choice.setAccessibleName(language.gettext("What counts as party"))
        self.basis_choice.setToolTip(
            language.gettext("By deposit: as the United Nations counts. In force: bound by the instrument on that day.")
        )

    def _on_day(self, text: object) -> None:
        found = first_day(str(text)) if str(text).strip() else self._context.workspace.clock.today().isoformat()
        self.day.mark(found is None)
        if found is not None:
            self._on = date.fromisoformat(found[:10])
            self.day.set_value(found)
            self.changed.emit()

    def _fit(self) -> None:
        self.day.setFixedWidth(self._context.theme.px(_DAY))
        self.basis_choice.setFixedWidth(self._context.theme.px(_BASIS))
