"""The column of titles takes the room that the other columns leave, so that a list never needs to be pushed aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from focalpoint.ui.shell.theme.theme import Theme


class TitleFit(QObject):
    """Keeps one column of a view as wide as the room allows, and at least readable."""

    def __init__(self, view: QAbstractItemView, header: QHeaderView, column: int, theme: Theme, least: int) -> None:
        super().__init__(view)
        self._view, self._header, self._column, self._theme, self._least = view, header, column, theme, least
        header.setStretchLastSection(False)
        header.sectionResized.connect(self._on_resized)
        header.sectionCountChanged.connect(lambda _old, _new: self.fit())
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the view became wider or narrower."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Give the column what is left."""
        header = self._header
        others = sum(header.sectionSize(at) for at in range(header.count()) if at != self._column)
        width = max(self._view.viewport().width() - others, self._theme.px(self._least), self._heading())
        if header.count() > self._column and header.sectionSize(self._column) != width:
            header.resizeSection(self._column, width)

    def widen(self, words: Mapping[int, Iterable[str]], *, padding: int = 22) -> None:
        """Make room for the headings and for the widest of some words in a column; wider columns stay.

        Args:
            words: what a column's cells may say, by column, beside its heading.
            padding: what stands around or before the words, in pixels.
        """
        model, metrics = self._header.model(), self._view.fontMetrics()
        for column in range(self._header.count()):
            if column == self._column or self._header.isSectionHidden(column):
                continue
            heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            wanted = metrics.horizontalAdvance(heading) + self._theme.px(18)
            inside = max((metrics.horizontalAdvance(text) for text in words.get(column, ())), default=0)
            wanted = max(wanted, inside + self._theme.px(padding) if inside else 0)
            if self._header.sectionSize(column) < wanted:
                self._header.resizeSection(column, wanted)
        self.fit()

    def _heading(self) -> int:
        """How wide the title column's own heading is."""
        model = self._header.model()
        said = model.headerData(self._column, Qt.Orientation.Horizontal) if model is not None else ""
        return self._header.fontMetrics().horizontalAdvance(str(said or "")) + self._theme.px(18)

    def _on_resized(self, column: int, _old: int, _new: int) -> None:
        if column != self._column:
            self.fit()
