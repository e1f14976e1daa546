"""How other States deal with requests: what the office knows, when it made sure, and what it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar, Final

CHECK_AFTER_DAYS: Final = 365
"""A profile older than twelve months is a risk (requests.md, G02)."""


@dataclass(frozen=True, slots=True)
class StateProfile:
    """A State's ways. An empty field is *unknown*: it asks, and never lowers a severity."""

    LISTS: ClassVar[frozenset[str]] = frozenset({"languages"})

    state: str
    id: str = ""
    ref: str = ""
    languages: tuple[str, ...] = ()
    channel: str = ""
    authority_id: str | None = None
    tradition: str = ""
    evidence: str = ""
    death_penalty: str = ""
    nationals: str = ""
    dual_criminality: str = ""
    de_minimis: str = ""
    originals: str = ""
    data_protection_statement: str = ""
    no_torture_statement: str = ""
    limits: Mapping[str, float] = field(default_factory=dict)
    """Values of single rules: ``notice_days``, ``minimum_months`` …"""
    source: str = ""
    note: str = ""
    verified_on: str | None = None
    verified_by: str = ""
    asked_on: str | None = None
    version: int = 0

    @property
    def unknown(self) -> tuple[str, ...]:
        """The fields that nobody has filled, in the order of the form."""
        return tuple(name for name in ASKED if not getattr(self, name))

    def to_verify(self, today: date) -> bool:
        """Whether somebody should make sure again: it was never done, or over a year ago."""
        if not self.verified_on:
            return True
        return date.fromisoformat(self.verified_on) + timedelta(days=CHECK_AFTER_DAYS) < today


CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "channel": ("direct", "diplomatic", "interpol", "24_7"),
    "tradition": ("civil", "common", "mixed"),
    "evidence": ("none", "summary", "prima_facie", "probable_cause", "record_of_the_case"),
    "death_penalty": ("abolitionist", "retentionist"),
    "nationals": ("refuses", "conditional", "extradites"),
    "dual_criminality": ("not_required", "coercive", "required"),
    "originals": ("originals", "copies"),
    "data_protection_statement": ("yes", "no"),
    "no_torture_statement": ("yes", "no"),
}
"""The codes of each field that has a list of them, as ``domain/requests/world.py`` reads them; each may be unknown."""
ASKED: Final = (
    "languages", "channel", "tradition", "evidence", "death_penalty", "nationals", "dual_criminality", "de_minimis",
    "originals", "data_protection_statement", "no_torture_statement",
)  # fmt: skip
"""What a request depends on: asked of the State's authority while it is unknown."""
EDITABLE: Final = frozenset((*ASKED, "authority_id", "limits", "source", "note", "verified_on", "verified_by"))


@dataclass(frozen=True, slots=True)
class ClauseSignOff:
    """A row of a sign-off (``domain/requests/clauses.py`` says what it is)."""

    id: str
    clause_id: str
    language: str
    digest: str
    name: str
    signed_on: str


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A row of the office's own wording."""

    id: str
    clause_id: str
    language: str
    text: str
    based_on: str
