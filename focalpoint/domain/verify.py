"""What verifying a vault found, and what was looked at: plain values for the window, the paper and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. ``code`` has its words in ``words/findings.py``; ``where`` is a place, never text."""

    compartment: str
    code: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was checked and found.

    ``records`` and ``entries`` are counts by compartment; ``unopened`` could not be read. ``tables`` counts rows by
    table over all compartments, ``checkpoints`` the signed ones that were compared; ``at`` is a UTC instant.
    """

    findings: tuple[Finding, ...]
    records: Mapping[str, int]
    entries: Mapping[str, int]
    unopened: tuple[str, ...]
    tables: Mapping[str, int] = field(default_factory=dict)
    checkpoints: int = 0
    at: str = ""
    by: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings
