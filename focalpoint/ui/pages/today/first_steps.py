"""What an empty vault shows: three next steps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import PrimaryButton, allow, label
from focalpoint.ui.widgets.charts.card import Panel

_ICON: Final = 32
_WIDE: Final = 720

IMPORT: Final = "import"
MINISTRIES: Final = "ministries"
PLAN: Final = "plan"
_STEPS: Final = ((IMPORT, "import"), (MINISTRIES, "ministry"), (PLAN, "plan"))


class _Step(Panel):
    """An icon, what it is about, one sentence, one button."""

    def __init__(self, theme: Theme, icon: str, *, first: bool) -> None:
        super().__init__(theme)
        self._icon = icon
        self._picture = QLabel()
        self.title = label(role="heading", wrap=True)
        self.sentence = label(role="muted", wrap=True)
        self.button: QPushButton = PrimaryButton() if first else QPushButton()
        self.sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(self._picture)
        column.addWidget(self.title)
        column.addWidget(self.sentence, 1)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        theme.changed.connect(self._paint)
        self._paint()

    def _paint(self) -> None:
        side = self.theme.px(_ICON)
        self._picture.setPixmap(self.theme.icon(self._icon, "accent").pixmap(side, side))


class FirstSteps(QWidget):
    """The steps beside each other, or below each other where it is narrow."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._welcome = label(role="muted", wrap=True)
        self._steps = {name: _Step(theme, icon, first=name == IMPORT) for name, icon in _STEPS}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        for name, step in self._steps.items():
            self._row.addWidget(step, 1)
            step.button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._welcome)
        column.addLayout(self._row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def retranslate(self, language: Language, refused: dict[str, str]) -> None:
        """Write every text anew; ``refused`` says why a step is not offered to this user."""
        gettext = language.gettext
        self._welcome.setText(gettext("This page shows what needs attention. Three good first steps:"))
        texts = {
            IMPORT: (
                gettext("Import your action plan"),
                gettext("From Excel, CSV, Microsoft Project or GanttProject. You see every row before it is taken in."),
                gettext("Choose a file…"),
            ),
            MINISTRIES: (
                gettext("Add your ministries"),
                gettext("Who leads what, whom to ask, and who validates the answers."),
                gettext("Open the directory"),
            ),
            PLAN: (
                gettext("Write the plan here"),
                gettext("Begin with a pillar, then add objectives, activities and milestones with their dates."),
                gettext("Open the action plan"),
            ),
        }
        for name, (title, sentence, verb) in texts.items():
            step = self._steps[name]
            step.title.setText(title)
            step.sentence.setText(sentence)
            step.button.setText(verb)
            allow(step.button, not refused.get(name), refused.get(name, ""))

    def focus_first(self) -> None:
        """Put the keyboard on the first step."""
        self._steps[IMPORT].button.setFocus()

    def set_wide(self, wide: bool) -> None:
        """Beside each other or below each other."""
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)

    def resizeEvent(self, event: object) -> None:
        """Flow into the room that there is."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.set_wide(self.width() >= self._theme.px(_WIDE))
