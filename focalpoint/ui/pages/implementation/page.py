"""The page of implementation: provisions, their matrix, instruments, gaps, and UN standards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.provision_rules import fits, verification_is_due
from focalpoint.domain.provisions import EntryFilter, Overview
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.implementation.acts import ImplementationActs
from focalpoint.ui.pages.implementation.columns import (
    GAPS,
    GRID,
    INSTRUMENTS,
    PROVISIONS,
    STANDARDS,
    TREES,
    VIEWS,
    Cells,
    Group,
    view_words,
)
from focalpoint.ui.pages.implementation.filterbar import FilterBar
from focalpoint.ui.pages.implementation.grid import InstrumentGrid
from focalpoint.ui.pages.implementation.inspectors import make_inspector
from focalpoint.ui.pages.implementation.model import EntryTree
from focalpoint.ui.pages.implementation.standards import StandardsList
from focalpoint.ui.pages.implementation.states import States
from focalpoint.ui.pages.implementation.view import TreeOfEntries
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.domain.provisions import Entry
    from focalpoint.domain.standards import Standard
    from focalpoint.ui.inspector.panel import Inspector

ENTITY: Final = "implementations"
_STANDARDS: Final = "standards"
_TABLES: Final = frozenset({ENTITY, "provisions", "implementation_statistics", "links", "files", "citations",
                            "ministries", _STANDARDS})  # fmt: skip
_SAY_LOADING_MS: Final = 200
_AFTER_PAINT_MS: Final = 10  # the inspector is made in a turn of its own


class ImplementationPage(Page):
    """What is asked of the country, how it does it, and what is missing."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = Names(context.workspace)
        self.cells = Cells(context.language, self._names)
        self._trees = {view: TreeOfEntries(context, EntryTree(self.cells, context.theme, view, self)) for view in TREES}
        self.standards = StandardsList(context, self._names)
        self.grid = InstrumentGrid(context)
        self.bar = FilterBar(context.theme)
        self._lists = QWidget()
        self._states = States(context, self)
        self._loader = Loader(context, self)
        self._patience = QTimer(self)
        self._inspectors: dict[str, Inspector] = {}
        self._wanted: tuple[str, str] | None = None
        self._loaded = self._wants_focus = False
        self._acts = ImplementationActs(context, self, self._names, self._chosen)
        self._lay_out()
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Implementation")

    def retranslate(self) -> None:
        """Write every text anew; what is asked is read again in the language of the screen."""
        super().retranslate()
        language = self.context.language
        self.cells.language = language
        self._set_views(self.header.view() or PROVISIONS)
        for view, tree in self._trees.items():
            tree.entries.retranslate()
            tree.setAccessibleName(view_words(self.context.language, view))
        self.standards.retranslate()
        self._states.retranslate()
        self._acts.retranslate()
        for inspector in self._inspectors.values():
            inspector.retranslate_when_seen()
        if self._loaded:
            self._load()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        touched = change_set is None or change_set.entities & _TABLES
        if change_set is None or "ministries" in change_set.entities:
            self._names.forget()
        if touched:
            self._load()
        for inspector in self._inspectors.values():
            inspector.refresh(change_set)

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector of a provision or a standard."""
        if entity not in {ENTITY, _STANDARDS}:
            return None
        inspector = self._inspectors.get(entity)
        if inspector is None:
            inspector = self._inspectors[entity] = make_inspector(entity, self.context, self._names, self._acts)
            inspector.retranslate()
        inspector.show_record(record_id)
        return inspector

    def select(self, entity: str, record_id: str) -> bool:
        """Select a provision or a standard."""
        if entity not in {ENTITY, _STANDARDS}:
            return False
        if entity == _STANDARDS:
            self._show_view(STANDARDS)
        elif self.header.view() == STANDARDS:
            self._show_view(PROVISIONS)
        if self._loader.loading or not self._loaded:
            self._wanted = (entity, record_id)
            return True
        if self._select_here(entity, record_id):
            return True
        if entity == ENTITY:
            self._show_view(PROVISIONS)
        self._clear_filters()
        return self._select_here(entity, record_id)

    def selected(self) -> tuple[str, str] | None:
        """The current provision or standard."""
        if self.header.view() == STANDARDS:
            current = self.standards.table.current_id()
            return (_STANDARDS, current) if current else None
        if self.header.view() == GRID:
            current = self.grid.current_id()
            return (ENTITY, current) if current else None
        entry = self.tree().current_entry()
        return (ENTITY, entry.id) if entry is not None else None

    def show_filtered(self, wanted: Mapping[str, str]) -> None:
        """Show a view (``view``) narrowed to an ``instrument``, a ``theme``, a ``ministry`` or a ``rating``."""
        self.bar.clear()
        self.bar.choose(wanted)
        self._show_view(wanted.get("view") or PROVISIONS)
        self.header.filter.clear()
        self._narrow()

    def commands(self) -> list[Command]:
        """The page's acts in the palette."""
        from focalpoint.ui.pages.implementation.descriptor import view_commands

        return [*self._acts.commands(), *view_commands(self.open_view)]

    def print_sheet(self) -> ListSheet | None:
        """The list as it is shown now."""
        from focalpoint.ui.pages.implementation.printing import page_sheet

        return page_sheet(self, self.context.language)

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """One instrument's matrix, what a search finds, both dialogs."""
        from focalpoint.ui.pages.implementation.pictures import pictures_of

        return pictures_of(self, self._acts)

    def focus_work(self) -> None:
        """Put the keyboard in the list, as soon as there is one."""
        self._wants_focus = not self._loaded
        self._work_view().setFocus()

    # Building -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        for tree in self._trees.values():
            column.addWidget(tree, 1)
            tree.hide()
        column.addWidget(self.standards, 1)
        column.addWidget(self.grid, 1)
        self.header.show_filter()
        self.header.show_menu()
        self._acts.fill(self.header.menu)

    def _wire(self) -> None:
        UndoKeys(self).watch(self.header.filter)
        self.header.view_chosen.connect(self._on_view)
        self.header.filter.changed.connect(lambda _text: self._narrow())
        self.header.filter.left.connect(self.focus_work)
        self.header.primary.clicked.connect(self._on_primary)
        self.header.menu.aboutToShow.connect(self._acts.renew)
        self.bar.changed.connect(self._narrow)
        self._states.provisions_asked.connect(lambda: self.open_view(PROVISIONS))
        self._states.clear_asked.connect(self._clear_filters)
        self._states.again_asked.connect(self._load)
        for tree in self._trees.values():
            tree.selectionModel().currentRowChanged.connect(lambda _now, _old: self._inspect())
            tree.selectionModel().selectionChanged.connect(lambda _now, _old: self._acts.renew())
            tree.context_menu.connect(self._acts.show_menu)
        self.standards.table.picked.connect(lambda _id: self._inspect())
        self.grid.picked.connect(self._inspect)
        self.grid.opened.connect(self._on_grid)
        self._acts.copy_asked.connect(self._on_copy)
        self._acts.wear(*self._trees.values())
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: self.show_work(self._states.waiting()))
        new = QAction(self)
        new.setShortcut(QKeySequence("Ctrl+N"))
        new.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.triggered.connect(self._on_primary)
        self.addAction(new)

    # Reading ------------------------------------------------------------------------------------

    def _load(self) -> None:
        workspace, code = self.context.workspace, self.context.language.code
        if not self._loaded:
            self._patience.start(_SAY_LOADING_MS)

        def read() -> tuple[Overview, list[Standard]]:
            return workspace.provisions.overview(code), workspace.standards.list(code)

        self._loader.load(read, self._show, self._on_failed)

    def _show(self, read: tuple[Overview, list[Standard]]) -> None:
        self._patience.stop()
        current, wanted = self.selected(), self._wanted
        first, self._loaded, self._wanted = not self._loaded, True, None
        (overview, standards), cells = read, self.cells
        cells.entries, cells.sources = overview.entries, dict(overview.sources)
        cells.today = self.context.workspace.clock.today()
        due = sum(verification_is_due(entry.implementation, cells.today) for entry in cells.entries)
        instruments = dict.fromkeys(entry.provision.source for entry in cells.entries if entry.provision.row)
        self.bar.retranslate(self.context.language, cells, instruments, due)
        self.standards.show_standards(standards)
        for tree in self._trees.values():
            tree.widen(cells.widest())
        self._narrow()
        if wanted is not None:
            self.select(*wanted)
        elif current is not None:
            self._select_here(*current)
        elif first:
            self._ensure_current()
        if self._wants_focus:
            self.focus_work()
        self._inspect()

    def _on_failed(self, error: Exception) -> None:
        self._patience.stop()
        self.show_work(self._states.failed(error))
        self.context.fail(error)

    # Showing ------------------------------------------------------------------------------------

    def _set_views(self, view: str) -> None:
        self.header.set_views([(name, view_words(self.context.language, name)) for name in VIEWS], view)

    def tree(self) -> TreeOfEntries:
        """The tree of the view that is shown; the first one where the view has none."""
        return self._trees[self.header.view() if self.header.view() in self._trees else PROVISIONS]

    def _work_view(self) -> QWidget:
        view = self.header.view()
        return self.standards.table if view == STANDARDS else self.grid.matrix if view == GRID else self.tree()

    def _show_view(self, view: str) -> None:
        if self.header.view() != view:
            self._set_views(view)
            self._narrow()

    def open_view(self, view: str) -> None:
        """Show a view."""
        self._show_view(view)
        self._inspect()

    def _on_view(self) -> None:
        kept = self.selected()
        self._narrow()
        if kept is None or not self._select_here(*kept):
            self._ensure_current()
        self._inspect()

    def _filter(self) -> EntryFilter:
        wanted = self.bar.wanted(self.header.filter.text())
        if self.header.view() in {INSTRUMENTS, GRID, GAPS}:
            return EntryFilter(wanted.text, wanted.theme, wanted.ministry_id)
        return wanted

    def _narrow(self) -> None:
        """Show what fits, in the view that is shown."""
        view, wanted = self.header.view() or PROVISIONS, self._filter()
        self.bar.show_for(view)
        self.bar.setVisible(view != STANDARDS)
        self.standards.setVisible(view == STANDARDS)
        self.standards.set_filter(wanted.text)
        self.grid.setVisible(view == GRID)
        for name, tree in self._trees.items():
            tree.setVisible(name == view)
        self._renew_primary(view)
        self._acts.renew()
        if not self._loaded:
            return
        if view == STANDARDS:
            self.show_work(self._lists if self.standards.shown else self._states.nothing())
            return
        if view == GRID:
            shown = self.grid.show_entries(self._fitting(wanted), self.cells)
            self.show_work(self._lists if shown else self._states.nothing())
            return
        tree, kept = self.tree(), self.selected()
        one = view == INSTRUMENTS and bool(self.bar.instrument.code())
        tree.show_groups(self._groups(view, wanted), everything=wanted.narrows or one)
        if tree.entries.count:
            self.show_work(self._lists)
        elif view == GAPS and not wanted.narrows:
            self.show_work(self._states.no_gaps())
        else:
            self.show_work(self._states.nothing())
        if kept is None or not tree.select_entry(kept[1]):
            tree.ensure_current()

    def _groups(self, view: str, wanted: EntryFilter) -> tuple[Group, ...]:
        cells, found = self.cells, self._fitting(wanted)
        if view == INSTRUMENTS:
            return cells.by_instrument(found, self.bar.instrument.code() or "")
        return cells.by_gap(found, self.bar.gap_order) if view == GAPS else cells.by_source(found)

    def _fitting(self, wanted: EntryFilter) -> tuple[Entry, ...]:
        cells, today = self.cells, self.cells.today
        if not wanted.narrows or today is None:
            return cells.entries
        return tuple(entry for entry in cells.entries if fits(entry, wanted, today, cells.more(entry)))

    def _renew_primary(self, view: str) -> None:
        language, standards = self.context.language, view == STANDARDS
        said = language.gettext("New standard") if standards else language.gettext("New provision")
        self.header.set_primary(said, language.gettext("{act} (Ctrl+N)").format(act=said))
        reason = why_not(self.context, "standards.add" if standards else "provisions.add")
        allow(self.header.primary, not reason, reason)

    def _clear_filters(self) -> None:
        self.bar.clear()
        self.header.filter.clear()
        self._narrow()

    def _select_here(self, entity: str, record_id: str) -> bool:
        if self.header.view() == STANDARDS:
            return entity == _STANDARDS and self.standards.table.select_id(record_id)
        if self.header.view() == GRID:
            return entity == ENTITY and self.grid.select_entry(record_id)
        return entity == ENTITY and self.tree().select_entry(record_id)

    def _ensure_current(self) -> None:
        if self.header.view() in self._trees:
            self.tree().ensure_current()

    def _chosen(self) -> list[Entry]:
        return self.tree().chosen() if self.header.view() in self._trees else []

    def _inspect(self) -> None:
        """Show the chosen record beside the list; the first one when the list has been painted."""
        if self._inspectors:
            self._inspect_now()
        else:
            QTimer.singleShot(_AFTER_PAINT_MS, self, self._inspect_now)

    def _inspect_now(self) -> None:
        chosen = self.selected()
        if self._work_view().isVisible() and chosen is not None:
            self.context.inspect(*chosen)

    # Acts ---------------------------------------------------------------------------------------

    def _on_primary(self) -> None:
        self._acts.do("new_standard" if self.header.view() == STANDARDS else "new_provision")

    def _on_grid(self, instrument: str, entry_id: str) -> None:
        """From the grid to the instrument's own matrix."""
        self.bar.choose_instrument(instrument)
        self.open_view(INSTRUMENTS)
        self._narrow()
        if not (entry_id and self.tree().select_entry(entry_id)):
            self.tree().ensure_current()
        self.focus_work()

    def _on_copy(self) -> None:
        self.tree().copy()
        self.context.announce(self.context.language.gettext("Copied as a table."))
