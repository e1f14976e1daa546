"""How the first page registers."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_
from focalpoint.ui.shell.context import Page, PageContext, PageDescriptor


def _today(context: PageContext) -> Page:
    from focalpoint.ui.pages.today.page import TodayPage

    return TodayPage(context)


TODAY: Final = PageDescriptor(name="today", icon="today", label=N_("Today"), order=10, factory=_today)
