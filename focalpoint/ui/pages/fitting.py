"""The column of titles takes the room that the other columns leave, so that a list never needs to be pushed aside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
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
        width = max(self._view.viewport().width() - others, self._theme.px(self._least))
        if header.count() > self._column and header.sectionSize(self._column) != width:
            header.resizeSection(self._column, width)

    def _on_resized(self, column: int, _old: int, _new: int) -> None:
        if column != self._column:
            self.fit()
