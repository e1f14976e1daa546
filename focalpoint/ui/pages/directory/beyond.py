"""The part of the directory's page that looks beyond the own ministries: States, authorities, networks and donors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from focalpoint.domain.bodies import Body, BodyKind
from focalpoint.domain.errors import FocalPointError
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.several import Fact, SeveralInspector
from focalpoint.ui.pages.directory.abroad import VIEWS
from focalpoint.ui.pages.directory.body_acts import NEW, PROFILES, BodyActs
from focalpoint.ui.pages.directory.lines import BODIES, STATES
from focalpoint.ui.pages.directory.narrowing import AUTHORITIES, NETWORKS
from focalpoint.ui.shell.context import Command
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.inspector.panel import Inspector
    from focalpoint.ui.pages.directory.abroad import Abroad
    from focalpoint.ui.pages.directory.acts import DirectoryActs
    from focalpoint.ui.pages.directory.page import DirectoryPage

_KINDS: Final = {
    "new_authority": BodyKind.AUTHORITY,
    "new_network": BodyKind.NETWORK,
    "new_donor": BodyKind.DONOR,
}
_SHARED: Final = ("verify", "archive")
"""Commands that mean the rows of whichever view is shown."""


class Beyond(QObject):
    """Serves the page while one of its views is shown."""

    def __init__(self, page: DirectoryPage, abroad: Abroad, names: Names) -> None:
        super().__init__(page)
        self._page, self._abroad, self._names = page, abroad, names
        self._context = page.context
        self._acts = BodyActs(self._context, page, abroad.chosen)
        self._acts.asked.connect(self._on_act)
        self._acts.wear(*abroad.tables)
        self._inspectors: dict[str, Inspector] = {}
        self._several: SeveralInspector | None = None
        self._empty: EmptyState | None = None
        self._nothing: EmptyState | None = None
        self._failed: EmptyState | None = None
        self._error: Exception | None = None
        self._waiting: EmptyState | None = None
        abroad.came.connect(self._on_came)
        abroad.failed.connect(self._on_failed)
        abroad.picked.connect(self._on_picked)
        abroad.menu_asked.connect(self._acts.show_menu)

    @property
    def shown(self) -> bool:
        """Whether one of these views is shown."""
        return self._page.header.view() in VIEWS

    def views(self) -> list[tuple[str, str]]:
        """The views with their names."""
        language = self._context.language
        return [
            (STATES, language.pgettext("view", "States")),
            (AUTHORITIES, language.pgettext("view", "Authorities")),
            (NETWORKS, language.pgettext("view", "Networks, donors")),
        ]

    def view_words(self) -> str:
        """What the view that is shown lists."""
        language, view = self._context.language, self._page.header.view()
        if view == STATES:
            return language.gettext("States")
        return language.gettext("Authorities") if view == AUTHORITIES else language.gettext("Networks and donors")

    def retranslate(self) -> None:
        """Write everything anew."""
        self._abroad.retranslate(self._context.language)
        self._acts.retranslate()
        self._write_states()
        for inspector in self._inspectors.values():
            inspector.retranslate_when_seen()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        touched = change_set is None or change_set.entities & {BODIES, "state_names"}
        if touched:
            self.reload()
        for inspector in self._inspectors.values():
            inspector.refresh(change_set)

    def reload(self) -> None:
        """Read again, once these views were looked at."""
        if self._abroad.loaded or self._abroad.loading:
            self._abroad.load()

    def renew(self) -> None:
        """Show the view that was chosen."""
        self._acts.renew()
        language, view = self._context.language, self._page.header.view()
        name = "new_network" if view == NETWORKS else "new_authority"
        words = self._acts.actions[name].text()
        self._page.header.set_primary(words, language.gettext("{act} (Ctrl+N)").format(act=words))
        reason = why_not(self._context, "bodies.add")
        allow(self._page.header.primary, not reason, reason or self._page.header.primary.toolTip())
        self._abroad.show_view(view)
        self._abroad.set_text(self._page.header.filter.text())
        self._show_work()

    def inspect(self) -> None:
        """Show the chosen record beside the list."""
        chosen = self._abroad.selected()
        if self._abroad.isVisible() and chosen is not None:
            self._context.inspect(*chosen)

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector of a State or an entry; of several entries, what they have in common."""
        if entity == STATES:
            return self._shown_in(STATES, self._make_state, record_id)
        if entity != BODIES:
            return None
        chosen = self._abroad.chosen()
        if len(chosen) > 1:
            return self._common(chosen)
        known = self._abroad.cells.bodies.get(record_id)
        kind = BodyKind((known or self._context.workspace.bodies.get(record_id)).kind)
        return self._shown_in(kind.value, partial(self._make_body, kind), record_id)

    def select(self, entity: str, record_id: str) -> bool:
        """Select a State or an entry, in the view that shows it."""
        if entity not in {STATES, BODIES}:
            return False
        self._page.show_view(self._abroad.view_of(entity, record_id))
        return self._abroad.select(entity, record_id)

    def commands(self) -> list[Command]:
        """The acts in the palette."""
        return self._acts.commands()

    def shared(self, command: Command) -> Command:
        """A command of the ministries and people that also means the rows of these views."""
        if command.name not in _SHARED:
            return command
        action = self._acts.actions[command.name]

        def run() -> None:
            if self.shown:
                self._acts.do(command.name)
            else:
                command.run()

        def enabled() -> bool:
            return action.isEnabled() if self.shown else command.enabled()

        return Command(command.name, command.label, run, command.keys, enabled)

    def fill_menu(self, menu: QMenu, home: DirectoryActs) -> None:
        """The page's ⋯ menu: the acts of the view, then those on the whole directory."""
        self._acts.renew()
        if self.shown:
            self._acts.fill(menu)
        else:
            home.fill(menu)
        menu.addSeparator()
        self._acts.fill_whole(menu)
        if self._page.header.view() == STATES:
            self._acts.fill_states(menu)
        menu.addMenu(self._export_menu(menu))

    def add_here(self) -> None:
        """A new entry of the view's first kind."""
        self._add("new_network" if self._page.header.view() == NETWORKS else "new_authority")

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """Each view with a record beside it, and the dialogs."""
        yield "state", partial(self._picture, STATES)
        yield "authority", partial(self._picture, AUTHORITIES)
        yield "authorities-to-verify", self._picture_due
        yield "network", partial(self._picture, NETWORKS)
        yield "donor", self._picture_donor
        yield "duplicates", self._open_duplicates

    # Inside -------------------------------------------------------------------------------------

    def _shown_in(self, name: str, make: Callable[[], Inspector], record_id: str) -> QWidget:
        inspector = self._inspectors.get(name)
        if inspector is None:
            inspector = self._inspectors[name] = make()
            inspector.retranslate()
        inspector.show_record(record_id)
        return inspector

    def _make_state(self) -> Inspector:
        from focalpoint.ui.inspector.country import CountryInspector

        return CountryInspector(self._context)

    def _make_body(self, kind: BodyKind) -> Inspector:
        from focalpoint.ui.inspector.bodies import BodyInspector

        return BodyInspector(self._context, self._names, kind)

    def _common(self, chosen: list[Body]) -> SeveralInspector:
        if self._several is None:
            actions = self._acts.actions
            self._several = SeveralInspector(
                self._context, lambda: [actions[name] for name in ("verify", "merge", "archive")]
            )
        language, cells, count = self._context.language, self._abroad.cells, len(chosen)
        self._acts.renew()
        title = language.ngettext("{n} entry selected", "{n} entries selected", count).format(n=count)
        facts = [
            Fact(language.gettext("Kind"), tuple(map(cells.kind, chosen))),
            Fact(language.pgettext("country", "State"), tuple(cells.state_name(body.state) for body in chosen)),
            Fact(language.gettext("Competent for"), tuple(map(cells.purposes, chosen))),
            Fact(language.gettext("Languages accepted"), tuple(map(cells.spoken, chosen))),
            Fact(language.gettext("Verified"), tuple(map(cells.verified, chosen))),
        ]
        self._several.show_facts(title, facts)
        return self._several

    def _show_work(self) -> None:
        abroad = self._abroad
        if not abroad.loaded:
            if self._error is None:
                self._page.show_work(self._state("_waiting", ""))
        elif not abroad.total:
            self._page.show_work(self._state("_empty", "directory"))
        elif not abroad.shown_count and abroad.narrows:
            self._page.show_work(self._state("_nothing", "filter"))
        else:
            self._page.show_work(abroad)

    def _state(self, name: str, icon: str) -> EmptyState:
        made: EmptyState | None = getattr(self, name)
        if made is None:
            made = EmptyState(self._context.theme, icon)
            pressed = {"_empty": self.add_here, "_nothing": self._clear, "_failed": self._abroad.load}
            if name in pressed:
                made.pressed.connect(pressed[name])
            setattr(self, name, made)
        self._write_states()
        return made

    def _write_states(self) -> None:
        language, view = self._context.language, self._page.header.view()
        if self._waiting is not None:
            self._waiting.set_texts(language.gettext("The directory is being read…"))
        if self._nothing is not None:
            self._nothing.set_texts(
                language.gettext("Nothing in the directory fits the filter."), language.gettext("Clear the filter")
            )
        if self._failed is not None and self._error is not None:
            self._failed.set_texts(_explained(self._error, language), language.gettext("Try again"))
        if self._empty is not None:
            may = not why_not(self._context, "bodies.add")
            if view == NETWORKS:
                words = language.gettext(
                    "Networks with their contact points, donors and organisations: who can help, and how to reach them."
                )
                act = language.gettext("New network")
            else:
                words = language.gettext(
                    "Central and competent authorities of other States: to whom a request goes, in which language and "
                    "on which channel. A sheet can be imported from the ⋯ menu."
                )
                act = language.gettext("New authority")
            self._empty.set_texts(words, act if may else "")

    def _clear(self) -> None:
        self._page.header.filter.clear()
        self._abroad.clear()

    def _on_came(self) -> None:
        self._error = None
        if self.shown:
            self._acts.renew()
            self._show_work()
            self.inspect()

    def _on_failed(self, error: Exception) -> None:
        self._error = error
        if self.shown:
            self._page.show_work(self._state("_failed", "error"))
        self._context.fail(error)

    def _on_picked(self) -> None:
        self._acts.renew()
        if self.shown:
            self.inspect()

    def _on_act(self, name: str) -> None:
        if name in NEW:
            self._add(name)
        elif name == "copy":
            self._abroad.table.copy()
            self._context.announce(self._context.language.gettext("Copied as a table."))
        elif name == "duplicates":
            self._open_duplicates()
        elif name == PROFILES:
            self._open_profiles()
        else:
            self._open_import()

    def _add(self, name: str) -> None:
        bodies, kind = self._context.workspace.bodies, _KINDS[name]
        words, made = self._acts.actions[name].text(), list[str]()
        states = self._abroad.chosen_states()
        state = states[0].code if kind is BodyKind.AUTHORITY and len(states) == 1 else ""

        def act() -> None:
            made.extend(bodies.add(kind, words, state=state).ids(BODIES))

        if self._context.run(act) and made:
            self._context.reveal(BODIES, made[0])
            self._context.inspect(BODIES, made[0])
            inspector = self._inspectors.get(kind.value)
            if inspector is not None:
                inspector.form.editor("name").setFocus()

    def _export_menu(self, menu: QMenu) -> QMenu:
        from focalpoint.ui.pages.exports.menu import ExportMenu

        made = ExportMenu(self._context, self._page, str, only="directory.")
        made.retranslate()
        menu.aboutToHide.connect(made.deleteLater)
        return made

    def _open_duplicates(self) -> QWidget:
        from focalpoint.ui.pages.directory.duplicates import DuplicatesDialog

        dialog = DuplicatesDialog(self._page, self._context, self._abroad.cells)
        dialog.open()
        return dialog

    def _open_import(self) -> QWidget:
        from focalpoint.ui.pages.directory.importing import open_import

        return open_import(self._page, self._context)

    def _open_profiles(self) -> QWidget:
        from focalpoint.ui.pages.directory.profile_import import open_import

        return open_import(self._page)

    def _picture(self, view: str) -> QWidget:
        self._page.show_view(view)
        if view == STATES:
            self._abroad.select(STATES, "KEN")
        else:
            self._abroad.table.selectRow(0)
        return self._page.window()

    def _picture_due(self) -> QWidget:
        self._page.show_view(AUTHORITIES)
        self._abroad.narrowing.use(verified="due")
        return self._page.window()

    def _picture_donor(self) -> QWidget:
        self._abroad.narrowing.clear()
        self._page.show_view(NETWORKS)
        donor = next((body for body in self._abroad.cells.bodies.values() if body.kind == BodyKind.DONOR), None)
        if donor is not None:
            self._abroad.select(BODIES, donor.id)
        return self._page.window()


def _explained(error: Exception, language: Language) -> str:
    return explain(error if isinstance(error, FocalPointError) else FocalPointError(), language)
