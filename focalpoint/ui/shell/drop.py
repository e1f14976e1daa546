"""Files dragged over a window: a clear sheet says what will happen, or why nothing will; then it is done.

``DropGuide`` knows Qt and nothing of files; what a window does with them is a ``DropRules``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from focalpoint.ui.shell.speech import speak

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_NAME: Final = "dropGuide"


@dataclass(frozen=True, slots=True)
class DropPlan:
    """What dropping these files would do."""

    kind: str
    """``vault``, ``backup``, ``plan``, ``page``, ``attach``, or ``refused``."""
    title: str
    """What will happen, in a few words."""
    sentence: str = ""
    """What follows from it, or why it cannot be."""
    paths: Sequence[Path] = field(default=())

    @property
    def allowed(self) -> bool:
        """Whether they may be dropped."""
        return self.kind != "refused"


class DropRules(Protocol):
    """What a window does with files."""

    def plan(self, paths: Sequence[Path]) -> DropPlan:
        """What would happen; quick, and nothing happens yet."""

    def do(self, plan: DropPlan) -> None:
        """They were dropped."""


class DropGuide(QObject):
    """Watches one window for files that no part of it takes by itself."""

    def __init__(self, window: QWidget, theme: Theme, rules: DropRules) -> None:
        super().__init__(window)
        self.setObjectName(_NAME)
        self._window, self.rules = window, rules
        self._plan: DropPlan | None = None
        self.sheet = DropSheet(theme, window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @staticmethod
    def of(window: QWidget) -> DropGuide | None:
        """The guide of a window, if it has one."""
        found = window.findChild(DropGuide, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, DropGuide) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: drags over the window."""
        kind = event.type()
        if isinstance(event, QDragEnterEvent) and kind == QEvent.Type.DragEnter:
            return self._on_enter(event)
        if isinstance(event, QDragMoveEvent) and kind == QEvent.Type.DragMove and self._plan is not None:
            self._answer(event)
            return True
        if kind == QEvent.Type.DragLeave:
            self._end()
        if isinstance(event, QDropEvent) and kind == QEvent.Type.Drop and self._plan is not None:
            return self._on_drop(event)
        return super().eventFilter(watched, event)

    def _on_enter(self, event: QDragEnterEvent) -> bool:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            return False
        self._plan = self.rules.plan(paths)
        self.sheet.show_plan(self._plan)
        speak(self._window, self._plan.title)
        # A refused drag is taken as well: otherwise the sheet could not say why.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        plan, self._plan = self._plan, None
        self.sheet.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if plan is not None:
            self.rules.do(plan)
        return True

    def _answer(self, event: QDragMoveEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _end(self) -> None:
        self._plan = None
        self.sheet.hide()


class DropSheet(QWidget):
    """Lies over the whole window while files are dragged over it; the mouse goes through it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plan = DropPlan("refused", "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_plan(self, plan: DropPlan) -> None:
        """Say what will happen."""
        self._plan = plan
        self.setAccessibleName(plan.title)
        self.setAccessibleDescription(plan.sentence)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a veil, and a card in the middle."""
        theme, plan, px = self._theme, self._plan, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.colour("background")
        veil.setAlpha(215)
        painter.fillRect(self.rect(), veil)
        ink = theme.colour("accent" if plan.allowed else "amber")
        pen = QPen(ink, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(self.rect().adjusted(12, 12, -12, -12), 10, 10)
        card = QRect(0, 0, min(px(560), self.width() - 60), px(190))
        card.moveCenter(self.rect().center())
        painter.setPen(QPen(ink, 1))
        painter.setBrush(theme.colour("panel"))
        painter.drawRoundedRect(card, 8, 8)
        side = px(40)
        place = QRect(card.center().x() - side // 2, card.top() + px(20), side, side)
        theme.icon("import" if plan.allowed else "warning", "accent" if plan.allowed else "amber").paint(painter, place)
        centred = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        words = card.adjusted(px(24), px(72), -px(24), -px(12))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(scale=1.15, bold=True))
        used = painter.boundingRect(words, centred, plan.title)
        painter.drawText(words, centred, plan.title)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(words.adjusted(0, used.height() + px(8), 0, 0), centred, plan.sentence)
        painter.end()


def named(paths: Sequence[Path], language: Language) -> str:
    """One file's name, or how many there are."""
    from focalpoint.language import isolate

    if len(paths) == 1:
        return isolate(paths[0].name)
    return language.ngettext("{n} file", "{n} files", len(paths)).format(n=len(paths))
