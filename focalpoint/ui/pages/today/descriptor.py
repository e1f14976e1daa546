"""How the first page registers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from focalpoint.language import N_
from focalpoint.ui.shell.context import Offer, Page, PageContext, PageDescriptor

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


def _today(context: PageContext) -> Page:
    from focalpoint.ui.pages.today.page import TodayPage

    return TodayPage(context)


def _offers(_workspace: Workspace) -> Iterator[Offer]:
    yield Offer("digest", N_("Print digest"), "Ctrl+P")
    yield Offer("seen", N_("Count all changes as seen"), anywhere=False)


TODAY: Final = PageDescriptor(name="today", icon="today", label=N_("Today"), order=10, factory=_today, offers=_offers)
