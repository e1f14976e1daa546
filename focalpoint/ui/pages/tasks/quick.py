"""A line that adds a task as it is typed; what was understood stands beside it as chips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.inspector.dates import show_near_date
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.words.tasks import priority

if TYPE_CHECKING:
    from focalpoint.domain.quick_add import Addressee, Part, QuickTask
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

_LONGEST: Final = 2000
_DELAY_MS: Final = 120


class _Line(BoundedLine):
    """Escape empties it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class QuickAdd(QWidget):
    """``Send statistics to FIU @MOI !high 15 Dec``, then Enter."""

    added = Signal(str)
    """The id of the new task."""

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self.ministry_id: str | None = None
        """Of which ministry a task is when the line names none: the one that the list is narrowed to."""
        self._plain: frozenset[str] = frozenset()
        self._read: QuickTask | None = None
        self.line = _Line(most=_LONGEST)
        say_too_long(context, self.line)
        self._plus = self.line.addAction(context.theme.icon("plus"), QLineEdit.ActionPosition.LeadingPosition)
        self._chips: list[QToolButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._understand)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)
        self.row.addWidget(self.line, 1)
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(self._on_enter)
        context.theme.changed.connect(self._on_theme)
        UndoKeys(self).watch(self.line)

    def retranslate(self, language: Language) -> None:
        """Write it anew."""
        reason = why_not(self._context, "tasks.add")
        self.line.setPlaceholderText(language.gettext("Add a task: what, @ministry or person, !priority, date"))
        self.line.setAccessibleName(language.gettext("Add a task in one line"))
        self.line.setToolTip(
            reason or language.gettext("For example: Send the statistics @MOI !high 15 Dec. Enter adds the task.")
        )
        self.line.setReadOnly(bool(reason))
        self._understand()

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def _on_text(self, text: str) -> None:
        if not text:
            self._plain = frozenset()
        self._timer.start()

    def _understand(self) -> None:
        """Read the line and show what was understood."""
        self._timer.stop()
        line, self._read = self.line.text(), None
        for chip in self._chips:
            self.row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        if line:
            # Reading dates in six languages is loaded when somebody types, not with the page.
            from focalpoint.domain.quick_add import read_line

            today = self._context.workspace.clock.today()
            self._read = read_line(line, self._addressees(), today, plain=self._plain)
            self._chips = [self._chip(place, part) for place, part in enumerate(self._read.parts)]
        self.line.setAccessibleDescription(" · ".join(chip.text() for chip in self._chips))

    def _chip(self, place: int, part: Part) -> QToolButton:
        from focalpoint.domain.quick_add import PartKind

        language = self._context.language
        chip = QToolButton(self)
        chip.setProperty("kind", "chip")
        chip.setMinimumHeight(self._context.theme.px(24))
        words = self._words(part)
        chip.setText(words if part.kind is PartKind.UNKNOWN else f"{words}  ✕")
        if part.kind is PartKind.UNKNOWN:
            chip.setEnabled(False)
            chip.setAccessibleName(words)
        else:
            chip.setAccessibleName(language.gettext("Leave “{text}” in the title").format(text=isolate(part.typed)))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(lambda: self._on_leave(part.typed))
        self.row.insertWidget(1 + place, chip)
        chip.show()
        return chip

    def _words(self, part: Part) -> str:
        from focalpoint.domain.quick_add import PartKind

        language, workspace = self._context.language, self._context.workspace
        if part.kind is PartKind.MINISTRY:
            return isolate(self._names.ministry_code(part.value))
        if part.kind is PartKind.PERSON:
            return isolate(self._names.person(part.value))
        if part.kind is PartKind.PRIORITY:
            return priority(language, part.value)
        if part.kind is PartKind.DUE:
            return show_near_date(language, part.value, workspace.clock.today())
        return language.gettext("{text} is not known").format(text=isolate(part.typed))

    def _addressees(self) -> Sequence[Addressee]:
        from focalpoint.domain.quick_add import Addressee, PartKind

        ministries = [
            Addressee(PartKind.MINISTRY, one.id, (one.short_code, one.name))
            for one in self._names.ministries.values()
            if not one.archived
        ]
        people = [
            Addressee(PartKind.PERSON, one.id, (one.name,), one.ministry_id)
            for one in self._names.people.values()
            if not one.archived
        ]
        return [*ministries, *people]

    def _on_leave(self, typed: str) -> None:
        self._plain |= {typed}
        self._understand()
        self.line.setFocus()

    def _on_enter(self) -> None:
        self._understand()
        language, read = self._context.language, self._read
        if self.line.isReadOnly() or read is None or not self.line.text().strip():
            return
        if not read.title:
            self._context.announce(language.gettext("Write first what is to be done."))
            return
        made: list[str] = []

        def act() -> None:
            made.extend(self._context.workspace.tasks.add(read.title, **self._fields(read)).ids("tasks"))

        if self._context.run(act) and made:
            self.line.clear()
            self._context.announce(language.gettext("Task added: {title}").format(title=isolate(read.title)))
            self.added.emit(made[0])

    def _fields(self, read: QuickTask) -> dict[str, str | None]:
        from focalpoint.domain.quick_add import PartKind

        person_id = read.value(PartKind.PERSON)
        person = self._names.people.get(person_id or "")
        ministry_id = read.value(PartKind.MINISTRY) or (person.ministry_id if person else None) or self.ministry_id
        fields = {
            "ministry_id": ministry_id or None,
            "person_id": person_id,
            "priority": read.value(PartKind.PRIORITY),
            "due": read.value(PartKind.DUE),
        }
        return {name: value for name, value in fields.items() if value is not None}

    def _on_theme(self) -> None:
        self._plus.setIcon(self._context.theme.icon("plus"))
