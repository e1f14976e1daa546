"""Commands that write, and the whole way from a new vault to a restored one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CLOCK, PASSPHRASE, CommandLine

ROWS = """WBS,Title,Start,Finish,Lead,Percent
1,Response,,,,
1.1,Train the police,2026-01-01,2026-03-31,Ministry of Justice,50
1.2,Open the centre,2026-04-01,2026-09-30,Ministry of Interior,
"""
COUNTS = {"read", "created", "updated", "unchanged", "conflicts", "skipped", "warnings"}


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def _quick_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Key derivation at its floor: calibrating to a second is tested with the vault."""
    from focalpoint.store.vault import kdf, opening

    for module in (kdf, opening):
        if hasattr(module, "calibrate"):
            monkeypatch.setattr(module, "calibrate", lambda: kdf.MINIMUM)


@pytest.mark.usefixtures("_quick_key")
def test_new_makes_a_vault_whose_first_user_holds_everything_and_prints_the_code_once(
    focalpoint: CommandLine, tmp_path: Path
) -> None:
    from focalpoint.services.opening import unlock, unlock_with_recovery

    focalpoint.vault = tmp_path / "new.focalpoint"
    done = focalpoint("--user", "Léa", "new", "--country", "XAB")
    assert (done.status, done.err) == (0, "")
    code = done.out.splitlines()[-1]
    opened = unlock(focalpoint.vault, user_name=None, passphrase=PASSPHRASE, clock=CLOCK)
    assert opened.session.user_name == "Léa"
    assert opened.session.roles == {"focal_point", "administrator"}
    assert opened.session.has_casework
    assert opened.settings.get("country") == "XAB"
    opened.close()
    recovered = unlock_with_recovery(focalpoint.vault, code=code, clock=CLOCK)
    assert recovered.session.has_casework
    recovered.close()


def test_an_import_reports_counts_as_integers_and_lists(focalpoint: CommandLine, rows: Path) -> None:
    done = focalpoint("plan", "import", rows, "--json")
    assert done.status == 0
    assert done.json.keys() == COUNTS
    assert all(type(done.json[name]) is int for name in ("read", "created", "updated", "unchanged"))
    assert all(isinstance(done.json[name], list) for name in ("conflicts", "skipped", "warnings"))
    assert (done.json["read"], done.json["created"]) == (3, 3)


def test_a_dry_run_says_the_same_and_writes_nothing(focalpoint: CommandLine, rows: Path) -> None:
    before = focalpoint("plan", "show", "--json").json
    dry: Any = focalpoint("plan", "import", rows, "--dry-run", "--json").json
    assert focalpoint("plan", "show", "--json").json == before
    assert focalpoint("plan", "import", rows, "--json").json == dry


def test_a_second_import_of_the_same_file_changes_nothing(focalpoint: CommandLine, rows: Path) -> None:
    focalpoint("plan", "import", rows, "--json")
    before = focalpoint("plan", "show", "--json").json
    again = focalpoint("plan", "import", rows, "--json").json
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 3)
    assert focalpoint("plan", "show", "--json").json == before


def test_what_was_imported_is_found_by_search(focalpoint: CommandLine, rows: Path) -> None:
    focalpoint("plan", "import", rows)
    assert [hit["title"] for hit in focalpoint("search", "police", "--json").json] == ["Train the police"]


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".csv", ".xml", ".ics"])
def test_export_writes_the_format_that_the_suffix_names(focalpoint: CommandLine, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"plan{suffix}"
    done = focalpoint("plan", "export", target)
    assert (done.status, done.err) == (0, "")
    assert done.out.strip() == str(target)
    starts = {".xlsx": b"PK", ".pdf": b"%PDF", ".xml": b"<?xml", ".ics": b"BEGIN:VCALENDAR", ".csv": b""}
    assert target.read_bytes().startswith(starts[suffix])
    assert target.stat().st_size > 100


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".xml"])
def test_an_export_that_nobody_edited_comes_back_as_it_was(
    focalpoint: CommandLine, tmp_path: Path, suffix: str
) -> None:
    before = focalpoint("plan", "show", "--json").json
    target = tmp_path / f"plan{suffix}"
    focalpoint("plan", "export", target)
    back = focalpoint("plan", "import", target, "--json").json
    assert (back["created"], back["updated"], back["conflicts"]) == (0, 0, [])
    assert back["unchanged"] == len(before)
    assert focalpoint("plan", "show", "--json").json == before


def test_an_edited_export_comes_back_as_changes_to_the_same_rows(focalpoint: CommandLine, tmp_path: Path) -> None:
    before = focalpoint("plan", "show", "--json").json
    target = tmp_path / "plan.csv"
    focalpoint("plan", "export", target)
    text = target.read_text(encoding="utf-8-sig")
    assert text.count("Train border guards") == 1
    target.write_text(text.replace("Train border guards", "Something else altogether"), encoding="utf-8-sig")
    back = focalpoint("plan", "import", target, "--json").json
    assert (back["created"], back["updated"], back["unchanged"]) == (0, 1, len(before) - 1)
    after = focalpoint("plan", "show", "--json").json
    assert [item["id"] for item in after] == [item["id"] for item in before]
    assert [item["title"] for item in after] == ["Prévention", "Something else altogether", "司法协助 centre opens"]


def test_verify_finds_nothing_in_a_sound_vault(focalpoint: CommandLine) -> None:
    done = focalpoint("verify", "--json")
    assert (done.status, done.json["sound"], done.json["findings"]) == (0, True, [])
    assert focalpoint("verify").status == 0


def test_verify_exits_with_1_when_something_was_changed_behind_the_journals_back(focalpoint: CommandLine) -> None:
    from focalpoint.services.opening import unlock

    workspace = unlock(focalpoint.vault, user_name=None, passphrase=PASSPHRASE, clock=CLOCK)
    with workspace.vault.office.write() as connection:
        connection.exec_driver_sql("UPDATE tasks SET title = 'forged'")
    workspace.close()
    done = focalpoint("verify", "--json")
    assert done.status == 1
    assert done.json["findings"]
    assert all({"compartment", "code"} <= finding.keys() for finding in done.json["findings"])
    assert focalpoint("verify").status == 1


def test_a_backup_restores_what_was_there_and_keeps_what_it_replaces(
    focalpoint: CommandLine, rows: Path, tmp_path: Path
) -> None:
    before = focalpoint("plan", "show", "--json").json
    made = focalpoint("backup", tmp_path / "backups")
    assert made.status == 0
    file = Path(made.out.strip())
    assert file.is_file()
    assert file.suffix == ".focalpoint-backup"
    focalpoint("plan", "import", rows)
    assert focalpoint("restore", file).status == 0
    assert focalpoint("plan", "show", "--json").json == before
    assert list(tmp_path.glob("*.damaged-*"))


def test_restoring_a_damaged_backup_is_refused_and_the_vault_untouched(focalpoint: CommandLine, tmp_path: Path) -> None:
    file = Path(focalpoint("backup", tmp_path / "backups").out.strip())
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert focalpoint("restore", file).status == 2
    assert focalpoint("verify").status == 0


def test_standard_output_is_utf8_whatever_the_console_speaks(focalpoint: CommandLine) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "focalpoint", "--vault", str(focalpoint.vault)]
    command += ["--passphrase-file", str(focalpoint.passphrase_file), "plan", "show", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert "司法协助 centre opens" in [item["title"] for item in json.loads(done.stdout.decode("utf-8"))]
    assert done.stderr == b""


def test_the_passphrase_may_come_through_standard_input(focalpoint: CommandLine) -> None:
    command = [sys.executable, "-m", "focalpoint", "--vault", str(focalpoint.vault), "tasks", "show", "--json"]
    done = subprocess.run(
        command, input=PASSPHRASE + "\n", capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert len(json.loads(done.stdout)) == 2


def test_screenshots_are_handed_to_whoever_draws_them(focalpoint: CommandLine, tmp_path: Path) -> None:
    asked: list[Any] = []

    def take(folder: Path, **options: Any) -> list[Path]:
        asked.append((folder, options))
        return [folder / "plan.png"]

    target = tmp_path / "pictures"
    done = focalpoint.bare(
        "screenshots",
        target,
        "--language",
        "ar",
        "--theme",
        "contrast",
        "--size",
        "1024x600",
        "--scale",
        "1.5",
        take_screenshots=take,
    )
    assert done.status == 0
    assert asked == [(target, {"language": "ar", "theme": "contrast", "size": (1024, 600), "scale": 1.5})]
    assert done.out.strip() == str(target / "plan.png")


@pytest.mark.parametrize("arguments", [("--help",), ("plan", "import", "--help"), ("--version",)])
def test_help_and_version_are_no_failure(focalpoint: CommandLine, arguments: tuple[str, ...]) -> None:
    done = focalpoint.bare(*arguments)
    assert done.status == 0
    assert "focalpoint" in done.out
