"""The inspector of a State: what it is called, where it belongs, and where it stands with each instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.instruments.standing import Status
from focalpoint.domain.states import WORLD, State
from focalpoint.language import LANGUAGES, OWN_NAMES, isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.folding import FoldingRows, FoldRow
from focalpoint.ui.inspector.panel import Inspector
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.inspector.treaty_acts import act_row
from focalpoint.ui.widgets.basics import LinkButton, label
from focalpoint.words.standings import on_basis, standing_words

if TYPE_CHECKING:
    from focalpoint.ui.pages.instruments.asof import DayAndBasis
    from focalpoint.ui.shell.context import PageContext


class StateInspector(Inspector):
    """Read only: a State's acts come from the depositaries."""

    entity = "states"

    def __init__(self, context: PageContext, asof: DayAndBasis) -> None:
        super().__init__(context)
        self.add_sections(
            lambda: StandingsSection(context, self.entity, asof),
            lambda: NamesSection(context, self.entity),
        )

    def load(self) -> None:
        """Show the State."""
        language, states = self.language, self.context.workspace.states
        state: State = states.get(self.record_id)
        today = self.context.workspace.clock.today()
        if not state.is_state:
            what = language.gettext("Organization")
        elif state.ended is not None:
            what = language.gettext("No longer exists since {date}").format(
                date=isolate(show_date(language, state.ended.isoformat()))
            )
        elif states.member_on(self.record_id, today):
            what = language.gettext("Member of the United Nations")
        else:
            what = language.gettext("State, not a member of the United Nations")
        self.set_heading(state.name(language.code), f"{isolate(state.code)} · {what}")

    def save(self, name: str, value: object) -> bool:
        """Nothing here is written."""
        del name, value
        return False

    def renew(self) -> None:
        """The State, and where it stands on the page's day."""
        super().renew()
        for section in self._sections:
            section.renew()


class StandingsSection(Section):
    """Where it stands with each instrument on the page's day; a row opens to its acts."""

    name = "state_standings"
    tables = frozenset({"treaty_acts", "instruments"})
    open_at_first = True

    def __init__(self, context: PageContext, entity: str, asof: DayAndBasis) -> None:
        super().__init__(context, entity)
        self._asof = asof
        self._said = label(role="small", wrap=True)
        self._rows = FoldingRows(context.theme, self._acts)
        self._none = label(role="muted", wrap=True)
        for widget in (self._said, self._rows, self._none):
            self.column.addWidget(widget)

    def heading(self) -> str:
        """Standing."""
        return self.context.language.gettext("Standing in each instrument")

    def show_record(self, record_id: str) -> None:
        """Another State: nothing is open."""
        if record_id != self.record_id:
            self._rows.forget()
        super().show_record(record_id)

    def fill(self) -> None:
        """Show the instruments to which it did anything."""
        from focalpoint.ui.pages.instruments.facts import look_of, writer

        language, register = self.context.language, self.context.workspace.instruments.register()
        on, basis, day = self._asof.on, self._asof.basis, writer(self.context.language)
        self._said.setText(on_basis(language, on, basis, day))
        rows = []
        for instrument in register.instruments.values():
            standing = register.standing(instrument.id, self.record_id, on, basis)
            if standing.status is Status.NONE and not register.acts(instrument.id, self.record_id):
                continue
            words = standing_words(language, standing, day)
            title = language.gettext("{id}: {title}").format(
                id=isolate(instrument.ref if instrument.own else instrument.id),
                title=isolate(instrument.short_title(language.code)),
            )
            rows.append(FoldRow(instrument.id, title, words, look_of(standing, words)))
        self._rows.set_rows(rows)
        self._none.setText(language.gettext("No act of it is known yet."))
        self._none.setVisible(not rows)

    def _acts(self, instrument_id: str) -> QWidget:
        """A State's acts to an instrument, and the way to it."""
        language = self.context.language
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for act in self.context.workspace.instruments.register().acts(instrument_id, self.record_id):
            row = act_row(language, act)
            column.addWidget(label(row.title, wrap=True))
            for text in (row.detail, act.source):
                if text:
                    column.addWidget(label(isolate(text), role="small", wrap=True))
        link = LinkButton(language.gettext("Go to the instrument"))
        link.clicked.connect(lambda: self.context.reveal("instruments", instrument_id))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        return box


class NamesSection(Section):
    """What it is called in six languages, and where it belongs."""

    name = "state_names"

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(3)
        self.column.addLayout(self._listed)

    def heading(self) -> str:
        """Names."""
        return self.context.language.gettext("Names and groups")

    def fill(self) -> None:
        """Show the names."""
        clear(self._listed)
        language, states = self.context.language, self.context.workspace.states
        try:
            state = states.get(self.record_id)
        except NotFoundError:
            return
        for code in LANGUAGES:
            name, formal = state.names.get(code, ""), state.formal_names.get(code, "")
            if not name:
                continue
            said = language.gettext("{language}: {name}").format(language=OWN_NAMES[code], name=isolate(name))
            self._listed.addWidget(label(said, wrap=True))
            if formal and formal != name:
                self._listed.addWidget(label(isolate(formal), role="small", wrap=True))
        groups = [
            one.name(language.code)
            for one in states.regions()
            if one.code != WORLD and self.record_id in one.members_on(self.context.workspace.clock.today())
        ]
        if groups:
            said = language.gettext("Belongs to: {groups}").format(groups=language.join(groups))
            self._listed.addWidget(label(said, role="small", wrap=True))
