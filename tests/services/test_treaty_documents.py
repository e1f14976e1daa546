"""The documents about instruments, implementation and law: what stands in them, in formats that people open."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.instruments import ActDraft, ActKind, Basis, StepKey
from focalpoint.language import LANGUAGES, Language
from focalpoint.services.export_doors import exports_of
from focalpoint.services.instrument_exports import treaty_facts
from focalpoint.services.workspace import Workspace

RESERVED = "Not bound by article 20, paragraph 1."
LAW = "Criminal Code, article 205.1"


@pytest.fixture
def workspace(opened: Callable[..., Workspace]) -> Workspace:
    """A country that is party to two conventions, has signed a third and works on it."""
    made = opened()
    made.settings.set(country="XOR", country_name="Orvalia")
    instruments = made.instruments
    instruments.record_acts(
        "BOM97",
        [
            ActDraft("XOR", ActKind.RATIFICATION, date(2005, 3, 1)),
            ActDraft("XOR", ActKind.RESERVATION, date(2005, 3, 1), note=RESERVED),
            ActDraft("FRA", ActKind.RATIFICATION, date(1999, 8, 19)),
        ],
        source="C.N.123.2005",
    )
    instruments.record_acts("AIR88", [ActDraft("XOR", ActKind.ACCESSION, date(2020, 11, 10))])
    instruments.record_acts("NUT05", [ActDraft("XOR", ActKind.SIGNATURE, date(2005, 9, 14))])
    instruments.edit_step("NUT05", StepKey.STUDY, done_on="2026-01-20")
    made.provisions.edit("FIN99:2(1)(b)", legislation=LAW, mark="partial", rating="2", gaps="No organizers.")
    made.library.add("legislation", "Criminal Code", number="63-FZ", in_force_from="1997-01-01")
    return made


def written(workspace: Workspace, name: str, tmp_path: Path, code: str = "en", **options: str) -> Path:
    record_id = options.pop("record_id", None)
    return workspace.exports.write(name, tmp_path / name, record_id=record_id, language=Language(code), options=options)


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def cells(path: Path, sheet: str) -> list[list[object]]:
    book = load_workbook(io.BytesIO(path.read_bytes()))
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def test_the_status_report_tells_standing_reservations_duties_and_what_is_left(
    workspace: Workspace, tmp_path: Path
) -> None:
    said = words(written(workspace, "instruments.status.pdf", tmp_path))
    assert "Status on 22 Nov 2026, by deposit" in said
    assert "Page 1 of" in said
    assert RESERVED in said
    assert "BOM97" in said
    assert "1 Mar 2005, Ratification" in said.replace("ratification", "Ratification")
    assert "Not party to Montreal Convention 1971, which this instrument presupposes." in said
    assert "Orvalia" in said


def test_the_report_speaks_of_the_day_and_basis_that_are_asked_for(workspace: Workspace, tmp_path: Path) -> None:
    before = words(written(workspace, "instruments.status.pdf", tmp_path, as_of="2005-02-28"))
    assert "Status on 28 Feb 2005, by deposit" in before
    assert RESERVED not in before
    in_force = treaty_facts(workspace, Language("en"), date(2005, 3, 15), Basis.IN_FORCE)
    line = in_force.line("BOM97")
    assert line is not None
    assert not line.standing.party
    with pytest.raises(RuleError):
        written(workspace, "instruments.status.pdf", tmp_path, as_of="28/02/2005")


def test_parties_are_counted_only_where_others_acts_are_known(workspace: Workspace) -> None:
    facts = treaty_facts(workspace, Language("en"))
    counted = {line.instrument.id: line.states for line in facts.lines}
    assert counted["BOM97"] == 2
    assert counted["AIR88"] is None


def test_the_workbook_has_a_row_for_each_act_and_step(workspace: Workspace, tmp_path: Path) -> None:
    path = written(workspace, "instruments.status.xlsx", tmp_path)
    acts = [row for row in cells(path, "Acts") if row[0] == "BOM97"]
    assert [row[6] for row in acts if row[6]] == [RESERVED]
    assert acts[0][7] == "C.N.123.2005"
    steps = [row for row in cells(path, "Steps") if row[0] == "NUT05"]
    assert len(steps) == len(StepKey)


def test_the_roadmap_says_what_is_next_and_who_has_it(workspace: Workspace, tmp_path: Path) -> None:
    said = words(written(workspace, "instruments.roadmap.pdf", tmp_path))
    assert "Nuclear Terrorism Convention 2005" in said
    assert "Consultation of the ministries" in said
    assert "20 Jan 2026" in said


def test_the_dossier_sets_what_is_asked_beside_what_exists(workspace: Workspace, tmp_path: Path) -> None:
    said = words(written(workspace, "instruments.dossier.pdf", tmp_path, record_id="FIN99"))
    assert "Suppression of the Financing of Terrorism" in said
    assert LAW in said
    assert "No organizers." in said
    with pytest.raises(NotFoundError):
        written(workspace, "instruments.dossier.pdf", tmp_path, record_id="NONE99")


def test_a_dossier_of_a_protocol_asks_for_its_parent_first(workspace: Workspace, tmp_path: Path) -> None:
    said = words(written(workspace, "instruments.dossier.pdf", tmp_path, record_id="SUA05"))
    assert "Join first: Maritime" in said or "Join first: SUA" in said


def test_the_matrix_and_the_list_of_legislation_tell_what_was_written(workspace: Workspace, tmp_path: Path) -> None:
    row = next(
        row for row in cells(written(workspace, "provisions.matrix.xlsx", tmp_path), "Provisions")
        if row[0] == "FIN99:2(1)(b)"
    )  # fmt: skip
    assert LAW in row
    assert LAW in words(written(workspace, "provisions.matrix.pdf", tmp_path))
    laws = cells(written(workspace, "library.legislation.xlsx", tmp_path), "Legislation")
    assert any("63-FZ" in row and "In force" in row for row in laws)
    assert "63-FZ" in words(written(workspace, "library.legislation.pdf", tmp_path))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_document_is_written_in_every_language(workspace: Workspace, tmp_path: Path, code: str) -> None:
    for export in exports_of(workspace.capabilities):
        if export.page in {"instruments", "implementation", "library"}:
            path = written(workspace, export.name, tmp_path, code)
            assert path.stat().st_size > 2_000
            if export.suffix == ".pdf":
                assert PdfReader(path).trailer["/Root"]["/Lang"].startswith(code[:2])  # type: ignore[index]
