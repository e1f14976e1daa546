from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import ReadOnlyError
from focalpoint.domain.ids import IdMaker
from focalpoint.store.vault import (
    MINIMUM,
    DamagedVaultError,
    EmptyPassphraseError,
    NewerVaultError,
    NoKeyError,
    NoSuchUserError,
    NotAVaultError,
    PlaceRefusedError,
    Vault,
    VaultExistsError,
    VaultInUseError,
    WrongPassphraseError,
    create_vault,
    describe_lock,
    list_users,
    move_to_local,
    open_vault,
    open_with_recovery,
    verify_signature,
    wait_seconds,
)
from focalpoint.store.vault.engine import connected
from tests.store.vault.making import BOS, CASEWORK, OFFICE, PASSPHRASE, Made, note, noted, unpack

Open = Callable[..., Vault]


def test_a_user_opens_what_they_hold_and_nothing_else(opened: Open) -> None:
    bo = opened("Bo", BOS)
    assert noted(bo.office, "first") == "kept"
    assert bo.casework is None
    assert not bo.holds(CASEWORK)
    with pytest.raises(NoKeyError):
        bo.database(CASEWORK)


def test_the_first_user_holds_both_compartments_and_is_asked_for_when_no_name_is_given(opened: Open) -> None:
    ana = opened()
    assert ana.user_name == "Ana"
    assert ana.casework is not None
    assert ana.read_only is None


def test_users_are_listed_in_the_order_of_their_making_without_a_passphrase(made: Made) -> None:
    assert [(user.user_id, user.user_name) for user in list_users(made.folder)] == [("ana", "Ana"), ("bo", "Bo")]


def test_a_vault_is_not_made_over_anything(made: Made, clock: Clock) -> None:
    before = {path.name: path.read_bytes() for path in made.folder.iterdir() if path.is_file()}
    with pytest.raises(VaultExistsError):
        create(made.folder, clock)
    assert {path.name: path.read_bytes() for path in made.folder.iterdir() if path.is_file()} == before


def test_a_vault_is_not_made_in_a_synchronised_folder(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(PlaceRefusedError):
        create(tmp_path / "Dropbox" / "a.focalpoint", clock)
    assert not (tmp_path / "Dropbox" / "a.focalpoint").exists()


def test_a_vault_needs_a_passphrase(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(EmptyPassphraseError):
        create(tmp_path / "a.focalpoint", clock, "")
    assert list(tmp_path.glob("*.focalpoint")) == []


def create(folder: Path, clock: Clock, passphrase: str = "x") -> None:
    create_vault(
        folder,
        user_id="u",
        user_name="U",
        passphrase=passphrase,
        clock=clock,
        new_id=IdMaker(clock.now_ms),
        cost=MINIMUM,
    ).vault.close()


def test_a_wrong_passphrase_and_an_empty_one_say_the_same_and_are_counted(
    made: Made, opened: Open, clock: Clock
) -> None:
    said = []
    for passphrase in ("wrong", ""):
        with pytest.raises(WrongPassphraseError) as caught:
            opened(passphrase=passphrase)
        said.append((caught.value.code, caught.value.details))
    assert said[0] == said[1] == ("wrong_passphrase", {})
    assert wait_seconds(made.folder, clock) == 2
    assert opened().failed_attempts == 2
    assert wait_seconds(made.folder, clock) == 0


def test_a_wrong_passphrase_leaves_the_vault_to_others(made: Made, opened: Open) -> None:
    with pytest.raises(WrongPassphraseError):
        opened(passphrase="wrong")
    assert describe_lock(made.folder) is None


def test_the_same_passphrase_typed_on_another_keyboard_opens(opened: Open) -> None:
    vault = opened()
    vault.change_passphrase(PASSPHRASE, "caf\u00e9 noir")
    vault.close()
    with pytest.raises(WrongPassphraseError):
        opened(passphrase="cafe noir", write=False)
    assert opened(passphrase="cafe\u0301 noir", write=False).user_id == "ana"


def test_an_unknown_user_is_named(opened: Open) -> None:
    with pytest.raises(NoSuchUserError) as caught:
        opened("Zoe")
    assert caught.value.details == {"user": "Zoe"}


def test_a_folder_without_keys_is_no_vault(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(NotAVaultError):
        open_vault(tmp_path, user_name=None, passphrase="x", clock=clock)


def test_the_recovery_code_opens_both_compartments_however_it_is_typed(made: Made, clock: Clock) -> None:
    typed = made.recovery_code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    vault = open_with_recovery(made.folder, code=typed, clock=clock)
    try:
        assert vault.user_id == "recovery"
        assert vault.casework is not None
        assert noted(vault.office, "first") == "kept"
    finally:
        vault.close()


def test_a_second_opener_reads_and_is_told_who_writes(made: Made, opened: Open) -> None:
    first = opened()
    second = opened("Bo", BOS)
    assert (first.read_only, second.read_only) == (None, "in_use")
    note(first.office, "later", "seen")
    assert noted(second.office, "later") == "seen"
    holder = describe_lock(made.folder)
    assert holder is not None
    with pytest.raises(VaultInUseError) as caught:
        second.require_write()
    assert caught.value.details == {"host": holder.host, "pid": holder.pid}


def test_a_closed_vault_is_free_again_and_knows_no_key(made: Made, opened: Open) -> None:
    vault = opened()
    office = vault.office
    vault.lock()
    vault.close()
    assert describe_lock(made.folder) is None
    with pytest.raises(NoKeyError):
        vault.database(OFFICE)
    with pytest.raises(Exception, match="wrong_key"):
        noted(office, "first")
    assert opened().read_only is None


def test_reading_takes_no_lock_and_writes_nothing(made: Made, opened: Open) -> None:
    reader = opened(write=False)
    assert reader.read_only == "asked"
    assert describe_lock(made.folder) is None
    with pytest.raises(Exception, match="storage"):
        note(reader.office, "x", "y")
    with pytest.raises(ReadOnlyError):
        reader.add_slot("c", "C", "x")


def test_a_synchronised_vault_is_read_from_a_copy_and_moved(made: Made, tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "OneDrive - Ministry" / "office.focalpoint"
    unpack(made, folder)
    before = sorted(path.name for path in folder.iterdir())
    vault = open_vault(folder, user_name=None, passphrase=PASSPHRASE, clock=clock)
    assert vault.read_only == "synchronised"
    assert noted(vault.office, "first") == "kept"
    copy = vault.office.path.parent
    assert copy != folder
    vault.close()
    assert not copy.exists()
    assert sorted(path.name for path in folder.iterdir()) == before

    moved = move_to_local(folder, tmp_path / "here" / "office.focalpoint", clock)
    vault = open_vault(moved, user_name=None, passphrase=PASSPHRASE, clock=clock)
    assert vault.read_only is None
    vault.close()
    assert not folder.exists()
    assert [path.name for path in folder.parent.iterdir()] == ["office.moved-20261122T090000Z.focalpoint"]


def test_a_vault_is_not_moved_from_one_unsafe_place_to_another(made: Made, tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(PlaceRefusedError):
        move_to_local(made.folder, tmp_path / "Nextcloud" / "office.focalpoint", clock)
    assert made.folder.is_dir()


def test_a_newer_schema_is_only_read(made: Made, opened: Open) -> None:
    vault = opened()
    key, path = vault.office.key, vault.office.path
    vault.close()
    with connected(path, key) as connection:
        connection.execute("PRAGMA user_version = 99")
    newer = opened()
    assert newer.read_only == "newer"
    assert describe_lock(made.folder) is None
    assert noted(newer.office, "first") == "kept"


def test_a_newer_key_file_is_left_alone(made: Made, opened: Open) -> None:
    path = made.folder / "keys.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": 2}))
    with pytest.raises(NewerVaultError):
        opened()


def test_unreadable_keys_fall_back_to_those_before(made: Made, opened: Open) -> None:
    vault = opened()
    vault.grant(OFFICE, "bo", made.keys["bo"])
    vault.close()
    (made.folder / "keys.json").write_text('{"format": 1, ')
    assert opened().user_id == "ana"


def test_keys_that_cannot_be_read_at_all_are_one_named_error(made: Made, opened: Open) -> None:
    for name in ("keys.json", "keys.previous.json"):
        (made.folder / name).write_bytes(b"\0" * 100)
    with pytest.raises(DamagedVaultError):
        opened()


def test_the_office_signs_and_its_fingerprint_is_eight_words(opened: Open) -> None:
    ana = opened()
    signature = ana.signing.sign(b"report")
    assert verify_signature(ana.signing.public_key, b"report", signature)
    assert not verify_signature(ana.signing.public_key, b"another", signature)
    assert not verify_signature("00", b"report", signature)
    assert len(ana.signing.words) == 8
    public = ana.signing.public_key
    ana.close()
    assert opened("Bo", BOS).signing.public_key == public


def test_unfinished_copies_of_a_killed_program_are_swept_away(made: Made, opened: Open) -> None:
    ana = opened()
    backup = ana.backup()
    ana.close()
    left = [made.folder / ".keys.json.part", made.folder / "office.db.migrating", backup.with_name(".x.part")]
    for path in left:
        path.write_bytes(b"x")
    (backup.parent / ".backup-abc").mkdir()
    (backup.parent / ".backup-abc" / "office.db").write_bytes(b"x")
    opened(write=False).close()
    assert all(path.exists() for path in left)
    assert opened().backups()[0].path == backup
    assert not any(path.exists() for path in left)
    assert not (backup.parent / ".backup-abc").exists()
