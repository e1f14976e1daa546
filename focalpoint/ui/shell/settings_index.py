"""Every setting by the words that stand on it, so that the palette can jump to its control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from focalpoint.language import N_

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import Page


@dataclass(frozen=True, slots=True)
class IndexedSetting:
    """One setting."""

    name: str
    label: str
    """The same ``N_`` literal as on the control, or on its label."""
    view: str
    """The view of the settings page on which it stands."""
    more: str = ""
    """More English words by which somebody may look for it."""

    @property
    def aliases(self) -> str:
        """Its English names."""
        return f"{self.label} {self.more}"


SETTINGS_INDEX: Final = (
    IndexedSetting("language", N_("Language"), "screen", "interface translation"),
    IndexedSetting("theme", N_("Colours"), "screen", "theme dark light high contrast colors appearance"),
    IndexedSetting("scale", N_("Text size"), "screen", "zoom font larger"),
)
"""A test goes to every one of them."""


def reveal(page: Page, setting: IndexedSetting) -> bool:
    """Show the view of a setting and put the keyboard in its control; whether it was found."""
    if setting.view in page.header.view_names():
        page.header.choose_view(setting.view)
    return page.reveal_setting(setting.name) or focus_by_words(page.work, page.context.language.gettext(setting.label))


def focus_by_words(parent: QWidget, words: str) -> bool:
    """Put the keyboard in the control with these words: on it, on the label before it, or as its name."""
    for label in parent.findChildren(QLabel):
        buddy = label.buddy()
        if label.text() == words and buddy is not None and _focus(buddy):
            return True
    for control in parent.findChildren(QWidget):
        named = control.accessibleName() == words
        if (named or (isinstance(control, QAbstractButton) and control.text() == words)) and _focus(control):
            return True
    return False


def _focus(control: QWidget) -> bool:
    target = control.focusProxy() or control
    if not target.isVisible() or target.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(target, 40, 80)
        above = above.parentWidget()
    target.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
