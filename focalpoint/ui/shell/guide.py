"""Ways to help: the topic of the page, the list of keys, a setting by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from focalpoint.words.help import TOPICS, topic_of_page

if TYPE_CHECKING:
    from focalpoint.ui.shell.help_panel import HelpPanel
    from focalpoint.ui.shell.settings_index import IndexedSetting
    from focalpoint.ui.shell.shortcuts import ShortcutsDialog
    from focalpoint.ui.shell.window import MainWindow


class Guide(QObject):
    """Opens the help of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panel: HelpPanel | None = None
        self._keys: ShortcutsDialog | None = None

    def open_here(self) -> None:
        """The topic of the page that is shown."""
        self.open_topic(topic_of_page(self._window.current_name()))

    def open_all(self) -> None:
        """The list of topics."""
        self.open_topic(TOPICS[0].name)

    def open_topic(self, name: str) -> None:
        """One topic."""
        from focalpoint.ui.shell.help_panel import HelpPanel

        if self._panel is None:
            self._panel = HelpPanel(self._window)
        self._panel.show_topic(name)
        self._panel.show()
        self._panel.activateWindow()

    def open_keys(self) -> ShortcutsDialog:
        """Every keyboard shortcut; gives the dialog that shows them."""
        dialog = self._open_keys()
        dialog.focus_filter()
        return dialog

    def edit_keys(self) -> None:
        """Every keyboard shortcut, with the keyboard where one changes them."""
        self._open_keys().focus_list()

    def open_setting(self, setting: IndexedSetting) -> None:
        """Settings, with the keyboard in the control of that name."""
        from focalpoint.ui.shell.settings_index import reveal

        reveal(self._window.go("settings"), setting)

    def close(self) -> None:
        """The window closes or locks."""
        for dialog in (self._panel, self._keys):
            if dialog is not None:
                dialog.close()

    def panel(self) -> HelpPanel | None:
        """The help as it is open now."""
        return self._panel

    def _open_keys(self) -> ShortcutsDialog:
        from focalpoint.ui.shell.shortcuts import ShortcutsDialog

        if self._keys is None:
            self._keys = ShortcutsDialog(self._window)
        self._keys.refresh()
        self._keys.show()
        self._keys.activateWindow()
        return self._keys
