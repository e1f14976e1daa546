"""How Settings registers, and what its views are called: known before any of them is built."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from focalpoint.language import N_
from focalpoint.ui.shell.context import Offer, Page, PageContext, PageDescriptor

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

VIEWS: Final = ("screen", "country", "letters", "users", "roles", "backups", "vault", "secrets", "privacy")
"""The views in the order of the tabs."""

PLACES: Final = {
    "screen": N_("Settings: screen, language and colours"),
    "country": N_("Settings: office, country and calendar"),
    "letters": N_("Settings: letter paper and sentences of letters"),
    "users": N_("Settings: users and roles"),
    "roles": N_("Settings: who may do what"),
    "backups": N_("Settings: backups"),
    "vault": N_("Settings: check that everything is whole"),
    "secrets": N_("Settings: passphrase and recovery code"),
    "privacy": N_("Settings: locking, clipboard and marking"),
}
"""What the palette calls each view."""


def _make(context: PageContext) -> Page:
    from focalpoint.ui.pages.settings.page import SettingsPage

    return SettingsPage(context)


def _offers(_workspace: Workspace) -> Iterator[Offer]:
    for name, words in PLACES.items():
        yield Offer(f"settings.{name}", words)


SETTINGS: Final = PageDescriptor(
    "settings",
    "settings",
    N_("Settings"),
    100,
    _make,
    entities=frozenset({"users"}),
    footer=True,
    offers=_offers,
    ahead=(
        "focalpoint.ui.pages.settings.page",
        "focalpoint.ui.pages.settings.screen",
        "focalpoint.ui.pages.settings.country",
        "focalpoint.services.paper",
        "focalpoint.ui.pages.settings.letters",
        "focalpoint.services.users",
        "focalpoint.ui.pages.settings.users",
        "focalpoint.ui.pages.settings.roles",
        "focalpoint.ui.pages.settings.backups",
        "focalpoint.documents.verify_report",
        "focalpoint.ui.pages.settings.vault",
    ),
)
"""The settings page."""
