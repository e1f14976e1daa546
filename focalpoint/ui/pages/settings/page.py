"""The settings page: one view a subject; a user is edited in the inspector."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.ui.pages.settings.descriptor import PLACES, VIEWS
from focalpoint.ui.pages.settings.sections import Sections, title
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow

if TYPE_CHECKING:
    from focalpoint.ui.pages.settings.new_user import NewUserForm
    from focalpoint.ui.pages.settings.user_inspector import UserInspector
    from focalpoint.ui.pages.settings.users import UsersSection

ENTITY: Final = "users"
_SIDE: Final = 178
_ICONS: Final = {
    "screen": "eye",
    "country": "globe",
    "letters": "letter",
    "users": "users",
    "roles": "check",
    "backups": "archive",
    "vault": "shield",
    "secrets": "unlock",
    "privacy": "lock",
}


class SettingsPage(Page):
    """Screen, country, users, backups, vault, passphrase, privacy."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.sections = Sections(context)
        self._user: UserInspector | None = None
        self._new: NewUserForm | None = None
        self._chosen: str | None = None
        self._lay_out()
        self.header.view_chosen.connect(self.show_view)
        self.header.primary.clicked.connect(self._on_new)

    @property
    def users(self) -> UsersSection:
        """The view of users, built when it is first asked for."""
        section = cast("UsersSection", self.sections["users"])
        if not section.wired:
            section.wired = True
            section.picked.connect(self._on_picked)
        return section

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Settings")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        self.header.set_views(self._views())
        self._size_side()
        self.sections.retranslate(self.header.view())
        self.show_work(self.sections[self.header.view()])
        for form in (self._user, self._new):
            if form is not None:
                form.retranslate()
        self._show_primary()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        self.sections.refresh(change_set, self.header.view())
        if self._chosen and change_set is not None and ENTITY in change_set.entities:
            self.inspector_for(ENTITY, self._chosen)

    def show_view(self, name: str) -> None:
        """Show one of the views."""
        self.header.set_views(self._views(), name)
        self.show_work(self.users if name == "users" else self.sections[name])
        self._show_primary()
        if name == "users" and self.selected() is not None:
            self.context.inspect(*(self.selected() or (ENTITY, None)))
        else:
            self.context.inspect(ENTITY, None)

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """A user, or the form for a new one (``new``)."""
        if entity != ENTITY:
            return None
        if record_id == "new":
            return self._new_form()
        found = [user for user in self.context.workspace.users.list() if user.id == record_id]
        if not found:
            return None
        self._chosen = record_id
        inspector = self._inspector()
        inspector.show_user(found[0])
        return inspector

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

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """What a check has found, and the dialogs."""
        from focalpoint.ui.pages.settings import pictures

        yield from pictures.of(self)

    def commands(self) -> list[Command]:
        """The views, by name."""
        return [Command(f"settings.{name}", words, partial(self.show_view, name)) for name, words in PLACES.items()]

    def _size_side(self) -> None:
        names = (self.header.view_button(name) for name in self.header.view_names())
        longest = max((button.sizeHint().width() for button in names), default=0)
        self._side.setFixedWidth(max(self.context.theme.px(_SIDE), longest))

    def _lay_out(self) -> None:
        """The names of the views stand at the side: they are more than fit in a row."""
        side, column, row = QWidget(), QVBoxLayout(), QHBoxLayout()
        side.setLayout(column)
        self._side = side
        self.context.theme.changed.connect(self._size_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row.setSpacing(16)
        row.addWidget(side)
        row.addWidget(self.work, 1)
        frame = self.layout()
        if isinstance(frame, QVBoxLayout):
            frame.addLayout(row, 1)
        self.header.lay_views_in(column)
        self.header.set_views(self._views(), VIEWS[0])
        for name, icon in _ICONS.items():
            self.context.theme.dress(self.header.view_button(name), icon)
        self._size_side()
        column.addStretch(1)

    def _views(self) -> list[tuple[str, str]]:
        return [(name, title(self.context.language, name)) for name in VIEWS]

    def _inspector(self) -> UserInspector:
        if self._user is None:
            from focalpoint.ui.pages.settings.user_inspector import UserInspector

            self._user = UserInspector(self.context, self.users.reason_against)
        return self._user

    def _new_form(self) -> NewUserForm:
        if self._new is None:
            from focalpoint.ui.pages.settings.new_user import NewUserForm

            self._new = NewUserForm(self.context, self._on_added)
            self._new.retranslate()
        return self._new

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
        form = self._new_form()
        self.context.inspect(ENTITY, "new")
        form.open()

    def _on_added(self, user_id: str) -> None:
        self.context.announce(self.context.language.gettext("The user is added."))
        self.users.refresh(None)
        self.users.table.select_id(user_id)
        self.context.inspect(ENTITY, user_id)
