"""The list of findings: severity, sentence, where; Enter or a click goes to the field."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from focalpoint.domain.requests.findings import Severity
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.ui.widgets.pills import paint_pill, pill_size
from focalpoint.ui.widgets.tables import choose_row
from focalpoint.ui.wizard.hints import paint_sign
from focalpoint.ui.wizard.wording import COLOURS, finding_word, finding_words
from focalpoint.words.request_findings import source_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from focalpoint.domain.requests.findings import Finding
    from focalpoint.language import Language
    from focalpoint.ui.shell.theme.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_FINDING: Final = Qt.ItemDataRole.UserRole + 1
_LINE: Final = Qt.ItemDataRole.UserRole + 2
_PLACE_SHARE: Final = 0.24


class FindingsModel(QAbstractListModel):
    """Findings in their order; each reads as severity, sentence and place."""

    def __init__(self, place: Callable[[str], str], language: Language) -> None:
        super().__init__()
        self._place, self._language = place, language
        self._rows: list[tuple[Finding, str, str, str]] = []

    def show(self, findings: Sequence[Finding], language: Language) -> None:
        """Show these findings; nothing is touched where they say the same."""
        rows = [
            (each, finding_word(language, each), finding_words(language, each), self._place(each.field))
            for each in findings
        ]
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows, self._language = rows, language
        self.endResetModel()

    @property
    def language(self) -> Language:
        """The language of the lines."""
        return self._language

    def finding(self, row: int) -> Finding:
        """The finding of a row."""
        return self._rows[row][0]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows and tells."""
        if not index.isValid():
            return None
        finding, word, text, place = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._language.gettext("{severity}: {finding}").format(severity=word, finding=text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return source_text(self._language, finding.source) or None
        return {_FINDING: finding, _LINE: (word, text, place)}.get(role)


class FindingsView(QListView):
    """Findings as lines as high as their words."""

    chosen = Signal(str)
    """The path of the field to go to."""
    release_asked = Signal(object)
    """Let this finding pass, with a reason."""

    def __init__(self, theme: Theme, language: Language, place: Callable[[str], str]) -> None:
        super().__init__()
        self.theme = theme
        self.findings = FindingsModel(place, language)
        self.setModel(self.findings)
        self.setItemDelegate(_FindingDelegate(theme, self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.may_release: Callable[[Finding], str] = lambda _finding: ""
        """Why a finding may not be released; whoever owns the view says it."""
        self.offers_release = False
        self.clicked.connect(self._on_opened)

    def show_findings(self, findings: Sequence[Finding], language: Language) -> None:
        """Show them; the current line stays where it can."""
        at = self.currentIndex().row()
        self.findings.show(findings, language)
        count = self.findings.rowCount()
        if count and self.currentIndex().row() < 0:
            choose_row(self, self.findings.index(min(max(at, 0), count - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the field; Copy copies the sentence."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_opened(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            from focalpoint.ui.shell.context import copy_text

            copy_text(str(self.currentIndex().data() or ""))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with a finding."""
        at = self.currentIndex()
        if not at.isValid():
            return
        finding, language = self.findings.finding(at.row()), self.findings.language
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addAction(language.gettext("Go to the field")).triggered.connect(lambda: self._on_opened(at))
        if self.offers_release and not finding.released and finding.severity in {Severity.STOP, Severity.MUST}:
            action = menu.addAction(language.gettext("Release with a reason…"))
            action.triggered.connect(lambda: self.release_asked.emit(finding))
            reason = self.may_release(finding)
            allow_action(action, not reason, reason)
        menu.aboutToHide.connect(menu.deleteLater)
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        below = self.viewport().mapToGlobal(self.visualRect(at).bottomLeft())
        menu.popup(below if keyboard else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width wraps otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _on_opened(self, index: QModelIndex) -> None:
        self.chosen.emit(self.findings.finding(index.row()).field)


class _FindingDelegate(QStyledItemDelegate):
    """A pill, the sentence over as many lines as it needs, and where it leads."""

    def __init__(self, theme: Theme, view: FindingsView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the sentence."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, FindingsView) else option.rect.width()
        _pill, words, place = self._boxes(option, QRect(0, 0, max(width, 120), 10), index)
        word, text, where = index.data(_LINE)
        flags = int(Qt.TextFlag.TextWordWrap)
        height = max(
            option.fontMetrics.boundingRect(words.adjusted(0, 0, 0, 2000), flags, text).height(),
            option.fontMetrics.boundingRect(place.adjusted(0, 0, 0, 2000), flags, where).height(),
        )
        del word
        return QSize(width, max(height + self._theme.px(11), self._theme.px(30)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, pill, sentence, place."""
        theme, rect = self._theme, option.rect
        finding = index.data(_FINDING)
        word, text, where = index.data(_LINE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and option.widget is not None and option.widget.hasFocus():
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        pill, words, place = self._boxes(option, rect, index)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.setFont(theme.font(scale=0.92))
        self._paint_pill(painter, pill, finding, word, mirrored=rtl)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        painter.setLayoutDirection(option.direction)
        painter.setFont(option.font)
        painter.setPen(theme.colour("text"))
        painter.drawText(words.adjusted(0, 0, 0, rect.height()), flags, text)
        painter.setPen(theme.colour("muted"))
        painter.drawText(place.adjusted(0, 0, 0, rect.height()), flags, where)
        painter.restore()

    def _paint_pill(self, painter: QPainter, box: QRect, finding: Finding, word: str, *, mirrored: bool) -> None:
        severity = finding.severity
        if finding.released or severity is not Severity.ADVICE:
            colour = "grey" if finding.released else COLOURS[severity]
            paint_pill(painter, QRectF(box), self._theme, colour, word, mirrored=mirrored)
            return
        # Advice: the same pill in blue, with its dot.
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(box), box.height() / 2, box.height() / 2)
        side, pad = theme.px(9), theme.px(8)
        left = box.right() - pad - side if mirrored else box.left() + pad
        paint_sign(painter, QRectF(left, box.center().y() - side / 2 + 1, side, side), theme, severity)
        painter.setPen(theme.colour("accent"))
        room = box.adjusted(pad, 0, -(pad + side + 5), 0) if mirrored else box.adjusted(pad + side + 5, 0, -pad, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, word)

    def _boxes(self, option: QStyleOptionViewItem, rect: QRect, index: _Index) -> tuple[QRect, QRect, QRect]:
        """The places of pill, sentence and where, from the reading side."""
        theme = self._theme
        word = index.data(_LINE)[0]
        metrics = QFontMetrics(theme.font(scale=0.92))
        size = pill_size(metrics, theme, "red", word)
        edge, gap = theme.px(8), theme.px(10)
        pills = max(size.width(), theme.px(84))
        where = round(rect.width() * _PLACE_SHARE)
        top = rect.top() + theme.px(5)
        pill = QRect(rect.left() + edge, top, size.width(), size.height())
        left = rect.left() + edge + pills + gap
        words = QRect(left, top, max(rect.right() - where - gap - left, 60), option.fontMetrics.height())
        place = QRect(rect.right() - where, top, where - edge, option.fontMetrics.height())
        turned = [QStyle.visualRect(option.direction, rect, box) for box in (pill, words, place)]
        return turned[0], turned[1], turned[2]


def counts_words(language: Language, findings: Sequence[Finding]) -> str:
    """How many there are of each severity, in a line."""
    counts = Counter(finding.severity for finding in findings if not finding.released)
    must = counts[Severity.STOP] + counts[Severity.MUST]
    parts = []
    if must:
        parts.append(language.ngettext("{n} must be fixed", "{n} must be fixed", must).format(n=language.number(must)))
    if risk := counts[Severity.RISK]:
        parts.append(language.ngettext("{n} risk", "{n} risks", risk).format(n=language.number(risk)))
    if advice := counts[Severity.ADVICE]:
        parts.append(language.ngettext("{n} advice", "{n} pieces of advice", advice).format(n=language.number(advice)))
    return " · ".join(parts) if parts else language.gettext("Nothing was found.")
