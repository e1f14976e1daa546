"""The dated acts to an instrument: ours for a shipped one, every party's for an agreement of our own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from focalpoint.domain.instruments.model import CONSENT, ActDraft, ActKind
from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import first_day, show_date
from focalpoint.ui.inspector.days import DayEditor
from focalpoint.ui.inspector.folding import FoldRow
from focalpoint.ui.inspector.treaty_forms import RowForm, RowsSection, as_stored, label_of
from focalpoint.ui.widgets.basics import LinkButton, allow
from focalpoint.ui.widgets.editors import ChoiceEditor, TextEditor
from focalpoint.ui.widgets.form import FieldForm
from focalpoint.ui.widgets.marks import Look, Shape
from focalpoint.words.instruments import act_words

if TYPE_CHECKING:
    from focalpoint.domain.instruments.model import Act
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices
    from focalpoint.ui.shell.context import PageContext

NEW: Final = "new"
ACTS: Final = "treaty_acts"


def act_choices(language: Language) -> Choices:
    """The kinds of an act."""
    return [(kind.value, act_words(language, kind)) for kind in ActKind]


def act_row(language: Language, act: Act, whose: str = "") -> FoldRow:
    """An act in a line: what, when, by whom."""
    day = show_date(language, act.date.isoformat())
    said = language.gettext("{act} {date}").format(act=act_words(language, act.kind), date=isolate(day))
    if whose:
        said = language.gettext("{state}: {act}").format(state=isolate(whose), act=said)
    parts = [act.territory, act.note]
    if act.effective is not None:
        shown = show_date(language, act.effective.isoformat())
        parts.insert(0, language.gettext("effective from {date}").format(date=isolate(shown)))
    return FoldRow(act.id, said, " · ".join(isolate(part) for part in parts if part), _act_look(act.kind))


def _act_look(kind: ActKind) -> Look:
    """A disc for consent, a ring for a signature, a cross for a denunciation."""
    if kind in CONSENT:
        return Look(Shape.DISC, "green", "")
    shapes = {ActKind.SIGNATURE: (Shape.RING, "amber"), ActKind.DENUNCIATION: (Shape.CROSS, "red")}
    return Look(*shapes.get(kind, (Shape.HALF, "accent")), "")


class ActsSection(RowsSection):
    """Acts by date; each opens to be edited or put away; the last row adds one."""

    name = "treaty_acts"
    tables = frozenset({"treaty_acts", "instruments"})
    open_at_first = True
    method = "instruments.edit_act"

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._acts: dict[str, Act] = {}
        self._add = LinkButton()
        self._adding: _AddAct | None = None
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self._add.clicked.connect(self._on_add)

    def reason(self) -> str:
        """Why nothing can be recorded: also where nobody said whose country this is."""
        if not self.context.workspace.instruments.own():
            return self.context.language.gettext("Choose your country in the settings first.")
        return super().reason()

    def heading(self) -> str:
        """Acts and how many."""
        language = self.context.language
        n = language.number(len(self._read()))
        if self._everybodys():
            return language.gettext("Acts of the parties ({n})").format(n=n)
        return language.gettext("Our acts ({n})").format(n=n)

    def fill(self) -> None:
        """Show the acts."""
        language = self.context.language
        self._acts = {act.id: act for act in self._read()}
        every = self._everybodys()
        states = self.context.workspace.states
        self.rows.set_rows(
            [
                act_row(language, act, states.name(act.participant, language.code) if every else "")
                for act in self._acts.values()
            ]
        )
        self.fill_open()
        self._add.setText(language.gettext("Add an act…"))
        reason = self.reason()
        allow(self._add, not reason, reason)

    def show_record(self, record_id: str) -> None:
        """Another instrument: what was being added is left."""
        if record_id != self.record_id:
            self._leave()
        super().show_record(record_id)

    def build(self, key: str) -> QWidget:
        """The fields of an act."""
        form = RowForm(self.context, ACTS, lambda name, value: self._save(key, name, value))
        form.choice("kind", act_choices)
        form.days("date", "effective")
        form.line("territory")
        form.text("note")
        form.line("source")
        remove = LinkButton(self.context.language.gettext("Remove this act"))
        remove.clicked.connect(lambda: self._on_remove(key))
        form.add_widget(remove)
        reason = self.reason()
        allow(remove, not reason, reason)
        form.finish(self.values(key), reason)
        return form

    def values(self, key: str) -> Mapping[str, object]:
        """What stands in an act."""
        act = self._acts.get(key)
        if act is None:
            return {}
        return {
            "kind": act.kind.value,
            "date": act.date.isoformat(),
            "effective": act.effective.isoformat() if act.effective else None,
            "territory": act.territory,
            "note": act.note,
            "source": act.source,
        }

    def begin(self, kind: ActKind | None = None) -> None:
        """Open the fields of a new act."""
        self.open()
        self._on_add()
        if kind is not None and self._adding is not None:
            self._adding.form.editor("kind").set_value(kind.value)

    def _read(self) -> tuple[Act, ...]:
        instruments = self.context.workspace.instruments
        whose = None if self._everybodys() else [instruments.own()]
        return instruments.acts([self.record_id], whose)

    def _everybodys(self) -> bool:
        return bool(self.record_id) and self.context.workspace.instruments.get(self.record_id).own

    def _save(self, act_id: str, name: str, value: object) -> bool:
        good, stored = as_stored(name, value)
        if not good or (name == "date" and stored is None):
            return False
        instruments = self.context.workspace.instruments
        return self.context.run(lambda: instruments.edit_act(act_id, **{name: stored}))

    def _on_remove(self, act_id: str) -> None:
        self.context.run(lambda: self.context.workspace.instruments.archive_acts([act_id]))

    def _on_add(self) -> None:
        self._leave()
        self._adding = _AddAct(self.context, self.record_id, with_state=self._everybodys())
        self._adding.left.clicked.connect(self._leave)
        self._adding.done.clicked.connect(self._on_done)
        self.column.addWidget(self._adding)
        self._adding.form.editor("kind").setFocus()

    def _on_done(self) -> None:
        if self._adding is not None and self._adding.write():
            self._leave()

    def _leave(self) -> None:
        if self._adding is not None:
            self._adding.hide()
            self._adding.deleteLater()
            self._adding = None


class _AddAct(QWidget):
    """The fields of an act that is not there yet."""

    def __init__(self, context: PageContext, instrument_id: str, *, with_state: bool) -> None:
        super().__init__()
        self._context, self._instrument_id = context, instrument_id
        language, own = context.language, context.workspace.instruments.own()
        self._given: dict[str, object] = {"participant": own, "kind": ActKind.RATIFICATION.value}
        self.form = FieldForm(context.theme, self._keep)
        if with_state:
            self.form.add("participant", label_of(ACTS, "participant"), ChoiceEditor(self._states))
        self.form.add("kind", label_of(ACTS, "kind"), ChoiceEditor(act_choices))
        self.form.add("date", label_of(ACTS, "date"), DayEditor(context.theme, first_day))
        self.form.add("note", label_of(ACTS, "note"), TextEditor())
        self.form.retranslate(language)
        self.form.set_values(self._given)
        self.done = QPushButton(language.gettext("Add this act"))
        self.left = LinkButton(language.gettext("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.addWidget(self.form)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.left, 0, Qt.AlignmentFlag.AlignLeading)

    def write(self) -> bool:
        """Record the act; false when it was refused or has no date."""
        text = str(self.form.editor("date").value() or "")
        day = first_day(text) if text.strip() else None
        self.form.editor("date").mark(day is None)
        if day is None:
            said = self._context.language.gettext("Write the day on which it was done.")
            self.form.set_hint("date", said, "warning")
            return False
        draft = ActDraft(
            str(self._given["participant"]),
            ActKind(str(self._given["kind"])),
            date.fromisoformat(day[:10]),
            note=str(self.form.editor("note").value() or ""),
        )
        instruments = self._context.workspace.instruments
        return self._context.run(lambda: instruments.record_acts(self._instrument_id, [draft]))

    def _keep(self, name: str, value: object) -> bool:
        self._given[name] = value
        return True

    def _states(self, language: Language) -> Choices:
        states = self._context.workspace.states.all()
        named = [(state.code, state.name(language.code)) for state in states if state.ended is None]
        return sorted(named, key=lambda pair: pair[1].casefold())
