"""What the passphrase meter says: how strong, and the one thing that would help most."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.passphrase import Strength, Weakness
from focalpoint.language import N_, Language

_STRENGTHS: Final[dict[Strength, str]] = {
    Strength.VERY_WEAK: N_("Very weak: guessed at once."),
    Strength.WEAK: N_("Weak: guessed within minutes."),
    Strength.FAIR: N_("Fair: add a word or two."),
    Strength.GOOD: N_("Good."),
    Strength.STRONG: N_("Strong."),
}
_ADVICE: Final[dict[Weakness, str]] = {
    Weakness.OWN_NAME: N_("It holds a name that people connect with you: leave it out."),
    Weakness.COMMON: N_("It is built on a word that is tried first: choose rarer ones."),
    Weakness.RUN: N_("It holds letters or figures in a row: they count for nothing."),
    Weakness.REPEAT: N_("It repeats the same sign: that adds almost nothing."),
    Weakness.DATE: N_("It holds a year or a date: they are quickly gone through."),
    Weakness.SHORT: N_("Four or five words that belong together only for you are easy to keep and hard to guess."),
}


def strength_sentence(language: Language, strength: Strength) -> str:
    """How strong it is."""
    return language.gettext(_STRENGTHS[strength])


def advice(language: Language, weakness: Weakness | None) -> str:
    """What would help most; empty where nothing needs to."""
    return "" if weakness is None else language.gettext(_ADVICE[weakness])
