"""Imports from file to vault: previews, one change, undo, second imports, conflicts, exports that come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from focalpoint.capabilities import CAPABILITIES
from focalpoint.domain.errors import CancelledError, RuleError
from focalpoint.domain.progress import StopAfter
from focalpoint.language import LANGUAGES, Language
from focalpoint.services.imports import ImportPreview, ImportReport, Outcome
from focalpoint.services.imports.doors import import_suffixes
from focalpoint.services.workspace import Workspace
from tests.exchange import hostile
from tests.exchange.sheets import csv, workbook
from tests.shared import shared_files

PLAN = """No.;Activity;Lead ministry;Supporting ministries;Start;Finish;Status;Percent;Predecessors;Description
1;Prevention;;;;;;;;
1.1;Teach in schools;Ministry of Education;Ministry of Health;2026-01-10;2026-06-30;In progress;40;;First
1.2;Print the kits;Ministry of Education;;Q3 2026;2026-12-31;;;1.1FS+5d;
2;Protection;;;;;;;;
2.1;Open the shelter;Ministry of Social Affairs;;;constantly;;;;
"""


@pytest.fixture
def workspace(opened: Callable[..., Workspace]) -> Workspace:
    return opened()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return csv(tmp_path / "plan.csv", PLAN)


def bring(workspace: Workspace, path: Path, **more: Any) -> ImportReport:
    return workspace.imports.apply(workspace.imports.preview(path, **more))


def nodes(workspace: Workspace) -> dict[str, Any]:
    plan = workspace.plan.current()
    return {node.title: node for node in workspace.plan.nodes(plan.id)} if plan else {}


def counts(report: ImportReport) -> tuple[int, int, int, int, int, int]:
    return (
        report.read, report.created, report.updated, report.unchanged, len(report.conflicts), len(report.skipped),
    )  # fmt: skip


def outcomes(preview: ImportPreview) -> list[str]:
    return [row.outcome.value for row in preview.rows]


def test_a_preview_writes_nothing(workspace: Workspace, file: Path) -> None:
    preview = workspace.imports.preview(file)
    assert outcomes(preview) == ["new"] * 5
    assert [item.name for item in preview.new_ministries] == [
        "Ministry of Education", "Ministry of Health", "Ministry of Social Affairs",
    ]  # fmt: skip
    assert workspace.plan.plans() == []
    assert workspace.directory.ministries() == []


def test_an_import_makes_plan_nodes_ministries_and_links(workspace: Workspace, file: Path) -> None:
    report = bring(workspace, file)
    assert counts(report) == (5, 5, 0, 0, 0, 0)
    found = nodes(workspace)
    ministries = {item.id: item.name for item in workspace.directory.ministries()}
    teach, kits, shelter = found["Teach in schools"], found["Print the kits"], found["Open the shelter"]
    assert [found[title].kind for title in ("Prevention", "Teach in schools", "Protection")] == [
        "pillar",
        "activity",
        "pillar",
    ]
    assert ministries[teach.lead_id] == "Ministry of Education"
    assert [ministries[item] for item in teach.supporting_ids] == ["Ministry of Health"]
    assert (teach.start, teach.finish, teach.percent, teach.percent_source) == (
        "2026-01-10",
        "2026-06-30",
        40,
        "manual",
    )
    assert (kits.start, kits.start_text, kits.start_precision) == ("2026-07-01", "Q3 2026", "quarter")
    assert [(link.predecessor_id, link.type, link.lag_days) for link in kits.predecessors] == [(teach.id, "FS", 5)]
    assert (shelter.finish, shelter.finish_text, shelter.finish_precision) == (None, "constantly", "open")
    assert found["Prevention"].percent_source == "by_children"
    plan = workspace.plan.current()
    assert plan is not None
    assert workspace.plan.outline(plan.id).wbs == ["1", "1.1", "1.2", "2", "2.1"]


def test_the_report_is_the_previews(workspace: Workspace, file: Path) -> None:
    preview = workspace.imports.preview(file)
    dry = preview.report().as_dict()
    assert workspace.imports.apply(preview).as_dict() == dry
    assert set(dry) == {"read", "created", "updated", "unchanged", "conflicts", "skipped", "warnings"}


def test_a_second_import_changes_nothing_and_writes_nothing(workspace: Workspace, file: Path) -> None:
    bring(workspace, file)
    heard: list[object] = []
    workspace.subscribe(heard.append)
    before = len(workspace.backups.list())
    report = bring(workspace, file)
    assert counts(report) == (5, 0, 0, 5, 0, 0)
    assert heard == []
    assert len(workspace.backups.list()) == before


def test_a_backup_is_made_before(workspace: Workspace, file: Path) -> None:
    report = bring(workspace, file)
    assert report.backup in {item.path.name for item in workspace.backups.list()}


def test_undo_takes_the_whole_import_back_and_redo_brings_it_again(workspace: Workspace, file: Path) -> None:
    workspace.undo.clear()
    bring(workspace, file)
    assert workspace.undo.undo_cause == "import.plan"
    workspace.undo.undo()
    assert workspace.plan.plans() == []
    assert workspace.directory.ministries() == []
    workspace.undo.redo()
    assert len(nodes(workspace)) == 5
    assert counts(bring(workspace, file)) == (5, 0, 0, 5, 0, 0)


def test_after_undo_the_file_can_be_taken_in_again(workspace: Workspace, file: Path) -> None:
    workspace.undo.clear()
    bring(workspace, file)
    workspace.undo.undo()
    assert counts(bring(workspace, file)) == (5, 5, 0, 0, 0, 0)


def test_an_edit_made_since_is_kept_and_reported(workspace: Workspace, file: Path) -> None:
    bring(workspace, file)
    workspace.plan.edit(nodes(workspace)["Teach in schools"].id, percent=60.0)
    report = bring(workspace, file)
    assert counts(report) == (5, 0, 0, 4, 1, 0)
    assert report.conflicts[0]["title"] == "Teach in schools"
    assert report.conflicts[0]["fields"] == [{"field": "percent", "base": 40.0, "mine": 60.0, "theirs": 40.0}]
    assert {"id", "ref", "kind", "title", "row"} <= report.conflicts[0].keys()
    assert nodes(workspace)["Teach in schools"].percent == 60
    assert counts(bring(workspace, file)) == (5, 0, 0, 4, 1, 0)


def test_a_changed_file_changes_the_same_rows(workspace: Workspace, file: Path) -> None:
    bring(workspace, file)
    ids = {node.id for node in nodes(workspace).values()}
    csv(file, PLAN.replace(";40;", ";70;").replace("2026-06-30", "2026-07-15"))
    report = bring(workspace, file)
    assert counts(report) == (5, 0, 1, 4, 0, 0)
    teach = nodes(workspace)["Teach in schools"]
    assert (teach.percent, teach.finish, teach.baseline_finish) == (70, "2026-07-15", "2026-06-30")
    assert {node.id for node in nodes(workspace).values()} == ids


def test_a_conflict_can_be_decided_for_the_file(workspace: Workspace, file: Path) -> None:
    bring(workspace, file)
    workspace.plan.edit(nodes(workspace)["Teach in schools"].id, percent=60.0)
    csv(file, PLAN.replace(";40;", ";70;"))
    preview = workspace.imports.preview(file)
    assert outcomes(preview)[1] == "conflict"
    preview.choose(1, "theirs")
    assert counts(workspace.imports.apply(preview)) == (5, 0, 1, 4, 0, 0)
    assert nodes(workspace)["Teach in schools"].percent == 70


def test_what_was_refused_once_is_still_refused(workspace: Workspace, file: Path) -> None:
    bring(workspace, file)
    workspace.plan.edit(nodes(workspace)["Teach in schools"].id, percent=60.0)
    csv(file, PLAN.replace(";40;", ";70;").replace(";First", ";Second"))
    assert counts(bring(workspace, file)) == (5, 0, 0, 4, 1, 0)
    assert (nodes(workspace)["Teach in schools"].percent, nodes(workspace)["Teach in schools"].description) == (
        60,
        "Second",
    )
    assert counts(bring(workspace, file)) == (5, 0, 0, 4, 1, 0)
    assert nodes(workspace)["Teach in schools"].percent == 60


def test_an_edit_between_preview_and_apply_is_not_overwritten(workspace: Workspace, file: Path) -> None:
    bring(workspace, file)
    csv(file, PLAN.replace(";40;", ";70;"))
    preview = workspace.imports.preview(file)
    workspace.plan.edit(nodes(workspace)["Teach in schools"].id, percent=60.0)
    assert counts(workspace.imports.apply(preview)) == (5, 0, 0, 4, 1, 0)
    assert nodes(workspace)["Teach in schools"].percent == 60


def test_rows_that_are_missing_in_the_file_stay(workspace: Workspace, file: Path) -> None:
    bring(workspace, file)
    csv(file, "\n".join(PLAN.splitlines()[:3]) + "\n")
    assert counts(bring(workspace, file)) == (2, 0, 0, 2, 0, 0)
    assert len(nodes(workspace)) == 5


def test_a_new_row_goes_to_its_place_in_the_plan(workspace: Workspace, file: Path) -> None:
    bring(workspace, file)
    lines = PLAN.splitlines()
    lines.insert(3, "1.15;Train the teachers;Ministry of Education;;;;;;;")
    csv(file, "\n".join(lines).replace("1.15;", "1.1.5;").replace("1.1.5;Train", "1.3;Train"))
    assert counts(bring(workspace, file)) == (6, 1, 0, 5, 0, 0)
    plan = workspace.plan.current()
    assert plan is not None
    assert [line.title for line in workspace.plan.outline(plan.id).lines][:4] == [
        "Prevention", "Teach in schools", "Train the teachers", "Print the kits",
    ]  # fmt: skip


def test_a_doubtful_row_is_asked_and_left_out_until_somebody_decides(
    workspace: Workspace, file: Path, tmp_path: Path
) -> None:
    bring(workspace, file)
    other = csv(tmp_path / "other.csv", "No.;Task;Responsible\n9;Open the shelter;Ministry of Justice\n")
    report = bring(workspace, other)
    assert counts(report) == (1, 0, 0, 0, 0, 1)
    assert report.skipped[0]["reason"] == "asked"
    preview = workspace.imports.preview(other)
    shelter = nodes(workspace)["Open the shelter"]
    assert (preview.rows[0].proposed, preview.rows[0].candidates) == (Outcome.ASK, (shelter.id,))
    preview.choose(0, shelter.id)
    assert counts(workspace.imports.apply(preview)) == (1, 0, 1, 0, 0, 0)
    names = {item.id: item.name for item in workspace.directory.ministries()}
    assert names[nodes(workspace)["Open the shelter"].lead_id] == "Ministry of Justice"
    with pytest.raises(RuleError):
        preview.choose(0, "no such node")


def test_kinds_are_correctable_and_rows_can_be_left_out_with_what_is_below_moving_up(
    workspace: Workspace, file: Path
) -> None:
    preview = workspace.imports.preview(file, kinds={0: "output"})
    preview.set_kind(4, "milestone")
    preview.choose(3, "skip")
    report = workspace.imports.apply(preview)
    assert counts(report) == (5, 4, 0, 0, 0, 1)
    found = nodes(workspace)
    assert (found["Prevention"].kind, found["Open the shelter"].kind) == ("output", "milestone")
    assert found["Open the shelter"].parent_id is None
    with pytest.raises(RuleError):
        preview.set_kind(0, "gizmo")


def test_an_archived_row_of_an_export_is_not_brought_back(workspace: Workspace, file: Path, tmp_path: Path) -> None:
    bring(workspace, file)
    shelter = nodes(workspace)["Open the shelter"]
    export = csv(tmp_path / "e.csv", f"key;Task;Percent\n{shelter.id}:1;Open the shelter;50\n")
    workspace.plan.archive([shelter.id])
    report = bring(workspace, export)
    assert counts(report) == (1, 0, 0, 0, 0, 1)
    assert report.skipped[0]["reason"] == "archived"


def test_known_ministries_are_found_by_name_or_short_code(workspace: Workspace, tmp_path: Path) -> None:
    workspace.directory.add_ministry("Ministry of Justice", short_code="MoJ")
    workspace.directory.add_ministry("Ministry of Trade, Industry and Crafts")
    path = csv(
        tmp_path / "p.csv", 'Task;Lead\na;MOJ\nb;ministry of  justice\nc;"Ministry of Trade, Industry and Crafts"\n'
    )
    preview = workspace.imports.preview(path)
    assert preview.new_ministries == []
    workspace.imports.apply(preview)
    assert len(workspace.directory.ministries()) == 2


def test_cancel_leaves_the_vault_untouched(workspace: Workspace, file: Path) -> None:
    preview = workspace.imports.preview(file)
    with pytest.raises(CancelledError):
        workspace.imports.apply(preview, progress=StopAfter(1), backup=False)
    assert workspace.plan.plans() == []


def test_a_bad_file_leaves_the_vault_untouched(workspace: Workspace, tmp_path: Path) -> None:
    from focalpoint.exchange.errors import EntitiesError

    with pytest.raises(EntitiesError):
        workspace.imports.preview(hostile.entity_bomb(tmp_path / "bad.xlsx"))
    assert workspace.plan.plans() == []


def exported(workspace: Workspace, target: Path, language: str = "en") -> Path:
    return workspace.exports.plan(target, language=Language(language))


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".xml"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_export_comes_back_unchanged(
    workspace: Workspace, file: Path, tmp_path: Path, suffix: str, language: str
) -> None:
    bring(workspace, file)
    report = bring(workspace, exported(workspace, tmp_path / f"out{suffix}", language))
    assert (report.created, report.updated, report.unchanged, report.conflicts) == (0, 0, 5, [])
    assert len(nodes(workspace)) == 5


def edited_workbook(path: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "Teach in schools" and sheet.title == book.worksheets[1].title:
                    cell.value = "Teach in all schools"
    book.save(path)


def test_an_edited_workbook_changes_the_same_rows(workspace: Workspace, file: Path, tmp_path: Path) -> None:
    bring(workspace, file)
    before = nodes(workspace)["Teach in schools"].id
    path = exported(workspace, tmp_path / "out.xlsx")
    edited_workbook(path)
    workspace.plan.edit(nodes(workspace)["Print the kits"].id, description="edited here")
    report = bring(workspace, path)
    assert (report.created, report.updated, report.conflicts) == (0, 1, [])
    assert nodes(workspace)["Teach in all schools"].id == before
    assert nodes(workspace)["Print the kits"].description == "edited here"


def test_an_edited_export_never_overwrites_an_edit_of_the_same_field(
    workspace: Workspace, file: Path, tmp_path: Path
) -> None:
    bring(workspace, file)
    path = exported(workspace, tmp_path / "out.csv")
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace("Teach in schools", "Teach in all schools"), "utf-8")
    workspace.plan.edit(nodes(workspace)["Teach in schools"].id, title="Teach everywhere")
    report = bring(workspace, path)
    assert (report.created, report.updated, len(report.conflicts)) == (0, 0, 1)
    assert report.conflicts[0]["fields"][0] == {
        "field": "title", "base": "Teach in schools", "mine": "Teach everywhere", "theirs": "Teach in all schools",
    }  # fmt: skip
    assert "Teach everywhere" in nodes(workspace)


@pytest.mark.shared
@pytest.mark.parametrize("path", shared_files("data/plans/*"), ids=lambda path: path.name)
def test_every_plan_from_outside_is_taken_in_twice(opened: Callable[..., Workspace], path: Path) -> None:
    workspace = opened()
    first = bring(workspace, path)
    assert first.created + len(first.skipped) == first.read
    second = bring(workspace, path)
    assert counts(second)[:5] == (first.read, 0, 0, first.created, 0)


@pytest.mark.shared
def test_two_plans_made_on_one_day_are_not_taken_for_each_other(workspace: Workspace, shared: Path) -> None:
    folder = shared / "data" / "plans"
    durations = bring(workspace, folder / "task-durations-project2013-mspdi.xml")
    links = bring(workspace, folder / "task-links-project2013-mspdi.xml")
    assert (links.created, links.updated) == (16, 0)
    assert len(workspace.plan.nodes(links.plan_id or "")) == durations.created + 16


def test_a_sheet_with_pillar_columns_is_taken_in_twice(workspace: Workspace, tmp_path: Path) -> None:
    rows = [
        ("Pillar", "Activity", "Lead"),
        ("Prevent", "Teach", "MoE"),
        (None, "Print", "MoE"),
        ("Protect", "Open", "MoS"),
    ]
    path = workbook(tmp_path / "p.xlsx", rows, ["A2:A3"])
    first = bring(workspace, path)
    assert (first.read, first.created) == (3, 5)
    assert bring(workspace, path).created == 0


def test_a_link_that_closes_a_circle_with_one_made_here_is_left_out_and_told(workspace: Workspace, file: Path) -> None:
    bring(workspace, file)
    found = nodes(workspace)
    teach, shelter = found["Teach in schools"], found["Open the shelter"]
    workspace.plan.set_predecessors(shelter.id, [(teach.id, "FS", 0)])
    csv(file, PLAN.replace("In progress;40;;First", "In progress;40;2.1;First"))
    report = bring(workspace, file)
    assert "link_circle_here" in {item["code"] for item in report.warnings}
    assert nodes(workspace)["Teach in schools"].predecessors == ()


def test_a_lead_with_commas_is_parted_where_both_ministries_are_known(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("Justice", "Interior"):
        workspace.directory.add_ministry(name)
    path = csv(tmp_path / "p.csv", 'Task;Lead\na;"Justice, Interior"\n')
    report = bring(workspace, path)
    assert [item["code"] for item in report.warnings] == ["several_leads"]
    names = {item.id: item.name for item in workspace.directory.ministries()}
    node = nodes(workspace)["a"]
    assert (names[node.lead_id], [names[item] for item in node.supporting_ids]) == ("Justice", ["Interior"])
    assert len(names) == 2


def test_a_format_that_a_capability_registers_can_be_chosen_and_dropped() -> None:
    assert {".xlsx", ".csv", ".xml", ".gan"} <= set(import_suffixes(CAPABILITIES))
    without = tuple(capability for capability in CAPABILITIES if ".gan" not in import_suffixes((capability,)))
    assert ".gan" not in import_suffixes(without)
