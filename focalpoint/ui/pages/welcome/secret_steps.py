"""The first run's two pages about secrets: the passphrase, and the recovery code that is typed back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from focalpoint.domain.passphrase import Strength, estimate
from focalpoint.language import Language
from focalpoint.ui.pages.welcome.card import SecretEdit, field
from focalpoint.ui.pages.welcome.steps import Step
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import label


class PassphraseStep(Step):
    """The passphrase, twice, with a meter that advises and never forbids."""

    def __init__(self, theme: Theme, own: Callable[[], tuple[str, ...]], parent: QWidget | None = None) -> None:
        super().__init__(theme, 4, parent)
        self._own = own
        self._language: Language | None = None
        self._first_label, self.first = label(), SecretEdit(theme)
        self._second_label, self.second = label(), SecretEdit(theme)
        self._meter = QProgressBar()
        self._meter.setRange(0, len(Strength))
        self._meter.setTextVisible(False)
        self._strength = label(role="small")
        self._differ = label(role="warning")
        field(self._first_label, self.first, self.body)
        self._first_label.setBuddy(self.first.line)
        self.body.addWidget(self._meter)
        self.body.addWidget(self._strength)
        field(self._second_label, self.second, self.body)
        self._second_label.setBuddy(self.second.line)
        self.body.addWidget(self._differ)
        self.first.changed.connect(self._on_changed)
        self.second.changed.connect(self._on_changed)
        self.second.entered.connect(self._on_next)
        self.allow()

    def retranslate(self, language: Language) -> None:
        """Write the texts anew."""
        super().retranslate(language)
        self._language = language
        self.heading.setText(language.gettext("Your passphrase"))
        self.sentence.setText(
            language.gettext("Four or five words that belong together only for you are easy to keep and hard to guess.")
        )
        self._first_label.setText(language.gettext("Passphrase"))
        self._second_label.setText(language.gettext("The same once more"))
        self.first.retranslate(language, self._first_label.text())
        self.second.retranslate(language, self._second_label.text())
        self._meter.setAccessibleName(language.gettext("Strength of the passphrase"))
        self._on_changed()

    def set_busy(self, busy: bool) -> None:
        """Whether the vault is being made."""
        self.next_button.setEnabled(not busy and self.ready())
        self.back_button.setEnabled(not busy)
        if self._language is not None:
            words = self._language.gettext("Making the vault…") if busy else self._language.gettext("Make the vault")
            self.next_button.setText(words)

    def ready(self) -> bool:
        """Typed twice the same."""
        return bool(self.first.text()) and self.first.text() == self.second.text()

    def started(self) -> None:
        """The first field."""
        self.first.setFocus()

    def _on_changed(self, _text: str = "") -> None:
        if self._language is None:
            return
        typed = self.first.text()
        strength = estimate(typed, self._own())
        self._meter.setValue(int(strength) + 1 if typed else 0)
        self._strength.setText(strength_words(self._language, strength) if typed else " ")
        differ = bool(self.second.text()) and self.second.text() != typed
        self._differ.setText(self._language.gettext("The two are not the same yet.") if differ else " ")
        self.next_button.setText(self._language.gettext("Make the vault"))
        self.allow()


class RecoveryStep(Step):
    """The recovery code: shown once, printed or saved, typed back."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, same: Callable[[str, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(theme, 5, parent)
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
    return {
        Strength.VERY_WEAK: language.gettext("Very weak: guessed at once."),
        Strength.WEAK: language.gettext("Weak: guessed within minutes."),
        Strength.FAIR: language.gettext("Fair: add a word or two."),
        Strength.GOOD: language.gettext("Good."),
        Strength.STRONG: language.gettext("Strong."),
    }[strength]
