"""The tree of entries: headings over the whole row, closed ones stay closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex

from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.trees import ArrowTree
from focalpoint.ui.widgets.delegates import StateDelegate
from focalpoint.ui.widgets.tables import choose_row

if TYPE_CHECKING:
    from focalpoint.domain.provisions import Entry
    from focalpoint.ui.pages.implementation.columns import Group
    from focalpoint.ui.pages.implementation.model import EntryTree
    from focalpoint.ui.shell.context import PageContext

_LEAST: Final = 150
_OPEN_AT_FIRST: Final = 3
"""So many headings are open when a view is first shown: the list of what there is stays on one screen."""
_FEW: Final = 8


class TreeOfEntries(ArrowTree):
    """The house's tree over one view's model."""

    def __init__(self, context: PageContext, model: EntryTree) -> None:
        super().__init__(context.theme)
        self.entries = model
        self._open: set[str] = set()
        self._begun = self._quiet = False
        self.setModel(model)
        header = self.header()
        header.setStretchLastSection(False)  # before columns are hidden: a hidden last one would keep its room
        at = {column.name: place for place, column in enumerate(model.columns)}
        for place in at.values():
            column = model.columns[place]
            self.setColumnWidth(place, context.theme.px(column.width))
            header.setSectionHidden(place, column.hidden)
            if column.state is not None:
                self.setItemDelegateForColumn(place, StateDelegate(context.theme, self))
        self.keep_columns(context.memory, f"implementation.{model.view}")
        self._at = at
        self._fit = TitleFit(self, header, at["asked"], context.theme, _LEAST)
        self.expanded.connect(lambda index: self._on_moved(index, opened=True))
        self.collapsed.connect(lambda index: self._on_moved(index, opened=False))

    def show_groups(self, groups: Sequence[Group], *, everything: bool) -> None:
        """Show other entries; what was open stays open, and with ``everything`` all is."""
        if not self._begun and groups:
            few = len(groups) <= _FEW
            self._open = {group.code for group in (groups if few else groups[:_OPEN_AT_FIRST])}
            self._begun = True
        self._quiet = True
        self.entries.show_groups(groups)
        for row, group in enumerate(groups):
            index = self.entries.index(row, 0)
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            self.setExpanded(index, everything or group.code in self._open)
        self._quiet = False

    def widen(self, said: dict[str, tuple[str, ...]]) -> None:
        """Make room for the headings, and for what some columns say by their name."""
        self._fit.widen({self._at[name]: words for name, words in said.items() if name in self._at}, padding=40)

    def select_entry(self, entry_id: str) -> bool:
        """Select an entry and scroll to it; false when it is not shown."""
        index = self.entries.index_of(entry_id)
        if not index.isValid():
            return False
        self.expand(index.parent())
        if self.currentIndex().siblingAtColumn(0) != index:
            choose_row(self, index)
        self.scrollTo(index)
        return True

    def ensure_current(self) -> None:
        """A screen reader wants a current row wherever there is one: the first entry that is seen."""
        if self.currentIndex().isValid() or not self.entries.rowCount():
            return
        first = self.entries.index(0, 0)
        below = self.entries.index(0, 0, first)
        choose_row(self, below if self.isExpanded(first) and below.isValid() else first)

    def current_entry(self) -> Entry | None:
        """The entry that is chosen; None on a heading."""
        return self.entries.entry(self.currentIndex())

    def chosen(self) -> list[Entry]:
        """The selected entries, the current one where none is; a heading stands for all below it."""
        found: dict[str, Entry] = {}
        for index in self.selectionModel().selectedRows():
            entry, group = self.entries.entry(index), self.entries.group(index)
            for each in (entry,) if entry is not None else group.entries if group is not None else ():
                found[each.id] = each
        return list(found.values())

    def _on_moved(self, index: QModelIndex, *, opened: bool) -> None:
        group = self.entries.group(index)
        if self._quiet or group is None:
            return
        if opened:
            self._open.add(group.code)
        else:
            self._open.discard(group.code)
