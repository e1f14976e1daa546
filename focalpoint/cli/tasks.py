"""``focalpoint tasks show``."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.domain.tasks import is_overdue
from focalpoint.language import N_, Language


def _show_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--overdue", action="store_true", help=language.gettext("only what is late"))
    parser.add_argument("--ministry", metavar="M", help=language.gettext("only of this ministry (id or short code)"))
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def run_show(context: Context) -> int:
    """The tasks, in the order in which the window lists them."""
    from focalpoint.services.tasks import TaskFilter

    options = context.options
    with context.workspace() as workspace:
        ministry = workspace.directory.find_ministry(options.ministry) if options.ministry else None
        lines = workspace.tasks.list(TaskFilter(overdue=options.overdue, ministry_id=ministry))
        codes = {known.id: known.short_code for known in workspace.directory.ministries(archived=True)}
        today = workspace.clock.today()
    items = [
        {
            "id": line.id,
            "ref": line.ref,
            "kind": "task",
            "title": line.title,
            "ministry": line.ministry_id,
            "ministry_code": codes.get(line.ministry_id or ""),
            "person": line.person_id,
            "due": line.due,
            "overdue": is_overdue(date.fromisoformat(line.due) if line.due else None, line.status, today),
            "priority": line.priority,
            "status": line.status,
            "percent": line.percent,
        }
        for line in lines
    ]
    if options.json:
        context.give(items)
    else:
        for item in items:
            context.say(f"{item['ref']}\t{item['due'] or ''}\t{item['ministry_code'] or ''}\t{item['title']}")
    return DONE


COMMANDS: Final = (Command(("tasks", "show"), N_("list the tasks"), _show_arguments, run_show),)
