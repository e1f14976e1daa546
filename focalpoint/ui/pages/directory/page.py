"""The directory's page: ministries and people as a tree and a list; States, authorities, networks and donors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.directory import Overview, Person
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.directory.abroad import Abroad
from focalpoint.ui.pages.directory.acts import DirectoryActs
from focalpoint.ui.pages.directory.adding import above_of, add_record, home_inspector, home_pictures
from focalpoint.ui.pages.directory.beyond import Beyond
from focalpoint.ui.pages.directory.cells import MINISTRIES, PEOPLE, Cells, Record
from focalpoint.ui.pages.directory.model import DirectoryTree
from focalpoint.ui.pages.directory.people import person_columns
from focalpoint.ui.pages.directory.several import SeveralRecords
from focalpoint.ui.pages.directory.states import States
from focalpoint.ui.pages.directory.strip import HOME_ICONS, FindingsStrip
from focalpoint.ui.pages.directory.views import TreeOfMinistries
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.records import RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.directory import finding_count

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.inspector.panel import Inspector

_SAY_LOADING_MS: Final = 200


class DirectoryPage(Page):
    """Who leads, who supports, and whom to call there."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = Names(context.workspace)
        self._cells = Cells(context.language)
        self._model = DirectoryTree(self._cells, context.theme, self)
        self._tree = TreeOfMinistries(context, self._model)
        self._people: RecordModel[Person] = RecordModel(
            person_columns(self._cells),
            lambda person: person.id,
            language=context.language,
            theme=context.theme,
            parent=self,
        )
        self._table = TableView(context.theme)
        self._table.set_record_model(self._people, context.memory, "directory.people.2")
        self._fit = TitleFit(self._table, self._table.horizontalHeader(), 0, context.theme, 150)
        self._strip = FindingsStrip(context.theme, HOME_ICONS, finding_count)
        self._lists = QWidget()
        self._states = States(context, self)
        self._loader, self._patience = Loader(context, self), QTimer(self)
        self._inspectors: dict[str, Inspector] = {}
        self._wanted: tuple[str, str] | None = None
        self._loaded = self._wants_focus = False
        self._acts = DirectoryActs(context, self, self._cells, self._chosen)
        self._several = SeveralRecords(context, self._cells, self._acts)
        self._archived = QAction(self)
        self._abroad = Abroad(context)
        self._beyond = Beyond(self, self._abroad, self._names)
        self._lay_out()
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Directory")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self._cells.language = language
        self._set_views(self.header.view() or MINISTRIES)
        self._tree.setAccessibleName(language.gettext("Ministries and their people"))
        self._table.setAccessibleName(language.gettext("People"))
        self._archived.setText(language.gettext("Show what is archived"))
        self._states.retranslate()
        self._beyond.retranslate()
        self._acts.retranslate()
        self._strip.retranslate(language)
        self._model.retranslate()
        self._people.retranslate(language)
        self._tree.widen(self._cells.widest())
        self._fit.widen({})
        for inspector in self._inspectors.values():
            inspector.retranslate_when_seen()
        self._renew()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        self._beyond.refresh(change_set)
        touched = change_set is None or change_set.entities & {MINISTRIES, PEOPLE}
        if touched:
            self._names.forget()
        if touched or (change_set is not None and "tasks" in change_set.entities):
            self._load()
        for inspector in self._inspectors.values():
            if touched and change_set is not None:
                inspector.form.retranslate(self.context.language)
            inspector.refresh(change_set)

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector of a record; of several rows, what they have in common."""
        if entity not in {MINISTRIES, PEOPLE}:
            return self._beyond.inspector_for(entity, record_id)
        if len(self._chosen()) > 1:
            return self._several.show(self._chosen())
        if entity not in self._inspectors:
            self._inspectors[entity] = home_inspector(self.context, entity, self._names)
        inspector = self._inspectors[entity]
        inspector.show_record(record_id)
        return inspector

    def select(self, entity: str, record_id: str) -> bool:
        """Select a record, in the view that shows it."""
        if entity not in {MINISTRIES, PEOPLE}:
            return self._beyond.select(entity, record_id)
        if entity == MINISTRIES or self._beyond.shown:
            self.show_view(MINISTRIES)
        if self._loader.loading or not self._loaded:
            self._wanted = (entity, record_id)
            return True
        if self._select_here(entity, record_id):
            return True
        self._clear_filters()
        return self._select_here(entity, record_id)

    def show_filtered(self, wanted: Mapping[str, str]) -> None:
        """Knows ``finding``, a code of the view's own findings."""
        super().show_filtered(wanted)
        if self._beyond.shown:
            self._abroad.strip.choose(wanted.get("finding"))

    def selected(self) -> tuple[str, str] | None:
        """The current record."""
        if self._beyond.shown:
            return self._abroad.selected()
        if self.header.view() == PEOPLE:
            return (PEOPLE, current) if (current := self._table.current_id()) else None
        return self._model.key(self._tree.currentIndex())

    def commands(self) -> list[Command]:
        """The page's acts in the palette."""
        return [*map(self._beyond.shared, self._acts.commands()), *self._beyond.commands()]

    def print_sheet(self) -> ListSheet | None:
        """The list as it is shown now."""
        from focalpoint.ui.pages.directory.printing import people_sheet, tree_sheet

        if self._beyond.shown:
            return self._abroad.sheet(self._beyond.view_words())
        if self.header.view() == PEOPLE:
            return people_sheet(self._table, self.context.language)
        return tree_sheet(self._tree, self._model, self._cells, self.title())

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The states of its views, and its dialogs."""
        yield from home_pictures(self, self._cells, self._strip, self._open_handover)
        yield from self._beyond.pictures()

    def focus_work(self) -> None:
        """Put the keyboard in the list, as soon as there is one."""
        self._wants_focus = not self._loaded and not self._beyond.shown
        (self._abroad.table if self._beyond.shown else self._shown()).setFocus()

    # Building -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._strip)
        column.addWidget(self._tree, 1)
        column.addWidget(self._table, 1)
        self._table.hide()
        self.header.show_filter()
        self.header.show_menu()
        self._archived.setCheckable(True)

    def _wire(self) -> None:
        UndoKeys(self).watch(self.header.filter)
        self.header.view_chosen.connect(self._on_view)
        self.header.filter.changed.connect(lambda _text: self._on_filter())
        self.header.filter.left.connect(self.focus_work)
        self.header.primary.clicked.connect(self._on_primary)
        self.header.menu.aboutToShow.connect(self._fill_menu)
        self._strip.chosen.connect(self._on_filter)
        self._states.new_asked.connect(lambda: self._add(MINISTRIES, None))
        self._states.clear_asked.connect(self._clear_filters)
        self._states.again_asked.connect(self._load)
        self._tree.selectionModel().currentRowChanged.connect(lambda _now, _old: self._inspect())
        for view in (self._tree, self._table):
            view.selectionModel().selectionChanged.connect(lambda _now, _old: self._on_selection())
            view.context_menu.connect(self._acts.show_menu)
        self._table.picked.connect(lambda _id: self._inspect())
        self._model.dropped.connect(self._acts.take_drop)
        for load in (self._load, self._beyond.reload):
            self._archived.toggled.connect(lambda _on, load=load: load())
        self._abroad.archived = self._archived.isChecked
        self._acts.asked.connect(self._on_act)
        self._acts.wear(self._tree, self._table)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(lambda: None if self._beyond.shown else self.show_work(self._states.waiting()))
        new = QAction(self)
        new.setShortcut(QKeySequence("Ctrl+N"))
        new.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.triggered.connect(self._on_primary)
        self.addAction(new)

    # Reading ------------------------------------------------------------------------------------

    def _load(self) -> None:
        directory, archived = self.context.workspace.directory, self._archived.isChecked()
        if not self._loaded:
            self._patience.start(_SAY_LOADING_MS)
        self._loader.load(lambda: directory.overview(archived=archived), self._show, self._on_failed)

    def _show(self, overview: Overview) -> None:
        self._patience.stop()
        self._loaded = True
        current, wanted = self.selected(), self._wanted
        self._wanted = None
        self._cells.show(overview, self.context.workspace.clock.today())
        self._model.may_move = not why_not(self.context, "directory.move_people")
        self._tree.keep_open(self._model.renew)
        self._people.set_records(overview.people)
        self._strip.show_findings((each.code for each in overview.findings), self.context.language)
        self._tree.widen(self._cells.widest())
        self._narrow_people()
        self._renew()
        if wanted is not None:
            self.select(*wanted)
        elif current is not None:
            self._select_here(*current)
        else:
            self._tree.ensure_current()
        if self._wants_focus:
            self.focus_work()
        self._inspect()

    def _on_failed(self, error: Exception) -> None:
        self._patience.stop()
        self.show_work(self._states.failed(error))
        self.context.fail(error)

    # Showing ------------------------------------------------------------------------------------

    def _set_views(self, view: str) -> None:
        language = self.context.language
        views = [(MINISTRIES, language.pgettext("view", "Tree")), (PEOPLE, language.pgettext("view", "People"))]
        self.header.set_views([*views, *self._beyond.views()], view)

    def _fill_menu(self) -> None:
        self.header.menu.clear()
        self._acts.renew()
        self._beyond.fill_menu(self.header.menu, self._acts)
        self.header.menu.addSeparator()
        self.header.menu.addAction(self._archived)

    def show_view(self, name: str) -> None:
        """Show one of the views."""
        if self.header.view() != name:
            self._set_views(name)
            self._renew()

    def _renew(self) -> None:
        if self._beyond.shown:
            self._beyond.renew()
            return
        language, people = self.context.language, self.header.view() == PEOPLE
        words = language.gettext("New person") if people else language.gettext("New ministry")
        self.header.set_primary(words, language.gettext("{act} (Ctrl+N)").format(act=words))
        reason = why_not(self.context, "directory.add_person" if people else "directory.add_ministry")
        if reason:
            allow(self.header.primary, False, reason)
        self._acts.renew()
        if not self._loaded:
            return
        self._tree.setVisible(not people)
        self._table.setVisible(people)
        shown = self._people.rowCount() if people else self._model.shown_count
        narrowed = bool(self.header.filter.text()) or self._strip.current is not None
        if not self._model.total:
            self.show_work(self._states.empty())
        elif not shown and narrowed:
            self.show_work(self._states.nothing())
        else:
            self.show_work(self._lists)

    def _on_view(self) -> None:
        self._renew()
        self._inspect()

    def _on_filter(self) -> None:
        if self._beyond.shown:
            self._abroad.set_text(self.header.filter.text())
            return
        current = self.selected()
        text, finding = self.header.filter.text(), self._strip.current
        self._tree.keep_open(lambda: self._model.set_filter(text, finding), everything=bool(text or finding))
        self._narrow_people()
        self._renew()
        if current is None or not self._select_here(*current):
            self._tree.ensure_current()

    def _narrow_people(self) -> None:
        people = self._cells.overview.people
        if (finding := self._strip.current) is not None:
            people = tuple(item for item in people if finding in self._cells.findings.get(item.id, ()))
        self._people.set_records(people)
        self._people.set_filter(self.header.filter.text())

    def _clear_filters(self) -> None:
        self._strip.choose(None)
        self.header.filter.clear()

    def _select_here(self, entity: str, record_id: str) -> bool:
        if self.header.view() == PEOPLE:
            return entity == PEOPLE and self._table.select_id(record_id)
        return self._tree.select(entity, record_id)

    def _shown(self) -> TableView | TreeOfMinistries:
        return self._table if self.header.view() == PEOPLE else self._tree

    def _chosen(self) -> list[Record]:
        """The selected records, the current one where none is."""
        if self.header.view() == PEOPLE:
            return [self._cells.people[key] for key in self._table.selected_ids() if key in self._cells.people]
        rows = self._tree.selectionModel().selectedRows()
        return [record for record in map(self._model.record, rows) if record is not None]

    def _on_selection(self) -> None:
        self._acts.renew()
        if self._inspectors:
            self._inspect_now()

    def _inspect(self) -> None:
        """Show the chosen record beside the list; the first one when the list has been painted."""
        if self._inspectors:
            self._inspect_now()
        else:
            QTimer.singleShot(0, self, self._inspect_now)

    def _inspect_now(self) -> None:
        if self._beyond.shown:
            self._beyond.inspect()
            return
        chosen = self.selected()
        if self._shown().isVisible() and chosen is not None:
            self.context.inspect(*chosen)

    # Acts ---------------------------------------------------------------------------------------

    def _on_primary(self) -> None:
        if self._beyond.shown:
            self._beyond.add_here()
            return
        self._add(
            PEOPLE if self.header.view() == PEOPLE else MINISTRIES,
            above_of(self._cells, self.selected(), self.header.view()),
        )

    def _on_act(self, name: str) -> None:
        if name == "copy":
            self._shown().copy()
            self.context.announce(self.context.language.gettext("Copied as a table."))
        elif name == "handover":
            self._open_handover()
        elif name == "new_ministry":
            self._add(MINISTRIES, None)
        else:
            self._add(
                MINISTRIES if name == "new_below" else PEOPLE,
                above_of(self._cells, self.selected(), self.header.view()),
            )

    def _add(self, entity: str, above: str | None) -> None:
        if add_record(self.context, entity, above) and (inspector := self._inspectors.get(entity)) is not None:
            inspector.form.editor("name").setFocus()

    def _open_handover(self) -> QWidget:
        from focalpoint.ui.pages.directory.handover import HandoverDialog

        current = self.selected()
        dialog = HandoverDialog(self, self.context, self._cells, current[1] if current else None)
        dialog.open()
        return dialog
