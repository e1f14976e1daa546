"""Turns text into lines that can be drawn as they are: shaped, in visual order, each letter in a font that has it.

Arabic is reshaped as a whole, wrapped in logical order, and each line then put into visual order (Unicode bidi).
Nothing is drawn here, and nothing is drawn before every letter has found its font: see ``Typesetter.check``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, cast

from focalpoint.documents.errors import MissingFontError
from focalpoint.documents.render.fonts import Font, FontBook, family_of
from focalpoint.documents.render.mirror import mirrored
from focalpoint.documents.render.safety import clean
from focalpoint.language import plain_order

_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u202b\u202e\u2067\U00010800-\U00010fff]"
)
_LEFT_TO_RIGHT: Final = re.compile("[A-Za-z\u00c0-\u058f\u3040-\u9fff]")
_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")
_SPACES: Final = re.compile(r"[\t\n\v\f\r \u0085\u2028\u2029]+")
_INVISIBLE: Final = dict.fromkeys(
    [
        0xAD,
        0x61C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFE00, 0xFE10),
    ]
)
"""Direction marks, joiners, zero-width spaces, variation selectors: they have done their work before drawing."""
_PIECES: Final = re.compile(
    r"[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+|[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|\s+"
)
_NEVER_FIRST: Final = frozenset("、。，．：；！？）】》」』〉〕”’％·ー々,.;:!?)]}%»…")
_NEVER_LAST: Final = frozenset("（【《「『〈〔“‘([{«")
_REPLACEMENT: Final = "\ufffd"
_ELLIPSIS: Final = "…"
_MOST_LETTERS: Final = 20_000
_SHOWN_LETTERS: Final = 12
_SPACE: Final = 0x20


class Run(NamedTuple):
    """Neighbouring letters of one font."""

    font: Font
    text: str


class Line(NamedTuple):
    """One line, ready to be drawn from its left; ``width`` in thousandths of the size."""

    runs: tuple[Run, ...]
    width: float

    def points(self, size: float) -> float:
        """Its width in points at this size."""
        return self.width * size / 1000


EMPTY: Final = Line((), 0.0)


class Typesetter:
    """Sets the texts of one document in its language's direction and fonts."""

    def __init__(self, book: FontBook, right_to_left: bool) -> None:
        self._book = book
        self._right_to_left = right_to_left
        self._lines: dict[tuple[str, bool], Line] = {}
        self._wrapped: dict[tuple[str, bool, int, int], tuple[Line, ...]] = {}
        self._widths: dict[tuple[str, bool], float] = {}
        self._shapes: dict[str, str] = {}
        self._missing: dict[str, str] = {}
        self._reshape: Callable[[str], str] | None = None
        self._display: Callable[..., str] | None = None

    def line(self, text: str, *, bold: bool = False) -> Line:
        """The whole text on one line."""
        key = (text, bold)
        known = self._lines.get(key)
        if known is None:
            known = self._lines[key] = self._set(self._prepared(text), bold)
        return known

    def fit(self, text: str, size: float, width: float, *, bold: bool = False) -> Line:
        """The text on one line, shortened with an ellipsis where it is wider than ``width`` points."""
        return self.wrap(text, size, width, bold=bold, most=1)[0]

    def wrap(self, text: str, size: float, width: float, *, bold: bool = False, most: int = 0) -> tuple[Line, ...]:
        """The text in lines of at most ``width`` points; the last of ``most`` lines (0 = all) is shortened."""
        whole = self.line(text, bold=bold)
        room = max(width, size) * 1000 / size
        if whole.width <= room:
            return (whole,)
        key = (text, bold, int(room), most)
        known = self._wrapped.get(key)
        if known is None:
            known = self._wrapped[key] = tuple(self._wrap(self._prepared(text), bold, room, most))
        return known

    def check(self) -> None:
        """Raises MissingFontError when the script of a letter that was set so far has no font at all."""
        if self._missing:
            letters = "".join(sorted(self._missing)[:_SHOWN_LETTERS])
            packages = ", ".join(sorted(set(self._missing.values())))
            raise MissingFontError(letters=letters, package=packages)

    def _prepared(self, text: str) -> str:
        """One paragraph of shaped letters in logical order."""
        text = _SPACES.sub(" ", clean(text)).strip()[:_MOST_LETTERS]
        if text.isascii():
            return text
        # A name must not turn what stands beside it: overrides that somebody hid in it are not obeyed.
        text = unicodedata.normalize("NFC", plain_order(text))
        if not _ARABIC.search(text):
            return text
        # Letters join within a word only, and words come again and again.
        return " ".join(map(self._shaped, text.split(" ")))

    def _shaped(self, word: str) -> str:
        known = self._shapes.get(word)
        if known is None:
            if self._reshape is None:
                from arabic_reshaper import ArabicReshaper

                self._reshape = ArabicReshaper({"delete_harakat": False}).reshape
            known = self._shapes[word] = self._reshape(word) if _ARABIC.search(word) else word
        return known

    def _visual(self, text: str) -> str:
        if self._right_to_left or _RIGHT_TO_LEFT.search(text):
            if self._display is None:
                from bidi import get_display

                self._display = get_display
            # A text that is wholly Latin, Cyrillic or Chinese keeps its own direction on an Arabic page.
            own = self._right_to_left and (_RIGHT_TO_LEFT.search(text) or not _LEFT_TO_RIGHT.search(text))
            text = mirrored(self._display(text, base_dir="R" if own else "L"), bool(own))
        return text if text.isascii() else text.translate(_INVISIBLE)

    def _set(self, text: str, bold: bool) -> Line:
        if not text:
            return EMPTY
        runs = tuple(self._runs(self._visual(text), bold))
        return Line(runs, sum(font.width(part) for font, part in runs))

    def _runs(self, text: str, bold: bool) -> Iterator[Run]:
        """The text cut where the font changes. Spaces and marks stay in the font of what stands before them."""
        fonts = {self._book.font_for(code, bold) for code in set(map(ord, text))}
        if len(fonts) == 1 and None not in fonts:
            yield Run(cast("Font", fonts.pop()), text)
            return
        current: Font | None = None
        held: list[str] = []
        for letter in text:
            font = self._book.font_for(ord(letter), bold)
            if letter == " " and current is not None and current.has(_SPACE):
                font = current
            elif font is None:
                letter, font = self._substitute(letter, bold)
            if font is not current and current is not None and held:
                yield Run(current, "".join(held))
                held = []
            current = font
            held.append(letter)
        if current is not None and held:
            yield Run(current, "".join(held))

    def _substitute(self, letter: str, bold: bool) -> tuple[str, Font | None]:
        """What is drawn for a letter without a font: a visible sign of loss.

        Where a whole script has no font, a package would help, and the document waits for it (see ``check``); a rare
        letter that the installed fonts of its script lack would never be found, and must not stop a report.
        """
        family = family_of(ord(letter))
        if family is not None and not self._book.has_family(family):
            self._missing[letter] = family.package
        for stand_in in (_REPLACEMENT, "?"):
            font = self._book.font_for(ord(stand_in), bold)
            if font is not None:
                return stand_in, font
        self._missing[letter] = "fonts-noto-core"
        return letter, None

    def _width(self, text: str, bold: bool) -> float:
        """The width of a piece in logical order, in thousandths of the size."""
        key = (text, bold)
        known = self._widths.get(key)
        if known is None:
            known = 0.0
            for letter in text.translate(_INVISIBLE):
                font = self._book.font_for(ord(letter), bold) or self._book.font_for(ord("?"), bold)
                known += font.width(letter) if font else 0.0
            self._widths[key] = known
        return known

    def _wrap(self, text: str, bold: bool, room: float, most: int) -> Iterator[Line]:
        lines = list(self._cut(text, bold, room))
        if most and len(lines) > most:
            rest = " ".join(lines[most - 1 :]) if " " in text else "".join(lines[most - 1 :])
            lines = [*lines[: most - 1], self._shortened(rest, bold, room)]
        for line in lines:
            yield self._set(line, bold)

    def _cut(self, text: str, bold: bool, room: float) -> Iterator[str]:
        """The text in logical order, in pieces that fit."""
        line, used = "", 0.0
        for piece in self._pieces(text, bold, room):
            width = self._width(piece, bold)
            if line and used + width > room and not piece.isspace():
                yield line.rstrip()
                line, used = "", 0.0
            if piece.isspace() and not line:
                continue
            line += piece
            used += width
        if line.strip():
            yield line.rstrip()

    def _pieces(self, text: str, bold: bool, room: float) -> Iterator[str]:
        """Words, spaces and single Han characters that may stand at a line's edge; words wider than a line in parts."""
        held = ""
        for piece in _PIECES.findall(text):
            if held and (piece[0] in _NEVER_FIRST or held[-1] in _NEVER_LAST):
                held += piece
                continue
            yield from self._parts(held, bold, room)
            held = piece
        yield from self._parts(held, bold, room)

    def _parts(self, piece: str, bold: bool, room: float) -> Iterator[str]:
        if not piece or self._width(piece, bold) <= room:
            if piece:
                yield piece
            return
        part, used = "", 0.0
        for letter in piece:
            width = self._width(letter, bold)
            if part and used + width > room:
                yield part
                part, used = "", 0.0
            part += letter
            used += width
        if part:
            yield part

    def _shortened(self, text: str, bold: bool, room: float) -> str:
        room -= self._width(_ELLIPSIS, bold)
        used = 0.0
        for place, letter in enumerate(text):
            used += self._width(letter, bold)
            if used > room:
                return text[:place].rstrip(" ,;:.-–—،؛") + _ELLIPSIS
        return text
