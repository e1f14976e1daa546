"""What a line of the lists of States, authorities, networks and donors says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from focalpoint.domain.bodies import Body, BodyKind, check_is_due
from focalpoint.domain.states import Region, RegionKind, State, StateKind
from focalpoint.language import Language, isolate, plain_order
from focalpoint.services.bodies import BodyOverview
from focalpoint.services.doors import zones
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.widgets.records import Column
from focalpoint.words import bodies as words

if TYPE_CHECKING:
    from datetime import date

    from focalpoint.services.workspace import Workspace

BODIES = "bodies"
STATES = "countries"
"""A State as the directory shows it; the instruments' page shows it as ``states``."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One consistent reading of what the three lists show."""

    overview: BodyOverview
    states: tuple[State, ...]
    regions: tuple[Region, ...]


def read(workspace: Workspace, *, archived: bool) -> Reading:
    """Read the entries and the States; called on a worker, which finds out what the inspectors will offer, too."""
    zones()
    return Reading(
        workspace.bodies.overview(archived=archived),
        tuple(workspace.states.all()),
        tuple(workspace.states.regions()),
    )


class BodyCells:
    """One reading, in one language at a time."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.reading = Reading(BodyOverview(), (), ())
        self.today: date | None = None
        self.bodies: Mapping[str, Body] = {}
        self.states: Mapping[str, State] = {}
        self._regions: Mapping[str, Region] = {}
        self._groups: dict[str, str] = {}
        self._in_networks: dict[str, set[str]] = {}

    def show(self, reading: Reading, today: date) -> None:
        """Take over another reading."""
        self.reading, self.today = reading, today
        self.bodies = {body.id: body for body in reading.overview.bodies}
        self.states = {state.code: state for state in reading.states}
        self._regions = {region.code: region for region in reading.regions}
        self._groups = {
            code: region.code
            for region in reading.regions
            if region.kind is RegionKind.UN_GROUP
            for code in region.members_on(None)
        }
        networks: dict[str, set[str]] = {}
        for body in reading.overview.bodies:
            if body.archived:
                continue
            if body.kind == BodyKind.NETWORK:
                for code in body.members:
                    networks.setdefault(code, set()).add(body.id)
            elif body.state and body.network_ids:
                networks.setdefault(body.state, set()).update(body.network_ids)
        self._in_networks = networks

    # -- States -------------------------------------------------------------------------------------------------

    def state_name(self, code: str) -> str:
        """A State's or organization's name; its code where nobody knows it."""
        found = self.states.get(code)
        return plain_order(found.name(self.language.code)) if found else code

    def region_name(self, state: State) -> str:
        """The narrowest M49 region of a State."""
        found = self._regions.get(state.regions[-1]) if state.regions else None
        return plain_order(found.name(self.language.code)) if found else ""

    def group_name(self, state: State) -> str:
        """The UN's regional group of a State."""
        found = self._regions.get(self._groups.get(state.code, ""))
        return plain_order(found.name(self.language.code)) if found else ""

    def authorities_of(self, code: str) -> int:
        """How many live authorities are known of a State."""
        return self.reading.overview.counts.get(code, 0)

    def networks_of(self, code: str) -> int:
        """In how many networks a State is."""
        return len(self._in_networks.get(code, ()))

    def standing(self, state: State) -> str:
        """What it is where it is no member State of the United Nations."""
        if state.kind is StateKind.ORGANIZATION:
            return self.language.gettext("Organization")
        return "" if state.member_on(self.today) else self.language.gettext("Not a UN member")

    # -- authorities, networks, donors --------------------------------------------------------------------------

    def name(self, body: Body) -> str:
        """What it is called."""
        return plain_order(body.name)

    def purposes(self, body: Body) -> str:
        """For what it is competent, in a word or two each."""
        return ", ".join(words.short_purpose(self.language, code) for code in body.purposes)

    def about(self, body: Body) -> str:
        """What a network or donor is about: its members, or the areas in which it helps."""
        language = self.language
        if body.kind == BodyKind.NETWORK:
            count = len(body.members)
            return language.ngettext("{n} member State", "{n} member States", count).format(n=count) if count else ""
        return language.join([words.area(language, code) for code in body.areas]) if body.areas else ""

    def kind(self, body: Body) -> str:
        """What it is, in a word."""
        return words.short_kind(self.language, body.kind)

    def sort(self, body: Body) -> str:
        """Which kind of network or donor it is."""
        return words.sort(self.language, body.sort) if body.sort else ""

    def way(self, body: Body) -> str:
        """How to reach it: the telephone number, else the e-mail address."""
        return isolate(body.phone or body.email)

    def email(self, body: Body) -> str:
        """The e-mail address."""
        return isolate(body.email)

    def spoken(self, body: Body) -> str:
        """The languages that it takes."""
        return (
            self.language.join([words.spoken(self.language, code) for code in body.languages]) if body.languages else ""
        )

    def channel(self, body: Body) -> str:
        """The way on which it takes requests."""
        return words.channel(self.language, body.channel) if body.channel else ""

    def is_doubtful(self, body: Body) -> bool:
        """Whether somebody should make sure of it again."""
        return not body.archived and self.today is not None and check_is_due(body, self.today)

    def verified(self, body: Body) -> str:
        """When somebody last made sure of it, marked where it is due again."""
        said = show_date(self.language, body.verified_on) or self.language.pgettext("verified", "never")
        return f"▲ {said}" if self.is_doubtful(body) else said

    def state(self, body: Body) -> tuple[str, str]:
        """Colour and word of what is wrong with it; nothing where all is well but the verification."""
        if body.archived:
            return "grey", self.language.pgettext("record", "Archived")
        codes = [code for code in self.reading.overview.findings.get(body.id, ()) if code != "check_due"]
        return ("amber", words.finding(self.language, codes[0])) if codes else ("", "")


def _state_heading(language: Language) -> str:
    return language.pgettext("country", "State")


def state_columns(cells: BodyCells) -> list[Column[State]]:
    """The list of States."""
    return [
        Column("name", _state_heading, lambda item, _: cells.state_name(item.code), width=200),
        Column("code", lambda say: say.gettext("ISO code"), lambda item, _: isolate(item.code), width=76),
        Column(
            "iso2", lambda say: say.gettext("ISO code, two letters"), lambda item, _: isolate(item.iso2), width=76,
            hidden=True,
        ),
        Column("m49", lambda say: say.gettext("M49"), lambda item, _: isolate(item.m49), width=60),
        Column("region", lambda say: say.gettext("Region"), lambda item, _: cells.region_name(item), width=150),
        Column("group", lambda say: say.gettext("UN group"), lambda item, _: cells.group_name(item), width=164),
        Column(
            "standing", lambda say: say.gettext("Standing"), lambda item, _: cells.standing(item), width=110,
            hidden=True,
        ),
        Column(
            "authorities",
            lambda say: say.gettext("Authorities"),
            lambda item, _: str(cells.authorities_of(item.code) or ""),
            key=lambda item: -cells.authorities_of(item.code),
            width=86,
            numeric=True,
        ),
        Column(
            "networks",
            lambda say: say.gettext("Networks"),
            lambda item, _: str(cells.networks_of(item.code) or ""),
            key=lambda item: -cells.networks_of(item.code),
            width=76,
            numeric=True,
        ),
    ]  # fmt: skip


def authority_columns(cells: BodyCells) -> list[Column[Body]]:
    """The list of authorities."""
    return [
        Column("name", lambda say: say.gettext("Authority"), lambda item, _: cells.name(item), width=210),
        Column(
            "state", _state_heading, lambda item, _: cells.state_name(item.state), width=110,
            same=lambda item: item.state,
        ),
        Column(
            "purposes", lambda say: say.gettext("Competent for"), lambda item, _: cells.purposes(item), width=190,
            same=lambda item: item.purposes,
        ),
        Column("way", lambda say: say.gettext("Telephone or e-mail"), lambda item, _: cells.way(item), width=120),
        *_shared(cells),
    ]  # fmt: skip


def network_columns(cells: BodyCells) -> list[Column[Body]]:
    """The list of networks and donors."""
    return [
        Column("name", lambda say: say.gettext("Name"), lambda item, _: cells.name(item), width=220),
        Column(
            "kind", lambda say: say.gettext("Kind"), lambda item, _: cells.kind(item), width=84,
            same=lambda item: item.kind,
        ),
        Column(
            "sort", lambda say: say.pgettext("directory", "Type"), lambda item, _: cells.sort(item), width=140,
            same=lambda item: item.sort,
        ),
        Column("about", lambda say: say.gettext("Members or areas"), lambda item, _: cells.about(item), width=130),
        Column(
            "way", lambda say: say.gettext("Telephone or e-mail"), lambda item, _: cells.way(item), width=120,
            hidden=True,
        ),
        *_shared(cells),
    ]  # fmt: skip


def _shared(cells: BodyCells) -> list[Column[Body]]:
    return [
        Column(
            "finding", lambda say: say.gettext("To look at"), lambda item, _: cells.state(item)[1], width=110,
            state=lambda item, _: cells.state(item), same=cells.state, hidden=True,
        ),
        Column("email", lambda say: say.gettext("E-mail"), lambda item, _: cells.email(item), width=160, hidden=True),
        Column(
            "languages", lambda say: say.gettext("Languages accepted"), lambda item, _: cells.spoken(item), width=110,
            same=lambda item: item.languages, hidden=True,
        ),
        Column(
            "channel", lambda say: say.gettext("Channel"), lambda item, _: cells.channel(item), width=90,
            same=lambda item: item.channel, hidden=True,
        ),
        Column(
            "verified",
            lambda say: say.gettext("Verified"),
            lambda item, _: cells.verified(item),
            key=lambda item: item.verified_on or "",
            same=lambda item: (item.verified_on, item.archived),
            width=118,
            token=lambda item: "amber" if cells.is_doubtful(item) else "",
        ),
    ]  # fmt: skip
