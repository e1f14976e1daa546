"""What roles may do, in words."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.permissions import May
from focalpoint.language import N_, Language

_ACTS: Final[dict[str, str]] = {
    "read": N_("Read the plan, the tasks and the directory"),
    "plan": N_("Build the plan: add, move, archive"),
    "progress": N_("Report progress in the plan"),
    "assign": N_("Give tasks to ministries"),
    "work": N_("Work on tasks, comment, attach files"),
    "confirm": N_("Confirm that a task is done"),
    "directory": N_("Keep ministries and people"),
    "import": N_("Import a plan"),
    "export": N_("Export the plan and reports"),
    "cases": N_("Work on cases (with the key to them)"),
    "approve": N_("Approve requests, release rules"),
    "erase": N_("Erase personal data by law"),
    "users": N_("Add and remove users, give roles"),
    "keys": N_("Give the key to cases, renew the recovery code"),
    "settings": N_("Change the office's settings"),
    "backup": N_("Make a backup"),
    "restore": N_("Restore a backup"),
    "audit": N_("Read and export the journal"),
    "verify": N_("Check that everything is whole"),
}
_MAY: Final[dict[str, str]] = {
    May.YES: N_("Yes"),
    May.OWN: N_("For the own ministry"),
    May.NO: N_("No"),
}


def act(language: Language, code: str) -> str:
    """What one does."""
    return language.gettext(_ACTS[code])


def may(language: Language, code: str) -> str:
    """Whether one may."""
    return language.gettext(_MAY[code])
