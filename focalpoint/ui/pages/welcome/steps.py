"""The first run's pages: language, beginning, office, passphrase, recovery code, done. None knows the next one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from focalpoint.language import LANGUAGES, OWN_NAMES, Language
from focalpoint.ui.pages.welcome.card import CardPage, field
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import PrimaryButton, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.message import MessageBar

STEPS = 6


class Step(CardPage):
    """A page with its place in the row, a title, a sentence, and Back and Continue."""

    back = Signal()
    done = Signal()

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.number = number
        self._where = label(role="small")
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setValue(number)
        self._bar.setTextVisible(False)
        self.heading = label(role="title", wrap=True)
        self.sentence = label(role="muted", wrap=True)
        self.messages = MessageBar(theme)
        self.back_button = QPushButton()
        self.next_button = PrimaryButton()
        column = self.card.column
        for widget in (self._where, self._bar, self.heading, self.sentence, self.messages):
            column.addWidget(widget)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column.addLayout(self.body)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.back_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next_button)
        column.addSpacing(8)
        column.addLayout(self.buttons)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self._on_next)
        self.back_button.setVisible(number > 1)

    def retranslate(self, language: Language) -> None:
        """Write the frame's texts anew."""
        self._where.setText(language.gettext("Step {n} of {total}").format(n=self.number, total=STEPS))
        self._bar.setAccessibleName(self._where.text())
        self.back_button.setText(language.gettext("Back"))
        self.next_button.setText(language.gettext("Continue"))
        self.messages.retranslate(language)

    def ready(self) -> bool:
        """Whether one can go on."""
        return True

    def allow(self) -> None:
        """Enable Continue when one can go on."""
        self.next_button.setEnabled(self.ready())

    def _on_next(self) -> None:
        if self.ready():
            self.done.emit()


class LanguageStep(Step):
    """Six buttons, each in its own script."""

    language_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 1, parent)
        grid = QGridLayout()
        grid.setSpacing(8)
        group = QButtonGroup(self)
        self.choices: dict[str, QPushButton] = {}
        for at, code in enumerate(LANGUAGES):
            button = QPushButton(OWN_NAMES[code])
            button.setProperty("kind", "tile")
            button.setCheckable(True)
            button.setAccessibleName(OWN_NAMES[code])
            button.clicked.connect(partial(self.language_chosen.emit, code))
            group.addButton(button)
            grid.addWidget(button, at // 2, at % 2)
            self.choices[code] = button
        self.body.addLayout(grid)

    def retranslate(self, language: Language) -> None:
        """Write the texts anew."""
        super().retranslate(language)
        self.heading.setText(language.gettext("Welcome to Focal Point"))
        self.sentence.setText(language.gettext("Choose the language of the screen. You can change it at any time."))
        self.choices[language.code].setChecked(True)

    def started(self) -> None:
        """The chosen language has the keyboard."""
        next(button for button in self.choices.values() if button.isChecked()).setFocus()


class BeginStep(Step):
    """New vault, a vault that is there, or the sample country."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 2, parent)
        self.new, self.open, self.sample = QPushButton(), QPushButton(), QPushButton()
        for button, signal, icon in (
            (self.new, self.new_asked, "vault"),
            (self.open, self.open_asked, "unlock"),
            (self.sample, self.sample_asked, "globe"),
        ):
            button.setProperty("kind", "tile")
            theme.dress(button, icon, "accent")
            button.clicked.connect(signal)
            self.body.addWidget(button)
        self._sample_note = label(role="small", wrap=True)
        self.body.addWidget(self._sample_note)
        self.next_button.hide()

    def retranslate(self, language: Language) -> None:
        """Write the texts anew."""
        super().retranslate(language)
        self.heading.setText(language.gettext("How do you want to begin?"))
        self.sentence.setText(
            language.gettext("Everything is kept in a vault: an encrypted folder on this computer. Nothing leaves it.")
        )
        self.new.setText(language.gettext("Make a new vault"))
        self.open.setText(language.gettext("Open a vault that is there"))
        self.sample.setText(language.gettext("Look around the sample country"))
        self._sample_note.setText(
            language.gettext("The sample country is fictional. You can change everything in it and delete it later.")
        )

    def started(self) -> None:
        """The first choice has the keyboard."""
        self.new.setFocus()


class OfficeStep(Step):
    """Whose office it is: name, country, time zone, weekend."""

    country_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 3, parent)
        self._name_label, self.name = label(), QLineEdit()
        self._vault_label, self.vault = label(), QLineEdit()
        self._country_label, self.country = label(), ChoiceEdit()
        self._zone_label, self.zone = label(), ChoiceEdit()
        self._weekend_label = label(role="label")
        self.days = [QCheckBox() for _ in range(7)]
        field(self._name_label, self.name, self.body)
        field(self._vault_label, self.vault, self.body)
        field(self._country_label, self.country, self.body)
        field(self._zone_label, self.zone, self.body)
        self.body.addWidget(self._weekend_label)
        grid = QGridLayout()
        for at, day in enumerate(self.days):
            grid.addWidget(day, at // 4, at % 4)
        self.body.addLayout(grid)
        self.name.textChanged.connect(lambda _text: self.allow())
        self.vault.textChanged.connect(lambda _text: self.allow())
        self.country.chosen.connect(lambda code: self.country_chosen.emit(str(code or "")))
        self.allow()

    def retranslate(self, language: Language) -> None:
        """Write the texts anew."""
        super().retranslate(language)
        self.heading.setText(language.gettext("Your office"))
        self.sentence.setText(
            language.gettext("The country's calendar decides what is due today. All can be changed later.")
        )
        for caption, editor, words in (
            (self._name_label, self.name, language.gettext("Your name")),
            (self._vault_label, self.vault, language.gettext("Name of the vault")),
            (self._country_label, self.country, language.gettext("Country")),
            (self._zone_label, self.zone, language.gettext("Time zone")),
        ):
            caption.setText(words)
            editor.setAccessibleName(words)
        self._weekend_label.setText(language.gettext("Weekend"))
        for at, (day, words) in enumerate(zip(self.days, weekday_names(language), strict=True)):
            day.setText(words)
            day.setAccessibleName(language.gettext("Weekend: {day}").format(day=words))
            self.days[at] = day

    def set_weekend(self, days: tuple[int, ...]) -> None:
        """Tick the days of the weekend (Monday 0)."""
        for at, day in enumerate(self.days):
            day.setChecked(at in days)

    def weekend(self) -> str:
        """The setting's value: "5,6"."""
        return ",".join(str(at) for at, day in enumerate(self.days) if day.isChecked())

    def ready(self) -> bool:
        """A name for oneself and for the vault."""
        return bool(self.name.text().strip() and self.vault.text().strip())

    def started(self) -> None:
        """One's own name first."""
        self.name.setFocus()


class DoneStep(Step):
    """The vault is ready; what to do next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, 6, parent)
        self._hints = [label(wrap=True) for _ in range(3)]
        for hint in self._hints:
            self.body.addWidget(hint)
        self.back_button.hide()

    def retranslate(self, language: Language) -> None:
        """Write the texts anew."""
        super().retranslate(language)
        self.heading.setText(language.gettext("Your vault is ready"))
        self.sentence.setText(language.gettext("Three things that offices do next:"))
        for hint, words in zip(
            self._hints,
            (
                language.gettext("1. Bring in your action plan: Excel, CSV, Microsoft Project or GanttProject."),
                language.gettext("2. Enter the ministries and their contacts in the directory."),
                language.gettext("3. Add your colleagues in Settings, each with a passphrase and roles of their own."),
            ),
            strict=True,
        ):
            hint.setText(words)
        self.next_button.setText(language.gettext("Open the vault"))

    def started(self) -> None:
        """Enter opens it."""
        self.next_button.setFocus()


def weekday_names(language: Language) -> tuple[str, ...]:
    """Monday to Sunday."""
    return (
        language.gettext("Monday"),
        language.gettext("Tuesday"),
        language.gettext("Wednesday"),
        language.gettext("Thursday"),
        language.gettext("Friday"),
        language.gettext("Saturday"),
        language.gettext("Sunday"),
    )
