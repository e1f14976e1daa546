"""``focalpoint request …``: what programs and officials without a window do with requests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from focalpoint.assets import data_path
from tests.cli.conftest import CommandLine

EXAMPLES = data_path("resources", "requests", "examples")
WORLD = Path(__file__).parents[1] / "data" / "requests" / "world.json"


def with_answers(tmp_path: Path, name: str, **answers: object) -> Path:
    told = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    told["answers"] |= answers
    path = tmp_path / f"{name}.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_the_kinds_are_one_list_of_ids(focalpoint: CommandLine) -> None:
    listing = focalpoint.bare("request", "kinds", "--json").json
    kinds = {kind["id"]: kind for kind in listing["kinds"]}
    assert len(kinds) == 20
    assert [stage["id"] for stage in kinds["extradition"]["stages"]] == [
        "provisional_arrest", "accused", "convicted", "in_absentia", "convicted_not_sentenced",
    ]  # fmt: skip
    assert {"bank_and_financial_records", "hearing_by_video_link"} <= {each["id"] for each in listing["types"]}


def test_a_complete_example_passes_without_a_vault(focalpoint: CommandLine) -> None:
    found = focalpoint.bare("request", "check", EXAMPLES / "mla.json", "--world", WORLD, "--json")
    assert found.status == 0
    assert found.json["met"] == found.json["applicable"] > 0
    assert found.json["governing"]["instrument"]
    assert all(finding["severity"] == "advice" and finding["message"] for finding in found.json["findings"])


def test_what_is_missing_is_told_with_its_field(focalpoint: CommandLine, tmp_path: Path) -> None:
    path = with_answers(tmp_path, "mla", purp="")
    found = focalpoint.bare("request", "check", path, "--world", WORLD, "--json")
    assert found.status == 1
    missing = next(finding for finding in found.json["findings"] if finding["field"] == "purp")
    assert (missing["code"], missing["severity"]) == ("R:purp", "must")


@pytest.mark.parametrize(("field", "value"), [("hdr.colour", "red"), ("hdr.deadline", "2026-02-30"), ("annex", "none")])
def test_an_unknown_field_or_a_wrong_type_is_refused_and_named(
    focalpoint: CommandLine, tmp_path: Path, field: str, value: str
) -> None:
    refused = focalpoint(
        "request", "new", "--kind", "mla", "--answers", with_answers(tmp_path, "mla", **{field: value})
    )
    assert refused.status == 2
    assert field in refused.err
    assert focalpoint("request", "list", "--json").json == []


def test_a_request_is_kept_listed_checked_and_written_as_a_draft(focalpoint: CommandLine, tmp_path: Path) -> None:
    made = focalpoint("request", "new", "--kind", "mla", "--answers", EXAMPLES / "mla.json", "--json")
    assert made.status == 0
    (line,) = focalpoint("request", "list", "--json").json
    assert (line["id"], line["kind"], line["status"]) == (made.json["id"], "mla", "draft")
    assert focalpoint("request", "check", line["ref"], "--json").json["findings"]
    for name in ("letter.pdf", "letter.docx"):
        target = tmp_path / name
        assert focalpoint("request", "write", line["id"], target, "--language", "fr").status == 0
        assert target.stat().st_size > 10_000
    assert focalpoint("request", "certificate", line["id"], tmp_path / "certificate.pdf").status == 0
    assert focalpoint("request", "write", line["id"], tmp_path / "letter.odt").status == 2


def test_the_kind_that_is_said_is_the_kind_of_the_file(focalpoint: CommandLine) -> None:
    assert focalpoint("request", "new", "--kind", "transit", "--answers", EXAMPLES / "mla.json").status == 2
