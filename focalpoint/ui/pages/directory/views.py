"""The tree of ministries and people: it stays open where it was, and rows can be dragged onto a ministry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.trees import ArrowTree
from focalpoint.ui.widgets.delegates import StateDelegate
from focalpoint.ui.widgets.tables import choose_row

if TYPE_CHECKING:
    from focalpoint.ui.pages.directory.model import DirectoryTree
    from focalpoint.ui.shell.context import PageContext

_OPEN_AT_FIRST: Final = 300
"""A directory of so many records is shown open; a larger one shows its ministries first."""


class TreeOfMinistries(ArrowTree):
    """The house's tree with the directory's columns."""

    def __init__(self, context: PageContext, model: DirectoryTree) -> None:
        super().__init__(context.theme)
        self._closed: set[tuple[str, str]] = set()
        self._model = model
        self._quiet = False
        self._begun = False
        self.setModel(model)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        header = self.header()
        for at, column in enumerate(model.columns):
            self.setColumnWidth(at, context.theme.px(column.width))
            header.setSectionHidden(at, column.hidden)
            if column.name == "role":
                self.setItemDelegateForColumn(at, StateDelegate(context.theme, self))
        self.keep_columns(context.memory, "directory.tree")
        self._fit = TitleFit(self, header, 0, context.theme, 180)
        self.collapsed.connect(lambda index: self._on_moved(index, closed=True))
        self.expanded.connect(lambda index: self._on_moved(index, closed=False))

    def widen(self, said: Mapping[str, tuple[str, ...]]) -> None:
        """Make room for the headings, and for what some columns say by their name."""
        at = {column.name: place for place, column in enumerate(self._model.columns)}
        self._fit.widen({at[name]: words for name, words in said.items()}, padding=46)

    def keep_open(self, change: Callable[[], None], *, everything: bool = False) -> None:
        """Let the model show something else; what was closed stays closed, unless ``everything`` is to be seen."""
        self._quiet = True
        change()
        if not self._begun and self._model.shown_count > _OPEN_AT_FIRST:
            self.expandToDepth(0)
        else:
            self.expandAll()
        self._begun = True
        if not everything:
            for entity, record_id in tuple(self._closed):
                index = self._model.index_of(entity, record_id)
                if index.isValid():
                    self.collapse(index)
        self._quiet = False

    def select(self, entity: str, record_id: str) -> bool:
        """Select a record and scroll to it; false when it is not shown."""
        index = self._model.index_of(entity, record_id)
        if not index.isValid():
            self.ensure_current()
            return False
        if index.parent().isValid():
            self.expand(index.parent())
        if self.currentIndex() != index:
            choose_row(self, index)
        self.scrollTo(index)
        return True

    def ensure_current(self) -> None:
        """A screen reader wants a current row wherever there is one."""
        if not self.currentIndex().isValid() and self._model.rowCount():
            choose_row(self, self._model.index(0, 0))

    def _on_moved(self, index: QModelIndex, *, closed: bool) -> None:
        key = self._model.key(index)
        if self._quiet or key is None:
            return
        if closed:
            self._closed.add(key)
        else:
            self._closed.discard(key)
