"""Settings of users: who they are, what they may do, who can open cases."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.users import User
from focalpoint.language import Language
from focalpoint.ui.pages.settings.section import Section
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.roles import role

ENTITY = "users"


class UsersSection(Section):
    """The list; a user is edited in the inspector."""

    picked = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.wired = False
        """Whether the page listens to ``picked``."""
        card = self.add_card(
            lambda language: language.gettext("Users"),
            lambda language: language.gettext("Select a user to change roles and access in the inspector."),
        )
        self.model: RecordModel[User] = RecordModel(
            (
                Column("name", lambda language: language.gettext("Name"), lambda user, _l: user.name, width=140),
                Column("roles", lambda language: language.gettext("Roles"), _roles, width=310),
                Column("casework", lambda language: language.gettext("Cases"), _casework, width=100),
            ),
            lambda user: user.id,
            language=context.language,
            theme=context.theme,
        )
        self.table = TableView(context.theme)
        self.table.set_record_model(self.model, context.memory, "columns.users")
        self.table.setProperty("framed", False)
        self.table.setMinimumHeight(context.theme.px(210))
        frame = QFrame()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table)
        card.column.addWidget(frame)
        self.finish()
        self.table.picked.connect(self.picked)

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        self.model.retranslate(self.context.language)
        self.table.setAccessibleName(self.context.language.gettext("Users"))
        self.refresh(None)

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show who is there."""
        if change_set is None or ENTITY in change_set.entities:
            self.model.set_records(self.context.workspace.users.list())


def _roles(user: User, language: Language) -> str:
    return language.join([role(language, code) for code in user.roles])


def _casework(user: User, language: Language) -> str:
    return language.gettext("Can open") if user.casework else language.gettext("No key")
