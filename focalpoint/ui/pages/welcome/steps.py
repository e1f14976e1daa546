"""The first run's plain pages: language, beginning, done; and what all of them have in common. None knows the next."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from focalpoint.language import LANGUAGES, OWN_NAMES, Language
from focalpoint.ui.pages.welcome.card import CardPage
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import PrimaryButton, label, rule
from focalpoint.ui.widgets.message import MessageBar
from focalpoint.ui.widgets.rail import StepRail

ORDER: Final = ("language", "country", "begin", "keys", "backup", "done")
"""The steps down the side; passphrase and recovery code are both of ``keys``."""
MOST_TYPED: Final = 200
"""So much of what is pasted into a name is kept: a name, not a book."""
_WIDTH: Final = 880
_HEIGHT: Final = 540


class Step(CardPage):
    """A page with the steps at its side, a title, a sentence, and Back and Continue."""

    back = Signal()
    done = Signal()

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, width=_WIDTH)
        self.key = key
        """Which step of ``ORDER`` it belongs to."""
        self.rail = StepRail(theme)
        self._where = label(role="small")
        self.heading = label(role="title", wrap=True)
        self.sentence = label(role="muted", wrap=True)
        self.messages = MessageBar(theme)
        self.back_button = QPushButton()
        self.next_button = PrimaryButton()
        self.next_button.setDefault(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.back_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next_button)
        form = QVBoxLayout()
        form.setSpacing(12)
        for widget in (self._where, self.heading, self.sentence, self.messages):
            form.addWidget(widget)
        form.addLayout(self.body)
        form.addStretch(1)
        form.addLayout(self.buttons)
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addWidget(self.rail)
        row.addLayout(form, 1)
        self.card.column.addLayout(row)
        self.card.setMinimumHeight(theme.px(_HEIGHT))
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self._on_next)
        self.back_button.setVisible(key != ORDER[0])

    def retranslate(self, language: Language) -> None:
        """Write the frame's texts anew."""
        number = ORDER.index(self.key) + 1
        self.rail.set_steps(step_words(language), language)
        self.rail.setAccessibleName(language.gettext("Steps"))
        self._where.setText(language.gettext("Step {n} of {total}").format(n=number, total=len(ORDER)))
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
        super().__init__(theme, "language", parent)
        grid = QGridLayout()
        grid.setSpacing(8)
        group = QButtonGroup(self)
        self.choices: dict[str, QPushButton] = {}
        for at, code in enumerate(LANGUAGES):
            button = QPushButton(OWN_NAMES[code])
            button.setProperty("kind", "tile")
            button.setCheckable(True)
            button.setMinimumHeight(theme.px(56))
            button.setAccessibleName(OWN_NAMES[code])
            button.clicked.connect(partial(self.language_chosen.emit, code))
            group.addButton(button)
            grid.addWidget(button, at // 2, at % 2)
            self.choices[code] = button
        self.body.addSpacing(8)
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
    stop_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "begin", parent)
        self.new, self.open, self.sample = QPushButton(), QPushButton(), QPushButton()
        self._notes = [label(role="small", wrap=True) for _ in range(3)]
        self.stop = QPushButton()
        self.stop.hide()
        for at, (button, signal, icon) in enumerate(
            (
                (self.new, self.new_asked, "vault"),
                (self.open, self.open_asked, "unlock"),
                (self.sample, self.sample_asked, "globe"),
            )
        ):
            button.setProperty("kind", "tile")
            theme.dress(button, icon, "accent")
            button.clicked.connect(signal)
            block = QVBoxLayout()
            block.setSpacing(2)
            block.addWidget(button)
            block.addWidget(self._notes[at])
            self._notes[at].setContentsMargins(theme.px(18), 0, 0, 0)
            self._notes[at].setBuddy(button)
            self.body.addLayout(block)
            self.body.addSpacing(4)
        self.buttons.addWidget(self.stop)
        self.stop.clicked.connect(self.stop_asked)
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
        self.stop.setText(language.gettext("Stop"))
        notes = (
            language.gettext("For your office, with a passphrase of your own."),
            language.gettext("A folder that ends in “.focalpoint”, from this computer or a memory stick."),
            language.gettext("The sample country is fictional. You can change everything in it and delete it later."),
        )
        for note, words, button in zip(self._notes, notes, (self.new, self.open, self.sample), strict=True):
            note.setText(words)
            button.setAccessibleDescription(words)

    def set_busy(self, busy: bool) -> None:
        """Whether the sample country is being made."""
        for button in (self.new, self.open, self.sample, self.back_button):
            button.setEnabled(not busy)
        self.stop.setVisible(busy)

    def started(self) -> None:
        """The first choice has the keyboard."""
        self.new.setFocus()


class DoneStep(Step):
    """The vault is ready; three things to do next, each a button."""

    then_asked = Signal(str)
    """``import``, ``people`` or ``sample``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "done", parent)
        self.next_steps: dict[str, QPushButton] = {}
        self._notes: dict[str, QLabel] = {}
        for name, icon in (("import", "import"), ("people", "directory"), ("sample", "globe")):
            button, note = QPushButton(), label(role="small", wrap=True)
            button.setProperty("kind", "tile")
            theme.dress(button, icon, "accent")
            button.clicked.connect(partial(self.then_asked.emit, name))
            note.setContentsMargins(theme.px(18), 0, 0, 0)
            note.setBuddy(button)
            block = QVBoxLayout()
            block.setSpacing(2)
            block.addWidget(button)
            block.addWidget(note)
            self.body.addLayout(block)
            self.body.addSpacing(4)
            self.next_steps[name], self._notes[name] = button, note
        self.body.addWidget(rule())
        self.back_button.hide()

    def retranslate(self, language: Language) -> None:
        """Write the texts anew."""
        super().retranslate(language)
        self.heading.setText(language.gettext("Your vault is ready"))
        self.sentence.setText(language.gettext("Three things that offices do next:"))
        words = {
            "import": (
                language.gettext("Import the action plan"),
                language.gettext("From Excel, CSV, Microsoft Project or GanttProject, with a preview."),
            ),
            "people": (
                language.gettext("Add ministries and people"),
                language.gettext("Who leads, who supports, and whom to call there."),
            ),
            "sample": (
                language.gettext("Look at the sample country first"),
                language.gettext("A plan in full work. Your own vault waits at the unlock screen."),
            ),
        }
        for name, (title, note) in words.items():
            self.next_steps[name].setText(title)
            self.next_steps[name].setAccessibleDescription(note)
            self._notes[name].setText(note)
        self.next_button.setText(language.gettext("Open the vault"))

    def started(self) -> None:
        """Enter opens it."""
        self.next_button.setFocus()


def step_words(language: Language) -> list[tuple[str, str]]:
    """The steps' names down the side."""
    return [
        ("language", language.gettext("Language")),
        ("country", language.gettext("Country and calendar")),
        ("begin", language.gettext("New vault or open one")),
        ("keys", language.gettext("Passphrase and recovery code")),
        ("backup", language.gettext("Place for backups")),
        ("done", language.gettext("Ready")),
    ]


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
