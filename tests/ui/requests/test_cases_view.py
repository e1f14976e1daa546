"""The cases: chosen in a list, edited in the inspector, part by part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focalpoint.domain.cases import Birth, IdentityPaper
from focalpoint.services.workspace import Workspace
from focalpoint.ui.inspector.case import AccessSection, CaseInspector
from focalpoint.ui.inspector.case_holdings import AnnexesSection, EvidenceSection
from focalpoint.ui.inspector.case_persons import PersonsSection
from focalpoint.ui.inspector.case_sections import ChronologySection, OffencesSection, PartSection
from focalpoint.ui.inspector.custody import CustodyDialog
from focalpoint.ui.inspector.erasure import ErasureSection
from focalpoint.ui.inspector.section import Section
from focalpoint.ui.inspector.treaty_forms import RowForm
from focalpoint.ui.pages.requests.descriptor import REQUESTS
from focalpoint.ui.pages.requests.page import RequestsPage
from focalpoint.ui.shell.window import MainWindow

S = TypeVar("S", bound=Section)


@pytest.fixture
def inspector(qtbot: QtBot, workspace: Workspace, make_window: Callable[..., MainWindow]) -> CaseInspector:
    """The inspector of the only case, all its parts open."""
    workspace.cases.add("M-2026-017", "Attack on the bus station")
    window = make_window(workspace, [REQUESTS])
    page = window.current_page()
    assert isinstance(page, RequestsPage)
    page.show_view("cases")
    page.choose_first_case()
    case = workspace.cases.list()[0]
    found = page.inspector_for("cases", case.id)
    assert isinstance(found, CaseInspector)
    for section in found.sections:
        section.open()
    QApplication.processEvents()
    return found


def part(inspector: CaseInspector, kind: type[S]) -> S:
    """A part of the inspector."""
    return next(each for each in inspector.sections if isinstance(each, kind))


def typed(section: PartSection, text: str) -> RowForm:
    """Add a part by typing, open its row."""
    section.new.setText(text)
    section.new.returnPressed.emit()
    section.rows.open(section.parts()[-1].id)
    body = section.rows.body(section.rows.current)
    assert isinstance(body, RowForm)
    return body


def test_a_person_is_kept_as_the_papers_say(inspector: CaseInspector, workspace: Workspace) -> None:
    persons = part(inspector, PersonsSection)
    form = typed(persons, "Teodor Ravan MERIK")
    for name, value in (
        ("birth_text", "about 1363"),
        ("birth_calendar", "solar"),
        ("birth_place", "Orval"),
        ("other_births", "2 November 1984\n1985"),
        ("documents", "passport; X 123; XOR\nC 9"),
        ("aliases", "Teo Merik\n T. Merick "),
        ("custody_since", "2026-11-01"),
    ):
        form.editor(name).committed.emit(value)
    (person,) = workspace.cases.file(inspector.record_id).persons
    assert person.births == (
        Birth("about 1363", "", "solar", "Orval"),
        Birth("2 November 1984"),
        Birth("1985"),
    )
    assert person.documents == (IdentityPaper("passport", "X 123", "XOR"), IdentityPaper("", "C 9", ""))
    assert person.aliases == ("Teo Merik", "T. Merick")
    assert person.custody_since == "2026-11-01"


def test_the_name_of_a_protected_person_leaves_the_row(inspector: CaseInspector, workspace: Workspace) -> None:
    persons = part(inspector, PersonsSection)
    form = typed(persons, "Mina Sevar")
    form.editor("protected").committed.emit(True)
    (person,) = workspace.cases.file(inspector.record_id).persons
    row = persons.row(person, inspector.language)
    assert "Sevar" not in row.title + row.detail
    workspace.undo.undo()
    (person,) = workspace.cases.file(inspector.record_id).persons
    assert "Sevar" in persons.row(person, inspector.language).title


def test_offences_and_chronology_are_kept_and_put_away(inspector: CaseInspector, workspace: Workspace) -> None:
    offence = typed(part(inspector, OffencesSection), "Financing of terrorism")
    offence.editor("article").committed.emit("Criminal Code, 212")
    event = typed(part(inspector, ChronologySection), "A device exploded")
    event.editor("date").committed.emit("2025-04-04")
    file = workspace.cases.file(inspector.record_id)
    assert [each.article for each in file.offences] == ["Criminal Code, 212"]
    assert [(each.date, each.event) for each in file.chronology] == [("2025-04-04", "A device exploded")]
    workspace.cases.archive_parts("case_events", [file.chronology[0].id])
    assert not workspace.cases.file(inspector.record_id).chronology


def test_evidence_goes_from_hand_to_hand(inspector: CaseInspector, workspace: Workspace) -> None:
    evidence = part(inspector, EvidenceSection)
    typed(evidence, "Bank statements")
    piece = evidence.parts()[0]
    dialog = CustodyDialog(inspector.window(), inspector.context, piece.id)
    assert not dialog.act.isEnabled()
    dialog.lines["taker"].setText("Registry of the court")
    dialog.act.click()
    (link,) = (workspace.cases.file(inspector.record_id).custody or {})[piece.id]
    assert (link.at, link.taker) == ("2026-11-22", "Registry of the court")


def test_annexes_are_hashed_ordered_and_told_whole(
    inspector: CaseInspector, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    annexes = part(inspector, AnnexesSection)
    paths = [tmp_path / "warrant.txt", tmp_path / "law.txt"]
    for path in paths:
        path.write_text(path.name)
    annexes.add_files(*paths)
    qtbot.waitUntil(lambda: len(workspace.cases.file(inspector.record_id).annexes) == 2)
    first, second = workspace.cases.file(inspector.record_id).annexes
    assert (first.no, first.file_name, bool(first.sha256)) == (1, "warrant.txt", True)
    workspace.cases.order_annexes(inspector.record_id, [second.id, first.id])
    assert [each.file_name for each in workspace.cases.file(inspector.record_id).annexes] == ["law.txt", "warrant.txt"]


def test_who_may_open_the_case_is_ticked_and_nobody_shuts_himself_out(
    inspector: CaseInspector, workspace: Workspace
) -> None:
    access = part(inspector, AccessSection)
    own = workspace.session.user_id
    access.boxes[own].click()
    assert workspace.cases.get(inspector.record_id).access == (own,)


def test_a_case_whose_time_is_over_is_erased_with_a_ground(
    inspector: CaseInspector, workspace: Workspace, qtbot: QtBot
) -> None:
    typed(part(inspector, PersonsSection), "Teodor Ravan MERIK")
    part(inspector, ErasureSection)._on_reason("Retention rule 14")
    qtbot.waitUntil(lambda: workspace.cases.get(inspector.record_id).title == "")
    assert all(not each.name for each in workspace.cases.file(inspector.record_id).persons)
