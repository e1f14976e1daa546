"""The form for a new user: name, first passphrase with its meter, roles, ministry, and whether cases are open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.ui.inspector.acting import say_too_long
from focalpoint.ui.pages.settings.user_inspector import RoleBoxes
from focalpoint.ui.pages.welcome.card import SecretEdit, field
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.bounded import BoundedLine
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.strength import StrengthMeter


class NewUserForm(QWidget):
    """Name, first passphrase, roles; then Add."""

    def __init__(self, context: PageContext, added: Callable[[str], None]) -> None:
        super().__init__()
        self._context, self._added = context, added
        self._title = label(role="heading")
        self._name_label, self.name = label(), BoundedLine()
        say_too_long(context, self.name)
        self._secret_label, self.secret = label(), SecretEdit(context.theme)
        self.meter = StrengthMeter(context.theme)
        self._note = label(role="small", wrap=True)
        self._ministry_label, self.ministry = label(), ChoiceEdit()
        self._roles_label = label(role="strong")
        self.roles = RoleBoxes()
        self.casework = QCheckBox()
        self.add = PrimaryButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        field(self._name_label, self.name, column)
        field(self._secret_label, self.secret, column)
        self._secret_label.setBuddy(self.secret.line)
        rest: tuple[QWidget, ...] = (self.meter, self._note, self._roles_label, self.roles, self.casework)
        for widget in rest:
            column.addWidget(widget)
        field(self._ministry_label, self.ministry, column)
        column.addWidget(self.add)
        column.addStretch(1)
        self.name.textChanged.connect(self._allow)
        self.secret.changed.connect(self._allow)
        for box in self.roles.boxes.values():
            box.toggled.connect(self._allow)
        self.add.clicked.connect(self._on_add)

    def open(self) -> None:
        """Empty, with the keyboard in the name."""
        self.name.clear()
        self.secret.clear()
        self.roles.set_roles(())
        self.casework.setChecked(False)
        self.retranslate()
        self.name.setFocus()

    def retranslate(self) -> None:
        """Write every text anew."""
        language, workspace = self._context.language, self._context.workspace
        self._title.setText(language.gettext("New user"))
        self._name_label.setText(language.gettext("Name"))
        self.name.setAccessibleName(self._name_label.text())
        self._secret_label.setText(language.gettext("First passphrase"))
        self.secret.retranslate(language, self._secret_label.text())
        self._note.setText(language.gettext("Tell it to them in person; they change it in Settings."))
        self._roles_label.setText(language.gettext("Roles"))
        self.roles.retranslate(language)
        self.casework.setText(language.gettext("Can open cases"))
        own = workspace.session.has_casework
        allow(self.casework, own, language.gettext("Your own key does not open cases."))
        self._ministry_label.setText(language.gettext("Ministry (contributors and validators)"))
        self.ministry.setAccessibleName(self._ministry_label.text())
        none: list[tuple[str | None, str]] = [(None, language.gettext("None"))]
        self.ministry.set_choices([*none, *((m.id, m.name) for m in workspace.directory.ministries())])
        self.meter.retranslate(language)
        self.add.setText(language.gettext("Add user"))
        self._allow()

    def _allow(self) -> None:
        typed = self.secret.text()
        self.meter.set_text(typed, (self.name.text(),))
        self.add.setEnabled(bool(self.name.text().strip() and typed and self.roles.roles()))

    def _on_add(self) -> None:
        name, passphrase, roles = self.name.text().strip(), self.secret.text(), self.roles.roles()
        ministry, casework, users = self.ministry.code(), self.casework.isChecked(), self._context.workspace.users
        language, context = self._context.language, self._context

        def work(_progress: object) -> ChangeSet:
            return users.add(name, roles=roles, passphrase=passphrase, ministry_id=ministry, casework=casework)

        # Deriving the new user's key takes about a second.
        job = context.jobs.create(language.gettext("Adding a user"), work, writes=True)
        self.add.setEnabled(False)
        job.succeeded.connect(self._on_added)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_added(self, change_set: ChangeSet) -> None:
        self.secret.clear()
        self._added(next(iter(change_set.ids("users"))))

    def _on_failed(self, error: Exception) -> None:
        self._allow()
        self._context.fail(error)
