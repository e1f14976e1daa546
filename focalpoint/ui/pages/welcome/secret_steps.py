"""The first run's two pages about secrets: the passphrase, and the recovery code that is typed back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from focalpoint.domain.passphrase import Strength
from focalpoint.language import Language
from focalpoint.ui.pages.welcome.card import SecretEdit, field
from focalpoint.ui.pages.welcome.steps import MOST_TYPED, Step
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.strength import StrengthMeter
from focalpoint.words.passphrase import strength_sentence


class PassphraseStep(Step):
    """Who makes the vault, its name, and the passphrase, twice, with a meter that advises and never forbids."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "keys", parent)
        self._language: Language | None = None
        self._busy = False
        self._name_label, self.name = label(), QLineEdit()
        self._vault_label, self.vault = label(), QLineEdit()
        self._first_label, self.first = label(), SecretEdit(theme)
        self._second_label, self.second = label(), SecretEdit(theme)
        self._meter = StrengthMeter(theme)
        self._differ = label(role="warning")
        for edit in (self.name, self.vault):
            edit.setMaxLength(MOST_TYPED)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        for caption, line in ((self._name_label, self.name), (self._vault_label, self.vault)):
            side = QVBoxLayout()
            field(caption, line, side)
            pair.addLayout(side, 1)
        self.body.addLayout(pair)
        field(self._first_label, self.first, self.body)
        self._first_label.setBuddy(self.first.line)
        self.body.addWidget(self._meter)
        field(self._second_label, self.second, self.body)
        self._second_label.setBuddy(self.second.line)
        self.body.addWidget(self._differ)
        for changed in (self.first.changed, self.second.changed, self.name.textChanged, self.vault.textChanged):
            changed.connect(self._on_changed)
        self.second.entered.connect(self._on_next)
        self.allow()

    def retranslate(self, language: Language) -> None:
        """Write the texts anew; a name of the vault that nobody touched follows the language."""
        super().retranslate(language)
        before, self._language = self._language, language
        usual = language.gettext("Our office")
        if not self.vault.text() or (before is not None and self.vault.text() == before.gettext("Our office")):
            self.vault.setText(usual)
        self.heading.setText(language.gettext("Your passphrase"))
        self.sentence.setText(
            language.gettext("Four or five words that belong together only for you are easy to keep and hard to guess.")
        )
        self._name_label.setText(language.gettext("Your name"))
        self._vault_label.setText(language.gettext("Name of the vault"))
        self.name.setAccessibleName(self._name_label.text())
        self.vault.setAccessibleName(self._vault_label.text())
        self._first_label.setText(language.gettext("Passphrase"))
        self._second_label.setText(language.gettext("The same once more"))
        self.first.retranslate(language, self._first_label.text())
        self.second.retranslate(language, self._second_label.text())
        self._meter.retranslate(language)
        self._on_changed()

    def set_busy(self, busy: bool) -> None:
        """Whether the vault is being made."""
        self._busy = busy
        self.back_button.setEnabled(not busy)
        self._on_changed()

    def ready(self) -> bool:
        """Named, and typed twice the same."""
        named = bool(self.name.text().strip() and self.vault.text().strip())
        return named and not self._busy and bool(self.first.text()) and self.first.text() == self.second.text()

    def started(self) -> None:
        """The first field that is empty."""
        (self.first if self.name.text().strip() else self.name).setFocus()

    def _on_changed(self, _text: str = "") -> None:
        if self._language is None:
            return
        typed = self.first.text()
        self._meter.set_text(typed, (self.name.text(), self.vault.text()))
        differ = bool(self.second.text()) and self.second.text() != typed
        self._differ.setText(self._language.gettext("The two are not the same yet.") if differ else " ")
        making, make = self._language.gettext("Making the vault…"), self._language.gettext("Make the vault")
        self.next_button.setText(making if self._busy else make)
        self.allow()


class RecoveryStep(Step):
    """The recovery code: shown once, printed or saved, typed back."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, same: Callable[[str, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(theme, "keys", parent)
        self._same = same
        self.code = ""
        self._shown = label(role="code", wrap=True)
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.print_button, self.save_button = QPushButton(), QPushButton()
        theme.dress(self.print_button, "print", "text")
        theme.dress(self.save_button, "save", "text")
        row = QHBoxLayout()
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        self._typed_label, self.typed = label(), QLineEdit()
        self.body.addWidget(self._shown)
        self.body.addLayout(row)
        field(self._typed_label, self.typed, self.body)
        self.typed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.typed.setMaxLength(MOST_TYPED)
        self.typed.textChanged.connect(lambda _text: self.allow())
        self.typed.returnPressed.connect(self._on_next)
        self.print_button.clicked.connect(self.print_asked)
        self.save_button.clicked.connect(self.save_asked)
        self.back_button.hide()
        self.allow()

    def set_code(self, code: str) -> None:
        """The code to show."""
        self.code = code
        half = code.split("-")
        middle = len(half) // 2
        self._shown.setText("-".join(half[:middle]) + "-\n" + "-".join(half[middle:]))
        self._shown.setAccessibleName(" ".join(code.replace("-", " ")))
        self.typed.clear()

    def retranslate(self, language: Language) -> None:
        """Write the texts anew."""
        super().retranslate(language)
        self.heading.setText(language.gettext("The recovery code"))
        self.sentence.setText(
            language.gettext(
                "It opens the vault when a passphrase is forgotten. It is shown only now: print it, put it in a sealed"
                " envelope and keep it away from this computer."
            )
        )
        self.print_button.setText(language.gettext("Print…"))
        self.save_button.setText(language.gettext("Save as PDF…"))
        self._typed_label.setText(language.gettext("Type it back from the paper"))
        self.typed.setAccessibleName(self._typed_label.text())

    def ready(self) -> bool:
        """Typed back as printed; case, spaces and dashes do not matter."""
        return bool(self.code) and self._same(self.typed.text(), self.code)

    def started(self) -> None:
        """The print button first."""
        self.print_button.setFocus()


def strength_words(language: Language, strength: Strength) -> str:
    """What the meter says."""
    return strength_sentence(language, strength)
