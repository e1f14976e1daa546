"""A section of Settings: cards in a column, filled from the vault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import ReadOnlyError, RefusedError
from focalpoint.language import Language
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.words.errors import explain

Words = Callable[[Language], str]
_WIDEST = 880
"""Lines longer than this are hard to read."""


class SettingsCard(QFrame):
    """A titled card with a sentence and a column to fill."""

    def __init__(self, title: Words, sentence: Words | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._texts: list[tuple[QLabel, Words]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        self.add_text(title, "heading")
        if sentence is not None:
            self.add_text(sentence, "muted")

    def add_text(self, words: Words, role: str = "") -> QLabel:
        """A sentence that changes with the language."""
        shown = label(role=role, wrap=True)
        self._texts.append((shown, words))
        self.column.addWidget(shown)
        return shown

    def add_row(self, *widgets: QWidget) -> None:
        """Widgets in a row, from the start; large text takes another line."""
        row = QWidget()
        line = FlowLayout(row, 8)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            line.addWidget(widget)
        self.column.addWidget(row)

    def retranslate(self, language: Language) -> None:
        """Write the card's own texts anew."""
        for shown, words in self._texts:
            shown.setText(words(language))


class Section(QScrollArea):
    """One view of the settings page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.cards: list[SettingsCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 8, 0)
        cards = QWidget()
        self.column = QVBoxLayout(cards)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self._cards = cards
        self._size_cards()
        context.theme.changed.connect(self._size_cards)
        row.addWidget(cards, 100)
        row.addStretch(1)
        self.setWidget(inner)

    def _size_cards(self) -> None:
        self._cards.setMaximumWidth(self.context.theme.px(_WIDEST))

    def add_card(self, title: Words, sentence: Words | None = None) -> SettingsCard:
        """A card under the last one."""
        card = SettingsCard(title, sentence)
        self.cards.append(card)
        self.column.addWidget(card)
        return card

    def finish(self) -> None:
        """After the last card."""
        self.column.addStretch(1)

    def retranslate(self) -> None:
        """Write every text anew; call ``super()`` first."""
        for card in self.cards:
            card.retranslate(self.context.language)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""

    def reason_against(self, method: str) -> str:
        """Why the person may not do it, as a sentence; empty when they may."""
        workspace, language = self.context.workspace, self.context.language
        if workspace.read_only:
            return explain(ReadOnlyError(reason=workspace.read_only), language)
        return "" if workspace.may(method) else explain(RefusedError(method=method), language)
