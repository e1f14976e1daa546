"""The inspector of one kind of record: heading, fields that save at once, and the parts that hang on every record.

The first opening builds it in slices, one turn of the event loop each: the first fields at once, the rest and the
parts below after the window has answered what waits. Whoever asks for a field before its turn gets it at once.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.errors import NotFoundError
from focalpoint.language import plain_order
from focalpoint.ui.inspector.section import Section
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.editors import LongTextEditor
from focalpoint.ui.widgets.form import FieldForm

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.shell.theme.theme import Theme

Part = Section | Callable[[], Section]
"""A part below the fields, or what makes it when its turn comes."""


class Inspector(QWidget):
    """Shows and edits one record. The pane around it scrolls.

    Subclasses build fields in ``__init__``, fill them in ``load`` and write one field in ``save``.
    """

    entity = ""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.record_id = ""
        self._unsaid = False
        self._title = label(role="heading", wrap=True)
        self._subtitle = label(role="muted", wrap=True)
        for words in (self._title, self._subtitle):
            words.setTextFormat(Qt.TextFormat.PlainText)
        self._blocked = label(role="muted", wrap=True)
        self._blocked.hide()
        self.form = FieldForm(context.theme, self._on_save)
        self.form.complete = self.complete
        self._sections: list[Section] = []
        self._steps: deque[Callable[[], None]] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._on_turn)
        self._undo_keys = UndoKeys(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 14, 14, 14)
        self.column.setSpacing(8)
        for widget in (self._title, self._subtitle, self._blocked, self.form):
            self.column.addWidget(widget)

    @property
    def language(self) -> Language:
        """The language of the screen now."""
        return self.context.language

    @property
    def sections(self) -> list[Section]:
        """The parts below the fields, all of them."""
        self.complete()
        return self._sections

    @abstractmethod
    def load(self) -> None:
        """Read the record and show it; NotFoundError when it is gone."""

    @abstractmethod
    def save(self, name: str, value: object) -> bool:
        """Write one field; false when it was not accepted."""

    def add_fields_later(self, build: Callable[[], None]) -> None:
        """Fields that are built in a turn of their own, before the parts below."""
        self._later(lambda: self._build_fields(build))

    def add_sections(self, *parts: Part) -> None:
        """The parts under the fields; call it once, after the fields."""
        self._undo_keys.watch(self)
        for part in parts:
            if isinstance(part, Section):
                self._sections.append(part)
                self.column.addWidget(part)
                self._undo_keys.watch(part)
            else:
                self._later(partial(self._build_section, part))
        self.column.addStretch(1)

    def complete(self) -> None:
        """Build now what is still to be built."""
        while self._steps:
            self._steps.popleft()()

    def set_heading(self, title: str, subtitle: str) -> None:
        """What the record is."""
        self._title.setText(plain_order(title))
        self._subtitle.setText(subtitle)

    def set_reason(self, reason: str) -> None:
        """Why nothing can be edited; empty when it can."""
        self._blocked.setText(reason)
        self._blocked.setVisible(bool(reason))
        self.form.set_read_only(bool(reason), reason)

    def show_record(self, record_id: str) -> None:
        """Show another record. A field that is being edited is saved by leaving it."""
        if record_id == self.record_id:
            return
        self._leave_field()
        self.record_id = record_id
        self.renew()
        for section in self._sections:
            section.show_record(record_id)

    def renew(self) -> None:
        """Show the record as it is in the vault now; a record that is gone leaves what was shown."""
        if not self.record_id:
            return
        try:
            self.load()
        except NotFoundError:
            self.record_id = ""

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what changed."""
        if change_set is None:
            self.retranslate()
            return
        self.renew()
        for section in self._sections:
            section.refresh(change_set)

    def retranslate(self) -> None:
        """Write everything anew in the language of the screen."""
        self.form.retranslate(self.language)
        self.renew()
        for section in self._sections:
            section.retranslate()

    def retranslate_when_seen(self) -> None:
        """Write it anew now if it is on the screen, else when it comes there."""
        self._unsaid = not self.isVisible()
        if not self._unsaid:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: it comes to the screen; the language may have changed meanwhile."""
        super().showEvent(event)
        if self._unsaid:
            self._unsaid = False
            self.retranslate()

    def pending(self) -> Mapping[str, str]:
        """Typing that is not saved, by field: kept when the vault locks."""
        return self.form.pending()

    def restore(self, pending: Mapping[str, str]) -> None:
        """Put unsaved typing back."""
        self.form.restore(pending)

    def _later(self, step: Callable[[], None]) -> None:
        self._steps.append(step)
        self._turn.start()

    def _on_turn(self) -> None:
        if self._steps:
            self._steps.popleft()()
        if self._steps:
            self._turn.start()

    def _build_fields(self, build: Callable[[], None]) -> None:
        build()
        self.form.write_new(self.language)
        self._undo_keys.watch(self.form)
        self.renew()

    def _build_section(self, make: Callable[[], Section]) -> None:
        section = make()
        self._sections.append(section)
        self.column.insertWidget(self.column.count() - 1, section)
        self._undo_keys.watch(section)
        if self.record_id:
            self.adopt(section)
            section.show_record(self.record_id)

    def adopt(self, section: Section) -> None:
        """Tell a part that was just built what it must know of the record that is shown."""

    def _leave_field(self) -> None:
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus() and self.isAncestorOf(focused):
            focused.clearFocus()

    def _on_save(self, name: str, value: object) -> bool:
        return bool(self.record_id) and self.save(name, value)


def title_editor(theme: Theme) -> LongTextEditor:
    """A field for a title: as high as its text, never with a scroll bar of its own."""
    editor = LongTextEditor(theme, least=1, most=5)
    editor.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return editor
