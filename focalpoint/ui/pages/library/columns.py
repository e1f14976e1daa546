"""The library as a list: its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from focalpoint.domain.library import LibraryItem
from focalpoint.ui.widgets.records import Column
from focalpoint.words.library import library_kind

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.pages.library.cells import Cells


def item_columns(cells: Cells) -> list[Column[LibraryItem]]:
    """Title first; what is seldom asked stays hidden until it is chosen."""

    def state(item: LibraryItem, _language: Language) -> tuple[str, str]:
        return cells.state(item)

    return [
        Column("title", lambda words: words.gettext("Title"), lambda item, _: item.title, width=220),
        Column(
            "kind",
            lambda words: words.gettext("Kind"),
            lambda item, words: library_kind(words, item.kind),
            width=128,
            same=lambda item: item.kind,
        ),
        Column(
            "state",
            lambda words: words.gettext("State"),
            lambda item, _: cells.state(item)[1],
            width=104,
            state=state,
        ),
        Column(
            "country",
            lambda words: words.gettext("Country"),
            lambda item, _: cells.country(item.country),
            width=110,
            hidden=True,
            same=lambda item: item.country,
        ),
        Column(
            "year",
            lambda words: words.gettext("Year"),
            lambda item, _: str(item.year or ""),
            key=lambda item: item.year,
            width=56,
        ),
        Column(
            "number",
            lambda words: words.gettext("Official number"),
            lambda item, _: item.number,
            width=110,
            hidden=True,
        ),
        Column(
            "dated",
            lambda words: words.gettext("Date"),
            lambda item, _: cells.dated(item),
            key=lambda item: item.dated,
            width=110,
            hidden=True,
        ),
        Column(
            "language",
            lambda words: words.gettext("Language"),
            lambda item, _: cells.spoken(item.language),
            width=90,
            hidden=True,
            same=lambda item: item.language,
        ),
        Column(
            "instruments",
            lambda words: words.gettext("Instruments"),
            lambda item, _: cells.about(item),
            width=160,
            hidden=True,
            same=lambda item: item.instruments,
        ),
        Column("tags", lambda words: words.gettext("Tags"), lambda item, _: item.tags, width=130, hidden=True),
        Column(
            "files",
            lambda words: words.gettext("Files"),
            lambda item, words: words.number(item.files) if item.files else "",
            key=lambda item: item.files,
            width=56,
            numeric=True,
            hidden=True,
        ),
        Column(
            "marking",
            lambda words: words.gettext("Classification"),
            lambda item, _: cells.marking(item),
            width=110,
            hidden=True,
        ),
        Column("ref", lambda words: words.gettext("Reference"), lambda item, _: item.ref, width=130, hidden=True),
    ]
