"""The journal as a list: who did what, page by page; whether it is unbroken; handed out without formulas."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from focalpoint.domain.audit import AREAS, GROUPS, AuditFilter, AuditRow
from focalpoint.domain.changes import Compartment
from focalpoint.domain.errors import RefusedError
from focalpoint.domain.roles import Role
from focalpoint.language import Language
from focalpoint.services.workspace import Workspace
from focalpoint.store.schema import tables_of
from focalpoint.words import causes
from focalpoint.words.audit import entity_word

ALL = AuditFilter()


@pytest.fixture
def busy(workspace: Workspace, plan_id: str) -> Workspace:
    """A vault in which a plan, tasks and a case were worked on."""
    node = next(line for line in workspace.plan.outline(plan_id).lines if line.title == "Decree on passenger data")
    workspace.plan.edit(node.id, percent=40.0)
    for n in range(12):
        workspace.tasks.add(f"Letter {n}")
    workspace.cases.add("C-1", "Fictional")
    return workspace


def read_all(workspace: Workspace, wanted: AuditFilter, limit: int) -> list[AuditRow]:
    page = workspace.audit.page(wanted, None, limit)
    found = list(page.rows)
    while page.rest:
        page = workspace.audit.page(wanted, page.rest, limit)
        found += page.rows
    return found


def test_pages_give_every_entry_of_both_journals_once_and_newest_first(busy: Workspace) -> None:
    whole = read_all(busy, ALL, 10_000)
    assert len(whole) == busy.audit.count(ALL)
    assert {row.compartment for row in whole} == {"office", "casework"}
    assert [row.at for row in whole] == sorted((row.at for row in whole), reverse=True)
    for limit in (1, 3, 7):
        assert read_all(busy, ALL, limit) == whole


def test_entries_name_their_record_and_act(busy: Workspace) -> None:
    (edit,) = [row for row in read_all(busy, ALL, 50) if row.cause == "plan.edit"]
    assert edit.title == "Decree on passenger data"
    assert edit.ref.startswith("XAA-ACT-")
    assert edit.actor == busy.session.user_id


def test_the_list_is_narrowed_by_act_record_person_and_day(busy: Workspace) -> None:
    assert {row.cause for row in read_all(busy, AuditFilter(area="task"), 5)} == {"task.add"}
    assert [row.title for row in read_all(busy, AuditFilter(text="LETTER 11"), 5)] == ["Letter 11"]
    assert read_all(busy, AuditFilter(actor="nobody"), 5) == []
    today = busy.clock.today().isoformat()
    assert {row.at[:10] for row in read_all(busy, AuditFilter(since=today, until=today), 50)} == {today}
    assert read_all(busy, AuditFilter(until="2020-01-01"), 5) == []
    assert busy.audit.count(AuditFilter(area="task")) == 12


def test_an_entry_holds_what_was_before_and_after(busy: Workspace) -> None:
    (edit,) = read_all(busy, AuditFilter(text="Decree", area="plan"), 50)[:1]
    entry = busy.audit.entry(edit.compartment, edit.seq)
    assert entry.after["percent"] == 40.0
    assert not entry.unreadable


def test_a_reason_stands_in_the_list(busy: Workspace) -> None:
    busy.users.add("Officer", roles=["reader"], passphrase="another one")
    user = next(each for each in busy.users.list() if each.name == "Officer")
    busy.users.set_roles(user.id, ["auditor"], "New duties")
    (row,) = read_all(busy, AuditFilter(area="user", text="Officer"), 50)[:1]
    assert row.reason == "New duties"


def test_an_untouched_journal_is_unbroken_and_vouched_for_by_its_backup(busy: Workspace) -> None:
    busy.backups.make()
    states = {state.compartment: state for state in busy.audit.chain()}
    assert all(state.whole for state in states.values())
    assert states["office"].entries == sum(row.compartment == "office" for row in read_all(busy, ALL, 50))
    assert states["office"].vouched_at


def test_an_entry_changed_from_outside_breaks_the_chain_there(busy: Workspace) -> None:
    with busy.vault.office.raw() as connection:
        connection.execute("DROP TRIGGER journal_is_never_rewritten")
        connection.execute("UPDATE journal SET cause = 'task.add' WHERE seq = 5")
    (state,) = [each for each in busy.audit.chain() if each.compartment == "office"]
    assert (state.broken_at, state.whole) == (5, False)
    assert len(read_all(busy, ALL, 3)) == busy.audit.count(ALL)


def test_an_unreadable_entry_is_shown_as_such(busy: Workspace) -> None:
    with busy.vault.office.raw() as connection:
        connection.execute("UPDATE journal SET payload = '{\"broken' WHERE seq = 4")
    assert busy.audit.entry("office", 4).unreadable
    assert any(row.seq == 4 for row in read_all(busy, ALL, 50))


def test_who_holds_no_key_to_cases_sees_no_entry_of_theirs(busy: Workspace, opened: Callable[..., Workspace]) -> None:
    busy.users.add("Auditor", roles=[Role.AUDITOR], passphrase="another one")
    busy.close()
    auditor = opened("Auditor", "another one")
    assert {row.compartment for row in read_all(auditor, ALL, 50)} == {"office"}


def test_a_plan_officer_does_not_read_the_journal(busy: Workspace, opened: Callable[..., Workspace]) -> None:
    busy.users.add("Officer", roles=[Role.PLAN_OFFICER], passphrase="another one")
    busy.close()
    with pytest.raises(RefusedError):
        opened("Officer", "another one").audit.page(ALL)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_journal_is_handed_out_without_formulas_and_that_is_journaled(
    busy: Workspace, tmp_path: Path, suffix: str
) -> None:
    busy.tasks.add("=HYPERLINK(1)")
    target = busy.audit.export(AuditFilter(area="task"), tmp_path / f"journal{suffix}", language=Language("en"))
    if suffix == ".csv":
        with target.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) == 14
        assert rows[1][5] == "'=HYPERLINK(1)"
    else:
        sheet = openpyxl.load_workbook(target).worksheets[0]
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=HYPERLINK(1)"]
        assert cells
        assert all(cell.data_type == "s" for cell in cells)
    assert read_all(busy, ALL, 5)[0].cause == "audit.export"


def test_every_cause_belongs_to_one_kind_of_act() -> None:
    known = [*causes._CAUSES]
    for cause in known:
        assert sum(cause.startswith(start) for starts in GROUPS.values() for start in starts) == 1, cause
    assert tuple(GROUPS) == AREAS


def test_every_kind_of_record_has_a_word() -> None:
    tables = [table.name for table in tables_of(Compartment.OFFICE) if "created_by" in table.columns]
    assert [name for name in tables if entity_word(Language("en"), name) == name] == []
