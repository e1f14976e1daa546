"""The page of the library: texts by kind at the side, a list of them, and the passages that a search finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.library import LibraryFilter, LibraryHit, LibraryItem, Shelf, fits
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.library.acts import LibraryActs
from focalpoint.ui.pages.library.adding import TakesFiles, add_text
from focalpoint.ui.pages.library.cells import Cells
from focalpoint.ui.pages.library.columns import item_columns
from focalpoint.ui.pages.library.filters import LibraryFilters, narrowed
from focalpoint.ui.pages.library.passages import PassageView
from focalpoint.ui.pages.library.shelves import Shelves, lay_out
from focalpoint.ui.pages.library.states import States
from focalpoint.ui.pages.library.stock import Stock, read_stock
from focalpoint.ui.pages.library.viewing import Opener
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.shell.context import Command, PageContext
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.records import RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.pages.library.inspector import LibraryInspector

ITEMS: Final = "library_items"
_MOST_HITS: Final = 100
_SAY_LOADING_MS: Final = 200
_AFTER_PAINT_MS: Final = 10  # the inspector is made in a turn of its own


class LibraryPage(TakesFiles):
    """What the office looks things up in."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cells = Cells(context.workspace, context.language)
        self._stock = Stock()
        self._model: RecordModel[LibraryItem] = RecordModel(
            item_columns(self._cells),
            lambda item: item.id,
            language=context.language,
            theme=context.theme,
            parent=self,
        )
        self._table = TableView(context.theme)
        self._table.set_record_model(self._model, context.memory, "library.items")
        self._fit = TitleFit(self._table, self._table.horizontalHeader(), 0, context.theme, 180)
        self._passages = PassageView(context.theme, context.language)
        self._filters = LibraryFilters(context.theme, self._cells)
        self._states = States(context, self)
        self._loader, self._finder = Loader(context, self), Loader(context, self)
        self._patience = QTimer(self)
        self._inspector: LibraryInspector | None = None
        self._wanted = ""
        self._found: list[LibraryHit] = []
        self._loaded = self._wants_focus = False
        self._acts = LibraryActs(context, self, self._chosen)
        self._older, self._archived = QAction(self), QAction(self)
        self._side, self._lists = Shelves(context.theme, self.header), QWidget()
        self._opener = Opener(context, self)
        self._lay_out()
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Library")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self._cells.language = language
        self.header.filter.setPlaceholderText(language.gettext("Search in the texts…"))
        self.header.filter.setAccessibleName(language.gettext("Search in the texts"))
        self.header.filter.setToolTip(language.gettext("Search in the texts ({keys})").format(keys="Ctrl+F"))
        self._table.setAccessibleName(language.gettext("Texts of the library"))
        self._older.setText(language.gettext("Show older versions"))
        self._archived.setText(language.gettext("Show what is archived"))
        self._write_shelves()
        self._states.retranslate()
        self._acts.retranslate()
        self._filters.retranslate(language)
        self._model.retranslate(language)
        self._passages.retranslate(language)
        self._widen()
        if self._inspector is not None:
            self._inspector.retranslate()
        self._renew()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        if change_set is None or change_set.entities & {ITEMS, "files", "instruments"}:
            self._cells.forget()
            self._load()
        if self._inspector is not None:
            self._inspector.refresh(change_set)

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector of a text."""
        if entity != ITEMS:
            return None
        if self._inspector is None:
            from focalpoint.ui.pages.library.inspector import LibraryInspector

            self._inspector = LibraryInspector(self.context, Names(self.context.workspace), self._cells)
            self._inspector.retranslate()
        self._inspector.show_record(record_id)
        return self._inspector

    def select(self, entity: str, record_id: str) -> bool:
        """Select a text; what hides it is cleared."""
        if entity != ITEMS:
            return False
        if self._loader.loading or not self._loaded:
            self._wanted = record_id
            return True
        if self._searching():
            self.header.filter.clear()
        if self._table.select_id(record_id):
            return True
        item = self._stock.items.get(record_id)
        self._side.choose("")
        self._filters.clear()
        if item is not None and item.newer_id:
            self._older.setChecked(True)
        return self._table.select_id(record_id)

    def selected(self) -> tuple[str, str] | None:
        """The current text."""
        if self._searching():
            hit = self._passages.hit()
            return (ITEMS, hit.item_id) if hit else None
        current = self._table.current_id()
        return (ITEMS, current) if current else None

    def show_filtered(self, wanted: Mapping[str, str]) -> None:
        """Besides ``view``: ``country``, ``instrument``, ``tag`` and ``text`` to search for."""
        super().show_filtered(wanted)
        self._filters.use(
            LibraryFilter(
                country=wanted.get("country", ""), instrument=wanted.get("instrument", ""), tag=wanted.get("tag", "")
            )
        )
        self.header.filter.setText(wanted.get("text", ""))

    def commands(self) -> list[Command]:
        """The page's acts in the palette."""
        return self._acts.commands()

    def print_sheet(self) -> ListSheet | None:
        """The list of texts as it is shown now."""
        from focalpoint.ui.shell.printing import table_sheet

        return table_sheet(self._table, self.title(), name="library")

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """Passages of a search, a law with its versions, a file in the viewer."""
        from focalpoint.ui.pages.library import pictures

        yield from pictures.of(self)

    def focus_work(self) -> None:
        """Put the keyboard in the list, as soon as there is one."""
        self._wants_focus = not self._loaded
        (self._passages if self._searching() else self._table).setFocus()

    def shelf(self) -> str:
        """The chosen kind; empty for all."""
        return self._side.current()

    def open_chosen(self) -> QWidget | None:
        """Open the passage's file at its page, or the chosen text's first file; None where there is none."""
        hit = self._passages.hit() if self._searching() else None
        chosen = self.selected()
        if chosen is None:
            return None
        try:
            return self._opener.open(chosen[1], hit, self.header.filter.text())
        except FocalPointError as error:
            self.say(explain(error, self.context.language))
            return None

    # Building -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        lay_out(self, self._side, self._filters)
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.addWidget(self._table)
        lists.addWidget(self._passages)
        self._passages.hide()
        self.header.show_filter()
        self.header.show_menu()
        self._acts.fill(self.header.menu)
        self.header.menu.addSeparator()
        for action in (self._older, self._archived):
            action.setCheckable(True)
            self.header.menu.addAction(action)

    def _wire(self) -> None:
        UndoKeys(self).watch(self.header.filter)
        self.header.view_chosen.connect(self._on_narrowed)
        self.header.filter.changed.connect(lambda _text: self._look())
        self.header.filter.left.connect(self.focus_work)
        self.header.primary.clicked.connect(self.choose_files)
        self.header.menu.aboutToShow.connect(self._acts.renew)
        self._filters.changed.connect(self._on_narrowed)
        self._older.toggled.connect(lambda _on: self._write_shelves())
        self._older.toggled.connect(lambda _on: self._on_narrowed())
        self._archived.toggled.connect(lambda _on: self._load())
        self._states.add_asked.connect(self.choose_files)
        self._states.clear_asked.connect(self._clear)
        self._states.again_asked.connect(self._load)
        self._table.picked.connect(lambda _id: self._inspect())
        self._table.opened.connect(lambda _id: self.open_chosen())
        self._table.context_menu.connect(self._acts.show_menu)
        self._table.selectionModel().selectionChanged.connect(lambda _now, _old: self._acts.renew())
        self._passages.picked.connect(self._inspect)
        self._passages.opened.connect(self.open_chosen)
        self._passages.context_menu.connect(self._acts.show_menu)
        self._acts.asked.connect(self._on_act)
        self._acts.wear(self._table, self._passages)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self.show_work(self._states.waiting()))
        self.watch_keys()

    # Reading ------------------------------------------------------------------------------------

    def _load(self) -> None:
        library, wanted, archived = self.context.workspace.library, self._on_shelf(), self._archived.isChecked()
        if not self._loaded:
            self._patience.start(_SAY_LOADING_MS)
        self._loader.load(
            lambda: read_stock(library, self._cells, wanted, archived=archived), self._show, self._on_failed
        )

    def _show(self, stock: Stock) -> None:
        self._patience.stop()
        self._loaded = True
        current, wanted = self._table.current_id(), self._wanted
        self._wanted = ""
        self._stock = stock
        self._write_shelves()
        self._narrow()
        self._renew()
        if wanted:
            self.select(ITEMS, wanted)
        elif current:
            self._table.select_id(current)
        if self._searching():
            self._search()
        if self._wants_focus:
            self.focus_work()
        self._inspect()

    def _on_failed(self, error: Exception) -> None:
        self._patience.stop()
        self.show_work(self._states.failed(error))
        self.context.fail(error)

    # Showing ------------------------------------------------------------------------------------

    def _searching(self) -> bool:
        return bool(self.header.filter.text().strip())

    def _on_shelf(self, kind: str = "") -> LibraryFilter:
        """Everything of one kind that is shown without filters."""
        today = self.context.workspace.clock.today().isoformat()
        kinds = frozenset({kind} if kind else ())
        return LibraryFilter(kinds=kinds, older=self._older.isChecked(), today=today)

    def _filter(self) -> LibraryFilter:
        return narrowed(self._on_shelf(self._side.current()), self._filters.wanted())

    def _write_shelves(self) -> None:
        self._side.write(self._shelf_of("").facets.kinds, self.context.language)

    def _shelf_of(self, kind: str) -> Shelf:
        return self._stock.shelf(kind, older=self._older.isChecked() or self._filters.of_a_day)

    def _narrow(self) -> None:
        """Show the items of the shelf that fit; offer what occurs among them."""
        wanted, chosen = self._filter(), self._filters.wanted()
        shelf = self._shelf_of(self._side.current())
        self._filters.show_facets(shelf.facets, self.context.language)
        items = [item for item in shelf.items if fits(item, wanted)] if chosen.narrows else shelf.items
        self._model.set_records(items)
        self._widen()

    def _widen(self) -> None:
        columns = {column.name: at for at, column in enumerate(self._model.columns)}
        said = {columns["state"]: {self._cells.state(item)[1] for item in self._stock.of_each_state}}
        self._fit.widen(said, padding=40)

    def _on_narrowed(self, _name: str = "") -> None:
        self._narrow()
        self._look()

    def _look(self) -> None:
        """Show what is searched for, or the chosen text."""
        self._renew()
        if self._searching():
            self._search()
        else:
            self._inspect()

    def _search(self) -> None:
        library, text, wanted = self.context.workspace.library, self.header.filter.text(), self._filter()
        self._finder.load(lambda: library.search(text, wanted, limit=_MOST_HITS), self._show_hits, self._on_failed)

    def _show_hits(self, hits: list[LibraryHit]) -> None:
        self._found = hits
        self._passages.show_hits(hits)
        self._renew()
        self._inspect()

    def _renew(self) -> None:
        language = self.context.language
        words = language.gettext("Add files…")
        self.header.set_primary(words, language.gettext("{act} (Ctrl+N)").format(act=words))
        reason = why_not(self.context, "library.add_files")
        if reason:
            allow(self.header.primary, False, reason)
        self._acts.renew()
        if not self._loaded:
            return
        searching = self._searching()
        self._table.setVisible(not searching)
        self._passages.setVisible(searching)
        if searching and not self._found and not self._finder.loading:
            self.show_work(self._states.not_found())
        elif searching or self._model.rowCount():
            self.show_work(self._lists)
        elif not self._stock.items:
            self.show_work(self._states.empty())
        else:
            self.show_work(self._states.nothing() if self._filters.wanted().narrows else self._states.shelf())
        self._tell_count()

    def _tell_count(self) -> None:
        language = self.context.language
        count = len(self._found) if self._searching() else 0
        said = language.ngettext("{n} passage", "{n} passages", count).format(n=language.number(count))
        self.header.set_subtitle(said if count else "")

    def _inspect(self) -> None:
        """Show the chosen text beside the list; the first one when the list has been painted."""
        if self._inspector is None:
            QTimer.singleShot(_AFTER_PAINT_MS, self, self._inspect_now)
        else:
            self._inspect_now()

    def _inspect_now(self) -> None:
        chosen = self.selected()
        if chosen is not None and self.isVisible():
            self.context.inspect(*chosen)
        self._acts.renew()

    def _chosen(self) -> list[LibraryItem]:
        """The selected texts, that of the passage where passages are shown."""
        if self._searching():
            hit = self._passages.hit()
            ids = [hit.item_id] if hit else []
        else:
            ids = self._table.selected_ids()
        known = self._stock.items
        return [known[item_id] for item_id in ids if item_id in known]

    # Acts ---------------------------------------------------------------------------------------

    def _clear(self) -> None:
        self.header.filter.clear()
        self._side.choose("")
        self._filters.clear()

    def _on_act(self, name: str) -> None:
        if name == "files":
            self.choose_files()
        elif name == "open":
            self.open_chosen()
        elif name == "copy":
            self._table.copy()
            self.context.announce(self.context.language.gettext("Copied as a table."))
        elif add_text(self.context, self._side.current()) and self._inspector is not None:
            self._inspector.form.editor("title").setFocus()
