"""``focalpoint plan import | show | export``."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.cli.errors import NoCurrentPlanError, SuffixError
from focalpoint.domain.progress import Quiet
from focalpoint.language import N_, Language

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

SUFFIXES: Final = (".xlsx", ".pdf", ".csv", ".xml", ".ics")


def _plan_option(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--plan", metavar="ID", help=language.gettext("which plan; else the current one"))


def _import_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext(".xlsx, .csv, Microsoft Project .xml or .gan"))
    _plan_option(parser, language)
    parser.add_argument("--dry-run", action="store_true", help=language.gettext("only say what would change"))
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _show_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _plan_option(parser, language)
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def _export_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("file", metavar="FILE", help=language.gettext("ends in .xlsx, .pdf, .csv, .xml or .ics"))
    _plan_option(parser, language)


def wanted_plan(workspace: Workspace, named: str | None) -> str:
    """The id of the plan that ``--plan`` names, else of the current one.

    Raises:
        NotFoundError: there is no such plan.
        NoCurrentPlanError: none was named and there is none.
    """
    if named:
        return workspace.plan.find(named)
    current = workspace.plan.current()
    if current is None:
        raise NoCurrentPlanError
    return current.id


def run_import(context: Context) -> int:
    """Bring a plan in: preview, then apply unless ``--dry-run``."""
    options, language = context.options, context.language
    with context.workspace(must_write=not options.dry_run) as workspace:
        plan_id = workspace.plan.find(options.plan) if options.plan else None
        preview = workspace.imports.preview(Path(options.file), plan_id=plan_id, progress=Quiet())
        report = preview.report() if options.dry_run else workspace.imports.apply(preview, progress=Quiet())
        counts = report.as_dict()
    if options.json:
        context.give(counts)
        return DONE
    numbers = {name: len(value) if isinstance(value, list) else value for name, value in counts.items()}
    context.say(
        language.gettext(
            "{read} rows read: {created} new, {updated} changed, {unchanged} unchanged, "
            "{conflicts} in conflict, {skipped} skipped, {warnings} warnings."
        ).format(**numbers)
    )
    return DONE


def run_show(context: Context) -> int:
    """The plan's nodes in order."""
    with context.workspace() as workspace:
        items = _items(workspace, wanted_plan(workspace, context.options.plan))
    if context.options.json:
        context.give(items)
    else:
        for item in items:
            columns = (item[name] for name in ("wbs", "ref", "title", "start", "finish", "status"))
            context.say("\t".join("" if value is None else str(value) for value in columns))
    return DONE


def _items(workspace: Workspace, plan_id: str) -> list[dict[str, object]]:
    outline, figures = workspace.plan.figures(plan_id)
    links: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for link in workspace.plan.predecessors(plan_id):
        links[link.node_id].append({"id": link.predecessor_id, "type": link.type, "lag_days": link.lag_days})
    return [
        {
            "id": line.id,
            "ref": line.ref,
            "kind": line.kind,
            "title": line.title,
            "parent": line.parent_id,
            "wbs": wbs,
            "start": line.start,
            "finish": line.finish,
            "percent": figure.percent,
            "status": line.status,
            "lead": line.lead_id,
            "predecessors": links[line.id],
            "planned_percent": figure.planned,
            "slippage_days": figure.slippage,
            "colour": figure.colour,
            "overdue": figure.overdue,
        }
        for line, wbs, figure in zip(outline.lines, outline.wbs, figures, strict=True)
    ]


def run_export(context: Context) -> int:
    """Write the plan into a file; its suffix says which kind."""
    target = Path(context.options.file)
    if target.suffix.lower() not in SUFFIXES:
        raise SuffixError(suffix=target.suffix)
    with context.workspace() as workspace:
        plan_id = wanted_plan(workspace, context.options.plan)
        workspace.exports.plan(target, plan_id=plan_id, language=context.language, progress=Quiet())
    context.say(str(target.resolve()))
    return DONE


COMMANDS: Final = (
    Command(("plan", "import"), N_("bring a plan in, as new rows and changes"), _import_arguments, run_import),
    Command(("plan", "show"), N_("list the plan"), _show_arguments, run_show),
    Command(("plan", "export"), N_("write the plan into a file"), _export_arguments, run_export),
)
