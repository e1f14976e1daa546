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
    """What the palette calls it, an ``N_`` literal."""
    view: str
    """The view of the settings page on which it stands."""
    control: str
    """The English words on the control, or on its label: the page's own literal."""
    more: str = ""
    """More English words by which somebody may look for it."""

    @property
    def aliases(self) -> str:
        """Its English names."""
        return f"{self.label} {self.control} {self.more}"


def _same(name: str, label: str, view: str, more: str = "") -> IndexedSetting:
    """A setting that the palette calls as its control does."""
    return IndexedSetting(name, label, view, label, more)


SETTINGS_INDEX: Final = (
    IndexedSetting("language", N_("Language of the screen"), "screen", "Language", "interface translation"),
    IndexedSetting("theme", N_("Colours of the screen"), "screen", "Colours", "theme dark light contrast colors"),
    _same("scale", N_("Text size"), "screen", "zoom font larger"),
    IndexedSetting("vaults.forget", N_("Forget the vaults opened before"), "screen", "Forget them", "recent"),
    _same("country", N_("Country"), "country", "state nation"),
    _same("country_name", N_("Name as the office writes it"), "country", "country name"),
    _same("office_title", N_("Name of the office"), "country", "title letterhead"),
    _same("office_prefix", N_("First part of references"), "country", "prefix numbering"),
    _same("classification", N_("Marking of new documents"), "country", "classification level"),
    _same("zone", N_("Time zone"), "country", "clock"),
    IndexedSetting(
        "arms", N_("Arms on the letter paper"), "letters", "Choose a picture of the arms…", "logo emblem letterhead"
    ),
    _same("reference_pattern", N_("Pattern of references"), "letters", "number of a request"),
    IndexedSetting(
        "blocks", N_("Lines of the letterhead"), "letters", "State, ministry and authority, a line each", "ministry"
    ),
    _same("signatory", N_("Who signs"), "letters", "signature signatory"),
    _same("clauses", N_("Sentences of letters"), "letters", "clause sign-off wording"),
    _same("other_days", N_("Working days and days off"), "country", "holidays calendar weekend"),
    _same("fiscal_year_start", N_("The budget year begins on"), "country", "fiscal"),
    IndexedSetting("users", N_("Users and their roles"), "users", "Users", "people accounts permissions"),
    IndexedSetting("roles", N_("Who may do what"), "roles", "Who may do what", "permissions rights matrix"),
    IndexedSetting("backup.make", N_("Make a backup now"), "backups", "Make one now", "save copy"),
    IndexedSetting("backup.restore", N_("Restore a backup"), "backups", "Restore…", "recover"),
    IndexedSetting("verify", N_("Verify the vault"), "vault", "Verify now", "check integrity damage"),
    _same("passphrase", N_("Change the passphrase"), "secrets", "password"),
    IndexedSetting("recovery", N_("New recovery code"), "secrets", "New recovery code…", "sheet print"),
    IndexedSetting("lock_minutes", N_("Lock when nobody is there"), "privacy", "Lock after", "idle timeout"),
    IndexedSetting("clipboard_seconds", N_("Clear the clipboard"), "privacy", "Clear it after", "copy paste"),
    IndexedSetting(
        "screen_capture", N_("Pictures of the screen"), "privacy", "What other programs may do", "screenshot"
    ),
    IndexedSetting("banner_from", N_("Strip with the marking"), "privacy", "Show the strip", "banner classification"),
)
"""A test goes to every one of them."""


def reveal(page: Page, setting: IndexedSetting) -> bool:
    """Show the view of a setting and put the keyboard in its control; whether it was found."""
    if setting.view in page.header.view_names():
        page.header.choose_view(setting.view)
    language = page.context.language
    return (
        page.reveal_setting(setting.name)
        or focus_by_words(page.work, language.gettext(setting.control))
        or _scroll_to_words(page.work, language.gettext(setting.label))
    )


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
    _bring_into_view(target)
    target.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def _scroll_to_words(parent: QWidget, words: str) -> bool:
    """Show a heading: where this computer has no such switch, the words beside it say so."""
    for label in parent.findChildren(QLabel):
        if label.text() == words and label.isVisible():
            _bring_into_view(label)
            return True
    return False


def _bring_into_view(target: QWidget) -> None:
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(target, 40, 80)
        above = above.parentWidget()
