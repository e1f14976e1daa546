"""What each finding of a request says: one sentence, what is wrong and what to do."""

from __future__ import annotations

from typing import Final

from focalpoint.words.request_sentences.extradition import EXTRADITION
from focalpoint.words.request_sentences.general import GENERAL
from focalpoint.words.request_sentences.types import TYPES

SENTENCES: Final[dict[str, str]] = {**GENERAL, **EXTRADITION, **TYPES}
"""By the rule's code, and "/" and the reason where a rule has several."""
