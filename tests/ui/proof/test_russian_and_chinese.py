"""Everything that can be seen, in Russian and Chinese."""

from __future__ import annotations

from tests.ui.proof.languages import Proof, ProofInSmall


class TestRussian(ProofInSmall):
    """The longest words."""

    language = "ru"


class TestChinese(Proof):
    """No spaces between words."""

    language = "zh"
