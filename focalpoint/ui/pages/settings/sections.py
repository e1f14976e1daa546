"""The views of Settings: each is built, and its modules are loaded, when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from focalpoint.language import Language
from focalpoint.ui.pages.settings.descriptor import VIEWS

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.pages.settings.section import Section
    from focalpoint.ui.shell.context import PageContext


class Sections(Mapping[str, "Section"]):
    """The views by name. One that is not shown hears nothing until it is shown again."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._built: dict[str, Section] = {}
        self._unsaid: set[str] = set()
        self._stale: set[str] = set()

    def __getitem__(self, name: str) -> Section:
        """A view, ready to be shown: built, in the language of the screen, with what is in the vault now."""
        section = self._built.get(name)
        if section is None:
            section = self._built[name] = _MAKERS[name](self._context)
            section.retranslate()
        elif name in self._unsaid:
            section.retranslate()
        elif name in self._stale:
            section.refresh(None)
        self._unsaid.discard(name)
        self._stale.discard(name)
        return section

    def __iter__(self) -> Iterator[str]:
        """Every name, in the order of the tabs."""
        return iter(VIEWS)

    def __len__(self) -> int:
        """How many there are."""
        return len(VIEWS)

    def retranslate(self, shown: str) -> None:
        """Speak another language: at once in the view that is shown, in the others when they are."""
        self._unsaid |= self._built.keys()
        if shown in self._built:
            self[shown]

    def refresh(self, change_set: ChangeSet | None, shown: str) -> None:
        """Show what is in the vault now, in the same way."""
        self._stale |= self._built.keys()
        if shown in self._built:
            self._built[shown].refresh(change_set)
            self._stale.discard(shown)


def title(language: Language, name: str) -> str:
    """The name of a view, as its tab says it."""
    return _TITLES[name](language)


def _screen(context: PageContext) -> Section:
    from focalpoint.ui.pages.settings.screen import ScreenSection

    return ScreenSection(context)


def _country(context: PageContext) -> Section:
    from focalpoint.ui.pages.settings.country import CountrySection

    return CountrySection(context)


def _letters(context: PageContext) -> Section:
    from focalpoint.ui.pages.settings.letters import LettersSection

    return LettersSection(context)


def _users(context: PageContext) -> Section:
    from focalpoint.ui.pages.settings.users import UsersSection

    return UsersSection(context)


def _roles(context: PageContext) -> Section:
    from focalpoint.ui.pages.settings.roles import RolesSection

    return RolesSection(context)


def _backups(context: PageContext) -> Section:
    from focalpoint.ui.pages.settings.backups import BackupsSection

    return BackupsSection(context)


def _vault(context: PageContext) -> Section:
    from focalpoint.ui.pages.settings.vault import VaultSection

    return VaultSection(context)


def _secrets(context: PageContext) -> Section:
    from focalpoint.ui.pages.settings.secrets import SecretsSection

    return SecretsSection(context)


def _privacy(context: PageContext) -> Section:
    from focalpoint.ui.pages.settings.privacy import PrivacySection

    return PrivacySection(context)


_MAKERS: Final[Mapping[str, Callable[[PageContext], Section]]] = {
    "screen": _screen,
    "country": _country,
    "letters": _letters,
    "users": _users,
    "roles": _roles,
    "backups": _backups,
    "vault": _vault,
    "secrets": _secrets,
    "privacy": _privacy,
}
_TITLES: Final[Mapping[str, Callable[[Language], str]]] = {
    "screen": lambda language: language.gettext("Screen"),
    "country": lambda language: language.gettext("Country"),
    "letters": lambda language: language.pgettext("settings", "Letters"),
    "users": lambda language: language.gettext("Users"),
    "roles": lambda language: language.gettext("Who may do what"),
    "backups": lambda language: language.gettext("Backups"),
    "vault": lambda language: language.gettext("Vault"),
    "secrets": lambda language: language.gettext("Passphrase"),
    "privacy": lambda language: language.pgettext("settings", "Privacy"),
}
