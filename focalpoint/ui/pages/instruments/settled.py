"""The names of States that the office settled: what each means, and a way to forget it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from focalpoint.domain.states import SettledName
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext


class SettledNames(QDialog):
    """A list with one act: forget."""

    forgotten = Signal()

    def __init__(self, parent: QWidget, context: PageContext) -> None:
        super().__init__(parent)
        self._context = context
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(context.theme.px(640), context.theme.px(420))
        self.model: RecordModel[SettledName] = RecordModel(
            [
                Column(
                    "name", lambda language: language.gettext("Name in the table"), lambda item, _: item.name, width=280
                ),
                Column("code", lambda language: language.gettext("State or organization"), self._meaning, width=280),
            ],
            lambda item: item.id,
            language=context.language,
            theme=context.theme,
            parent=self,
        )
        self.view = TableView(context.theme)
        self.view.set_record_model(self.model, context.memory, "settled.columns")
        self._words = label(role="muted", wrap=True)
        self._forget, self._close = QPushButton(), QPushButton()
        self._forget.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self._forget)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self._forget.clicked.connect(self.forget)
        self._close.clicked.connect(self.accept)
        self.view.selectionModel().selectionChanged.connect(self._show_selected)
        self.retranslate()
        context.shell.language_changed.connect(self.retranslate)
        self._fill()

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._context.language
        self.setWindowTitle(language.gettext("Settled names"))
        self.view.setAccessibleName(language.gettext("Settled names"))
        self._forget.setText(language.gettext("Forget"))
        self._close.setText(language.gettext("Close"))
        self.model.retranslate(language)
        self._show_words()

    def forget(self) -> None:
        """The selected names are matched by the rules again."""
        ids = [self.model.record(index.row()).id for index in self.view.selectionModel().selectedRows()]
        if ids and not why_not(self._context, "states.forget"):
            self._context.run(lambda: self._context.workspace.states.forget(ids))
            self._fill()
            self.forgotten.emit()

    def _fill(self) -> None:
        self.model.set_records(self._context.workspace.states.settled())
        if self.model.rowCount():
            self.view.selectRow(0)
        self._show_words()
        self._show_selected()

    def _show_words(self) -> None:
        language = self._context.language
        if self.model.rowCount():
            words = language.gettext("These names were settled once, and are matched so in every table.")
        else:
            words = language.gettext("No name was settled yet. Names that a table prints in its own way are settled "
                                     "when it is imported.")  # fmt: skip
        self._words.setText(words)

    def _show_selected(self) -> None:
        reason = why_not(self._context, "states.forget")
        self._forget.setEnabled(not reason and bool(self.view.selectionModel().selectedRows()))
        self._forget.setToolTip(reason)

    def _meaning(self, item: SettledName, language: Language) -> str:
        return self._context.workspace.states.name(item.code, language.code)
