"""The column of titles takes the room that the other columns leave, so that a list never needs to be pushed aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from focalpoint.language import plain_order
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.tables import CHOSEN, GIVES_WAY, shown_columns

_SQUEEZED: Final = 72
"""Pixels that a column of plain words keeps where there is little room; the whole of a cell is its tooltip."""
_SHARE: Final = 0.85
"""… and this much of its width."""
_LOOKED_AT: Final = 20
"""Rows that say by their tooltips whether a column may become narrower."""


class TitleFit(QObject):
    """Keeps one column of a view as wide as the room allows, and at least readable.

    Where there is no room for all, columns of plain words become narrower and the last ones are not shown, until there
    is room again. What a person chose to show stays shown.
    """

    def __init__(
        self,
        view: QAbstractItemView,
        header: QHeaderView,
        column: int,
        theme: Theme,
        least: int,
        *,
        spare: Sequence[int] = (),
        gives_way: bool = True,
    ) -> None:
        """Begin to fit.

        Args:
            view: whose columns they are.
            header: its header.
            column: the one that takes what is left.
            theme: for sizes.
            least: how narrow it may become, in pixels at normal text size.
            spare: the columns that are left out first where there is no room; else the last ones are.
            gives_way: whether columns give way; not where the page itself says which ones are shown.
        """
        super().__init__(view)
        self._spare, self._gives_way = list(spare), gives_way
        self._view, self._header, self._column, self._theme, self._least = view, header, column, theme, least
        self._wide: dict[int, int] = {}
        """How wide the columns are that gave way."""
        self._gone: set[int] = set()
        self._busy = False
        header.setStretchLastSection(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
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
        if self._busy or header.count() <= self._column:
            return
        self._busy = True
        try:
            self._take_back()
            least = max(self._theme.px(self._least), self._heading())
            shown = [at for at in shown_columns(header) if at != self._column]
            room = self._view.viewport().width()
            over = sum(map(header.sectionSize, shown)) + least - room
            if over > 0 and self._gives_way:
                self._give_way(shown, over)
            # Whatever is remembered of the columns is what they are where there is room.
            header.setProperty(GIVES_WAY, bool(self._wide))
            others = sum(header.sectionSize(at) for at in range(header.count()) if at != self._column)
            width = max(room - others, least)
            if header.sectionSize(self._column) != width:
                header.resizeSection(self._column, width)
        finally:
            self._busy = False

    def widen(self, words: Mapping[int, Iterable[str]], *, padding: int = 22) -> None:
        """Make room for the headings and for the widest of some words in a column; wider columns stay.

        Args:
            words: what a column's cells may say, by column, beside its heading.
            padding: what stands around or before the words, in pixels.
        """
        model, metrics = self._header.model(), self._view.fontMetrics()
        self._busy = True
        self._take_back()
        for column in range(self._header.count()):
            if column == self._column or self._header.isSectionHidden(column):
                continue
            heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            wanted = metrics.horizontalAdvance(heading) + self._theme.px(18)
            inside = max((metrics.horizontalAdvance(text) for text in words.get(column, ())), default=0)
            wanted = max(wanted, inside + self._theme.px(padding) if inside else 0)
            if self._header.sectionSize(column) < wanted:
                self._header.resizeSection(column, wanted)
        self._busy = False
        self.fit()

    def _give_way(self, shown: list[int], over: int) -> None:
        """Leave out the columns that are needed least, then narrow the plain words of the others, the widest first."""
        header = self._header
        header.setProperty(GIVES_WAY, True)
        size = {at: header.sectionSize(at) for at in shown}
        least = {at: self._narrowest(at, wide) for at, wide in size.items()}
        missing = over - sum(size[at] - least[at] for at in shown)
        last = [at for at in self._spare if at in shown]
        last += [at for at in reversed(shown) if at not in last]
        chosen = self._chosen()
        for at in last[:-1]:
            if missing > 0 and at not in chosen:
                missing -= least[at]
                over -= size[at]
                self._wide[at] = size[at]
                self._gone.add(at)
                header.setSectionHidden(at, True)
        for at in sorted(set(shown) - self._gone, key=size.__getitem__, reverse=True):
            taken = min(over, size[at] - least[at])
            if taken > 0:
                self._wide[at] = size[at]
                header.resizeSection(at, size[at] - taken)
                over -= taken

    def _narrowest(self, column: int, size: int) -> int:
        """How narrow a column may become; one that is painted, or tells nothing by a tooltip, keeps its width."""
        if self._view.itemDelegateForColumn(column) is not None or not self._tells(column):
            return size
        return min(size, max(self._theme.px(_SQUEEZED), round(size * _SHARE), self._heading(column)))

    def _tells(self, column: int) -> bool:
        """Whether the first rows say the whole of a cell as a tooltip."""
        model = self._header.model()
        rows = (model.index(row, column) for row in range(min(model.rowCount(), _LOOKED_AT)))
        texts = ((str(row.data() or ""), str(row.data(Qt.ItemDataRole.ToolTipRole) or "")) for row in rows)
        return all(plain_order(shown) in plain_order(said) for shown, said in texts)

    def _take_back(self) -> None:
        """Every column as wide as it is where there is room."""
        for at in self._gone:
            self._header.setSectionHidden(at, False)
        for at, size in self._wide.items():
            if not self._header.isSectionHidden(at):
                self._header.resizeSection(at, size)
        self._gone.clear()
        self._wide.clear()

    def _heading(self, column: int | None = None) -> int:
        """How wide a column's heading is; that of the titles where none is named."""
        model = self._header.model()
        at = self._column if column is None else column
        said = model.headerData(at, Qt.Orientation.Horizontal) if model is not None else ""
        return self._header.fontMetrics().horizontalAdvance(str(said or "")) + self._theme.px(18)

    def _on_resized(self, column: int, old: int, new: int) -> None:
        # Qt tells of columns that are not shown when a list is put into another order.
        chosen = self._chosen()
        if self._busy or column == self._column or (column in self._gone and column not in chosen):
            return
        self._gone -= chosen
        if old and new:
            self._wide.pop(column, None)
        self.fit()

    def _chosen(self) -> set[int]:
        """The columns that a person chose to show: they stay, and the list is pushed aside if need be."""
        return set(self._header.property(CHOSEN) or ())
