"""Reads the shipped data of States once, when somebody first asks."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from focalpoint.assets import data_path
from focalpoint.domain.state_names import NameIndex
from focalpoint.domain.states import LANGUAGES, WORLD, Alias, Region, RegionKind, Span, State, StateKind, World

_FOLDER = ("resources", "states")


@lru_cache(maxsize=1)
def world() -> World:
    """The States, regions and names of ``resources/states``."""
    states = {row["code"]: _state(row) for row in _rows("states.csv")}
    regions = {region.code: region for region in _regions(states)}
    aliases = tuple(
        Alias(row["code"], row["name"], _span(row["since"], row["until"]), row["former"] == "former", row["language"])
        for row in _rows("names.csv")
    )
    return World(states, regions, aliases)


@lru_cache(maxsize=1)
def name_index() -> NameIndex:
    """The names of ``world`` and those usual in the six languages, by CLDR."""
    from babel import Locale

    shipped = world()
    by_iso2 = {state.iso2: code for code, state in shipped.states.items() if state.iso2 and not state.ended}
    usual = [
        (by_iso2[iso2], name)
        for language in LANGUAGES
        for iso2, name in Locale.parse(language).territories.items()
        if iso2 in by_iso2
    ]
    return NameIndex(shipped, usual)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with data_path(*_FOLDER, name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _state(row: dict[str, str]) -> State:
    since, until = _day(row["un_since"]), _day(row["un_until"])
    return State(
        code=row["code"],
        kind=StateKind(row["kind"]),
        names=_texts(row, "name"),
        formal_names=_texts(row, "formal"),
        iso2=row["iso2"],
        m49=row["m49"],
        regions=tuple(row["regions"].split()),
        un=Span(since, until) if since else None,
        ended=_day(row["ended"]),
        successors=tuple(row["successors"].split()),
        continued_by=row["continued_by"],
        part_of=row["part_of"],
        part_since=_day(row["part_since"]),
    )


def _regions(states: dict[str, State]) -> Iterator[Region]:
    for row in _rows("regions.csv"):
        kind = RegionKind(row["kind"])
        members = _m49_members(states, row["code"]) if kind is RegionKind.M49 else _members(row["members"])
        yield Region(row["code"], kind, _texts(row, "name"), members, row["parent"], bool(row["dated"]))


def _m49_members(states: dict[str, State], region: str) -> dict[str, tuple[Span, ...]]:
    """The States within a region; a former one until its end, but for one that another State continues."""
    return {
        code: (Span(until=state.ended),)
        for code, state in states.items()
        if state.is_state and not state.continued_by and (region == WORLD or region in state.regions)
    }


def _members(written: str) -> dict[str, tuple[Span, ...]]:
    """``"A B; 1990-01-01 C; 1973-01-01/2020-02-01 D; ./2009-08-18 E"``; a point stands for what is not known."""
    found: dict[str, tuple[Span, ...]] = {}
    for part in written.split(";"):
        first, *codes = part.split()
        span = Span()
        if first == "." or first[0].isdigit() or first.startswith("./"):
            since, _, until = first.partition("/")
            span = Span(_day(since.strip(".")), _day(until))
        else:
            codes.insert(0, first)
        for code in codes:
            found[code] = (*found.get(code, ()), span)
    return found


def _texts(row: dict[str, str], prefix: str) -> dict[str, str]:
    return {language: row[f"{prefix}_{language}"] for language in LANGUAGES if row[f"{prefix}_{language}"]}


def _span(since: str, until: str) -> Span:
    return Span(_day(since), _day(until))


def _day(written: str) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None
