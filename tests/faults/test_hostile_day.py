"""What a bad day does to an open vault: a kill while typing, a folder that goes, a clock set back, a full disk."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from focalpoint.domain.clock import Clock
from focalpoint.domain.errors import FocalPointError
from focalpoint.language import Language
from focalpoint.services import vault_folders
from focalpoint.services.opening import new_vault, unlock
from focalpoint.services.restoring import restore_file
from focalpoint.services.workspace import Workspace
from focalpoint.store.vault import MINIMUM
from focalpoint.words.errors import explain

PASSPHRASE = "a rainy day"


class Hands:
    """A clock that can be turned."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def now(self) -> datetime:
        """Where it stands."""
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def workspace(tmp_path: Path, hands: Hands) -> Iterator[Workspace]:
    folder = tmp_path / "office.focalpoint"
    clock = Clock(hands.now)
    made, _code = new_vault(folder, user_name="Mina", passphrase=PASSPHRASE, clock=clock, cost=MINIMUM)
    made.tasks.add("Before the storm")
    yield made
    made.close()


def again(folder: Path, hands: Hands) -> Workspace:
    return unlock(folder, user_name=None, passphrase=PASSPHRASE, clock=Clock(hands.now))


def titles(workspace: Workspace) -> list[str]:
    return sorted(task.title for task in workspace.tasks.list())


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_kill_while_typing_keeps_what_was_typed_and_saves_nothing_of_it(
    workspace: Workspace, hands: Hands, tmp_path: Path
) -> None:
    (task,) = workspace.tasks.list()
    folder = workspace.vault.folder
    workspace.close()
    program = textwrap.dedent(f"""
        import os, signal
        from pathlib import Path
        from focalpoint.domain.clock import Clock
        from focalpoint.services.opening import unlock
        opened = unlock(Path({str(folder)!r}), user_name=None, passphrase={PASSPHRASE!r}, clock=Clock())
        opened.drafts.follow({{("tasks", {task.id!r}, "title"): "half a sent"}}, [])
        os.kill(os.getpid(), signal.SIGKILL)
    """)
    done = subprocess.run([sys.executable, "-c", program], check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -signal.SIGKILL
    opened = again(folder, hands)
    assert [(draft.record_id, draft.field, draft.text) for draft in opened.drafts.list()] == [
        (task.id, "title", "half a sent")
    ]
    assert titles(opened) == ["Before the storm"]
    opened.drafts.follow({}, [("tasks", task.id, "title")])
    assert opened.drafts.list() == []
    assert b"half a sent" not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    opened.close()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the system keeps an open folder where it is")
def test_a_folder_that_is_renamed_while_open_loses_nothing(workspace: Workspace, hands: Hands) -> None:
    folder = workspace.vault.folder
    moved = folder.with_name("elsewhere.focalpoint")
    folder.rename(moved)
    workspace.tasks.add("Written after it moved")
    assert vault_folders.vault_id_of(moved) == workspace.vault.vault_id
    workspace.close()
    opened = again(moved, hands)
    assert titles(opened) == ["Before the storm", "Written after it moved"]
    assert opened.verify().findings == ()
    opened.close()


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the system keeps an open folder where it is")
def test_a_folder_that_is_removed_while_open_is_saved_elsewhere(
    workspace: Workspace, hands: Hands, tmp_path: Path
) -> None:
    folder = workspace.vault.folder
    image = vault_folders.keys_image(folder)
    shutil.rmtree(folder)
    assert vault_folders.keys_image(folder) == b""
    workspace.tasks.add("Written into the void")
    rescued = tmp_path / "rescued"
    rescued.mkdir()
    backup = vault_folders.rescue(workspace, image, rescued)
    assert [path.name for path in rescued.iterdir()] == [backup.name]
    restored = tmp_path / "restored.focalpoint"
    restore_file(backup, restored, Clock(hands.now))
    opened = again(restored, hands)
    assert titles(opened) == ["Before the storm", "Written into the void"]
    opened.close()


def test_a_rescue_to_a_place_that_cannot_be_written_is_a_sentence(workspace: Workspace, tmp_path: Path) -> None:
    image = vault_folders.keys_image(workspace.vault.folder)
    with pytest.raises(vault_folders.RescueError) as caught:
        vault_folders.rescue(workspace, image, tmp_path / "nowhere")
    assert "still complete" in explain(caught.value, Language("en"))


def test_a_clock_that_is_set_back_leaves_the_journal_in_order(workspace: Workspace, hands: Hands) -> None:
    workspace.tasks.add("At nine")
    hands.at -= timedelta(days=40)
    workspace.tasks.add("Forty days before")
    (task,) = [task for task in workspace.tasks.list() if task.title == "Forty days before"]
    workspace.tasks.edit(task.id, title="Edited")
    assert workspace.verify().findings == ()
    workspace.undo.undo()
    assert "Forty days before" in titles(workspace)


@contextmanager
def no_room() -> Iterator[None]:
    """No file may grow: what a full disk does."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
def test_a_full_disk_refuses_an_edit_with_a_sentence_and_loses_nothing(workspace: Workspace, hands: Hands) -> None:
    with no_room(), pytest.raises(FocalPointError) as caught:
        workspace.tasks.add("No room for it " * 2000)
    assert "What was saved before is kept" in explain(caught.value, Language("en"))
    assert titles(workspace) == ["Before the storm"]
    workspace.tasks.add("Room again")
    folder = workspace.vault.folder
    workspace.close()
    opened = again(folder, hands)
    assert titles(opened) == ["Before the storm", "Room again"]
    assert opened.verify().findings == ()
    opened.close()


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
def test_a_full_disk_refuses_a_backup_with_a_sentence_and_leaves_no_half_of_one(workspace: Workspace) -> None:
    workspace.backups.make()
    before = workspace.backups.list()
    with no_room(), pytest.raises(FocalPointError):
        workspace.backups.make()
    assert workspace.backups.list() == before
    left = [path.name for path in (workspace.vault.folder / "backups").iterdir()]
    assert not [name for name in left if name.startswith(".backup-")]


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
def test_a_full_disk_refuses_a_printed_list_and_keeps_the_older_file(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "tasks.pdf"
    target.write_bytes(b"older")
    with no_room(), pytest.raises(FocalPointError) as caught:
        workspace.exports.save_pdf(target, b"x" * 100_000, "tasks")
    assert "no room" in explain(caught.value, Language("en"))
    assert target.read_bytes() == b"older"


def test_the_second_place_that_is_full_or_away_does_not_stop_a_backup(workspace: Workspace, tmp_path: Path) -> None:
    workspace.settings.set(backup_folder=str(tmp_path / "unplugged stick"))
    assert workspace.backups.make().exists()
