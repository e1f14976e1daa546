"""The vaults of this computer at the unlock screen: name, folder, last opened; one that is gone says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QStyle, QToolButton, QVBoxLayout, QWidget

from focalpoint.language import OWN_NAMES, isolate

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_MOST = 4


@dataclass(frozen=True, slots=True)
class VaultLine:
    """One vault as the list shows it."""

    folder: Path
    opened_at: str = ""
    """ISO, UTC; empty when nobody knows."""
    there: bool = True
    sample: bool = False

    @property
    def name(self) -> str:
        """The folder's name without its suffix."""
        return self.folder.name.removesuffix(".focalpoint")


class VaultList(QWidget):
    """Rows to choose from; each can be forgotten."""

    chosen = Signal(str)
    forgotten = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language: Language | None = None
        self._lines: list[VaultLine] = []
        self._rows: list[_Row] = []
        self._current: Path | None = None
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def set_vaults(self, lines: Sequence[VaultLine], current: Path) -> None:
        """The vaults, and the one to unlock, which comes first when the list is long."""
        mine = [line for line in lines if line.folder == current]
        rest = [line for line in lines if line.folder != current]
        kept = {line.folder for line in [*mine, *rest][:_MOST]}
        self._lines = [line for line in [*lines] if line.folder in kept]
        self._current = current
        self._build()

    def lines(self) -> list[VaultLine]:
        """What is shown."""
        return list(self._lines)

    def current(self) -> VaultLine | None:
        """The chosen one."""
        return next((line for line in self._lines if line.folder == self._current), None)

    def retranslate(self, language: Language) -> None:
        """Write the rows anew."""
        self._language = language
        for row in self._rows:
            row.retranslate(language)

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for line in self._lines:
            row = _Row(self._theme, line)
            row.button.setChecked(line.folder == self._current)
            self._group.addButton(row.button)
            row.button.clicked.connect(lambda _on=False, line=line: self.chosen.emit(str(line.folder)))
            row.forget.clicked.connect(lambda _on=False, line=line: self.forgotten.emit(str(line.folder)))
            self._column.addWidget(row)
            self._rows.append(row)
        if self._language is not None:
            self.retranslate(self._language)


class _Row(QWidget):
    def __init__(self, theme: Theme, line: VaultLine) -> None:
        super().__init__()
        self.button = VaultButton(theme, line)
        self.forget = QToolButton()
        theme.dress(self.forget, "close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.button, 1)
        row.addWidget(self.forget)
        self._line = line

    def retranslate(self, language: Language) -> None:
        """Write the row anew."""
        self.button.retranslate(language)
        words = language.gettext("Forget {name}; the vault itself stays").format(name=isolate(self._line.name))
        self.forget.setAccessibleName(words)
        self.forget.setToolTip(words)


class VaultButton(QAbstractButton):
    """A vault: icon, name, below it its folder, at the end when it was opened."""

    def __init__(self, theme: Theme, line: VaultLine) -> None:
        super().__init__()
        self._theme, self._line = theme, line
        self.below = self._when = ""  # ``below`` is its folder, or what the sample is
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(line.name)
        self.setToolTip(str(line.folder))

    def retranslate(self, language: Language) -> None:
        """Write it anew."""
        line = self._line
        self.below = str(line.folder.parent)
        if line.sample:
            self.setText(language.gettext("Sample country"))
            self.below = language.gettext("Fictional, to look around: {language}").format(
                language=isolate(OWN_NAMES.get(line.folder.stem.rpartition("-")[2], ""))
            )
        if not line.there:
            self.below = language.gettext("Not found where it was")
        when = language.date(line.opened_at[:10], short=True) if line.opened_at else ""
        self._when = language.gettext("opened {date}").format(date=isolate(when)) if when else ""
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(" ".join(part for part in (self.below, self._when) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: two lines."""
        return QSize(self._theme.px(300), self.fontMetrics().height() * 2 + self._theme.px(14))

    def minimumSizeHint(self) -> QSize:
        """Qt: as high, and as narrow as it must."""
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: from the reading side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, on = self._theme, self.isChecked()
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent" if on or self.hasFocus() else "line"), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour("accent_soft" if on else "hover" if self.underMouse() else "panel"))
        painter.drawRoundedRect(box, 6, 6)
        pad, side, line = theme.px(12), theme.px(20), self.fontMetrics().height()
        icon = "vault" if self._line.there else "warning"
        place = QRect(pad, (self.height() - side) // 2, side, side)
        theme.icon(icon, "accent" if self._line.there else "amber").paint(painter, self._mirrored(place))
        left, top = pad * 2 + side, (self.height() - 2 * line) // 2
        metrics = self.fontMetrics()
        when_width = metrics.horizontalAdvance(self._when) + pad if self._when else 0
        width = self.width() - left - pad
        font = theme.font(bold=True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        self._draw(painter, QRect(left, top, width - when_width, line), self.text())
        painter.setFont(theme.font(scale=0.92))
        painter.setPen(theme.colour("muted" if self._line.there else "amber"))
        self._draw(painter, QRect(left, top + line, width, line), self.below, Qt.TextElideMode.ElideMiddle)
        painter.setPen(theme.colour("muted"))
        self._draw(painter, QRect(self.width() - when_width, top, when_width - pad, line), self._when)
        painter.end()

    def _draw(
        self, painter: QPainter, box: QRect, text: str, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(text, mode, box.width())
        painter.drawText(self._mirrored(box), int(side | Qt.AlignmentFlag.AlignVCenter), isolate(shown))

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)
