"""Our way to an instrument in ten steps, and what we owe after joining: each opens to be edited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.instruments.path import DERIVED, Duty, Step, StepKey, StepState
from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.files import FilesSection
from focalpoint.ui.inspector.folding import FoldRow
from focalpoint.ui.inspector.treaty_forms import RowForm, RowsSection, as_stored
from focalpoint.ui.widgets.basics import LinkButton, allow, label
from focalpoint.ui.widgets.marks import Look, Shape
from focalpoint.words.instruments import addressee_words, holder_words, step_words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.shell.context import PageContext

_LOOKS: Final = {
    StepState.OPEN: (Shape.RING, "muted"),
    StepState.UNDER_WAY: (Shape.HALF, "accent"),
    StepState.DONE: (Shape.DISC, "green"),
    StepState.NOT_NEEDED: (Shape.NONE, "muted"),
}
_NUMBERS: Final = {key: number for number, key in enumerate(StepKey, 1)}
_STEP_FIELDS: Final = ("started_on", "done_on", "due_on", "ministry_id", "number", "note")


class PathSection(RowsSection):
    """The ten steps in their order; the next one says who has it."""

    name = "treaty_path"
    tables = frozenset({"treaty_acts", "ratification_steps", "instrument_duties", "instruments", "ministries"})
    open_at_first = True
    method = "instruments.edit_step"

    def __init__(self, context: PageContext, entity: str, names: Names) -> None:
        super().__init__(context, entity)
        self._names = names
        self._steps: dict[str, Step] = {}
        self._next = label(wrap=True)
        self.column.insertWidget(0, self._next)

    def heading(self) -> str:
        """The way, and how many steps of it are done."""
        language = self.context.language
        done = sum(step.state in {StepState.DONE, StepState.NOT_NEEDED} for step in self._steps.values())
        said = language.gettext("Our way to it ({n} of {total})")
        return said.format(n=language.number(done), total=language.number(len(StepKey)))

    def fill(self) -> None:
        """Show the steps."""
        language = self.context.language
        path = self.context.workspace.instruments.path(self.record_id)
        self._steps = {step.key.value: step for step in path.steps}
        self.rows.set_rows([self._row(step, language) for step in path.steps])
        self.fill_open()
        found = path.next
        if found is None:
            self._next.setText(language.gettext("Nothing is left to do."))
            return
        who = self._names.ministry(found.ministry_id) or holder_words(language, found.step.holder)
        said = language.gettext("Next: {step}. Who has it: {holder}.")
        self._next.setText(said.format(step=isolate(step_words(language, found.step.key)), holder=isolate(who)))

    def build(self, key: str) -> QWidget:
        """The fields of a step: those that can be written; a deposit follows from acts."""
        step = StepKey(key)
        form = RowForm(self.context, "ratification_steps", lambda name, value: self._save(step, name, value))
        if step in DERIVED:
            note = label(self._derived(step), role="small", wrap=True)
            form.add_widget(note)
            form.day("due_on")
        else:
            form.days("started_on", "done_on")
            form.day("due_on")
        form.choice("ministry_id", self._names.ministry_choices)
        form.line("number")
        form.text("note")
        if step not in DERIVED:
            form.tick("not_needed", lambda language: language.gettext("This step is not needed"))
        form.add_widget(_Documents(self.context, self.record_id, step))
        form.finish(self.values(key), self.reason())
        return form

    def values(self, key: str) -> Mapping[str, object]:
        """What stands in a step."""
        step = self._steps.get(key)
        if step is None:
            return {}
        record = step.record
        found: dict[str, object] = {name: getattr(record, name) for name in _STEP_FIELDS}
        return {**found, "not_needed": record.not_needed}

    def _row(self, step: Step, language: Language) -> FoldRow:
        shape, token = _LOOKS[step.state]
        title = language.gettext("{number}. {step}").format(
            number=language.number(_NUMBERS[step.key]), step=step_words(language, step.key)
        )
        look = Look(shape, "red" if step.late else token, "")
        return FoldRow(step.key.value, title, self._detail(step, language), look, warns=step.late)

    def _detail(self, step: Step, language: Language) -> str:
        parts = []
        if step.state is StepState.NOT_NEEDED:
            parts.append(language.gettext("not needed"))
        elif step.done_on is not None:
            day = show_date(language, step.done_on.isoformat())
            parts.append(language.gettext("done on {date}").format(date=isolate(day)))
        else:
            if step.record.started_on:
                day = show_date(language, step.record.started_on)
                parts.append(language.gettext("begun on {date}").format(date=isolate(day)))
            if step.expected is not None:
                day = show_date(language, step.expected.isoformat())
                said = language.gettext("late: planned for {date}") if step.late else language.gettext("by {date}")
                parts.append(said.format(date=isolate(day)))
        if step.record.ministry_id:
            parts.append(isolate(self._names.ministry(step.record.ministry_id)))
        if step.record.number:
            parts.append(isolate(step.record.number))
        return " · ".join(parts)

    def _derived(self, step: StepKey) -> str:
        language = self.context.language
        if step is StepKey.NOTIFICATIONS:
            return language.gettext("This step is done when every duty below has been sent.")
        if step is StepKey.DEPOSIT:
            return language.gettext("This step is done by the act of deposit: add it to our acts above.")
        return language.gettext("This day follows from the deposit by the instrument’s own rule.")

    def _save(self, step: StepKey, name: str, value: object) -> bool:
        good, stored = as_stored(name, value)
        if not good:
            return False
        instruments, instrument_id = self.context.workspace.instruments, self.record_id
        return self.context.run(lambda: instruments.edit_step(instrument_id, step, **{name: stored}))


class _Documents(QWidget):
    """The documents of a step: its record is made when the first one is attached."""

    def __init__(self, context: PageContext, instrument_id: str, step: StepKey) -> None:
        super().__init__()
        self._context, self._instrument_id, self._step = context, instrument_id, step
        self._files: FilesSection | None = None
        self._open = LinkButton(context.language.gettext("Documents of this step…"))
        reason = "" if not context.workspace.read_only else " "
        allow(self._open, not reason.strip() and context.workspace.may("instruments.open_step"), "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeading)
        self._open.clicked.connect(self._on_open)

    def _on_open(self) -> None:
        if self._files is not None:
            return
        made: list[str] = []

        def act() -> None:
            made.append(self._context.workspace.instruments.open_step(self._instrument_id, self._step))

        if self._context.run(act) and made:
            self._files = FilesSection(self._context, "ratification_steps")
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._files)
            self._open.hide()
            self._files.show_record(made[0])
            self._files.open()


class DutiesSection(RowsSection):
    """What a party has to communicate: to whom, by when, and whether it was sent."""

    name = "treaty_duties"
    tables = frozenset({"treaty_acts", "instrument_duties", "instruments"})
    open_at_first = True
    method = "instruments.edit_duty"

    def __init__(self, context: PageContext, entity: str, names: Names) -> None:
        super().__init__(context, entity)
        self._names = names
        self._duties: dict[str, Duty] = {}
        self._none = label(role="muted", wrap=True)
        self.column.addWidget(self._none)

    def heading(self) -> str:
        """Duties, and how many are open."""
        language = self.context.language
        n = sum(duty.open for duty in self._duties.values())
        words = language.ngettext("Duties after deposit ({n} open)", "Duties after deposit ({n} open)", n)
        return words.format(n=language.number(n))

    def fill(self) -> None:
        """Show the duties."""
        language = self.context.language
        path = self.context.workspace.instruments.path(self.record_id)
        self._duties = {duty.rule.key: duty for duty in path.duties}
        self.rows.set_rows([self._row(duty, language) for duty in path.duties])
        self.fill_open()
        self._none.setText(language.gettext("The catalogue knows of nothing that this instrument asks to communicate."))
        self._none.setVisible(not self._duties)

    def build(self, key: str) -> QWidget:
        """The fields of a communication."""
        form = RowForm(self.context, "instrument_duties", lambda name, value: self._save(key, name, value))
        language = self.context.language
        duty = self._duties[key]
        form.add_widget(label(duty.rule.texts.get(language.code, duty.rule.texts.get("en", "")), wrap=True))
        if duty.rule.check:
            form.add_widget(label(language.gettext("To be checked with the depositary."), role="small", wrap=True))
        form.days("due_on", "sent_on")
        form.choice("ministry_id", self._names.ministry_choices)
        form.line("number")
        form.text("note")
        form.tick("not_needed", lambda words: words.gettext("This communication is not needed"))
        form.finish(self.values(key), self.reason())
        return form

    def values(self, key: str) -> Mapping[str, object]:
        """What stands in a communication."""
        duty = self._duties.get(key)
        if duty is None:
            return {}
        return {
            "due_on": duty.due.isoformat() if duty.due else None,
            "sent_on": duty.sent_on,
            "ministry_id": duty.ministry_id,
            "number": duty.number,
            "note": duty.note,
            "not_needed": duty.not_needed,
        }

    def _row(self, duty: Duty, language: Language) -> FoldRow:
        title = language.gettext("Article {article}: {addressee}").format(
            article=isolate(duty.rule.article), addressee=addressee_words(language, duty.rule.addressee)
        )
        detail, look = self._state(duty, language)
        return FoldRow(duty.rule.key, title, detail, look, warns=duty.late)

    @staticmethod
    def _state(duty: Duty, language: Language) -> tuple[str, Look]:
        if duty.sent_on:
            day = isolate(show_date(language, duty.sent_on))
            return language.gettext("sent on {date}").format(date=day), Look(Shape.DISC, "green", "")
        if duty.not_needed:
            return language.gettext("not needed"), Look(Shape.NONE, "muted", "")
        if duty.due is None:
            return language.gettext("once we are party"), Look(Shape.RING, "muted", "")
        day = isolate(show_date(language, duty.due.isoformat()))
        if duty.late:
            return language.gettext("overdue since {date}").format(date=day), Look(Shape.CROSS, "red", "")
        return language.gettext("due on {date}").format(date=day), Look(Shape.HALF, "amber", "")

    def _save(self, key: str, name: str, value: object) -> bool:
        good, stored = as_stored(name, value)
        if not good:
            return False
        instruments, instrument_id = self.context.workspace.instruments, self.record_id
        return self.context.run(lambda: instruments.edit_duty(instrument_id, key, **{name: stored}))
