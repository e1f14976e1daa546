"""How the page of requests registers, and what it offers before it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.language import N_
from focalpoint.ui.shell.context import Offer, Page, PageContext, PageDescriptor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from focalpoint.services.workspace import Workspace


def _make(context: PageContext) -> Page:
    from focalpoint.ui.pages.requests.page import RequestsPage

    return RequestsPage(context)


def _may_add(workspace: Workspace) -> bool:
    return not workspace.read_only and workspace.may("requests.add")


def _may_import(workspace: Workspace) -> bool:
    return not workspace.read_only and workspace.may("register_import.apply")


def _offers(_workspace: Workspace) -> Iterator[Offer]:
    yield Offer("requests.new", N_("New request…"), "Ctrl+N", _may_add)
    yield Offer("requests.import", N_("Import a register of requests…"), "", _may_import)
    yield Offer("requests.export", N_("Export the register…"), "", lambda workspace: workspace.may("register.export"))
    yield Offer("requests.back", N_("Back to the list of requests"), "Alt+Home", anywhere=False)
    yield Offer("requests.next", N_("Next step"), "Ctrl+PgDown", anywhere=False)
    yield Offer("requests.previous", N_("Step before"), "Ctrl+PgUp", anywhere=False)
    yield Offer("requests.field", N_("Not known, none, cleared…"), "Ctrl+.", anywhere=False)


REQUESTS: Final = PageDescriptor(
    name="requests",
    icon="requests",
    label=N_("Requests"),
    order=45,
    factory=_make,
    entities=frozenset({"requests", "cases"}),
    offers=_offers,
    ahead=(
        "focalpoint.words.register",
        "focalpoint.words.requests",
        "focalpoint.words.request_sentences.general",
        "focalpoint.words.request_sentences.extradition",
        "focalpoint.words.request_findings",
        "focalpoint.services.clauses",
        "focalpoint.services.search",
        "focalpoint.services.library",
        "focalpoint.services.register",
        "focalpoint.domain.requests.checks.all_rules",
        "focalpoint.ui.pages.requests.board",
        "focalpoint.ui.pages.requests.figures",
        "focalpoint.ui.wizard.answer_field",
        "focalpoint.ui.wizard.item_list",
        "focalpoint.ui.wizard.preview",
        "focalpoint.ui.wizard.wizard",
        "focalpoint.ui.pages.requests.returning",
        "focalpoint.ui.pages.requests.page",
        "focalpoint.ui.inspector.case",
    ),
)
"""Between the committee and the instruments."""
