"""The styles and numbering of a letter in Word: the names that Word itself uses, so that an official finds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from focalpoint.documents.render.docx_package import NAMESPACES
from focalpoint.documents.render.letter_docx_runs import LOCALES

HANGING: Final = 510
"""Twentieths of a point from a number to its text."""
_LATIN: Final = "Times New Roman"
"""It has Latin, Cyrillic and Arabic letters, on every computer with Word; Chinese takes SimSun."""
_SIZES: Final = {"ar": (23, 27), "zh": (22, 24)}
"""Half points of running text, and of its complex script: Arabic letters are small for their size."""


def styles_xml(language: str, *, small: bool = False) -> str:
    """``word/styles.xml`` for a letter in this language; ``small`` for two columns."""
    size, cs = _SIZES.get(language, (23, 27))
    if small:
        size, cs = size - 3, cs - 3
    latin = LOCALES[language] if language not in {"ar", "zh"} else "en-GB"
    head = f"""<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="SimSun" w:cs="{_LATIN}"/>
<w:sz w:val="{size}"/><w:szCs w:val="{cs}"/><w:lang w:val="{latin}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/>
</w:pPr></w:pPrDefault></w:docDefaults>"""
    return "".join([head, *_styles(size, cs), "</w:styles>"])


def _style(key: str, name: str, paragraph: str = "", letters: str = "", *, base: str = "Normal", after: str = "",
           kind: str = "paragraph") -> str:  # fmt: skip
    default = ' w:default="1"' if key == "Normal" else ""
    parent = f'<w:basedOn w:val="{base}"/>' if base and key != "Normal" else ""
    follow = f'<w:next w:val="{after}"/>' if after else ""
    inner = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"{default}><w:name w:val="{name}"/>{parent}{follow}<w:qFormat/>'
        f"{inner}</w:style>"
    )


def _sized(size: int, cs: int) -> str:
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{cs}"/>'


def _styles(size: int, cs: int) -> Sequence[str]:
    strong = "<w:b/><w:bCs/>"
    hang = f'<w:ind w:left="{HANGING}" w:hanging="{HANGING}"/>'
    edge = '<w:{0} w:val="single" w:sz="6" w:space="{1}" w:color="14181F"/>'
    frame = "".join(edge.format(side, 4) for side in ("top", "left", "bottom", "right"))
    gap = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="B07400"/>'
    gap += '<w:shd w:val="clear" w:color="auto" w:fill="FDF0D5"/>'
    tight = '<w:spacing w:before="0" w:after="0"/>'
    return [
        _style("Normal", "Normal"),
        _style("Title", "Title", '<w:keepNext/><w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>',
               strong + _sized(size + 6, cs + 6), after="Normal"),
        _style("Heading1", "heading 1", f'<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="100"/>{hang}'
               '<w:outlineLvl w:val="0"/>', strong + _sized(size + 2, cs + 2), after="NumberedParagraph"),
        _style("Heading2", "heading 2", f'<w:keepNext/><w:keepLines/><w:spacing w:before="180" w:after="80"/>{hang}'
               '<w:outlineLvl w:val="1"/>', strong, after="NumberedParagraph"),
        _style("NumberedParagraph", "Numbered Paragraph", hang),
        _style("ListParagraph", "List Paragraph",
               f'<w:spacing w:after="60"/><w:ind w:left="{HANGING * 2}" w:hanging="{HANGING}"/>'),
        _style("Address", "Inside Address", tight),
        _style("Date", "Date", '<w:spacing w:before="200" w:after="200"/><w:jc w:val="right"/>'),
        _style("Notice", "Notice", f'<w:pBdr>{frame}</w:pBdr><w:spacing w:before="120" w:after="240"/>'
               '<w:jc w:val="center"/>', strong),
        _style("Letterhead", "Letterhead", f'{tight}<w:jc w:val="center"/>', _sized(size - 2, cs - 2)),
        _style("Signature", "Signature", "<w:keepNext/>" + tight),
        _style("Seal", "Seal", '<w:keepNext/><w:spacing w:before="480" w:after="480"/><w:jc w:val="center"/>',
               '<w:color w:val="565D6B"/>' + _sized(16, 18)),
        _style("Header", "header", tight, _sized(17, 19)),
        _style("Footer", "footer", f'<w:pBdr>{edge.format("top", 4)}</w:pBdr><w:tabs>'
               f'<w:tab w:val="right" w:pos="9420"/></w:tabs>{tight}', _sized(17, 19)),
        _style("Caveat", "Caveat", f'{tight}<w:jc w:val="center"/>', '<w:color w:val="565D6B"/>' + _sized(16, 18)),
        _style("TableText", "Table Text", '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>',
               _sized(size - 3, cs - 3)),
        _style("TableHead", "Table Head", "<w:keepNext/>", strong, base="TableText"),
        _style("Gap", "Missing", "", gap, base="", kind="character"),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        "<w:tblPr><w:tblBorders>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9AA1AE"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>",
    ]  # fmt: skip


class Numbering:
    """``word/numbering.xml`` as it grows: one definition a list, so that each counts for itself."""

    def __init__(self) -> None:
        self._definitions: list[str] = []

    def add(self, form: str, text: str, start: int = 1, left: int = HANGING, *, bold: bool = False) -> int:
        """A list that counts so: ``form`` is Word's number format, ``text`` as "(%1)". Returns its number."""
        key = len(self._definitions) + 1
        strong = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
        self._definitions.append(
            f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{HANGING}"/></w:pPr>{strong}</w:lvl></w:abstractNum>'
        )
        return key

    def xml(self) -> str:
        """The whole part."""
        numbers = [
            f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
            for key in range(1, len(self._definitions) + 1)
        ]
        return "".join([f"<w:numbering {NAMESPACES}>", *self._definitions, *numbers, "</w:numbering>"])
