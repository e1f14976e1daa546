"""The first page: what is late, what comes, who is waited for, how far the pillars are, what others changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Urgency(StrEnum):
    """How pressing a figure is; the tile says it by colour and by a sign."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Door:
    """Where a figure leads: a page by its name and what it shows there (``Page.show_filtered``), or one record."""

    page: str = ""
    wanted: Mapping[str, str] = field(default_factory=dict)
    record: tuple[str, str] | None = None
    """``(entity, record_id)``; goes before ``page``."""


@dataclass(frozen=True, slots=True)
class TileFigure:
    """What a tile says. ``figure`` is short ("12"), ``of`` stands small beside it ("of 19"), ``detail`` below."""

    figure: str
    detail: str = ""
    of: str = ""
    urgency: Urgency = Urgency.CALM
    door: Door = field(default_factory=Door)
