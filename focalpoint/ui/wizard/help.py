"""Help with the field that has the keyboard: what to write, a good and a bad example, the article behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from focalpoint.language import isolate
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.wizard.wording import help_words
from focalpoint.words.requests import field_label

if TYPE_CHECKING:
    from focalpoint.domain.requests.specification import FieldSpec
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme


class FieldHelp(QFrame):
    """A card below the letter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._field: FieldSpec | None = None
        self._title = label(role="strong", wrap=True)
        self._what, self._good, self._bad, self._source = (label(wrap=True) for _ in range(4))
        for words in (self._what, self._good, self._bad, self._source):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for words in (self._good, self._bad, self._source):
            words.setProperty("role", "small")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(theme.px(4))
        for words in (self._title, self._what, self._good, self._bad, self._source):
            column.addWidget(words)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        for part in (inner, area.viewport()):  # the card's own ground shows
            part.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_field(self, field: FieldSpec | None, language: Language) -> None:
        """Help with this field."""
        self._field = field
        self.retranslate(language)

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        field = self._field
        if field is None:
            self._title.setText(language.gettext("Help"))
            self._what.setText(
                language.gettext("Go to a field to see what to write there, and which article asks for it.")
            )
            for words in (self._good, self._bad, self._source):
                words.hide()
            return
        told = help_words(language, field)
        self._title.setText(field_label(language, field))
        self._what.setText(told.what)
        self._what.setVisible(bool(told.what))
        for words, text, sentence in (
            (self._good, told.good, language.gettext("Good: {example}")),
            (self._bad, told.bad, language.gettext("Poor: {example}")),
            (self._source, told.source, language.gettext("Asked for by: {source}")),
        ):
            words.setText(sentence.format(example=isolate(text), source=isolate(text)) if text else "")
            words.setVisible(bool(text))
