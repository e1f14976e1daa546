"""The tree and the list of people on paper, as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

from focalpoint.documents.lists import ListColumn, ListRow, ListSheet
from focalpoint.ui.shell.printing import state_mark, table_sheet
from focalpoint.ui.widgets.tables import shown_columns

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.pages.directory.cells import Cells
    from focalpoint.ui.pages.directory.model import DirectoryTree
    from focalpoint.ui.pages.directory.views import TreeOfMinistries
    from focalpoint.ui.widgets.tables import TableView


def people_sheet(table: TableView, language: Language) -> ListSheet:
    """The people with their columns in the order of the screen."""
    return table_sheet(table, language.gettext("People"), name="people")


def tree_sheet(tree: TreeOfMinistries, model: DirectoryTree, cells: Cells, title: str) -> ListSheet:
    """The open rows with their columns in the order of the screen."""
    columns = [model.columns[at] for at in shown_columns(tree.header())]
    width = {column.name: float(tree.columnWidth(at)) for at, column in enumerate(model.columns)}

    def walk(parent: QModelIndex, level: int) -> Iterator[tuple[QModelIndex, int]]:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield index, level
            if tree.isExpanded(index):
                yield from walk(index, level + 1)

    shown = [(record, level) for index, level in walk(QModelIndex(), 0) if (record := model.record(index)) is not None]
    chosen = {index.internalId() for index in tree.selectionModel().selectedRows()}
    picked = [
        (record, level)
        for index, level in walk(QModelIndex(), 0)
        if index.internalId() in chosen and (record := model.record(index)) is not None
    ]

    def rows(of: list[tuple[object, int]]) -> list[ListRow]:
        made = []
        for record, level in of:
            cells_of = tuple(
                state_mark(*cells.state(record)) if column.name == "role" else column.text(record)  # type: ignore[arg-type]
                for column in columns
            )
            made.append(ListRow(cells_of, level))
        return made

    return ListSheet(
        title,
        tuple(
            ListColumn(column.words(cells.language), width[column.name], tree=column.name == "name")
            for column in columns
        ),
        lambda: rows(list(shown)),
        "",
        lambda: rows(list(picked)),
        len(picked),
        "directory",
    )
