"""An existing register comes in: columns by header, years merged or written once, one step that is undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from focalpoint.domain.register import Direction, Status
from focalpoint.exchange.errors import NoRegisterError
from focalpoint.language import Language
from focalpoint.services.workspace import Workspace


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A French register as one finds it: a merged year, a heading with another one, days without a year."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Demandes"
    for row in (
        ("Registre de l’autorité centrale",),
        ("Année", "N°", "Pays", "Sens", "Type de demande", "Date d’envoi", "Date de réponse", "Résultat", "Motif"),
        (2023, "12/23", "Kenya", "active", "Entraide judiciaire", "14.03.", "02.09.", "exécutée", None),
        (None, "19/23", "Maroc", "active", "Extradition", "20.05.", "11.10.", "refusée", "Nationalité"),
        (None, "21/23", "Nulle Part", "active", "Entraide", "21.05.", None, "en cours", None),
        ("2024",),
        (None, "03/24", "Kenya", "active", "Entraide", "2024-02-06", None, "en cours", None),
        (None, None, None, None, None, "peut-être", None, None, None),
    ):
        page.append(row)
    page.merge_cells("A3:A5")
    path = tmp_path / "registre.xlsx"
    book.save(path)
    return path


def test_a_register_comes_in_as_one_step_and_goes_again(workspace: Workspace, sheet: Path) -> None:
    preview = workspace.register_import.preview(sheet)
    assert {name: preview.as_dict()[name] for name in ("read", "new", "same", "skipped")} == {
        "read": 5, "new": 3, "same": 0, "skipped": 2,
    }  # fmt: skip
    assert [row.printed_state for row in preview.rows if row.values["state"] == ""] == ["Nulle Part"]
    assert {told["code"] for told in preview.warnings} == {"year_heading", "no_state", "date_unknown"}
    workspace.register_import.apply(preview)
    lines = {line.reference: line for line in workspace.requests.list()}
    first, second = lines["12/23"], lines["19/23"]
    assert (first.state, first.kind, first.sent_on, first.answered_on) == ("KEN", "mla", "2023-03-14", "2023-09-02")
    assert (second.kind, second.status, second.refusal) == ("extradition", Status.REFUSED, "nationality")
    again = workspace.register_import.apply(workspace.register_import.preview(sheet))
    assert (again.as_dict()["new"], again.as_dict()["same"]) == (0, 3)
    workspace.undo.undo()
    assert workspace.requests.list() == []


def test_a_state_that_is_settled_lets_its_row_in(workspace: Workspace, sheet: Path) -> None:
    preview = workspace.register_import.preview(sheet)
    done = workspace.register_import.apply(preview, settled={"Nulle Part": "FRA"})
    assert done.as_dict()["new"] == 4


def test_the_figures_are_those_of_the_committees_reports(workspace: Workspace, sheet: Path, tmp_path: Path) -> None:
    workspace.register_import.apply(workspace.register_import.preview(sheet))
    found = workspace.register.statistics(Direction.OUTGOING)
    assert (found.whole.total, found.whole.open, found.whole.refused, found.whole.granted) == (3, 1, 1, 1)
    assert found.refusals == {"nationality": 1}
    assert {count.key: count.total for count in found.by_year} == {"2023": 2, "2024": 1}
    assert next(count.days for count in found.by_state if count.key == "KEN") == 172
    target = workspace.register.export(tmp_path / "register.xlsx", Language("en"))
    assert load_workbook(target).sheetnames[0] == "Requests"


def test_a_sheet_without_states_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("Alpha,Beta\n1,2\n", encoding="utf-8")
    with pytest.raises(NoRegisterError):
        workspace.register_import.preview(path)


def test_the_calendar_of_requests_holds_references_and_no_titles(
    workspace: Workspace, sheet: Path, tmp_path: Path
) -> None:
    workspace.register_import.apply(workspace.register_import.preview(sheet))
    workspace.cases.edit(workspace.cases.list()[0].id, title="Quillonberg", retain_until="2031-03-01")
    target = tmp_path / "register.ics"
    workspace.exports.write("register.ics", target, language=Language("en"))
    text = target.read_text("utf-8")
    assert "20310301" in text
    assert "CAS-2026-0001" in text
    assert "Quillonberg" not in text
