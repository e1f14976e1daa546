"""The law of requests that comes with the program: article map, limits and severities, read when first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import time
from functools import lru_cache
from typing import Any, Final

from focalpoint.assets import data_path
from focalpoint.domain.instruments import ArticleRef, Group, Instrument, Scope, Topic, Wait
from focalpoint.domain.requests.findings import Severity
from focalpoint.domain.requests.instrument_ids import request_id
from focalpoint.domain.requests.law import Article, Base, ContentItem, Law, Matter, Rank
from focalpoint.domain.requests.limits import LimitRule, Receipt, Roll, Weight
from focalpoint.domain.requests.severity import RuleSeverity, Severities, SeverityRow
from focalpoint.services.instrument_catalogue import shipped

Row = Mapping[str, Any]
_FOLDER: Final = ("resources", "requests")
_RANKS: Final = {"bilateral": Rank.BILATERAL, "regional": Rank.REGIONAL, "crime": Rank.CRIME, "subject": Rank.SUBJECT}


@lru_cache(maxsize=1)
def law() -> Law:
    """All of it; agreements of the office's own are added by ``with_agreements``.

    Raises:
        FileNotFoundError: a broken installation.
    """
    told = _read("bases")
    catalogue = {request_id(one.id): one for one in shipped()}
    rows = {row["id"]: row for row in told["base"]}
    names = [*rows, *(name for name in catalogue if name not in rows)]
    bases = {name: _base(name, rows.get(name, {}), catalogue.get(name)) for name in names}
    resolutions = {int(number): verbs for number, verbs in told["resolutions"].items()}
    return Law(bases, tuple(_limits()), severities(), resolutions)


@lru_cache(maxsize=1)
def severities() -> Severities:
    """The table of severities."""
    return Severities({code: _severity(code, row) for code, row in _read("severities").items()})


def _base(name: str, row: Row, instrument: Instrument | None) -> Base:
    topics = {topic.value: Article(at.articles, at.check) for topic, at in _articles(instrument) if at.articles}
    topics |= {topic: _article(at) for topic, at in row.get("topics", {}).items()}
    topics = {topic: article for topic, article in topics.items() if article.text}
    matters = row.get("matters")
    if matters is None:
        matters = [matter.value for matter in (Matter.ASSISTANCE, Matter.EXTRADITION) if matter.value in topics]
    offences = topics.get("offences")
    return Base(
        id=name,
        rank=_RANKS[row["rank"]] if "rank" in row else _rank(instrument),
        topics=topics,
        matters=frozenset(matters),
        content=_content(row.get("content", {})),
        extradition_content=_content(row.get("extradition_content", {})),
        measures=frozenset(row.get("measures", ())),
        supplements=row.get("supplements", ""),
        offences=(offences.text,) if offences else (),
        never=row.get("never", False),
        values=row.get("values", {}),
    )


def _articles(instrument: Instrument | None) -> Iterable[tuple[Topic, ArticleRef]]:
    return () if instrument is None else instrument.articles.items()


def _rank(instrument: Instrument | None) -> Rank:
    """Of a text that bases.toml does not speak of."""
    if instrument is None or instrument.group is Group.COUNTER_TERRORISM or instrument.scope is Scope.UNIVERSAL:
        return Rank.SUBJECT
    return Rank.BILATERAL if instrument.scope is Scope.BILATERAL else Rank.REGIONAL


def _article(at: str) -> Article:
    return Article(at.removesuffix("?").strip(), at.endswith("?"))


def _content(row: Mapping[str, str]) -> tuple[ContentItem, ...]:
    return tuple(ContentItem(element, article) for element, article in row.items())


def _limits() -> Iterator[LimitRule]:
    for row in _read("limits")["limit"]:
        yield LimitRule(
            id=row["id"],
            instrument=row["instrument"],
            event=row["event"],
            purpose=row["purpose"],
            wait=Wait(row["wait"].get("days", 0), row["wait"].get("months", 0)),
            weight=Weight(row.get("weight", Weight.HARD)),
            article=row.get("article", ""),
            first_day=row.get("first_day", 0),
            end=time.fromisoformat(row["end"]) if "end" in row else None,
            roll=Roll(row.get("roll", Roll.NONE)),
            receipt=Receipt(row.get("receipt", Receipt.AUTHORITY)),
            provisional=row.get("provisional", False),
            replaced_by=row.get("replaced_by", ""),
            until=frozenset(row.get("until", ())),
            kinds=frozenset(row.get("kinds", ())),
            check=row.get("check", False),
        )


def _severity(code: str, row: Row) -> RuleSeverity:
    told = row.get("rows", [{"severity": row["severity"]}] if "severity" in row else [])
    return RuleSeverity(code, tuple(map(_row, told)), row.get("source", ""), row.get("never_lowered", False))


def _row(row: Row) -> SeverityRow:
    named = {name: frozenset([value] if isinstance(value, str) else value) for name, value in row.items()}
    severity = row["severity"]
    return SeverityRow(
        None if severity == "none" else Severity(severity),
        reasons=named.get("reason", frozenset()),
        kinds=named.get("kind", frozenset()),
        stages=named.get("stage", frozenset()),
        bases=named.get("basis", frozenset()),
        profile={
            name: frozenset([value] if isinstance(value, str) else value)
            for name, value in row.get("profile", {}).items()
        },
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(data_path(*_FOLDER, f"{name}.toml").read_text("utf-8"))
