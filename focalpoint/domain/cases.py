"""Cases: what casework holds together (one row now; requests come with their own issue)."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A case. ``access`` lists the users who may open it; empty: every case officer."""

    id: str
    ref: str
    reference: str
    title: str
    access: tuple[str, ...]
    version: int
