"""A small office to look at: a plan of three pillars, ministries, people and tasks, in a real vault."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.clock import Clock
from focalpoint.services.opening import new_vault, unlock
from focalpoint.store.vault.kdf import MINIMUM

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


@dataclass
class Office:
    """The workspace and the ids that tests speak of."""

    workspace: Workspace
    folder: Path
    plan_id: str
    ids: dict[str, str]


def make_office(folder: Path, clock: Clock) -> Office:
    """Fill a new vault."""
    workspace, _code = new_vault(
        folder / "office.focalpoint", user_name="Mina Diallo", passphrase="sample", clock=clock, cost=MINIMUM
    )
    ids: dict[str, str] = {}
    directory, plan, tasks = workspace.directory, workspace.plan, workspace.tasks

    def made(change_set: ChangeSet, entity: str) -> str:
        return next(c.record_id for c in change_set.changes if c.entity == entity and c.action == "insert")

    for name, code in (
        ("Ministry of the Interior", "INT"),
        ("Ministry of Justice", "JUS"),
        ("Ministry of Finance", "FIN"),
    ):
        ids[code] = made(directory.add_ministry(name, short_code=code), "ministries")
    ids["border"] = made(directory.add_ministry("Border Guard", short_code="BOR", parent_id=ids["INT"]), "ministries")
    for name, function, code in (
        ("Amina Bello", "Director", "INT"),
        ("Luis Ortega", "Adviser", "FIN"),
        ("Svetlana Ivanova", "Head of unit", "JUS"),
    ):
        ids[name] = made(directory.add_person(name, function=function, ministry_id=ids[code]), "people")
    directory.edit_ministry(ids["INT"], main_contact_id=ids["Amina Bello"])
    plan_id = made(plan.add_plan("Action plan 2025–2028", starts="2025-01-01", finishes="2028-12-31"), "plans")
    first: dict[str, Any] = {
        "start": "2026-01-05",
        "finish": "2026-12-11",
        "baseline_start": "2026-01-05",
        "baseline_finish": "2026-11-13",
    }
    shape = {
        "Legislation": {"Laws adopted": ["Draft law on seizure", "Decree on confiscation"]},
        "Borders": {"Passenger information in use": ["Decree on passenger data", "System tested at main airport"]},
        "Rights and victims": {"Victims supported": ["Fund for victims", "Guide for judges"]},
    }
    for pillar, objectives in shape.items():
        ids[pillar] = made(
            plan.add(plan_id, parent_id=None, kind="pillar", title=pillar, percent_source="by_children"), "plan_nodes"
        )
        for objective, activities in objectives.items():
            ids[objective] = made(
                plan.add(
                    plan_id, parent_id=ids[pillar], kind="objective", title=objective, percent_source="by_children"
                ),
                "plan_nodes",
            )
            for number, activity in enumerate(activities):
                ids[activity] = made(
                    plan.add(
                        plan_id, parent_id=ids[objective], kind="activity", title=activity, lead_id=ids["INT"],
                        status="in_progress", percent=float(20 + 40 * number), **first,
                    ),
                    "plan_nodes",
                )  # fmt: skip
    ids["In operation"] = made(
        plan.add(plan_id, parent_id=ids["Passenger information in use"], kind="milestone", title="In operation",
                 start="2027-03-01", finish="2027-03-01"),
        "plan_nodes",
    )  # fmt: skip
    for number, (title, due, code) in enumerate(
        (
            ("Statistics on passenger data", "2026-10-12", "INT"),
            ("Guidance to remittance agents", "2026-11-24", "FIN"),
            ("Draft article on seizure", "2027-01-14", "JUS"),
        )
    ):
        ids[title] = made(
            tasks.add(title, ministry_id=ids[code], due=due, priority=("high", "normal", "urgent")[number],
                      link_entity="plan_nodes", link_id=ids["Decree on passenger data"]),
            "tasks",
        )  # fmt: skip
    workspace.undo.clear()
    return Office(workspace, folder / "office.focalpoint", plan_id, ids)


def reopen(office: Office, clock: Clock, *, write: bool = True) -> Workspace:
    """The same vault again."""
    return unlock(office.folder, user_name=None, passphrase="sample", clock=clock, write=write)
