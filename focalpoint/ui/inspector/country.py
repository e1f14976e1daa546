"""A State in the directory: its names in six languages, codes, regions and groups, authorities, networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from focalpoint.domain.bodies import BodyKind
from focalpoint.domain.states import RegionKind, StateKind
from focalpoint.language import LANGUAGES, OWN_NAMES, isolate, plain_order
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.inspector.panel import Inspector
from focalpoint.ui.inspector.points import AuthoritiesSection, NetworksSection
from focalpoint.ui.inspector.profile import ProfileSection
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import allow, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.domain.states import State
    from focalpoint.ui.shell.context import PageContext


class CountryInspector(Inspector):
    """Nothing of a State can be edited here; what hangs on it can."""

    entity = "countries"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._new, self._treaties = QPushButton(), QPushButton()
        self._new.clicked.connect(self._on_new)
        self._treaties.clicked.connect(lambda: context.reveal("states", self.record_id))
        self._treaties.setVisible(any(each.name == "instruments" for each in context.workspace.capabilities))
        self.column.insertWidget(3, self._new)
        self.column.insertWidget(4, self._treaties)
        self.add_sections(
            lambda: ProfileSection(context, self.entity),
            lambda: CodesSection(context, self.entity),
            lambda: AuthoritiesSection(context, self.entity),
            lambda: NetworksSection(context, self.entity),
            lambda: NamesSection(context, self.entity),
        )

    def load(self) -> None:
        """Show the State."""
        state = self.context.workspace.states.get(self.record_id)
        self.set_heading(state.name(self.language.code), plain_order(state.formal_name(self.language.code)))
        reason = why_not(self.context, "bodies.add")
        allow(self._new, not reason, reason)

    def save(self, name: str, value: object) -> bool:
        """There is nothing to write."""
        del name, value
        return False

    def retranslate(self) -> None:
        """Write everything anew."""
        self._new.setText(self.language.gettext("New authority of this State"))
        self._treaties.setText(self.language.gettext("Instruments of this State"))
        super().retranslate()

    def _on_new(self) -> None:
        bodies, state, language = self.context.workspace.bodies, self.record_id, self.language
        made: list[str] = []

        def act() -> None:
            change_set = bodies.add(BodyKind.AUTHORITY, language.gettext("New authority"), state=state)
            made.extend(change_set.ids("bodies"))

        if self.context.run(act) and made:
            self.context.reveal("bodies", made[0])


class _FactsSection(Section):
    """Facts in two columns."""

    def facts(self, state: State) -> Sequence[tuple[str, str]]:
        """Names and values."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the facts."""
        language = self.context.language
        clear(self.column)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        side = Qt.AlignmentFlag.AlignRight if language.right_to_left else Qt.AlignmentFlag.AlignLeft
        for row, (name, said) in enumerate(self.facts(self.context.workspace.states.get(self.record_id))):
            value = _selectable(isolate(said))
            # Absolute: a name in other letters stands on the reading side too.
            value.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
            value.setAccessibleName(language.gettext("{name}: {value}").format(name=name, value=said))
            grid.addWidget(label(name, role="label", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        self.column.addWidget(holder)


class CodesSection(_FactsSection):
    """Codes, regions, groups, membership."""

    name = "state-codes"
    open_at_first = True

    def heading(self) -> str:
        """Codes and groups."""
        return self.context.language.gettext("Codes, regions and groups")

    def facts(self, state: State) -> Sequence[tuple[str, str]]:
        """What is known of it."""
        language, today = self.context.language, self.context.workspace.clock.today()
        regions = {region.code: region for region in self.context.workspace.states.regions()}
        within = [plain_order(regions[code].name(language.code)) for code in state.regions if code in regions]
        groups: dict[RegionKind, list[str]] = {RegionKind.UN_GROUP: [], RegionKind.ORGANIZATION: []}
        for region in regions.values():
            if region.kind in groups and state.code in region.members_on(today):
                groups[region.kind].append(plain_order(region.name(language.code)))
        since = show_date(language, state.un.since.isoformat()) if state.un and state.un.since else ""
        if not state.member_on(today) and state.kind is StateKind.STATE:
            since = language.gettext("Not a UN member")
        found = (
            (language.gettext("ISO codes"), " · ".join(code for code in (state.code, state.iso2) if code)),
            (language.gettext("M49"), state.m49),
            (language.gettext("Region"), language.join(within) if within else ""),
            (language.gettext("UN group"), language.join(groups[RegionKind.UN_GROUP]) or ""),
            (language.gettext("UN member since"), since),
            (language.gettext("Organizations"), "\n".join(groups[RegionKind.ORGANIZATION])),
        )
        return [(name, said) for name, said in found if said]


class NamesSection(_FactsSection):
    """The names in six languages."""

    name = "state-names"
    open_at_first = True

    def heading(self) -> str:
        """Names."""
        return self.context.language.gettext("Names in the six languages")

    def facts(self, state: State) -> Sequence[tuple[str, str]]:
        """Short and full name by language."""
        found = []
        for code in LANGUAGES:
            short, full = plain_order(state.name(code)), plain_order(state.formal_name(code))
            found.append((OWN_NAMES[code], short if full == short else f"{short}\n{full}"))
        return found


def _selectable(text: str) -> QLabel:
    value = label(text, wrap=True)
    value.setTextFormat(Qt.TextFormat.PlainText)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return value
