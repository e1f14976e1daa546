"""Fields of records as people call them: in the inspector, in history, in the columns of an import."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_, Language

_ANYWHERE: Final[dict[str, str]] = {
    "ref": N_("Reference"),
    "title": N_("Title"),
    "name": N_("Name"),
    "parent_id": N_("Part of"),
    "position": N_("Place"),
    "status": N_("Status"),
    "percent": N_("Percent"),
    "classification": N_("Classification"),
    "ministry_id": N_("Ministry"),
    "person_id": N_("Person"),
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "note": N_("Note"),
    "text": N_("Text"),
    "archived_at": N_("Archived"),
    "link_entity": N_("Kind of record"),
    "link_id": N_("Linked to"),
    "files": N_("Files"),
    "comments": N_("Comments"),
    "history": N_("History"),
    "tasks": N_("Tasks"),
    "size": N_("Size"),
    "media_type": N_("Kind of file"),
    "sha256": N_("Fingerprint"),
    "author": N_("Written by"),
    "key": N_("Setting"),
    "value": N_("Value"),
    "roles": N_("Roles"),
    "current": N_("Current plan"),
    "starts": N_("First day"),
    "finishes": N_("Last day"),
    "baseline_on": N_("Baseline set on"),
    "public_key": N_("Public key"),
    "compartments": N_("Compartments"),
    "removed_on": N_("Removed on"),
    "verified_on": N_("Last verified on"),
    "record_id": N_("Record"),
    "entity": N_("Kind of record"),
}

_LABELS: Final[dict[str, dict[str, str]]] = {
    "plan_nodes": {
        "wbs": N_("No."),
        "kind": N_("Kind"),
        "description": N_("Description"),
        "plan_id": N_("Action plan"),
        "lead_id": N_("Lead ministry"),
        "supporting_ids": N_("Supporting ministries"),
        "start": N_("Start"),
        "start_text": N_("Start, as written"),
        "start_precision": N_("Start, how exact"),
        "finish": N_("Finish"),
        "finish_text": N_("Finish, as written"),
        "finish_precision": N_("Finish, how exact"),
        "baseline_start": N_("Baseline start"),
        "baseline_finish": N_("Baseline finish"),
        "forecast_finish": N_("Forecast finish"),
        "actual_start": N_("Actual start"),
        "actual_finish": N_("Actual finish"),
        "percent_source": N_("Percent comes from"),
        "weight": N_("Weight"),
        "blocked": N_("Blocked"),
        "blocked_reason": N_("Why it is blocked"),
        "colour_override": N_("State set by hand"),
        "colour_reason": N_("Why it was set by hand"),
        "colour_on": N_("Set by hand on"),
        "budget_line": N_("Budget line"),
        "human_rights_note": N_("Human rights safeguard"),
        "obligations": N_("Obligations"),
        "predecessors": N_("Predecessors"),
    },
    "predecessors": {
        "node_id": N_("Activity"),
        "predecessor_id": N_("Predecessor"),
        "type": N_("Kind of dependency"),
        "lag_days": N_("Lag in days"),
    },
    "node_supports": {"node_id": N_("Activity"), "ministry_id": N_("Supporting ministries")},
    "reminders": {
        "task_id": N_("Task"),
        "reminded_on": N_("Reminded on"),
        "language": N_("Language"),
        "way": N_("How it was sent"),
    },
    "task_templates": {"tasks": N_("Tasks")},
    "tasks": {
        "request": N_("What is asked"),
        "due": N_("Due date"),
        "due_text": N_("Due date, as written"),
        "priority": N_("Priority"),
        "checklist": N_("Checklist"),
        "completed_on": N_("Completed on"),
    },
    "ministries": {
        "short_code": N_("Short code"),
        "main_contact_id": N_("Main contact"),
        "alternate_contact_id": N_("Alternate contact"),
        "validator_id": N_("Validator"),
        "people": N_("People"),
    },
    "people": {"function": N_("Function"), "language": N_("Language")},
    "bodies": {
        "kind": N_("Kind"),
        "short_name": N_("Short name"),
        "sort": N_("Kind of network or donor"),
        "state": N_("State"),
        "purposes": N_("Competent for"),
        "instruments": N_("Under which instruments"),
        "network_ids": N_("Contact point of"),
        "members": N_("Member States"),
        "areas": N_("Areas of help"),
        "contact": N_("Contact person or office"),
        "address": N_("Address"),
        "fax": N_("Fax"),
        "website": N_("Website"),
        "urgent_contact": N_("Urgent contact"),
        "languages": N_("Languages accepted"),
        "channel": N_("Channel"),
        "hours": N_("Office hours"),
        "zone": N_("Time zone"),
        "valid_from": N_("Valid from"),
        "valid_until": N_("Valid until"),
        "verified_by": N_("Verified by"),
        "source": N_("Source"),
    },
}


def field_label(language: Language, entity: str, field: str) -> str:
    """What people call a field of a table; the column's own name when nobody has named it yet."""
    label = _LABELS.get(entity, {}).get(field) or _ANYWHERE.get(field)
    return language.gettext(label) if label else field


def is_named(entity: str, field: str) -> bool:
    """Whether a field has a name for people; history leaves out the ones that have none."""
    return field in _LABELS.get(entity, {}) or field in _ANYWHERE
