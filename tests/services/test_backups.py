"""Backups: compared with today before they are restored, copied whole to another place."""

from __future__ import annotations

from pathlib import Path

import pytest

from focalpoint.domain.errors import FocalPointError
from focalpoint.services.workspace import Workspace


def test_a_preview_counts_what_is_there_now_and_what_was_then(workspace: Workspace) -> None:
    workspace.tasks.add("Before")
    workspace.backups.make()
    workspace.tasks.add("After")
    (info,) = workspace.backups.list()
    preview = workspace.backups.preview(info)
    assert (preview.then["tasks"], preview.now["tasks"]) == (1, 2)
    assert preview.now["journal"] > preview.then["journal"]
    assert not preview.partly


def test_a_copy_is_equal_and_never_takes_the_place_of_another(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.backups.make()
    stick = tmp_path / "stick"
    stick.mkdir()
    first, second = workspace.backups.copy(path, stick), workspace.backups.copy(path, stick)
    assert first != second
    assert first.read_bytes() == second.read_bytes() == path.read_bytes()


def test_a_copy_to_a_folder_that_is_not_there_says_so(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.backups.make()
    with pytest.raises(FocalPointError):
        workspace.backups.copy(path, tmp_path / "gone")
    assert not (tmp_path / "gone").exists()


def test_the_age_of_the_newest_backup_is_in_days(workspace: Workspace) -> None:
    assert workspace.backups.age_days() is None
    workspace.backups.make()
    assert workspace.backups.age_days() == 0
