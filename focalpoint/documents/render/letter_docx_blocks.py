"""The blocks of a letter as Word's paragraphs and tables (XML), in real styles with real numbering."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from focalpoint.documents.render.letter_docx_runs import Voice
from focalpoint.documents.render.letter_docx_styles import HANGING, Numbering
from focalpoint.documents.requests.model import BlockKind, LetterBlock
from focalpoint.documents.requests.paper import OfficePaper
from focalpoint.language import Language

_NUMBER: Final = re.compile(r"([A-Za-z0-9.()/ -]*?)(\d+|[A-Za-z])([.)]?)")
_LEAST_CELL: Final = 460
_CELL: Final = 200
_LETTER: Final = 122
_LETTER_SMALL: Final = 106
"""Twentieths of a point that a letter of a table takes, in one column and in two."""
_NARROW: Final = 6000
_HAN: Final = re.compile("[\u2e80-\u9fff]")
_BULLET: Final = "–"
_HAND: Final = '<w:spacing w:before="1100" w:after="0"/>'


def paragraph(style: str, runs: str, *, rtl: bool, extra: str = "") -> str:
    """One paragraph (XML)."""
    bidi = "<w:bidi/>" if rtl else ""
    # Word's schema has an order: style, keepNext, numbering, borders, direction, spacing, indents, alignment.
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_ordered(extra, bidi)}</w:pPr>{runs}</w:p>'


def _ordered(extra: str, bidi: str) -> str:
    early = "".join(part for part in _PARTS.findall(extra) if part.startswith(("<w:keep", "<w:numPr", "<w:pageBreak")))
    late = "".join(part for part in _PARTS.findall(extra) if not early or part not in early)
    return early + bidi + late


_PARTS: Final = re.compile(r"<w:numPr>.*?</w:numPr>|<w:[a-zA-Z]+[^>]*/>")


@dataclass(slots=True)
class _Series:
    form: str
    around: tuple[str, str]
    last: int
    key: int


@dataclass(slots=True)
class Author:
    """Writes the blocks of one language; counts its paragraphs as Word will."""

    language: Language
    voice: Voice
    numbering: Numbering
    paper: OfficePaper
    width: int
    """Twentieths of a point."""
    series: dict[str, _Series] = field(default_factory=dict)

    @property
    def rtl(self) -> bool:
        """Whether its paragraphs run from the right."""
        return self.voice.right_to_left

    def paragraph(self, style: str, text: str, extra: str = "", *, bold: bool = False) -> str:
        """A paragraph of a style."""
        return paragraph(style, self.voice.runs(text, bold=bold), rtl=self.rtl, extra=extra)

    def numbered(
        self, style: str, kind: str, number: str, text: str, left: int = HANGING, *, keep: bool = False
    ) -> str:
        """A paragraph with a number that Word counts; one that Word cannot count is typed."""
        kept = "<w:keepNext/>" if keep else ""
        if not number:
            flush = '<w:ind w:left="0" w:firstLine="0"/>' if left == HANGING else ""
            return self.paragraph(style, text, kept + flush)
        key = self._counted(kind, number, left)
        if key is None:
            runs = self.voice.runs(number) + "<w:r><w:tab/></w:r>" + self.voice.runs(text)
            return paragraph(style, runs, rtl=self.rtl, extra=f'{kept}<w:ind w:left="{left}" w:hanging="{HANGING}"/>')
        counted = f'{kept}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{key}"/></w:numPr>'
        return self.paragraph(style, text, counted)

    def _counted(self, kind: str, number: str, left: int) -> int | None:
        match = _NUMBER.fullmatch(number)
        if match is None:
            return None
        before, figure, after = match.groups()
        form = "decimal" if figure.isdigit() else "upperLetter" if figure.isupper() else "lowerLetter"
        value = int(figure) if figure.isdigit() else ord(figure.upper()) - ord("A") + 1
        known = self.series.get(kind)
        if known and (known.form, known.around, known.last + 1) == (form, (before, after), value):
            known.last = value
            return known.key
        key = self.numbering.add(form, f"{escape(before)}%1{after}", value, left)
        self.series[kind] = _Series(form, (before, after), value, key)
        return key


def written(block: LetterBlock, author: Author, *, seal: bool = True) -> str:
    """A block (XML); ``seal`` where its signature keeps the place for the seal."""
    if block.kind is BlockKind.SIGNATURE:
        return _signature(block, author, seal=seal)
    known = _BLOCKS.get(block.kind)
    return known(block, author) if known is not None else ""


def _lines(block: LetterBlock) -> list[str]:
    return [cell for row in block.rows for cell in row] or block.text.split("\n")


def _address(block: LetterBlock, author: Author) -> str:
    return "".join(author.paragraph("Address", line) for line in _lines(block)) + author.paragraph("Address", "")


def _place_date(block: LetterBlock, author: Author) -> str:
    return "".join(author.paragraph("Date", line) for line in _lines(block))


def _heading(block: LetterBlock, author: Author) -> str:
    if block.level == 0:
        return author.paragraph("Title", block.text)
    level = min(block.level, 2)
    return author.numbered(f"Heading{level}", f"heading{level}", block.number, block.text)


def _body(block: LetterBlock, author: Author, *, keep: bool = False) -> str:
    first, *others = [part for part in block.text.split("\n") if part.strip()] or [""]
    style = "NumberedParagraph" if block.number else "Normal"
    left = HANGING if block.number else 0
    indent = f'<w:ind w:left="{left}" w:firstLine="0"/>' if block.number else ""
    indent = f"<w:keepNext/>{indent}" if keep else indent
    parts = [author.numbered(style, "paragraph", block.number, first, left, keep=keep)]
    return "".join([*parts, *(author.paragraph(style, part, indent) for part in others)])


def _head_text(block: LetterBlock, author: Author) -> str:
    """What leads into a list or table, kept with its first row."""
    return _body(block, author, keep=True) if block.text else ""


def _list(block: LetterBlock, author: Author) -> str:
    left = HANGING * 2
    parts = [_head_text(block, author)]
    author.series.pop("list", None)
    for place, row in enumerate(block.rows):
        number = block.numbers[place] if place < len(block.numbers) else ""
        if number:
            parts.append(author.numbered("ListParagraph", "list", number, " ".join(row), left))
            continue
        if "bullets" not in author.series:
            key = author.numbering.add("bullet", _BULLET, 1, left)
            author.series["bullets"] = _Series("bullet", ("", ""), 0, key)
        counted = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{author.series["bullets"].key}"/></w:numPr>'
        parts.append(author.paragraph("ListParagraph", " ".join(row), counted))
    return "".join(parts)


def _facts(block: LetterBlock, author: Author) -> str:
    rows = [(row[0], " ".join(filter(None, row[1:]))) for row in block.rows if row]
    return _head_text(block, author) + (_pairs_xml(rows, author) if rows else "")


def _pairs_xml(rows: Sequence[tuple[str, str]], author: Author) -> str:
    """Names and values; the names have a third of the width, or what their longest word needs."""
    letter = _LETTER_SMALL if author.width < _NARROW else _LETTER
    longest = max((len(word) for name, _ in rows for word in name.split()), default=0)
    first = int(min(max(author.width * 0.34, longest * letter + _CELL), author.width * 0.5))
    return _table_xml(rows, (first, author.width - first), author, head=False)


def _table(block: LetterBlock, author: Author) -> str:
    count = max(map(len, block.rows), default=0)
    if not count:
        return _head_text(block, author)
    rows = [(*row, *[""] * (count - len(row))) for row in block.rows]
    widths = _widths(rows, count, author)
    if widths is None and block.head:
        return _head_text(block, author) + _stacked(rows, author)
    return _head_text(block, author) + _table_xml(rows, widths or _even(count, author.width), author, head=block.head)


def _even(count: int, width: int) -> tuple[int, ...]:
    return (width // count,) * count


def _stacked(rows: Sequence[Sequence[str]], author: Author) -> str:
    """The rows of a table too wide for its column: each cell below the other, with its heading."""
    return _pairs_xml([pair for row in rows[1:] for pair in zip(rows[0], row, strict=True)], author)


def _widths(rows: Sequence[Sequence[str]], count: int, author: Author) -> tuple[int, ...] | None:
    """How wide the columns are, by their letters; None where not even the longest words fit beside each other."""
    letter = (_LETTER_SMALL if author.width < _NARROW else _LETTER) * (1.15 if author.rtl else 1.0)
    least, wanted = [float(_LEAST_CELL)] * count, [float(_LEAST_CELL)] * count
    for row in rows[:60]:
        for place, cell in enumerate(row):
            wide = 2 if _HAN.search(cell) else 1
            word = 0 if wide == 2 else max(map(len, cell.split()), default=0)
            least[place] = max(least[place], min(word, 24) * letter + _CELL)
            wanted[place] = max(wanted[place], least[place], min(len(cell) * wide, 60) * letter * 0.92 + _CELL)
    room = author.width - sum(least)
    if room < 0:
        return None
    extra = [more - few for more, few in zip(wanted, least, strict=True)]
    share = min(1.0, room / (sum(extra) or 1))
    widths = [few + share * part for few, part in zip(least, extra, strict=True)]
    widths[wanted.index(max(wanted))] += author.width - sum(widths)
    return tuple(map(int, widths))


def _table_xml(rows: Sequence[Sequence[str]], widths: Sequence[int], author: Author, *, head: bool) -> str:
    visual = "<w:bidiVisual/>" if author.rtl else ""
    parts = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        "</w:tblGrid>",
    ]
    for place, row in enumerate(rows):
        is_head = head and place == 0
        # A row goes whole to the next page; one that is longer than half of it may break.
        whole = "<w:cantSplit/>" if sum(map(len, row)) < 900 else ""
        properties = whole + ("<w:tblHeader/>" if is_head else "")
        parts.append(f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>")
        style = "TableHead" if is_head else "TableText"
        for width, cell in zip(widths, row, strict=False):
            lines = cell.split("\n")
            inner = "".join(author.paragraph(style, line) for line in lines)
            parts.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>')
        parts.append("</w:tr>")
    return "".join([*parts, "</w:tbl>", author.paragraph("TableText", "")])


def _signature(block: LetterBlock, author: Author, *, seal: bool) -> str:
    """Hand and seal beside each other, in a table without lines that stays on one page."""
    signs = []
    if author.paper.signatory.for_the_minister:
        signs.append(author.paragraph("Signature", author.language.pgettext("signature", "For the Minister")))
    for place, line in enumerate(_lines(block)):
        signs.append(author.paragraph("Signature", line, "" if place else _HAND, bold=place == 0))
    word = author.language.pgettext("signature", "Seal")
    keeps = seal and author.paper.seal
    stamp = author.paragraph("Seal", word if keeps else "")
    edge = '<w:{0} w:val="dashed" w:sz="4" w:space="0" w:color="9AA1AE"/>'
    lines = "".join(edge.format(side) for side in ("top", "left", "bottom", "right"))
    border = f"<w:tcBorders>{lines}</w:tcBorders>" if keeps else ""
    first, gap = int(author.width * 0.3), int(author.width * 0.16)
    widths = (first, gap, author.width - first - gap)
    visual = "<w:bidiVisual/>" if author.rtl else ""
    cells = ((border + '<w:vAlign w:val="center"/>', stamp), ("", author.paragraph("Signature", "")),
             ("", "".join(signs)))  # fmt: skip
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{inner}</w:tc>'
        for width, (look, inner) in zip(widths, cells, strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        author.paragraph("Signature", "")
        + f'<w:tbl><w:tblPr>{visual}<w:tblW w:w="{author.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl>"
        + author.paragraph("Address", "")
    )


_BLOCKS: Final[Mapping[BlockKind, Callable[[LetterBlock, Author], str]]] = {
    BlockKind.ADDRESS: _address,
    BlockKind.PLACE_DATE: _place_date,
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _body,
    BlockKind.LIST: _list,
    BlockKind.FACTS: _facts,
    BlockKind.TABLE: _table,
    BlockKind.ANNEXES: _table,
}
