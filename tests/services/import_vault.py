"""A vault for import tests and benchmarks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from focalpoint.domain.clock import fixed_clock
from focalpoint.services.opening import new_vault
from focalpoint.services.workspace import Workspace
from focalpoint.store.vault import MINIMUM

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def fresh_workspace(folder: Path) -> Workspace:
    """An empty vault in ``folder``, open, at 2026-11-22."""
    folder.mkdir(parents=True, exist_ok=True)
    workspace, _code = new_vault(
        folder / "office.focalpoint",
        user_name="M. Diallo",
        passphrase="correct horse",
        clock=fixed_clock(NOW),
        country="XAA",
        cost=MINIMUM,
    )
    return workspace
