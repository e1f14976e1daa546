"""How well a colour can be read on another (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

_LINEAR_BELOW = 0.04045


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= _LINEAR_BELOW else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, 0 for black to 1 for white."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * _channel(red) + 0.7152 * _channel(green) + 0.0722 * _channel(blue)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 (the same) to 21 (black on white); the order does not matter."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
