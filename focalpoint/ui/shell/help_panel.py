"""The help beside the window: topics, a search over their text, and the way to the page that a topic is about."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
)

from focalpoint.ui.shell.speech import speak
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.bounded import LONGEST_SEARCH
from focalpoint.ui.widgets.roomy import RoomyDelegate
from focalpoint.words.help import TOPICS, Topic, find, paragraphs, topic

if TYPE_CHECKING:
    from focalpoint.ui.shell.window import MainWindow


class HelpPanel(QDialog):
    """A dialog that stays open while one works."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._theme = window.context.theme
        self._shown: list[Topic] = list(TOPICS)
        self._topic = TOPICS[0]
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_SEARCH)
        self.line.setClearButtonEnabled(True)
        self.list = QListView()
        self.list.setProperty("framed", True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(RoomyDelegate(self._theme, self.list))
        self._titles = QStringListModel(self)
        self.list.setModel(self._titles)
        self._nothing = label(role="muted", wrap=True)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setProperty("kind", "reading")
        self.text.setTabChangesFocus(True)
        self.go_there = QPushButton()
        self.keys = QPushButton()
        self.tips = QPushButton()
        self.leave = QPushButton()
        self._lay_out()
        self.line.textChanged.connect(self._on_text)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.go_there.clicked.connect(self._on_go)
        self.keys.clicked.connect(window.guide.open_keys)
        self.tips.clicked.connect(self._on_tips)
        self.leave.clicked.connect(self.close)
        window.context.shell.language_changed.connect(self.retranslate)
        self._theme.changed.connect(self._write)
        window.commands.keys.changed.connect(self._write)
        self._fit()
        self.retranslate()

    def show_topic(self, name: str) -> None:
        """One topic; a search that hides it is cleared."""
        self._topic = topic(name)
        if self._topic not in self._shown:
            self.line.clear()
        self._choose()

    def topic_name(self) -> str:
        """The topic that is shown."""
        return self._topic.name

    def retranslate(self) -> None:
        """Write every text anew."""
        language = self._window.context.language
        self.setWindowTitle(language.gettext("Help"))
        self.line.setPlaceholderText(language.gettext("Search the help…"))
        self.line.setAccessibleName(language.gettext("Search the help"))
        self.list.setAccessibleName(language.gettext("Help topics"))
        self.text.setAccessibleName(language.gettext("The topic"))
        self._nothing.setText(language.gettext("No topic holds these words."))
        self.go_there.setText(language.gettext("Go to this page"))
        self.keys.setText(language.gettext("Keyboard shortcuts"))
        self.tips.setText(language.gettext("Show the tips again"))
        self.leave.setText(language.gettext("Close"))
        self._show_list()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.line)
        side.addWidget(self.list, 1)
        side.addWidget(self._nothing, 1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(side, 2)
        body.addWidget(self.text, 4)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.keys)
        foot.addWidget(self.tips)
        foot.addStretch(1)
        foot.addWidget(self.go_there)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(body, 1)
        column.addLayout(foot)

    def _fit(self) -> None:
        px, room = self._theme.px, self._window.size()
        self.resize(min(px(820), room.width() - 40), min(px(560), room.height() - 60))

    def _on_text(self, text: str) -> None:
        language = self._window.context.language
        self._shown = find(language, text) if text.strip() else list(TOPICS)
        if self._shown and self._topic not in self._shown:
            self._topic = self._shown[0]
        self._show_list()
        count = len(self._shown)
        speak(self.line, language.ngettext("{n} topic", "{n} topics", count).format(n=count))

    def _show_list(self) -> None:
        language = self._window.context.language
        self._titles.setStringList([language.gettext(each.title) for each in self._shown])
        self.list.setVisible(bool(self._shown))
        self._nothing.setVisible(not self._shown)
        self._choose()

    def _choose(self) -> None:
        if self._topic in self._shown:
            self.list.setCurrentIndex(self._titles.index(self._shown.index(self._topic), 0))
        self._write()

    def _on_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._topic = self._shown[current.row()]
            self._write()

    def _write(self) -> None:
        """The topic as text: a title, paragraphs, a list."""
        language, theme = self._window.context.language, self._theme
        keys = {each.id: each.native_keys for each in self._window.commands.own() if each.keys}
        keys.setdefault("menu", "F10")
        lead, points, tail = paragraphs(language, self._topic, keys)
        direction = "rtl" if language.right_to_left else "ltr"
        size = theme.font().pointSizeF()
        parts = [f"<h2 style='font-size:{size * 1.35:.1f}pt'>{escape(language.gettext(self._topic.title))}</h2>"]
        parts += [f"<p>{escape(text)}</p>" for text in lead]
        if points:
            parts.append(
                "<ul>" + "".join(f"<li style='margin-bottom:6px'>{escape(text)}</li>" for text in points) + "</ul>"
            )
        parts += [f"<p>{escape(text)}</p>" for text in tail]
        self.text.setHtml(
            f"<div dir='{direction}' style='font-size:{size:.1f}pt; color:{theme.tokens.text}; line-height:140%'>"
            f"{''.join(parts)}</div>"
        )
        self.go_there.setVisible(bool(self._topic.page) and self._window.has_page(self._topic.page))

    def _on_go(self) -> None:
        self._window.commands.open_page(self._topic.page)
        self._window.activateWindow()

    def _on_tips(self) -> None:
        self.close()
        self._window.tips.replay()
