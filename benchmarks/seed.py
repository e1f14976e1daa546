"""A vault with 10,000 plan nodes and 10,000 tasks, made once for all benchmarks of a run."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from focalpoint.domain.changes import Value
from focalpoint.domain.clock import fixed_clock
from focalpoint.services.opening import new_vault, unlock
from focalpoint.services.workspace import Workspace
from focalpoint.store.directory import Ministry
from focalpoint.store.plan import Plan, PlanNode
from focalpoint.store.tasks import Task
from focalpoint.store.vault import MINIMUM
from focalpoint.store.work import UnitOfWork

PASSPHRASE = "benchmark"
CLOCK = fixed_clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
MINISTRIES = 14
PILLARS, OBJECTIVES, OUTPUTS, ACTIVITIES = 10, 10, 9, 10
"""10 + 100 + 900 + 9,000 = 10,010 nodes."""
_FIRST = date(2025, 1, 1)
_STATUSES = ("not_started", "in_progress", "verified_complete", "on_hold")
_TASK_STATUSES = ("open", "in_progress", "waiting_validation", "done")


def seeded(folder: Path) -> Path:
    """The vault's folder; made if it is not there."""
    vault = folder / "bench.focalpoint"
    if not vault.exists():
        folder.mkdir(parents=True, exist_ok=True)
        workspace, _code = new_vault(
            vault, user_name="bench", passphrase=PASSPHRASE, clock=CLOCK, country="XAA", cost=MINIMUM
        )
        try:
            fill(workspace)
            workspace.search.catch_up()
        finally:
            workspace.close()
    return vault


def copy_of(vault: Path, target: Path) -> Path:
    """A fresh copy, to be written to."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(vault, target)
    return target


def opened(vault: Path) -> Workspace:
    """The vault, unlocked for writing."""
    return unlock(vault, user_name=None, passphrase=PASSPHRASE, clock=CLOCK)


def fill(workspace: Workspace) -> None:
    """Ministries, one plan of 10,000 nodes in four levels, and 10,000 tasks, in one unit of work."""
    with UnitOfWork(workspace.vault.office, workspace.author, "import.apply") as work:
        ministries = work.insert_many(
            Ministry, [{"name": f"Ministry number {n}", "short_code": f"M{n}"} for n in range(MINISTRIES)]
        )
        plan_id = work.insert(Plan, title="Plan of ten thousand", current=1, starts="2025-01-01", finishes="2028-12-31")
        parents: list[str | None] = [None]
        for kind, children in (
            ("pillar", PILLARS),
            ("objective", OBJECTIVES),
            ("output", OUTPUTS),
            ("activity", ACTIVITIES),
        ):
            rows = [
                _node(plan_id, parent, position, kind, ministries) for parent in parents for position in range(children)
            ]
            parents = list(work.insert_many(PlanNode, rows))
        work.insert_many(Task, [_task(n, ministries, parents) for n in range(10_000)])


def _node(plan_id: str, parent: str | None, position: int, kind: str, ministries: list[str]) -> dict[str, Value]:
    start = _FIRST + timedelta(days=31 * position)
    finish = start + timedelta(days=90 + position * 11)
    leaf = kind == "activity"
    return {
        "plan_id": plan_id,
        "parent_id": parent,
        "position": position,
        "kind": kind,
        "title": f"{kind.title()} {position}: strengthen the border posts' cooperation with the judiciary",
        "description": "Train, equip and connect the services that screen travellers and cargo." if leaf else "",
        "lead_id": ministries[position % MINISTRIES],
        "start": start.isoformat() if leaf else None,
        "finish": finish.isoformat() if leaf else None,
        "baseline_start": start.isoformat() if leaf else None,
        "baseline_finish": finish.isoformat() if leaf else None,
        "status": _STATUSES[position % 4],
        "percent": float(position * 10) if leaf else None,
        "percent_source": "manual" if leaf else "by_children",
    }


def _task(number: int, ministries: list[str], nodes: list[str | None]) -> dict[str, Value]:
    return {
        "title": f"Send the figures of month {number % 12 + 1} to the focal point",
        "request": "Name a contact and send what was done, in two paragraphs.",
        "ministry_id": ministries[number % MINISTRIES],
        "due": (_FIRST + timedelta(days=number % 1000)).isoformat(),
        "status": _TASK_STATUSES[number % 4],
        "percent": number % 4 * 25,
        "link_entity": "plan_nodes",
        "link_id": nodes[number % len(nodes)],
    }
