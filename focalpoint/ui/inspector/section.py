"""A part of the inspector that opens and closes, and remembers which it is."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from focalpoint.ui.widgets.basics import rule

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.shell.context import PageContext


class Section(QWidget):
    """A heading that opens what is below it. Subclasses fill ``body`` when it is open and a record is shown."""

    name = ""
    """By which it is remembered."""
    tables: frozenset[str] = frozenset()
    """Whose changes renew it."""
    open_at_first = False

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__()
        self.context = context
        self.entity = entity
        self.record_id = ""
        self._heading = QToolButton()
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._heading.setCheckable(True)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 8)
        self.column.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(rule())
        layout.addWidget(self._heading)
        layout.addWidget(self.body)
        kept = context.memory.get(f"inspector.{self.name}")
        self._heading.setChecked(kept == "1" if kept else self.open_at_first)
        self.body.setVisible(self._heading.isChecked())
        self._heading.toggled.connect(self._on_toggled)
        self._dress()

    @abstractmethod
    def heading(self) -> str:
        """The words of the heading, with a count where there is one."""

    @abstractmethod
    def fill(self) -> None:
        """Show what belongs to the record; called when it is open."""

    def show_record(self, record_id: str) -> None:
        """Show another record."""
        self.record_id = record_id
        self.renew()

    def refresh(self, change_set: ChangeSet) -> None:
        """Show what changed, if it concerns this part."""
        if change_set.entities & self.tables:
            self.renew()

    def retranslate(self) -> None:
        """Write it anew in the language of the screen."""
        self.renew()

    def renew(self) -> None:
        """Fill it again, if it is open."""
        if not self.record_id:
            return
        if self._heading.isChecked():
            self.fill()
        self.write_heading()

    def open(self) -> None:
        """Show what is below the heading."""
        self._heading.setChecked(True)

    def write_heading(self) -> None:
        """Write the heading anew: a count has changed."""
        words = self.heading()
        self._heading.setText(words)
        self._heading.setAccessibleName(words)

    def _on_toggled(self, opened: bool) -> None:
        self.context.memory.put(f"inspector.{self.name}", "1" if opened else "0")
        self.body.setVisible(opened)
        self._dress()
        self.renew()

    def _dress(self) -> None:
        self.context.theme.dress(self._heading, "chevron-down" if self._heading.isChecked() else "chevron-right")
        self._heading.setIconSize(QSize(self.context.theme.px(14), self.context.theme.px(14)))


def clear(column: QVBoxLayout) -> None:
    """Take every widget out of a column."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
