"""The steps of a task: tick, write anew in place, move, add, remove."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.tasks import ChecklistItem
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.ui.widgets.editors import LongTextEditor

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext

_MIME: Final = "application/x-focalpoint-step"
_UP, _DOWN = -1, 1


class ChecklistSection(Section):
    """Each step has a box to tick and its words to write over; Enter in the last field adds one."""

    name = "checklist"
    tables = frozenset({"tasks"})
    open_at_first = True

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._items: tuple[ChecklistItem, ...] = ()
        self._rows: list[_Step] = []
        self._shown: object = None
        self._keys = UndoKeys(self)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        self._new = BoundedLine()
        say_too_long(context, self._new)
        self._new.returnPressed.connect(self._on_add)
        self.column.addLayout(self._listed)
        self.column.addWidget(self._new)

    def heading(self) -> str:
        """Checklist and how far it is."""
        done = sum(item.done for item in self._items)
        return self.context.language.gettext("Checklist ({done} of {n})").format(done=done, n=len(self._items))

    def renew(self) -> None:
        """Read the steps again, then show."""
        if self.record_id:
            self._items = self.context.workspace.tasks.get(self.record_id).checklist
        super().renew()

    def fill(self) -> None:
        """Show the steps; the keyboard stays at its place."""
        language, focused = self.context.language, self._focused()
        ticks, edits = why_not(self.context, "tasks.tick"), why_not(self.context, "tasks.edit")
        shown = (self.record_id, self._items, language.code, ticks, edits)
        if shown == self._shown:  # somebody may be typing here
            return
        self._shown = shown
        clear(self._listed)
        self._rows = [_Step(self, place, item, ticks, edits) for place, item in enumerate(self._items)]
        for row in self._rows:
            self._listed.addWidget(row)
            self._keys.watch(row)
        self._new.setPlaceholderText(language.gettext("New step, then Enter"))
        self._new.setAccessibleName(language.gettext("New step"))
        self._new.setReadOnly(bool(edits))
        self._new.setToolTip(edits)
        if focused is not None and self._rows:
            self._rows[min(focused, len(self._rows) - 1)].words.setFocus()

    def count(self) -> int:
        """How many steps there are."""
        return len(self._items)

    def tick(self, place: int, done: bool) -> None:
        """Tick a step, or take the tick away."""
        workspace, task_id = self.context.workspace, self.record_id
        self.context.run(lambda: workspace.tasks.tick(task_id, place, done))

    def write(self, place: int, text: str) -> bool:
        """Write a step anew; without words it goes away."""
        if not text.strip():
            self.remove(place)
            return True
        items = list(self._items)
        items[place] = ChecklistItem(text.strip(), items[place].done)
        return self._write(items)

    def remove(self, place: int) -> None:
        """Take a step out."""
        self._write([item for at, item in enumerate(self._items) if at != place])

    def shift(self, place: int, to: int) -> None:
        """Put a step at another place; beyond the ends nothing happens."""
        if place == to or not (0 <= place < len(self._items) and 0 <= to < len(self._items)):
            return
        items = list(self._items)
        items.insert(to, items.pop(place))
        if self._write(items):
            self._rows[to].words.setFocus()
            said = self.context.language.gettext("Step {n} of {count}")
            self.context.announce(said.format(n=to + 1, count=len(items)))

    def _focused(self) -> int | None:
        focus = QApplication.focusWidget()
        return next((at for at, row in enumerate(self._rows) if focus is not None and row.isAncestorOf(focus)), None)

    def _on_add(self) -> None:
        text = self._new.text().strip()
        if text and not self._new.isReadOnly() and self._write([*self._items, ChecklistItem(text, False)]):
            self._new.clear()
            self._new.setFocus()

    def _write(self, items: list[ChecklistItem]) -> bool:
        workspace, task_id = self.context.workspace, self.record_id
        text = json.dumps([[item.text, item.done] for item in items], ensure_ascii=False)
        return self.context.run(lambda: workspace.tasks.edit(task_id, checklist=text))


class _Step(QWidget):
    """A box, the words, and a button that moves: dragged with the mouse, pressed for a menu, Alt with arrows."""

    def __init__(self, section: ChecklistSection, place: int, item: ChecklistItem, ticks: str, edits: str) -> None:
        super().__init__()
        self._section, self._place = section, place
        context, language = section.context, section.context.language
        self._box = QCheckBox()
        self._box.setChecked(item.done)
        self._box.setAccessibleName(item.text)
        self._box.setMinimumSize(context.theme.px(24), context.theme.px(24))
        self.words = LongTextEditor(context.theme, least=1, most=4)
        self.words.set_value(item.text)
        self.words.set_name(language.gettext("Step {n}").format(n=place + 1))
        self.words.box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words.set_read_only(bool(edits), edits)
        self._handle = QToolButton()
        context.theme.dress(self._handle, "more")
        self._handle.setMinimumSize(context.theme.px(24), context.theme.px(24))
        words = language.gettext("Move or remove the step {text}").format(text=isolate(item.text))
        self._handle.setAccessibleName(words)
        self._handle.setToolTip(language.gettext("Move or remove (Alt+Up, Alt+Down; or drag)"))
        allow(self._box, not ticks, ticks)
        if edits:
            allow(self._handle, False, edits)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self._box)
        line.addWidget(self.words, 1)
        line.addWidget(self._handle)
        self.setAcceptDrops(not edits)
        self._pressed: QPoint | None = None
        self._may_edit = not edits
        self._box.clicked.connect(lambda done: section.tick(place, done))
        self.words.committed.connect(lambda text: self.words.mark(not section.write(place, str(text))))
        self._handle.installEventFilter(self)
        self._handle.clicked.connect(self._on_menu)
        for watched in (self.words.box, self._box):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Alt with an arrow moves the step, Enter ends its editing, the button is dragged."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event, in_words=watched is self.words.box)
        if watched is self._handle and isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: another step of this list."""
        if event.mimeData().hasFormat(_MIME) and event.source() is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: the other step takes this one's place."""
        source = event.source()
        if isinstance(source, _Step) and source._section is self._section:  # noqa: SLF001 - of the same kind
            event.acceptProposedAction()
            self._section.shift(source._place, self._place)  # noqa: SLF001

    def _on_key(self, event: QKeyEvent, *, in_words: bool) -> bool:
        steps = {Qt.Key.Key_Up: _UP, Qt.Key.Key_Down: _DOWN}
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in steps and self._may_edit:
            self._section.shift(self._place, self._place + steps[Qt.Key(event.key())])
            return True
        if in_words and not event.modifiers() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.words.box.finished.emit()
            return True
        return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = event.position().toPoint()
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None and self._may_edit:
            far = (event.position().toPoint() - self._pressed).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._pressed = None
                self._handle.setDown(False)
                drag, data = QDrag(self), QMimeData()
                data.setData(_MIME, b"step")
                drag.setMimeData(data)
                drag.setPixmap(self.grab())
                drag.exec(Qt.DropAction.MoveAction)
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
        return False

    def _on_menu(self) -> None:
        language, section, place = self._section.context.language, self._section, self._place
        menu = QMenu(self)
        last = section.count() - 1
        for words, to in ((language.gettext("Move up"), place - 1), (language.gettext("Move down"), place + 1)):
            action = menu.addAction(words)
            action.setEnabled(0 <= to <= last)
            action.triggered.connect(lambda _=False, to=to: section.shift(place, to))
        menu.addSeparator()
        menu.addAction(language.gettext("Remove the step")).triggered.connect(lambda: section.remove(place))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._handle.mapToGlobal(QPoint(0, self._handle.height())))
