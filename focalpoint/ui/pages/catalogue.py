"""The descriptors of the pages in this package, and what each offers before it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.language import N_
from focalpoint.ui.shell.context import Offer, Page, PageContext, PageDescriptor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from focalpoint.services.workspace import Workspace


def _plan(context: PageContext) -> Page:
    from focalpoint.ui.pages.plan.page import PlanPage

    return PlanPage(context)


def _tasks(context: PageContext) -> Page:
    from focalpoint.ui.pages.tasks.page import TasksPage

    return TasksPage(context)


def _directory(context: PageContext) -> Page:
    from focalpoint.ui.pages.directory.page import DirectoryPage

    return DirectoryPage(context)


def _overdue(workspace: Workspace) -> int:
    return workspace.tasks.overdue_count()


def _may(method: str) -> Callable[[Workspace], bool]:
    """Whether what needs a method of a service may be done: never in a vault that is open for reading only."""
    return lambda workspace: not workspace.read_only and workspace.may(method)


def _may_export(workspace: Workspace) -> bool:
    return workspace.may("exports.plan")


def _plan_offers(workspace: Workspace) -> Iterator[Offer]:
    from focalpoint.services.export_doors import exports_of

    yield Offer("sibling", N_("New activity"), "Ctrl+N", _may("plan.add"))
    yield Offer("about", N_("About this plan"), "Ctrl+Shift+I")
    yield Offer("child", N_("New below"), "Ctrl+Shift+N", _may("plan.add"), anywhere=False)
    yield Offer("rename", N_("Edit this cell"), "F2", _may("plan.edit"), anywhere=False)
    yield Offer("bulk", N_("Change selected rows…"), "Ctrl+Shift+B", _may("bulk.apply"), anywhere=False)
    for name, label, keys in (
        ("indent", N_("Move in"), "Alt+Right"),
        ("outdent", N_("Move out"), "Alt+Left"),
        ("up", N_("Move up"), "Alt+Up"),
        ("down", N_("Move down"), "Alt+Down"),
    ):
        yield Offer(name, label, keys, _may("bulk.arrange"), anywhere=False)
    yield Offer("explain", N_("How computed?"), "Ctrl+Shift+H", anywhere=False)
    yield Offer("expand", N_("Expand all"), "Ctrl+Shift+E", anywhere=False)
    yield Offer("collapse", N_("Collapse all"), "Ctrl+Shift+W", anywhere=False)
    yield Offer("archive", N_("Archive"), "Del", _may("plan.archive"), anywhere=False)
    yield Offer("import", N_("Import…"), "", _may("imports.apply"))
    yield Offer("baseline", N_("Set baseline…"), "", _may("plan.set_baseline"))
    for wanted in exports_of(workspace.capabilities, "plan"):
        yield Offer(f"export.{wanted.name}", wanted.label, "", _may_export)


def _tasks_offers(_workspace: Workspace) -> Iterator[Offer]:
    yield Offer("tasks.new", N_("New task"), "Ctrl+N", _may("tasks.add"))
    yield Offer("tasks.quick", N_("Add a task in one line"), "", _may("tasks.add"))
    yield Offer("tasks.use_template", N_("Use a template…"), "Ctrl+Shift+T", _may("templates.use"))
    yield Offer("tasks.view.list", N_("Tasks as a list"))
    yield Offer("tasks.view.board", N_("Tasks as a board"))
    yield Offer("tasks.view.reminders", N_("Reminders"))
    for name, label, keys, method in (
        ("edit_all", N_("Change several…"), "Ctrl+Shift+E", "tasks.edit_all"),
        ("complete", N_("Complete"), "Ctrl+Return", "tasks.complete"),
        ("assign", N_("Assign…"), "Ctrl+Shift+A", "tasks.assign"),
        ("remind", N_("Remind…"), "Ctrl+Shift+R", "reminders.remind"),
        ("archive", N_("Archive"), "Del", "tasks.archive"),
    ):
        yield Offer(f"tasks.{name}", label, keys, _may(method), anywhere=False)


def _directory_offers(_workspace: Workspace) -> Iterator[Offer]:
    yield Offer("new_ministry", N_("New ministry"), "", _may("directory.add_ministry"))
    yield Offer("new_person", N_("New person"), "", _may("directory.add_person"))
    yield Offer("handover", N_("Hand-over sheet…"), "", lambda workspace: workspace.may("exports.write"))
    yield Offer("new_authority", N_("New authority"), "", _may("bodies.add"))
    yield Offer("new_network", N_("New network"), "", _may("bodies.add"))
    yield Offer("new_donor", N_("New donor or organisation"), "", _may("bodies.add"))
    yield Offer("duplicates", N_("Find duplicates…"), "", lambda workspace: workspace.may("duplicates.find"))
    yield Offer("import_directory", N_("Import a sheet…"), "", _may("directory_import.apply"))
    yield Offer("import_profiles", N_("Import profiles of States…"), "", _may("profiles.apply"))
    for name, label, keys, method in (
        ("move", N_("Move to another ministry…"), "Ctrl+Shift+M", "directory.move_people"),
        ("verify", N_("Verified today"), "Ctrl+Shift+V", "directory.verify"),
        ("archive", N_("Archive"), "Del", "directory.archive_person"),
    ):
        yield Offer(name, label, keys, _may(method), anywhere=False)


PLAN_PAGE: Final = PageDescriptor(
    name="plan",
    icon="plan",
    label=N_("Action plan"),
    order=20,
    factory=_plan,
    entities=frozenset({"plan_nodes", "plans"}),
    offers=_plan_offers,
    ahead=(
        "focalpoint.services.plan_exports",
        "focalpoint.services.directory_export",
        "focalpoint.ui.inspector.history",
        "focalpoint.ui.pages.plan.page",
        "focalpoint.ui.inspector.node",
        "focalpoint.ui.pages.plan.compare",
    ),
)
TASKS_PAGE: Final = PageDescriptor(
    name="tasks",
    icon="tasks",
    label=N_("Tasks"),
    order=30,
    factory=_tasks,
    badge=_overdue,
    badge_entities=frozenset({"tasks"}),
    urgent=True,
    entities=frozenset({"tasks"}),
    offers=_tasks_offers,
    ahead=(
        "focalpoint.ui.pages.tasks.page",
        "focalpoint.ui.inspector.task",
        "focalpoint.ui.pages.tasks.board",
        "focalpoint.ui.pages.tasks.reminders",
    ),
)
DIRECTORY_PAGE: Final = PageDescriptor(
    name="directory",
    icon="directory",
    label=N_("Directory"),
    order=90,
    factory=_directory,
    entities=frozenset({"ministries", "people", "bodies", "countries"}),
    offers=_directory_offers,
    ahead=(
        "focalpoint.ui.pages.directory.page",
        "focalpoint.ui.inspector.contacts",
        "focalpoint.ui.inspector.country",
        "focalpoint.ui.inspector.bodies",
    ),
)
