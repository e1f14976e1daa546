"""The letter beside the form: what stands there is what is answered; a click on a paragraph goes to its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from focalpoint.language import OWN_NAMES
from focalpoint.ui.shell.theme.tokens import LIGHT
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.wizard.letter_text import LetterText, LetterWriter

if TYPE_CHECKING:
    from focalpoint.documents.requests.model import Letter
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_POINTS: Final = 9.6
_GLOW_MS: Final = 1_600


class LetterPreview(QWidget):
    """The head with the languages, and the paper."""

    jumped = Signal(str)
    """The path of the answer that stands where one clicked."""
    languages_changed = Signal()

    def __init__(self, theme: Theme, languages: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._codes = theme, languages
        self._title = label(role="strong")
        self._first, self._second = ChoiceEdit(), ChoiceEdit()
        self.paper = LetterPaper(theme)
        self.paper.jumped.connect(self.jumped)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._first)
        head.addWidget(self._second)
        for choice in (self._first, self._second):
            choice.setSizeAdjustPolicy(ChoiceEdit.SizeAdjustPolicy.AdjustToContents)
            choice.chosen.connect(lambda _code: self._on_language())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.paper, 1)

    def language_code(self) -> str:
        """The language that the letter is shown in."""
        return self._first.code() or self._codes[0]

    def second_code(self) -> str:
        """The language beside it; empty for none."""
        code = self._second.code() or ""
        return "" if code == self.language_code() else code

    def show_second(self, code: str) -> None:
        """Put a language beside the first."""
        self._second.set_code(code or None)
        self._on_language()

    def show_letter(self, letter: Letter, second: Letter | None) -> None:
        """Show a letter as it reads now."""
        self.paper.show_letter(letter, second)

    def _on_language(self) -> None:
        self.paper.forget()
        self.languages_changed.emit()

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        self._title.setText(language.gettext("Letter"))
        self._first.setAccessibleName(language.gettext("Language of the letter"))
        self._second.setAccessibleName(language.gettext("Second language beside it"))
        self._second.setToolTip(language.gettext("Second language beside it"))
        first = self.language_code()
        self._first.set_choices([(code, OWN_NAMES[code]) for code in self._codes])
        self._first.set_code(first)
        second = self._second.code()
        none = language.gettext("One language")
        self._second.set_choices([(None, none), *((code, OWN_NAMES[code]) for code in self._codes)])
        self._second.set_code(second)
        self.paper.setAccessibleName(language.gettext("The letter as it reads now"))
        self.paper.setToolTip(language.gettext("Click a paragraph to go to its field."))


class LetterPaper(QTextEdit):
    """The paper: white in every look, for reading only; Enter goes to the field of the paragraph with the caret."""

    jumped = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text: LetterText | None = None
        self._own: QTextDocument | None = None
        self._field = ""
        self._glow = ""
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            f"QTextEdit, QTextEdit:focus {{ background: {LIGHT.panel}; color: {LIGHT.text}; padding: 0px;"
            f" border: 1px solid {LIGHT.line}; border-radius: 4px; }}"
            f" QTextEdit:focus {{ border: 2px solid {LIGHT.accent}; }}"
        )
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        across = self.horizontalScrollBar()
        across.rangeChanged.connect(lambda _least, _most: self._stay())
        across.valueChanged.connect(lambda _value: self._stay())
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_GLOW_MS)
        self._fade.timeout.connect(self._on_faded)

    def show_letter(self, letter: Letter, second: Letter | None) -> None:
        """Show the letter; the first paragraph that has changed is brought into sight and glows for a moment."""
        before = self._text
        text = LetterWriter(_POINTS * self._theme.scale).write(letter, second)
        changed = text.changed_from(before)
        if before is not None and not changed and text.words == before.words:
            return
        where = self.verticalScrollBar().value()
        text.document.setParent(self)
        old, self._own = self._own, text.document
        self.setDocument(text.document)
        if old is not None:
            old.deleteLater()
        self._text = text
        self.verticalScrollBar().setValue(where)
        if changed and (place := text.of_key(changed)) is not None:
            self._glow = changed
            self._fade.start()
            self._bring(place.position)
        self._mark()

    def forget(self) -> None:
        """Another language: what is shown next is no change of what stood here."""
        self._text = None

    def show_field(self, path: str) -> None:
        """Mark the paragraph in which an answer is printed, and bring it into sight."""
        self._field = path
        if self._text is not None and (place := self._text.of_field(path)) is not None:
            self._bring(place.position)
        self._mark()

    def text_shown(self) -> str:
        """What stands on the paper."""
        return self.document().toPlainText()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click, and no selection, goes to the field."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._jump(self.cursorForPosition(event.position().toPoint()).position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes to the field of the paragraph with the caret."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._jump(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def _jump(self, position: int) -> None:
        place = self._text.at(position) if self._text is not None else None
        if place is not None and place.field:
            self.jumped.emit(place.field)

    def _bring(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        rect = self.cursorRect(cursor)
        height = self.viewport().height()
        if rect.top() < 0 or rect.bottom() > height - 24:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - height // 4)

    def _mark(self) -> None:
        """Shade the paragraphs of the field that has the keyboard, and the one that has just changed."""
        if self._text is None:
            return
        shades: list[QTextEdit.ExtraSelection] = []
        here = self._text.of_field(self._field) if self._field else None
        if here is not None:
            shades.append(self._shade(here.position, LIGHT.accent_soft))
        if self._glow and (place := self._text.of_key(self._glow)) is not None:
            shades.append(self._shade(place.position, LIGHT.green_soft))
        self.setExtraSelections(shades)

    def _shade(self, position: int, colour: str) -> QTextEdit.ExtraSelection:
        shade = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        shade.cursor = cursor
        look = cursor.charFormat()
        look.clearForeground()
        look.setBackground(QBrush(QColor(colour)))
        look.setProperty(QTextFormat.Property.FullWidthSelection, False)
        shade.format = look
        return shade

    def _stay(self) -> None:
        """Never move sideways: the paper is as wide as it is shown, also where two languages were a hair wider."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() if self.isRightToLeft() else bar.minimum())

    def _on_faded(self) -> None:
        self._glow = ""
        self._mark()
