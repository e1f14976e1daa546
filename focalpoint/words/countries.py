"""The name of a country: from CLDR, of a fictional one from the sample, else as its office writes it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from focalpoint.assets import data_path

if TYPE_CHECKING:
    from focalpoint.language import Language


class Fictional(NamedTuple):
    """A country of the sample. Texts by language code."""

    code: str
    names: Mapping[str, str]
    formal_names: Mapping[str, str]
    language: str = ""
    """The language of its authorities."""


def country_name(language: Language, code: str, own: str = "") -> str:
    """The name of a country in the reader's language; nothing where nobody knows one.

    Args:
        language: the reader's.
        code: ISO 3166 alpha-3, or user-assigned (XAA–XZZ).
        own: as the office writes it; for a code that nobody else has a name for.
    """
    from babel.core import get_global

    # CLDR gives some of XAA–XZZ to pseudo-locales; to us they are nobody's.
    targets = [] if code.startswith("X") else get_global("territory_aliases").get(code, [])
    if len(targets) == 1:
        return language.country(targets[0])
    return own_names(code, own).get(language.code, own)


def own_names(code: str, own: str = "") -> dict[str, str]:
    """The names by language of a country that ISO 3166 does not list: of the sample's six; else the office's one."""
    found = _fictional().get(code)
    if found is not None and own in ("", *found.names.values()):
        return dict(found.names)
    return {"en": own} if own else {}


def fictional_countries() -> tuple[Fictional, ...]:
    """The sample's country, then its neighbours."""
    return tuple(_fictional().values())


def office_line(language: Language, office: str, code: str, own: str = "") -> str:
    """An office with its country, for the head of a document; a name that says the country says it once."""
    country = country_name(language, code, own)
    known = {country, own, *own_names(code, own).values()} - {""}
    return " · ".join(part for part in (office, "" if any(name in office for name in known) else country) if part)


@lru_cache(maxsize=1)
def _fictional() -> Mapping[str, Fictional]:
    read = tomllib.loads(data_path("resources", "sample", "country.toml").read_text(encoding="utf-8"))
    own = Fictional(read["code"], read["name"], {})
    near = [Fictional(row["code"], row["name"], row["formal"], row["language"]) for row in read["neighbours"]]
    return {country.code: country for country in (own, *near)}
