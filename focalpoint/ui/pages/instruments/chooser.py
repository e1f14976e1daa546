"""Choose several instruments: a list with ticks, narrowed as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListView, QVBoxLayout, QWidget

from focalpoint.domain.folding import fold
from focalpoint.ui.pages.instruments.ours import titles
from focalpoint.ui.widgets.basics import FilterEdit, LinkButton, PrimaryButton, label
from focalpoint.ui.widgets.roomy import RoomyDelegate

if TYPE_CHECKING:
    from focalpoint.ui.pages.instruments.facts import Facts
    from focalpoint.ui.shell.context import PageContext

_KEY = Qt.ItemDataRole.UserRole + 1
_FOLDED = Qt.ItemDataRole.UserRole + 2
_WIDE = 16_777_215
"""Qt's word for no limit."""


class _Narrowed(QSortFilterProxyModel):
    """Rows in which every word stands. A list of some dozens: a proxy is quick enough here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def narrow(self, text: str) -> None:
        self._words = fold(text).split()
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, _parent: object) -> bool:
        said = str(self.sourceModel().index(source_row, 0).data(_FOLDED) or "")
        return all(word in said for word in self._words)


class InstrumentChooser(QDialog):
    """Emits the ids that are ticked, in the catalogue's order."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget, context: PageContext, facts: Facts, ticked: Sequence[str]) -> None:
        super().__init__(parent)
        language, theme = context.language, context.theme
        self.setWindowTitle(language.gettext("Choose instruments"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(theme.px(560), theme.px(520))
        self._language = language
        self._items = self._made(facts, ticked)
        self._narrowed = _Narrowed(self)
        self._narrowed.setSourceModel(self._items)
        self._filter = FilterEdit(theme)
        self._filter.setMaximumWidth(_WIDE)
        self._filter.retranslate(language)
        self._list = QListView()
        self._list.setAccessibleName(self.windowTitle())
        self._list.setModel(self._narrowed)
        self._list.setItemDelegate(RoomyDelegate(theme, self._list))
        self._list.setCurrentIndex(self._narrowed.index(0, 0))
        self._count = label(role="muted")
        self._use = PrimaryButton(language.gettext("Use these"))
        self._use.setDefault(True)
        self._lay_out()
        self._filter.changed.connect(self._narrowed.narrow)
        self._filter.left.connect(self._list.setFocus)
        self._items.itemChanged.connect(lambda _item: self._renew())
        self.accepted.connect(lambda: self.chosen.emit(self.ticked()))
        self._renew()

    def _made(self, facts: Facts, ticked: Sequence[str]) -> QStandardItemModel:
        """Every instrument with a tick."""
        language, made = self._language, QStandardItemModel(self)
        for one in facts.instruments.values():
            named = language.gettext("{id}: {title}")
            item = QStandardItem(named.format(id=facts.ref(one.id), title=one.short_title(language.code)))
            item.setCheckable(True)
            item.setEditable(False)
            item.setCheckState(Qt.CheckState.Checked if one.id in ticked else Qt.CheckState.Unchecked)
            item.setToolTip(one.title(language.code))
            item.setData(one.id, _KEY)
            item.setData(fold(titles(one)), _FOLDED)
            made.appendRow(item)
        return made

    def _lay_out(self) -> None:
        language = self._language
        every, none = LinkButton(language.gettext("Tick all shown")), LinkButton(language.gettext("Tick none"))
        buttons = QDialogButtonBox()
        buttons.addButton(language.gettext("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._use, QDialogButtonBox.ButtonRole.AcceptRole)
        line = QHBoxLayout()
        line.addWidget(every)
        line.addWidget(none)
        line.addStretch(1)
        line.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(self.windowTitle(), role="heading"))
        column.addWidget(self._filter)
        column.addWidget(self._list, 1)
        column.addLayout(line)
        column.addWidget(buttons)
        every.clicked.connect(lambda: self._tick(shown_only=True, on=True))
        none.clicked.connect(lambda: self._tick(shown_only=False, on=False))
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(self.accept)

    def ticked(self) -> list[str]:
        """The ids that are ticked."""
        items = (self._items.item(row) for row in range(self._items.rowCount()))
        return [str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _tick(self, *, shown_only: bool, on: bool) -> None:
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        rows = range(self._narrowed.rowCount()) if shown_only else range(self._items.rowCount())
        for row in rows:
            at = self._narrowed.mapToSource(self._narrowed.index(row, 0)).row() if shown_only else row
            self._items.item(at).setCheckState(state)

    def _renew(self) -> None:
        n = len(self.ticked())
        self._count.setText(self._language.ngettext("{n} chosen", "{n} chosen", n).format(n=self._language.number(n)))
        self._use.setEnabled(n > 0)
