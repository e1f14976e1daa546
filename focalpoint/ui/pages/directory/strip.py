"""What is missing or doubtful in the directory: one switch a finding, which leaves the rows that it is true of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from focalpoint.domain.bodies import BodyFinding
from focalpoint.domain.directory import FindingCode
from focalpoint.ui.widgets.chips import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

Words = Callable[["Language", str, int], str]
"""A finding's words with the number in them."""

HOME_ICONS: Final[Mapping[str, str]] = {
    FindingCode.NO_MAIN_CONTACT: "warning",
    FindingCode.NO_WAY_TO_REACH: "warning",
    FindingCode.SAME_NAME: "users",
    FindingCode.CHECK_DUE: "history",
}
"""The findings of ministries and people, each with its picture."""
ABROAD_ICONS: Final[Mapping[str, str]] = {
    BodyFinding.EXPIRED: "warning",
    BodyFinding.NO_STATE: "warning",
    BodyFinding.NO_WAY_TO_REACH: "warning",
    BodyFinding.CHECK_DUE: "history",
}
"""Those of authorities, networks and donors."""


class FindingsStrip(QWidget):
    """Hidden when all is well. At most one switch is on."""

    chosen = Signal()

    def __init__(self, theme: Theme, icons: Mapping[str, str], words: Words) -> None:
        super().__init__()
        self._words = words
        self._counts: Counter[str] = Counter()
        self._buttons: dict[str, QToolButton] = {}
        row = FlowLayout(self, theme.px(6))
        row.setContentsMargins(0, 0, 0, 0)
        for code, icon in icons.items():
            button = QToolButton()
            button.setProperty("kind", "tab")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            theme.dress(button, icon, "amber")
            button.clicked.connect(lambda on, code=code: self._on_clicked(code, on))
            self._buttons[code] = button
            row.addWidget(button)
        self.hide()

    @property
    def current(self) -> str | None:
        """Which finding the rows are narrowed to."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), None)

    def show_findings(self, codes: Iterable[str], language: Language) -> None:
        """Count them anew."""
        self._counts = Counter(codes)
        self.retranslate(language)

    def retranslate(self, language: Language) -> None:
        """Write the switches anew."""
        for code, button in self._buttons.items():
            count = self._counts[code]
            words = self._words(language, code, count)
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(language.gettext("Show only these; press again for all"))
            button.setVisible(count > 0 or button.isChecked())
        self.setVisible(any(self._counts[code] for code in self._buttons) or self.current is not None)

    def choose(self, code: str | None) -> None:
        """Switch one on, as a click does; None: all rows again."""
        for known, button in self._buttons.items():
            button.setChecked(known == code)
        self.chosen.emit()

    def clear(self) -> None:
        """All rows again."""
        self.choose(None)

    def _on_clicked(self, code: str, on: bool) -> None:
        self.choose(code if on else None)
