"""Every rule, in the order in which findings of the same weight are told."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.requests.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
