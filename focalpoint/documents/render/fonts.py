"""Finds the fonts that a PDF needs: bundled with the application, or installed on Linux, Windows or macOS.

Only TrueType outlines can be embedded (reportlab refuses CFF); a candidate that cannot be read is passed over.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from focalpoint.assets import data_path


@dataclass(frozen=True, slots=True)
class Family:
    """Letters of some scripts: files by preference, ``file.ttc:2`` for the third font of a collection."""

    name: str
    regular: tuple[str, ...]
    bold: tuple[str, ...]
    package: str
    """The Debian package that brings it, for the sentence to the person."""
    ranges: tuple[tuple[int, int], ...]
    """The code points that people look for in it."""


_LATIN: Final = ((0x20, 0x58F), (0x1E00, 0x1FFF), (0x2000, 0x22FF))
_ARABIC: Final = ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
_HAN: Final = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF))

FAMILIES: Final = (
    Family(
        "latin",
        ("NotoSans-Regular.ttf", "segoeui.ttf", "Arial.ttf", "DejaVuSans.ttf"),
        ("NotoSans-Bold.ttf", "segoeuib.ttf", "arialbd.ttf", "Arial Bold.ttf", "DejaVuSans-Bold.ttf"),
        "fonts-noto-core",
        _LATIN,
    ),
    Family(
        "arabic",
        ("NotoNaskhArabic-Regular.ttf", "NotoSansArabic-Regular.ttf", "Arial.ttf", "DejaVuSans.ttf"),
        ("NotoNaskhArabic-Bold.ttf", "NotoSansArabic-Bold.ttf", "arialbd.ttf", "Arial Bold.ttf", "DejaVuSans-Bold.ttf"),
        "fonts-noto-core",
        _ARABIC,
    ),
    Family(
        "han",
        ("wqy-microhei.ttc", "NotoSansSC-Regular.ttf", "wqy-zenhei.ttc", "msyh.ttc", "simsun.ttc", "STHeiti Light.ttc",
         "Arial Unicode.ttf"),
        ("NotoSansSC-Bold.ttf", "msyhbd.ttc"),
        "fonts-wqy-microhei",
        _HAN,
    ),
    Family(
        "symbols",
        ("DejaVuSans.ttf", "seguisym.ttf", "Arial Unicode.ttf", "NotoSansSymbols2-Regular.ttf"),
        ("DejaVuSans-Bold.ttf",),
        "fonts-dejavu-core",
        ((0x2300, 0x2BFF),),
    ),
    Family("hebrew", ("NotoSansHebrew-Regular.ttf", "Arial.ttf"), (), "fonts-noto-core", ((0x590, 0x5FF),)),
    Family(
        "devanagari", ("NotoSansDevanagari-Regular.ttf", "Nirmala.ttf"), (), "fonts-noto-core", ((0x900, 0x97F),)
    ),
    Family("thai", ("NotoSansThai-Regular.ttf", "LeelawUI.ttf"), (), "fonts-noto-core", ((0xE00, 0xE7F),)),
    Family("georgian", ("NotoSansGeorgian-Regular.ttf",), (), "fonts-noto-core", ((0x10A0, 0x10FF),)),
    Family("ethiopic", ("NotoSansEthiopic-Regular.ttf",), (), "fonts-noto-core", ((0x1200, 0x137F),)),
    Family("khmer", ("NotoSansKhmer-Regular.ttf",), (), "fonts-noto-core", ((0x1780, 0x17FF),)),
)  # fmt: skip

ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "ar": ("arabic", "latin", "symbols", "han"),
    "zh": ("han", "latin", "symbols", "arabic"),
}
"""Which families a language asks first; every other language asks ``USUAL``."""

USUAL: Final = ("latin", "symbols", "arabic", "han")


def family_of(code_point: int) -> Family | None:
    """The family in which people would look for this letter; None when nobody makes a usable font with it."""
    for family in FAMILIES:
        if any(first <= code_point <= last for first, last in family.ranges):
            return family
    return None


def font_folders() -> list[Path]:
    """Where fonts may lie, the bundled ones first."""
    folders: list[Path] = []
    with contextlib.suppress(FileNotFoundError):  # from the source tree, the system's fonts serve
        folders.append(data_path("fonts"))
    home = Path.home()
    if sys.platform == "win32":
        folders += [
            Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
            Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts",
        ]
    elif sys.platform == "darwin":
        folders += [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    else:
        folders += [
            Path("/usr/share/fonts"),
            Path("/usr/local/share/fonts"),
            home / ".local/share/fonts",
            home / ".fonts",
        ]
    return [folder for folder in folders if folder.is_dir()]


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in sorted(names):
                if name.lower().endswith((".ttf", ".ttc")):
                    yield Path(parent) / name


@lru_cache(maxsize=4)
def _found(folders: tuple[Path, ...]) -> Mapping[str, Path]:
    """Font files by their lower-case name; the first folder that has a name wins."""
    found: dict[str, Path] = {}
    for path in _files(folders):
        found.setdefault(path.name.lower(), path)
    return found


def find(wanted: str, folders: Iterable[Path]) -> tuple[Path, int] | None:
    """The path and the number inside its collection of ``file.ttf`` or ``file.ttc:2``."""
    name, _, number = wanted.partition(":")
    path = _found(tuple(folders)).get(name.lower())
    return (path, int(number or 0)) if path else None


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A loaded font: its registered name, and the width of each letter in thousandths of the size."""

    name: str
    widths: Mapping[int, float]
    glyphs: Mapping[int, int]
    default_width: float
    embolden: bool = False
    """There is no bold cut of it: the renderer thickens the strokes."""

    def has(self, code_point: int) -> bool:
        """Whether it can draw this letter."""
        return code_point in self.glyphs

    def width(self, text: str) -> float:
        """The width of a text, in thousandths of the size."""
        widths, other = self.widths, self.default_width
        return sum(widths.get(code, other) for code in map(ord, text))


@lru_cache(maxsize=64)
def _load(path: Path, number: int, embolden: bool) -> Font | None:
    """Register a font with reportlab, once a process; None when its outlines cannot be embedded."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    name = f"FP-{path.stem}-{number}"
    try:
        font = TTFont(name, str(path), subfontIndex=number, shapable=False)
    except (TTFError, OSError):
        return None
    pdfmetrics.registerFont(font)
    face = font.face
    return Font(name, face.charWidths, face.charToGlyph, face.defaultWidth, embolden)


def load_family(family: Family, bold: bool, folders: tuple[Path, ...]) -> Font | None:
    """The first font of a family that is installed and usable; a regular one, thickened, where no bold one is."""
    for files, embolden in ((family.bold, False), (family.regular, True)) if bold else ((family.regular, False),):
        for wanted in files:
            found = find(wanted, folders)
            font = _load(*found, embolden) if found else None
            if font is not None:
                return font
    return None


class FontBook:
    """The fonts of one document, asked in its language's order, letter by letter."""

    def __init__(self, language: str, folders: Iterable[Path] | None = None) -> None:
        self._folders = tuple(font_folders() if folders is None else folders)
        first = ORDER.get(language, USUAL)
        by_name = {family.name: family for family in FAMILIES}
        self._families = [by_name[name] for name in first] + [f for f in FAMILIES if f.name not in first]
        self._loaded: dict[tuple[str, bool], Font | None] = {}
        self._choices: dict[tuple[int, bool], Font | None] = {}
        # Chinese shares dashes, quotes and dots with Latin by code, but draws them as wide as its own letters.
        self._as_in_language = frozenset(range(0x2014, 0x2027)) if language == "zh" else frozenset()

    @property
    def body(self) -> Font | None:
        """The font that the language itself is written in."""
        return self._font(self._families[0], False)

    def font_for(self, code_point: int, bold: bool) -> Font | None:
        """The first font that has this letter; None when no installed one has it."""
        key = (code_point, bold)
        if key not in self._choices:
            self._choices[key] = self._choose(code_point, bold)
        return self._choices[key]

    def has_family(self, family: Family) -> bool:
        """Whether any font of this family is installed."""
        return self._font(family, False) is not None

    def _choose(self, code_point: int, bold: bool) -> Font | None:
        home = None if code_point in self._as_in_language else family_of(code_point)
        # The script's own family first: a Chinese font also has Latin letters, but a Latin one draws them better.
        families = self._families if home is None else [home, *self._families]
        for family in families:
            font = self._font(family, bold)
            if font is not None and font.has(code_point):
                return font
        return None

    def _font(self, family: Family, bold: bool) -> Font | None:
        key = (family.name, bold)
        if key not in self._loaded:
            self._loaded[key] = load_family(family, bold, self._folders)
        return self._loaded[key]
