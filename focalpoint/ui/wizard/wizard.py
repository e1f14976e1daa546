"""The wizard of a request: steps, form, findings and the letter, all of one request, in one widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.wizard.answer_field import AnswerField
from focalpoint.ui.wizard.hand import Hand
from focalpoint.ui.wizard.pages import StepPage, measure_page, step_page
from focalpoint.ui.wizard.parts import Centre, Side, Sight
from focalpoint.ui.wizard.review import ReviewPage
from focalpoint.ui.wizard.signs import REVIEW, Ways, measure_of

if TYPE_CHECKING:
    from focalpoint.documents.requests.model import Letter
    from focalpoint.domain.requests.answers import Answers
    from focalpoint.domain.requests.findings import Checked
    from focalpoint.domain.requests.specification import Required
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.wizard.model import WizardModel

_CHECK_MS: Final = 20
_KEEP_MS: Final = 3_000
_LETTER_FROM: Final = 860
"""Narrower than this, form and letter take turns."""


class RequestWizard(QWidget):
    """One request on its way to a letter."""

    checked_changed = Signal(object)
    """The checks have been run on what stands in the form."""

    def __init__(self, context: PageContext, model: WizardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.model = context, model
        self.hand = Hand(model, context.theme, lambda: context.language, self)
        self._ways = Ways(model.specification)
        self._checker, self._writer = Loader(context, self), Loader(context, self)
        self._step = ""
        self._page: StepPage | ReviewPage | None = None
        self._checked: Checked | None = None
        self._answers: Answers = model.answers()
        self._required: tuple[Required, ...] = ()
        self.side = Side(context.theme, self)
        self.sight = Sight(context.theme, model.languages, self)
        self.centre = Centre(context.theme, context.language, self._place, self.sight)
        self._wait, self._soon = QTimer(self), QTimer(self)
        self._keep = QTimer(self)
        self._lay_out()
        self._wire()
        self.retranslate()
        self._begin()

    @property
    def step(self) -> str:
        """The step that is open."""
        return self._step

    @property
    def checked(self) -> Checked | None:
        """What the checks said last."""
        return self._checked

    @property
    def busy(self) -> bool:
        """Whether the form is still being built, or checks or letter have to catch up with what stands in it."""
        building = isinstance(self._page, StepPage) and self._page.building
        waiting = self._wait.isActive() or self._soon.isActive()
        return building or waiting or self._checker.loading or self._writer.loading

    def page(self) -> StepPage | ReviewPage | None:
        """The open step's form."""
        return self._page

    def complete(self) -> None:
        """Build now what is still to be built of the open step."""
        if isinstance(self._page, StepPage):
            self._page.complete()

    def go(self, step_id: str) -> None:
        """Open a step; what is typed in the one before is saved."""
        if step_id not in self._ways.order(self.model.answers()):
            step_id = self._ways.home_of(step_id) or self._ways.order(self.model.answers())[0]
        self.flush()
        self._step = step_id
        self._open_page()
        self._show_rail()
        self._show_findings()
        self.model.remember(step_id)

    def go_by(self, by: int) -> None:
        """Open the next step, or the one before."""
        order = self._ways.order(self.model.answers())
        at = order.index(self._step) + by if self._step in order else 0
        if 0 <= at < len(order):
            self.go(order[at])
            self.centre.show_top()
            self.focus_first()

    def go_to(self, path: str) -> None:
        """Go to the field at a path, wherever it stands."""
        step = self._ways.step_of(path)
        if step and step != self._step:
            self.go(step)
        page = self._page
        found = page.locate(path) if isinstance(page, StepPage) and step else None
        if isinstance(found, AnswerField):
            self.centre.bring(found)
            found.editor.setFocus()
        elif found is not None:
            self.centre.bring(found)
            found.focus_first()
        self.sight.show_form()

    def focus_first(self) -> None:
        """Put the keyboard in the open step's first field."""
        page = self._page
        if isinstance(page, ReviewPage):
            page.table.setFocus()
        elif page is not None and page.measures is not None:
            page.measures.focus_first()
        elif page is not None and (parts := page.group.parts()):
            first = parts[0]
            first.editor.setFocus() if isinstance(first, AnswerField) else first.focus_first()

    def open_field_menu(self) -> None:
        """The menu of the field with the keyboard: not known, none, cleared, later."""
        focused: QWidget | None = self.focusWidget()
        while focused is not None and not hasattr(focused, "more"):
            focused = focused.parentWidget()
        if focused is not None and not self.model.read_only():
            focused.more.open()

    def refresh(self) -> None:
        """What is saved has changed: show it."""
        if self._step not in self._ways.order(self.model.answers()):
            self.go(self._ways.home_of(self._step))
        elif isinstance(self._page, StepPage):
            self._page.show_answers()
        self._show_rail()
        self._wait.start()

    def retranslate(self) -> None:
        """Write every text anew; what is typed stays."""
        language = self._context.language
        self.side.retranslate(language)
        self.sight.retranslate(language)
        if self._page is not None:
            self._page.retranslate()
            self._show_basis()
        self._show_rail()
        self._show_findings()
        if self._step:
            self._wait.start()

    def flush(self) -> None:
        """Save what is typed and not saved."""
        if isinstance(self._page, StepPage):
            self._page.flush()

    def typed(self) -> dict[str, str]:
        """What stands unsaved in the form, by path."""
        fields = list(self._page.group.all_fields()) if isinstance(self._page, StepPage) else []
        return {field.path: field.editor.pending() for field in fields if field.editor.dirty()}

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: the window closes, locks or shows another page; nothing typed is lost."""
        super().hideEvent(event)
        self.flush()
        self._keep_typing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: form and letter beside each other, or in turns."""
        super().resizeEvent(event)
        self.sight.set_narrow(event.size().width() < self._context.theme.px(_LETTER_FROM))

    # Building -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.side)
        row.addWidget(self.sight, 1)
        self.sight.take_form(self.centre)

    def _wire(self) -> None:
        self.side.rail.chosen.connect(self.go)
        self.centre.back.clicked.connect(lambda: self.go_by(-1))
        self.centre.next.clicked.connect(lambda: self.go_by(1))
        self.centre.findings.chosen.connect(self.go_to)
        self.sight.preview.jumped.connect(self.go_to)
        self.sight.preview.languages_changed.connect(self._write)
        self.hand.changed.connect(self._on_changed)
        self.hand.focused.connect(self._on_focused)
        self.hand.told.connect(self._context.announce)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_CHECK_MS)
        self._wait.timeout.connect(self._assess)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._write)
        self._keep.setInterval(_KEEP_MS)
        self._keep.timeout.connect(self._keep_typing)
        if not self.model.read_only():
            self._keep.start()

    def _begin(self) -> None:
        """Open the step of last time, and put back what was being typed."""
        typing = self.model.typing()
        path = next(iter(typing), "")
        order = self._ways.order(self.model.answers())
        step = self._ways.step_of(path) if path else self.model.place()
        self.go(step if step in order else order[0])
        for path, text in typing.items():
            found = self._page.locate(path) if isinstance(self._page, StepPage) else None
            if isinstance(found, AnswerField) and not self.model.read_only():
                found.put_back(text)
        self._wait.start()

    def _open_page(self) -> None:
        at = measure_of(self._step)
        made: StepPage | ReviewPage | None
        if self._step == REVIEW:
            made = ReviewPage(self.hand, self._ways, self._context.memory)
            made.retranslate()
            made.chosen.connect(self.go_to)
        elif at >= 0:
            made = measure_page(self.hand, at, self.centre.holder)
        else:
            step = next(step for step in self.model.specification.steps if step.id == self._step)
            made = step_page(self.hand, step, self.centre.holder)
            made.measure_asked.connect(self._on_measure)
        self._page = made
        if made is not None:
            self.centre.show_page(made, scrolls=self._step != REVIEW)
            self._show_basis()

    # Checking -----------------------------------------------------------------------------------

    def _on_changed(self, _path: str) -> None:
        self._wait.start()

    def _assess(self) -> None:
        model, answers = self.model, self.hand.answers()
        specification = model.specification
        self._checker.load(
            lambda: (answers, model.checked(answers), specification.required(answers)),
            self._show_checked,
            self._context.fail,
        )

    def _show_checked(self, found: tuple[Answers, Checked, tuple[Required, ...]]) -> None:
        if not isValid(self):  # the request was closed while it was checked
            return
        self._answers, self._checked, self._required = found
        self.hand.required = frozenset(each.path for each in self._required)
        self.hand.findings = {}
        for finding in self._checked.findings:
            self.hand.findings.setdefault(finding.field, []).append(finding)
        self._show_findings()
        self._show_rail()
        if isinstance(self._page, StepPage):
            self._page.show_findings()
            self._show_basis()
        elif self._page is not None:
            self._page.show_rows()
        self._soon.start()  # in a turn of its own: a letter may be read at once
        self.checked_changed.emit(self._checked)

    def _write(self) -> None:
        """Write the letter behind the checks."""
        model, answers, checked = self.model, self._answers, self._checked
        if checked is None:
            return
        first, second = self.sight.preview.language_code(), self.sight.preview.second_code()

        def read() -> tuple[Letter, Letter | None]:
            letter = model.letter(answers, checked, first)
            return letter, model.letter(answers, checked, second) if second else None

        self._writer.load(read, self._show_letter, self._context.fail)

    def _show_letter(self, pair: tuple[Letter, Letter | None]) -> None:
        if isValid(self):  # the request may have been closed while the letter was written
            self.sight.preview.show_letter(*pair)

    # Showing ------------------------------------------------------------------------------------

    def _place(self, path: str) -> str:
        """Where a finding leads, in words."""
        step, language = self._ways.step_of(path), self._context.language
        if step == self._step:
            return language.pgettext("finding", "Here")
        return self._ways.title(step, self._answers, language) if step else ""

    def _show_rail(self) -> None:
        language, answers = self._context.language, self.model.answers()
        findings = self._checked.findings if self._checked is not None else ()
        steps = self._ways.rail(answers, findings, self._required, language)
        self.side.rail.show_steps(steps, self._step, language)
        if self._checked is not None:
            self.side.show_progress(self._checked.met, self._checked.applicable, language)
        order = [step.id for step in steps]
        at = order.index(self._step) if self._step in order else -1
        after = steps[at + 1].title if 0 <= at < len(steps) - 1 else ""
        title = steps[at].title if at >= 0 else ""
        self.centre.show_step(title, after, language, first=at <= 0)

    def _show_findings(self) -> None:
        findings = self._checked.findings if self._checked is not None else ()
        # What stands in the open step comes first: it is what one is at.
        here = sorted(findings, key=lambda one: self._ways.step_of(one.field) != self._step)
        self.centre.show_findings(here, self._context.language)

    def _show_basis(self) -> None:
        if isinstance(self._page, StepPage) and self._page.basis is not None:
            self._page.basis.show_checked(self._checked)

    def _on_focused(self, path: str, field: object) -> None:
        self.sight.help.show_field(field, self._context.language)  # type: ignore[arg-type]  # a signal carries objects
        self.sight.preview.paper.show_field(path)

    def _on_measure(self, at: int) -> None:
        self.go(f"asst[{at}]")
        self.focus_first()

    def _keep_typing(self) -> None:
        if not self.model.read_only():
            self.model.keep_typing(self.typed())
