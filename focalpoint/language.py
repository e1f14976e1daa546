"""The six languages: texts, plurals, dates, numbers, direction. Knows neither Qt nor the documents.

Every text is an English literal given to ``gettext``, ``ngettext`` or ``pgettext`` with named placeholders.
``N_`` marks a literal that is translated later, where it is shown.
"""

from __future__ import annotations

import gettext as _gettext
import re
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from focalpoint.assets import data_path

LANGUAGES: Final = ("en", "fr", "es", "ru", "ar", "zh")
OWN_NAMES: Final = {
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ru": "Русский",
    "ar": "العربية",
    "zh": "中文",
}
DOMAIN: Final = "focalpoint"
_LOCALES: Final = {"en": "en_GB", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar_EG", "zh": "zh_Hans_CN"}
_SEPARATORS: Final = {"fr": "\u202f", "es": ".", "ru": "\xa0"}
FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_ISOLATE: Final = "\u2069"
_REORDERING: Final = re.compile("[\u202a-\u202e]")
_ISOLATING: Final = re.compile("[\u2066-\u2069]")


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark a literal for translation without translating it now."""
    return message


def PN_(context: str, message: str) -> str:  # noqa: N802 - as N_
    """Mark a literal that is told apart by where it stands, for ``pgettext`` with the same context."""
    del context
    return message


def isolate(text: str) -> str:
    """Keep a name, reference or number from disturbing the direction of the text around it; nothing for nothing."""
    return f"{FIRST_STRONG_ISOLATE}{plain_order(text)}{POP_ISOLATE}" if text else ""


def plain_order(text: str) -> str:
    """A text as it is shown: letters in their own order, whatever marks somebody hid in it.

    Overrides and embeddings (U+202A to U+202E) could show "exe.pdf" for "fdp.exe" or turn what stands beside it; they
    are left out. Isolates are closed, so that they end with the text. What is stored stays as it was written.
    """
    if text.isascii():
        return text
    text = _REORDERING.sub("", text)
    if not _ISOLATING.search(text):
        return text
    shown, deep = [], 0
    for letter in text:
        if letter == POP_ISOLATE:
            if not deep:
                continue
            deep -= 1
        elif letter in "\u2066\u2067\u2068":
            deep += 1
        shown.append(letter)
    return "".join(shown) + POP_ISOLATE * deep


@lru_cache(maxsize=8)
def _catalogue(code: str) -> _gettext.NullTranslations:
    if code == "en":
        return _gettext.NullTranslations()
    return _gettext.translation(DOMAIN, data_path("i18n"), [code], fallback=True)


class Language:
    """One of the six languages, with its catalogue."""

    def __init__(self, code: str) -> None:
        """Raises ValueError for a language that is not one of the six."""
        if code not in LANGUAGES:
            raise ValueError(code)
        self.code = code
        self._texts = _catalogue(code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Language) and other.code == self.code

    def __hash__(self) -> int:
        return hash(self.code)

    @property
    def right_to_left(self) -> bool:
        """Whether text and layout run from the right."""
        return self.code == "ar"

    def gettext(self, message: str) -> str:
        """The text in this language."""
        return self._texts.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The right plural form for ``n``; fill the placeholders afterwards."""
        return self._texts.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        """The text in this language, told apart by where it stands."""
        return self._texts.pgettext(context, message)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        """The right plural form for ``n``, told apart by where it stands; fill the placeholders afterwards."""
        return self._texts.npgettext(context, one, many, n)

    def date(self, value: date | str | None, *, short: bool = False) -> str:
        """A civil date as people of this language write it; nothing for None. Takes ISO text too."""
        return (
            "" if not value else _format_date(self.code, value if isinstance(value, str) else value.isoformat(), short)
        )

    def moment(self, value: datetime | str, zone: str = "UTC") -> str:
        """An instant as date and time in the given zone."""
        from babel.dates import format_datetime, get_timezone

        instant = datetime.fromisoformat(value) if isinstance(value, str) else value
        return format_datetime(instant, "medium", tzinfo=get_timezone(zone), locale=_LOCALES[self.code])

    def number(self, value: float, places: int = 0) -> str:
        """A number with this language's separators and so many decimals."""
        if not places and (whole := round(value)) >= 0:
            return _grouped(self.code, whole)
        from babel.numbers import format_decimal

        return format_decimal(
            round(value, places),
            locale=_LOCALES[self.code],
            format="#,##0." + "0" * places if places else "#,##0",
            numbering_system="latn",
        )

    def percent(self, value: float | None) -> str:
        """A percentage (0–100) without decimals; a dash when there is no data."""
        if value is None:
            return "–"
        # 100 % only when it is truly complete (domain/plan.md 10.4, rule 7).
        whole = 99 if 99.5 <= value < 100 else round(value)
        return self.gettext("{n} %").format(n=whole)

    def join(self, items: list[str]) -> str:
        """A list as running text: "a, b and c"."""
        from babel.lists import format_list

        return format_list(items, locale=_LOCALES[self.code]) if items else ""

    def country(self, iso2: str) -> str:
        """The name of a country by its two-letter code; the code itself when unknown."""
        return _territories(self.code).get(iso2, iso2)


def _grouped(code: str, number: int) -> str:
    """A whole number with the separators that CLDR gives the language, without loading all its data at a start.

    A test compares this with Babel.
    """
    return f"{number:,}".replace(",", _SEPARATORS.get(code, ","))


@lru_cache(maxsize=8)
def _territories(code: str) -> dict[str, str]:
    from babel import Locale

    return {key: str(name) for key, name in Locale.parse(_LOCALES[code]).territories.items()}


@lru_cache(maxsize=8192)
def _format_date(code: str, iso: str, short: bool) -> str:
    from babel.dates import format_date

    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return format_date(day, "short" if short else "d MMM y" if code != "zh" else "medium", locale=_LOCALES[code])
