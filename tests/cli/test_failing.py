"""Failures: exit status 2, one sentence on standard error, nothing on standard output, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from focalpoint.cli.command import Command
from focalpoint.cli.main import main
from focalpoint.language import LANGUAGES, Language
from tests.cli.conftest import CLOCK, PASSPHRASE, CommandLine, Done


def refused(done: Done) -> None:
    assert done.status == 2
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert len(done.err) > 20
    assert "Traceback" not in done.err
    assert "{" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("bogus",),
        ("plan",),
        ("plan", "bogus"),
        ("plan", "show", "--bogus"),
        ("plan", "import"),
        ("tasks", "show", "--language", "tlh"),
        ("screenshots", "pictures", "--theme", "pink"),
    ],
)
def test_a_command_that_is_not_understood_is_refused(focalpoint: CommandLine, arguments: tuple[str, ...]) -> None:
    refused(focalpoint(*arguments))


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "show", "--plan", "FP-PLN-1999-0001", "--json"),
        ("plan", "export", "plan.docx"),
        ("plan", "export", "/nowhere/at/all/plan.csv"),
        ("plan", "import", "missing.xlsx", "--json"),
        ("tasks", "show", "--ministry", "NOBODY", "--json"),
        ("restore", "missing.focalpoint-backup"),
        ("screenshots", "pictures", "--size", "big"),
        ("screenshots", "pictures", "--size", "640x480"),
        ("screenshots", "pictures", "--scale", "5"),
        ("screenshots", "pictures", "--scale", "4.5"),
        ("screenshots", "pictures", "--scale", "fine"),
    ],
)
def test_what_cannot_be_done_is_refused(
    focalpoint: CommandLine, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(focalpoint(*arguments))


def test_a_wrong_passphrase_is_refused(focalpoint: CommandLine) -> None:
    focalpoint.passphrase_file.write_text("wrong", encoding="utf-8")
    refused(focalpoint("plan", "show", "--json"))


def test_a_passphrase_file_that_is_not_there_is_refused(focalpoint: CommandLine) -> None:
    focalpoint.passphrase_file.unlink()
    refused(focalpoint("plan", "show", "--json"))


def test_a_user_who_is_not_there_is_refused(focalpoint: CommandLine) -> None:
    refused(focalpoint("--user", "Nobody", "plan", "show", "--json"))


def test_a_vault_that_is_not_there_is_refused(focalpoint: CommandLine, tmp_path: Path) -> None:
    focalpoint.vault = tmp_path / "none.focalpoint"
    refused(focalpoint("plan", "show", "--json"))
    assert not focalpoint.vault.exists()


def test_nobody_is_asked_for_the_passphrase_of_a_vault_that_is_not_there(
    focalpoint: CommandLine, tmp_path: Path
) -> None:
    from focalpoint.cli.errors import PassphraseNeededError
    from focalpoint.language import Language
    from focalpoint.words.errors import explain

    done = focalpoint.bare("--vault", tmp_path / "none.focalpoint", "verify")
    refused(done)
    assert done.err.strip() != explain(PassphraseNeededError(), Language("en"))
    assert "none.focalpoint" in done.err


def test_a_folder_that_is_no_vault_is_refused(focalpoint: CommandLine, tmp_path: Path) -> None:
    focalpoint.vault = tmp_path / "empty.focalpoint"
    focalpoint.vault.mkdir()
    refused(focalpoint("verify", "--json"))


def test_a_command_without_a_vault_is_refused(focalpoint: CommandLine) -> None:
    refused(focalpoint.bare("plan", "show", "--json"))


def test_new_refuses_an_existing_path_and_leaves_it(focalpoint: CommandLine) -> None:
    before = sorted(path.name for path in focalpoint.vault.iterdir())
    refused(focalpoint("new", "--country", "XAA"))
    assert sorted(path.name for path in focalpoint.vault.iterdir()) == before


@pytest.mark.parametrize("country", ["ZZY", "Ruritania", "xa", "12"])
def test_new_refuses_what_is_no_country_code(focalpoint: CommandLine, tmp_path: Path, country: str) -> None:
    focalpoint.vault = tmp_path / "other.focalpoint"
    refused(focalpoint("new", "--country", country))
    assert not focalpoint.vault.exists()


def test_writing_is_refused_while_somebody_else_has_the_vault_open(focalpoint: CommandLine, tmp_path: Path) -> None:
    from focalpoint.services.opening import unlock

    rows = tmp_path / "rows.csv"
    rows.write_text("Title,Start,Finish\nOne,2026-01-01,2026-02-01\n", encoding="utf-8")
    other = unlock(focalpoint.vault, user_name=None, passphrase=PASSPHRASE, clock=CLOCK)
    try:
        done = focalpoint("plan", "import", rows, "--json")
    finally:
        other.close()
    refused(done)


def test_the_sentence_is_in_the_language_that_was_asked_for(focalpoint: CommandLine) -> None:
    from focalpoint.cli.errors import NoVaultNamedError
    from focalpoint.language import Language
    from focalpoint.words.errors import explain

    for code in ("en", "fr", "ar"):
        done = focalpoint.bare("plan", "show", "--language", code)
        assert done.err.strip() == explain(NoVaultNamedError(), Language(code))


def failing(error: BaseException) -> Command:
    def run(_context: object) -> int:
        raise error

    return Command(("fail",), "fails", lambda _parser, _language: None, run)


@pytest.mark.parametrize(
    ("error", "named"),
    [
        (RuntimeError("secret fact"), "RuntimeError"),
        (KeyboardInterrupt(), "Stopped"),
        (PermissionError(13, "Permission denied", "/x/plan.xlsx"), "/x/plan.xlsx"),
        (OSError(28, "No space left on device", "plan.pdf"), "No space left"),
    ],
)
def test_what_nobody_foresaw_is_one_sentence_too(
    error: BaseException, named: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    status = main(["fail"], [failing(error)])
    captured = capsys.readouterr()
    refused(Done(status, captured.out, captured.err))
    assert named in captured.err
    assert "secret" not in captured.err
    caplog.clear()


def test_a_reader_that_stops_reading_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fail"], [failing(BrokenPipeError())]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_help_speaks_the_chosen_language_throughout(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    from focalpoint.__main__ import main as start
    from focalpoint.cli.main import ARGPARSE_SAYS

    assert start(["--language", language, "--help"]) == 0
    shown = capsys.readouterr().out
    for words in ARGPARSE_SAYS[:1] + ARGPARSE_SAYS[3:5]:
        assert words not in shown
        assert Language(language).gettext(words).strip() in " ".join(shown.split())
