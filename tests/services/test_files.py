"""Files come in whole or not at all, and never too large."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from focalpoint.domain.errors import CancelledError
from focalpoint.domain.progress import StopAfter
from focalpoint.services.files import LARGEST, CannotAttachError, FileTooLargeError, too_large
from focalpoint.services.workspace import Workspace


@pytest.fixture
def task_id(workspace: Workspace) -> str:
    workspace.tasks.add("T")
    return workspace.tasks.list()[0].id


def test_several_files_are_attached_as_one_step(workspace: Workspace, task_id: str, tmp_path: Path) -> None:
    big = bytes(range(256)) * 4096 * 3 + b"tail"
    (tmp_path / "a.bin").write_bytes(big)
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    (tmp_path / "empty").write_bytes(b"")
    workspace.files.attach_paths("tasks", task_id, [tmp_path / name for name in ("a.bin", "b.txt", "empty")])
    kept = workspace.files.list("tasks", task_id)
    assert [file.name for file in kept] == ["a.bin", "b.txt", "empty"]
    assert workspace.files.read(kept[0].id) == big
    assert workspace.files.head(kept[0].id) == big[: 1024 * 1024]
    assert workspace.files.info(kept[1].id).media_type == "text/plain"
    workspace.files.save_copy(kept[0].id, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == big
    workspace.undo.undo()
    assert workspace.files.list("tasks", task_id) == []


def test_cancel_leaves_nothing(workspace: Workspace, task_id: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 5_000_000)
    with pytest.raises(CancelledError):
        workspace.files.attach_paths("tasks", task_id, [tmp_path / "a"], StopAfter(2))
    assert workspace.files.list("tasks", task_id) == []


def test_a_picture_of_300_mb_is_refused_and_costs_no_memory(workspace: Workspace, task_id: str, tmp_path: Path) -> None:
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FileTooLargeError):
        workspace.files.attach_paths("tasks", task_id, [huge])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024
    assert workspace.files.list("tasks", task_id) == []
    assert too_large(huge)
    assert huge.stat().st_size > LARGEST


@pytest.mark.parametrize("what", ["folder", "gone"])
def test_what_cannot_be_read_is_told_and_nothing_is_attached(
    workspace: Workspace, task_id: str, tmp_path: Path, what: str
) -> None:
    if what == "folder":
        (tmp_path / what).mkdir()
    (tmp_path / "good").write_bytes(b"good")
    with pytest.raises(CannotAttachError):
        workspace.files.attach_paths("tasks", task_id, [tmp_path / "good", tmp_path / what])
    assert workspace.files.list("tasks", task_id) == []
