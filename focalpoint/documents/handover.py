"""The hand-over sheet: what a new focal point needs on the first day, on a few pages."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.handover_tables import HandoverTables
from focalpoint.documents.model import (
    About,
    Block,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    ParagraphStyle,
    Tile,
    Tiles,
    TitleBlock,
    Tone,
)
from focalpoint.domain.handover import SOON_DAYS, HandoverFacts
from focalpoint.language import Language, isolate
from focalpoint.words import documents as words
from focalpoint.words.classification import marking
from focalpoint.words.countries import office_line

_LINE: Final = "." * 44


def handover_sheet(facts: HandoverFacts, language: Language) -> Document:
    """The sheet as of the facts' day."""
    tables = HandoverTables(facts, language)
    about = _about(facts, language)
    blocks: list[Block] = [
        TitleBlock(
            about.author, language.gettext("Hand-over sheet"), _under(facts, language), _notice(facts, language)
        ),
        _tiles(tables),
        Heading(language.gettext("Who is who")),
        tables.people(),
        Heading(language.gettext("What is late")),
        tables.late_items(),
        Heading(language.gettext("Due in the next {n} days").format(n=SOON_DAYS)),
        tables.soon_items(),
        Heading(language.gettext("Other open tasks")),
        tables.other_tasks(),
        Heading(language.gettext("Parts of the plan")),
        tables.plan_parts(),
        Heading(language.gettext("Agreed in the last three months")),
        tables.agreed(),
        Heading(language.gettext("Comments on what is open")),
        tables.comments(),
        Heading(language.gettext("Who works in the vault")),
        tables.users(),
    ]
    if facts.folder:
        blocks += [Heading(language.gettext("Vault and backups")), *_safety(facts, tables)]
    blocks += [Heading(language.gettext("Handed over")), _signatures(language)]
    return Document(about, tuple(blocks))


def _about(facts: HandoverFacts, language: Language) -> About:
    title = language.gettext("Hand-over sheet")
    subject = facts.ministry.name if facts.ministry else facts.office_title
    return About(
        title=f"{title} – {subject}" if subject else title,
        author=office_line(language, facts.office_title, facts.country, facts.country_name),
        subject=subject,
        language=language.code,
        right_to_left=language.right_to_left,
        at=facts.at,
        banner=marking(language, facts.classification),
        notice=words.sample_notice(language) if facts.sample else "",
        foot=words.cut_off(language, language.date(facts.today)),
        page_label=language.gettext("Page {page} of {pages}"),
    )


def _notice(facts: HandoverFacts, language: Language) -> str:
    return words.sample_sentence(language) if facts.sample else ""


def _under(facts: HandoverFacts, language: Language) -> str:
    parts = [isolate(facts.ministry.name)] if facts.ministry else []
    if facts.person is not None:
        parts.append(language.gettext("Handed over by {name}").format(name=isolate(facts.person.name)))
    if not parts:
        parts.append(language.gettext("For the head of the office"))
    return " · ".join([*parts, words.cut_off(language, language.date(facts.today))])


def _tiles(tables: HandoverTables) -> Tiles:
    language = tables.language
    late = len(tables.late)
    return Tiles(
        (
            Tile(language.gettext("Open tasks"), language.number(len(tables.facts.tasks))),
            Tile(
                language.pgettext("activities and tasks", "Late"),
                language.number(late),
                language.gettext("activities and tasks"),
                Tone.RED if late else Tone.GREEN,
            ),
            Tile(
                language.gettext("Due within {n} days").format(n=SOON_DAYS),
                language.number(len(tables.soon)),
                language.gettext("activities and tasks"),
            ),
            Tile(language.gettext("Parts of the plan"), language.number(len(tables.led)), language.gettext("led")),
        )
    )


def _safety(facts: HandoverFacts, tables: HandoverTables) -> list[Block]:
    language = tables.language
    sentence = language.gettext(
        "Nobody can open the vault without a passphrase or the printed recovery sheet. Ask for both before the "
        "predecessor leaves, then change the passphrase."
    )
    return [
        KeyValues(((language.gettext("Where the vault is"), isolate(facts.folder)),), 1),
        tables.backups(),
        Paragraph(sentence, ParagraphStyle.SMALL),
    ]


def _signatures(language: Language) -> KeyValues:
    return KeyValues(
        (
            (language.gettext("Handed over by, date and signature"), _LINE),
            (language.gettext("Taken over by, date and signature"), _LINE),
        ),
        2,
    )
