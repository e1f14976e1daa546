"""What a person typed, as an FTS5 expression in which nothing that was typed is syntax."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from focalpoint.domain.folding import fold, has_han, words_of

SHORTEST_PART: Final = 3
"""Fewer letters are looked for at the beginnings of words only."""
MOST_TERMS: Final = 12
"""Words after these are not looked for: they would narrow nothing any more."""
TITLE: Final = "title"
ANYWHERE: Final = "{title body}"


class Term(NamedTuple):
    """One word to look for, folded."""

    text: str
    han: bool

    @property
    def whole(self) -> str:
        """The expression for this very word."""
        if self.han and len(self.text) > 2:
            pairs = (self.text[place : place + 2] for place in range(len(self.text) - 1))
            return _all(_quoted(pair) for pair in dict.fromkeys(pairs))
        return _quoted(self.text)

    @property
    def beginning(self) -> str:
        """The expression for every word that begins so."""
        return self.whole if self.han else f"{_quoted(self.text)} *"

    @property
    def has_parts(self) -> bool:
        """Whether words that only contain it are looked for too."""
        return not self.han and len(self.text) >= SHORTEST_PART

    @property
    def uncertain(self) -> bool:
        """Whether the index may say yes where the text says no: its pairs of characters may stand apart."""
        return self.han and len(self.text) > 2


def terms_of(text: str) -> list[Term]:
    """The different words of what was typed."""
    return [Term(word, has_han(word)) for word in dict.fromkeys(words_of(fold(text)))][:MOST_TERMS]


def reference_of(text: str) -> str | None:
    """What was typed as a reference or the end of one ("TSK-2026-0012", "0012"), joined; None if it cannot be one."""
    if len(text.split()) != 1 or not any(map(str.isdigit, text)):
        return None
    joined = joined_reference(text)
    return joined if len(joined) >= SHORTEST_PART else None


def joined_reference(ref: str) -> str:
    """A reference without what stands between its parts."""
    return "".join(words_of(fold(ref)))


def ends_with(ref: str, joined: str) -> bool:
    """Whether a reference ends with these of its parts; "12" is no end of "0012"."""
    parts = words_of(fold(ref))
    return any("".join(parts[first:]) == joined for first in range(len(parts)))


def token_of(entity: str) -> str:
    """The name of a table as one token."""
    return entity.replace("_", "")


def match_of(terms: Sequence[str], column: str, kinds: Collection[str] | None) -> str:
    """The expression that asks for every term in a column, of some tables only."""
    asked = f"{column} : ({_all(terms)})"
    if kinds is None:
        return asked
    return f"({asked}) AND (entity : ({_any(_quoted(token_of(kind)) for kind in sorted(kinds))}))"


def parts_of(terms: Sequence[Term], words: Mapping[str, Sequence[str]]) -> list[str] | None:
    """The expressions for parts of words; None when this asks nothing new or can find nothing.

    Args:
        terms: what is looked for.
        words: for each term that may be a part, the words of the index that contain it.
    """
    new = False
    asked = []
    for term in terms:
        if not term.has_parts:
            asked.append(term.beginning)
            continue
        known = words.get(term.text, ())
        if not known:
            return None
        new = new or any(not word.startswith(term.text) for word in known)
        asked.append(f"({_any(map(_quoted, known))})")
    return asked if new else None


def _all(parts: Iterable[str]) -> str:
    return " AND ".join(parts)


def _any(parts: Iterable[str]) -> str:
    return " OR ".join(parts)


def _quoted(word: str) -> str:
    """A word as FTS5 takes it literally. Words hold letters and digits only; quotes are doubled all the same."""
    return '"' + word.replace('"', '""') + '"'
