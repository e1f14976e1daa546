"""What the import of a status table says of itself: counts, failures, the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from focalpoint.domain.errors import FocalPointError
from focalpoint.language import isolate
from focalpoint.words.errors import explain
from focalpoint.words.instruments import act_words
from focalpoint.words.status_import import shape

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.services.status_import import StatusPreview

_MOST: Final = 100
"""Lines of the report; the list before it shows all."""


def told(language: Language, preview: StatusPreview) -> str:
    """What a table tells, in one line."""
    parts = [
        shape(language, preview.table.shape),
        language.ngettext("{n} row", "{n} rows", preview.read).format(n=language.number(preview.read)),
        language.ngettext("{n} act", "{n} acts", preview.acts).format(n=language.number(preview.acts)),
        language.ngettext("{n} of them new", "{n} of them new", preview.new).format(n=language.number(preview.new)),
    ]
    left = len(preview.unmatched)
    if left:
        parts.append(language.ngettext("{n} name to settle", "{n} names to settle", left).format(n=left))
    if preview.missing:
        n = len(preview.missing)
        words = language.ngettext("{n} recorded act not in this table", "{n} recorded acts not in this table", n)
        parts.append(words.format(n=n))
    return " · ".join(parts)


def failure(language: Language, error: Exception | None) -> str:
    """Why a table could not be read; nothing where it could."""
    if isinstance(error, FocalPointError):
        if not error.details.get("name"):
            error.details["name"] = language.gettext("the pasted text")
        return explain(error, language)
    return language.gettext("The file could not be read. The vault is unchanged.") if error else ""


def report(language: Language, preview: StatusPreview, name_of: Callable[[str], str]) -> str:
    """What was recorded, what was left out, and what stands here that the table does not tell."""
    lines = [
        language.ngettext("{n} act was recorded.", "{n} acts were recorded.", preview.new).format(
            n=language.number(preview.new)
        )
    ]
    left = len(preview.unmatched)
    if left:
        words = language.ngettext(
            "{n} row was left out: its name is not settled.",
            "{n} rows were left out: their names are not settled.",
            left,
        )
        lines.append(words.format(n=left))
    if preview.settled:
        n = len(preview.settled)
        words = language.ngettext(
            "{n} name was settled for every later table.", "{n} names were settled for every later table.", n
        )
        lines.append(words.format(n=n))
    lines += [
        language.gettext("Row {row}: {name} was not matched.").format(row=row, name=isolate(name))
        for row, name in preview.unmatched[:_MOST]
    ]
    if preview.missing:
        lines.append(language.gettext("Recorded here and not in this table; they stay:"))
        lines += [
            language.pgettext("act", "{name}: {kind} {date}").format(
                name=isolate(name_of(act.participant)),
                kind=act_words(language, act.kind),
                date=isolate(language.date(act.date)),
            )
            for act in preview.missing[:_MOST]
        ]
    return "\n".join(lines)
