"""The palette's names and their colours for light, dark and high contrast (``design/ui.md``, Look)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour that the window uses, as ``#rrggbb``. Red, amber and green are for status only."""

    background: str
    panel: str
    field: str
    hover: str
    text: str
    muted: str
    line: str
    edge: str
    """The edge of a button, whose words say enough."""
    border: str
    """The edge of a field: 3 : 1 on its ground (WCAG 1.4.11), so that one sees where to type."""
    accent: str
    on_accent: str
    accent_hover: str
    accent_soft: str
    red: str
    red_soft: str
    amber: str
    amber_soft: str
    green: str
    green_soft: str
    grey_soft: str
    track: str
    """What is still to do in a progress bar."""
    nav: str
    nav_text: str
    nav_hover: str
    nav_selected: str
    nav_selected_text: str
    nav_badge: str
    nav_urgent: str


LIGHT: Final = Tokens(
    background="#f4f5f7",
    panel="#ffffff",
    field="#ffffff",
    hover="#eef1f5",
    text="#1d2433",
    muted="#5b6577",
    line="#dfe3ea",
    edge="#c3cad6",
    border="#828c9f",
    accent="#1f5fbf",
    on_accent="#ffffff",
    accent_hover="#194f9f",
    accent_soft="#e8f0fc",
    red="#b3261e",
    red_soft="#fbe9e7",
    amber="#8a5a00",
    amber_soft="#fdf1d8",
    green="#1e6b3a",
    green_soft="#e3f2e8",
    grey_soft="#eceff4",
    track="#dfe3ea",
    nav="#1d2433",
    nav_text="#dbe1ec",
    nav_hover="#2a3347",
    nav_selected="#2b4f8f",
    nav_selected_text="#ffffff",
    nav_badge="#39435a",
    nav_urgent="#b3261e",
)

DARK: Final = Tokens(
    background="#14181f",
    panel="#1c222c",
    field="#171c24",
    hover="#252d3a",
    text="#e6eaf2",
    muted="#9aa6ba",
    line="#2c3442",
    edge="#414c60",
    border="#6b7890",
    accent="#7fb0ff",
    on_accent="#0e1a30",
    accent_hover="#a3c6ff",
    accent_soft="#20355a",
    red="#ff8a80",
    red_soft="#40201f",
    amber="#ffcf70",
    amber_soft="#3a2e14",
    green="#86d9a3",
    green_soft="#173322",
    grey_soft="#2a3240",
    track="#323c4d",
    nav="#10141a",
    nav_text="#c9d2e0",
    nav_hover="#1f2733",
    nav_selected="#28477f",
    nav_selected_text="#ffffff",
    nav_badge="#333e50",
    nav_urgent="#b3261e",
)

CONTRAST: Final = Tokens(
    background="#000000",
    panel="#000000",
    field="#000000",
    hover="#262626",
    text="#ffffff",
    muted="#dcdcdc",
    line="#a6a6a6",
    edge="#ffffff",
    border="#ffffff",
    accent="#ffe14d",
    on_accent="#000000",
    accent_hover="#fff2a8",
    accent_soft="#00306b",
    red="#ffb3ad",
    red_soft="#450a06",
    amber="#ffd75e",
    amber_soft="#382900",
    green="#8ff0b3",
    green_soft="#003018",
    grey_soft="#262626",
    track="#595959",
    nav="#000000",
    nav_text="#ffffff",
    nav_hover="#262626",
    nav_selected="#00306b",
    nav_selected_text="#ffffff",
    nav_badge="#404040",
    nav_urgent="#8a0f08",
)
"""White on black, yellow for what can be pressed: at least 7 : 1 (WCAG 1.4.6)."""

PAIRS: Final = (
    ("text", "background"),
    ("text", "panel"),
    ("text", "field"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("text", "grey_soft"),
    ("muted", "background"),
    ("muted", "panel"),
    ("muted", "field"),
    ("muted", "grey_soft"),
    ("accent", "background"),
    ("accent", "panel"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("red", "panel"),
    ("red", "background"),
    ("red", "red_soft"),
    ("amber", "panel"),
    ("amber", "background"),
    ("amber", "amber_soft"),
    ("green", "panel"),
    ("green", "background"),
    ("green", "green_soft"),
    ("nav_text", "nav"),
    ("nav_text", "nav_hover"),
    ("nav_selected_text", "nav_selected"),
    ("nav_selected_text", "nav_badge"),
    ("nav_selected_text", "nav_urgent"),
)
"""Every (text, ground) that may meet on the screen; a test asks 4.5 : 1 of each, 7 : 1 in high contrast."""
PARTS: Final = (
    ("border", "field"),
    ("border", "panel"),
    ("border", "background"),
    ("accent", "panel"),
    ("accent", "field"),
    ("accent", "track"),
)
"""Every (edge or focus ring, ground); a test asks 3 : 1 of each."""
