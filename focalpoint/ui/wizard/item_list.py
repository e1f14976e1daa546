"""A list of compound answers (persons, offences, annexes): its items as lines, and the chosen one's fields below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.requests.answers import State
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.language import isolate, plain_order
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.roomy import RoomyDelegate
from focalpoint.ui.widgets.tables import choose_row
from focalpoint.ui.wizard.answer_field import REFERRING, AnswerField, StateButton
from focalpoint.ui.wizard.hints import FindingLines
from focalpoint.ui.wizard.wording import state_words
from focalpoint.words.request_options import option_words
from focalpoint.words.requests import field_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from focalpoint.domain.requests.answers import Item
    from focalpoint.domain.requests.findings import Finding
    from focalpoint.domain.requests.specification import FieldSpec
    from focalpoint.ui.wizard.group import FieldGroup
    from focalpoint.ui.wizard.hand import Hand

_MOST_LINES: Final = 6
_LONGEST: Final = 90
_FIRST: Final = ("names.latin", "names.original", "title", "name", "item", "event", "formality", "text")
_NOT_TITLES: Final = frozenset({"id", "role", "kind", "sex"})
_WITH_ID: Final = frozenset({"subj", "vict", "asst"})


class ItemList(QWidget):
    """Items with add, remove and reorder. One item is open at a time, so that 200 persons cost no more than one."""

    wide = True

    def __init__(
        self, hand: Hand, fields: Mapping[str, FieldSpec], field: FieldSpec, path: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hand, self._fields, self.field, self.path = hand, fields, field, path
        self._group: FieldGroup | None = None
        self._open = -1
        self._choosing = False
        self._state = State.UNANSWERED
        self.caption = label(role="label", wrap=True)
        self._said = label(role="small")
        self.more = StateButton(hand, self)
        self.more.state_asked.connect(self.set_state)
        self._model = QStringListModel(self)
        self.view = _Items(self)
        self.view.setModel(self._model)
        self.caption.setBuddy(self.view)
        self.add_button = QPushButton()
        self._up, self._down, self._remove = QToolButton(), QToolButton(), QToolButton()
        self._panel = QFrame(self)
        self._panel.setObjectName("card")
        self.lines = FindingLines(hand.theme)
        self._lay_out()
        self._wire()

    @property
    def state(self) -> State:
        """Whether there are items, or it is said that there are none."""
        return self._state

    def group(self) -> FieldGroup | None:
        """The fields of the open item."""
        return self._group

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stops, in reading order: the acts, the lines, the fields of the open item."""
        yield from (self._up, self._down, self._remove, self.add_button, self.more, self.view)
        if self._group is not None:
            yield from self._group.stops()

    def opened(self) -> int:
        """Which item is open; −1 for none."""
        return self._open

    def show_answer(self) -> None:
        """Show the items that are answered now; the open one stays open."""
        answers = self._hand.model.answers()
        self._state = answers.state(self.path)
        items = answers.items(self.path)
        names = [self._title(item) for item in items]
        if names != self._model.stringList():
            self._model.setStringList(names)
        at = min(max(self._open, 0), len(items) - 1)
        if items:
            self._choose(at)
        if at != self._open or self._group is None:
            self._show_item(at)
        elif self._group is not None:
            self._group.show_answers()
        self._fit(len(items))
        self._say()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks say of the list, and of the open item."""
        self.lines.show_findings(findings, self._hand.language)
        if self._group is not None:
            self._group.show_findings()

    def show_required(self) -> None:
        """A star where at least one item is wanted."""
        words = field_label(self._hand.language, self.field)
        starred = self.path in self._hand.required
        self.caption.setText(self._hand.language.gettext("{field} *").format(field=words) if starred else words)

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._hand.language
        name = field_label(language, self.field)
        self.show_required()
        self.view.setAccessibleName(name)
        self.add_button.setText(language.gettext("Add"))
        self.add_button.setAccessibleName(language.gettext("{field}: add").format(field=name))
        for button, words in (
            (self._up, language.gettext("Move up")),
            (self._down, language.gettext("Move down")),
            (self._remove, language.gettext("Remove")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(language.gettext("{field}: {act}").format(field=name, act=words))
        self.more.retranslate(name)
        reason = self._hand.model.read_only()
        for part in (self.add_button, self._up, self._down, self._remove, self.more):
            part.setVisible(not reason)
        if self._group is not None:
            self._group.retranslate()
        self.show_answer()
        self.show_findings(self._hand.findings.get(self.path, []))

    def set_state(self, state: State) -> None:
        """Say that it is unknown, none, cleared or unanswered."""
        values: dict[State, object] = {State.UNKNOWN: None, State.NONE: (), State.CLEARED: State.CLEARED}
        self._hand.save(self.path, values.get(state, State.UNANSWERED))
        self.show_answer()

    def open_path(self, path: str) -> AnswerField | ItemList | None:
        """Open the item in which a path ends; gives its field."""
        number = path.removeprefix(f"{self.path}[").partition("]")[0]
        if not number.isdigit() or int(number) >= self._model.rowCount():
            return self
        self.open_item(int(number))
        found = self._group.locate(path) if self._group is not None else None
        return found or self

    def open_item(self, at: int) -> None:
        """Open an item."""
        self._choose(at)
        if at != self._open:
            self._show_item(at)

    def flush(self) -> None:
        """Save what is typed in the open item and not saved."""
        for field in list(self._group.all_fields()) if self._group is not None else ():
            field.flush()

    def focus_first(self) -> None:
        """Put the keyboard in the list, or on the button that begins it."""
        (self.view if self._model.rowCount() else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Add an item and open it, with the keyboard in its first field."""
        self.flush()
        answers = self._hand.model.answers()
        at = len(answers.items(self.path))
        begun = (
            {"id": answers.next_id(self.path)}
            if self.path in _WITH_ID and f"{self.field.id}[].id" in self._fields
            else {}
        )
        if not self._hand.save(f"{self.path}[{at}]", begun):
            return
        self._group_gone()
        self._open = at
        self.show_answer()
        self._show_first()

    def remove(self) -> None:
        """Take the open item away; it can be undone."""
        if 0 <= self._open < self._model.rowCount() and self._hand.save(f"{self.path}[{self._open}]", State.UNANSWERED):
            self._group_gone()
            self.show_answer()
            self.focus_first()

    def shift(self, by: int) -> None:
        """Move the open item up or down."""
        self.flush()
        items = list(self._hand.model.answers().items(self.path))
        to = self._open + by
        if not (0 <= self._open < len(items) and 0 <= to < len(items)):
            return
        items[self._open], items[to] = items[to], items[self._open]
        if self._hand.save(self.path, tuple(items)):
            self._open = to
            self._group_gone()
            self.show_answer()

    # Building -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._hand.theme
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(self.caption, 1)
        head.addWidget(self._said)
        for button, icon in ((self._up, "chevron-up"), (self._down, "chevron-down"), (self._remove, "close")):
            theme.dress(button, icon, "text")
            head.addWidget(button)
        head.addWidget(self.add_button)
        head.addWidget(self.more)
        self._inner = QVBoxLayout(self._panel)
        self._inner.setContentsMargins(12, 10, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addWidget(self._panel)
        column.addWidget(self.lines)
        self._said.hide()

    def _wire(self) -> None:
        self.view.setItemDelegate(RoomyDelegate(self._hand.theme, self.view))
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.came.connect(lambda: self._hand.focused.emit(self.path, self.field))
        self.add_button.clicked.connect(self.add)
        self._remove.clicked.connect(self.remove)
        self._up.clicked.connect(lambda: self.shift(-1))
        self._down.clicked.connect(lambda: self.shift(1))

    def _choose(self, at: int) -> None:
        self._choosing = True
        choose_row(self.view, self._model.index(at))
        self._choosing = False

    def _on_current(self, now: QModelIndex, _old: QModelIndex) -> None:
        if now.isValid() and now.row() != self._open and not self._choosing:
            self._show_item(now.row())

    def _group_gone(self) -> None:
        group, self._group = self._group, None
        if group is not None:
            self._inner.removeWidget(group)
            group.hide()
            group.deleteLater()

    def _show_item(self, at: int) -> None:
        from focalpoint.ui.wizard.group import FieldGroup, ids_of

        self.flush()
        self._group_gone()
        self._open = at
        items = self._hand.model.answers().items(self.path)
        if 0 <= at < len(items):
            hidden = {f"{self.field.id}[].id"} if self.path in _WITH_ID else set()
            ids = [each for each in ids_of(self._fields, self.field.id) if each not in hidden]
            group = FieldGroup(self._hand, self._fields, ids, f"{self.path}[{at}].", self._panel)
            self._inner.addWidget(group)
            self._group = group
            group.retranslate()
            group.show_answers()
            group.show_findings()
            group.show()
        self._fit(len(items))

    def _show_first(self) -> None:
        first = (
            next((part for part in self._group.parts() if isinstance(part, AnswerField)), None) if self._group else None
        )
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, count: int) -> None:
        self.view.setVisible(count > 0)
        self._panel.setVisible(self._group is not None)
        row = max(self.view.sizeHintForRow(0), self._hand.theme.px(30)) if count else 0
        self.view.setFixedHeight(row * min(count, _MOST_LINES) + 4)
        for button, on in (
            (self._up, 0 < self._open < count),
            (self._down, -1 < self._open < count - 1),
            (self._remove, 0 <= self._open < count),
        ):
            button.setEnabled(on)

    def _say(self) -> None:
        language, count = self._hand.language, self._model.rowCount()
        words = state_words(language, self._state)
        if not words and count > 1:
            words = language.number(count)
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _title(self, item: Item) -> str:
        """What an item is called in its list: its number or id, and the first thing that says what it is."""
        language = self._hand.language
        found = next((item.text(path) for path in _FIRST if item.text(path)), "")
        if not found:
            leaves = (
                each for each in self._fields.values() if each.listed == self.field.id and each.leaf not in _NOT_TITLES
            )
            told = (self._told(each, item) for each in leaves if each.type is not FieldType.LIST)
            found = next((words for words in told if words), "") or language.pgettext("answer", "Nothing written yet")
        role = next((each for each in self._fields.values() if each.id == f"{self.field.id}[].role"), None)
        if role is not None and item.text("role"):
            found = language.gettext("{name}, {role}").format(
                name=isolate(found), role=option_words(language, role, item.text("role"))
            )
        short = plain_order(" ".join(found.split()))[:_LONGEST]
        return language.gettext("{number}. {title}").format(number=item.id or item.index + 1, title=isolate(short))

    def _told(self, field: FieldSpec, item: Item) -> str:
        text, language = item.text(field.leaf), self._hand.language
        if not text or not (field.options or field.type in REFERRING):
            return text
        if field.options:
            return option_words(language, field, text)
        return dict(self._hand.choices(field, language)).get(text, text)


class _Items(QListView):
    """The lines of a list: Delete removes, Insert adds, Alt with the arrows moves."""

    came = Signal()
    """The keyboard is here."""

    def __init__(self, owner: ItemList) -> None:
        super().__init__()
        self._owner: QObject = owner
        self.setProperty("framed", True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the keyboard comes."""
        super().focusInEvent(event)
        self.came.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list's own keys; the rest is Qt's."""
        owner = self._owner
        assert isinstance(owner, ItemList)  # noqa: S101 - for the type checker
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Delete:
            owner.remove()
        elif event.key() == Qt.Key.Key_Insert:
            owner.add()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            owner.shift(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
