"""The cause of a change set as a verb phrase: in undo ("Undo: assign task"), in history and in the journal."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_, Language

_CAUSES: Final[dict[str, str]] = {
    "plan.add_plan": N_("Add plan"),
    "plan.edit_plan": N_("Edit plan"),
    "plan.make_current": N_("Choose the current plan"),
    "plan.add": N_("Add to the plan"),
    "plan.edit": N_("Edit the plan"),
    "plan.move": N_("Move in the plan"),
    "plan.archive": N_("Archive from the plan"),
    "plan.bring_back": N_("Bring back into the plan"),
    "plan.set_supporting": N_("Choose supporting ministries"),
    "plan.set_predecessors": N_("Edit predecessors"),
    "plan.set_baseline": N_("Set baseline"),
    "plan.override_colour": N_("Set the state by hand"),
    "import.plan": N_("Import plan"),
    "task.add": N_("Add task"),
    "task.edit": N_("Edit task"),
    "task.assign": N_("Assign task"),
    "task.complete": N_("Complete task"),
    "task.submit": N_("Submit task for validation"),
    "task.reopen": N_("Reopen task"),
    "task.cancel": N_("Cancel task"),
    "task.tick": N_("Tick a step"),
    "task.archive": N_("Archive task"),
    "task.bring_back": N_("Bring back task"),
    "ministry.add": N_("Add ministry"),
    "ministry.edit": N_("Edit ministry"),
    "ministry.archive": N_("Archive ministry"),
    "ministry.bring_back": N_("Bring back ministry"),
    "person.add": N_("Add person"),
    "person.edit": N_("Edit person"),
    "person.archive": N_("Archive person"),
    "person.bring_back": N_("Bring back person"),
    "comment.add": N_("Write comment"),
    "file.attach": N_("Attach file"),
    "file.archive": N_("Remove file"),
    "case.add": N_("Add case"),
    "case.edit": N_("Edit case"),
    "setting.set": N_("Change setting"),
    "user.add": N_("Add user"),
    "user.set_roles": N_("Change roles"),
    "user.remove": N_("Remove user"),
    "user.change_passphrase": N_("Change passphrase"),
    "user.grant_casework": N_("Grant casework"),
    "user.withdraw_casework": N_("Withdraw casework"),
    "export.plan": N_("Export plan"),
    "export.list": N_("Save list as PDF"),
    "print.list": N_("Print list"),
    "erase.values": N_("Erase by law"),
    "key.rotate": N_("Renew the keys"),
    "restore.started": N_("Restore a backup"),
    "vault.my_setting": N_("Change own setting"),
    "vault.new": N_("Create vault"),
    "vault.failed_attempts": N_("Note failed attempts to unlock"),
    "sample.fill": N_("Fill the sample country"),
}

_AREAS: Final[dict[str, str]] = {
    "plan": N_("Edit the plan"),
    "task": N_("Edit task"),
    "ministry": N_("Edit ministry"),
    "person": N_("Edit person"),
    "comment": N_("Write comment"),
    "file": N_("Edit files"),
    "case": N_("Edit case"),
    "setting": N_("Change setting"),
    "user": N_("Edit users"),
    "import": N_("Import plan"),
    "export": N_("Export plan"),
    "erase": N_("Erase by law"),
    "vault": N_("Look after the vault"),
}


def cause_label(language: Language, cause: str) -> str:
    """What a change set did, as a verb phrase; a cause without words is said by its area."""
    known = _CAUSES.get(cause) or _AREAS.get(cause.split(".", 1)[0])
    return language.gettext(known) if known else cause
