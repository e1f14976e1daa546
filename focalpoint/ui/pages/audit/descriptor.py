"""How the audit page registers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from focalpoint.language import N_
from focalpoint.ui.shell.context import Offer, Page, PageContext, PageDescriptor

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


def _make(context: PageContext) -> Page:
    from focalpoint.ui.pages.audit.page import AuditPage

    return AuditPage(context)


def _may(workspace: Workspace) -> bool:
    return workspace.may("audit.page")


def _offers(_workspace: Workspace) -> Iterator[Offer]:
    yield Offer("audit.xlsx", N_("Export the journal as Excel workbook"), "", _may)
    yield Offer("audit.csv", N_("Export the journal as CSV table"), "", _may)
    yield Offer("audit.check", N_("Check whether the journal is unbroken"), "", _may)


AUDIT: Final = PageDescriptor(
    name="audit",
    icon="history",
    label=N_("Audit"),
    order=95,
    factory=_make,
    entities=frozenset({"journal"}),
    footer=True,
    offers=_offers,
    ahead=(
        "focalpoint.words.audit",
        "focalpoint.services.audit",
        "focalpoint.ui.pages.audit.page",
    ),
)
"""Who changed what, when and why."""
