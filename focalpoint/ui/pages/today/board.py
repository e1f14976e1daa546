"""Where the first page's tiles and cards stand: four columns where there is room, else below each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.tile import Tile

_WIDE: Final = 840
"""Pixels at normal text size from which the cards stand beside each other."""
_TILE: Final = 196
_GAP: Final = 12


class Board(QScrollArea):
    """Tiles over cards. It scrolls only where everything at its least size does not fit."""

    def __init__(self, theme: Theme, cards: Sequence[QWidget], parent: QWidget | None = None) -> None:
        """``cards``: two beside each other, then a wide one and two narrow ones."""
        super().__init__(parent)
        self._theme = theme
        self._tiles: list[Tile] = []
        self._wide: bool | None = None
        self._columns = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setObjectName("board")
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self._tile_grid = QGridLayout()
        self._tile_grid.setSpacing(_GAP)
        self._upper, self._lower, self._narrow = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(3))
        first, second, third, fourth, fifth = cards
        for card in (first, second):
            self._upper.addWidget(card, 1)
        self._lower.addWidget(third, 1)
        self._narrow.addWidget(fourth, 1)
        self._narrow.addWidget(fifth, 1)
        self._lower.addLayout(self._narrow, 1)
        for row in (self._upper, self._lower, self._narrow):
            row.setSpacing(_GAP)
        column.addLayout(self._tile_grid)
        column.addLayout(self._upper, 5)
        column.addLayout(self._lower, 6)
        self.setWidget(self._inside)
        theme.changed.connect(self._flow)

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show other tiles, in reading order."""
        for tile in self._tiles:
            self._tile_grid.removeWidget(tile)
            tile.deleteLater()
        self._tiles, self._columns = list(tiles), 0
        self._flow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow into the room that there is."""
        super().resizeEvent(event)
        self._flow()

    def _flow(self) -> None:
        wide = self.viewport().width() >= self._theme.px(_WIDE)
        if wide != self._wide:
            self._wide = wide
            direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            self._upper.setDirection(direction)
            self._lower.setDirection(direction)
        columns = max(1, min(len(self._tiles), self.viewport().width() // self._theme.px(_TILE)))
        columns = columns if columns >= len(self._tiles) or columns % 2 == 0 else columns - 1 or 1
        if columns != self._columns and self._tiles:
            self._columns = columns
            for tile in self._tiles:
                self._tile_grid.removeWidget(tile)
            for at, tile in enumerate(self._tiles):
                self._tile_grid.addWidget(tile, at // columns, at % columns)
            for at in range(self._tile_grid.columnCount()):
                self._tile_grid.setColumnStretch(at, 1 if at < columns else 0)
