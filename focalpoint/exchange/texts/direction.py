"""Arabic as a PDF gives it: in presentation forms and, by some programs, in the order of the eye.

A page is turned round only where it says so itself: Arabic words begin with the article ``ال`` and hardly ever end with
its mirror image; in a page that was stored as it looks it is the other way round.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_FORMS: Final = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")
_ARABIC: Final = "\u0600-\u06ff\u0750-\u077f"
_WORD: Final = re.compile(f"[{_ARABIC}]{{4,}}")
_RUN: Final = re.compile(f"[{_ARABIC}](?:[{_ARABIC}\\s،؛؟.:()«»\\-]*[{_ARABIC}])?")
_ARTICLE: Final = "ال"
_LEAST: Final = 3
"""Words that must say so before a page is turned."""
_MIRRORED: Final = str.maketrans("()«»[]", ")(»«][")


def logical(text: str) -> str:
    """A page's words in the order in which they are read, with plain letters."""
    if text.isascii():
        return text
    plain = _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    words = _WORD.findall(plain)
    begin = sum(word.startswith(_ARTICLE) for word in words)
    end = sum(word.endswith(_ARTICLE[::-1]) for word in words)
    if end < _LEAST or end <= 2 * begin:
        return plain
    return "\n".join(_turned(line) for line in plain.split("\n"))


def _turned(line: str) -> str:
    """A line that was stored as it looks: the whole of it turned, what is not Arabic turned back."""
    if not _RUN.search(line):
        return line
    turned = line[::-1].translate(_MIRRORED)
    return re.sub(r"[A-Za-z0-9][A-Za-z0-9 .,:/\-]*[A-Za-z0-9]", lambda found: found.group()[::-1], turned)
