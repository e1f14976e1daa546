"""A letter before it has a format: blocks that have the same keys in every language.

``letter.py`` and its neighbours put a ``Letter`` together out of answers and clauses; ``render/letter_*.py`` draw it
and know nothing of treaties. Two letters of one request in two languages are laid beside each other by the keys of
their blocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MISSING: Final = "[[MISSING: {label}]]"
TRANSLATE: Final = "[[TRANSLATE: {label}]]"
REDACTED: Final = "[…]"


class BlockKind(StrEnum):
    """What a block is."""

    ADDRESS = "address"
    """Whom it goes to: ``rows`` of one line each."""
    PLACE_DATE = "place_date"
    HEADING = "heading"
    """``level`` 0 is the letter's title, 1 a part (``number`` "A"), 2 a sub-part."""
    PARAGRAPH = "paragraph"
    LIST = "list"
    """``rows`` of one text each; ``numbers`` may hold what stands before each ("(a)")."""
    TABLE = "table"
    """``rows``; the first is the head where ``head`` is true."""
    FACTS = "facts"
    """``rows`` of two: what it is called, and what it is."""
    SIGNATURE = "signature"
    """``rows`` of one line each: name, function; the place for hand and seal stands above them."""
    ANNEXES = "annexes"
    """A table of the annexes."""
    PAGE_BREAK = "page_break"


class Paper(StrEnum):
    """Which document is written out of a request."""

    LETTER = "letter"
    """The request itself; of an incoming one, the acknowledgement."""
    COVERING_LETTER = "covering_letter"
    NOTE_VERBALE = "note_verbale"
    CERTIFICATION = "certification"
    """The page that certifies copies, with the place for an apostille or legalization."""
    CONTACTS = "contacts"
    """The page of round-the-clock contacts."""
    ACKNOWLEDGEMENT = "acknowledgement"
    ASKING = "asking"
    """Asks the requesting State for what is missing."""
    CONSULTATION = "consultation"
    """Before a refusal or postponement."""
    REFUSAL = "refusal"
    POSTPONEMENT = "postponement"
    CONDITIONS = "conditions"
    """Execution under conditions or in part."""
    TRANSMISSION = "transmission"
    """Of the results, with conditions on their use."""
    COSTS = "costs"
    REFERRAL = "referral"
    """To the prosecutor or court at home."""


class TranslationState(StrEnum):
    """How far a translation of the official's own text has come."""

    DRAFT = "draft"
    SWORN = "sworn"
    SOURCE_CHANGED = "source_changed"


@dataclass(frozen=True, slots=True)
class OwnText:
    """A translation of what the official wrote into one field."""

    text: str
    state: TranslationState = TranslationState.DRAFT


@dataclass(frozen=True, slots=True)
class LetterOptions:
    """How a letter is written.

    ``released`` holds codes of findings that the approver released, or ``CODE@field`` for one of several with it.
    ``translations`` is by full path of the answer, then by language. ``exercise`` prints that it is one.
    """

    language: str
    draft: bool = True
    redacted: bool = False
    released: frozenset[str] = frozenset()
    exercise: bool = False
    paper: Paper = Paper.LETTER
    translations: Mapping[str, Mapping[str, OwnText]] = field(default_factory=dict)
    protected: frozenset[str] = frozenset()
    """Ids of persons whose names a redacted copy leaves out, besides victims, witnesses and minors."""
    contacts: tuple[tuple[str, ...], ...] = ()
    """Further contacts that can be reached at any hour, for their page: name, telephone, e-mail."""


@dataclass(frozen=True, slots=True)
class LetterBlock:
    """One piece of a letter, in one language. ``key`` is the same in all."""

    key: str
    kind: BlockKind
    text: str = ""
    number: str = ""
    """Of a heading ("B") or a numbered paragraph ("12"); the same in every language."""
    level: int = 1
    rows: tuple[tuple[str, ...], ...] = ()
    head: bool = False
    numbers: tuple[str, ...] = ()
    field: str = ""
    """The full path of the answer that a click goes to ("subj[0].names.latin")."""
    row_fields: tuple[str, ...] = ()
    """The same for each row below the head; as many as there are such rows, or none."""
    clause_id: str = ""
    articles: tuple[str, ...] = ()
    """The articles that stand behind it, each with its instrument ("FIN99 12(2)")."""
    source: str = ""
    own: bool = False
    """Whether it is the official's own text rather than a clause."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A mark that stands in a letter: ``kind`` is ``missing`` or ``translate``."""

    kind: str
    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ours that a letter prints, and what stands behind it."""

    clause_id: str
    text: str
    articles: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter in one language."""

    language: str
    title: str
    reference: str
    blocks: tuple[LetterBlock, ...]
    missing: tuple[Gap, ...] = ()
    unsigned: tuple[str, ...] = ()
    """Sentences that nobody has signed off in this language; a final letter leaves them out."""
    sentences: tuple[Sentence, ...] = ()
    caveat: str = ""
    """What the foot of every page says: handling, presumption of innocence."""
    notice: str = ""
    """What stands over the first page: urgent, confidential, exercise."""

    @property
    def right_to_left(self) -> bool:
        """Whether it runs from the right."""
        return self.language == "ar"

    @property
    def final(self) -> bool:
        """Whether nothing is marked as missing or untranslated."""
        return not self.missing
