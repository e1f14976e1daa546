"""Where the first page's tiles and cards stand: four columns where there is room, else below each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.charts.tile import Tile

_WIDE: Final = 1040
"""Pixels at normal text size from which the lower cards stand beside each other."""
_MEDIUM: Final = 820
"""The same for the upper ones."""
_NARROW: Final = 480
"""The same for the two narrow ones."""
_TILE: Final = 168
_GAP: Final = 12


class Board(QScrollArea):
    """Tiles over cards. It scrolls only where everything at its least size does not fit."""

    def __init__(self, theme: Theme, cards: Sequence[QWidget], parent: QWidget | None = None) -> None:
        """``cards``: two beside each other, then a wide one and two narrow ones."""
        super().__init__(parent)
        self._theme = theme
        self._tiles: list[Tile] = []
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
        for card in cards:  # widths follow the columns alone, not the words inside
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for card in (first, second):
            self._upper.addWidget(card, 1)
        self._lower.addWidget(third, 1)
        self._narrow.addWidget(fourth, 1)
        self._narrow.addWidget(fifth, 1)
        self._lower.addLayout(self._narrow, 1)
        for row in (self._upper, self._lower, self._narrow):
            row.setSpacing(_GAP)
        column.addLayout(self._tile_grid)
        column.addLayout(self._upper, 8)
        column.addLayout(self._lower, 9)
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
        width = self.viewport().width()
        for row, least in ((self._upper, _MEDIUM), (self._lower, _WIDE), (self._narrow, _NARROW)):
            beside = width >= self._theme.px(least)
            row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        fitting = max(1, min(len(self._tiles), (width + _GAP) // (self._theme.px(_TILE) + _GAP)))
        rows = -(-len(self._tiles) // fitting)
        columns = -(-len(self._tiles) // rows) if rows else 1  # rows of the same length, without a hole at the end
        if columns != self._columns and self._tiles:
            self._columns = columns
            for tile in self._tiles:
                self._tile_grid.removeWidget(tile)
            for at, tile in enumerate(self._tiles):
                self._tile_grid.addWidget(tile, at // columns, at % columns)
            for at in range(self._tile_grid.columnCount()):
                self._tile_grid.setColumnStretch(at, 1 if at < columns else 0)
        if self._tiles:
            wide = (width - (columns - 1) * _GAP) // columns
            lines = max(tile.lines_in(wide) for tile in self._tiles)
            for tile in self._tiles:
                tile.set_lines(lines)
