"""What is found in a request, which treaty governs it and why: in sentences of the reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from focalpoint.assets import data_path
from focalpoint.domain.requests.instrument_ids import catalogue_id, resolution_number
from focalpoint.language import LANGUAGES, N_, isolate
from focalpoint.words.countries import country_name
from focalpoint.words.request_sentences import SENTENCES

if TYPE_CHECKING:
    from focalpoint.domain.requests.findings import Finding
    from focalpoint.domain.requests.governing import Because
    from focalpoint.language import Language

Titles = Callable[[str], str]
"""The title of an instrument of the office's own by its id; empty for one that it does not know."""

_BECAUSE: Final[dict[str, str]] = {
    "bilateral": N_("A bilateral treaty between the two States comes first: {instrument}."),
    "regional": N_("No bilateral treaty is in force; a regional one binds both States: {instrument}."),
    "scope": N_(
        "No treaty on this matter binds both States more closely; this one does, and its own scope is stated: {instrument}."
    ),
    "offence": N_(
        "No general treaty on this matter binds both States; the convention on the offence does: {instrument}."
    ),
    "own_measures": N_(
        "This convention has an article of its own for the measure, and binds both States: {instrument}."
    ),
    "drafter": N_(
        "You chose this text: {instrument}. Your reason: {text}. By the order of treaties this one would govern: {governing}."
    ),
    "reciprocity": N_(
        "No treaty in force between the two States was found: domestic law and reciprocity remain ({state})."
    ),
    "unknown": N_(
        "It is not known whether these bind both States: {instruments}. Look them up before relying on one ({state})."
    ),
    "no_state": N_("Choose the other State: only then can it be said which treaty governs."),
    "no_treaty_needed": N_("No treaty is relied on for this kind of request."),
    "nothing": N_("Nothing can be said yet."),
}
_ELEMENTS: Final[dict[str, str]] = {
    "authority": N_("the requesting authority"),
    "subject": N_("the proceedings and who conducts them"),
    "facts": N_("the facts"),
    "assistance": N_("the assistance asked for"),
    "person": N_("the person concerned"),
    "purpose": N_("the purpose"),
    "law": N_("the text of the law"),
    "offence": N_("the offence"),
    "warrant": N_("the warrant or judgment"),
    "data": N_("the data"),
    "custodian": N_("the custodian of the data"),
    "necessity": N_("why it is necessary"),
    "followup": N_("that a request will follow"),
}
_INSTRUMENTS: Final = frozenset({"instrument", "other_instrument", "governing"})
_STATES: Final = frozenset({"state", "other_state"})
_TRANSLATED: Final = frozenset({"label", "type"})
_UNNAMED: Final = "TCA20"


def finding_text(finding: Finding, language: Language, titles: Titles | None = None) -> str:
    """The sentence of a finding: what is wrong and what to do.

    Args:
        finding: what a rule found.
        language: the reader's.
        titles: gives the titles of the office's own agreements.
    """
    return _said(language, sentence_of(finding), finding.values, titles)


def sentence_of(finding: Finding) -> str:
    """The English sentence of a finding, with its placeholders."""
    if finding.reason == "missing" and finding.code not in _OWN_MISSING:
        return SENTENCES["T/missing" if finding.values.get("type") else "R/missing"]
    kind, dot, check = finding.code.partition(".")
    codes = (finding.code, f"T:*.{check}") if dot and kind.startswith("T:") else (finding.code,)
    tried = [key for code in codes for key in (f"{code}/{finding.reason}", code)]
    return next(SENTENCES[key] for key in tried if key in SENTENCES)


_OWN_MISSING: Final = frozenset(code.partition("/")[0] for code in SENTENCES if code.endswith("/missing")) - {"R", "T"}


def source_text(language: Language, source: str) -> str:
    """Where a rule comes from: an article as cited, or good practice in the reader's words."""
    return language.gettext(_PRACTICE) if source == "practice" else source


_PRACTICE: Final = N_("Good practice")


def because_text(because: Because, language: Language, titles: Titles | None = None) -> str:
    """Why a text governs, in a sentence."""
    return _said(language, _BECAUSE[because.code], because.values, titles)


def instrument_name(language: Language, instrument: str, titles: Titles | None = None) -> str:
    """The short title of an instrument by the id that requests use; a resolution by its number."""
    own = titles(instrument) if titles is not None else ""
    if own:
        return isolate(own)
    number = resolution_number(instrument)
    if number is not None:
        return language.gettext("Security Council resolution {number}").format(number=number)
    if instrument == _UNNAMED:
        return language.gettext("EU–UK Trade and Cooperation Agreement")
    names = _short_titles(language.code if language.code in LANGUAGES else "en")
    return names.get(catalogue_id(instrument), "") or isolate(instrument)


@lru_cache(maxsize=len(LANGUAGES))
def _short_titles(code: str) -> Mapping[str, str]:
    """The short titles that ship, by the catalogue's ids."""
    found: dict[str, str] = tomllib.loads(data_path("resources", "instruments", f"{code}.toml").read_text("utf-8"))[
        "short"
    ]
    return found


def _said(language: Language, sentence: str, values: Mapping[str, object], titles: Titles | None) -> str:
    shown = {name: _value(language, name, value, titles) for name, value in values.items()}
    return language.gettext(sentence).format_map(_Shown(shown))


class _Shown(dict[str, str]):
    """What nobody gave is left out rather than breaking the sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def _value(language: Language, name: str, value: object, titles: Titles | None) -> str:
    if value is None:
        return "…"
    if isinstance(value, tuple):
        return _several(language, name, value, titles)
    if isinstance(value, date):
        return language.date(value)
    if isinstance(value, (int, float)):
        return language.number(value) if abs(value) < _READABLE else str(value)
    return _code(language, name, str(value), titles)


def _code(language: Language, name: str, text: str, titles: Titles | None) -> str:
    """A code in words, by the name of its place in the sentence; the user's own words as they are."""
    if name in _INSTRUMENTS:
        return instrument_name(language, text, titles)
    if name in _STATES:
        return country_name(language, text) or text
    if name in _TRANSLATED:
        return language.gettext(text) if text else ""
    if name == "language":
        return _language_name(language, text)
    return isolate(_short(text))


_READABLE: Final = 1e15
_LONGEST: Final = 160


def _short(text: str) -> str:
    """The user's own words, cut where a paste would fill the window."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


_SINGULAR: Final = {"instruments": "instrument", "states": "state", "languages": "language"}


def _several(language: Language, name: str, values: tuple[object, ...], titles: Titles | None) -> str:
    if name == "elements":
        return language.join([language.gettext(_ELEMENTS.get(str(one), str(one))) for one in values])
    return language.join([_value(language, _SINGULAR.get(name, name), one, titles) for one in values]) or "…"


def _language_name(language: Language, code: str) -> str:
    """What a language is called; its code where nobody has a name for it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_language_name(language.code) or code
    except (UnknownLocaleError, ValueError):
        return isolate(code)
