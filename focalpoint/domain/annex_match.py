"""Which annex of the case a letter means: by its fingerprint, else by its title, whatever its number in the letter."""

from __future__ import annotations

from collections.abc import Iterable

from focalpoint.domain.cases import Annex
from focalpoint.domain.folding import fold
from focalpoint.domain.requests.answers import Answers, Item


def meant(item: Item, annexes: Iterable[Annex]) -> Annex | None:
    """The case's annex of an item of ``annex``; None where the case holds none of this fingerprint or title."""
    known = tuple(annexes)
    digest, title = item.text("sha256").lower(), fold(item.text("title"))
    by_digest = next((annex for annex in known if digest and annex.sha256 == digest), None)
    return by_digest or next((annex for annex in known if title and fold(annex.title) == title), None)


def hashed(answers: Answers, annexes: Iterable[Annex]) -> Answers:
    """The answers with the fingerprint and file of each listed annex that the case holds and that has none yet."""
    known = tuple(annexes)
    for item in answers.items("annex"):
        annex = meant(item, known)
        if annex is not None and annex.sha256 and not item.text("sha256"):
            answers = answers.with_(f"annex[{item.index}].sha256", annex.sha256)
            answers = answers.with_(f"annex[{item.index}].file", annex.file_name)
    return answers
