"""A vault made once, copied for each test that writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from focalpoint.domain.clock import Clock, fixed_clock
from focalpoint.services.opening import new_vault, unlock
from focalpoint.services.workspace import Workspace
from focalpoint.store.vault import MINIMUM

PASSPHRASE = "correct horse"
FIRST = "M. Diallo"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty vault: one user, both compartments. Never written to."""
    folder = tmp_path_factory.mktemp("template") / "office.focalpoint"
    workspace, _code = new_vault(
        folder,
        user_name=FIRST,
        passphrase=PASSPHRASE,
        clock=fixed_clock(datetime(2026, 11, 20, 9, 0, tzinfo=UTC)),
        country="XAA",
        cost=MINIMUM,
    )
    workspace.close()
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A vault of the test's own."""
    copy = tmp_path / "office.focalpoint"
    shutil.copytree(template, copy)
    return copy


@pytest.fixture
def opened(folder: Path, clock: Clock) -> Iterator[Callable[..., Workspace]]:
    """Opens the test's vault, as any user; closes it at the end."""
    made: list[Workspace] = []

    def open_as(user: str | None = None, passphrase: str = PASSPHRASE, *, write: bool = True) -> Workspace:
        workspace = unlock(folder, user_name=user, passphrase=passphrase, clock=clock, write=write)
        made.append(workspace)
        return workspace

    yield open_as
    for workspace in made:
        workspace.close()


@pytest.fixture
def workspace(opened: Callable[..., Workspace]) -> Workspace:
    """The test's vault, opened by its first user."""
    return opened()


@pytest.fixture
def plan_id(workspace: Workspace) -> str:
    """A plan with a pillar, an objective and two activities."""
    workspace.plan.add_plan("Action plan 2025–2028", starts="2025-01-01", finishes="2028-12-31")
    plan = workspace.plan.current()
    assert plan is not None
    add = workspace.plan.add
    add(plan.id, parent_id=None, kind="pillar", title="Borders")
    pillar = workspace.plan.outline(plan.id).lines[0].id
    add(plan.id, parent_id=pillar, kind="objective", title="Passenger information in use")
    objective = workspace.plan.outline(plan.id).lines[1].id
    add(plan.id, parent_id=objective, kind="activity", title="Decree on passenger data", finish="2026-12-11")
    add(plan.id, parent_id=objective, kind="activity", title="120 officers trained", percent=50.0)
    return plan.id


def node_called(workspace: Workspace, plan_id: str, title: str) -> str:
    """The id of the node with this title."""
    return next(line.id for line in workspace.plan.outline(plan_id).lines if line.title == title)
