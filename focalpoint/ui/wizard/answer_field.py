"""One field of the form: its label, its editor, whether it is not known, and what the checks say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.requests.answers import Item, State
from focalpoint.domain.requests.findings import Severity
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.bounded import too_long_words
from focalpoint.ui.widgets.editors import ChoiceEditor, Editor, LongTextEditor, TextEditor
from focalpoint.ui.wizard.editors import AnyNumber, CalendarDay, InstantEditor, LinesEditor, YesNoEditor
from focalpoint.ui.wizard.hints import FindingLines
from focalpoint.ui.wizard.wording import state_words
from focalpoint.words.request_options import option_words
from focalpoint.words.requests import field_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.domain.requests.findings import Finding
    from focalpoint.domain.requests.specification import FieldSpec
    from focalpoint.language import Language
    from focalpoint.ui.wizard.hand import Hand
    from focalpoint.ui.wizard.model import Choices

REFERRING: Final = frozenset(
    {
        FieldType.STATE,
        FieldType.LANGUAGE,
        FieldType.INSTRUMENT,
        FieldType.PERSON,
        FieldType.ANNEX,
        FieldType.CLAUSE,
    }
)
_WIDE: Final = frozenset({FieldType.PROSE, FieldType.INSTANT, FieldType.INSTRUMENT, FieldType.CLAUSE, FieldType.LIST})
_TYPING_MS: Final = 30


class AnswerField(QWidget):
    """A field at a path. It saves when one leaves it, and tells what is being typed."""

    def __init__(self, hand: Hand, field: FieldSpec, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand, self.field, self.path = hand, field, path
        self._state = State.UNANSWERED
        self.editor = self._make_editor()
        self.caption = label(role="label", wrap=True)
        self.caption.setBuddy(self.editor.focusProxy() or self.editor.inner)
        self._said = label(role="small")
        self._more: StateButton | None = None
        self._lines: FindingLines | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._on_typed)
        self._lay_out()
        self._wire()

    @property
    def wide(self) -> bool:
        """Whether it takes the whole width."""
        return self.field.many or self.field.type in _WIDE

    def show_answer(self) -> None:
        """Show what is answered now."""
        answers = self._hand.model.answers()
        self._state = answers.state(self.path)
        raw = answers.raw(self.path)
        self.editor.set_value(_shown(self.field, raw))
        self.say_state()

    def say_state(self) -> None:
        """Say that it is not known, or was cleared."""
        words = state_words(self._hand.language, self._state)
        self._said.setText(words)
        self._said.setVisible(bool(words))

    @property
    def state(self) -> State:
        """Whether it is answered."""
        return self._state

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say below it what the checks found; of what is not answered yet, the star says enough."""
        if self._state is State.UNANSWERED and self.path not in self._hand.typed:
            findings = [finding for finding in findings if not finding.code.startswith("R:")]
        if findings or self._lines is not None:
            self.lines.show_findings(findings, self._hand.language)
        self.editor.mark(invalid=any(one.severity is not Severity.ADVICE and not one.released for one in findings))

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._hand.language
        words = field_label(language, self.field)
        self.editor.retranslate(language)
        self.editor.set_name(words)
        self.show_required()
        if self._more is not None:
            self._more.retranslate(words)
        self.say_state()
        reason = self._hand.model.read_only()
        self.editor.set_read_only(bool(reason), reason)
        self.show_findings(self._hand.findings.get(self.path, []))

    def show_required(self) -> None:
        """A star where it must be answered."""
        words = field_label(self._hand.language, self.field)
        starred = self.path in self._hand.required
        self.caption.setText(self._hand.language.gettext("{field} *").format(field=words) if starred else words)

    def flush(self) -> None:
        """Save what is typed and not saved: the form goes away. What cannot be read stays a draft."""
        if self._hand.model.read_only() or not self.editor.dirty():
            return
        value = self.editor.value()
        if value is not None or not self.editor.pending().strip():
            self._on_committed(value)

    def put_back(self, text: str) -> None:
        """Put unsaved typing back, unsaved."""
        self.editor.restore(text)
        self._on_typed()

    def set_state(self, state: State) -> None:
        """Say that it is unknown, none, cleared or unanswered."""
        values: dict[State, object] = {State.UNKNOWN: None, State.NONE: (), State.CLEARED: State.CLEARED}
        self._hand.save(self.path, values.get(state, State.UNANSWERED))
        self.show_answer()
        self._hand.told.emit(state_words(self._hand.language, state))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(self.caption, 1)
        head.addWidget(self._said)
        head.addSpacing(self._hand.theme.px(30))  # for the button, which stands over it
        self.caption.setMinimumHeight(self._hand.theme.px(24))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addLayout(head)
        self._column.addWidget(self.editor)
        self._said.hide()

    @property
    def lines(self) -> FindingLines:
        """What the checks say of it; made when there is something to say."""
        if self._lines is None:
            self._lines = FindingLines(self._hand.theme)
            self._column.addWidget(self._lines)
        return self._lines

    @property
    def more(self) -> StateButton:
        """What else may be said of it; made when the pointer or the keyboard first comes."""
        if self._more is None:
            self._more = StateButton(self._hand, self)
            self._more.state_asked.connect(self.set_state)
            self._more.retranslate(field_label(self._hand.language, self.field))
            self._place_more()
        return self._more

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the button stays at the end of the label's line."""
        super().resizeEvent(event)
        self._place_more()

    def _place_more(self) -> None:
        if self._more is not None:
            size = self._more.sizeHint()
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._more.setGeometry(0 if rtl else self.width() - size.width(), 0, size.width(), size.height())

    def _offer(self, shown: bool) -> None:
        if shown and not self._hand.model.read_only():
            self.more.show()
            self.more.raise_()
        elif self._more is not None:
            self._more.hide()

    def _wire(self) -> None:
        self.editor.committed.connect(self._on_committed)
        self.editor.refused.connect(self._on_refused)
        if isinstance(self.editor, InstantEditor):
            self.editor.touched.connect(self._typing.start)
        elif isinstance(self.editor, TextEditor):
            self.editor.line.textEdited.connect(self._typing.start)
        elif isinstance(self.editor, LongTextEditor):
            self.editor.box.textChanged.connect(self._typing.start)
        elif isinstance(self.editor, CalendarDay):
            self.editor.edit.line.textEdited.connect(self._typing.start)
        for part in (self.editor.inner, *self.editor.findChildren(QWidget)):
            part.installEventFilter(self)
        self._hand.keys.watch(self.editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the keyboard comes to this field."""
        if event.type() == QEvent.Type.FocusIn:
            self._hand.focused.emit(self.path, self.field)
            self._offer(shown=True)
        elif event.type() == QEvent.Type.FocusOut and not self.underMouse():
            self._offer(shown=False)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pointer comes: what else may be said of the field is offered."""
        super().enterEvent(event)
        self._offer(shown=True)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the pointer goes."""
        super().leaveEvent(event)
        focused = QApplication.focusWidget()
        self._offer(shown=focused is not None and self.isAncestorOf(focused))

    def _on_typed(self) -> None:
        if self.editor.dirty():
            self._hand.type(self.path, _kept(self.field, self.editor.value()))
        else:
            self._hand.untype(self.path)

    def _on_committed(self, value: object) -> None:
        self._typing.stop()
        kept = _kept(self.field, value)
        if kept is None and self._hand.model.answers().state(self.path) is State.UNANSWERED:
            self._hand.untype(self.path)  # nothing was answered, and nothing is
            return
        saved = self._hand.save(self.path, State.CLEARED if kept is None else kept)
        self.editor.mark(not saved)
        if saved:
            self.show_answer()

    def _on_refused(self, length: int, most: int) -> None:
        words = too_long_words(self._hand.language, length, most)
        self.lines.say(words)
        self._hand.told.emit(words)

    def _make_editor(self) -> Editor:
        theme, kind = self._hand.theme, self.field.type
        if self.field.many:
            return self._several()
        if kind in REFERRING or kind is FieldType.CHOICE:
            return ChoiceEditor(self._choices)
        made: Editor
        if kind is FieldType.PROSE:
            made = LongTextEditor(theme, least=3, most=14)
        elif kind is FieldType.DATE:
            made = CalendarDay(theme)
        elif kind is FieldType.INSTANT:
            made = InstantEditor(theme)
        elif kind is FieldType.YES_NO:
            made = YesNoEditor()
        elif kind is FieldType.NUMBER:
            made = AnyNumber()
        else:
            made = TextEditor()
        return made

    def _several(self) -> Editor:
        if self.field.type in REFERRING or self.field.options:
            from focalpoint.ui.inspector.choosing import PickedChips

            return PickedChips(self._hand.theme, self._choices)
        return LinesEditor(self._hand.theme)

    def _choices(self, language: Language) -> Choices:
        if self.field.type is FieldType.CHOICE:
            found = [(code, option_words(language, self.field, code)) for code in self.field.options]
        else:
            found = [(code, words) for code, words in self._hand.choices(self.field, language) if code is not None]
        kept = self._hand.model.answers().raw(self.path)
        known = {code for code, _ in found}
        others = kept if isinstance(kept, tuple) else () if kept is None else (kept,)
        found += [(str(each), str(each)) for each in others if not isinstance(each, Item) and str(each) not in known]
        return found if self.field.many else [(None, language.pgettext("answer", "Not answered")), *found]


class StateButton(QToolButton):
    """Says of a field that it is unknown, that there is none, that it is cleared or still unanswered."""

    state_asked = Signal(State)

    def __init__(self, hand: Hand, field: AnswerField | QWidget) -> None:
        super().__init__(field)
        self._hand = hand
        self._field = field
        self.setProperty("kind", "add")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        hand.theme.dress(self, "more")
        self.clicked.connect(self.open)

    def retranslate(self, name: str) -> None:
        """Write its words anew."""
        words = self._hand.language.gettext("{field}: not known, none, cleared…").format(field=name)
        self.setAccessibleName(words)
        self.setToolTip(self._hand.language.gettext("Not known, none, cleared… ({keys})").format(keys="Ctrl+."))

    def open(self) -> QMenu:
        """Show the menu."""
        language = self._hand.language
        menu = QMenu(self)
        now = getattr(self._field, "state", State.UNANSWERED)
        field = getattr(self._field, "field", None)
        many = field is not None and (field.many or field.type is FieldType.LIST)
        for state, words in (
            (State.UNKNOWN, language.pgettext("answer", "Not known")),
            *(((State.NONE, language.pgettext("answer", "There are none")),) if many else ()),
            (State.CLEARED, language.gettext("Clear the answer")),
            (State.UNANSWERED, language.gettext("Leave it for later")),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(now is state)
            action.triggered.connect(lambda _=False, state=state: self.state_asked.emit(state))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu


def _shown(field: FieldSpec, raw: object) -> object:
    if field.many:
        return raw if isinstance(raw, tuple) else ()
    if field.type is FieldType.ANNEX and raw is not None:
        return str(raw)
    return raw


def _kept(field: FieldSpec, value: object) -> object:
    """What an editor gave, as an answer; None for nothing."""
    if value in ("", ()):
        return None
    if field.type is FieldType.ANNEX and not field.many and isinstance(value, str):
        return int(value) if value.isdigit() else value
    if field.type is FieldType.ANNEX and isinstance(value, tuple):
        return tuple(int(each) if str(each).isdigit() else each for each in value)
    if field.type is FieldType.NUMBER and field.many and isinstance(value, tuple):
        return tuple(float(each) if "." in each else int(each) for each in value)
    if field.type is FieldType.DATE and field.many and isinstance(value, tuple):
        from focalpoint.ui.wizard.editors import one_day

        return tuple(one_day(str(each)) or each for each in value)
    return value
