"""Renders a ``Letter`` as a Word document that an official edits as if a colleague had typed it.

Real styles and numbering, page numbers as fields, the letterhead in the first page's header, right-to-left set in
section, paragraphs, runs and tables. Two languages stand in a table of two columns, block beside block.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final

from focalpoint.documents.render import docx_package
from focalpoint.documents.render.atomic import write_atomic
from focalpoint.documents.render.letter_docx_blocks import Author, written
from focalpoint.documents.render.letter_docx_paper import WIDTH, furnish
from focalpoint.documents.render.letter_docx_runs import LOCALES, Voice
from focalpoint.documents.render.letter_docx_styles import Numbering, styles_xml
from focalpoint.documents.render.letter_pairs import paired
from focalpoint.documents.requests.model import BlockKind, Letter
from focalpoint.documents.requests.paper import Imprint, OfficePaper
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.language import Language

_GUTTER: Final = 320
_MARGINS: Final = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1243" w:bottom="1134" w:left="1243" '
    'w:header="680" w:footer="567" w:gutter="0"/>'
)


def write_letter_docx(
    target: Path,
    letter: Letter,
    paper: OfficePaper,
    imprint: Imprint,
    second: Letter | None = None,
    *,
    progress: Progress | None = None,
) -> None:
    """Write a letter as DOCX, whole or not at all; with ``second``, the same letter in its other language, beside it.

    Raises:
        DiskFullError, CannotWriteError: the target is as it was.
    """
    write_atomic(target, _prepare(letter, paper, imprint, second, progress or Quiet()))


def render_letter_docx(
    letter: Letter,
    paper: OfficePaper,
    imprint: Imprint,
    second: Letter | None = None,
    *,
    progress: Progress | None = None,
) -> bytes:
    """A letter as DOCX in memory."""
    file = io.BytesIO()
    _prepare(letter, paper, imprint, second, progress or Quiet())(file)
    return file.getvalue()


def _prepare(
    letter: Letter, paper: OfficePaper, imprint: Imprint, second: Letter | None, progress: Progress
) -> Callable[[BinaryIO], None]:
    progress.step(0, 0, "document.layout")
    letters = (letter,) if second is None else (letter, second)
    width = WIDTH if second is None else (WIDTH - _GUTTER) // 2
    numbering = Numbering()
    authors = tuple(
        Author(Language(one.language), Voice(one.language, paper.digits), numbering, paper, width) for one in letters
    )
    body = _notices(letters, authors) + (_one(letter, authors[0]) if second is None else _two(letter, second, authors))
    latin = LOCALES[letter.language] if letter.language not in {"ar", "zh"} else LOCALES["en"]
    document = docx_package.new_document(
        styles_xml(letter.language, small=second is not None), numbering.xml(), latin=latin
    )
    _set_body(document, body, rtl=authors[0].rtl)
    furnish(document, letters, authors, paper, imprint.watermark(authors[0].language))
    docx_package.describe(
        document,
        title=letter.title,
        subject=letter.reference,
        author=", ".join(paper.block(letter.language)),
        language=LOCALES[letter.language],
        at=imprint.at,
    )
    return lambda file: docx_package.save(document, file, imprint.at)


def _set_body(document: Any, body: str, *, rtl: bool) -> None:
    from docx.oxml.parser import parse_xml

    direction = "<w:bidi/>" if rtl else ""
    whole = f"<w:body {docx_package.NAMESPACES}>{body}<w:sectPr>{_MARGINS}<w:titlePg/>{direction}</w:sectPr></w:body>"
    element = document.element
    element.replace(element.body, parse_xml(whole))


def _notices(letters: tuple[Letter, ...], authors: tuple[Author, ...]) -> str:
    return "".join(
        author.paragraph("Notice", letter.notice)
        for letter, author in zip(letters, authors, strict=True)
        if letter.notice
    )


def _one(letter: Letter, author: Author) -> str:
    return "".join(
        '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' if block.kind is BlockKind.PAGE_BREAK else written(block, author)
        for block in letter.blocks
    )


def _two(first: Letter, second: Letter, authors: tuple[Author, ...]) -> str:
    """The blocks of both languages, a row each; a page break ends the table and begins another."""
    visual = "<w:bidiVisual/>" if authors[0].rtl and not authors[1].rtl else ""
    half = WIDTH // 2
    line = '<w:insideV w:val="single" w:sz="4" w:space="0" w:color="C9CED8"/>'
    begin = (
        f'<w:tbl><w:tblPr>{visual}<w:tblW w:w="{2 * half}" w:type="dxa"/><w:tblBorders>{line}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/></w:tblGrid>'
    )
    parts, open_ = [], False
    for pair in paired(first, second):
        if any(block is not None and block.kind is BlockKind.PAGE_BREAK for block in pair):
            parts.append(("</w:tbl>" if open_ else "") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
            open_ = False
            continue
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{half}" w:type="dxa"/></w:tcPr>'
            + (written(block, author, seal=place == 0) if block else author.paragraph("Normal", ""))
            + "</w:tc>"
            for place, (block, author) in enumerate(zip(pair, authors, strict=True))
        )
        parts.append(f"{'' if open_ else begin}<w:tr>{cells}</w:tr>")
        open_ = True
    return "".join([*parts, "</w:tbl>" if open_ else "", authors[0].paragraph("Address", "")])
