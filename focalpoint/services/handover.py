"""The hand-over sheet: gathered in one reading, written or given to a printer."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from focalpoint.domain.classification import highest
from focalpoint.domain.clock import instant_text
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.handover import RECENT_DAYS, Agreed, HandoverFacts, Kept, Said, branch_of
from focalpoint.domain.rollup import WORK_DONE, counts
from focalpoint.domain.tasks import FINISHED, Task
from focalpoint.language import N_
from focalpoint.services.export_doors import ExportDescriptor, ExportOrder, Written
from focalpoint.store import journal
from focalpoint.store.handover import entries_since, newest_comments

if TYPE_CHECKING:
    from focalpoint.domain.directory import Ministry, Overview, Person
    from focalpoint.domain.progress import Progress
    from focalpoint.domain.snapshot import PlanSnapshot
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace

_DECISIONS: Final = frozenset({"plan.set_baseline", "plan.make_current", "ministry.set_contact", "import.plan"})
"""What is a decision even where nobody wrote a reason."""
_MOST_ENTRIES, _MOST_AGREED, _MOST_COMMENTS = 4000, 30, 400
_MOST_BACKUPS: Final = 5


def gather_handover(workspace: Workspace, record_id: str | None = None) -> HandoverFacts:
    """What the sheet says.

    Args:
        workspace: the open vault.
        record_id: a ministry or a person; None for the whole office.

    Raises:
        NotFoundError: it is neither.
    """
    overview = workspace.directory.overview()
    person = next((item for item in overview.people if item.id == record_id), None)
    ministry = _ministry_of(overview, record_id if person is None else person.ministry_id)
    if record_id is not None and person is None and ministry is None:
        raise NotFoundError(what="ministries")
    ministries = overview.ministries if ministry is None else branch_of(overview.ministries, ministry.id)
    scope = frozenset(item.id for item in ministries) if ministry is not None else None
    plan = workspace.plan.current()
    snapshot = None if plan is None else workspace.plan.snapshot(plan.id)
    tasks = _open_tasks(workspace, snapshot, scope, person)
    titles = _titles(overview, snapshot, tasks, scope)
    settings = workspace.known_settings
    markings = [settings["classification"], *([snapshot.classification] if snapshot else ())]
    whole = ministry is None and person is None
    return HandoverFacts(
        today=workspace.clock.today(),
        at=workspace.clock.now(),
        zone=workspace.clock.zone,
        country=settings["country"],
        country_name=settings["country_name"],
        office_title=settings["office_title"],
        sample=settings["sample"] == "1",
        classification=highest([*markings, *(task.classification for task in tasks)]).value,
        ministry=ministry,
        person=person,
        ministries=ministries,
        people={item.id: item for item in overview.people},
        work=overview.work,
        tasks=tasks,
        snapshot=snapshot,
        agreed=_agreed(workspace, titles),
        said=_said(workspace, snapshot, tasks, titles),
        users=tuple(user for user in workspace.users.list() if scope is None or user.ministry_id in scope),
        backups=_backups(workspace) if whole else (),
        folder=str(workspace.vault.folder) if whole else "",
    )


def handover_pdf(
    workspace: Workspace, record_id: str | None, language: Language, progress: Progress | None = None
) -> bytes:
    """The sheet as a PDF in memory, for a preview and a printer."""
    from focalpoint.documents.handover import handover_sheet
    from focalpoint.documents.render import pdf

    return pdf.render(handover_sheet(gather_handover(workspace, record_id), language), progress=progress)


def _write(order: ExportOrder) -> Written:
    from focalpoint.documents.handover import handover_sheet
    from focalpoint.documents.render import pdf

    # The menu of the plan knows the plan that it shows; the sheet is then the office's.
    directory = order.workspace.directory
    known = {item.id for item in directory.ministries()} | {item.id for item in directory.people()}
    facts = gather_handover(order.workspace, order.record_id if order.record_id in known else None)
    pdf.write(handover_sheet(facts, order.language), order.target, progress=order.progress)
    if facts.person is not None:
        return Written("people", facts.person.id, facts.classification)
    if facts.ministry is not None:
        return Written("ministries", facts.ministry.id, facts.classification)
    return Written("users", order.workspace.session.user_id, facts.classification)


HANDOVER: Final = ExportDescriptor(
    "handover.pdf",
    ".pdf",
    N_("Hand-over sheet (PDF)…"),
    N_("Hand-over sheet"),
    "hand-over-sheet.pdf",
    _write,
    "export.handover",
)
"""How the sheet registers."""


def _ministry_of(overview: Overview, ministry_id: str | None) -> Ministry | None:
    return next((item for item in overview.ministries if item.id == ministry_id), None)


def _open_tasks(
    workspace: Workspace, snapshot: PlanSnapshot | None, scope: frozenset[str] | None, person: Person | None
) -> tuple[Task, ...]:
    if snapshot is None:
        every = [workspace.tasks.get(line.id) for line in workspace.tasks.list() if line.status not in FINISHED]
    else:
        every = [task for task in snapshot.tasks if task.status not in FINISHED]
    if person is not None:
        return tuple(task for task in every if task.person_id == person.id)
    return tuple(task for task in every if scope is None or task.ministry_id in scope)


def _titles(
    overview: Overview, snapshot: PlanSnapshot | None, tasks: tuple[Task, ...], scope: frozenset[str] | None
) -> dict[str, str]:
    """What the records that the sheet may speak of are called, by id."""
    titles = {item.id: item.name for item in overview.ministries if scope is None or item.id in scope}
    titles |= {item.id: item.name for item in overview.people if scope is None or item.ministry_id in scope}
    if snapshot is not None:
        titles |= {
            node.id: f"{snapshot.wbs[node.id]} {node.title}"
            for node in snapshot.nodes
            if scope is None or node.lead_id in scope
        }
        titles |= {task.id: task.title for task in snapshot.tasks if scope is None or task.ministry_id in scope}
        if scope is None:
            titles[snapshot.plan.id] = snapshot.plan.title
    return titles | {task.id: task.title for task in tasks}


def _agreed(workspace: Workspace, titles: dict[str, str]) -> tuple[Agreed, ...]:
    """Changes of these records with a reason, and decisions, each batch once; the newest first."""
    since = instant_text(workspace.clock.now() - timedelta(days=RECENT_DAYS))
    names = {user.id: user.name for user in workspace.users.list()}
    with workspace.vault.office.read() as connection:
        entries = entries_since(connection, since, _MOST_ENTRIES)
    found: dict[str, Agreed] = {}
    for entry in entries:
        if entry.record_id not in titles or entry.batch in found:
            continue
        _change, reason = journal.read_change(entry)
        if reason or entry.cause in _DECISIONS:
            about = titles[entry.record_id]
            found[entry.batch] = Agreed(
                entry.at, names.get(entry.actor, ""), entry.cause, entry.entity, entry.record_id, about, reason
            )
    return tuple(found.values())[:_MOST_AGREED]


def _said(
    workspace: Workspace, snapshot: PlanSnapshot | None, tasks: tuple[Task, ...], titles: dict[str, str]
) -> tuple[Said, ...]:
    """The comments on what is still open, the newest first."""
    awaited = {task.id for task in tasks}
    if snapshot is not None:
        awaited |= {node.id for node in snapshot.nodes if counts(node.status) and node.status not in WORK_DONE}
    with workspace.vault.office.read() as connection:
        comments = newest_comments(connection, _MOST_COMMENTS)
    return tuple(
        Said(comment.at, comment.author, titles[comment.record_id], comment.text)
        for comment in comments
        if comment.record_id in awaited and comment.record_id in titles
    )[:_MOST_AGREED]


def _backups(workspace: Workspace) -> tuple[Kept, ...]:
    found = workspace.backups.list()[:_MOST_BACKUPS]
    return tuple(Kept(item.at.astimezone(UTC), str(item.path), item.verified) for item in found)
