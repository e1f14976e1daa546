"""The instruments that come with the program: read when first asked for, never copied into a vault."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from focalpoint.assets import data_path
from focalpoint.domain.instruments import (
    Addressee,
    ArticleRef,
    DutyRule,
    EntryRule,
    Group,
    Instrument,
    InstrumentKind,
    Relation,
    RelationKind,
    Scope,
    Strength,
    Topic,
    Wait,
)
from focalpoint.language import LANGUAGES

_FOLDER: Final = ("resources", "instruments")
Row = Mapping[str, Any]


@lru_cache(maxsize=1)
def shipped() -> tuple[Instrument, ...]:
    """Every shipped instrument in the order of the catalogue, with its texts in six languages.

    Raises:
        FileNotFoundError: a broken installation.
    """
    words = _Words()
    return tuple(_instrument(row, words) for row in _read("structure")["instrument"])


@lru_cache(maxsize=1)
def by_id() -> Mapping[str, Instrument]:
    """The shipped instruments by their keys."""
    return MappingProxyType({instrument.id: instrument for instrument in shipped()})


class _Words:
    """The texts of all languages, read once."""

    def __init__(self) -> None:
        self._files = {code: _read(code) for code in LANGUAGES}

    def of(self, section: str, key: str) -> dict[str, str]:
        """A text by language; those that have none are left out."""
        return {code: str(words[section][key]) for code, words in self._files.items() if key in words.get(section, {})}


def _instrument(row: Row, words: _Words) -> Instrument:
    key = row["id"]
    outcome = row.get("outcome")
    return Instrument(
        id=key,
        titles=words.of("titles", key),
        short_titles=words.of("short", key),
        kind=InstrumentKind(row["kind"]),
        scope=Scope(row["scope"]),
        group=Group(row["group"]),
        adopted=row.get("adopted"),
        places=words.of("places", row["place"]) if "place" in row else {},
        depositary=row["depositary"],
        entry_into_force=row.get("entry"),
        rule=EntryRule(
            _wait(row.get("joining", {})), _wait(row["leaving"]) if "leaving" in row else None, "rule" in row["check"]
        ),
        relations=tuple(_relation(one) for one in row.get("relations", ())),
        articles={Topic(topic): _article(at, words) for topic, at in row.get("articles", {}).items()},
        duties=tuple(_duty(key, one, words) for one in row.get("duties", ())),
        outcome=_article(outcome["at"], words) if outcome else None,
        outcome_to=Addressee(outcome["to"]) if outcome else None,
        adopted_by=row.get("adopted_by", ""),
        number=row.get("number", ""),
        check=frozenset(row["check"]),
    )


def _wait(row: Row) -> Wait:
    return Wait(row.get("days", 0), row.get("months", 0), row.get("first", False))


def _relation(row: Row) -> Relation:
    strength = row.get("strength")
    return Relation(
        RelationKind(row["kind"]),
        row["to"],
        Strength(strength) if strength else None,
        row.get("same_day", False),
        row.get("article", ""),
        row.get("check", False),
    )


def _article(at: str, words: _Words) -> ArticleRef:
    """From "8(1)"; "8(1) | note" names a remark; "?" at the end: to be checked with the depositary."""
    written = at.removesuffix("?").strip()
    articles, _, note = (part.strip() for part in written.partition("|"))
    return ArticleRef(articles, words.of("notes", note) if note else {}, at.endswith("?"))


def _duty(instrument_id: str, row: Row, words: _Words) -> DutyRule:
    article = row["article"]
    return DutyRule(
        f"{instrument_id}:{article}",
        article,
        words.of("duties", row["text"]),
        Addressee(row.get("to", Addressee.DEPOSITARY.value)),
        _wait(row["within"]) if "within" in row else None,
        row.get("check", False),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(data_path(*_FOLDER, f"{name}.toml").read_text("utf-8"))
