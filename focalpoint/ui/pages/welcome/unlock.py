"""Unlocking: which vault, who, passphrase; the recovery code as the way out; a growing pause after mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.pages.welcome.card import CardPage, SecretEdit, field
from focalpoint.ui.pages.welcome.vault_list import VaultLine, VaultList
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import LinkButton, PrimaryButton, label, rule
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.message import MessageBar


class UnlockPage(CardPage):
    """Asks for a passphrase or a recovery code and tells the desk."""

    unlock_asked = Signal(str, str, str)
    """Folder, user, passphrase."""
    recovery_asked = Signal(str, str)
    """Folder, code."""
    vault_chosen = Signal(str)
    vault_forgotten = Signal(str)
    look_asked = Signal(str)
    """The folder of a vault that is gone: look for it elsewhere."""
    sample_removal_asked = Signal(str)
    other_asked = Signal()
    new_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._language: Language | None = None
        self._folder: Path | None = None
        self._left = 0
        self._busy = False
        self._names: list[str] = []
        self._title = label(role="title")
        self._reason = label(role="muted", wrap=True)
        self.messages = MessageBar(theme)
        self._vault_label, self.vaults = label(), VaultList(theme)
        self._user_label, self.user = label(), ChoiceEdit()
        self._secret_label, self.secret = label(), SecretEdit(theme)
        self._code_label, self.code = label(), QLineEdit()
        self._code_hint = label(role="small", wrap=True)
        self.way = QStackedWidget()
        self.submit = PrimaryButton()
        self.submit.setDefault(True)
        self.switch_way = LinkButton()
        self.other, self.new, self.remove_sample = LinkButton(), LinkButton(), LinkButton()
        self.look = PrimaryButton()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._on_second)
        self.submit.clicked.connect(self._on_submit)
        self.secret.entered.connect(self._on_submit)
        self.code.returnPressed.connect(self._on_submit)
        self.secret.changed.connect(lambda _text: self._allow())
        self.code.textChanged.connect(lambda _text: self._allow())
        self.switch_way.clicked.connect(self._on_switch)
        self.other.clicked.connect(self.other_asked)
        self.new.clicked.connect(self.new_asked)
        self.vaults.chosen.connect(self.vault_chosen)
        self.vaults.forgotten.connect(self.vault_forgotten)
        self.look.clicked.connect(lambda: self.look_asked.emit(str(self._folder)))
        self.remove_sample.clicked.connect(lambda: self.sample_removal_asked.emit(str(self._folder)))

    def set_vaults(self, lines: Sequence[VaultLine], current: VaultLine) -> None:
        """The vaults to choose from and the one to unlock; one that is gone can only be looked for."""
        self._folder = current.folder
        everything = [*lines] if current in lines else [current, *lines]
        self.vaults.set_vaults(everything, current.folder)
        self.remove_sample.setVisible(current.sample and current.there)
        for widget in (self.way, self.switch_way, self.submit, self._user_label, self.user):
            widget.setVisible(current.there)
        self.look.setVisible(not current.there)

    def set_users(self, names: Sequence[str]) -> None:
        """Who can unlock it; a single one is not asked for."""
        self._names = list(names)
        self.user.set_choices([(name, name) for name in names])
        self.user.set_code(names[0] if names else None)
        self._user_label.setVisible(len(names) > 1)
        self.user.setVisible(len(names) > 1)

    def set_reason(self, text: str) -> None:
        """Why the vault was locked, or nothing."""
        self._reason.setText(text)
        self._reason.setVisible(bool(text))

    def set_busy(self, busy: bool) -> None:
        """Whether an attempt is under way."""
        self._busy = busy
        self._show_submit()

    def refuse(self, text: str, pause: int) -> None:
        """Say why it did not open, and wait so many seconds before the next try."""
        self._busy = False
        self.messages.show_message("warning", text)
        self.secret.clear()
        self.wait(pause)
        self.started()

    def wait(self, pause: int) -> None:
        """Allow no try for so many seconds; also after the program was started anew."""
        self._left = pause
        if pause:
            self._timer.start()
        self._show_submit()

    def started(self) -> None:
        """Put the keyboard where one types."""
        (self.code if self.way.currentIndex() else self.secret).setFocus()

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        self._language = language
        self._title.setText(language.gettext("Unlock"))
        self._vault_label.setText(language.gettext("Vault"))
        self._user_label.setText(language.gettext("Who are you?"))
        self._secret_label.setText(language.gettext("Passphrase"))
        self._code_label.setText(language.gettext("Recovery code"))
        self._code_hint.setText(language.gettext("From the sheet that was printed when the vault was made."))
        self.vaults.retranslate(language)
        self.look.setText(language.gettext("Look for it…"))
        self.remove_sample.setText(language.gettext("Remove the sample country…"))
        self.user.setAccessibleName(self._user_label.text())
        self.code.setAccessibleName(self._code_label.text())
        self.secret.retranslate(language, self._secret_label.text())
        self.messages.retranslate(language)
        self.other.setText(language.gettext("Open another vault…"))
        self.new.setText(language.gettext("New vault, or the sample country…"))
        self._show_way()
        self._show_submit()

    def _lay_out(self) -> None:
        column = self.card.column
        column.addWidget(self._title)
        column.addWidget(self._reason)
        column.addWidget(self.messages)
        field(self._vault_label, self.vaults, column)
        field(self._user_label, self.user, column)
        by_passphrase, by_code = QWidget(), QWidget()
        first, second = QVBoxLayout(by_passphrase), QVBoxLayout(by_code)
        for inner in (first, second):
            inner.setContentsMargins(0, 0, 0, 0)
        field(self._secret_label, self.secret, first)
        self._secret_label.setBuddy(self.secret.line)
        first.addStretch(1)
        field(self._code_label, self.code, second)
        second.addWidget(self._code_hint)
        second.addStretch(1)
        self.way.addWidget(by_passphrase)
        self.way.addWidget(by_code)
        column.addWidget(self.way)
        row = QHBoxLayout()
        row.addWidget(self.switch_way)
        row.addStretch(1)
        row.addWidget(self.submit)
        row.addWidget(self.look)
        column.addLayout(row)
        column.addWidget(self.remove_sample, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(4)
        column.addWidget(rule())
        links = QHBoxLayout()
        links.addWidget(self.other)
        links.addStretch(1)
        links.addWidget(self.new)
        column.addLayout(links)
        self._reason.hide()

    def _on_switch(self) -> None:
        self.way.setCurrentIndex(1 - self.way.currentIndex())
        self._show_way()
        self._allow()
        self.started()

    def _show_way(self) -> None:
        if self._language is None:
            return
        with_code = bool(self.way.currentIndex())
        current = self.vaults.current()
        several = len(self._names) > 1 and not with_code and (current is None or current.there)
        self._user_label.setVisible(several)
        self.user.setVisible(several)
        self.switch_way.setText(
            self._language.gettext("Use the passphrase")
            if with_code
            else self._language.gettext("Use the recovery code")
        )

    def _show_submit(self) -> None:
        if self._language is None:
            return
        if self._left:
            words = self._language.ngettext("Try again in {n} second", "Try again in {n} seconds", self._left)
            self.submit.setText(words.format(n=self._left))
        elif self._busy:
            self.submit.setText(self._language.gettext("Unlocking…"))
        else:
            self.submit.setText(self._language.gettext("Unlock"))
        self._allow()

    def _allow(self) -> None:
        typed = self.code.text().strip() if self.way.currentIndex() else self.secret.text()
        self.submit.setEnabled(bool(typed) and not self._left and not self._busy)

    def _on_second(self) -> None:
        self._left = max(0, self._left - 1)
        if not self._left:
            self._timer.stop()
        self._show_submit()

    def _on_submit(self) -> None:
        if not self.submit.isEnabled() or self._folder is None:
            return
        self.messages.clear()
        if self.way.currentIndex():
            self.recovery_asked.emit(str(self._folder), self.code.text().strip())
        else:
            self.unlock_asked.emit(str(self._folder), self.user.code() or "", self.secret.text())
