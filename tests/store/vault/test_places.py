from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from focalpoint.domain.clock import Clock, fixed_clock
from focalpoint.store.vault.delay import clear_failures, note_failure, wait_seconds
from focalpoint.store.vault.lock import acquire_lock, describe_lock
from focalpoint.store.vault.place import (
    PlaceKind,
    classify,
    default_folder,
    file_system_of,
    inspect_place,
    synchronised_by,
)
from tests.store.vault.making import NOW

MOUNTS = [
    "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw",
    "30 22 0:40 / /home/ana/Shared\\040files rw - cifs //server/share rw",
    "31 22 0:41 / /home/ana/remote rw - fuse.sshfs ana@host: rw",
    "32 22 0:42 / /home/ana/remote/inner rw - tmpfs tmpfs rw",
    "33 22 0:43 / /strange rw shared:5 master:2 - strangefs none rw",
    "broken line",
]


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ana/vaults/a.focalpoint", PlaceKind.LOCAL),
        ("/home/ana/Shared files/a.focalpoint", PlaceKind.NETWORK),
        ("/home/ana/remote/a.focalpoint", PlaceKind.NETWORK),
        ("/home/ana/remote/inner/a.focalpoint", PlaceKind.LOCAL),
        ("/home/ana/remotely/a.focalpoint", PlaceKind.LOCAL),
        ("/strange/a.focalpoint", PlaceKind.UNKNOWN),
    ],
)
def test_a_place_is_known_by_the_file_system_that_it_is_on(folder: str, kind: PlaceKind) -> None:
    place = classify(file_system_of(Path(folder), MOUNTS))
    assert place.kind is kind
    assert place.safe_to_write is (kind is not PlaceKind.NETWORK)


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive/a", "OneDrive - Ministry of Justice/a", "Dropbox (Office)/a", "DROPBOX/x/y", "Google Drive/a",
        "Nextcloud/a",
        "Library/CloudStorage/Box-Box/a", "Library/Mobile Documents/com~apple~CloudDocs/a", "iCloudDrive/a",
    ],
)  # fmt: skip
def test_synchronised_folders_are_known_by_name(folder: str, tmp_path: Path) -> None:
    assert inspect_place(tmp_path / folder).kind is PlaceKind.SYNCHRONISED


def test_synchronised_folders_are_known_by_mark_and_environment(tmp_path: Path) -> None:
    assert synchronised_by(tmp_path / "Work" / "a", {}) is None
    assert synchronised_by(tmp_path / "Work" / "a", {"OneDrive": str(tmp_path / "Work")}) == "OneDrive"
    (tmp_path / "Work" / ".stfolder").mkdir(parents=True)
    assert synchronised_by(tmp_path / "Work" / "a", {}) == "Syncthing"


def test_new_vaults_go_to_a_folder_of_this_person_on_this_computer() -> None:
    assert default_folder().name == "vaults"
    assert inspect_place(default_folder()).safe_to_write


def test_a_lock_names_its_holder_and_is_free_when_released(tmp_path: Path, clock: Clock) -> None:
    lock = acquire_lock(tmp_path, clock)
    assert lock is not None
    holder = describe_lock(tmp_path)
    assert holder is not None
    assert (holder.application, holder.since) == ("Focal Point", "2026-11-22T09:00:00.000Z")
    assert acquire_lock(tmp_path, clock) is None
    lock.release()
    lock.release()
    assert describe_lock(tmp_path) is None


def test_a_lock_file_that_nobody_holds_is_nobodys_whatever_it_says(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "lock").write_text('{"pid": 1, "host": "elsewhere", "application": "x", "since": "y"}')
    assert describe_lock(tmp_path) is None
    lock = acquire_lock(tmp_path, clock)
    assert lock is not None
    (tmp_path / "lock").write_text("garbage")
    holder = describe_lock(tmp_path)
    assert holder is not None
    assert holder.pid == 0
    lock.release()


def test_the_pause_after_wrong_passphrases_doubles_up_to_a_minute(tmp_path: Path) -> None:
    clock = fixed_clock(NOW)
    pauses = []
    for _ in range(9):
        note_failure(tmp_path, clock)
        pauses.append(wait_seconds(tmp_path, clock))
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert wait_seconds(tmp_path, fixed_clock(NOW + timedelta(seconds=59))) == 1
    assert wait_seconds(tmp_path, fixed_clock(NOW + timedelta(seconds=60))) == 0
    clear_failures(tmp_path)
    assert wait_seconds(tmp_path, clock) == 0


def test_a_clock_set_back_shuts_nobody_out(tmp_path: Path) -> None:
    note_failure(tmp_path, fixed_clock(NOW))
    assert wait_seconds(tmp_path, fixed_clock(NOW - timedelta(days=900))) == 1
    (tmp_path / "attempts.json").write_text('{"failures": 3, "last": "2026-11-22T09:00:00"}')
    assert wait_seconds(tmp_path, fixed_clock(NOW)) == 0
