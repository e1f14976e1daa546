"""UN standards and norms as a list: which are applied, where, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words import provisions as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.domain.standards import Standard
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext


class StandardsList(QWidget):
    """The register; sorted and filtered like every table."""

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context = context
        self._model: RecordModel[Standard] = RecordModel(
            _columns(names),
            lambda standard: standard.id,
            language=context.language,
            theme=context.theme,
            parent=self,
        )
        self.table = TableView(context.theme)
        self.table.set_record_model(self._model, context.memory, "implementation.standards")
        self._fit = TitleFit(self.table, self.table.horizontalHeader(), 0, context.theme, 220)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    @property
    def shown(self) -> int:
        """How many the filter leaves."""
        return self._model.rowCount()

    def show_standards(self, standards: Sequence[Standard]) -> None:
        """Show other records."""
        self._model.set_records(standards)
        said = {2: [words.applied(self._context.language, code) for code in ("yes", "partly", "no")]}
        self._fit.widen(said, padding=46)

    def set_filter(self, text: str) -> None:
        """Show only what fits."""
        self._model.set_filter(text)

    def retranslate(self) -> None:
        """Speak the language of the screen."""
        language = self._context.language
        self.table.setAccessibleName(language.gettext("UN standards and norms"))
        self._model.retranslate(language)


def _columns(names: Names) -> tuple[Column[Standard], ...]:
    return (
        Column("title", lambda language: language.gettext("Standard"), lambda one, _: one.title, width=300),
        Column(
            "resolution",
            lambda language: language.gettext("Adopted by"),
            lambda one, _: isolate(one.resolution),
            width=126,
        ),
        Column(
            "applied",
            lambda language: language.gettext("Applied"),
            lambda one, language: words.applied_state(language, one.applied)[1],
            width=126,
            state=lambda one, language: words.applied_state(language, one.applied),
        ),
        Column("places", lambda language: language.gettext("Where"), lambda one, _: one.places, width=130),
        Column(
            "ministry",
            lambda language: language.gettext("Institution"),
            lambda one, _: names.ministry_code(one.ministry_id),
            width=78,
        ),
        Column(
            "verified",
            lambda language: language.gettext("Verified"),
            lambda one, language: show_date(language, one.verified_on),
            key=lambda one: one.verified_on,
            width=110,
            hidden=True,
        ),
    )
