"""The table of entries: the house's table over a model that is read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex

from focalpoint.ui.pages.audit.model import RECORD, SPARE, WIDTHS, AuditModel
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.widgets.tables import Memory, TableView, choose_row, keep_columns

if TYPE_CHECKING:
    from focalpoint.ui.shell.theme.theme import Theme

_LEAST: Final = 150


class AuditTable(TableView):
    """Newest first, always: the journal has one order."""

    def __init__(self, theme: Theme, model: AuditModel, memory: Memory) -> None:
        super().__init__(theme)
        self._entries = model
        self.setMinimumHeight(theme.px(36))  # it scrolls; what stands above it does not
        self.setModel(model)
        self.setSortingEnabled(False)
        for at, width in enumerate(WIDTHS):
            self.setColumnWidth(at, theme.px(width))
        keep_columns(self.horizontalHeader(), memory, "columns.audit")
        self._title = TitleFit(self, self.horizontalHeader(), RECORD, theme, _LEAST, spare=SPARE)
        theme.changed.connect(self.fit)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        model.modelReset.connect(self._choose_first)

    def fit(self) -> None:
        """No moment is ever cut off, in whatever language months are written."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(text) for text in self._entries.sample_moments())
        self.setColumnWidth(0, max(self.columnWidth(0), widest + self._theme.px(24)))
        self._title.fit()

    def current_id(self) -> str | None:
        """The entry in the current row."""
        index = self.currentIndex()
        return self._entries.entry(index.row()).id if index.isValid() else None

    def select_id(self, record_id: str) -> bool:
        """Select an entry that was read, and scroll to it."""
        row = self._entries.row_of(record_id)
        if row < 0:
            return False
        choose_row(self, self._entries.index(row, 0))
        self.scrollTo(self._entries.index(row, 0))
        return True

    def _choose_first(self) -> None:
        # A screen reader has crashed on a view without a current index.
        if self._entries.rowCount():
            choose_row(self, self._entries.index(0, 0))

    def _on_row(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.picked.emit(self._entries.entry(now.row()).id)
