"""``focalpoint provisions show``: the catalogue as shipped; with a vault, own rows and what the country says."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from focalpoint.cli.command import DONE, Command, Context
from focalpoint.domain.errors import NotFoundError
from focalpoint.language import N_, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from focalpoint.domain.provisions import Entry, Provision


def _show_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--source", metavar="CODE", help=language.gettext("only of this resolution or instrument"))
    parser.add_argument("--json", action="store_true", help=language.gettext("for programs"))


def run_show(context: Context) -> int:
    """List the provisions; without ``--vault`` as they come with the program."""
    from focalpoint.services.provision_catalogue import shipped, sources

    options, code = context.options, context.language.code
    titles: Mapping[str, str]
    if getattr(options, "vault", None):
        with context.workspace() as workspace:
            overview = workspace.provisions.overview(code)
            ministries = {
                item.id: item.short_code or item.name for item in workspace.directory.ministries(archived=True)
            }
        titles = overview.sources
        items = [_entry(entry, titles, ministries) for entry in overview.entries]
    else:
        titles = sources(code)
        items = [_provision(provision, titles) for provision in shipped(code)]
    if options.source:
        items = [item for item in items if item["source"] == options.source]
        if not items:
            raise NotFoundError(what="provisions")
    if options.json:
        context.give(items)
        return DONE
    for item in items:
        cells = (item["key"], item["force"], item["title"], item.get("legislation", ""), item.get("rating", ""))
        context.say("\t".join(" ".join(str(cell).split()) for cell in cells))
    return DONE


def _provision(provision: Provision, titles: Mapping[str, str]) -> dict[str, object]:
    return {
        "key": provision.key,
        "source": provision.source,
        "source_title": titles.get(provision.source, ""),
        "paragraph": provision.paragraph,
        "theme": provision.theme.value,
        "force": provision.force.value,
        "verb": provision.verb,
        "row": provision.row.value if provision.row else None,
        "title": provision.title,
        "show": provision.show,
        "check": provision.check,
        "own": provision.own,
        "version": provision.number,
    }


def _entry(entry: Entry, titles: Mapping[str, str], ministries: Mapping[str, str]) -> dict[str, object]:
    own = entry.implementation
    return {
        **_provision(entry.provision, titles),
        "legislation": own.legislation,
        "practice": own.practice,
        "institution": ministries.get(own.ministry_id or ""),
        "mark": own.mark or None,
        "rating": own.rating or None,
        "assessor_rating": own.assessor_rating or None,
        "assessor": own.assessor,
        "gaps": own.gaps,
        "safeguards": own.safeguards,
        "help": own.help,
        "statistics": entry.statistics,
        "evidence": entry.evidence,
        "links": [{"entity": link.entity, "id": link.record_id} for link in entry.links],
        "verified_on": own.verified_on,
        "verified_by": own.verified_by,
    }


COMMANDS: Final = (
    Command(
        ("provisions", "show"),
        N_("list what is asked of the country, and how it is implemented"),
        _show_arguments,
        run_show,
    ),
)
"""How they register."""
