"""Who may do what: one declared matrix of role × service method. What is not declared is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a user is in the office; a user may be several."""

    ADMINISTRATOR = "administrator"
    FOCAL_POINT = "focal_point"
    PLAN_OFFICER = "plan_officer"
    CASE_OFFICER = "case_officer"
    APPROVER = "approver"
    CONTRIBUTOR = "contributor"
    VALIDATOR = "validator"
    READER = "reader"
    AUDITOR = "auditor"


_EVERYBODY = frozenset(Role)
_READS_OFFICE = _EVERYBODY
_PLANS = frozenset({Role.FOCAL_POINT, Role.PLAN_OFFICER})
_WORKS = _PLANS | {Role.CASE_OFFICER, Role.CONTRIBUTOR, Role.VALIDATOR}
_HEAD = frozenset({Role.FOCAL_POINT})
_KEEPS = frozenset({Role.ADMINISTRATOR})
_CASES = frozenset({Role.FOCAL_POINT, Role.CASE_OFFICER, Role.APPROVER})
_APPROVES = frozenset({Role.FOCAL_POINT, Role.APPROVER})
_EXPORTS = _PLANS | {Role.APPROVER, Role.READER, Role.AUDITOR, Role.ADMINISTRATOR}


def _rows(roles: frozenset[Role], *methods: str) -> dict[str, frozenset[Role]]:
    return dict.fromkeys(methods, roles)


MATRIX: Final[Mapping[str, frozenset[Role]]] = {
    **_rows(
        _READS_OFFICE,
        "plan.plans", "plan.current", "plan.outline", "plan.lines", "plan.node", "plan.nodes", "plan.find",
        "plan.record", "plan.versions",
        "plan.how_computed", "plan.snapshot", "plan.figures", "plan.predecessors", "plan.successors", "plan.beside",
        "deadlines.list", "tasks.list", "tasks.get", "tasks.find", "tasks.overdue_count", "tasks.steps",
        "reminders.list", "reminders.about", "reminders.reminded", "reminders.save",
        "templates.list", "templates.of_tasks", "files.info", "files.head", "files.save_copy",
        "directory.ministries", "directory.people", "directory.ministry", "directory.person", "directory.find_ministry",
        "directory.overview",
        "bodies.list", "bodies.overview", "bodies.get", "bodies.find", "bodies.authorities_for",
        "bodies.networks_of", "bodies.findings", "duplicates.find", "duplicates.apart",
        "provisions.catalogue", "provisions.versions", "provisions.overview", "provisions.entry", "provisions.key_of",
        "provisions.statistics", "provisions.matrix", "provisions.instrument_matrix", "provisions.gaps",
        "provisions.linked_to", "standards.list", "standards.get",
        "instruments.catalogue", "instruments.get", "instruments.find", "instruments.own", "instruments.register",
        "instruments.acts", "instruments.act", "instruments.standing", "instruments.status", "instruments.count",
        "instruments.changes", "instruments.pair", "instruments.matrix", "instruments.timeline",
        "instruments.by_region", "instruments.everybody", "instruments.path", "instruments.paths",
        "instruments.next_step", "instruments.to_deposit", "instruments.duties", "instruments.log",
        "instruments.own_instruments",
        "comments.list", "files.list", "files.read",
        "settings.get", "settings.all", "settings.calendar", "settings.set_mine",
        "search.find", "search.catch_up", "history.of", "history.page", "history.fields",
        "drafts.keep", "drafts.list", "drafts.drop", "drafts.follow",
        "users.list", "users.me", "users.change_passphrase",
        "backups.list", "backups.last_at", "backups.age_days", "backups.make_if_changed",
        "undo.undo", "undo.redo", "lookup.titles", "lookup.like", "lookup.recent", "lookup.keep_recent",
        "today.latest", "today.figures", "today.deadlines", "today.tiles", "today.others", "today.look",
        "today.see_all", "today.marking",
        "past.days", "past.lines_at", "past.compare",
        "states.all", "states.get", "states.name", "states.regions", "states.region", "states.in_region",
        "states.member_on", "states.dissolved", "states.match", "states.match_all", "states.settled",
        "views.list", "views.save", "views.rename", "views.remove",
        "library.items", "library.get", "library.versions", "library.in_force_on", "library.amendments",
        "library.legislation", "library.citations_of", "library.cited_by", "library.texts", "library.pages",
        "library.place_of",
        "library.unread_count", "library.read_texts", "library.tend",
        "library.catch_up", "library.search",
    ),
    **_rows(
        _PLANS,
        "plan.add_plan", "plan.edit_plan", "plan.make_current", "plan.add", "plan.move", "plan.archive",
        "plan.bring_back", "plan.set_supporting", "plan.set_predecessors", "plan.set_baseline",
        "plan.override_colour", "plan.edit_all", "bulk.arrange", "bulk.preview", "bulk.apply", "views.share",
        "reminders.remind", "templates.add", "templates.edit", "templates.rename", "templates.archive",
        "tasks.assign", "tasks.cancel", "tasks.archive", "tasks.bring_back",
        "directory.add_ministry", "directory.edit_ministry", "directory.archive_ministry",
        "directory.bring_back_ministry", "directory.add_person", "directory.edit_person",
        "directory.archive_person", "directory.bring_back_person", "directory.move_ministries",
        "directory.move_people", "directory.set_contact", "directory.merge_people", "directory.verify",
        "bodies.add", "bodies.edit", "bodies.verify", "bodies.archive", "bodies.bring_back", "bodies.merge",
        "duplicates.tell_apart", "duplicates.forget_apart",
        "directory_import.preview", "directory_import.again", "directory_import.apply",
        "imports.preview", "imports.apply",
        "instruments.record_acts", "instruments.edit_act", "instruments.archive_acts", "instruments.bring_back_acts",
        "instruments.add", "instruments.edit", "instruments.archive", "instruments.bring_back",
        "instruments.edit_step", "instruments.open_step", "instruments.edit_duty", "instruments.add_log",
        "instruments.edit_log", "instruments.archive_log", "instruments.bring_back_log",
        "provisions.verify", "provisions.make_activity", "provisions.add", "provisions.revise", "provisions.withdraw",
        "standards.add", "standards.edit", "standards.verify", "standards.archive",
        "states.settle", "states.settle_all", "states.forget",
        "status_import.read", "status_import.again", "status_import.apply",
    ),
    **_rows(
        _WORKS,
        "provisions.edit", "provisions.edit_all", "provisions.add_statistic", "provisions.edit_statistic",
        "provisions.archive_statistic", "provisions.link", "provisions.unlink",
        "plan.edit", "tasks.add", "tasks.edit", "tasks.submit", "tasks.reopen", "tasks.tick",
        "tasks.edit_all", "tasks.set_status", "templates.use", "files.attach_paths",
        "comments.add", "files.attach", "files.archive", "history.revert",
    ),
    **_rows(
        _PLANS | {Role.CASE_OFFICER},
        "library.add", "library.add_files", "library.add_version", "library.edit", "library.edit_all",
        "library.archive", "library.bring_back", "library.amend", "library.unamend", "library.cite",
        "library.relocate", "library.uncite",
    ),
    **_rows(_PLANS | {Role.CASE_OFFICER, Role.VALIDATOR}, "tasks.complete"),
    **_rows(_EXPORTS, "exports.plan", "exports.write"),
    **_rows(_EVERYBODY, "exports.list_pdf", "exports.save_pdf", "exports.note_printed"),
    **_rows(_EXPORTS, "lists.save"),
    **_rows(
        _CASES,
        "cases.list", "cases.add", "cases.edit", "cases.count", "cases.get", "cases.file", "cases.look",
        "cases.set_access", "cases.archive", "cases.bring_back", "cases.add_person", "cases.edit_person",
        "cases.add_event", "cases.edit_event", "cases.add_offence", "cases.edit_offence", "cases.add_evidence",
        "cases.edit_evidence", "cases.add_custody", "cases.archive_parts", "cases.bring_back_parts",
        "cases.add_annex", "cases.replace_annex", "cases.edit_annex", "cases.order_annexes", "cases.annex_states",
        "cases.annex_bytes",
        "requests.list", "requests.get", "requests.look", "requests.add", "requests.add_file", "requests.night",
        "requests.copy_to", "requests.follow_up", "requests.answer", "requests.answer_all", "requests.replace",
        "requests.set_language", "requests.edit", "requests.take_from_case", "requests.translate",
        "requests.archive", "requests.bring_back", "requests.specification", "requests.law", "requests.world",
        "requests.context", "requests.checked", "requests.limits", "requests.changed_annexes", "requests.submit",
        "requests.give_back", "requests.officials", "requests.approve_by_telephone", "requests.mark_sent",
        "requests.keep_version", "requests.letter", "requests.options", "requests.papers", "requests.write",
        "requests.certificate",
        "requests.bundle", "requests.save_json", "requests.note_printed", "requests.adopt", "requests.final",
        "requests.version", "requests.compare", "requests.event", "requests.edit_event", "requests.add_letter",
        "requests.archive_letters", "requests.texts", "requests.save_texts", "requests.take_texts",
        "requests.blank_form", "requests.read_form", "requests.fill_in",
        "register.statistics", "register.export", "register_import.preview", "register_import.again",
        "register_import.apply",
    ),
    **_rows(_APPROVES, "requests.approve", "requests.confirm_approval", "requests.release", "requests.unrelease"),
    **_rows(_READS_OFFICE, "profiles.list", "profiles.get", "profiles.to_verify", "paper.get", "paper.reference",
            "clauses.book"),
    **_rows(_PLANS | _CASES, "profiles.edit", "profiles.verify", "profiles.asked", "profiles.archive",
            "profiles.apply", "profiles.preview"),
    **_rows(_CASES, "clauses.sign_off", "clauses.withdraw", "clauses.word"),
    **_rows(_KEEPS | _HEAD, "paper.save", "paper.set_arms"),
    **_rows(_HEAD, "erasure.erase", "erasure.erase_case"),
    **_rows(_KEEPS, "users.add", "users.set_roles", "users.remove", "backups.restore"),
    **_rows(_KEEPS | _HEAD, "settings.set", "users.grant_casework", "users.withdraw_casework", "users.rotate",
            "users.propose_recovery", "users.use_recovery"),
    **_rows(_KEEPS | _HEAD | {Role.AUDITOR}, "audit.people", "audit.page", "audit.count", "audit.entry",
            "audit.chain", "audit.export"),
    **_rows(_EVERYBODY - {Role.READER}, "backups.make", "backups.copy", "backups.preview"),
    **_rows(_EVERYBODY, "workspace.verify"),
}  # fmt: skip
"""Method ("capability.method") → the roles that may call it. A contributor and a validator act for their own
ministry alone: the methods check the record as well (``services/base.py``)."""

OWN_MINISTRY_ONLY: Final = frozenset({Role.CONTRIBUTOR, Role.VALIDATOR})


def may(roles: Iterable[str], method: str) -> bool:
    """Whether somebody with these roles may call the method. An undeclared method is refused to all."""
    allowed = MATRIX.get(method, frozenset())
    return any(role in allowed for role in roles)


def bound_to_own_ministry(roles: Iterable[str]) -> bool:
    """Whether these roles reach no further than the user's own ministry."""
    held = frozenset(roles)
    return bool(held) and held <= OWN_MINISTRY_ONLY | {Role.READER}
