"""What the lists of States, authorities, networks and donors are narrowed by, beside the words in the header."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from focalpoint.domain.bodies import Area, Body, BodyKind, Purpose
from focalpoint.domain.states import RegionKind, StateKind
from focalpoint.language import plain_order
from focalpoint.ui.pages.directory.lines import STATES
from focalpoint.ui.widgets.basics import LinkButton
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words import bodies as words

if TYPE_CHECKING:
    from focalpoint.domain.states import State
    from focalpoint.language import Language
    from focalpoint.ui.pages.directory.lines import BodyCells
    from focalpoint.ui.shell.context import PageContext

Choices = Sequence[tuple[str | None, str]]
AUTHORITIES: Final = "authorities"
NETWORKS: Final = "networks"
_AROUND, _LEAST, _MOST = 50, 140, 400
_DUE: Final = "due"
_SURE: Final = "sure"


class Narrowing(QWidget):
    """Region or State, purpose or area, verified; the choices that a view has not are hidden."""

    changed = Signal()

    def __init__(self, context: PageContext, cells: BodyCells) -> None:
        super().__init__()
        self._context, self._cells = context, cells
        self._view = STATES
        self.place, self.what, self.kind, self.verified = ChoiceEdit(), ChoiceEdit(), ChoiceEdit(), ChoiceEdit()
        self._clear = LinkButton()
        self._clear.clicked.connect(self.clear)
        row = FlowLayout(self, 8)
        row.setContentsMargins(0, 0, 0, 0)
        for choice in (self.place, self.what, self.kind, self.verified):
            choice.chosen.connect(lambda _code: self._on_chosen())
            row.addWidget(choice)
        row.addWidget(self._clear)
        context.theme.changed.connect(self._fit)

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return any(choice.code() for choice in self._choices())

    def show_view(self, view: str) -> None:
        """Offer what a view can be narrowed by."""
        self._view = view
        self.what.setVisible(view != STATES)
        self.kind.setVisible(view == NETWORKS)
        self.verified.setVisible(view != STATES)
        self.retranslate(self._context.language)

    def retranslate(self, language: Language) -> None:
        """Write the choices anew."""
        whats: Choices = (
            [(None, language.gettext("All areas")), *((area.value, words.area(language, area)) for area in Area)]
            if self._view == NETWORKS
            else [
                (None, language.gettext("All purposes")),
                *((purpose.value, words.purpose(language, purpose)) for purpose in Purpose),
            ]
        )
        kinds: Choices = [
            (None, language.gettext("Networks and donors")),
            (BodyKind.NETWORK.value, language.gettext("Networks")),
            (BodyKind.DONOR.value, language.gettext("Donors and organisations")),
        ]
        checks: Choices = [
            (None, language.gettext("Verified or not")),
            (_DUE, language.gettext("To be verified again")),
            (_SURE, language.gettext("Verified within a year")),
        ]
        for choice, name, offered in (
            (self.place, language.gettext("Region or State"), self._places(language)),
            (self.what, language.gettext("Area or purpose"), whats),
            (self.kind, language.gettext("Networks or donors"), kinds),
            (self.verified, language.gettext("Verified or not"), checks),
        ):
            choice.set_choices(offered)
            choice.setAccessibleName(name)
            choice.setToolTip(name)
            if choice.currentIndex() < 0:
                choice.set_code(None)
        self._clear.setText(language.gettext("Clear"))
        self._clear.setAccessibleName(language.gettext("Clear the filters"))
        self._clear.setVisible(self.narrows)
        self._fit()

    def clear(self) -> None:
        """Show everything again."""
        for choice in (self.place, self.what, self.kind, self.verified):
            choice.set_code(None)
        self._on_chosen()

    def use(self, place: str = "", what: str = "", verified: str = "") -> None:
        """Choose what is asked for elsewhere."""
        self.place.set_code(place or None)
        self.what.set_code(what or None)
        self.verified.set_code(verified or None)
        self._on_chosen()

    def states(self, states: Sequence[State]) -> list[State]:
        """The States of the chosen region, or the chosen one."""
        codes = self._codes()
        return [state for state in states if codes is None or state.code in codes]

    def bodies(self, bodies: Sequence[Body]) -> list[Body]:
        """The entries of the view that fit what is chosen."""
        codes, what, kind, verified = self._codes(), self.what.code(), self.kind.code(), self.verified.code()
        ours = {BodyKind.AUTHORITY} if self._view == AUTHORITIES else {BodyKind.NETWORK, BodyKind.DONOR}
        found = []
        for body in bodies:
            if body.kind not in ours or (kind and self._view == NETWORKS and body.kind != kind):
                continue
            if codes is not None and body.state not in codes and not codes.intersection(body.members):
                continue
            if what and what not in body.purposes and what not in body.areas:
                continue
            if verified and (verified == _DUE) != self._cells.is_doubtful(body):
                continue
            found.append(body)
        return found

    def _choices(self) -> tuple[ChoiceEdit, ...]:
        shown = {STATES: (self.place,), AUTHORITIES: (self.place, self.what, self.verified)}
        return shown.get(self._view, (self.place, self.what, self.kind, self.verified))

    def _codes(self) -> frozenset[str] | None:
        place = self.place.code()
        if not place:
            return None
        region = next((each for each in self._cells.reading.regions if f"region:{each.code}" == place), None)
        return region.members_on(None) if region is not None else frozenset({place})

    def _places(self, language: Language) -> Choices:
        def named(kinds: set[RegionKind]) -> list[tuple[str | None, str]]:
            regions = [region for region in self._cells.reading.regions if region.kind in kinds]
            return [(f"region:{each.code}", plain_order(each.name(language.code))) for each in regions]

        states: list[tuple[str | None, str]] = sorted(
            (
                (state.code, self._cells.state_name(state.code))
                for state in self._cells.reading.states
                if state.kind in {StateKind.STATE, StateKind.ORGANIZATION}
            ),
            key=lambda pair: pair[1].casefold(),
        )
        regions = [*named({RegionKind.M49}), *named({RegionKind.UN_GROUP, RegionKind.ORGANIZATION})]
        return [(None, language.gettext("All regions and States")), *regions, *states]

    def _fit(self) -> None:
        """Each choice as wide as what it says; the row begins a new line where there is little room."""
        theme = self._context.theme
        for choice in (self.place, self.what, self.kind, self.verified):
            words = choice.fontMetrics().horizontalAdvance(choice.currentText())
            choice.setFixedWidth(min(max(words + theme.px(_AROUND), theme.px(_LEAST)), theme.px(_MOST)))

    def _on_chosen(self) -> None:
        self._fit()
        self._clear.setVisible(self.narrows)
        self.changed.emit()
