"""Text as Word's runs: each direction its own run, gaps marked, isolates turned into what Word understands.

Word knows neither U+2066 to U+2069 everywhere nor a text's own direction: a run is right-to-left when it says so
(``w:rtl``), and takes the fonts and language of complex scripts then. In a paragraph of the other direction a name or
number is held together by direction marks on both its sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from focalpoint.documents.render.safety import clean
from focalpoint.documents.requests.paper import Digits, figures
from focalpoint.language import plain_order

LOCALES: Final = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN"}
_MARKS: Final = {False: "\u200e", True: "\u200f"}
_ARABIC: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARABIC_SPAN: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\\s\u200f،؛؟]*"
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?"
)
_LETTERS: Final = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_TOKEN: Final = f"[{_LETTERS}](?:[{_LETTERS}0-9.@/&'’_+-]*[{_LETTERS}0-9])?"
_LATIN_SPAN: Final = re.compile(f"{_TOKEN}(?:[ ,:]+{_TOKEN})*")
_ISOLATED: Final = re.compile("[\u2066-\u2068]([^\u2066-\u2069]*)\u2069?")
_LEFT_OVER: Final = dict.fromkeys(range(0x2066, 0x206A))
_GAP: Final = re.compile(r"\[\[.*?\]\]", re.DOTALL)
_MOST: Final = 1_200_000
"""Letters of one paragraph."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How a language's text becomes runs."""

    language: str
    digits: Digits = Digits.WESTERN

    @property
    def right_to_left(self) -> bool:
        """Whether its paragraphs run from the right."""
        return self.language == "ar"

    def runs(self, text: str, *, bold: bool = False) -> str:
        """The runs of one paragraph's text (XML)."""
        text = plain_order(figures(clean(text)[:_MOST], self.language, self.digits))
        text = " ".join(text.split("\n"))
        parts, at = [], 0
        for match in _GAP.finditer(text):
            parts += [self._plain(text[at : match.start()], bold=bold), self._gap(match.group(), bold=bold)]
            at = match.end()
        return "".join([*parts, self._plain(text[at:], bold=bold)])

    def _gap(self, text: str, *, bold: bool) -> str:
        return run(text.translate(_LEFT_OVER), rtl=self.right_to_left, style="Gap", bold=bold)

    def _plain(self, text: str, *, bold: bool) -> str:
        if not text:
            return ""
        if not self.right_to_left and text.isascii():
            return run(text, bold=bold)
        return "".join(run(part, rtl=rtl, bold=bold) for part, rtl in self._parts(text))

    def _parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text cut where its direction changes, with each part's direction."""
        at = 0
        for match in _ISOLATED.finditer(text):
            yield from self._mixed(text[at : match.start()].translate(_LEFT_OVER))
            own = bool(_ARABIC.search(match.group(1)))
            # Held together on both sides, whatever stands around it.
            mark = _MARKS[own] if own is not self.right_to_left else ""
            if match.group(1):
                yield f"{mark}{match.group(1)}{mark}", own
            at = match.end()
        yield from self._mixed(text[at:].translate(_LEFT_OVER))

    def _mixed(self, text: str) -> Iterator[tuple[str, bool]]:
        base, at = self.right_to_left, 0
        if base and not _ARABIC.search(text) and _LATIN_SPAN.search(text):
            # What is wholly Latin keeps its own direction on an Arabic page, figures and commas with it.
            yield f"{_MARKS[False]}{text}{_MARKS[False]}", False
            return
        for match in (_LATIN_SPAN if base else _ARABIC_SPAN).finditer(text):
            if match.start() > at:
                yield text[at : match.start()], base
            yield match.group(), not base
            at = match.end()
        if at < len(text):
            yield text[at:], base


def run(text: str, *, rtl: bool = False, style: str = "", bold: bool = False) -> str:
    """One run (XML)."""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += "<w:b/><w:bCs/>" if bold else ""
    look += "<w:rtl/>" if rtl else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'
