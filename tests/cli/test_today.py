"""``focalpoint today``: what needs attention, for people and for programs."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import CommandLine


def test_today_show_gives_the_figures_with_codes_and_iso_dates(focalpoint: CommandLine) -> None:
    found = focalpoint("today", "show", "--json").json
    late = focalpoint("tasks", "show", "--overdue", "--json").json
    assert (found["day"], found["overdue"], found["backup"]) == ("2026-11-22", len(late), None)
    assert [pillar["wbs"] for pillar in found["pillars"]] == ["1"]
    for name in ("pillars", "ministries", "deadlines", "changes"):
        for item in found[name]:
            assert all(isinstance(item[key], str) for key in ("id", "ref", "kind", "title"))


def test_its_json_is_the_same_in_every_language(focalpoint: CommandLine) -> None:
    english = focalpoint("today", "show", "--json")
    assert focalpoint("--language", "ar", "today", "show", "--json").out == english.out


def test_today_show_says_it_to_people_in_their_language(focalpoint: CommandLine) -> None:
    assert "Overdue tasks\t1\tLate" in focalpoint("today", "show").out


def test_today_export_writes_the_digest_and_nothing_but_pdf(focalpoint: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "digest.pdf"
    assert focalpoint("today", "export", target).status == 0
    assert target.read_bytes().startswith(b"%PDF")
    refused = focalpoint("today", "export", tmp_path / "digest.txt")
    assert (refused.status, refused.out) == (2, "")
