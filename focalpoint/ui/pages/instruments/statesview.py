"""The view of States: what is asked, what the answer is in one sentence, and its faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.instruments.asking import Mode
from focalpoint.ui.pages.instruments.faces import Faces
from focalpoint.ui.pages.instruments.facts import Facts, writer
from focalpoint.ui.pages.instruments.question import QuestionBar
from focalpoint.ui.pages.instruments.shown import Shown, read_shown
from focalpoint.ui.pages.instruments.tables import Source
from focalpoint.ui.pages.instruments.views import FACES, LIST, MATRIX, REGIONS, TIME
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.widgets.basics import label
from focalpoint.words.standings import between_basis, on_basis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.documents.lists import ListSheet
    from focalpoint.language import Language
    from focalpoint.ui.pages.instruments.asof import DayAndBasis
    from focalpoint.ui.shell.context import PageContext


class StatesView(QScrollArea):
    """Asks on a worker; shows the answer as list, matrix, lines or bars.

    It scrolls only where all of it at its least height does not fit: in large text.
    """

    picked = Signal(str, str)
    answered = Signal()
    """Another answer is shown: the page looks whether it is empty."""

    def __init__(self, context: PageContext, asof: DayAndBasis) -> None:
        super().__init__()
        self._context, self._asof = context, asof
        self.source = Source()
        self.bar = QuestionBar(context, asof)
        self.faces = Faces(context, self.source, self)
        self._loader = Loader(context, self)
        self._shown: Shown | None = None
        self._needle, self._wanted = "", ""
        self._heading = label(role="strong", wrap=True)
        self._heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tabs: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._lay_out()
        self.bar.changed.connect(self.ask)
        self.bar.several_asked.connect(self._on_several)
        self.faces.picked.connect(self._on_picked)
        self.faces.region_chosen.connect(self._on_region)

    # What the page asks ---------------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The language of the screen now."""
        return self._context.language

    @property
    def face(self) -> str:
        """The name of the face that is shown."""
        return next((name for name, tab in self._tabs.items() if tab.isChecked()), LIST)

    def show_facts(self, facts: Facts) -> None:
        """Another reading of the vault: ask anew."""
        self.source.facts = facts
        self.bar.show_facts(facts)
        self.ask()

    def set_filter(self, text: str) -> None:
        """Narrow the lists."""
        if text == self._needle:
            return
        self._needle = text
        self.faces.set_filter(text)
        if self._shown is not None:
            self._show_face()
        self.answered.emit()

    def narrowed(self) -> bool:
        """Whether the filter or a choice hides something."""
        return bool(self._needle) or self.bar.narrowed()

    def clear(self) -> None:
        """Everywhere and everybody."""
        self.bar.clear()

    def choose(self, mode: str = "", which: str = "", region: str = "", state: str = "", face: str = "") -> None:
        """Ask as another page or a command does."""
        if face in self._tabs:
            self._tabs[face].setChecked(True)
        self.bar.choose(mode, which, region, state)

    def choose_face(self, face: str) -> None:
        """Show a face as a click does."""
        self._tabs[face].click()

    def count(self) -> int:
        """How many rows the list has."""
        models = {Mode.CHANGES: self.faces.shifts_model, Mode.PAIR: self.faces.bonds_model}
        return models.get(self.bar.chosen_mode(), self.faces.rows_model).rowCount()

    def loaded(self) -> bool:
        """Whether an answer is there."""
        return self._shown is not None

    def select(self, code: str) -> bool:
        """Select a State; where the answer is not read yet, as soon as it is."""
        if self._shown is None or self._loader.loading:
            self._wanted = code
            return True
        return self.faces.select(code)

    def heading(self) -> str:
        """The question with its day, its basis and how many fit."""
        language, shown = self.language, self._shown
        question, day = self.bar.question(), writer(language)
        if question.mode is Mode.CHANGES:
            asked = between_basis(language, *question.days, question.basis, day)
        else:
            asked = on_basis(language, question.on, question.basis, day)
        parts = [self.bar.words(), asked]
        if shown is not None:
            parts += self._counted(shown)
        return " · ".join(part for part in parts if part)

    def sheet(self, title: str) -> ListSheet:
        """What is shown, for paper and files."""
        return self.faces.sheet(title)

    def retranslate(self) -> None:
        """Write everything anew."""
        language = self.language
        names = {
            LIST: language.pgettext("view", "List"),
            MATRIX: language.pgettext("view", "Matrix"),
            TIME: language.pgettext("view", "Over time"),
            REGIONS: language.pgettext("view", "By region"),
        }
        for name, tab in self._tabs.items():
            tab.setText(names[name])
            tab.setAccessibleName(names[name])
        self.bar.retranslate()
        self.faces.retranslate()
        self._heading.setText(self.heading())
        if self.source.facts is not None:
            self.ask()

    def renew(self) -> None:
        """Another day or basis: ask anew."""
        self.ask()

    def ask(self) -> None:
        """Read the answer on a worker."""
        facts, workspace, language = self.source.facts, self._context.workspace, self.language
        if facts is None:
            return
        question, region = self.bar.question(), self.bar.region_code()
        self._loader.load(
            lambda: read_shown(workspace, facts, question, region, language), self._show, self._context.fail
        )

    # Inside ---------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(4)
        for name in FACES:
            tab = QToolButton()
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            self._group.addButton(tab)
            tab.clicked.connect(self._on_face)
            self._tabs[name] = tab
            tabs.addWidget(tab)
        self._tabs[LIST].setChecked(True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._heading, 1)
        line.addLayout(tabs)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addLayout(line)
        column.addWidget(self.faces.stack, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)

    def _show(self, shown: Shown) -> None:
        current = self.faces.current()
        self._shown = shown
        self.source.shown = shown
        self._heading.setText(self.heading())
        self.faces.show_answer(shown, self.heading())
        self.faces.set_filter(self._needle)
        self._show_face()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.faces.select(wanted)
        elif current is not None and current[0] == "states":
            self.faces.select(current[1])
        self.answered.emit()

    def _show_face(self) -> None:
        mode = self.bar.chosen_mode()
        for tab in self._tabs.values():
            tab.setVisible(mode not in {Mode.CHANGES, Mode.PAIR})
        self.faces.show_face(self.face, mode)

    def _counted(self, shown: Shown) -> Sequence[str]:
        """How many fit: States, those of them that are no members, organizations apart."""
        language, answer = self.language, shown.answer
        mode = answer.question.mode
        if mode is Mode.CHANGES:
            n = len(answer.shifts)
            return [language.ngettext("{n} change", "{n} changes", n).format(n=language.number(n))]
        if mode is Mode.PAIR:
            if answer.question.pair is None:
                return []
            n = len(answer.bonds)
            bound = language.ngettext("{n} instrument binds both", "{n} instruments bind both", n)
            return [bound.format(n=language.number(n))]
        n, outside, others = len(answer.states), answer.non_members, len(answer.organizations)
        said = [language.ngettext("{n} State", "{n} States", n).format(n=language.number(n))]
        if outside:
            words = language.ngettext("{n} of them not a UN member", "{n} of them not UN members", outside)
            said.append(words.format(n=language.number(outside)))
        if others:
            words = language.ngettext("and {n} organization", "and {n} organizations", others)
            said.append(words.format(n=language.number(others)))
        return [", ".join(said)]

    def _on_picked(self, entity: str, record_id: str) -> None:
        """What becomes current while nobody looks here is nobody's choice."""
        if self.isVisible():
            self.picked.emit(entity, record_id)

    def _on_face(self) -> None:
        self._show_face()
        self.faces.focus()
        self.answered.emit()

    def _on_region(self, code: str) -> None:
        self._tabs[LIST].setChecked(True)
        self.bar.choose(region=code)

    def _on_several(self) -> None:
        from focalpoint.ui.pages.instruments.chooser import InstrumentChooser

        facts = self.source.facts
        if facts is None:
            return
        dialog = InstrumentChooser(self.window(), self._context, facts, self.bar.instruments())
        dialog.chosen.connect(self.bar.choose_several)
        dialog.open()
