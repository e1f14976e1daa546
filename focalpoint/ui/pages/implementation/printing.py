"""The entries on paper and in a sheet: the open headings and what stands below them, as they are shown."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from focalpoint.documents.lists import ListColumn, ListRow, ListSheet
from focalpoint.ui.pages.implementation.columns import GRID, STANDARDS, view_words
from focalpoint.ui.shell.printing import state_mark
from focalpoint.ui.widgets.tables import shown_columns

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.pages.implementation.columns import Cells
    from focalpoint.ui.pages.implementation.page import ImplementationPage
    from focalpoint.ui.pages.implementation.view import TreeOfEntries


def page_sheet(page: ImplementationPage, language: Language) -> ListSheet:
    """What the page shows, with what it is narrowed by."""
    from focalpoint.ui.shell.printing import filter_note, table_sheet

    view, said = page.header.view(), view_words(language, page.header.view())
    if view == STANDARDS:
        return table_sheet(page.standards.table, said, name="standards")
    note = filter_note(language, *page.bar.said(), text=page.header.filter.text())
    if view == GRID:
        return page.grid.sheet(said, note)
    return entries_sheet(page.tree(), page.cells, said, note)


def entries_sheet(tree: TreeOfEntries, cells: Cells, title: str, note: str) -> ListSheet:
    """Every heading, and the entries of the open ones; states keep their shape and colour."""
    model = tree.entries
    shown = shown_columns(tree.header())
    columns = [model.columns[at] for at in shown]
    groups = [(group, tree.isExpanded(model.index(row, 0))) for row, group in enumerate(model.groups)]
    picked = {entry.id for entry in tree.chosen()}

    def rows(wanted: Collection[str] | None) -> list[ListRow]:
        made = []
        for group, opened in groups:
            entries = [entry for entry in group.entries if (opened if wanted is None else entry.id in wanted)]
            if wanted is None or entries:
                head = [group.title, group.note, *([""] * len(columns))][: len(columns)]
                made.append(ListRow(tuple(head), 0))
            for entry in entries:
                texts = tuple(
                    state_mark(*column.state(entry)) if column.state is not None else column.text(entry)
                    for column in columns
                )
                made.append(ListRow(texts, 1))
        return made

    return ListSheet(
        title,
        tuple(
            ListColumn(column.words(cells.language), float(tree.columnWidth(at)), tree=at == 0)
            for at, column in zip(shown, columns, strict=True)
        ),
        lambda: rows(None),
        note,
        lambda: rows(picked),
        len(picked),
        "implementation",
    )
