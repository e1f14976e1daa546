"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from focalpoint.documents.errors import CannotWriteError, DiskFullError
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.domain.errors import CancelledError


def test_the_file_has_what_was_written(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a.txt", lambda file: _put(file, b"new"))
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def _put(file: BinaryIO, data: bytes) -> None:
    file.write(data)


@pytest.mark.parametrize("error", [CancelledError(), ValueError("x"), KeyboardInterrupt()])
def test_an_error_leaves_the_old_file_and_nothing_beside(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def fail(file: BinaryIO) -> None:
        file.write(b"half")
        raise error

    with pytest.raises(type(error)):
        write_atomic(target, fail)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_has_one_name(tmp_path: Path, code: int) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def fail(file: BinaryIO) -> None:
        raise OSError(code, "full")

    with pytest.raises(DiskFullError) as caught:
        write_atomic(target, fail)
    assert caught.value.details == {"name": "a.txt"}
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_disk_that_fills_while_flushing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        with Path("/dev/full").open("wb", buffering=0) as device:
            device.write(b"x")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFullError):
        write_atomic(target, lambda file: _put(file, b"new"))
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_missing_folder_has_one_name(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError):
        write_atomic(tmp_path / "nowhere" / "a.txt", lambda file: _put(file, b"new"))


def test_a_target_that_is_a_folder_is_refused_and_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(CannotWriteError):
        write_atomic(tmp_path / "a.txt", lambda file: _put(file, b"new"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="links and modes of POSIX")
def test_a_link_is_followed_and_the_mode_is_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_atomic(link, lambda file: _put(file, b"new"))
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_very_long_names_still_get_a_neighbour(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 240 + ".pdf")
    write_atomic(target, lambda file: _put(file, b"new"))
    assert target.read_bytes() == b"new"
