"""Every worked example stands before the law: nothing above advice in the world that it was written for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from focalpoint.domain.requests.checks import check
from focalpoint.domain.requests.findings import Severity
from focalpoint.domain.requests.world import World, world_from_json
from focalpoint.services.request_catalogue import catalogue, example, example_names
from focalpoint.services.request_law import law

WORLD = Path(__file__).resolve().parents[2] / "data" / "requests" / "world.json"


@pytest.fixture(scope="module")
def world() -> World:
    return world_from_json(json.loads(WORLD.read_text("utf-8")))


@pytest.mark.parametrize("name", example_names())
def test_a_worked_example_has_nothing_above_advice(name: str, world: World) -> None:
    request = example(name)
    found = check(request, catalogue().specification(request.kind, request.stage), world, law())
    assert [(each.code, each.field) for each in found.findings if each.severity is not Severity.ADVICE] == []
    assert found.met == found.applicable > 20


def test_what_an_example_lacks_is_found(world: World) -> None:
    request = example("mla")
    answers = request.answers.with_("purp", None).with_("asst[1].fields.dissipation_risk", "")
    spec = catalogue().specification("mla")
    found = check(type(request)("mla", None, "fr", answers), spec, world, law())
    assert {"R:purp"} <= {each.code for each in found.findings}
    assert "asst[1].fields.dissipation_risk" in {each.field for each in found.findings}
    assert found.met < found.applicable
