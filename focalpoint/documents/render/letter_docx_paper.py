"""The office's paper in Word: letterhead in the first page's header, reference, caveat and number in every footer."""

from __future__ import annotations

import io
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from focalpoint.documents.render.docx_package import NAMESPACES
from focalpoint.documents.render.letter_docx_blocks import Author, paragraph
from focalpoint.documents.render.letter_docx_runs import run
from focalpoint.documents.render.letter_head import arms_size
from focalpoint.documents.requests.model import Letter
from focalpoint.documents.requests.paper import OfficePaper

WIDTH: Final = 9420
"""Twentieths of a point between the margins."""
_EMU: Final = 12_700
_RULE: Final = (
    '<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="12" w:space="4" w:color="14181F"/></w:pBdr>'
    '<w:spacing w:before="0" w:after="200"/>'
)
_SHAPE: Final = (
    '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="Watermark{key}" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;'
    "width:330pt;height:96pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin" fillcolor="#d9dee8" stroked="f"><v:fill opacity=".5"/>'
    '<v:textpath style="font-family:&quot;Times New Roman&quot;" string={text}/></v:shape></w:pict></w:r>'
)


def furnish(document: Any, letters: tuple[Letter, ...], authors: tuple[Author, ...], paper: OfficePaper,
            watermark: str) -> None:  # fmt: skip
    """Give a document its headers and footers; the first page's own carry the letterhead and the office's address."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    heads = _heads(authors, paper)
    _fill(section.first_page_header, [_letterhead(section.first_page_header, heads, paper), _mark(watermark, 1)])
    _fill(section.header, [_mark(watermark, 2) or paragraph("Header", "", rtl=False)])
    foot = paper.foot.get(letters[0].language, ())
    _fill(section.first_page_footer, _footer(letters, authors, paper, foot))
    _fill(section.footer, _footer(letters, authors, paper, ()))


def _fill(holder: Any, parts: list[str]) -> None:
    from docx.oxml.parser import parse_xml

    holder.is_linked_to_previous = False
    element = holder._element  # noqa: SLF001 - the library adds one paragraph at a time
    for child in list(element):
        element.remove(child)
    for child in parse_xml(f"<w:hdr {NAMESPACES}>{''.join(parts)}</w:hdr>"):
        element.append(child)


def _heads(authors: tuple[Author, ...], paper: OfficePaper) -> list[tuple[Author, tuple[str, ...]]]:
    """The ministry's blocks by language: the letter's own, and the paper's second one where it has one."""
    first = authors[0]
    found = [(author, paper.block(author.voice.language)) for author in authors]
    code = paper.second_language
    if len(authors) == 1 and code and code != first.voice.language and paper.blocks.get(code):
        found.append((in_language(first, code), paper.block(code)))
    found = [(author, lines) for author, lines in found if lines]
    return found[:1] if len(found) > 1 and found[0][1] == found[1][1] else found


def in_language(author: Author, code: str) -> Author:
    """The same author for a text in another language."""
    from focalpoint.documents.render.letter_docx_runs import Voice
    from focalpoint.language import Language

    return Author(Language(code), Voice(code, author.voice.digits), author.numbering, author.paper, author.width)


def _letterhead(header: Any, heads: list[tuple[Author, tuple[str, ...]]], paper: OfficePaper) -> str:
    header.is_linked_to_previous = False
    picture = _picture(header, paper.arms) if paper.arms is not None else ""
    arms = f'<w:p><w:pPr><w:pStyle w:val="Letterhead"/></w:pPr>{picture}</w:p>' if picture else ""
    if not heads:
        return arms or paragraph("Header", "", rtl=False)
    blocks = [
        "".join(author.paragraph("Letterhead", line, bold=place == 0) for place, line in enumerate(lines))
        for author, lines in heads
    ]
    rule = f'<w:p><w:pPr><w:pStyle w:val="Letterhead"/>{_RULE}</w:pPr></w:p>'
    if len(blocks) == 1:
        return arms + blocks[0] + rule
    side = int(WIDTH * 0.4)
    widths = (side, WIDTH - 2 * side, side)
    empty = paragraph("Letterhead", "", rtl=False)
    visual = "<w:bidiVisual/>" if heads[0][0].rtl else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'
        for width, inner in zip(widths, (blocks[0], arms or empty, blocks[1]), strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{visual}<w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>{rule}"
    )


def _picture(header: Any, arms: bytes) -> str:
    """The arms as an inline picture of the header's part."""
    key, _image = header.part.get_or_add_image(io.BytesIO(arms))
    width, height = (int(part * _EMU) for part in arms_size(arms))
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="Arms" descr="Arms"/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture">'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Arms"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _mark(watermark: str, key: int) -> str:
    if not watermark:
        return ""
    shape = _SHAPE.format(key=key, text=quoteattr(watermark))
    return f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{shape}</w:p>'


def _footer(
    letters: tuple[Letter, ...], authors: tuple[Author, ...], paper: OfficePaper, foot: tuple[str, ...]
) -> list[str]:
    first = authors[0]
    runs = run(letters[0].reference, bold=True) + "<w:r><w:tab/></w:r>" + _counted(first)
    parts = [paragraph("Footer", runs, rtl=first.rtl)]
    for letter, author in zip(letters, authors, strict=True):
        caveat = "  ".join(filter(None, (paper.caveat.get(letter.language, ""), letter.caveat)))
        parts += [author.paragraph("Caveat", line) for line in caveat.split("\n") if line.strip()]
    return [*parts, *(first.paragraph("Caveat", line) for line in foot)]


def _counted(author: Author) -> str:
    """Which page of how many, with Word's own fields."""
    label = author.language.gettext("Page {page} of {pages}")
    parts = []
    for piece in label.replace("{page}", "\x00PAGE\x00").replace("{pages}", "\x00NUMPAGES\x00").split("\x00"):
        if piece in {"PAGE", "NUMPAGES"}:
            direction = "<w:rPr><w:rtl/></w:rPr>" if author.rtl else ""
            parts.append(
                f'<w:fldSimple w:instr=" {piece} "><w:r>{direction}<w:t>{escape("1")}</w:t></w:r></w:fldSimple>'
            )
        elif piece:
            parts.append(run(piece, rtl=author.rtl))
    return "".join(parts)
