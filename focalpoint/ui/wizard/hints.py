"""What the checks say of one field, in small lines below it: a sign, the sentence, the colour of its severity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from focalpoint.domain.requests.findings import Severity
from focalpoint.ui.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from focalpoint.domain.requests.findings import Finding
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_MOST: Final = 3
INKS: Final = {Severity.STOP: "red", Severity.MUST: "red", Severity.RISK: "amber", Severity.ADVICE: "accent"}


def paint_sign(painter: QPainter, box: QRectF, theme: Theme, severity: Severity) -> None:
    """■ stop and must, ▲ risk, ● advice."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(INKS[severity]))
    if severity is Severity.ADVICE:
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif severity is Severity.RISK:
        painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    else:
        painter.drawRect(box.adjusted(1, 1, -1, -1))


class SignMark(QWidget):
    """A severity's sign."""

    def __init__(self, theme: Theme, severity: Severity = Severity.RISK) -> None:
        super().__init__()
        self._theme, self._severity = theme, severity
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_severity(self, severity: Severity) -> None:
        """Show another one."""
        self._severity = severity
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of small text."""
        return QSize(self._theme.px(12), self._theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        side = self._theme.px(9)
        paint_sign(painter, QRectF(1, (self.height() - side) / 2, side, side), self._theme, self._severity)
        painter.end()


class FindingLines(QWidget):
    """At most three lines; hidden when there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._rows: list[tuple[QWidget, SignMark, QLabel]] = []
        self.hide()

    def show_findings(self, findings: Sequence[Finding], language: Language) -> None:
        """One line each, the gravest first."""
        if not findings:
            if not self.isHidden():
                self.hide()
            return
        from focalpoint.ui.wizard.wording import finding_words

        shown = sorted(findings, key=lambda finding: finding.severity.rank)[:_MOST]
        self._write([(finding.severity, finding_words(language, finding)) for finding in shown])

    def say(self, words: str) -> None:
        """Say something else of the field."""
        self._write([(Severity.RISK, words)])

    def texts(self) -> list[str]:
        """What is said now."""
        return [row[2].text() for row in self._rows if not row[0].isHidden()]

    def _write(self, lines: list[tuple[Severity, str]]) -> None:
        while len(self._rows) < len(lines):
            self._rows.append(self._row())
        for at, (row, sign, words) in enumerate(self._rows):
            row.setVisible(at < len(lines))
            if at < len(lines):
                sign.set_severity(lines[at][0])
                words.setText(lines[at][1])
                role = {"red": "error", "amber": "warning"}.get(INKS[lines[at][0]], "small")
                if words.property("role") != role:
                    words.setProperty("role", role)
                    words.style().polish(words)
        self.setVisible(bool(lines))

    def _row(self) -> tuple[QWidget, SignMark, QLabel]:
        row, sign, words = QWidget(), SignMark(self._theme), label(role="small", wrap=True)
        words.setFont(self._theme.font(scale=0.92))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._column.addWidget(row)
        return row, sign, words
