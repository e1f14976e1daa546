"""The cause of a change set as a verb phrase: in undo ("Undo: assign task"), in history and in the journal."""

from __future__ import annotations

from typing import Final

from focalpoint.language import PN_, Language

_CAUSES: Final[dict[str, str]] = {
    "plan.add_plan": PN_("cause", "Add plan"),
    "plan.edit_plan": PN_("cause", "Edit plan"),
    "plan.make_current": PN_("cause", "Choose the current plan"),
    "plan.add": PN_("cause", "Add to the plan"),
    "plan.edit": PN_("cause", "Edit the plan"),
    "plan.move": PN_("cause", "Move in the plan"),
    "plan.archive": PN_("cause", "Archive from the plan"),
    "plan.bring_back": PN_("cause", "Bring back into the plan"),
    "plan.set_supporting": PN_("cause", "Choose supporting ministries"),
    "plan.set_predecessors": PN_("cause", "Edit predecessors"),
    "plan.set_baseline": PN_("cause", "Set baseline"),
    "plan.override_colour": PN_("cause", "Set the state by hand"),
    "import.plan": PN_("cause", "Import plan"),
    "task.add": PN_("cause", "Add task"),
    "task.edit": PN_("cause", "Edit task"),
    "task.assign": PN_("cause", "Assign task"),
    "task.complete": PN_("cause", "Complete task"),
    "task.submit": PN_("cause", "Submit task for validation"),
    "task.reopen": PN_("cause", "Reopen task"),
    "task.cancel": PN_("cause", "Cancel task"),
    "task.tick": PN_("cause", "Tick a step"),
    "task.archive": PN_("cause", "Archive task"),
    "task.bring_back": PN_("cause", "Bring back task"),
    "ministry.add": PN_("cause", "Add ministry"),
    "ministry.edit": PN_("cause", "Edit ministry"),
    "ministry.archive": PN_("cause", "Archive ministry"),
    "ministry.bring_back": PN_("cause", "Bring back ministry"),
    "ministry.move": PN_("cause", "Move ministry"),
    "ministry.set_contact": PN_("cause", "Choose a contact"),
    "directory.verify": PN_("cause", "Note as verified"),
    "person.move": PN_("cause", "Move person"),
    "person.merge": PN_("cause", "Merge people"),
    "person.add": PN_("cause", "Add person"),
    "person.edit": PN_("cause", "Edit person"),
    "person.archive": PN_("cause", "Archive person"),
    "person.bring_back": PN_("cause", "Bring back person"),
    "comment.add": PN_("cause", "Write comment"),
    "file.attach": PN_("cause", "Attach file"),
    "file.archive": PN_("cause", "Remove file"),
    "case.add": PN_("cause", "Add case"),
    "case.edit": PN_("cause", "Edit case"),
    "setting.set": PN_("cause", "Change setting"),
    "user.add": PN_("cause", "Add user"),
    "user.set_roles": PN_("cause", "Change roles"),
    "user.remove": PN_("cause", "Remove user"),
    "user.change_passphrase": PN_("cause", "Change passphrase"),
    "user.grant_casework": PN_("cause", "Grant casework"),
    "user.withdraw_casework": PN_("cause", "Withdraw casework"),
    "export.handover": PN_("cause", "Write hand-over sheet"),
    "export.plan": PN_("cause", "Export plan"),
    "export.list": PN_("cause", "Save list as PDF"),
    "export.print": PN_("cause", "Print list"),
    "erase.values": PN_("cause", "Erase by law"),
    "key.rotate": PN_("cause", "Renew the keys"),
    "key.recovery": PN_("cause", "Make a new recovery code"),
    "audit.export": PN_("cause", "Export the journal"),
    "restore.started": PN_("cause", "Restore a backup"),
    "vault.my_setting": PN_("cause", "Change own setting"),
    "vault.new": PN_("cause", "Create vault"),
    "vault.failed_attempts": PN_("cause", "Note failed attempts to unlock"),
    "sample.fill": PN_("cause", "Fill the sample country"),
}

_AREAS: Final[dict[str, str]] = {
    "plan": PN_("cause", "Edit the plan"),
    "task": PN_("cause", "Edit task"),
    "ministry": PN_("cause", "Edit ministry"),
    "person": PN_("cause", "Edit person"),
    "comment": PN_("cause", "Write comment"),
    "file": PN_("cause", "Edit files"),
    "case": PN_("cause", "Edit case"),
    "setting": PN_("cause", "Change setting"),
    "user": PN_("cause", "Edit users"),
    "import": PN_("cause", "Import plan"),
    "export": PN_("cause", "Export plan"),
    "erase": PN_("cause", "Erase by law"),
    "vault": PN_("cause", "Look after the vault"),
}


def cause_label(language: Language, cause: str) -> str:
    """What a change set did, as a verb phrase; a cause without words is said by its area."""
    known = _CAUSES.get(cause) or _AREAS.get(cause.split(".", 1)[0])
    return language.pgettext("cause", known) if known else cause
