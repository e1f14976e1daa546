"""The dark side navigation: one button a page, with counts that need attention. Folds to icons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.context import PageDescriptor
from focalpoint.ui.shell.theme.theme import RADIUS, Theme
from focalpoint.ui.widgets.basics import rule

_WIDTH, _FOLDED = 184, 56


class NavigationItem(QPushButton):
    """A page's button: icon, name, count. Screen readers hear of one of several, of which one is chosen."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self.count = 0
        self.urgent = False
        self.folded = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """A row."""
        return QSize(self._theme.px(120), max(self._theme.px(34), self.fontMetrics().height() + self._theme.px(12)))

    def minimumSizeHint(self) -> QSize:
        """A row with the icon alone; lower than usual where large text leaves the rows little height."""
        least = self._theme.px(18) + 6 if self.folded else self.fontMetrics().height() + 4
        return QSize(self._theme.px(36), min(max(least, 24), self.sizeHint().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, name, count and, with the focus, a ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("nav_selected" if self.isChecked() else "nav_hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("nav_selected_text"), 3 if self._theme.strong else 1.5))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        ink = "nav_selected_text" if self.isChecked() else "nav_text"
        px = self._theme.px
        side = px(18)
        start = (self.width() - side) // 2 if self.folded else px(10)
        icon_box = self._placed(QRect(start, (self.height() - side) // 2, side, side))
        self._theme.icon(self._icon_name, ink).paint(painter, icon_box)
        right = self._paint_count(painter)
        if not self.folded:
            words = self._placed(QRect(px(38), 0, self.width() - px(38) - right - px(6), self.height()))
            painter.setPen(self._theme.colour(ink))
            text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side_flag = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            painter.drawText(words, side_flag | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, text)
        painter.end()

    def _paint_count(self, painter: QPainter) -> int:
        """Paint the count at the end side; gives the room that it took."""
        if not self.count:
            return 0
        px = self._theme.px
        ground = self._theme.colour("nav_urgent" if self.urgent else "nav_badge")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        if self.folded:
            dot = self._placed(QRect(self.width() - px(16), px(5), px(8), px(8)))
            painter.drawEllipse(QPointF(dot.center()), px(4), px(4))
            return 0
        painter.setFont(self._theme.font(scale=0.86))
        words = str(self.count)
        width = max(painter.fontMetrics().horizontalAdvance(words) + px(14), px(20))
        height = px(19)
        box = self._placed(QRect(self.width() - width - px(8), (self.height() - height) // 2, width, height))
        painter.drawRoundedRect(QRectF(box), height / 2, height / 2)
        painter.setPen(self._theme.colour("nav_selected_text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(self.font())
        return width + px(8)

    def _placed(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.width() - box.x() - box.width())
        return box


class Navigation(QWidget):
    """Where one is and where one can go."""

    chosen = Signal(str)
    fold_asked = Signal()

    def __init__(self, theme: Theme, pages: Sequence[PageDescriptor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._pages = sorted(pages, key=lambda page: (page.footer, page.order))
        self._folded = False
        self._items: dict[str, NavigationItem] = {}
        group = QButtonGroup(self)
        group.setExclusive(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(2)
        line_drawn = False
        for page in self._pages:
            if page.footer and not line_drawn:
                column.addSpacing(8)
                column.addWidget(rule())
                column.addSpacing(8)
                line_drawn = True
            item = NavigationItem(theme, page.icon)
            item.clicked.connect(lambda _checked=False, name=page.name: self.chosen.emit(name))
            group.addButton(item)
            column.addWidget(item)
            self._items[page.name] = item
        column.addStretch(1)
        self.folder = NavigationItem(theme, "sidebar")
        self.folder.setCheckable(False)
        self.folder.setAutoExclusive(False)
        self.folder.clicked.connect(self.fold_asked)
        column.addWidget(self.folder)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def order(self) -> list[str]:
        """The pages' names from top to bottom: Alt+1 … Alt+9."""
        return [page.name for page in self._pages]

    @property
    def folded(self) -> bool:
        """Whether only icons are shown."""
        return self._folded

    def fold(self, folded: bool) -> None:
        """Show icons only, or icons and names."""
        self._folded = folded
        self._fit()

    def set_current(self, name: str) -> None:
        """Mark the page that is shown."""
        self._items[name].setChecked(True)

    def set_count(self, name: str, count: int, *, urgent: bool) -> None:
        """How many things need attention on a page."""
        item = self._items[name]
        item.count, item.urgent = count, urgent
        item.update()

    def retranslate(self, language: Language) -> None:
        """Write the pages' names anew."""
        self.setAccessibleName(language.gettext("Pages"))
        self.folder.setText(language.gettext("Fold"))
        self.folder.setAccessibleName(language.gettext("Fold or unfold the navigation"))
        for page in self._pages:
            item = self._items[page.name]
            words = language.gettext(page.label)
            item.setText(words)
            item.setAccessibleName(
                language.ngettext("{page}, {n} item", "{page}, {n} items", item.count).format(page=words, n=item.count)
                if item.count
                else words
            )

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """The pages' keys in their tooltips, as the platform writes them."""
        named = [*((f"go.{name}", item) for name, item in self._items.items()), ("fold", self.folder)]
        for name, item in named:
            words = item.text() if item is not self.folder else item.accessibleName()
            item.setToolTip(f"{words}  {keys[name]}" if keys.get(name) else words)

    def focus_current(self) -> None:
        """Put the keyboard on the page that is shown."""
        for item in self._items.values():
            if item.isChecked():
                item.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Fit to another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        wanted = max((self.fontMetrics().horizontalAdvance(i.text()) for i in self._items.values()), default=0)
        wide = max(self._theme.px(_WIDTH), wanted + self._theme.px(100))
        self.setFixedWidth(self._theme.px(_FOLDED) if self._folded else wide)
        for item in (*self._items.values(), self.folder):
            item.folded = self._folded
            item.updateGeometry()
            item.update()
