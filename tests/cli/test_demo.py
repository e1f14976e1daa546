"""The demonstration: the sample country and everything that can be handed over from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


@pytest.mark.parametrize("language", ["en", "ar"])
def test_demo_makes_the_sample_and_every_deliverable_in_the_chosen_language(
    focalpoint: CommandLine, tmp_path: Path, language: str
) -> None:
    folder = tmp_path / "demo"
    done = focalpoint.bare("demo", folder, "--language", language)
    assert (done.status, done.err) == (0, "")
    made = [Path(line) for line in done.out.splitlines()]
    assert all(path.is_absolute() and path.stat().st_size > 0 for path in made)
    assert {path.parent for path in made} == {folder / "deliverables" / language}
    assert {path.suffix for path in made} == {".xlsx", ".pdf", ".csv", ".xml", ".ics", ".vcf"}
    assert (folder / "sample.focalpoint" / "keys.json").is_file()


def test_a_second_demo_keeps_the_sample_that_is_there(focalpoint: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    focalpoint.bare("demo", folder)
    keys = (folder / "sample.focalpoint" / "keys.json").read_bytes()
    assert focalpoint.bare("demo", folder, "--language", "fr").status == 0
    assert (folder / "sample.focalpoint" / "keys.json").read_bytes() == keys
    assert (folder / "deliverables" / "fr").is_dir()
    assert (folder / "deliverables" / "en").is_dir()
