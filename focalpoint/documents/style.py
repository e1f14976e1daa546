"""How everything that is written out looks: one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from focalpoint.documents.model import Tone


def _tones() -> Mapping[Tone, str]:
    return MappingProxyType(
        {
            Tone.TEXT: "#1d2433",
            Tone.MUTED: "#5b6577",
            Tone.ACCENT: "#1f5fbf",
            Tone.RED: "#b3261e",
            Tone.AMBER: "#8a5a00",
            Tone.GREEN: "#1e6b3a",
            Tone.GREY: "#5b6577",
        }
    )


def _fills() -> Mapping[Tone, str]:
    return MappingProxyType(
        {
            Tone.TEXT: "#ffffff",
            Tone.MUTED: "#f4f6f9",
            Tone.ACCENT: "#e8f0fb",
            Tone.RED: "#fbe4e2",
            Tone.AMBER: "#fdf0d5",
            Tone.GREEN: "#e0f1e5",
            Tone.GREY: "#eef0f3",
        }
    )


@dataclass(frozen=True, slots=True)
class Style:
    """Colours are #rrggbb, lengths are points (1/72 inch)."""

    page: tuple[float, float] = (595.28, 841.89)
    """A4, upright."""
    side: float = 45.0
    top: float = 62.0
    bottom: float = 58.0
    body: float = 9.5
    small: float = 8.0
    table: float = 8.0
    headings: tuple[float, ...] = (16.0, 12.0, 10.0)
    leading: float = 1.38
    line: str = "#dfe3ea"
    panel: str = "#f4f6f9"
    track: str = "#e9edf3"
    tones: Mapping[Tone, str] = field(default_factory=_tones)
    fills: Mapping[Tone, str] = field(default_factory=_fills)


STYLE: Final = Style()
