"""Every rule, in the order in which findings of the same weight are told."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.requests.checks import (
    basis,
    extradition,
    extradition_more,
    general,
    incoming,
    texts,
    types_evidence,
    types_measures,
)
from focalpoint.domain.requests.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *basis.RULES,
    *general.RULES,
    *incoming.RULES,
    *extradition.RULES,
    *extradition_more.RULES,
    *types_evidence.RULES,
    *types_measures.RULES,
    *texts.RULES,
)
