"""The descriptors of the pages in this package: what ``app.py`` puts into its list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.language import N_
from focalpoint.ui.shell.context import Page, PageContext, PageDescriptor

if TYPE_CHECKING:
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


PLAN_PAGE: Final = PageDescriptor(
    name="plan",
    icon="plan",
    label=N_("Action plan"),
    order=20,
    factory=_plan,
    entities=frozenset({"plan_nodes", "plans"}),
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
)
DIRECTORY_PAGE: Final = PageDescriptor(
    name="directory",
    icon="directory",
    label=N_("Directory"),
    order=90,
    factory=_directory,
    entities=frozenset({"ministries", "people"}),
)
