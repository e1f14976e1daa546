"""The meter under a passphrase that is being chosen: it advises and never forbids."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from focalpoint.domain.passphrase import Strength, estimate, weakness
from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme, apply_property
from focalpoint.ui.widgets.basics import label
from focalpoint.words.passphrase import advice, strength_sentence

_TONES: Final = {
    Strength.VERY_WEAK: "red",
    Strength.WEAK: "red",
    Strength.FAIR: "amber",
    Strength.GOOD: "green",
    Strength.STRONG: "green",
}


class StrengthMeter(QWidget):
    """A bar, how strong it is in words, and the one thing that would help most."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._typed = ""
        self._own: tuple[str, ...] = ()
        self._language: Language | None = None
        self.bar = QProgressBar()
        self.bar.setRange(0, len(Strength))
        self.bar.setTextVisible(False)
        self.words = label(role="small")
        self.advice = label(role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.bar, self.words, self.advice):
            column.addWidget(widget)
        theme.changed.connect(self._show)

    def set_text(self, typed: str, own: tuple[str, ...] = ()) -> None:
        """Measure what was typed; ``own`` are names that a guesser would try first."""
        self._typed, self._own = typed, own
        self._show()

    def retranslate(self, language: Language) -> None:
        """Write the words anew."""
        self._language = language
        self.bar.setAccessibleName(language.gettext("Strength of the passphrase"))
        self._show()

    def _show(self) -> None:
        language, typed = self._language, self._typed
        if language is None:
            return
        strength = estimate(typed, self._own)
        self.bar.setValue(int(strength) + 1 if typed else 0)
        apply_property(self.bar, "tone", _TONES[strength] if typed else "")
        self.words.setText(strength_sentence(language, strength) if typed else " ")
        self.advice.setText(advice(language, weakness(typed, self._own)))
        self.advice.setVisible(bool(self.advice.text()))
        self.bar.setAccessibleDescription(f"{self.words.text()} {self.advice.text()}".strip())
