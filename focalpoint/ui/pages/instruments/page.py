"""The page of the treaties: our country's way to each, and what can be asked of all States."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.instruments.model import Basis
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.names import Names
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.instruments.acts import ASKED, SUFFIXES, InstrumentActs
from focalpoint.ui.pages.instruments.asof import DayAndBasis
from focalpoint.ui.pages.instruments.descriptor import ENTITIES
from focalpoint.ui.pages.instruments.facts import Facts, home_of, read_facts
from focalpoint.ui.pages.instruments.ourview import Only, OurView
from focalpoint.ui.pages.instruments.views import MATRIX, OURS, STATES, Turns
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.shell.context import Command, Page, PageContext, copy_text
from focalpoint.ui.widgets.basics import allow
from focalpoint.ui.widgets.empty import EmptyState
from focalpoint.words.errors import explain

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.inspector.panel import Inspector
    from focalpoint.ui.pages.instruments.statesview import StatesView

_SAY_LOADING_MS: Final = 200
_TOUCHING: Final = ENTITIES | {"ministries", "settings", "settled_names"}


class InstrumentsPage(Page):
    """Two views of the same acts: ours, and everybody's."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = Names(context.workspace)
        self._facts: Facts | None = None
        self._wanted: tuple[str, str] | None = None
        self._wants_focus = False
        self._error: FocalPointError = FocalPointError()
        self.asof = DayAndBasis(context)
        self.ours = OurView(context, self.asof)
        self._empty = EmptyState(context.theme, "treaty")
        self._nothing = EmptyState(context.theme, "filter")
        self._waiting, self._failed = EmptyState(context.theme), EmptyState(context.theme, "error")
        self._loader = Loader(context, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._inspectors: dict[str, Inspector] = {}
        self._unsaid: set[str] = set()
        self._turns = Turns({OURS: lambda: self.ours, STATES: lambda: self.states}, self.header.view)
        self._acts = InstrumentActs(context, self, self._do, self._asked_of)
        self._lay_out()
        self._wire()

    @cached_property
    def states(self) -> StatesView:
        """The view of States; made when it is shown first."""
        from focalpoint.ui.pages.instruments.statesview import StatesView

        made = StatesView(self.context, self.asof)
        made.setParent(self)  # it does not outlive the page, shown or not
        made.hide()
        made.picked.connect(self.context.inspect)
        made.answered.connect(self._renew)
        made.faces.empty.pressed.connect(self._on_clear)
        return made

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Instruments")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        views = [
            (OURS, language.pgettext("view", "Our country")),
            (STATES, language.pgettext("view", "States")),
        ]
        first = not self.header.view()
        self.header.set_views(views, self.header.view() or OURS)
        if first:
            self._order()
        self.asof.retranslate(language)
        self._acts.retranslate(own=self._is_own())
        self._nothing.set_texts(language.gettext("Nothing fits the filters."), language.gettext("Clear filters"))
        self._waiting.set_texts(language.gettext("The instruments are being read…"))
        self._failed.set_texts(explain(self._error, language), language.gettext("Try again"))
        self._empty.set_texts(
            language.gettext(
                "Who is party to what is read from the depositaries’ status tables: the UN Treaty Collection, ICAO, "
                "IMO, IAEA, or any sheet or pasted text. Bring in the first one, and ask by region, country, treaty "
                "and day."
            ),
            "" if why_not(self.context, "instruments.record_acts") else language.gettext("Import a status table…"),
        )
        self._turns.tell("words", lambda view: view.retranslate())
        self._write_inspectors()
        self._renew()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Read what is in the vault now."""
        if change_set is None or change_set.entities & _TOUCHING:
            self._names.forget()
            self._load()
        for inspector in self._inspectors.values():
            inspector.refresh(change_set)

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """An instrument with our way to it, or a State with what it is party to."""
        if self._facts is None:
            return None
        entity, record_id = home_of(self._facts, self.context.workspace, entity, record_id)
        known = self._facts.instruments if entity == "instruments" else self._facts.states
        if record_id not in known:
            return None
        inspector = self._inspectors.get(entity) or self._make_inspector(entity)
        if entity in self._unsaid:
            self._unsaid.discard(entity)
            inspector.retranslate()
        inspector.show_record(record_id)
        return inspector

    def select(self, entity: str, record_id: str) -> bool:
        """Select an instrument or a State; a step, duty or log entry leads to its instrument."""
        if self._facts is None:
            self._wanted = (entity, record_id)
            return True
        entity, record_id = home_of(self._facts, self.context.workspace, entity, record_id)
        if entity == "states":
            self._show_view(STATES)
            return self.states.select(record_id)
        if entity != "instruments":
            return False
        self._show_view(OURS)
        if not self.ours.select(record_id):
            self.header.filter.clear()
            self.ours.clear()
        return self.ours.select(record_id)

    def selected(self) -> tuple[str, str] | None:
        """The current instrument or State."""
        if self.header.view() == STATES:
            return self.states.faces.current() if self._facts is not None and self._facts.known else None
        current = self.ours.current()
        return ("instruments", current) if current else None

    def show_filtered(self, wanted: Mapping[str, str]) -> None:
        """Show what a figure elsewhere counts.

        Keys: ``view`` (ours, states); ``only`` and ``by`` of our country's view (``ourview.py``); ``mode``, ``which``,
        ``region``, ``state`` and ``face`` of the view of States; ``on`` (ISO day) and ``basis``.
        """
        super().show_filtered(wanted)
        on, basis = wanted.get("on", ""), wanted.get("basis", "")
        if on or basis:
            self.asof.choose(date.fromisoformat(on) if on else None, Basis(basis) if basis in set(Basis) else None)
        self.header.filter.clear()
        if self.header.view() == STATES:
            keys = ("mode", "which", "region", "state", "face")
            self.states.choose(**{key: wanted.get(key, "") for key in keys})
        else:
            self.ours.choose(wanted.get("only", Only.ALL), wanted.get("by", ""))

    def wants_inspector(self) -> bool:
        """Charts have nothing to inspect until a line is chosen."""
        return not (self.header.view() == STATES and self.states.faces.is_chart())

    def commands(self) -> list[Command]:
        """What can be asked, and what can be done."""
        asked = [Command(f"instruments.{name}", label, partial(self._ask, wanted)) for name, label, wanted in ASKED]
        return [*asked, *self._acts.commands()]

    def print_sheet(self) -> ListSheet | None:
        """What is shown, with its day, its basis and its filters."""
        return self._sheet() if self._facts is not None else None

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """Every face, and the dialogs."""
        from focalpoint.ui.pages.instruments.pictures import pictures

        yield from pictures(self)

    def focus_work(self) -> None:
        """Put the keyboard in what is shown, as soon as it is there."""
        self._wants_focus = self._facts is None
        if self.header.view() == STATES:
            self.states.faces.focus()
        else:
            self.ours.tree.setFocus()

    # Building -------------------------------------------------------------------------------------

    def _asked_of(self) -> dict[str, str]:
        """The day and the basis on which documents speak."""
        return {"as_of": self.asof.on.isoformat(), "basis": self.asof.basis.value}

    def _lay_out(self) -> None:
        self.header.add_extra(self.asof)
        self.header.show_filter()
        self.header.show_menu()
        self._acts.fill(self.header.menu)
        frame = self.layout()
        if isinstance(frame, QVBoxLayout):
            frame.setSpacing(10)

    def _wire(self) -> None:
        UndoKeys(self).watch(self.header.filter)
        self.header.view_chosen.connect(lambda _view: self._on_view())
        self.header.filter.changed.connect(self._on_filter)
        self.header.filter.left.connect(self.focus_work)
        self.header.primary.clicked.connect(lambda: self._do("import" if self.header.view() == STATES else "new"))
        self.header.menu.aboutToShow.connect(lambda: self._acts.renew(own=self._is_own()))
        self.asof.changed.connect(self._on_as_of)
        self.ours.picked.connect(lambda one: self.context.inspect("instruments", one))
        self.ours.changed.connect(self._renew)
        self.ours.context_menu.connect(lambda point: self._acts.show_menu(point, own=self._is_own()))
        self._empty.pressed.connect(lambda: self._do("import"))
        self._nothing.pressed.connect(self._on_clear)
        self._failed.pressed.connect(self._load)
        self._patience.timeout.connect(lambda: self.show_work(self._waiting))

    def _make_inspector(self, entity: str) -> Inspector:
        from focalpoint.ui.inspector.instrument import InstrumentInspector
        from focalpoint.ui.inspector.treaty_state import StateInspector

        made: Inspector
        if entity == "instruments":
            made = InstrumentInspector(self.context, self._names)
        else:
            made = StateInspector(self.context, self.asof)
        self._inspectors[entity] = made
        made.retranslate()
        return made

    def _order(self) -> None:
        """Let Tab go as one reads: the views, the day and its basis, the filter, the actions."""
        header = self.header
        parts = [header.view_button(name) for name in header.view_names()]
        days = (self.asof.day.inner, self.asof.basis_choice)
        for before, after in pairwise((*parts, *days, header.filter, header.primary, header.more)):
            self.setTabOrder(before, after)

    def _write_inspectors(self) -> None:
        """The inspector that is shown says it at once; another one when it is shown."""
        for entity, inspector in self._inspectors.items():
            if inspector.isVisible():
                inspector.retranslate()
            else:
                self._unsaid.add(entity)

    # Reading --------------------------------------------------------------------------------------

    def _load(self) -> None:
        workspace = self.context.workspace
        if self._facts is None:
            self._patience.start(_SAY_LOADING_MS)
        self._loader.load(lambda: read_facts(workspace), self._show, self._on_failed)

    def _show(self, facts: Facts) -> None:
        self._patience.stop()
        first, self._facts = self._facts is None, facts
        wanted, self._wanted = self._wanted, None
        self._turns.tell("facts", lambda view: view.show_facts(facts))
        self._renew()
        if wanted is not None and self.select(*wanted):
            self.context.inspect(*wanted)
        elif first and self.isVisible():
            QTimer.singleShot(0, self, self._inspect)
        if self._wants_focus:
            self.focus_work()

    def _on_failed(self, error: Exception) -> None:
        self._patience.stop()
        self._error = error if isinstance(error, FocalPointError) else FocalPointError()
        self._failed.set_texts(explain(self._error, self.context.language), self.context.language.gettext("Try again"))
        self.show_work(self._failed)
        self.context.fail(error)

    # Showing --------------------------------------------------------------------------------------

    def _show_view(self, view: str) -> None:
        if self.header.view() != view:
            self.header.choose_view(view)

    def _renew(self) -> None:
        language, everybody = self.context.language, self.header.view() == STATES
        words = language.gettext("Import…") if everybody else language.gettext("New agreement…")
        keys = "" if everybody else language.gettext("{act} (Ctrl+N)").format(act=words)
        self.header.set_primary(words, keys)
        reason = why_not(self.context, "instruments.record_acts" if everybody else "instruments.add")
        if reason:
            allow(self.header.primary, False, reason)
        self._acts.renew(own=self._is_own())
        if self._facts is None:
            return
        if everybody:
            self._renew_states(self._facts)
        elif not self.ours.count():
            self.show_work(self._nothing)
        else:
            self.show_work(self.ours)

    def _renew_states(self, facts: Facts) -> None:
        """The question stays where nobody fits: it is an answer; only what the filter hides is said otherwise."""
        if not facts.known:
            self.show_work(self._empty)
            self.context.inspect("states", None)
            return
        self.show_work(self.states)

    def _on_view(self) -> None:
        self._turns.take()
        self._renew()
        self._inspect()

    def _on_filter(self, text: str) -> None:
        self._turns.tell("filter", lambda view: view.set_filter(text))
        self._renew()

    def _on_as_of(self) -> None:
        self._turns.tell("day", lambda view: view.renew())
        self._write_inspectors()
        self._renew()

    def _on_clear(self) -> None:
        self.header.filter.clear()
        self._turns.tell("clear", lambda view: view.clear())

    def _inspect(self) -> None:
        chosen = self.selected()
        if self.isVisible() and chosen is not None:
            self.context.inspect(*chosen)

    def _is_own(self) -> bool:
        current = self.ours.current() if self._facts is not None else None
        found = self._facts.instruments.get(current) if current and self._facts is not None else None
        return self.header.view() != STATES and found is not None and found.own

    # Acts -----------------------------------------------------------------------------------------

    def _sheet(self) -> ListSheet:
        if self.header.view() == STATES:
            return self.states.sheet(self.context.language.gettext("Parties to instruments"))
        return self.ours.sheet(self.context.language.gettext("Our country and its instruments"))

    def _ask(self, wanted: Mapping[str, str]) -> None:
        self.show_filtered(wanted)
        self.focus_work()

    def _do(self, name: str) -> None:
        if f".{name}" in SUFFIXES:
            self._acts.save(self._sheet(), f".{name}")
        elif name in {"import", "import_here"}:
            from focalpoint.ui.pages.instruments.importing import open_import

            open_import(self, self.context, self.ours.current() if name == "import_here" else self._asked_instrument())
        elif name == "new":
            self.open_new()
        elif name == "copy":
            self._copy()
            self.context.announce(self.context.language.gettext("Copied as a table."))
        elif (current := self.ours.current()) is not None:
            self.context.run(lambda: self.context.workspace.instruments.archive([current]))

    def _asked_instrument(self) -> str | None:
        """The instrument that a table is most likely of: the only one that is asked about."""
        some = self.states.bar.instruments() if self.header.view() == STATES else ()
        return some[0] if len(some) == 1 else None

    def _copy(self) -> None:
        """The chosen rows, or the whole matrix, on the clipboard."""
        faces = self.states.faces
        if self.header.view() != STATES:
            self.ours.tree.copy()
        elif self.states.face == MATRIX:
            copy_text(faces.matrix.copy())
        else:
            faces.rows.copy()

    def open_new(self) -> QWidget:
        """Ask for a new agreement's title and parties."""
        from focalpoint.ui.pages.instruments.agreement import AgreementDialog

        facts = self._facts
        dialog = AgreementDialog(self, self.context, facts.states if facts is not None else {})
        dialog.made.connect(lambda record_id: self.context.reveal("instruments", record_id))
        dialog.open()
        return dialog
