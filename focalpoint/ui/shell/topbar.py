"""The top bar: the menu, which vault this is, search, undo, saved, marking, language, lock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from focalpoint.language import LANGUAGES, OWN_NAMES, Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import ElidedLabel, allow, label
from focalpoint.ui.widgets.pills import StatePill

SHORT_NAMES: Final = {"en": "EN", "fr": "FR", "es": "ES", "ru": "RU", "ar": "ع", "zh": "中"}


class SearchButton(QToolButton):
    """Looks like a search field and opens the palette."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.hint = ""
        self.keys = ""
        self.setProperty("kind", "search")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough to invite."""
        return QSize(self._theme.px(420), max(self._theme.px(31), self.fontMetrics().height() + self._theme.px(10)))

    def minimumSizeHint(self) -> QSize:
        """Narrower where there is no room."""
        return QSize(self._theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame by the style, then hint and keys."""
        super().paintEvent(event)
        painter = QPainter(self)
        px = self._theme.px
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        # The painter mirrors the sides by itself.
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        side = px(15)
        x = self.width() - px(10) - side if mirrored else px(10)
        self._theme.icon("search").paint(painter, x, (self.height() - side) // 2, side, side)
        room = self.rect().adjusted(px(32), 0, -px(32), 0)
        keys = self.keys
        painter.setPen(self._theme.colour("muted"))
        keys_width = painter.fontMetrics().horizontalAdvance(keys)
        words = room.adjusted(keys_width if mirrored else 0, 0, 0 if mirrored else -keys_width, 0)
        shown = painter.fontMetrics().elidedText(self.hint, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, start | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(self._theme.font(scale=0.88))
        painter.drawText(self.rect().adjusted(px(10), 0, -px(10), 0), end | Qt.AlignmentFlag.AlignVCenter, keys)
        painter.end()


class TopBar(QWidget):
    """One row over the whole window."""

    search_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    lock_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.menu = self._button("menu")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._product = label(role="strong")
        self._place = ElidedLabel("muted")
        self.search = SearchButton(theme)
        self.undo = self._button("undo")
        self.redo = self._button("redo")
        self.steps = self._button("history")
        self.steps.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.saved = StatePill(theme)
        self.marking = StatePill(theme)
        self.sample = StatePill(theme)
        self.language = QToolButton()
        self.language.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.lock = self._button("lock")
        self._nothing: dict[QToolButton, str] = {}
        self._menu = self._language_menu()
        self.language.setMenu(self._menu)
        self._lay_out()
        self.search.clicked.connect(self.search_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.redo.clicked.connect(self.redo_asked)
        self.lock.clicked.connect(self.lock_asked)
        theme.changed.connect(self._fit)
        self._fit()

    def set_place(self, name: str) -> None:
        """The name of the plan or vault."""
        self._place.setText(name)

    def set_undo(self, undo: str | None, redo: str | None) -> None:
        """What undo and redo would do, as tooltips; None disables."""
        for button, words in ((self.undo, undo), (self.redo, redo)):
            allow(button, words is not None, self._nothing.get(button, ""))
            if words is not None:
                button.setToolTip(words)
                button.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is said elsewhere too, where there is little room."""
        super().resizeEvent(event)
        self._make_room()

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """The keys of search and lock, as the platform writes them."""
        self.search.keys = keys.get("palette", "")
        for button, name in ((self.search, "palette"), (self.lock, "lock")):
            plain = button.accessibleName()
            button.setToolTip(f"{plain}  {keys[name]}" if keys.get(name) else plain)
        self.search.update()

    def retranslate(self, language: Language) -> None:
        """Write every text anew."""
        self._product.setText(language.gettext("Focal Point"))
        self.search.hint = language.gettext("Search everything…")
        for button, words in (
            (self.menu, language.gettext("Main menu")),
            (self.search, language.gettext("Search everything")),
            (self.lock, language.gettext("Lock now")),
            (self.steps, language.gettext("List of steps to undo")),
            (self.undo, language.gettext("Undo")),
            (self.redo, language.gettext("Redo")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._nothing = {
            self.undo: language.gettext("There is nothing to undo."),
            self.redo: language.gettext("There is nothing to redo."),
        }
        self._make_room()
        self.language.setText(f"{SHORT_NAMES[language.code]} ▾")
        name = language.gettext("Language of the screen: {language}").format(language=OWN_NAMES[language.code])
        self.language.setAccessibleName(name)
        self.language.setToolTip(name)
        for action in self._menu.actions():
            action.setChecked(action.data() == language.code)
        self.search.update()

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        self._theme.dress(button, icon, "text")
        return button

    def _language_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for code in LANGUAGES:
            action = menu.addAction(OWN_NAMES[code])
            action.setCheckable(True)
            action.setData(code)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, code=code: self.language_chosen.emit(code))
        return menu

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        start = QHBoxLayout()
        start.setSpacing(10)
        start.addWidget(self.menu)
        start.addWidget(self._product)
        start.addWidget(self._place, 1)
        end = QHBoxLayout()
        end.setSpacing(6)
        end.addStretch(1)
        for widget in (
            self.undo,
            self.redo,
            self.steps,
            self.saved,
            self.sample,
            self.marking,
            self.language,
            self.lock,
        ):
            end.addWidget(widget)
        row.addLayout(start, 3)
        row.addWidget(self.search, 3)
        row.addLayout(end, 3)
        self.search.setMaximumWidth(self._theme.px(460))

    def _fit(self) -> None:
        self.setFixedHeight(max(self._theme.px(48), self.fontMetrics().height() + self._theme.px(20)))
        self.search.setMaximumWidth(self._theme.px(460))
        self._make_room()

    def _make_room(self) -> None:
        """The product's name, then "saved" (the status bar says it), then the list of steps give way."""
        always = (self.menu, self.search, self.undo, self.redo, self.sample, self.marking, self.language, self.lock)
        needed = sum(part.minimumSizeHint().width() for part in always if not part.isHidden()) + self._theme.px(40)
        needed += 10 * len(always) + 24
        for part in (self.saved, self._product, self.steps):
            needed += part.sizeHint().width() + 10
            part.setVisible(needed <= self.width() or self.width() < 100)
