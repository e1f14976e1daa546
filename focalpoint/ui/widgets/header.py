"""A page's header: title, views of the same data, filter, one primary action, the rest behind ⋯."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from focalpoint.language import Language
from focalpoint.ui.shell.theme.theme import Theme
from focalpoint.ui.widgets.basics import FilterEdit, PrimaryButton, label


class HeaderBar(QWidget):
    """The same header on every page. Parts that are not used stay hidden."""

    view_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(role="title")
        self._subtitle = label(role="muted")
        self._subtitle.hide()
        self._views = QButtonGroup(self)
        self._views.setExclusive(True)
        self._tabs: dict[str, QToolButton] = {}
        self.filter = FilterEdit(theme)
        self.filter.hide()
        self.primary = PrimaryButton()
        self.primary.hide()
        self.more = QToolButton()
        self.more.setProperty("kind", "framed")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.menu.setToolTipsVisible(True)
        self.more.setMenu(self.menu)
        self.more.hide()
        theme.dress(self.more, "more", "text")
        self._tab_row: QBoxLayout = QHBoxLayout()
        self._tab_row.setSpacing(4)
        self._tabs_beside = False
        self._extras: list[QWidget] = []
        self._extra_row = QHBoxLayout()
        self._extra_row.setSpacing(8)
        self._lay_out()
        self._theme = theme

    def _lay_out(self) -> None:
        """What is shown, and what can be done with it: beside each other, or one below the other."""
        self._what, self._acts = QHBoxLayout(), QHBoxLayout()
        self._what.setSpacing(8)
        self._what.addWidget(self._title)
        self._what.addWidget(self._subtitle)
        self._what.addLayout(self._tab_row)
        self._what.addStretch(1)
        self._acts.setSpacing(8)
        self._acts.addStretch(1)
        self._acts.addLayout(self._extra_row)
        for part in (self.filter, self.primary, self.more):
            self._acts.addWidget(part)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._rows.addLayout(self._what, 1)
        self._rows.addLayout(self._acts)

    def retranslate(self, language: Language) -> None:
        """Write the header's own texts anew; the page sets title, views and actions."""
        self.filter.retranslate(language)
        self.more.setAccessibleName(language.gettext("More actions"))
        self.more.setToolTip(language.gettext("More actions"))

    def set_title(self, text: str) -> None:
        """The page's title."""
        self._title.setText(text)

    def set_subtitle(self, text: str) -> None:
        """A few words beside the title, such as how many rows are shown."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))

    def set_views(self, views: Sequence[tuple[str, str]], current: str | None = None) -> None:
        """The views of the same data as ``(name, label)``; called again to rename them in another language."""
        if [name for name, _ in views] != list(self._tabs):
            for button in self._tabs.values():
                self._views.removeButton(button)
                button.deleteLater()
            self._tabs = {name: self._tab(name) for name, _ in views}
            self._order()
        for name, text in views:
            self._tabs[name].setText(text)
        if current is not None:
            self._tabs[current].setChecked(True)

    def view(self) -> str:
        """The name of the chosen view, empty when there are no views."""
        return next((name for name, button in self._tabs.items() if button.isChecked()), "")

    def view_button(self, name: str) -> QToolButton:
        """The button of a view, to give it an icon."""
        return self._tabs[name]

    def view_names(self) -> list[str]:
        """The names of the views."""
        return list(self._tabs)

    def choose_view(self, name: str) -> None:
        """Choose a view as a click does."""
        self._tabs[name].click()

    def lay_views_in(self, column: QBoxLayout) -> None:
        """Put the views into a column beside the work area: for a page with more than fit in a row."""
        self._tab_row, self._tabs_beside = column, True

    def set_primary(self, text: str, tooltip: str = "") -> None:
        """The primary action's words; ``primary.clicked`` is the page's to connect."""
        self.primary.setText(text)
        self.primary.setToolTip(tooltip)
        self.primary.setVisible(bool(text))

    def show_filter(self, shown: bool = True) -> None:
        """Whether the filter box is shown."""
        self.filter.setVisible(shown)

    def show_menu(self, shown: bool = True) -> None:
        """Whether the ⋯ button is shown; fill ``menu``."""
        self.more.setVisible(shown)

    def add_extra(self, widget: QWidget) -> None:
        """A small control before the filter, such as a choice of ministry."""
        self._extra_row.addWidget(widget)
        self._extras.append(widget)
        self._order()

    def minimumSizeHint(self) -> QSize:
        """No wider than the wider half: where both have no room beside each other, the acts go below."""
        least = max(self._what.minimumSize().width(), self._acts.minimumSize().width())
        return QSize(least, max(self._theme.px(34), super().minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: one row, or two where there is little room."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Qt: other words take other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _give_way(self) -> None:
        """Where the views do not fit beside the title, the title goes: the navigation says it."""
        gap = self._tab_row.spacing()
        views = sum(button.sizeHint().width() + gap for button in self._tabs.values())
        fits = self._tabs_beside or self._title.sizeHint().width() + self._what.spacing() + views <= self.width()
        if self._title.isHidden() is fits:
            self._title.setVisible(fits)

    def _fold(self) -> None:
        self._give_way()
        needed = self._what.minimumSize().width() + self._acts.minimumSize().width() + self._rows.spacing()
        fits = needed <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._rows.direction() != wanted:
            self._rows.setDirection(wanted)
            self.updateGeometry()  # two rows are higher than one

    def _order(self) -> None:
        """Let Tab go as one reads: the views, what is before the filter, the filter, the actions."""
        parts = (*self._tabs.values(), *self._extras, self.filter, self.primary, self.more)
        # Views beside the work area are in no window yet; they stand where they were added.
        for before, after in pairwise(part for part in parts if part.window() is self.window()):
            self.setTabOrder(before, after)

    def _tab(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "side" if self._tabs_beside else "tab")
        button.setCheckable(True)
        if self._tabs_beside:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._views.addButton(button)
        self._tab_row.addWidget(button)
        button.clicked.connect(lambda: self.view_chosen.emit(name))
        return button
