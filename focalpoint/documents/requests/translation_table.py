"""The official's own texts as a Word table for the sworn translator: what it says, and room for its translation.

The code in the first column brings each translation back to its text (``exchange/translation_table.py``); a text that
has changed since has another code, so that nobody's sentence is put where it was not written for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from focalpoint.documents.render import docx_package
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.docx_package import NAMESPACES
from focalpoint.documents.render.letter_docx_blocks import Author
from focalpoint.documents.render.letter_docx_runs import LOCALES, Voice
from focalpoint.documents.render.letter_docx_styles import Numbering, styles_xml
from focalpoint.documents.requests.paper import NEUTRAL, OfficePaper
from focalpoint.domain.requests.translating import Translatable
from focalpoint.language import OWN_NAMES, Language, isolate

_WIDTH = 14200
_PAGE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1300" w:bottom="1134" '
    'w:left="1300" w:header="680" w:footer="567" w:gutter="0"/>'
)


@dataclass(frozen=True, slots=True)
class ForTranslation:
    """Texts on their way to a translator. ``language`` is that of the table's own words."""

    reference: str
    source: Language
    target: Language
    texts: Sequence[Translatable]
    at: datetime
    caveat: str = ""
    paper: OfficePaper = NEUTRAL


def write_translation_table(target: Path, task: ForTranslation) -> None:
    """Write the table as DOCX, whole or not at all.

    Raises:
        DiskFullError, CannotWriteError: the target is as it was.
    """
    write_atomic(target, _prepare(task))


def _prepare(task: ForTranslation) -> Callable[[BinaryIO], None]:
    numbering = Numbering()
    authors = {
        language.code: Author(language, Voice(language.code), numbering, task.paper, _WIDTH)
        for language in (task.source, task.target)
    }
    source, theirs = authors[task.source.code], authors[task.target.code]
    title = task.source.gettext("Texts to translate")
    body = "".join(
        [
            source.paragraph("Title", title),
            source.paragraph("Normal", _asked(task)),
            _table(task, source, theirs),
        ]
    )
    latin = LOCALES[task.source.code] if task.source.code not in {"ar", "zh"} else LOCALES["en"]
    document = docx_package.new_document(styles_xml(task.source.code), numbering.xml(), latin=latin)
    _set_body(document, body, rtl=source.rtl)
    docx_package.describe(
        document,
        title=f"{title} – {task.reference}",
        subject=task.reference,
        author=", ".join(task.paper.block(task.source.code)),
        language=LOCALES[task.source.code],
        at=task.at,
    )
    return lambda file: docx_package.save(document, file, task.at)


def _asked(task: ForTranslation) -> str:
    said = task.source.gettext(
        "{reference}: please translate from {source} into {target} in the last column and leave the first one as it is."
    )
    asked = said.format(
        reference=isolate(task.reference),
        source=isolate(OWN_NAMES[task.source.code]),
        target=isolate(OWN_NAMES[task.target.code]),
    )
    return f"{asked} {task.caveat}".strip()


def _set_body(document: Any, body: str, *, rtl: bool) -> None:
    from docx.oxml.parser import parse_xml

    direction = "<w:bidi/>" if rtl else ""
    whole = f"<w:body {NAMESPACES}>{body}<w:sectPr>{_PAGE}{direction}</w:sectPr></w:body>"
    document.element.replace(document.element.body, parse_xml(whole))


def _table(task: ForTranslation, source: Author, theirs: Author) -> str:
    """The table; the translation stands in its own language's direction."""
    widths = (1700, 2300, 5100, 5100)
    language = task.source
    visual = "<w:bidiVisual/>" if source.rtl else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = [
        source.paragraph("TableHead", word)
        for word in (
            language.pgettext("translation table", "Code"),
            language.gettext("Field"),
            language.gettext("Text"),
            language.gettext("Translation"),
        )
    ]
    parts = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>',
        _row(widths, head, "<w:cantSplit/><w:tblHeader/>"),
    ]
    for each in task.texts:
        cells = [
            source.paragraph("TableText", isolate(f"{task.target.code} {each.code}")),
            source.paragraph("TableText", each.label),
            "".join(source.paragraph("TableText", part) for part in each.source.split("\n")),
            "".join(theirs.paragraph("TableText", part) for part in each.translation.split("\n")),
        ]
        parts.append(_row(widths, cells, ""))
    return "".join([*parts, "</w:tbl>", source.paragraph("TableText", "")])


def _row(widths: Sequence[int], cells: Sequence[str], properties: str) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"
