"""Everything that can be seen, in French and Spanish."""

from __future__ import annotations

from tests.ui.proof.languages import Proof


class TestFrench(Proof):
    """Narrow spaces before signs."""

    language = "fr"


class TestSpanish(Proof):
    """Long sentences."""

    language = "es"
