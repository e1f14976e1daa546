"""What is asked about States: which instruments, what of them, where, who, and between which days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from focalpoint.domain.instruments.asking import COUNTING, Mode, Question
from focalpoint.domain.states import WORLD
from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import first_day
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.pages.instruments.facts import Facts
from focalpoint.ui.widgets.basics import LinkButton, label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit, ignore_stray_wheel
from focalpoint.words.standings import mode_words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.pages.instruments.asof import DayAndBasis
    from focalpoint.ui.shell.context import PageContext

Choices = Sequence[tuple[str | None, str]]
LOADED: Final = "loaded"
UNIVERSAL: Final = "universal"
EVERYTHING: Final = "everything"
SEVERAL: Final = "several"
_SETS: Final = (LOADED, UNIVERSAL, EVERYTHING)
_ALL_MODES: Final = (Mode.ANY, Mode.ALL, Mode.AT_LEAST, Mode.FEWER_THAN, Mode.EVERY, Mode.CHANGES, Mode.PAIR)


class QuestionBar(QWidget):
    """The choices in a row; what a mode does not need is hidden."""

    changed = Signal()
    several_asked = Signal()
    """Several instruments are to be chosen from a list."""

    def __init__(self, context: PageContext, asof: DayAndBasis) -> None:
        super().__init__()
        self._context, self._asof = context, asof
        self._facts: Facts | None = None
        self._some: tuple[str, ...] = ()
        self._since: date | None = None
        self._told = False
        """Whether somebody said of which instruments; until then it is all with a table, once there are any."""
        self.mode, self.which = ChoiceEdit(), ChoiceEdit()
        self.region, self.state, self.other = ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self.number, self._number_caption = QSpinBox(), label(role="label")
        self.number.setRange(1, 99)
        ignore_stray_wheel(self.number)
        self.since, self._since_caption = DayEditor(context.theme, first_day), label(role="label")
        self._number_box = _captioned(self._number_caption, self.number)
        self._since_box = _captioned(self._since_caption, self.since)
        self._since_caption.setBuddy(self.since.inner)
        self.clear_button = LinkButton()
        row = FlowLayout(self, 8)
        row.setContentsMargins(0, 0, 0, 0)
        parts = (self.mode, self._number_box, self.which, self._since_box, self.region, self.state, self.other)
        for part in (*parts, self.clear_button):
            row.addWidget(part)
        for choice in (self.mode, self.region, self.state, self.other):
            choice.chosen.connect(lambda _code: self._on_changed())
        self.which.chosen.connect(self._on_which)
        self.number.valueChanged.connect(lambda _value: self._on_changed())
        self.since.committed.connect(self._on_since)
        self.clear_button.clicked.connect(self.clear)
        context.theme.changed.connect(self._fit)

    # What is asked --------------------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The language of the screen now."""
        return self._context.language

    def question(self) -> Question:
        """Everything that is chosen."""
        facts, on = self._facts, self._asof.on
        mode = self.chosen_mode()
        if facts is None:
            return Question(on, mode)
        pair = (self.state.code() or "", self.other.code() or "")
        return Question(
            on,
            mode,
            self.instruments(),
            self._asof.basis,
            self.number.value(),
            self._since or date(on.year - 1, on.month, min(on.day, 28)),
            None if mode is Mode.PAIR else self._among(facts, on),
            (pair[0], pair[1]) if mode is Mode.PAIR and all(pair) else None,
        )

    def chosen_mode(self) -> Mode:
        """What is asked of the instruments."""
        return Mode(self.mode.code() or Mode.ANY)

    def instruments(self) -> tuple[str, ...]:
        """The chosen instruments, in the catalogue's order."""
        facts, code = self._facts, self.which.code() or LOADED
        if facts is None:
            return ()
        sets = {LOADED: facts.loaded, UNIVERSAL: facts.universal, EVERYTHING: tuple(facts.instruments)}
        if code == SEVERAL:
            return tuple(one for one in facts.instruments if one in self._some)
        return sets.get(code, (code,))

    def region_code(self) -> str:
        """The chosen region; empty for everywhere."""
        return self.region.code() or ""

    def narrowed(self) -> bool:
        """Whether anything but the instruments and the mode is chosen."""
        return bool(self.region.code() or (self.state.code() and self.chosen_mode() is not Mode.PAIR))

    def words(self) -> str:
        """The question as a heading, without day and basis."""
        language, facts, mode = self.language, self._facts, self.chosen_mode()
        if facts is None:
            return ""
        parts = [self._asked(mode)]
        if mode is Mode.PAIR:
            names = [facts.name(code, language) for code in (self.state.code(), self.other.code()) if code]
            parts.append(language.join([isolate(name) for name in names]))
        else:
            if self.region.code():
                parts.append(self.region.currentText())
            if self.state.code():
                parts.append(isolate(facts.name(str(self.state.code()), language)))
        return " · ".join(part for part in parts if part)

    # What is chosen -------------------------------------------------------------------------------

    def show_facts(self, facts: Facts) -> None:
        """Offer what there is."""
        first = self._facts is None
        self._facts = facts
        self._offer()
        if first:
            self.other.set_code(facts.own if facts.own in facts.states else None)
        self._fit()

    def choose_several(self, some: Sequence[str]) -> None:
        """Choose some instruments."""
        self._some, self._told = tuple(some), True
        self._offer()
        self.which.set_code(self._some[0] if len(self._some) == 1 else SEVERAL)
        self._on_changed()

    def choose(self, mode: str = "", which: str = "", region: str = "", state: str = "") -> None:
        """Choose as another page asks; what is not known is passed over."""
        if mode in set(Mode):
            self.mode.set_code(mode)
        self._told = self._told or bool(which)
        for choice, code in ((self.which, which), (self.region, region), (self.state, state)):
            if code:
                choice.set_code(code)
        self._on_changed()

    def clear(self) -> None:
        """Everywhere and everybody again."""
        self.region.set_code("")
        self.state.set_code("")
        self._on_changed()

    def retranslate(self) -> None:
        """Write everything anew."""
        language = self.language
        self.mode.set_choices([(mode, mode_words(language, mode)) for mode in _ALL_MODES])
        if self.mode.code() is None:
            self.mode.set_code(Mode.ANY)
        for choice, words in (
            (self.mode, language.gettext("What is asked")),
            (self.which, language.gettext("Of which instruments")),
            (self.region, language.pgettext("States of", "Region or group")),
            (self.state, language.pgettext("choice", "State")),
            (self.other, language.gettext("The other State")),
        ):
            choice.setAccessibleName(words)
            choice.setToolTip(words)
        self._number_caption.setText(language.pgettext("instruments", "How many"))
        self._number_caption.setBuddy(self.number)
        self.number.setAccessibleName(language.pgettext("instruments", "How many"))
        self._since_caption.setText(language.pgettext("days", "From"))
        self.since.retranslate(language)
        self.since.set_name(language.gettext("The first of the two days"))
        self.clear_button.setText(language.gettext("Clear filters"))
        self._offer()
        self._fit()

    # Inside ---------------------------------------------------------------------------------------

    def _asked(self, mode: Mode) -> str:
        """What is asked of the chosen instruments, with their names or their number."""
        language, facts, some = self.language, self._facts, self.instruments()
        if facts is None or not some:
            return mode_words(language, mode)
        if len(some) == 1 and mode in {Mode.ANY, Mode.ALL}:
            said = language.gettext("Party to {instrument}")
            return said.format(instrument=isolate(facts.short(some[0], language)))
        if len(some) == 1 and mode is Mode.FEWER_THAN and self.number.value() == 1:
            said = language.gettext("Not party to {instrument}")
            return said.format(instrument=isolate(facts.short(some[0], language)))
        n, count = language.number(len(some)), language.number(self.number.value())
        texts = {
            Mode.ANY: language.ngettext("Party to any of {n} instrument", "Party to any of {n} instruments", len(some)),
            Mode.ALL: language.ngettext("Party to all of {n} instrument", "Party to all of {n} instruments", len(some)),
            Mode.AT_LEAST: language.ngettext(
                "Party to at least {count} of {n} instrument", "Party to at least {count} of {n} instruments", len(some)
            ),
            Mode.FEWER_THAN: language.ngettext(
                "Party to fewer than {count} of {n} instrument",
                "Party to fewer than {count} of {n} instruments",
                len(some),
            ),
            Mode.EVERY: language.ngettext("Standing in {n} instrument", "Standing in {n} instruments", len(some)),
            Mode.CHANGES: language.ngettext(
                "What changed in {n} instrument", "What changed in {n} instruments", len(some)
            ),
            Mode.PAIR: language.ngettext(
                "What binds both, of {n} instrument", "What binds both, of {n} instruments", len(some)
            ),
        }
        return texts[mode].format(n=n, count=count)

    def _among(self, facts: Facts, on: date) -> frozenset[str] | None:
        """The participants that region and State leave."""
        if state := self.state.code():
            return frozenset({str(state)})
        wanted = self.region.code()
        region = next((one for one in facts.regions if one.code == wanted), None)
        if region is None:
            return None
        return frozenset(code for code in region.members_on(on) if (one := facts.states.get(code)) and one.is_state)

    def _offer(self) -> None:
        """Fill the choices that come from the vault and from what is shipped."""
        facts, language = self._facts, self.language
        if facts is None:
            return
        which = self.which.code()
        self.which.set_choices(self._whichs(facts, language))
        usual = LOADED if facts.loaded else UNIVERSAL
        self.which.set_code(which if which and self._told else usual)
        everywhere: Choices = [("", language.gettext("Everywhere"))]
        regions = [(one.code, one.name(language.code)) for one in facts.regions if one.code != WORLD]
        self.region.set_choices([*everywhere, *regions])
        states = sorted(
            ((one.code, one.name(language.code)) for one in facts.states.values() if one.is_state),
            key=lambda pair: pair[1].casefold(),
        )
        pair = self.chosen_mode() is Mode.PAIR
        every = language.gettext("Choose a State…") if pair else language.pgettext("States", "Every State")
        self.state.set_choices([("", every), *states])
        self.other.set_choices(states)
        for choice in (self.region, self.state):
            if choice.code() is None:
                choice.set_code("")

    def _whichs(self, facts: Facts, language: Language) -> Choices:
        n = language.number
        found: list[tuple[str | None, str]] = []
        if facts.loaded:
            words = language.ngettext(
                "{n} instrument with a table", "All {n} instruments with a table", len(facts.loaded)
            )
            found.append((LOADED, words.format(n=n(len(facts.loaded)))))
        words = language.gettext("The {n} universal instruments against terrorism")
        found.append((UNIVERSAL, words.format(n=n(len(facts.universal)))))
        found.append((EVERYTHING, language.gettext("Every instrument of the catalogue")))
        said = language.ngettext("{n} chosen instrument…", "{n} chosen instruments…", len(self._some))
        found.append((SEVERAL, said.format(n=n(len(self._some))) if self._some else language.gettext("Several…")))
        for one in facts.instruments.values():
            named = language.gettext("{id}: {title}")
            found.append((one.id, named.format(id=facts.ref(one.id), title=one.short_title(language.code))))
        return found

    def _show(self) -> None:
        mode = self.chosen_mode()
        self._number_box.setVisible(mode in COUNTING)
        self._since_box.setVisible(mode is Mode.CHANGES)
        self.region.setVisible(mode is not Mode.PAIR)
        self.other.setVisible(mode is Mode.PAIR)
        self.clear_button.setVisible(self.narrowed())
        self.number.setMaximum(max(1, len(self.instruments())))

    def _fit(self) -> None:
        """Each choice as wide as what it shows, within limits."""
        px = self._context.theme.px
        self._show()
        for choice in (self.mode, self.which, self.region, self.state, self.other):
            words = choice.fontMetrics().horizontalAdvance(choice.currentText())
            choice.setFixedWidth(min(max(words + px(48), px(110)), px(290)))
            line = choice.lineEdit()
            if line is not None and not choice.hasFocus():
                line.setCursorPosition(0)
        self.since.setFixedWidth(px(130))
        self.number.setFixedWidth(px(64))
        self.since.set_value((self.question().since or self._asof.on).isoformat())

    def _on_which(self, code: object) -> None:
        self._told = True
        if code == SEVERAL:
            self.several_asked.emit()
        self._on_changed()

    def _on_since(self, text: object) -> None:
        found = first_day(str(text))
        self.since.mark(found is None)
        if found is not None:
            self._since = date.fromisoformat(found[:10])
            self._on_changed()

    def _on_changed(self) -> None:
        self._offer()
        self._fit()
        self.changed.emit()


def _captioned(caption: QWidget, field: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(caption)
    row.addWidget(field)
    return box
