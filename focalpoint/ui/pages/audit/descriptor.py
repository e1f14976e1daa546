"""How the audit page registers."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_
from focalpoint.ui.shell.context import Page, PageContext, PageDescriptor


def _make(context: PageContext) -> Page:
    from focalpoint.ui.pages.audit.page import AuditPage

    return AuditPage(context)


AUDIT: Final = PageDescriptor(
    name="audit",
    icon="history",
    label=N_("Audit"),
    order=95,
    factory=_make,
    entities=frozenset({"journal"}),
    footer=True,
)
"""Who changed what, when and why."""
