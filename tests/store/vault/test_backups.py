from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.clock import Clock
from focalpoint.store.vault import (
    BackupInfo,
    BadBackupError,
    NoSpaceError,
    Vault,
    VaultInUseError,
    list_users,
    proving,
    read_checkpoints,
    restore_backup,
)
from focalpoint.store.vault.retention import to_keep
from tests.store.vault.making import BOS, CASEWORK, NOW, OFFICE, Made, journal, note, noted

Open = Callable[..., Vault]


def test_a_backup_holds_both_databases_the_keys_and_a_signed_checkpoint_and_is_counted(opened: Open) -> None:
    ana = opened()
    journal(ana.office, "p1")
    journal(ana.office, "p2")
    path = ana.backup()
    assert path.name == "office-20261122T090000Z.focalpoint-backup"
    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == {"office.db", "casework.db", "keys.json", "checkpoint.json", "manifest.json"}
        assert b"SQLite format" not in archive.read("office.db")
    (info,) = ana.backups()
    assert info.verified
    assert not info.failed
    assert info.tables["office.db"]["journal"] == 2
    assert info.at == NOW
    office = read_checkpoints(ana.folder)[0]
    assert (office.compartment, office.seq, office.vault) == ("office", 2, ana.vault_id)
    assert office.verify(ana.signing.public_key)


def test_a_changed_checkpoint_is_not_signed(opened: Open) -> None:
    from dataclasses import replace

    ana = opened()
    ana.backup()
    office = read_checkpoints(ana.folder)[0]
    public = ana.signing.public_key
    for forged in (replace(office, seq=7), replace(office, head="f" * 64), replace(office, compartment="casework")):
        assert not forged.verify(public)
    assert not replace(office, signature="zz").verify(public)
    assert not office.verify("00" * 32)


def test_broken_lines_among_checkpoints_are_left_out_and_do_not_swallow_the_next(opened: Open) -> None:
    ana = opened()
    ana.backup()
    path = ana.folder / "backups" / "checkpoints.jsonl"
    with path.open("ab") as file:
        file.write(b'{"seq": "x"}\n\xff\xfe\n[1]\n{"vault": "cut o')
    ana.backup()
    found = read_checkpoints(ana.folder)
    assert len(found) == 4
    assert all(checkpoint.verify(ana.signing.public_key) for checkpoint in found)


def test_a_backup_is_made_only_when_something_changed(made: Made, opened: Open) -> None:
    ana = opened()
    assert ana.backup_if_changed() is not None
    assert ana.backup_if_changed() is None
    journal(ana.office, "p1")
    assert ana.backup_if_changed() is not None
    assert ana.backup_if_changed() is None
    journal(ana.database(CASEWORK), "c1")
    assert ana.backup_if_changed() is not None
    ana.add_slot("cy", "Cy", "x")
    assert ana.backup_if_changed() is not None
    ana.close()
    bo = opened("Bo", BOS)
    assert bo.backup_if_changed() is None


def test_casework_is_copied_unopened_and_proved_by_the_next_holder(made: Made, opened: Open) -> None:
    ana = opened()
    journal(ana.database(CASEWORK), "c1")
    ana.close()
    bo = opened("Bo", BOS)
    path = bo.backup()
    (info,) = bo.backups()
    assert not info.verified
    assert bo.verify_pending_backups() == []
    assert "casework.db" not in info.tables
    bo.close()
    ana = opened()
    (proved,) = ana.verify_pending_backups()
    assert proved.path == path
    assert proved.verified
    assert proved.tables["casework.db"]["journal"] == 1
    assert ana.backups()[0].verified
    assert ana.verify_pending_backups() == []


def test_an_unopened_copy_of_before_a_rotation_is_proved_with_its_own_keys(made: Made, opened: Open) -> None:
    bo = opened("Bo", BOS)
    bo.backup()
    bo.close()
    ana = opened()
    ana.rotate(CASEWORK, {"ana": made.keys["ana"]})
    assert [info.verified for info in ana.verify_pending_backups()] == [True]


def test_an_unopened_copy_that_is_damaged_is_marked_and_stays(made: Made, opened: Open) -> None:
    path = made.folder / "casework.db"
    damaged = bytearray(path.read_bytes())
    damaged[4096 * 3 + 100] ^= 1
    path.write_bytes(damaged)
    bo = opened("Bo", BOS)
    copy = bo.backup()
    bo.close()
    ana = opened()
    (info,) = ana.verify_pending_backups()
    assert (info.path, info.verified, info.failed) == (copy, False, True)
    assert copy.exists()


def test_only_who_may_write_copies_what_they_cannot_open(made: Made, opened: Open, tmp_path: Path) -> None:
    ana, bo = opened(), opened("Bo", BOS)
    with pytest.raises(VaultInUseError):
        bo.backup(tmp_path / "usb")
    ana.close()
    reader = opened(write=False)
    assert reader.backup(tmp_path / "usb").exists()
    assert reader.backups() == []


def test_too_little_space_refuses_before_anything_is_written(
    opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ana = opened()
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1000))
    with pytest.raises(NoSpaceError):
        ana.backup(tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == []


def test_a_restore_brings_back_what_was_and_keeps_what_is(made: Made, opened: Open, clock: Clock) -> None:
    ana = opened()
    note(ana.office, "state", "then")
    backup = ana.backup()
    note(ana.office, "state", "now")
    ana.add_slot("cy", "Cy", "x")
    ana.close()
    kept = restore_backup(backup, made.folder, clock)
    assert kept == made.folder.with_name("office.damaged-20261122T090000Z.focalpoint")
    assert [user.user_name for user in list_users(made.folder)] == ["Ana", "Bo"]
    assert len(list_users(kept)) == 3
    ana = opened()
    assert noted(ana.office, "state") == "then"
    assert [info.path for info in ana.backups()] == [backup]
    assert {path.name for path in made.folder.parent.iterdir()} == {made.folder.name, kept.name}


def test_a_backup_is_restored_where_nothing_was(made: Made, opened: Open, clock: Clock, tmp_path: Path) -> None:
    ana = opened()
    backup = ana.backup(tmp_path / "usb")
    ana.close()
    assert restore_backup(backup, tmp_path / "new" / "office.focalpoint", clock) is None
    assert len(list_users(tmp_path / "new" / "office.focalpoint")) == 2


def test_a_vault_in_use_is_not_restored_over(opened: Open, clock: Clock) -> None:
    ana = opened()
    backup = ana.backup()
    with pytest.raises(VaultInUseError):
        restore_backup(backup, ana.folder, clock)
    assert noted(ana.office, "first") == "kept"


def _rewritten(backup: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(backup) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    path = backup.with_name("changed.focalpoint-backup")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def _flip(parts: dict[str, bytes]) -> None:
    parts["office.db"] = parts["office.db"][:5000] + b"\0\0\0" + parts["office.db"][5003:]


def _cut(parts: dict[str, bytes]) -> None:
    parts["casework.db"] = parts["casework.db"][:8192]


def _drop(parts: dict[str, bytes]) -> None:
    del parts["keys.json"]


def _claim(parts: dict[str, bytes]) -> None:
    document = json.loads(parts["manifest.json"])
    document["manifest"]["reason"] = "exit"
    parts["manifest.json"] = json.dumps(document).encode()


def _nothing(parts: dict[str, bytes]) -> None:
    parts.clear()


@pytest.mark.parametrize("change", [_flip, _cut, _drop, _claim, _nothing])
def test_a_damaged_backup_changes_nothing(
    change: Callable[[dict[str, bytes]], None], made: Made, opened: Open, clock: Clock
) -> None:
    ana = opened()
    backup = ana.backup()
    ana.close()
    before = sorted(path.name for path in made.folder.parent.iterdir())
    with pytest.raises(BadBackupError):
        restore_backup(_rewritten(backup, change), made.folder, clock)
    assert sorted(path.name for path in made.folder.parent.iterdir()) == before
    assert noted(opened().office, "first") == "kept"


def test_what_is_no_archive_is_no_backup(made: Made, clock: Clock, tmp_path: Path) -> None:
    path = tmp_path / "a.focalpoint-backup"
    for data in (b"", b"PK\x03\x04" + b"\0" * 50, b"hello"):
        path.write_bytes(data)
        with pytest.raises(BadBackupError):
            restore_backup(path, made.folder, clock)


def test_a_restore_that_was_cut_off_between_its_two_renames_is_finished(made: Made, opened: Open) -> None:
    opened().close()
    made.folder.rename(made.folder.with_name(".office.restored.focalpoint"))
    assert len(list_users(made.folder)) == 2
    assert noted(opened().office, "first") == "kept"


def test_old_backups_go_only_where_newer_verified_ones_stay(made: Made, opened: Open) -> None:
    now = NOW

    def clock_of(days: float) -> Clock:
        return Clock(lambda: now - timedelta(days=days))

    ana = opened()
    for days in (400, 40, 39.9, 3.2, 3.1, 0.5, 0.2):
        ana._clock = clock_of(days)
        ana.backup()
    ana.close()
    bo = opened("Bo", BOS)
    bo._clock = clock_of(38)
    unverified = bo.backup()
    assert len(bo.backups()) >= 6
    bo.close()
    ana = opened()
    ana._clock = clock_of(0)
    ana.backup()
    left = [round((now - info.at).total_seconds() / 86400, 1) for info in ana.backups()]
    assert left == [0.0, 0.2, 0.5, 3.1, 38.0, 39.9, 400.0]
    assert unverified in [info.path for info in ana.backups()]


@given(st.lists(st.integers(min_value=0, max_value=3 * 365 * 24), max_size=80))
def test_pruning_keeps_every_recent_backup_the_newest_and_few_old_ones(hours: list[int]) -> None:
    now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    instants = [now - timedelta(hours=hour) for hour in hours]
    kept = to_keep(instants, lambda instant: instant, now)
    assert all(instant in kept for instant in instants if now - instant < timedelta(hours=24))
    assert not instants or max(instants) in kept
    assert len([instant for instant in kept if now - instant >= timedelta(hours=24)]) <= 7 + 5 + 12
    assert to_keep(kept, lambda instant: instant, now) == kept


def test_backups_in_the_office_only_are_read_by_either_user(made: Made, opened: Open) -> None:
    ana = opened()
    ana.backup()
    ana.close()
    assert opened("Bo", BOS).backups()[0].verified
    assert OFFICE.value == "office"


def test_an_unverified_backup_replaces_no_verified_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def infos(verified: bool, hour: int) -> list[BackupInfo]:
        made = []
        for day in range(1, 21):
            path = tmp_path / f"{day}-{verified}"
            path.write_bytes(b"")
            made.append(BackupInfo(path, NOW - timedelta(days=day, hours=hour), "interval", 0, verified))
        return made

    verified = infos(True, 5)
    monkeypatch.setattr(proving, "own_backups", lambda folder: verified)
    alone = proving.prune(tmp_path, NOW)
    for info in verified:
        info.path.write_bytes(b"")
    both = [*verified, *infos(False, 1)]
    monkeypatch.setattr(proving, "own_backups", lambda folder: both)
    assert sorted(proving.prune(tmp_path, NOW)) == sorted(alone)
    assert len(alone) > 5


def test_a_restore_that_was_cut_off_before_it_began_is_forgotten(made: Made, opened: Open, clock: Clock) -> None:
    ana = opened()
    backup = ana.backup()
    ana.close()
    ready = made.folder.with_name(".office.restored.focalpoint")
    shutil.copytree(made.folder, ready)
    restore_backup(backup, made.folder, clock)
    assert not ready.exists()
    ready.mkdir()
    opened()
    assert not ready.exists()
