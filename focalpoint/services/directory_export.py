"""The directory handed over: a workbook, one table, address cards."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from focalpoint.domain.classification import highest
from focalpoint.language import N_, Language
from focalpoint.services.export_doors import ExportDescriptor, ExportOrder, Written

if TYPE_CHECKING:
    from focalpoint.documents.directory_tables import DirectoryFacts
    from focalpoint.services.workspace import Workspace

ORDER: Final = (".xlsx", ".csv", ".vcf")
"""The suffixes in which the directory is written."""


def directory_facts(workspace: Workspace, language: Language) -> DirectoryFacts:
    """What is written of the directory now: what is live, with States in the reader's language."""
    from focalpoint.documents.directory_tables import DirectoryFacts

    overview, bodies = workspace.directory.overview(), workspace.bodies.list()
    names: dict[str, str] = {}
    for records in (bodies, overview.ministries):
        counted = Counter(record.name.casefold() for record in records)
        names |= {record.id: record.name if counted[record.name.casefold()] == 1 else record.ref for record in records}
    return DirectoryFacts(
        bodies=bodies,
        ministries=overview.ministries,
        people=overview.people,
        today=workspace.clock.today(),
        office=workspace.known_settings["office_title"],
        state_name=lambda code: workspace.states.name(code, language.code),
        record_names=names,
    )


def _marking(workspace: Workspace, facts: DirectoryFacts) -> str:
    markings = (workspace.known_settings["classification"], *(body.classification for body in facts.bodies))
    return highest(markings).value


def _workbook(order: ExportOrder) -> Written:
    from focalpoint.documents.directory_tables import directory_workbook
    from focalpoint.documents.model import About
    from focalpoint.documents.render import xlsx
    from focalpoint.words.classification import marking
    from focalpoint.words.documents import sample_sentence

    workspace, language = order.workspace, order.language
    facts = directory_facts(workspace, language)
    marked = _marking(workspace, facts)
    about = About(
        title=language.gettext("Directory"),
        author=facts.office,
        subject="",
        language=language.code,
        right_to_left=language.right_to_left,
        at=workspace.clock.now(),
        banner=marking(language, marked),
        notice=sample_sentence(language) if workspace.known_settings["sample"] == "1" else "",
        page_label=language.gettext("Page {page} of {pages}"),
    )
    xlsx.write(directory_workbook(facts, language, about), order.target, progress=order.progress)
    return _written(order, marked)


def _table(order: ExportOrder) -> Written:
    from focalpoint.documents.directory_tables import directory_table
    from focalpoint.documents.render import csv

    facts = directory_facts(order.workspace, order.language)
    csv.write(directory_table(facts, order.language), order.target, progress=order.progress)
    return _written(order, _marking(order.workspace, facts))


def _cards(order: ExportOrder) -> Written:
    from focalpoint.documents.directory_cards import directory_cards
    from focalpoint.documents.render import vcard

    facts = directory_facts(order.workspace, order.language)
    vcard.write(directory_cards(facts), order.target, progress=order.progress)
    return _written(order, _marking(order.workspace, facts))


def _written(order: ExportOrder, marked: str) -> Written:
    return Written("users", order.workspace.session.user_id, marked)


DIRECTORY: Final = (
    ExportDescriptor(
        "directory.xlsx", ".xlsx", N_("Directory as Excel workbook…"), N_("Directory"), "directory.xlsx", _workbook,
        "directory.export", "directory",
    ),
    ExportDescriptor(
        "directory.csv", ".csv", N_("Directory as table (CSV)…"), N_("Directory"), "directory.csv", _table,
        "directory.export", "directory",
    ),
    ExportDescriptor(
        "directory.vcf", ".vcf", N_("Directory as address cards (vCard)…"), N_("Directory"), "directory.vcf", _cards,
        "directory.export", "directory",
    ),
)  # fmt: skip
