"""Roles as people read them."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.roles import Role
from focalpoint.language import N_, Language

_NAMES: Final[dict[str, str]] = {
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.FOCAL_POINT: N_("Focal point (head)"),
    Role.PLAN_OFFICER: N_("Plan officer"),
    Role.CASE_OFFICER: N_("Case officer"),
    Role.APPROVER: N_("Approver"),
    Role.CONTRIBUTOR: N_("Contributor (own ministry)"),
    Role.VALIDATOR: N_("Validator (own ministry)"),
    Role.READER: N_("Reader"),
    Role.AUDITOR: N_("Auditor"),
}
_MEANINGS: Final[dict[str, str]] = {
    Role.ADMINISTRATOR: N_("Users, backups and settings; no cases by this role alone."),
    Role.FOCAL_POINT: N_("Everything in the plan, tasks and directory, and what only the head decides."),
    Role.PLAN_OFFICER: N_("Edits the plan, the tasks and the directory."),
    Role.CASE_OFFICER: N_("Works on cases and requests."),
    Role.APPROVER: N_("Approves what others have drafted."),
    Role.CONTRIBUTOR: N_("Reports on the activities and tasks of the own ministry."),
    Role.VALIDATOR: N_("Confirms what the own ministry has reported."),
    Role.READER: N_("Reads the plan, the tasks and the directory."),
    Role.AUDITOR: N_("Reads the plan and its history; opens no cases."),
}


def role(language: Language, code: str) -> str:
    """A role's name."""
    return language.gettext(_NAMES[code]) if code in _NAMES else code


def role_meaning(language: Language, code: str) -> str:
    """What somebody with the role does."""
    return language.gettext(_MEANINGS[code]) if code in _MEANINGS else ""
