"""Requests and surroundings for the tests of the law: the worked examples, changed in one place or another."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from focalpoint.domain.requests.answers import Request
from focalpoint.domain.requests.checks import CheckContext, check
from focalpoint.domain.requests.findings import Checked, Finding
from focalpoint.domain.requests.reading import parse
from focalpoint.domain.requests.world import World, world_from_json
from focalpoint.services import request_catalogue
from focalpoint.services.request_law import law

WORLD_FILE = Path(__file__).parents[2] / "data" / "requests" / "world.json"


@lru_cache(maxsize=1)
def world() -> World:
    """The surroundings that the examples were written for."""
    return world_from_json(json.loads(WORLD_FILE.read_text("utf-8")))


@lru_cache(maxsize=32)
def example(name: str = "mla") -> Request:
    """A worked example, without its urgency: urgency makes risks of musts."""
    found = request_catalogue.example(name)
    if found.answers.text("hdr.urgency") in {"", "routine"}:
        return found
    return changed(found, {"hdr.urgency": "routine"})


def request(answers: dict[str, Any], kind: str = "mla", stage: str | None = None, language: str = "fr") -> Request:
    """A request of its own."""
    told = {"kind": kind, "stage": stage, "language": language, "answers": answers}
    return parse(json.dumps(told).encode(), request_catalogue.catalogue())


def changed(draft: Request, changes: dict[str, Any]) -> Request:
    """The same request with other answers."""
    answers = draft.answers
    for path, value in changes.items():
        answers = answers.with_(path, value)
    return replace(draft, answers=answers)


def run(draft: Request, around: World | None = None, context: CheckContext | None = None) -> Checked:
    """What the checks say of it."""
    specification = request_catalogue.catalogue().specification(draft.kind, draft.stage)
    return check(draft, specification, around or world(), law(), context)


def found(draft: Request, code: str, around: World | None = None, context: CheckContext | None = None) -> list[Finding]:
    """The findings of one rule."""
    return list(run(draft, around, context).of(code))


def with_profile(state: str, **ways: Any) -> World:
    """The world in which a State has other ways."""
    profile = replace(world().profile(state), **ways)
    return replace(world(), profiles={**world().profiles, state: profile})


def with_treaties(**since: str) -> World:
    """The world in which further treaties are in force for us and our French-speaking neighbour."""
    states = ("XOR", "XVA")
    days = {name: dict.fromkeys(states, date.fromisoformat(day)) for name, day in since.items()}
    not_party = {state: one - days.keys() for state, one in world().not_party.items()}
    return replace(world(), in_force={**world().in_force, **days}, not_party=not_party)


def only(*instruments: str, states: tuple[str, str] = ("XOR", "XVA")) -> World:
    """The world in which these treaties alone bind the two States, and all others are known not to."""
    day = date(2004, 1, 1)
    everything = frozenset(law().bases) - set(instruments)
    return replace(
        world(),
        in_force={name: dict.fromkeys(states, day) for name in instruments},
        not_party=dict.fromkeys(states, everything),
        bilateral=(),
        reservations=(),
    )
