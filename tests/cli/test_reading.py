"""Commands that read: their JSON is for programs, whatever the language."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.cli.conftest import CommandLine


def test_plan_show_lists_every_node_in_order_with_codes_and_iso_dates(focalpoint: CommandLine) -> None:
    done = focalpoint("plan", "show", "--json")
    assert done.status == 0
    pillar, train, opens = done.json
    assert [item["wbs"] for item in done.json] == ["1", "1.1", "1.2"]
    assert [item["kind"] for item in done.json] == ["pillar", "activity", "milestone"]
    assert pillar["title"] == "Prévention"
    assert pillar["parent"] is None
    assert train["parent"] == pillar["id"]
    assert (train["start"], train["finish"], train["percent"]) == ("2026-01-01", "2026-06-30", 40.0)
    assert train["status"] == "not_started"
    assert UUID(train["lead"]).version == 7
    assert opens["predecessors"] == [{"id": train["id"], "type": "FS", "lag_days": 2}]
    assert train["predecessors"] == []


@pytest.mark.parametrize("command", [("plan", "show"), ("tasks", "show"), ("search", "train")])
def test_every_item_of_a_list_has_id_ref_kind_and_title(focalpoint: CommandLine, command: tuple[str, ...]) -> None:
    items = focalpoint(*command, "--json").json
    assert items
    for item in items:
        assert all(isinstance(item[name], str) and item[name] for name in ("id", "ref", "kind", "title"))


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_json_is_the_same_in_every_language(focalpoint: CommandLine, language: str) -> None:
    english = focalpoint("tasks", "show", "--json")
    assert focalpoint("tasks", "show", "--json", "--language", language).out == english.out
    assert focalpoint("--language", language, "tasks", "show", "--json").out == english.out


def test_plan_show_takes_a_reference_or_an_id_of_a_plan(focalpoint: CommandLine) -> None:
    everything = focalpoint("plan", "show", "--json").json
    (plan,) = [hit for hit in focalpoint("search", "National", "--json").json if hit["kind"] == "plan"]
    for named in (plan["id"], plan["ref"]):
        assert focalpoint("plan", "show", "--plan", named, "--json").json == everything


def test_tasks_can_be_narrowed_to_what_is_late_and_to_a_ministry(focalpoint: CommandLine) -> None:
    assert {task["title"] for task in focalpoint("tasks", "show", "--json").json} == {
        "Send the list of posts",
        "Name a contact",
    }
    (late,) = focalpoint("tasks", "show", "--overdue", "--json").json
    assert (late["title"], late["overdue"], late["due"]) == ("Send the list of posts", True, "2026-11-01")
    (one,) = focalpoint("tasks", "show", "--ministry", "MOI", "--json").json
    assert one["title"] == "Name a contact"
    assert focalpoint("tasks", "show", "--ministry", one["ministry"], "--json").json == [one]


@pytest.mark.parametrize("text", ["border", "orde", "司法", "prevention", "الداخلية"])
def test_search_finds_words_parts_of_words_and_other_scripts(focalpoint: CommandLine, text: str) -> None:
    done = focalpoint("search", text, "--json")
    assert done.status == 0
    assert len(done.json) == 1


def test_search_that_finds_nothing_gives_an_empty_list_and_is_no_failure(focalpoint: CommandLine) -> None:
    done = focalpoint("search", "zzzzzz", "--json")
    assert (done.status, done.json, done.err) == (0, [], "")


def test_without_json_a_person_reads_lines(focalpoint: CommandLine) -> None:
    lines = focalpoint("plan", "show").out.splitlines()
    assert len(lines) == 3
    assert lines[1].split("\t")[0] == "1.1"
    assert "None" not in focalpoint("plan", "show").out + focalpoint("tasks", "show").out


def test_reading_works_while_somebody_else_has_the_vault_open(focalpoint: CommandLine) -> None:
    from focalpoint.services.opening import unlock
    from tests.cli.conftest import CLOCK, PASSPHRASE

    other = unlock(focalpoint.vault, user_name=None, passphrase=PASSPHRASE, clock=CLOCK)
    try:
        assert focalpoint("plan", "show", "--json").status == 0
        assert focalpoint("search", "border", "--json").status == 0
    finally:
        other.close()
