"""A small vault, and the command line as a person calls it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from focalpoint.cli.commands import all_commands
from focalpoint.cli.main import main
from focalpoint.domain.clock import fixed_clock
from focalpoint.services.opening import new_vault
from focalpoint.store.vault import MINIMUM

PASSPHRASE = "correct horse"
CLOCK = fixed_clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))


@dataclass(frozen=True)
class Done:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """Calls ``focalpoint`` on one vault."""

    def __init__(self, vault: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.vault = vault
        self.passphrase_file = passphrase_file
        self._capsys = capsys

    def bare(self, *arguments: str | Path, **extra: Any) -> Done:
        self._capsys.readouterr()
        status = main([str(word) for word in arguments], all_commands(), clock=CLOCK, **extra)
        captured = self._capsys.readouterr()
        return Done(status, captured.out, captured.err)

    def __call__(self, *arguments: str | Path, **extra: Any) -> Done:
        given = ("--vault", self.vault, "--passphrase-file", self.passphrase_file)
        return self.bare(*given, *arguments, **extra)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "office.focalpoint"
    workspace, _code = new_vault(
        folder, user_name="Amina", passphrase=PASSPHRASE, clock=CLOCK, country="XAA", cost=MINIMUM
    )
    try:
        workspace.plan.add_plan("National plan", starts="2025-01-01", finishes="2027-12-31")
        plan = workspace.plan.current()
        assert plan is not None
        workspace.directory.add_ministry("Ministry of Justice", short_code="MOJ")
        workspace.directory.add_ministry("وزارة الداخلية", short_code="MOI")
        justice = workspace.directory.find_ministry("MOJ")
        interior = workspace.directory.find_ministry("MOI")
        workspace.plan.add(plan.id, parent_id=None, kind="pillar", title="Prévention")
        pillar = workspace.plan.outline(plan.id).lines[0].id
        workspace.plan.add(
            plan.id, parent_id=pillar, kind="activity", title="Train border guards", lead_id=justice,
            start="2026-01-01", finish="2026-06-30", percent=40.0,
        )  # fmt: skip
        workspace.plan.add(
            plan.id, parent_id=pillar, kind="milestone", title="司法协助 centre opens", lead_id=interior,
            start="2026-07-01", finish="2026-07-01",
        )  # fmt: skip
        train, opens = (line.id for line in workspace.plan.outline(plan.id).lines[1:])
        workspace.plan.set_predecessors(opens, [(train, "FS", 2)])
        workspace.tasks.add("Send the list of posts", ministry_id=justice, due="2026-11-01")
        workspace.tasks.add("Name a contact", ministry_id=interior, due="2026-12-24")
    finally:
        workspace.close()
    return folder


@pytest.fixture
def focalpoint(template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    vault = tmp_path / "office.focalpoint"
    shutil.copytree(template, vault)
    passphrase_file = tmp_path / "passphrase"
    passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return CommandLine(vault, passphrase_file, capsys)
