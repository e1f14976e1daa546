"""What is missing or doubtful in the directory: one switch a finding, which leaves the rows that it is true of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from focalpoint.domain.directory import FindingCode
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.words.directory import finding_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from focalpoint.domain.directory import Finding
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_ICONS: Final = {
    FindingCode.NO_MAIN_CONTACT: "warning",
    FindingCode.NO_WAY_TO_REACH: "warning",
    FindingCode.SAME_NAME: "users",
    FindingCode.CHECK_DUE: "history",
}


class FindingsStrip(QWidget):
    """Hidden when all is well. At most one switch is on."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._counts: dict[FindingCode, int] = {}
        self._buttons: dict[FindingCode, QToolButton] = {}
        row = FlowLayout(self, theme.px(6))
        row.setContentsMargins(0, 0, 0, 0)
        for code, icon in _ICONS.items():
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
    def current(self) -> FindingCode | None:
        """Which finding the rows are narrowed to."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), None)

    def show_findings(self, findings: Iterable[Finding], language: Language) -> None:
        """Count them anew."""
        self._counts = dict.fromkeys(_ICONS, 0)
        for finding in findings:
            self._counts[finding.code] += 1
        self.retranslate(language)

    def retranslate(self, language: Language) -> None:
        """Write the switches anew."""
        for code, button in self._buttons.items():
            count = self._counts.get(code, 0)
            words = finding_count(language, code, count)
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(language.gettext("Show only these; press again for all"))
            button.setVisible(count > 0 or button.isChecked())
        self.setVisible(any(self._counts.values()) or self.current is not None)

    def choose(self, code: FindingCode | None) -> None:
        """Switch one on, as a click does; None: all rows again."""
        for known, button in self._buttons.items():
            button.setChecked(known is code)
        self.chosen.emit()

    def _on_clicked(self, code: FindingCode, on: bool) -> None:
        self.choose(code if on else None)
