"""The palette's names and their colours, one value for light and one for dark (``design/ui.md``, Look)."""

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
    border: str
    """The edge of a field or button: darker than ``line``, so that one sees where to type."""
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


LIGHT: Final = Tokens(
    background="#f4f5f7",
    panel="#ffffff",
    field="#ffffff",
    hover="#eef1f5",
    text="#1d2433",
    muted="#5b6577",
    line="#dfe3ea",
    border="#c3cad6",
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
)

DARK: Final = Tokens(
    background="#14181f",
    panel="#1c222c",
    field="#171c24",
    hover="#252d3a",
    text="#e6eaf2",
    muted="#9aa6ba",
    line="#2c3442",
    border="#414c60",
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
)

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
)
"""Every (text, ground) that may meet on the screen; a test asks 4.5 : 1 of each."""
