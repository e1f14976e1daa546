"""The page of ministries and their people: two views of the same directory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from focalpoint.domain.directory import Person
from focalpoint.language import N_, OWN_NAMES
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.contacts import MinistryInspector, PersonInspector
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.directory.model import MinistryModel
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.trees import ArrowTree
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow, allow_action
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.inspector.panel import Inspector

MINISTRIES: Final = "ministries"
PEOPLE: Final = "people"


class DirectoryPage(Page):
    """Who leads, who supports, and whom to call there."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = Names(context.workspace)
        self._ministries = MinistryModel(context.language, self._names, self)
        self._tree = ArrowTree(context.theme)
        self._tree.setModel(self._ministries)
        for at, column in enumerate(self._ministries.columns):
            self._tree.setColumnWidth(at, context.theme.px(column.width))
        self._tree.keep_columns(context.memory, "directory.ministries")
        self._people: RecordModel[Person] = RecordModel(
            self._person_columns(),
            lambda person: person.id,
            language=context.language,
            theme=context.theme,
            parent=self,
        )
        self._table = TableView(context.theme)
        self._table.set_record_model(self._people, context.memory, "directory.people")
        self._fits = (
            TitleFit(self._tree, self._tree.header(), 0, context.theme, 180),
            TitleFit(self._table, self._table.horizontalHeader(), 0, context.theme, 160),
        )
        self._empty = EmptyState(context.theme, "directory")
        self._nothing = EmptyState(context.theme, "filter")
        self._inspectors: dict[str, Inspector] = {}
        self._actions = {name: QAction(self) for name in ("new_ministry", "new_below", "new_person", "copy", "archive")}
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Directory")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self.header.set_views(
            [(MINISTRIES, language.gettext("Ministries")), (PEOPLE, language.gettext("People"))],
            self.header.view() or MINISTRIES,
        )
        self._tree.setAccessibleName(language.gettext("Ministries"))
        self._table.setAccessibleName(language.gettext("People"))
        self._actions["new_ministry"].setText(language.gettext("New ministry"))
        self._actions["new_below"].setText(language.gettext("New ministry below"))
        self._actions["new_person"].setText(language.gettext("New person"))
        self._actions["copy"].setText(language.gettext("Copy as table"))
        self._actions["archive"].setText(language.gettext("Archive"))
        may = not why_not(self.context, "directory.add_ministry")
        self._empty.set_texts(
            language.gettext("Ministries and agencies that carry the plan, and the people to ask there."),
            language.gettext("New ministry") if may else "",
        )
        self._nothing.set_texts(
            language.gettext("Nothing in the directory fits the filter."), language.gettext("Clear the filter")
        )
        self._ministries.retranslate(language)
        self._people.retranslate(language)
        for fit in self._fits:
            fit.widen({})
        for inspector in self._inspectors.values():
            inspector.retranslate()
        self._renew()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        if change_set is None or change_set.entities & {MINISTRIES, PEOPLE}:
            self._names.forget()
            current = self._current_ministry()
            self._ministries.show(self.context.workspace.directory.ministries())
            self._tree.expandAll()
            self._choose_ministry(current)
            self._people.set_records(self.context.workspace.directory.people())
        for inspector in self._inspectors.values():
            if change_set is not None and change_set.entities & {MINISTRIES, PEOPLE}:
                inspector.form.retranslate(self.context.language)
            inspector.refresh(change_set)
        self._renew()

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector of a ministry or a person."""
        makers = {MINISTRIES: MinistryInspector, PEOPLE: PersonInspector}
        if entity not in makers:
            return None
        if entity not in self._inspectors:
            self._inspectors[entity] = makers[entity](self.context, self._names)
            self._inspectors[entity].retranslate()
        inspector = self._inspectors[entity]
        inspector.show_record(record_id)
        return inspector

    def select(self, entity: str, record_id: str) -> bool:
        """Select a ministry or a person, in its view."""
        if entity not in {MINISTRIES, PEOPLE}:
            return False
        self._show_view(entity)
        if self._select_here(entity, record_id):
            return True
        self.header.filter.clear()
        return self._select_here(entity, record_id)

    def selected(self) -> tuple[str, str] | None:
        """The current ministry or person."""
        people = self.header.view() == PEOPLE
        current = self._table.current_id() if people else self._current_ministry()
        return (PEOPLE if people else MINISTRIES, current) if current else None

    def commands(self) -> list[Command]:
        """The page's acts in the palette."""
        return [
            Command(
                "new_ministry", N_("New ministry"), self._on_new_ministry, "", self._actions["new_ministry"].isEnabled
            ),
            Command("new_person", N_("New person"), self._on_new_person, "", self._actions["new_person"].isEnabled),
        ]

    def print_sheet(self) -> ListSheet | None:
        """The ministries or the people, whichever are shown."""
        from focalpoint.ui.shell.printing import filter_note, table_sheet, tree_sheet

        language = self.context.language
        note = filter_note(language, text=self.header.filter.text())
        if self.header.view() == PEOPLE:
            return table_sheet(self._table, language.gettext("People"), note, "people")
        return tree_sheet(self._tree, language.gettext("Ministries"), note, "ministries")

    # Inside -------------------------------------------------------------------------------------

    def _person_columns(self) -> list[Column[Person]]:
        names = self._names
        return [
            Column("name", lambda words: words.gettext("Name"), lambda item, _: item.name, width=170),
            Column("function", lambda words: words.gettext("Function"), lambda item, _: item.function, width=170),
            Column(
                "ministry",
                lambda words: words.gettext("Ministry"),
                lambda item, _: names.ministry(item.ministry_id),
                width=160,
            ),
            Column("email", lambda words: words.gettext("E-mail"), lambda item, _: item.email, width=170),
            Column("phone", lambda words: words.gettext("Telephone"), lambda item, _: item.phone, width=120),
            Column(
                "language",
                lambda words: words.gettext("Language"),
                lambda item, _: OWN_NAMES.get(item.language, item.language),
                width=90,
                hidden=True,
            ),
        ]

    def _wire(self) -> None:
        self.header.show_filter()
        UndoKeys(self).watch(self.header.filter)
        self.header.show_menu()
        self.header.view_chosen.connect(self._on_view)
        self.header.filter.changed.connect(self._on_filter)
        self.header.filter.left.connect(self.focus_work)
        self.header.primary.clicked.connect(self._on_primary)
        self._empty.pressed.connect(self._on_new_ministry)
        self._nothing.pressed.connect(self.header.filter.clear)
        self._tree.selectionModel().currentRowChanged.connect(self._on_ministry)
        self._table.picked.connect(self._on_person)
        self._tree.context_menu.connect(self._on_menu)
        self._table.context_menu.connect(self._on_menu)
        runs = {
            "new_ministry": self._on_new_ministry,
            "new_below": self._on_new_below,
            "new_person": self._on_new_person,
            "copy": self._on_copy,
            "archive": self._on_archive,
        }
        for name, run in runs.items():
            self._actions[name].triggered.connect(lambda _=False, run=run: run())
            self.header.menu.addAction(self._actions[name])
        self._actions["archive"].setShortcut(QKeySequence("Del"))
        self._actions["archive"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        for view in (self._tree, self._table):
            view.addAction(self._actions["archive"])
        new = QAction(self)
        new.setShortcut(QKeySequence("Ctrl+N"))
        new.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.triggered.connect(self._on_primary)
        self.addAction(new)

    def _renew(self) -> None:
        language, people = self.context.language, self.header.view() == PEOPLE
        words = language.gettext("New person") if people else language.gettext("New ministry")
        self.header.set_primary(words, language.gettext("{act} (Ctrl+N)").format(act=words))
        for name, method in (
            ("new_ministry", "directory.add_ministry"),
            ("new_below", "directory.add_ministry"),
            ("new_person", "directory.add_person"),
            ("archive", "directory.archive_person" if people else "directory.archive_ministry"),
        ):
            reason = why_not(self.context, method)
            allow_action(self._actions[name], not reason, reason)
        reason = why_not(self.context, "directory.add_ministry")
        if reason:
            allow(self.header.primary, False, reason)
        shown = self._people.rowCount() if people else self._ministries.shown_count
        if not self._ministries.total and not people:
            self.show_work(self._empty)
        elif not shown and self.header.filter.text():
            self.show_work(self._nothing)
        else:
            self.show_work(self._table if people else self._tree)

    def _show_view(self, name: str) -> None:
        if self.header.view() != name:
            language = self.context.language
            views = [(MINISTRIES, language.gettext("Ministries")), (PEOPLE, language.gettext("People"))]
            self.header.set_views(views, name)
            self._renew()

    def _select_here(self, entity: str, record_id: str) -> bool:
        if entity == PEOPLE:
            return self._table.select_id(record_id)
        return self._choose_ministry(record_id)

    def _choose_ministry(self, ministry_id: str) -> bool:
        index = self._ministries.index_by_id(ministry_id)
        if not index.isValid() and self._ministries.shown_count:
            self._tree.setCurrentIndex(self._ministries.index(0, 0))
            return False
        self._tree.setCurrentIndex(index)
        self._tree.scrollTo(index)
        return index.isValid()

    def _current_ministry(self) -> str:
        item = self._ministries.ministry(self._tree.currentIndex())
        return item.id if item else ""

    def _on_view(self, name: str) -> None:
        del name
        self._renew()
        chosen = self.selected()
        if chosen is not None:
            self.context.inspect(*chosen)

    def _on_filter(self, text: str) -> None:
        current = self._current_ministry()
        self._ministries.set_filter(text)
        self._tree.expandAll()
        self._choose_ministry(current)
        self._people.set_filter(text)
        self._renew()

    def _on_ministry(self, now: QModelIndex, _before: QModelIndex) -> None:
        item = self._ministries.ministry(now)
        if item is not None and self._tree.isVisible():
            self.context.inspect(MINISTRIES, item.id)

    def _on_person(self, person_id: str) -> None:
        if self._table.isVisible():
            self.context.inspect(PEOPLE, person_id)

    def _on_primary(self) -> None:
        if self.header.view() == PEOPLE:
            self._on_new_person()
        else:
            self._on_new_ministry()

    def _on_new_ministry(self) -> None:
        self._add(MINISTRIES, None)

    def _on_new_below(self) -> None:
        self._add(MINISTRIES, self._current_ministry() or None)

    def _on_new_person(self) -> None:
        self._add(PEOPLE, self._current_ministry() or None)

    def _add(self, entity: str, above: str | None) -> None:
        language, directory = self.context.language, self.context.workspace.directory
        made: list[str] = []

        def act() -> None:
            if entity == MINISTRIES:
                change_set = directory.add_ministry(language.gettext("New ministry"), parent_id=above)
            else:
                change_set = directory.add_person(language.gettext("New person"), ministry_id=above)
            made.extend(change_set.ids(entity))

        if self.context.run(act) and made:
            self.context.reveal(entity, made[0])
            inspector = self._inspectors.get(entity)
            if inspector is not None:
                inspector.form.editor("name").setFocus()

    def _on_copy(self) -> None:
        (self._table if self.header.view() == PEOPLE else self._tree).copy()
        self.context.announce(self.context.language.gettext("Copied as a table."))

    def _on_archive(self) -> None:
        directory = self.context.workspace.directory
        if self.header.view() == PEOPLE:
            people = self._table.selected_ids()
            self.context.run(lambda: directory.archive_person(people))
            return
        rows = self._tree.selectionModel().selectedRows()
        chosen = [item.id for item in map(self._ministries.ministry, rows) if item is not None]
        self.context.run(lambda: directory.archive_ministry(chosen))

    def _on_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        people = self.header.view() == PEOPLE
        for name in (
            ("new_person", "copy", "archive")
            if people
            else ("new_ministry", "new_below", "new_person", "copy", "archive")
        ):
            menu.addAction(self._actions[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)
