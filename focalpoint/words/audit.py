"""The journal in words: areas of acts, kinds of records, compartments, settings."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.audit import AuditRow
from focalpoint.domain.changes import Action, Compartment
from focalpoint.language import N_, PN_, Language

_AREAS: Final[dict[str, str]] = {
    "plan": N_("Action plan"),
    "task": N_("Tasks"),
    "ministry": N_("Ministries"),
    "person": N_("People"),
    "instrument": N_("Instruments"),
    "library": N_("Library"),
    "provision": N_("Implementation"),
    "comment": N_("Comments and files"),
    "case": N_("Cases"),
    "import": N_("Imports"),
    "export": N_("Exports and printing"),
    "user": N_("Users and keys"),
    "vault": N_("Vault and settings"),
    "erase": N_("Erasures by law"),
}
_ENTITIES: Final[dict[str, str]] = {
    "plan_nodes": PN_("record", "Line of the plan"),
    "plans": PN_("record", "Plan"),
    "tasks": PN_("record", "Task"),
    "ministries": PN_("record", "Ministry"),
    "people": PN_("record", "Person"),
    "provisions": PN_("record", "Own version of a provision"),
    "implementations": PN_("record", "Provision"),
    "implementation_statistics": PN_("record", "Figure"),
    "standards": PN_("record", "Standard"),
    "bodies": PN_("record", "Entry of the directory"),
    "apart_pairs": PN_("record", "Two entries told apart"),
    "comments": PN_("record", "Comment"),
    "files": PN_("record", "File"),
    "library_items": PN_("record", "Text of the library"),
    "library_amendments": PN_("record", "Amendment"),
    "citations": PN_("record", "Citation"),
    "tags": PN_("record", "Tag"),
    "links": PN_("record", "Link"),
    "cases": PN_("record", "Case"),
    "case_persons": PN_("record", "Person of a case"),
    "case_events": PN_("record", "Line of a chronology"),
    "case_offences": PN_("record", "Offence"),
    "case_evidence": PN_("record", "Evidence received"),
    "evidence_custody": PN_("record", "Custody of evidence"),
    "case_annexes": PN_("record", "Annex"),
    "requests": PN_("record", "Request"),
    "request_answers": PN_("record", "Answer in a request"),
    "request_versions": PN_("record", "Version of a request"),
    "request_approvals": PN_("record", "Approval"),
    "request_releases": PN_("record", "Release of a rule"),
    "request_events": PN_("record", "Event of a request"),
    "request_letters": PN_("record", "Correspondence"),
    "request_translations": PN_("record", "Translation"),
    "state_profiles": PN_("record", "Profile of a State"),
    "clause_sign_offs": PN_("record", "Sign-off of a sentence"),
    "clause_texts": PN_("record", "Own wording of a sentence"),
    "users": PN_("record", "User"),
    "settings": PN_("record", "Setting"),
    "instruments": PN_("record", "Instrument"),
    "treaty_acts": PN_("record", "Act of a State"),
    "ratification_steps": PN_("record", "Step to a treaty"),
    "instrument_duties": PN_("record", "Notification owed"),
    "instrument_log": PN_("record", "Work with ministers and parliament"),
    "settled_names": PN_("record", "Name of a State in tables"),
    "predecessors": PN_("record", "Predecessor"),
    "reminders": PN_("record", "Reminder"),
    "task_templates": PN_("record", "Template of tasks"),
    "import_keys": PN_("record", "Row of an imported plan"),
    "node_supports": PN_("record", "Supporting ministry"),
}
_COMPARTMENTS: Final[dict[str, str]] = {
    Compartment.OFFICE: PN_("journal", "Plan and office"),
    Compartment.CASEWORK: PN_("journal", "Cases"),
}
_ACTIONS: Final[dict[str, str]] = {
    Action.INSERT: PN_("journal", "Added"),
    Action.UPDATE: PN_("journal", "Changed"),
    Action.ARCHIVE: PN_("journal", "Archived"),
    Action.RESTORE: PN_("journal", "Brought back"),
    Action.ERASE: PN_("journal", "Erased"),
    Action.NOTE: PN_("journal", "Noted"),
}
_SETTINGS: Final[dict[str, str]] = {
    "country": N_("Country"),
    "country_name": N_("Name as the office writes it"),
    "zone": N_("Time zone"),
    "office_title": N_("Name of the office"),
    "office_prefix": N_("First part of references"),
    "weekend": N_("Weekend"),
    "other_days": N_("Working days and days off"),
    "fiscal_year_start": N_("The budget year begins on"),
    "language": N_("Language"),
    "lock_minutes": N_("Lock after"),
    "clipboard_seconds": N_("Clear the clipboard after"),
    "screen_capture": N_("Pictures of the screen"),
    "banner_from": N_("Marking over the window"),
    "classification": N_("Marking of new documents"),
    "backup_folder": N_("A second place for backups"),
    "backup_minutes": N_("Time between backups"),
    "sample": N_("Sample country"),
    "letter_paper": N_("Letter paper"),
}


def area(language: Language, code: str) -> str:
    """What a group of acts is about."""
    return language.gettext(_AREAS[code]) if code in _AREAS else code


def entity_word(language: Language, table: str) -> str:
    """A kind of record."""
    return language.pgettext("record", _ENTITIES[table]) if table in _ENTITIES else table


def compartment_word(language: Language, code: str) -> str:
    """Which of the two journals."""
    return language.pgettext("journal", _COMPARTMENTS[code]) if code in _COMPARTMENTS else code


def action_word(language: Language, code: str) -> str:
    """What happened to the record."""
    return language.pgettext("journal", _ACTIONS[code]) if code in _ACTIONS else code


def record_title(language: Language, row: AuditRow) -> str:
    """What the entry is about: the record's title, a setting's name, or the kind where there is no more."""
    if row.entity == "settings" and row.title:
        key = row.title.rsplit(".", 1)[-1]
        return language.gettext(_SETTINGS[key]) if key in _SETTINGS else key
    return row.title or entity_word(language, row.entity)
