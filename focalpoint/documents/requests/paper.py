"""The office's paper: what stands on a letter beside its words. Set once for the office, neutral where nothing is set.

What one letter says of itself on every page is its ``Imprint``. Both are plain values: the office's settings make the
first, the request makes the second, and the renderers (``documents/render/letter_*.py``) know no more than these.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from string import Formatter
from typing import Final

from focalpoint.documents.errors import UnusableArmsError
from focalpoint.language import LANGUAGES, Language

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
MOST_ARMS: Final = 4 * 1024 * 1024
"""Bytes of a picture of arms."""
MOST_PIXELS: Final = 40_000_000
_ARABIC_INDIC: Final = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_AS_WRITTEN: Final = re.compile(
    "(\u2066[^\u2069]*\u2069|\u2067[^\u2069]*\u2069|\u2068[^\u2069]*\u2069|[^\\s]*[A-Za-z@][^\\s]*|\\d+(?:\\.\\d+){3})"
)
"""What keeps its digits: isolated names and numbers, words with Latin letters (IBAN, addresses), IP addresses."""


class Digits(StrEnum):
    """Which figures an Arabic document is written with; the other languages have one kind."""

    WESTERN = "western"
    ARABIC_INDIC = "arabic_indic"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, and what stands above and below the signature; by language, with the name as it is written there."""

    names: Mapping[str, str] = field(default_factory=dict)
    functions: Mapping[str, str] = field(default_factory=dict)
    for_the_minister: bool = False
    """Whether "For the Minister" stands above the function."""


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """The office's letter paper.

    ``blocks`` are the lines of the ministry by language ("Republic of …", "Ministry of Justice", "Central Authority");
    ``second_language`` puts a second block beside the first on every letter, whatever the letter's own language is.
    ``foot`` are address, telephone and mail, small at the foot of the first page.
    """

    arms: bytes | None = None
    blocks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    foot: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    second_language: str = ""
    reference_pattern: str = "{country}/{kind}/{year}/{number:04}"
    signatory: Signatory = field(default_factory=Signatory)
    seal: bool = True
    """Whether a place for the seal is kept beside the signature."""
    digits: Digits = Digits.WESTERN
    caveat: Mapping[str, str] = field(default_factory=dict)
    """The office's own handling caveat by language, on every page, before what the letter itself says there."""

    def block(self, language: str) -> tuple[str, ...]:
        """The ministry's lines in a language; in English, else in any, where it has none in this one."""
        for code in (language, "en", *LANGUAGES):
            if lines := self.blocks.get(code, ()):
                return lines
        return ()


NEUTRAL: Final = OfficePaper()
"""Paper without arms or names, for an office that has set none."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a rendering says of itself beside the letter's own title, reference and caveat."""

    at: datetime
    """The instant (UTC) that it speaks of; the file's own date, so that the same letter gives the same bytes."""
    draft: bool = True
    exercise: bool = False
    superseded: bool = False
    """An adopted final text has taken this rendering's place."""

    def watermark(self, language: Language) -> str:
        """What stands across every page; empty for a final letter."""
        if self.superseded:
            return language.pgettext("watermark", "Superseded")
        if self.exercise:
            return language.pgettext("watermark", "Exercise")
        return language.pgettext("watermark", "Draft") if self.draft else ""


def figures(text: str, language: str, digits: Digits) -> str:
    """A text with the figures of the document: in Arabic, Arabic-Indic where the office wants them.

    Isolated parts, words with Latin letters and IP addresses stay as they were written.
    """
    if language != "ar" or digits is not Digits.ARABIC_INDIC or not any(map(str.isdigit, text)):
        return text
    parts = _AS_WRITTEN.split(text)
    return "".join(part if place % 2 else part.translate(_ARABIC_INDIC) for place, part in enumerate(parts))


def reference(pattern: str, *, country: str, kind: str, year: int, number: int) -> str:
    """The office's own reference by its pattern, such as ``{country}/{kind}/{year}/{number:04}``.

    What is not known leaves no separator at the reference's ends.

    Raises:
        ValueError: the pattern names something else, or is broken.
    """
    values: dict[str, str | int] = {"country": country, "kind": kind, "year": year, "number": number}
    if any(name is not None and name not in values for _, name, _, _ in Formatter().parse(pattern)):
        raise ValueError(pattern)
    return pattern.format(**values).strip(" /-.·")


def usable_arms(data: bytes) -> bytes:
    """A picture of arms that both renderers can take: PNG or JPEG, not too large.

    Raises:
        UnusableArmsError: of another kind, broken, or larger than letter paper needs.
    """
    if len(data) > MOST_ARMS or not data.startswith((_PNG, _JPEG)):
        raise UnusableArmsError(limit=MOST_ARMS // (1024 * 1024))
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise UnusableArmsError(limit=MOST_ARMS // (1024 * 1024))
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnusableArmsError(limit=MOST_ARMS // (1024 * 1024)) from error
    return data
