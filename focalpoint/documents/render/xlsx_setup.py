"""What a sheet has beside its cells: widths, print setup, conditional colours, lists to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from focalpoint.documents.model import About, Column, Rows, Tone
from focalpoint.documents.render.safety import clean
from focalpoint.documents.render.xlsx_styles import argb
from focalpoint.documents.style import STYLE

_A4: Final = "9"
_SPARE_ROWS: Final = 500
"""So many rows below the last one also offer the lists, for what is added."""
_MOST_HEADER: Final = 80


@dataclass(frozen=True, slots=True)
class Ranges:
    """Where a table's rows ended up."""

    columns: tuple[Column, ...]
    first: int
    last: int

    @property
    def whole(self) -> str:
        """The header and all rows."""
        return f"A{self.first - 1}:{letter(len(self.columns))}{max(self.last, self.first)}"

    @property
    def printed(self) -> str:
        """What goes on paper."""
        last = max((place for place, column in enumerate(self.columns, 1) if column.printed), default=1)
        return f"A1:{letter(last)}{max(self.last, self.first)}"

    def of(self, place: int, spare: int = 0) -> str:
        """The cells of one column."""
        name = letter(place + 1)
        return f"{name}{self.first}:{name}{max(self.last, self.first) + spare}"


def letter(number: int) -> str:
    """The letters of a column by its number from 1."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))


def column_widths(sheet: Any, tables: Sequence[Rows]) -> None:
    """Widths and hidden columns by the first table that has the column."""
    for table in reversed(tables):
        for place, column in enumerate(table.columns, 1):
            dimension = sheet.column_dimensions[letter(place)]
            dimension.width, dimension.hidden = column.width, column.hidden


def page_setup(sheet: Any, about: About, *, one_page: bool) -> None:
    """A4 across, as wide as the page, with classification, title and page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(one_page)
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    banner, start, end = _header(about.banner), _header(about.title), _header(about.notice)
    page = _header(about.page_label).replace("{page}", "&P").replace("{pages}", "&N")
    if about.right_to_left:
        # The numbers are put in later, and would otherwise run the other way.
        page = f"\u202b{page}\u202c"
    head, foot = sheet.oddHeader, sheet.oddFooter
    sides = (head.right, head.left) if about.right_to_left else (head.left, head.right)
    sides[0].text, head.center.text, sides[1].text = start or None, banner, end or None
    sides = (foot.right, foot.left) if about.right_to_left else (foot.left, foot.right)
    sides[0].text, foot.center.text, sides[1].text = _header(about.foot) or None, banner, page
    for part in (head.left, head.right, foot.left, foot.right):
        part.size = 8
    head.center.size = foot.center.size = 10


def _header(text: str) -> str:
    """A text for the head of a page, where ``&`` begins a command and 255 signs are all there are."""
    return " ".join(clean(text).split())[:_MOST_HEADER].replace("&", "&&")


def conditional_formats(sheet: Any, ranges: Sequence[Ranges]) -> None:
    """Words in their colours, and bars behind percentages."""
    from openpyxl.formatting import rule as rules
    from openpyxl.styles import Font, PatternFill

    is_word: Any = rules.CellIsRule
    has_bar: Any = rules.DataBarRule
    for table in ranges:
        for place, column in enumerate(table.columns):
            for word, tone in column.tones.items():
                quoted = word.replace('"', '""')
                rule = is_word(
                    operator="equal",
                    formula=[f'"{quoted}"'],
                    font=Font(bold=tone in {Tone.RED, Tone.AMBER}, color=argb(STYLE.tones[tone])),
                    fill=PatternFill("solid", bgColor=argb(STYLE.fills[tone])),
                )
                sheet.conditional_formatting.add(table.of(place, _SPARE_ROWS), rule)
            if column.bars:
                bars = has_bar("num", 0, "num", 100, argb("#9dbde8"), minLength=0, maxLength=100)
                sheet.conditional_formatting.add(table.of(place, _SPARE_ROWS), bars)


def validations(sheet: Any, ranges: Sequence[Ranges], lists: Mapping[str, tuple[str, ...]], lists_name: str) -> None:
    """Lists to choose from; another word is only warned about, because a new ministry may have joined."""
    from openpyxl.worksheet.datavalidation import DataValidation

    names = list(lists)
    quoted = lists_name.replace("'", "''")
    for table in ranges:
        for place, column in enumerate(table.columns):
            if not lists.get(column.choices):
                continue
            source = letter(names.index(column.choices) + 1)
            last = len(lists[column.choices]) + 1
            validation = DataValidation(
                type="list", formula1=f"'{quoted}'!${source}$2:${source}${last}", allow_blank=True, errorStyle="warning"
            )
            validation.showErrorMessage = True
            validation.add(table.of(place, _SPARE_ROWS))
            sheet.data_validations.append(validation)
