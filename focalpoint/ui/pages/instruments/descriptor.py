"""How the page of the treaties registers, and what it offers before it is built."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from focalpoint.language import N_
from focalpoint.ui.pages.exports.offers import document_offers
from focalpoint.ui.shell.context import Offer, Page, PageContext, PageDescriptor

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

ENTITIES: Final = frozenset(
    {"instruments", "treaty_acts", "ratification_steps", "instrument_duties", "instrument_log", "states"}
)
"""Records that are shown here; ``states`` are those of a question, by their codes."""


def _make(context: PageContext) -> Page:
    from focalpoint.ui.pages.instruments.page import InstrumentsPage

    return InstrumentsPage(context)


def _may_add(workspace: Workspace) -> bool:
    return not workspace.read_only and workspace.may("instruments.add")


def _may_import(workspace: Workspace) -> bool:
    return not workspace.read_only and workspace.may("instruments.record_acts")


def _may_save(workspace: Workspace) -> bool:
    return workspace.may("lists.save")


def _offers(workspace: Workspace) -> Iterator[Offer]:
    yield Offer("instruments.party_on", N_("Who was party on a day"))
    yield Offer("instruments.party_to_all", N_("Which States are party to all instruments"))
    yield Offer("instruments.changes", N_("What changed between two days"))
    yield Offer("instruments.pair", N_("What binds two States"))
    yield Offer("instruments.matrix", N_("Matrix of States and instruments"))
    yield Offer("instruments.time", N_("Parties over time"))
    yield Offer("instruments.regions", N_("Parties by region"))
    yield Offer("instruments.to_deposit", N_("What our country has still to deposit"))
    yield Offer("instruments.duties", N_("What our country has still to communicate"))
    yield Offer("instruments.import", N_("Import a status table…"), "", _may_import)
    yield Offer("instruments.new", N_("New agreement…"), "Ctrl+N", _may_add)
    for suffix, label in (
        ("xlsx", N_("Export the list as Excel workbook…")),
        ("pdf", N_("Export the list as PDF…")),
        ("csv", N_("Export the list as CSV table…")),
    ):
        yield Offer(f"instruments.{suffix}", label, "", _may_save)
    yield from document_offers(workspace, "instruments.")


INSTRUMENTS: Final = PageDescriptor(
    name="instruments",
    icon="treaty",
    label=N_("Instruments"),
    order=50,
    factory=_make,
    entities=ENTITIES,
    offers=_offers,
    ahead=(
        "focalpoint.words.standings",
        "focalpoint.services.instrument_exports",
        "focalpoint.services.states",
        "focalpoint.ui.pages.instruments.ourview",
        "focalpoint.ui.pages.instruments.page",
        "focalpoint.ui.inspector.treaty_forms",
        "focalpoint.ui.inspector.treaty_acts",
        "focalpoint.ui.inspector.instrument",
        "focalpoint.ui.inspector.treaty_state",
        "focalpoint.ui.widgets.charts.steps",
        "focalpoint.ui.pages.instruments.faces",
        "focalpoint.ui.pages.instruments.statesview",
    ),
)
"""Where our country stands with each treaty, and who is party to what."""
