"""The gate: every bad file is one named error, quickly and in little memory; nothing of it outlives the call."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from focalpoint.domain.errors import CancelledError
from focalpoint.domain.progress import StopAfter
from focalpoint.exchange import errors, gate, limits
from focalpoint.exchange.gate import read_plan
from focalpoint.exchange.limits import MEGABYTE, Limits
from focalpoint.language import LANGUAGES, Language
from focalpoint.words.errors import explain
from tests.exchange import hostile
from tests.shared import shared_files

BAD: list[tuple[str, str, type[errors.ImportFileError]]] = [
    ("entity_bomb", "xlsx", errors.EntitiesError),
    ("late_entity", "xlsx", errors.EntitiesError),
    ("wide_encoding", "xlsx", errors.EntitiesError),
    ("external_entity", "xlsx", errors.EntitiesError),
    ("external_target", "xlsx", errors.ExternalTargetsError),
    ("macros", "xlsx", errors.MacrosError),
    ("macro_type", "xlsx", errors.MacrosError),
    ("zip_bomb", "xlsx", errors.UnpackedTooLargeError),
    ("lying_zip_bomb", "xlsx", errors.DamagedFileError),
    ("dense_sheet", "xlsx", errors.UnpackedTooLargeError),
    ("many_rows", "xlsx", errors.TooManyRowsError),
    ("nameless_rows", "xlsx", errors.TooManyRowsError),
    ("far_cell", "xlsx", errors.TooManyRowsError),
    ("many_columns", "xlsx", errors.TooManyColumnsError),
    ("many_entries", "xlsx", errors.TooManyEntriesError),
    ("password", "xlsx", errors.PasswordProtectedError),
    ("truncated", "xlsx", errors.DamagedFileError),
    ("bad_checksum", "xlsx", errors.DamagedFileError),
    ("old_excel", "xls", errors.OldFormatError),
    ("binary_project", "mpp", errors.ProjectBinaryError),
    ("word_document", "docx", errors.UnknownFormatError),
    ("word_document", "xlsx", errors.UnknownFormatError),
    ("package", "csv", errors.WrongSuffixError),
    ("mspdi", "xlsx", errors.WrongSuffixError),
    ("mspdi", "gan", errors.WrongSuffixError),
    ("csv_huge_cell", "xlsx", errors.WrongSuffixError),
    ("mspdi_bomb", "xml", errors.EntitiesError),
    ("mspdi_wide_bomb", "xml", errors.EntitiesError),
    ("mspdi_deep", "xml", errors.DamagedFileError),
    ("mspdi_many", "xml", errors.TooManyRowsError),
    ("csv_rows", "csv", errors.TooManyRowsError),
    ("csv_columns", "csv", errors.TooManyColumnsError),
    ("csv_huge_cell", "csv", errors.DamagedFileError),
    ("binary_csv", "csv", errors.UnknownFormatError),
    ("empty", "csv", errors.EmptyFileError),
    ("blanks", "csv", errors.EmptyFileError),
]


@pytest.mark.parametrize(("maker", "suffix", "error"), BAD, ids=[f"{name}.{suffix}" for name, suffix, _ in BAD])
def test_a_bad_file_is_one_named_error_with_a_sentence(
    tmp_path: Path, maker: str, suffix: str, error: type[errors.ImportFileError]
) -> None:
    path: Path = getattr(hostile, maker)(tmp_path / f"bad.{suffix}")
    with pytest.raises(errors.ImportFileError) as refused:
        read_plan(path)
    assert type(refused.value) is error
    assert "bad." in explain(refused.value, Language("en"))
    assert "{" not in explain(refused.value, Language("en"))


def test_a_sound_file_passes_the_gate(tmp_path: Path) -> None:
    plan = read_plan(hostile.package(tmp_path / "good.xlsx"))
    assert [(row.title, row.parent) for row in plan.rows] == [("Prevention", -1), ("Train the police", 0)]


def test_a_link_that_a_person_may_click_is_no_external_target(tmp_path: Path) -> None:
    path = hostile.external_target(tmp_path / "good.xlsx", "mailto:someone@example.org", "hyperlink")
    assert len(read_plan(path).rows) == 2


@pytest.mark.parametrize(
    "target", ["file:///c:/x.xlsx", r"\\server\share\x.xlsx", "//server/x.xlsx", "HTTPS://example.org"]
)
def test_targets_on_other_machines_are_refused(tmp_path: Path, target: str) -> None:
    with pytest.raises(errors.ExternalTargetsError):
        read_plan(hostile.external_target(tmp_path / "bad.xlsx", target, "externalLinkPath"))


def test_exactly_the_most_rows_are_taken(tmp_path: Path) -> None:
    few = Limits(rows=3)
    good = tmp_path / "good.csv"
    good.write_text("No.,Task\n1,a\n2,b\n3,c\n")
    assert len(read_plan(good, limits=few).rows) == 3
    good.write_text("No.,Task\n1,a\n2,b\n3,c\n4,d\n")
    with pytest.raises(errors.TooManyRowsError):
        read_plan(good, limits=few)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(errors.FileMissingError):
            read_plan(path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="RLIMIT_AS is Linux's")
def test_a_file_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("No.,Task\n" + "".join(f'{n},"{"x" * 900}"\n' for n in range(60_000)))
    with pytest.raises(errors.TooMuchMemoryError):
        read_plan(path, limits=Limits(memory=110 * MEGABYTE))


@pytest.mark.skipif(sys.platform == "win32", reason="ps is POSIX")
def test_where_the_system_does_not_limit_memory_it_is_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "resident_bytes", lambda pid: 500 * MEGABYTE if pid else 0)
    monkeypatch.setattr(gate, "_WATCH_EVERY", 0.0)
    path = hostile.csv_rows(tmp_path / "rows.csv", 100_000)
    with pytest.raises(errors.TooMuchMemoryError):
        read_plan(path, watch=True)


@pytest.mark.skipif(sys.platform == "win32", reason="ps is POSIX")
def test_the_watch_sees_a_processs_memory() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        try:
            assert MEGABYTE < limits.resident_bytes(process.pid) < 200 * MEGABYTE
        finally:
            process.kill()
    assert limits.resident_bytes(process.pid) == 0


def test_a_file_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    path = hostile.csv_rows(tmp_path / "rows.csv", 150_000)
    with pytest.raises(errors.TooSlowError):
        read_plan(path, limits=Limits(seconds=0.2))


def test_cancel_ends_the_reading_process_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def remembered(*args: object, **kwargs: object) -> subprocess.Popen[bytes]:
        process: subprocess.Popen[bytes] = popen(*args, **kwargs)  # type: ignore[call-overload]
        started.append(process)
        return process

    monkeypatch.setattr(subprocess, "Popen", remembered)
    path = hostile.csv_rows(tmp_path / "rows.csv", 190_000)
    with pytest.raises(CancelledError):
        read_plan(path, progress=StopAfter(1))
    assert [process.poll() is None for process in started] == [False]


def test_a_reader_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "_command", lambda: [sys.executable, "-c", "import os; os._exit(1)"])
    with pytest.raises(errors.ReaderFailedError):
        read_plan(hostile.package(tmp_path / "good.xlsx"))


def test_the_reading_process_loads_neither_window_nor_tables_and_starts_fast(tmp_path: Path) -> None:
    path = hostile.package(tmp_path / "good.xlsx")
    code = (
        "import sys; from pathlib import Path; from focalpoint.exchange.child import read_here;"
        "from focalpoint.exchange.limits import Limits; read_here(Path(sys.argv[1]), Limits());"
        "print([m for m in sys.modules if m.partition('.')[0] in"
        " {'PySide6', 'sqlalchemy', 'sqlcipher3', 'openpyxl', 'reportlab', 'alembic', 'cryptography'}])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.shared
@pytest.mark.parametrize(
    "path", shared_files("data/xlsx/*", "data/naughty/*", "data/untc/*"), ids=lambda path: path.name
)
def test_files_that_are_no_plans_give_one_clear_sentence(path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(errors.ImportFileError) as refused:
        read_plan(path)
    assert time.monotonic() - began < 30, "hangs"
    for code in LANGUAGES:
        sentence = explain(refused.value, Language(code))
        assert path.name in sentence
        assert "{" not in sentence


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("54764.xlsx", errors.EntitiesError), ("poc-xmlbomb.xlsx", errors.EntitiesError),
        ("xxe_in_schema.xlsx", errors.ExternalTargetsError), ("pass_protected.xlsx", errors.PasswordProtectedError),
        ("xlsx-corrupted.xlsx", errors.DamagedFileError), ("57893-many-merges.xlsx", errors.NoRowsError),
        ("merged_range.xlsx", errors.NoTitleColumnError),
    ],
)  # fmt: skip
def test_hostile_workbooks_from_outside_are_refused_for_what_they_are(
    shared: Path, name: str, error: type[errors.ImportFileError]
) -> None:
    with pytest.raises(errors.ImportFileError) as refused:
        read_plan(shared / "data" / "xlsx" / name)
    assert type(refused.value) is error


def test_the_frozen_applications_way_in_reads_a_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-m", "focalpoint", gate.CHILD_ARGUMENT]
    monkeypatch.setattr(gate, "_command", lambda: command)
    assert len(read_plan(hostile.package(tmp_path / "good.xlsx")).rows) == 2
    monkeypatch.undo()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert gate._command() == [sys.executable, gate.CHILD_ARGUMENT]
