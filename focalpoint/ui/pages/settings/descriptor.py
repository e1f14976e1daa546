"""How Settings registers."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_
from focalpoint.ui.shell.context import Page, PageContext, PageDescriptor


def _make(context: PageContext) -> Page:
    from focalpoint.ui.pages.settings.page import SettingsPage

    return SettingsPage(context)


SETTINGS: Final = PageDescriptor(
    "settings", "settings", N_("Settings"), 100, _make, entities=frozenset({"users"}), footer=True
)
"""The settings page."""
