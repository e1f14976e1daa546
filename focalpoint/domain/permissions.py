"""The matrix of roles as a person reads it: what one does, by the methods that it takes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from focalpoint.domain.roles import MATRIX, OWN_MINISTRY_ONLY, Role


class May(StrEnum):
    """Whether a role may do something."""

    YES = "yes"
    OWN = "own"
    """For the user's own ministry alone."""
    NO = "no"


ACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "read": ("plan.outline", "tasks.list", "directory.people", "history.of"),
    "plan": ("plan.add", "plan.move", "plan.archive"),
    "progress": ("plan.edit",),
    "assign": ("tasks.assign", "tasks.cancel"),
    "work": ("tasks.add", "tasks.edit", "comments.add", "files.attach"),
    "confirm": ("tasks.complete",),
    "directory": ("directory.add_ministry", "directory.add_person"),
    "import": ("imports.preview", "imports.apply"),
    "export": ("exports.plan",),
    "cases": ("cases.list", "cases.add", "cases.edit", "requests.add", "requests.answer"),
    "approve": ("requests.approve", "requests.release"),
    "erase": ("erasure.erase",),
    "users": ("users.add", "users.set_roles", "users.remove"),
    "keys": ("users.grant_casework", "users.withdraw_casework", "users.propose_recovery"),
    "settings": ("settings.set",),
    "backup": ("backups.make",),
    "restore": ("backups.restore",),
    "audit": ("audit.page", "audit.export"),
    "verify": ("workspace.verify",),
}
"""What one does → the methods that it takes; a test keeps them in the matrix."""

_BOUND: Final = frozenset({"progress", "work", "confirm"})
"""What contributors and validators do for their own ministry alone (``services/base.py`` checks the record)."""


def permission(role: Role, act: str) -> May:
    """Whether somebody with this role alone may do it."""
    if not all(role in MATRIX[method] for method in ACTS[act]):
        return May.NO
    return May.OWN if act in _BOUND and role in OWN_MINISTRY_ONLY else May.YES
