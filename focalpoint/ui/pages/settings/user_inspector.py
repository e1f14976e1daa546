"""The inspector of a user: roles with what they mean, casework, removal; and the form for a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.passphrase import estimate
from focalpoint.domain.roles import Role
from focalpoint.domain.users import User
from focalpoint.language import Language
from focalpoint.ui.pages.welcome.card import SecretEdit, field
from focalpoint.ui.pages.welcome.secret_steps import strength_words
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.shell.dialogs import Question, ask
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.words.roles import role, role_meaning


class RoleBoxes(QWidget):
    """A tick for each role, with its meaning under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.boxes = {code: QCheckBox() for code in Role}
        self._meanings = {code: label(role="small", wrap=True) for code in Role}
        for code, box in self.boxes.items():
            column.addWidget(box)
            self._meanings[code].setContentsMargins(24, 0, 0, 4)
            column.addWidget(self._meanings[code])

    def roles(self) -> list[str]:
        """The ticked roles."""
        return [code.value for code, box in self.boxes.items() if box.isChecked()]

    def set_roles(self, roles: tuple[str, ...]) -> None:
        """Tick these."""
        for code, box in self.boxes.items():
            box.setChecked(code in roles)

    def retranslate(self, language: Language) -> None:
        """Write the words anew."""
        for code, box in self.boxes.items():
            box.setText(role(language, code))
            box.setAccessibleDescription(role_meaning(language, code))
            self._meanings[code].setText(role_meaning(language, code))


class UserInspector(QWidget):
    """One user who is there."""

    def __init__(self, context: PageContext, reason_against: Callable[[str], str]) -> None:
        super().__init__()
        self._context, self._against = context, reason_against
        self._user: User | None = None
        self._name, self._ref = label(role="heading", wrap=True), label(role="muted")
        self._roles_label = label(role="strong")
        self.roles = RoleBoxes()
        self._case_label = label(role="strong")
        self.casework = QCheckBox()
        self._case_note = label(role="small", wrap=True)
        self.remove = QPushButton()
        self.remove.setProperty("kind", "danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(6)
        for widget in (self._name, self._ref, self._roles_label, self.roles, self._case_label, self.casework):
            column.addWidget(widget)
        column.addWidget(self._case_note)
        column.addSpacing(8)
        column.addWidget(self.remove)
        column.addStretch(1)
        for box in self.roles.boxes.values():
            box.clicked.connect(self._on_roles)
        self.casework.clicked.connect(self._on_casework)
        self.remove.clicked.connect(self._on_remove)

    def show_user(self, user: User) -> None:
        """Show a user."""
        self._user = user
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text anew, and show what may be changed."""
        language, user, workspace = self._context.language, self._user, self._context.workspace
        self.roles.retranslate(language)
        self._roles_label.setText(language.gettext("Roles"))
        self._case_label.setText(language.gettext("Cases"))
        self.casework.setText(language.gettext("Can open cases"))
        self._case_note.setText(
            language.gettext("Only somebody who can open cases can give or take this key. Taking it renews the key.")
        )
        self.remove.setText(language.gettext("Remove user…"))
        if user is None:
            return
        self._name.setText(user.name)
        self._ref.setText(user.ref)
        self.roles.set_roles(user.roles)
        self.casework.setChecked(user.casework)
        reason = self._against("users.set_roles")
        for box in self.roles.boxes.values():
            allow(box, not reason, reason)
        against = self._against("users.withdraw_casework" if user.casework else "users.grant_casework")
        if not against and not workspace.session.has_casework:
            against = language.gettext("Your own key does not open cases.")
        allow(self.casework, not against, against)
        myself = user.id == workspace.session.user_id
        against = language.gettext("You cannot remove yourself.") if myself else self._against("users.remove")
        allow(self.remove, not against, against)

    def _on_roles(self) -> None:
        user, wanted = self._user, self.roles.roles()
        if user is not None:
            done = self._context.run(lambda: self._context.workspace.users.set_roles(user.id, wanted))
            self._again(done)

    def _on_casework(self) -> None:
        user, users = self._user, self._context.workspace.users
        if user is None:
            return
        if user.casework:
            self._again(self._context.run(lambda: users.withdraw_casework(user.id)))
        else:
            self._again(self._context.run(lambda: users.grant_casework(user.id)))

    def _again(self, _done: bool) -> None:
        """Show what stands in the vault, also after a refusal."""
        user = self._user
        found = [other for other in self._context.workspace.users.list() if user and other.id == user.id]
        if found:
            self.show_user(found[0])

    def _on_remove(self) -> None:
        user, language = self._user, self._context.language
        if user is None:
            return
        question = Question(
            self.window(),
            title=language.gettext("Remove {name}?").format(name=user.name),
            text=language.gettext(
                "They are shut out at once and the keys that they held are renewed. This cannot be undone; they can"
                " be added again with a new passphrase."
            ),
            act=language.gettext("Remove user"),
            leave=language.gettext("Keep"),
            danger=True,
        )
        question.ask_reason(language.gettext("Reason, kept in the journal"))
        ask(question, lambda reason: self._remove(user.id, reason))

    def _remove(self, user_id: str, reason: str) -> None:
        if self._context.run(lambda: self._context.workspace.users.remove(user_id, reason)):
            self._context.inspect("users", None)


class NewUserForm(QWidget):
    """Name, first passphrase, roles; then Add."""

    def __init__(self, context: PageContext, added: Callable[[str], None]) -> None:
        super().__init__()
        self._context, self._added = context, added
        self._title = label(role="heading")
        self._name_label, self.name = label(), QLineEdit()
        self._secret_label, self.secret = label(), SecretEdit(context.theme)
        self._strength = label(role="small", wrap=True)
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
        rest: tuple[QWidget, ...] = (self._strength, self._note, self._roles_label, self.roles, self.casework)
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
        self.add.setText(language.gettext("Add user"))
        self._allow()

    def _allow(self) -> None:
        typed = self.secret.text()
        strength = estimate(typed, (self.name.text(),))
        self._strength.setText(strength_words(self._context.language, strength) if typed else "")
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
