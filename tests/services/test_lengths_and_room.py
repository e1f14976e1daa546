"""Texts that are too long and disks that are full: a sentence, and nothing half-done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from focalpoint.domain.texts import LONGEST_LINE, LONGEST_TEXT, TooLongError
from focalpoint.language import Language
from focalpoint.services.workspace import Workspace
from focalpoint.store.database import StorageError
from focalpoint.words.errors import explain
from tests.exchange.sheets import csv


@pytest.fixture
def workspace(opened: Callable[..., Workspace]) -> Workspace:
    return opened()


def test_a_name_that_is_too_long_is_refused_whatever_writes_it(workspace: Workspace) -> None:
    with pytest.raises(TooLongError) as refused:
        workspace.directory.add_ministry("M" * (LONGEST_LINE + 1))
    assert workspace.directory.ministries() == []
    said = explain(refused.value, Language("en"))
    assert "500" in said
    assert "501" in said
    workspace.directory.add_ministry("M" * LONGEST_LINE)


def test_a_long_text_is_changed_up_to_its_limit_and_not_beyond(workspace: Workspace) -> None:
    (task,) = workspace.tasks.add("Statistics").ids("tasks")
    workspace.tasks.edit(task, request="ш" * LONGEST_TEXT)
    with pytest.raises(TooLongError):
        workspace.tasks.edit(task, request="ш" * (LONGEST_TEXT + 1))
    assert len(workspace.tasks.get(task).request) == LONGEST_TEXT


def test_an_import_onto_a_full_disk_says_so_and_leaves_nothing_half_imported(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = "\n".join(f"{at};Activity {at} {'word ' * 40}" for at in range(1, 900))
    preview = workspace.imports.preview(csv(tmp_path / "plan.csv", f"No.;Activity\n{rows}\n"))
    with workspace.vault.office.raw() as engine:
        (pages,) = engine.execute("PRAGMA page_count").fetchone()
        engine.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageError) as full:
        workspace.imports.apply(preview)
    assert "disk is full" in explain(full.value, Language("en"))
    assert workspace.plan.plans() == []
    assert workspace.undo.undo_step is None
    with workspace.vault.office.raw() as engine:
        engine.execute("PRAGMA max_page_count = 1073741823")
    assert workspace.imports.apply(preview).created == 899
