"""``focalpoint today show | export``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.documents.errors import UnknownFormatError
from focalpoint.language import N_, Language

if TYPE_CHECKING:
    from focalpoint.domain.today import Today
    from focalpoint.services.workspace import Workspace

_SUFFIX: Final = ".pdf"


def _show_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _export_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext("the PDF to write"))


def run_show(context: Context) -> int:
    """The first page's figures."""
    with context.workspace() as workspace:
        today = workspace.today.figures()
        if context.options.json:
            context.give(_figures(workspace, today))
            return DONE
        for tile, numbers in workspace.today.tiles():
            said = tile.say(numbers, context.language)
            parts = (context.language.gettext(tile.label), said.figure, said.of, said.word, said.detail)
            context.say("\t".join(part for part in parts if part))
        for pillar in today.plan.pillars if today.plan else ():
            percents = (context.language.percent(each) for each in (pillar.figures.percent, pillar.figures.planned))
            context.say("\t".join((pillar.wbs, pillar.line.title, *percents)))
    return DONE


def run_export(context: Context) -> int:
    """Write the digest."""
    target = Path(context.options.file)
    if target.suffix.lower() != _SUFFIX:
        raise UnknownFormatError(suffix=target.suffix or target.name, known=_SUFFIX)
    with context.workspace(write=True) as workspace:
        workspace.exports.write("today.pdf", target, language=context.language)
    context.say(str(target.resolve()))
    return DONE


def _figures(workspace: Workspace, today: Today) -> dict[str, Any]:
    """Codes, ids and ISO dates; percentages are 0–100."""
    plan, newest = today.plan, today.backup
    return {
        "day": today.day.isoformat(),
        "overdue": len(today.overdue),
        "due_soon": len(today.soon),
        "waiting": sum(load.open for load in today.waiting),
        "backup": None if newest is None else newest.at.isoformat(),
        "plan": None
        if plan is None
        else {
            "id": plan.plan.id,
            "ref": plan.plan.ref,
            "kind": "plan",
            "title": plan.plan.title,
            "percent": plan.percent,
            "planned": plan.planned,
            "activities_late": plan.activities_late,
            "statuses": dict(sorted(plan.statuses)),
        },
        "pillars": [
            {
                "id": pillar.line.id,
                "ref": pillar.line.ref,
                "kind": pillar.line.kind,
                "title": pillar.line.title,
                "wbs": pillar.wbs,
                "percent": pillar.figures.percent,
                "planned": pillar.figures.planned,
                "colour": str(pillar.figures.colour),
                "rule": str(pillar.figures.colour_rule),
            }
            for pillar in (plan.pillars if plan else ())
        ],
        "ministries": [
            {
                "id": load.ministry_id or "",
                "ref": known.ref if (known := today.ministries.get(load.ministry_id or "")) else "",
                "kind": "ministry",
                "title": known.name if known else "",
                "late": load.late,
                "due_soon": load.soon,
                "later": load.later,
                "to_validate": load.to_validate,
                "oldest_days": load.oldest,
                "activities_late": load.activities_late,
            }
            for load in today.loads
        ],
        "deadlines": [
            {
                "id": due.record_id,
                "ref": due.ref,
                "kind": due.rule,
                "title": due.title,
                "on": due.on.isoformat(),
            }
            for due in workspace.today.deadlines()
        ],
        "changes": [
            {
                "id": act.record_id,
                "ref": act.ref,
                "kind": act.entity,
                "title": act.title,
                "causes": list(act.causes),
                "records": act.records,
                "user": act.actor,
                "at": act.at,
            }
            for act in workspace.today.others()
        ],
    }


COMMANDS: Final = (
    Command(("today", "show"), N_("what needs attention today"), _show_arguments, run_show),
    Command(("today", "export"), N_("write the digest as PDF"), _export_arguments, run_export),
)
