"""Verify: every kind of damage is a finding, never a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from focalpoint.domain.errors import CancelledError
from focalpoint.domain.progress import StopAfter
from focalpoint.services.workspace import Workspace
from focalpoint.store.journal import PROTECT
from tests.services.conftest import node_called


def tamper(workspace: Workspace, *statements: str) -> None:
    """Do what somebody with the key and a database program could do."""
    with workspace.vault.office.raw() as connection:
        for trigger in ("journal_is_never_deleted", "journal_is_never_rewritten"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        connection.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            connection.execute(statement)
        connection.execute("PRAGMA foreign_keys = ON")


def codes(workspace: Workspace) -> set[str]:
    return {finding.code for finding in workspace.verify().findings}


@pytest.fixture
def busy(workspace: Workspace, plan_id: str) -> Workspace:
    """A vault with some history."""
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    for day in range(1, 9):
        workspace.plan.edit(decree, finish=f"2027-01-{day:02d}", reason=f"Delay {day}")
    workspace.tasks.add("Ask Interior", due="2027-01-01")
    return workspace


def test_a_sound_vault_has_no_finding_and_counts_what_it_read(busy: Workspace) -> None:
    report = busy.verify()
    assert report.sound
    assert report.records["office"] >= 6
    assert report.entries["office"] >= 14


def test_the_journal_defends_itself(busy: Workspace) -> None:
    from sqlalchemy.exc import IntegrityError

    for statement in ("DELETE FROM journal WHERE seq = 3", "UPDATE journal SET actor = 'x' WHERE seq = 3"):
        with pytest.raises(IntegrityError), busy.vault.office.write() as connection:
            connection.exec_driver_sql(statement)
    assert len(PROTECT) == 2


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE plan_nodes SET title = 'Forged' WHERE kind = 'activity'", "record_differs"),
        ("DELETE FROM tasks", "record_missing"),
        ("DELETE FROM journal WHERE seq = 4", "entry_missing"),
        ("UPDATE journal SET actor = 'somebody' WHERE seq = 5", "chain_broken"),
        ("UPDATE journal SET payload = replace(payload, 'Decree', 'Permit')", "value_changed"),
        ("UPDATE journal SET payload = '{}' WHERE seq = 6", "value_missing"),
        ("UPDATE journal SET payload = 'not json' WHERE seq = 6", "entry_unreadable"),
        ("UPDATE journal SET payload = '[1]', digests = '7' WHERE seq = 6", "chain_broken"),
        ("UPDATE journal SET digests = 'null', at = x'00ff' WHERE seq = 6", "entry_unreadable"),
        ("UPDATE plan_nodes SET lead_id = 'nobody' WHERE kind = 'activity'", "link_broken"),
        (
            "INSERT INTO tasks (id, ref, version, created_at, created_by, updated_at, updated_by, classification,"
            " title, request, due_text, priority, status, percent, checklist)"
            " VALUES ('x', '', 1, '', '', '', '', '', 'Sneaked in', '', '', 'normal', 'open', 0, '[]')",
            "record_unexplained",
        ),
    ],
)
def test_damage_is_found(busy: Workspace, statement: str, code: str) -> None:
    tamper(busy, statement)
    assert code in codes(busy)


def test_a_cut_journal_shows_against_the_checkpoint_of_a_backup(busy: Workspace) -> None:
    busy.backups.make()
    last = busy.verify().entries["office"]
    tamper(
        busy,
        f"DELETE FROM tasks WHERE id IN (SELECT record_id FROM journal WHERE seq = {last})",
        f"DELETE FROM journal WHERE seq = {last}",
    )
    assert codes(busy) == {"journal_cut"}


def test_a_forged_checkpoint_is_a_finding(busy: Workspace, folder: Path) -> None:
    busy.backups.make()
    path = folder / "backups" / "checkpoints.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"seq": ', '"seq": 1'), encoding="utf-8")
    assert "checkpoint_forged" in codes(busy)


def test_cancel_stops_the_walk(busy: Workspace) -> None:
    with pytest.raises(CancelledError):
        busy.verify(StopAfter(0))


@settings(max_examples=25)
@given(data=st.data())
def test_any_single_change_of_the_journal_is_found_and_never_raises(busy: Workspace, data: st.DataObject) -> None:
    columns = ["seq", "batch", "hlc", "at", "actor", "office", "cause", "entity", "record_id", "action", "digests",
               "prev", "hash", "payload"]  # fmt: skip
    with busy.vault.office.read() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM journal ORDER BY seq").fetchall()
    row = data.draw(st.sampled_from(rows))
    column = data.draw(st.sampled_from(columns))
    old = row[columns.index(column)]
    odd = st.one_of(
        st.none(), st.integers(-9, 10**9), st.text(max_size=20), st.binary(max_size=8), st.floats(-1e9, 1e9)
    )
    new = data.draw(odd.filter(lambda value: value != old))
    if new is None or (column == "seq" and not isinstance(new, int)):
        return
    tamper(busy)
    with busy.vault.office.write() as connection:
        if column == "seq" and any(other[0] == new for other in rows):
            return
        connection.exec_driver_sql(f"UPDATE journal SET {column} = ? WHERE seq = ?", (new, row[0]))
    found = codes(busy)
    with busy.vault.office.write() as connection:
        key = new if column == "seq" else row[0]
        connection.exec_driver_sql(f"UPDATE journal SET {column} = ? WHERE seq = ?", (old, key))
    assert found
    assert codes(busy) == set()


def test_who_lacks_casework_never_opens_it(opened: Callable[..., Workspace]) -> None:
    first = opened()
    first.cases.add("C-2026-001", "Fictional")
    first.users.add("Officer", roles=["plan_officer"], passphrase="another one")
    first.close()
    officer = opened("Officer", "another one")
    report = officer.verify()
    assert report.unopened == ("casework",)
    assert report.sound
