"""The documents about instruments, implementation and law from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import CommandLine


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("instruments", "report"), "status.xlsx"),
        (("instruments", "roadmap"), "roadmap.pdf"),
        (("provisions", "export"), "matrix.xlsx"),
        (("library", "legislation"), "laws.pdf"),
    ],
)
def test_a_document_is_written_and_its_path_printed(
    focalpoint: CommandLine, tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    done = focalpoint(*command, tmp_path / name)
    assert done.status == 0, done.err
    assert done.out.strip() == str((tmp_path / name).resolve())
    assert (tmp_path / name).stat().st_size > 2_000


def test_the_report_speaks_of_the_day_and_basis_that_are_named(focalpoint: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "status.pdf"
    done = focalpoint("instruments", "report", target, "--as-of", "2005-04-30", "--basis", "in-force")
    assert done.status == 0, done.err
    assert "Status on 30 Apr 2005, in force" in words(target)


@pytest.mark.parametrize(
    "arguments",
    [
        ("instruments", "report", "status.docx"),
        ("instruments", "report", "status.pdf", "--as-of", "30.04.2005"),
        ("instruments", "dossier", "NOSUCH", "dossier.pdf"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_left(
    focalpoint: CommandLine, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    given = [tmp_path / word if "." in word and word[0].isalpha() else word for word in arguments]
    done = focalpoint(*given)
    assert done.status != 0
    assert done.err
    assert not list(tmp_path.glob("*.pdf"))


def test_a_dossier_is_of_the_instrument_that_is_named(focalpoint: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "dossier.pdf"
    assert focalpoint("instruments", "dossier", "fin99", target).status == 0
    assert "Suppression of the Financing of Terrorism" in words(target)
