"""The settings page: one view a subject; a user is edited in the inspector."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.language import N_
from focalpoint.ui.pages.settings.backups import BackupsSection
from focalpoint.ui.pages.settings.country import CountrySection
from focalpoint.ui.pages.settings.screen import ScreenSection
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.pages.settings.user_inspector import NewUserForm, UserInspector
from focalpoint.ui.pages.settings.users import ENTITY, UsersSection
from focalpoint.ui.pages.settings.vault import VaultSection
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow


class SettingsPage(Page):
    """Screen, country, users, backups, vault."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.users = UsersSection(context)
        self.sections: dict[str, Section] = {
            "screen": ScreenSection(context),
            "country": CountrySection(context),
            "users": self.users,
            "backups": BackupsSection(context),
            "vault": VaultSection(context),
        }
        for section in self.sections.values():
            self.work.addWidget(section)
        self._user = UserInspector(context, self.users.reason_against)
        self._new = NewUserForm(context, self._on_added)
        self._chosen: str | None = None
        self.header.set_views(self._views(), "screen")
        self.header.view_chosen.connect(self.show_view)
        self.header.primary.clicked.connect(self._on_new)
        self.users.picked.connect(self._on_picked)

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Settings")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        self.header.set_views(self._views())
        for section in self.sections.values():
            section.retranslate()
        self._user.retranslate()
        self._new.retranslate()
        self._show_primary()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        for section in self.sections.values():
            section.refresh(change_set)
        if self._chosen and change_set is not None and ENTITY in change_set.entities:
            self.inspector_for(ENTITY, self._chosen)

    def show_view(self, name: str) -> None:
        """Show one of the views."""
        self.header.set_views(self._views(), name)
        self.show_work(self.sections[name])
        self._show_primary()
        if name == "users" and self.selected() is not None:
            self.context.inspect(*(self.selected() or (ENTITY, None)))
        else:
            self.context.inspect(ENTITY, None)

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """A user, or the form for a new one (``new``)."""
        if record_id == "new":
            return self._new
        found = [user for user in self.context.workspace.users.list() if user.id == record_id]
        if entity != ENTITY or not found:
            return None
        self._chosen = record_id
        self._user.show_user(found[0])
        return self._user

    def wants_inspector(self) -> bool:
        """Only users are inspected."""
        return self.header.view() == "users"

    def select(self, entity: str, record_id: str) -> bool:
        """Go to a user."""
        if entity != ENTITY:
            return False
        self.show_view("users")
        return self.users.table.select_id(record_id)

    def selected(self) -> tuple[str, str] | None:
        """The selected user while users are shown."""
        chosen = self.users.table.current_id() if self.header.view() == "users" else None
        return (ENTITY, chosen) if chosen else None

    def commands(self) -> list[Command]:
        """The views, by name."""
        return [
            Command("settings.users", N_("Settings: users"), lambda: self.show_view("users")),
            Command("settings.backups", N_("Settings: backups"), lambda: self.show_view("backups")),
            Command("settings.vault", N_("Settings: vault and passphrase"), lambda: self.show_view("vault")),
        ]

    def _views(self) -> list[tuple[str, str]]:
        return [(name, section.title(self.context.language)) for name, section in self.sections.items()]

    def _show_primary(self) -> None:
        shown = self.header.view() == "users"
        self.header.set_primary(self.context.language.gettext("New user") if shown else "")
        if shown:
            reason = self.users.reason_against("users.add")
            allow(self.header.primary, not reason, reason)

    def _on_picked(self, user_id: str) -> None:
        if self.header.view() == "users":
            self.context.inspect(ENTITY, user_id)

    def _on_new(self) -> None:
        self.context.inspect(ENTITY, "new")
        self._new.open()

    def _on_added(self, user_id: str) -> None:
        self.context.announce(self.context.language.gettext("The user is added."))
        self.users.refresh(None)
        self.users.table.select_id(user_id)
        self.context.inspect(ENTITY, user_id)
