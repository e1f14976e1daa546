"""The inspector's form: labelled editors that save as soon as one leaves them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from focalpoint.language import Language, isolate
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.bounded import too_long_words
from focalpoint.ui.widgets.editors import Editor

Words = Callable[[Language], str]
"""Words of a label, asked for again at each change of language."""


_WAS: Final = "#was"
_MOST_SHOWN: Final = 120


class FieldForm(QWidget):
    """Fields one under the other, labels above; two short ones may stand side by side.

    Args:
        theme: the look.
        save: called with a field's name and new value; false means that it was not accepted: the typing stays and is
            marked.
    """

    def __init__(self, theme: Theme, save: Callable[[str, object], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._save = save
        self._editors: dict[str, Editor] = {}
        self._labels: list[tuple[QLabel, Words, Editor | None]] = []
        self._hints: dict[str, QLabel] = {}
        self._blocks: dict[str, QWidget] = {}
        self._language: Language | None = None
        self._written = 0
        self.complete: Callable[[], None] = lambda: None
        """Builds the fields that are still to come, when somebody asks for one of them before its turn."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))

    def add(self, name: str, words: Words, editor: Editor) -> Editor:
        """A field over the whole width."""
        self._column.addWidget(self._block(name, words, editor))
        return editor

    def add_pair(self, *fields: tuple[str, Words, Editor]) -> None:
        """Fields side by side, of the same width."""
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px(8))
        for at, (name, words, editor) in enumerate(fields):
            grid.addWidget(self._block(name, words, editor), 0, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
        self._column.addWidget(row)

    def add_heading(self, words: Words) -> QLabel:
        """A heading over the fields that follow."""
        heading = label(role="strong")
        self._labels.append((heading, words, None))
        self._column.addSpacing(self._theme.px(4))
        self._column.addWidget(heading)
        return heading

    def add_widget(self, widget: QWidget) -> None:
        """Anything else between two fields."""
        self._column.addWidget(widget)

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        if name not in self._editors:
            self.complete()
        return self._editors[name]

    def names(self) -> list[str]:
        """The names of the fields, from top to bottom."""
        return list(self._editors)

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show values; fields that are not named keep theirs. A field that is being typed in keeps its typing."""
        for name, value in values.items():
            if name in self._editors:
                self._editors[name].set_value(value)

    def set_hint(self, name: str, text: str, role: str = "small") -> None:
        """A small line under a field: what it is for, how it was read, or what is odd (role ``warning``).

        Fields that are still to be built are told when they are.
        """
        hint = self._hints.get(name)
        if hint is None:
            return
        hint.setText(text)
        hint.setProperty("role", role)
        hint.style().polish(hint)
        hint.setVisible(bool(text))

    def set_shown(self, name: str, shown: bool) -> None:
        """Whether a field is shown."""
        if name in self._blocks:
            self._blocks[name].setVisible(shown)

    def set_read_only(self, read_only: bool, reason: str = "") -> None:
        """The whole form for reading only, and why."""
        for editor in self._editors.values():
            editor.set_read_only(read_only, reason)

    def retranslate(self, language: Language) -> None:
        """Write every label and every choice anew."""
        self._written = 0
        self.write_new(language)

    def write_new(self, language: Language) -> None:
        """Write the labels and choices of the fields that were added since the last time."""
        self._language = language
        new, self._written = self._labels[self._written :], len(self._labels)
        for shown, words, editor in new:
            text = words(language)
            shown.setText(text)
            if editor is not None:
                editor.set_name(text)
                editor.retranslate(language)

    def pending(self) -> dict[str, str]:
        """Typing that is not saved, by field: kept when the vault locks.

        Beside each stands, under its name and ``#was``, a mark of what it was typed over: when it is put back, the
        person hears if somebody else changed the field meanwhile.
        """
        found: dict[str, str] = {}
        for name, editor in self._editors.items():
            if editor.dirty():
                found[name] = editor.pending()
                found[f"{name}{_WAS}"] = _mark(editor.saved())
        return found

    def restore(self, pending: Mapping[str, str]) -> None:
        """Put unsaved typing back and the keyboard in its field; say where the field was changed meanwhile."""
        for name, text in pending.items():
            if name.endswith(_WAS):
                continue
            if name not in self._editors:
                self.complete()
            editor = self._editors.get(name)
            if editor is None:
                continue
            saved = editor.saved()
            editor.restore(text)
            editor.setFocus()
            if pending.get(f"{name}{_WAS}", _mark(saved)) != _mark(saved) and self._language is not None:
                self._warn(name, saved, self._language)

    def _warn(self, name: str, saved: str, language: Language) -> None:
        shown = isolate(saved[:_MOST_SHOWN]) if saved else language.pgettext("value", "nothing")
        words = language.gettext(
            "Somebody changed this field meanwhile; it now says: {value}. Your text stands here unsaved."
        )
        self._editors[name].mark(invalid=True)
        self.set_hint(name, words.format(value=shown), "warning")

    def _block(self, name: str, words: Words, editor: Editor) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        caption = label(role="label")
        caption.setBuddy(editor.inner)
        hint = label(role="small", wrap=True)
        hint.hide()
        column.addWidget(caption)
        column.addWidget(editor)
        column.addWidget(hint)
        self._labels.append((caption, words, editor))
        self._editors[name] = editor
        self._hints[name] = hint
        self._blocks[name] = block
        editor.committed.connect(lambda value: self._on_committed(name, value))
        editor.refused.connect(lambda length, most: self._on_refused(name, length, most))
        return block

    def _on_committed(self, name: str, value: object) -> None:
        saved = self._save(name, value)
        self._editors[name].mark(not saved)
        if saved and self._hints[name].property("role") == "warning":
            self.set_hint(name, "")

    def _on_refused(self, name: str, length: int, most: int) -> None:
        language = self._language
        if language is None:
            return
        said = too_long_words(language, length, most)
        self.set_hint(name, said, "warning")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editors[name].inner, said))


def _mark(text: str) -> str:
    """Tells two saved texts apart without keeping them."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
