"""Everything that can be seen, from the left and from the right."""

from __future__ import annotations

from tests.ui.proof.languages import Proof, ProofInSmall


class TestEnglish(Proof):
    """The language of the sources."""

    language = "en"


class TestArabic(ProofInSmall):
    """From the right."""

    language = "ar"
