"""The one look of the window: palette, stylesheet, fonts and icons, switched live."""

from __future__ import annotations

import weakref
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from focalpoint.ui.shell.theme import icons
from focalpoint.ui.shell.theme.stylesheet import stylesheet
from focalpoint.ui.shell.theme.tokens import CONTRAST, DARK, LIGHT, Tokens

SPACE: Final = (4, 8, 12, 16, 24)
"""The steps of spacing, in pixels at normal text size."""
RADIUS: Final = 6
TEXT_SIZES: Final = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_FALLBACKS: Final = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans CJK SC",
    "Segoe UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Geeza Pro",
    "DejaVu Sans",
)
_MIRRORED: Final = frozenset({"sidebar", "chevron-right", "chevron-left", "undo", "redo", "import", "export", "back"})
_LEAST_POINTS: Final = 9.5


class Choice(StrEnum):
    """Light, dark, high contrast, or whatever the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """Colours by name, icons in them, and a signal when they change.

    Widgets ask it when they paint; whoever keeps an icon lets ``dress`` renew it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = Choice.SYSTEM, scale: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._choice = known_choice(choice)
        self._scale = scale
        self._base_points = max(app.font().pointSizeF(), _LEAST_POINTS)
        self._system_family = app.font().family()
        self._icons: dict[tuple[str, str, bool], QIcon] = {}
        self._dressed: weakref.WeakKeyDictionary[QAbstractButton, tuple[str, str]] = weakref.WeakKeyDictionary()
        self.tokens: Tokens = LIGHT
        app.styleHints().colorSchemeChanged.connect(self._on_system)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._on_system)
        self._apply()

    @property
    def choice(self) -> Choice:
        """What was asked for."""
        return self._choice

    @property
    def dark(self) -> bool:
        """Whether the window is dark: also in high contrast."""
        return self.tokens is not LIGHT

    @property
    def strong(self) -> bool:
        """Whether the high contrast palette is on: what is painted by hand draws thicker lines."""
        return self.tokens is CONTRAST

    @property
    def scale(self) -> float:
        """Text size, 1.0 for normal."""
        return self._scale

    def choose(self, choice: str) -> None:
        """Light, dark, contrast or system."""
        if choice != self._choice:
            self._choice = Choice(choice)
            self._apply()

    def set_scale(self, scale: float) -> None:
        """Text size, between 0.8 and 2.0."""
        scale = min(max(scale, TEXT_SIZES[0]), TEXT_SIZES[-1])
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def step_scale(self, by: int) -> float:
        """One step larger or smaller; gives the new size."""
        nearest = min(range(len(TEXT_SIZES)), key=lambda at: abs(TEXT_SIZES[at] - self._scale))
        self.set_scale(TEXT_SIZES[min(max(nearest + by, 0), len(TEXT_SIZES) - 1)])
        return self._scale

    def px(self, pixels: float) -> int:
        """A length that grows with the text."""
        return round(pixels * self._scale)

    def colour(self, token: str) -> QColor:
        """A colour of the palette by its name in ``Tokens``."""
        return QColor(getattr(self.tokens, token))

    def icon(self, name: str, ink: str = "muted") -> QIcon:
        """An icon of the family in a colour of the palette; arrows follow the reading direction."""
        mirrored = name in _MIRRORED and self._app.layoutDirection() == Qt.LayoutDirection.RightToLeft
        key = (name, ink, mirrored)
        found = self._icons.get(key)
        if found is None:
            colour = getattr(self.tokens, ink)
            in_nav = ink == "nav_text"
            faded = icons.blend(colour, self.tokens.nav if in_nav else self.tokens.panel, 0.6)
            strong = self.tokens.nav_selected_text if in_nav else None
            found = self._icons[key] = icons.icon(name, colour, faded=faded, strong=strong, mirrored=mirrored)
        return found

    def dress(self, button: QAbstractButton, name: str, ink: str = "muted") -> None:
        """Give a button an icon and renew it when the colours or the direction change."""
        self._dressed[button] = (name, ink)
        button.setIcon(self.icon(name, ink))
        button.setIconSize(QSize(self.px(16), self.px(16)))

    def redress(self) -> None:
        """Renew every dressed icon (after a change of direction)."""
        for button, (name, ink) in list(self._dressed.items()):
            if not isValid(button):
                # Qt deleted the widget while Python still held its shell.
                del self._dressed[button]
                continue
            button.setIcon(self.icon(name, ink))
            button.setIconSize(QSize(self.px(16), self.px(16)))

    def font(self, *, scale: float = 1.0, bold: bool = False) -> QFont:
        """The text font, larger or bold."""
        font = QFont(self._app.font())
        font.setPointSizeF(self._base_points * self._scale * scale)
        font.setBold(bold)
        return font

    def _apply(self) -> None:
        self.tokens = _TOKENS.get(self._choice) or _system_tokens()
        self._icons.clear()
        font = QFont()
        font.setFamilies([self._system_family, *(name for name in _FALLBACKS if name != self._system_family)])
        font.setPointSizeF(self._base_points * self._scale)
        self._app.setFont(font)
        self._app.setPalette(palette(self.tokens))
        sheet = stylesheet(self.tokens, self._base_points * self._scale, self._scale)
        if sheet != self._app.styleSheet():
            self._app.setStyleSheet(sheet)
        self.redress()
        self.changed.emit()

    def _on_system(self, _wish: object = None) -> None:
        if self._choice is Choice.SYSTEM:
            self._apply()


_TOKENS: Final = {Choice.LIGHT: LIGHT, Choice.DARK: DARK, Choice.CONTRAST: CONTRAST}


def known_choice(choice: str) -> Choice:
    """A choice as it was kept; one that nobody knows counts as the system's."""
    return Choice(choice) if choice in set(Choice) else Choice.SYSTEM


def _system_tokens() -> Tokens:
    """What the system wishes: high contrast before dark before light."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def palette(tokens: Tokens) -> QPalette:
    """The Fusion palette of these tokens."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, token in (
        (roles.Window, tokens.background),
        (roles.WindowText, tokens.text),
        (roles.Base, tokens.panel),
        (roles.AlternateBase, tokens.background),
        (roles.Text, tokens.text),
        (roles.Button, tokens.panel),
        (roles.ButtonText, tokens.text),
        (roles.BrightText, tokens.red),
        (roles.Highlight, tokens.accent_soft),
        (roles.HighlightedText, tokens.text),
        (roles.Link, tokens.accent),
        (roles.LinkVisited, tokens.accent),
        (roles.ToolTipBase, tokens.panel),
        (roles.ToolTipText, tokens.text),
        (roles.PlaceholderText, tokens.muted),
        (roles.Light, tokens.panel),
        (roles.Midlight, tokens.hover),
        (roles.Mid, tokens.line),
        (roles.Dark, tokens.border),
        (roles.Shadow, tokens.border),
        (roles.Accent, tokens.accent),
    ):
        made.setColor(role, QColor(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made


def apply_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet looks at, and let the style see it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
