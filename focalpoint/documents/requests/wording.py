"""How one language says what letters are made of: labels, dates, articles, the names of treaties and States."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from focalpoint.documents.requests.clause_book import Phrases, Texts, phrases
from focalpoint.domain.instruments import Instrument
from focalpoint.domain.requests.clauses import filled
from focalpoint.domain.requests.instrument_ids import catalogue_id, resolution_number
from focalpoint.domain.requests.law import article_ids
from focalpoint.domain.requests.specification import FieldSpec
from focalpoint.domain.requests.world import World
from focalpoint.language import Language, isolate, plain_order
from focalpoint.words.countries import country_name
from focalpoint.words.request_options import option_words

_LOCALES: Final = {"en": "en_GB", "fr": "fr", "es": "es", "ru": "ru", "ar": "ar_EG", "zh": "zh_Hans_CN"}
_PARTS: Final = re.compile(r"\(([^)]*)\)")
_AGAIN: Final = re.compile(r"^(.*?\d)\s?(bis|ter|quater)$")
_READ_WITH: Final = {"AIR88": "MON71", "BEJP10": "HAG70"}
"""Protocols whose own articles bear Roman numbers, and the convention that they are read as one with."""
_TIMES: Final = {
    "ar": {"bis": "{n} مكررا", "ter": "{n} مكررا ثانيا", "quater": "{n} مكررا ثالثا"},
    "zh": {"bis": "{n}条之二", "ter": "{n}条之三", "quater": "{n}条之四"},
}
_ARABIC_LETTERS: Final = dict(zip("abcdefghij", "أبجدهوزحطي", strict=True))
_FROM_THE_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class Wording:
    """One language's words, with what is known of treaties and States."""

    def __init__(
        self, code: str, instruments: Mapping[str, Instrument], world: World, states: Mapping[str, str]
    ) -> None:
        """``instruments`` by the catalogue's ids; ``states`` are names that the office gives, by code."""
        self.language = Language(code)
        self.code = code
        self._instruments = instruments
        self._world = world
        self._states = states
        self._phrases: Phrases = phrases()

    # -- fixed texts ---------------------------------------------------------------------------------------------

    def title(self, key: str) -> str:
        """The title of a letter."""
        return self._of(self._phrases.titles, key)

    def heading(self, key: str, **values: str) -> str:
        """A heading."""
        return filled(self._of(self._phrases.headings, key), values)

    def notice(self, key: str) -> str:
        """What stands over the first page."""
        return self._of(self._phrases.notices, key)

    def label(self, key: str, otherwise: str = "") -> str:
        """What stands beside an answer; ``otherwise`` is the form's own English label, shown through the catalogue."""
        found = self._phrases.labels.get(key)
        if found is not None:
            return found[self.code]
        return self.language.gettext(otherwise) if otherwise else key

    def value(self, code: str, spec: FieldSpec | None = None) -> str:
        """The word for a code: the letter's own, else the form's."""
        found = self._phrases.values.get(code)
        if found is not None:
            return found[self.code]
        return code.replace("_", " ") if spec is None else option_words(self.language, spec, code)

    def word(self, key: str, **values: str) -> str:
        """A small word with its places filled."""
        return filled(self._of(self._phrases.words, key), values)

    def _of(self, texts: Texts, key: str) -> str:
        return texts[key][self.code]

    # -- values --------------------------------------------------------------------------------------------------

    def date(self, day: date) -> str:
        """A civil date written out."""
        return _long_date(self.code, day)

    def instant(self, at: datetime) -> str:
        """A date and time to the second, with its offset from UTC where one is known."""
        offset = at.strftime("%z")
        zone = f" (UTC{offset[:3]}:{offset[3:5]})" if offset else ""
        return f"{self.date(at.date())}, {at:%H:%M:%S}{zone}"

    def state(self, code: str) -> str:
        """The name of a State; its code where nobody knows a name."""
        return country_name(self.language, code, self._states.get(code, "")) or code

    def language_name(self, code: str) -> str:
        """The name of a language by its two-letter code."""
        return _languages(self.code).get(code, code)

    def listed(self, texts: Iterable[str]) -> str:
        """A list in running text, whose items may hold commas."""
        return self.word("apart").join(texts)

    def kept(self, text: str) -> str:
        """A user's text inside ours: its letters in their own order, apart where its direction is the other one."""
        other = bool(_FROM_THE_RIGHT.search(text)) != (self.code == "ar")
        return isolate(text) if other and "\n" not in text and text else plain_order(text)

    # -- treaties ------------------------------------------------------------------------------------------------

    def treaty(self, instrument: str) -> str:
        """The full title with place and date, and how it is cited hereafter."""
        known = self._instruments.get(catalogue_id(instrument))
        if known is None:
            return self.short(instrument)
        title, place, day = self._titled(known.title(self.code)), known.place(self.code), known.adopted
        short = self.short(instrument)
        if not place or day is None:
            return title if title == short else self.word("basis_plain", title=title, short=short)
        return self.word("basis", title=title, place=place, date=self.date(day), short=short)

    def short(self, instrument: str) -> str:
        """How a text is cited."""
        number = resolution_number(instrument)
        if number is not None:
            return self.word("resolution", n=instrument.partition(" ")[2] or _numbered(number))
        known = self._instruments.get(catalogue_id(instrument))
        if known is not None:
            return known.short_title(self.code) or known.title(self.code)
        agreement = self._world.agreement(instrument)
        return self.kept(agreement.title) if agreement and agreement.title else self.word("treaty")

    def article(self, article: str) -> str:
        """One article as this language cites it: "12(2)" is "article 12, par. 2" in French."""
        head, parts = article.partition("(")[0].strip(), _PARTS.findall(article)
        shown = self._head(head)
        for part in parts:
            key = "paragraph" if part[:1].isdigit() else "letter"
            name = _ARABIC_LETTERS.get(part, part) if self.code == "ar" and key == "letter" else part
            shown += self.word(key, n=name)
        return shown

    def cited(self, instrument: str, articles: str | Iterable[str]) -> str:
        """A text with its articles: "Financing Convention 1999, article 12(2)"."""
        each = article_ids(articles) if isinstance(articles, str) else tuple(articles)
        if resolution_number(instrument) is not None:
            shown = [self.word("operative", n=one) for one in each]
        else:
            shown = [self.article(one) for one in each]
        name = self.short(_home(instrument, each))
        return self.word("cited", title=name, articles=self.word("between").join(shown)) if shown else name

    def cite(self, found: Iterable[tuple[str, str]]) -> str:
        """What stands in brackets behind a sentence; nothing where nothing is cited."""
        shown = self.listed(self.cited(instrument, articles) for instrument, articles in found)
        return self.word("bracket", list=shown) if shown else ""

    def _head(self, head: str) -> str:
        again = _AGAIN.match(head)
        if again is None:
            return self.word("article", n=head)
        if self.code == "zh":
            return "第" + _TIMES["zh"][again[2]].replace("{n}", again[1])
        pattern = _TIMES.get(self.code, {}).get(again[2], f"{{n}} {again[2]}")
        return self.word("article", n=pattern.replace("{n}", again[1]))

    def _titled(self, title: str) -> str:
        """A Chinese title stands in title marks, those inside it in single ones."""
        if self.code != "zh":
            return title
        return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def _home(instrument: str, articles: tuple[str, ...]) -> str:
    """Whose articles these are: where a protocol's own bear Roman numbers, the others are its parent's."""
    parent = _READ_WITH.get(instrument)
    return parent if parent and any(one[:1].isdigit() for one in articles) else instrument


@lru_cache(maxsize=4096)
def _long_date(code: str, day: date) -> str:
    from babel.dates import format_date

    return format_date(day, "long", locale=_LOCALES[code])


@lru_cache(maxsize=6)
def _languages(code: str) -> dict[str, str]:
    from babel import Locale

    return {key: str(name) for key, name in Locale.parse(_LOCALES[code]).languages.items()}


_YEARS: Final = {
    1267: 1999, 1373: 2001, 1452: 2002, 1566: 2004, 1624: 2005, 2178: 2014, 2253: 2015, 2322: 2016, 2341: 2017,
    2396: 2017, 2462: 2019, 2482: 2019, 2664: 2022, 2761: 2024,
}  # fmt: skip


def _numbered(number: int) -> str:
    """The number of a resolution with its year, as it is always written."""
    year = _YEARS.get(number)
    return f"{number} ({year})" if year else str(number)
