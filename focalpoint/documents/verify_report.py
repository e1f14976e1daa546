"""The report of a check of the whole vault, for paper: what was looked at, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from focalpoint.documents.model import (
    About,
    Block,
    Document,
    Heading,
    KeyValues,
    Mark,
    Paragraph,
    ParagraphStyle,
    Table,
    TableColumn,
    TableRow,
    TitleBlock,
    Tone,
)
from focalpoint.domain.changes import Compartment
from focalpoint.domain.verify import VerifyReport
from focalpoint.language import Language
from focalpoint.words.classification import marking
from focalpoint.words.findings import advice, finding
from focalpoint.words.tables import counted


@dataclass(frozen=True, slots=True)
class Place:
    """Of which vault the report speaks. ``at`` is when it is printed (UTC), ``zone`` the country's."""

    name: str
    marking: str
    fingerprint: tuple[str, ...]
    at: datetime
    zone: str


def verify_document(report: VerifyReport, place: Place, language: Language) -> Document:
    """The report of one check."""
    title = language.gettext("Check of the vault")
    about = About(
        title=f"{title} – {place.name}",
        author=report.by,
        subject=title,
        language=language.code,
        right_to_left=language.right_to_left,
        at=place.at,
        banner=marking(language, place.marking),
        page_label=language.gettext("Page {page} of {pages}"),
    )
    blocks: list[Block] = [
        TitleBlock(place.name, title, language.moment(report.at, place.zone)),
        Paragraph(result(report, language), ParagraphStyle.LEAD, Tone.GREEN if report.sound else Tone.RED),
        Heading(language.gettext("What was looked at"), in_contents=False),
        KeyValues(tuple(facts(report, language))),
    ]
    if report.findings:
        columns = (
            TableColumn(language.gettext("What is wrong"), 5, lines=0),
            TableColumn(language.gettext("What to do"), 5, lines=0),
        )
        rows = [
            TableRow((Mark(Tone.RED, finding(language, each.code, each.where)), advice(language, each.code)))
            for each in report.findings
        ]
        blocks += [Heading(language.gettext("What was found"), in_contents=False), Table(columns, rows)]
    blocks.append(
        Paragraph(
            language.gettext("Fingerprint of the office: {words}").format(words=" ".join(place.fingerprint)),
            ParagraphStyle.SMALL,
        )
    )
    return Document(about, tuple(blocks))


def result(report: VerifyReport, language: Language) -> str:
    """The result in one sentence."""
    if report.sound:
        return language.gettext("Everything is whole.")
    n = len(report.findings)
    return language.ngettext("{n} thing is wrong:", "{n} things are wrong:", n).format(n=n)


def facts(report: VerifyReport, language: Language) -> list[tuple[str, str]]:
    """What was looked at, as names with numbers."""
    entries = sum(report.entries.values())
    found = [(words, language.number(n)) for _table, words, n in counted(language, report.tables)]
    found += [
        (language.gettext("Entries of the journal"), language.number(entries)),
        (language.gettext("Signed checkpoints compared"), language.number(report.checkpoints)),
        (language.gettext("Checked by"), report.by),
    ]
    if Compartment.CASEWORK in report.unopened:
        found.append((language.gettext("Cases"), language.gettext("Not read: your key does not open them.")))
    return found
