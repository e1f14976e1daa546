"""What a check has found, on the screen: the result, what was looked at, and each finding with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from focalpoint.documents.verify_report import facts, result
from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import apply_property
from focalpoint.ui.widgets.basics import label
from focalpoint.words.findings import advice, finding

if TYPE_CHECKING:
    from focalpoint.domain.verify import VerifyReport
    from focalpoint.ui.shell.context import PageContext

_MOST = 40
"""Findings that are shown; the rest stand on the printed report."""
_COLUMNS = 2
_SIGNS = {"done": ("check", "green"), "error": ("error", "red"), "info": ("info", "accent")}


class ReportView(QWidget):
    """Empty until there is a report."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kind = context.theme, "info"
        self._report: VerifyReport | None = None
        self._zone = context.workspace.clock.zone
        self._strip, self._picture, self._headline = QFrame(), QLabel(), label(role="strong", wrap=True)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._headline, 1)
        self._facts, self._grid = QWidget(), QGridLayout()
        self._facts.setLayout(self._grid)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(context.theme.px(24))
        self._grid.setVerticalSpacing(4)
        self._found = QVBoxLayout()
        self._found.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._strip)
        column.addWidget(self._facts)
        column.addLayout(self._found)
        context.theme.changed.connect(self._paint)
        self.hide()

    def headline(self) -> str:
        """The result in one sentence."""
        return self._headline.text()

    def clear(self) -> None:
        """Show nothing."""
        self._report = None
        self.hide()

    def show_busy(self, language: Language) -> None:
        """Say that it is at work."""
        self._empty()
        self._tone("info")
        self._headline.setText(language.gettext("At work…"))
        self.show()

    def retranslate(self, language: Language) -> None:
        """Say it again in another language."""
        if self._report is not None:
            self.show_report(self._report, language)

    def show_report(self, report: VerifyReport, language: Language) -> None:
        """Show a report."""
        self._report = report
        self._empty()
        self._tone("done" if report.sound else "error")
        self._headline.setText(result(report, language))
        moment = language.moment(report.at, self._zone)
        pairs = [(language.gettext("Checked"), moment), *facts(report, language)]
        half = (len(pairs) + 1) // _COLUMNS
        for at, (name, value) in enumerate(pairs):
            row, column = at % half, at // half
            shown = label(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label(name, "muted"), row, column * 2)
            self._grid.addWidget(shown, row, column * 2 + 1)
        self._grid.setColumnStretch(2 * _COLUMNS, 1)
        for each in report.findings[:_MOST]:
            self._found.addWidget(self._finding(finding(language, each.code, each.where), advice(language, each.code)))
        left = len(report.findings) - _MOST
        if left > 0:
            words = language.ngettext(
                "{n} more stands on the printed report.", "{n} more stand on the printed report.", left
            )
            self._found.addWidget(label(words.format(n=left), "muted", wrap=True))
        self.show()

    def _finding(self, what: str, to_do: str) -> QWidget:
        block, column, row, sign = QWidget(), QVBoxLayout(), QHBoxLayout(), QLabel()
        block.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        size = self._theme.px(18)
        sign.setPixmap(self._theme.icon("error", "red").pixmap(size, size))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        column.setSpacing(2)
        for text, role in ((what, "strong"), (to_do, "")):
            shown = label(text, role, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(shown)
        return block

    def _empty(self) -> None:
        for layout in (self._grid, self._found):
            while layout.count():
                item = layout.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()

    def _tone(self, kind: str) -> None:
        self._kind = kind
        apply_property(self._strip, "message", kind)
        self._paint()

    def _paint(self) -> None:
        name, ink = _SIGNS[self._kind]
        size = self._theme.px(18)
        self._picture.setPixmap(self._theme.icon(name, ink).pixmap(size, size))
