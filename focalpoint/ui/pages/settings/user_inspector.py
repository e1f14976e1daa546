"""The inspector of a user: roles with what they mean, casework, removal; each change with its reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.roles import Role
from focalpoint.domain.users import User
from focalpoint.language import Language
from focalpoint.ui.inspector.acting import say_too_long
from focalpoint.ui.pages.welcome.card import field
from focalpoint.ui.shell.context import PageContext
from focalpoint.ui.shell.dialogs import Question, ask
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.bounded import BoundedLine
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
        self._why_label, self.why = label(), BoundedLine()
        say_too_long(context, self.why)
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
        column.addWidget(self._name)
        column.addWidget(self._ref)
        field(self._why_label, self.why, column)
        for widget in (self._roles_label, self.roles, self._case_label, self.casework):
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
        """Show a user; a reason that was typed for another one is forgotten."""
        if self._user is None or self._user.id != user.id:
            self.why.clear()
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
        self._why_label.setText(language.gettext("Reason for a change, kept in the journal"))
        self.why.setAccessibleName(self._why_label.text())
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
            why = self.why.text()
            if self._context.run(lambda: self._context.workspace.users.set_roles(user.id, wanted, why)):
                self.why.clear()
            self._again()

    def _on_casework(self) -> None:
        user, users, why, language = self._user, self._context.workspace.users, self.why.text(), self._context.language
        if user is None:
            return
        if user.casework:
            title = language.gettext("Taking the key to cases and renewing it")
            self._work(title, lambda: users.withdraw_casework(user.id, why))
        else:
            self._work(language.gettext("Giving the key to cases"), lambda: users.grant_casework(user.id, why))

    def _work(self, title: str, act: Callable[[], ChangeSet]) -> None:
        """Off the window's thread: a renewed key encrypts the whole file anew."""
        self.casework.setEnabled(False)
        self.remove.setEnabled(False)
        job = self._context.jobs.create(title, lambda _progress: act(), writes=True)
        job.succeeded.connect(self._on_done)
        job.failed.connect(self._context.fail)
        job.finished.connect(self._again)
        job.start()

    def _on_done(self, _change_set: object) -> None:
        self.why.clear()

    def _again(self) -> None:
        """Show what stands in the vault, also after a refusal."""
        user = self._user
        found = [other for other in self._context.workspace.users.list() if user and other.id == user.id]
        if found:
            self.show_user(found[0])
        else:
            self._context.inspect("users", None)

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
        title, users = (
            self._context.language.gettext("Removing a user and renewing the keys"),
            self._context.workspace.users,
        )
        self._work(title, lambda: users.remove(user_id, reason))
