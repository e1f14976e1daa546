"""What is asked of the country, how it does it, what is missing, and what follows from that."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.provisions import Aspect, GapOrder, Linked, Row, implementation_id
from focalpoint.services.workspace import Workspace

KEY = "FIN99:2(1)(b)"


def test_every_language_has_every_provision_and_standard(workspace: Workspace) -> None:
    english = workspace.provisions.catalogue("en")
    assert KEY in {each.key for each in english}
    for language in ("fr", "es", "ru", "ar", "zh"):
        there = workspace.provisions.catalogue(language)
        assert [each.key for each in there] == [each.key for each in english]
        assert all(each.title.strip() and each.show.strip() for each in there)
        assert all(each.title.strip() for each in workspace.standards.list(language))


def test_what_is_written_is_kept_apart_from_the_assessors_rating(workspace: Workspace) -> None:
    workspace.provisions.edit(KEY, legislation=" Act 12, art. 5(2) ", rating="3")
    workspace.provisions.edit(KEY, assessor_rating="1", assessor="CTED", assessed_on="2026-05-04")
    own = workspace.provisions.entry(KEY, "en").implementation
    assert (own.legislation, own.rating, own.assessor_rating, own.assessor) == ("Act 12, art. 5(2)", "3", "1", "CTED")


def test_undoing_the_first_note_leaves_nothing_and_it_can_be_written_again(workspace: Workspace) -> None:
    _ = workspace.undo
    workspace.provisions.edit(KEY, legislation="Act 12", gaps="No penalty")
    workspace.undo.undo()
    assert workspace.provisions.entry(KEY, "en").implementation.version == 0
    workspace.provisions.edit(KEY, practice="Seminars")
    own = workspace.provisions.entry(KEY, "en").implementation
    assert (own.legislation, own.gaps, own.practice) == ("", "", "Seminars")


def test_an_unknown_provision_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.provisions.edit("FIN99:99", rating="4")


def test_verifying_notes_who_and_when(workspace: Workspace) -> None:
    workspace.provisions.verify([KEY, "1373:1b"])
    own = workspace.provisions.entry("1373:1b", "en").implementation
    assert (own.verified_on, own.verified_by) == (workspace.clock.today().isoformat(), "M. Diallo")


def test_figures_carry_their_year_and_are_counted(workspace: Workspace) -> None:
    workspace.provisions.add_statistic(KEY, "Convictions", 4, 2024, unit="persons")
    workspace.provisions.add_statistic(KEY, "Convictions", 6, 2025)
    figures = workspace.provisions.statistics(KEY)
    assert [(each.year, each.value) for each in figures] == [(2025, 6.0), (2024, 4.0)]
    with pytest.raises(RuleError):
        workspace.provisions.add_statistic(KEY, "Convictions", 1, 24)
    workspace.provisions.archive_statistic([figures[0].id])
    assert workspace.provisions.entry(KEY, "en").has(Aspect.STATISTICS)
    assert len(workspace.provisions.statistics(KEY)) == 1


def test_a_gap_becomes_an_activity_in_one_step(workspace: Workspace, plan_id: str) -> None:
    workspace.directory.add_ministry("Justice", short_code="MOJ")
    ministry = workspace.directory.find_ministry("MOJ")
    workspace.provisions.edit(KEY, gaps="No offence of collecting", ministry_id=ministry, mark="partial")
    _ = workspace.undo
    parent = workspace.plan.outline(plan_id).lines[1].id
    workspace.provisions.make_activity(KEY, "Amend the penal code", plan_id=plan_id, parent_id=parent)
    (link,) = workspace.provisions.entry(KEY, "en").links
    node = workspace.plan.node(link.record_id)
    assert (node.title, node.lead_id, node.parent_id, node.obligations) == (
        "Amend the penal code",
        ministry,
        parent,
        KEY,
    )
    assert workspace.provisions.linked_to("plan_nodes", node.id) == (KEY,)
    workspace.undo.undo()
    assert workspace.provisions.entry(KEY, "en").links == ()
    assert "Amend the penal code" not in {line.title for line in workspace.plan.outline(plan_id).lines}


def test_many_to_many_links_are_made_once_and_taken_away(workspace: Workspace) -> None:
    workspace.tasks.add("Draft the bill")
    (task,) = workspace.tasks.list()
    for key in (KEY, "1373:1b", KEY):
        workspace.provisions.link(key, "tasks", task.id)
    assert set(workspace.provisions.linked_to("tasks", task.id)) == {KEY, "1373:1b"}
    workspace.provisions.unlink(KEY, "tasks", task.id)
    assert workspace.provisions.entry(KEY, "en").links == ()
    workspace.provisions.link(KEY, "tasks", task.id)
    assert workspace.provisions.entry(KEY, "en").links == (Linked("tasks", task.id),)
    with pytest.raises(RuleError):
        workspace.provisions.link(KEY, "people", task.id)


def test_gaps_come_by_theme_and_by_ministry_the_worst_first(workspace: Workspace) -> None:
    workspace.directory.add_ministry("Justice", short_code="MOJ")
    ministry = workspace.directory.find_ministry("MOJ")
    workspace.provisions.edit(KEY, rating="2", ministry_id=ministry)
    workspace.provisions.edit("FIN99:2(1)(a)", mark="absent", ministry_id=ministry)
    workspace.provisions.edit("1373:1c", gaps="No procedure")
    workspace.provisions.edit("1540:2", rating="1", mark="na")
    by_ministry = workspace.provisions.gaps(GapOrder.MINISTRY, "en")
    assert [(group.code, [gap.entry.key for gap in group.gaps]) for group in by_ministry] == [
        (ministry, ["FIN99:2(1)(a)", KEY]),
        ("", ["1373:1c"]),
    ]
    assert [group.code for group in workspace.provisions.gaps(GapOrder.THEME, "en")] == ["financing", "freezing"]


def test_the_matrix_of_an_instrument_joins_the_marks_of_a_row(workspace: Workspace) -> None:
    workspace.provisions.edit_all(["FIN99:2(5)(a)", "FIN99:2(5)(b)", "FIN99:2(5)(c)"], mark="present")
    rows = {row.row: row for row in workspace.provisions.instrument_matrix("FIN99", "en").rows}
    assert rows[Row.ANCILLARY].mark == ""
    workspace.provisions.edit("FIN99:2(4)", mark="absent")
    matrix = workspace.provisions.instrument_matrix("FIN99", "en")
    assert {row.row: row.mark for row in matrix.rows}[Row.ANCILLARY] == "partial"
    assert (matrix.count("present"), matrix.count("absent")) == (3, 1)
    assert Row.LEGAL_PERSONS in rows
    mexico = workspace.provisions.instrument_matrix("MEX91", "en")
    assert [row.row for row in mexico.rows] == [Row.PREVENTION]


def test_own_rows_and_versions_stand_over_the_shipped_ones_until_withdrawn(workspace: Workspace) -> None:
    workspace.provisions.add("AU1999:3", "Ratify and implement", theme="treaties", force="treaty")
    workspace.provisions.revise("1373:1b", title="Our wording")
    catalogue = {each.key: each for each in workspace.provisions.catalogue("fr")}
    assert catalogue["AU1999:3"].own
    assert (catalogue["1373:1b"].title, catalogue["1373:1b"].number) == ("Our wording", 2)
    assert [each.number for each in workspace.provisions.versions("1373:1b", "en")] == [2, 1]
    workspace.provisions.withdraw(["1373:1b", "AU1999:3"])
    keys = {each.key: each for each in workspace.provisions.catalogue("en")}
    assert "AU1999:3" not in keys
    assert not keys["1373:1b"].own


@pytest.mark.parametrize(("key", "rule"), [("1373", "provision_key"), ("1373:1b", "provision_known")])
def test_a_key_is_well_formed_and_new(workspace: Workspace, key: str, rule: str) -> None:
    with pytest.raises(RuleError) as caught:
        workspace.provisions.add(key, "Something")
    assert caught.value.details["rule"] == rule


def test_what_is_written_is_found_and_its_history_told(workspace: Workspace) -> None:
    workspace.provisions.edit(KEY, legislation="Loi 12, article 5")
    workspace.provisions.edit(KEY, gaps="Peines")
    hits = workspace.search.find("article peines")
    assert [hit.id for hit in hits] == [implementation_id(KEY)]
    assert [hit.id for hit in workspace.search.find("2(1)(b)")] == [implementation_id(KEY)]
    entries = workspace.history.page("implementations", implementation_id(KEY)).entries
    assert [entry.cause for entry in entries] == ["provision.edit", "provision.edit"]
    workspace.history.revert("implementations", implementation_id(KEY), entries[0].seq, "gaps")
    assert workspace.provisions.entry(KEY, "en").implementation.gaps == ""


def test_what_a_year_has_passed_over_falls_due(workspace: Workspace) -> None:
    workspace.provisions.edit(KEY, verified_on="2025-06-01")
    due = [each for each in workspace.deadlines.list() if each.rule == "provision_verify"]
    assert [(each.on.isoformat(), each.record_id) for each in due] == [("2026-06-01", implementation_id(KEY))]


def test_a_reader_reads_and_writes_nothing(workspace: Workspace, opened: Callable[..., Workspace]) -> None:
    workspace.users.add("R. Reader", roles=["reader"], passphrase="pass phrase of six words")
    workspace.close()
    reader = opened("R. Reader", "pass phrase of six words")
    assert reader.provisions.entry(KEY, "en").key == KEY
    assert not reader.may("provisions.edit")


def test_standards_are_said_to_be_applied_and_own_ones_added(workspace: Workspace) -> None:
    mandela = next(each for each in workspace.standards.list("en") if each.key == "mandela")
    workspace.standards.edit(mandela.id, applied="partly", places="Central prison", title="Another")
    workspace.standards.edit(mandela.id, how="Prison rules of 2024")
    workspace.standards.add("Regional prison rules", resolution="Decision 4")
    found = {each.id: each for each in workspace.standards.list("fr")}
    kept = found[mandela.id]
    assert (kept.applied, kept.places, kept.how) == ("partly", "Central prison", "Prison rules of 2024")
    assert "Mandela" in kept.title
    own = next(each for each in found.values() if not each.key)
    workspace.standards.archive([own.id])
    assert own.id not in {each.id for each in workspace.standards.list("en")}


def test_a_shipped_provision_is_found_by_its_article_before_anything_is_said_of_it(workspace: Workspace) -> None:
    from focalpoint.services.provision_find import provision_hits

    assert provision_hits(workspace, "FIN99:2(1)(b)", "en")[0].id == implementation_id(KEY)
    assert KEY in {hit.ref for hit in provision_hits(workspace, "financing 2(1)(b)", "en")}
    assert KEY in {hit.ref for hit in provision_hits(workspace, "2(1)(b) financement", "fr")}
    assert provision_hits(workspace, "2(1)(b)", "en", {implementation_id(KEY)})[0].ref != KEY
