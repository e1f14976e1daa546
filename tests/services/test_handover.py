"""The hand-over sheet: who is who, what is open, what was agreed, and nothing of other ministries."""

from __future__ import annotations

from pathlib import Path

import pytest

from focalpoint.documents.handover import handover_sheet
from focalpoint.documents.model import Document, Mark, Table, TitleBlock
from focalpoint.domain.directory import ContactRole
from focalpoint.domain.errors import NotFoundError
from focalpoint.language import LANGUAGES, Language
from focalpoint.services.handover import gather_handover, handover_pdf
from focalpoint.services.workspace import Workspace
from tests.services.conftest import node_called

DECREE = "Decree on passenger data"


@pytest.fixture
def office(workspace: Workspace, plan_id: str) -> dict[str, str]:
    """Two ministries, one with a part below it; a decree, tasks, a comment, a decision."""
    ids = {}
    for name, code in (("Ministry of the Interior", "INT"), ("Ministry of Justice", "JUS")):
        workspace.directory.add_ministry(name, short_code=code)
        ids[code] = workspace.directory.find_ministry(code)
    workspace.directory.add_ministry("Border Guard", short_code="BOR", parent_id=ids["INT"])
    ids["BOR"] = workspace.directory.find_ministry("BOR")
    for name, code in (("Amina Bello", "INT"), ("Luis Ortega", "JUS")):
        workspace.directory.add_person(name, ministry_id=ids[code], phone="+000 2 0300", function="Director")
    ids |= {person.name: person.id for person in workspace.directory.people()}
    workspace.directory.set_contact(ids["Amina Bello"], ContactRole.MAIN)
    decree = node_called(workspace, plan_id, DECREE)
    workspace.plan.edit(decree, lead_id=ids["INT"], reason="Decided at the ninth meeting")
    workspace.comments.add("plan_nodes", decree, "The Council of State answers in January.")
    workspace.tasks.add("Name a trainer", ministry_id=ids["BOR"], due="2026-11-01")
    workspace.tasks.add("Statistics of the courts", ministry_id=ids["JUS"], person_id=ids["Luis Ortega"])
    return ids


def words_of(document: Document) -> str:
    """Every text of the sheet's tables."""
    cells: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells += [cell.word if isinstance(cell, Mark) else cell for cell in row.cells]
            cells += [block.empty] if not block.rows else []
        elif isinstance(block, TitleBlock):
            cells += [block.title, block.under]
    return "\n".join(cells)


def test_a_ministrys_sheet_tells_of_it_and_of_what_is_below_it_alone(
    workspace: Workspace, office: dict[str, str]
) -> None:
    told = words_of(handover_sheet(gather_handover(workspace, office["INT"]), Language("en")))
    for wanted in ("Amina Bello", "+000 2 0300", "Border Guard", "Name a trainer", DECREE, "Main contact"):
        assert wanted in told
    assert "Decided at the ninth meeting" in told
    assert "The Council of State answers in January." in told
    assert "Luis Ortega" not in told
    assert "Statistics of the courts" not in told


def test_the_offices_sheet_tells_of_everybody_and_of_the_backups(workspace: Workspace, office: dict[str, str]) -> None:
    workspace.backups.make()
    facts = gather_handover(workspace)
    told = words_of(handover_sheet(facts, Language("en")))
    assert "Luis Ortega" in told
    assert "No main contact" in told
    assert str(facts.backups[0].place) in told
    assert "M. Diallo" in told
    assert office["JUS"] in facts.scope


def test_a_persons_sheet_holds_the_persons_tasks(workspace: Workspace, office: dict[str, str]) -> None:
    facts = gather_handover(workspace, office["Luis Ortega"])
    assert [task.title for task in facts.tasks] == ["Statistics of the courts"]
    assert "Luis Ortega" in words_of(handover_sheet(facts, Language("en")))


def test_an_empty_office_has_a_sheet_too(workspace: Workspace) -> None:
    assert "The directory is empty." in words_of(handover_sheet(gather_handover(workspace), Language("en")))


def test_nobody_else_has_a_sheet(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        gather_handover(workspace, "nobody")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_sheet_is_a_pdf_in_each_language(workspace: Workspace, office: dict[str, str], code: str) -> None:
    assert handover_pdf(workspace, office["INT"], Language(code)).startswith(b"%PDF")


def test_writing_the_sheet_is_journaled_and_not_undone(
    workspace: Workspace, office: dict[str, str], tmp_path: Path
) -> None:
    step = workspace.undo.undo_step
    workspace.exports.write("handover.pdf", tmp_path / "sheet.pdf", record_id=office["INT"], language=Language("fr"))
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert workspace.history.of("ministries", office["INT"])[0].cause == "export.handover"
    assert workspace.undo.undo_step is step


def test_the_menu_of_a_plan_writes_the_offices_sheet(
    workspace: Workspace, office: dict[str, str], plan_id: str, tmp_path: Path
) -> None:
    target = tmp_path / "sheet.pdf"
    workspace.exports.write("handover.pdf", target, record_id=plan_id, language=Language("en"))
    assert target.read_bytes().startswith(b"%PDF")
    assert office
