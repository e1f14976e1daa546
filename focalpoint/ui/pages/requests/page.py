"""The page of requests: the register as a list, and the wizard of the request that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from focalpoint.domain.changes import Action
from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.register import Direction, RequestLine
from focalpoint.language import N_
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.undo_keys import UndoKeys
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.loading import Loader
from focalpoint.ui.pages.requests.beyond import Beyond
from focalpoint.ui.pages.requests.board import BOARD
from focalpoint.ui.pages.requests.cases import CASES
from focalpoint.ui.pages.requests.casework_model import CaseworkModel, warm
from focalpoint.ui.pages.requests.cells import Cells, request_columns
from focalpoint.ui.pages.requests.desk import RequestDesk
from focalpoint.ui.pages.requests.figures import FIGURES
from focalpoint.ui.pages.requests.states import States
from focalpoint.ui.shell.context import Command, Page, PageContext
from focalpoint.ui.widgets.basics import allow_action
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.records import RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words import register as words_of

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.domain.changes import ChangeSet

REQUESTS: Final = "requests"
_SHOWN_BY: Final = frozenset({REQUESTS, "cases", "request_answers", "request_events", "request_releases"})


class RequestsPage(Page):
    """Every request of the cases that the person may open."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._cells = Cells(context.workspace)
        self._model: RecordModel[RequestLine] = RecordModel(
            request_columns(self._cells),
            lambda line: line.id,
            language=context.language,
            theme=context.theme,
            parent=self,
        )
        self._table = TableView(context.theme)
        self._table.set_record_model(self._model, context.memory, "requests.list")
        self._fit = TitleFit(self._table, self._table.horizontalHeader(), 1, context.theme, 180)
        self._direction = ChoiceEdit()
        self._direction.setSizeAdjustPolicy(ChoiceEdit.SizeAdjustPolicy.AdjustToContents)
        self._direction.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._beyond = Beyond(self, self._cells)
        self._states = States(context, self)
        self._loader = Loader(context, self)
        self._lines: list[RequestLine] = []
        self._loaded = self._warmed = False
        self._desk: RequestDesk | None = None
        self._wanted = ""
        self._open_act, self._archive_act = QAction(self), QAction(self)
        self._wire()

    def title(self) -> str:
        """The page's title."""
        return self.context.language.gettext("Requests")

    def retranslate(self) -> None:
        """Write every text anew."""
        super().retranslate()
        language = self.context.language
        self._direction.setAccessibleName(language.gettext("Direction"))
        kept = self._direction.code()
        both = language.gettext("Outgoing and incoming")
        ways = [(str(each), words_of.direction(language, each)) for each in Direction]
        self._direction.set_choices([(None, both), *ways])
        self._direction.set_code(kept)
        self._table.setAccessibleName(self.title())
        self._open_act.setText(language.pgettext("request", "Open"))
        self._archive_act.setText(language.gettext("Archive"))
        self._model.retranslate(language)
        self._fit.widen({})
        self._beyond.retranslate()
        self._states.retranslate()
        if self._desk is not None:
            self._desk.retranslate()

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what is in the vault now."""
        if change_set is not None and all(each.action is Action.NOTE for each in change_set.changes):
            return  # that somebody looked at a request changes nothing that is shown
        self._beyond.refresh(change_set)
        if change_set is not None and not change_set.entities & _SHOWN_BY:
            return
        self._cells.forget()
        if self._desk is not None:
            try:
                self._desk.refresh()
            except FocalPointError:
                self.close_request()
        if self._desk is None:
            self._load()
        else:
            self._loaded = False  # the list is read when one comes back to it

    def select(self, entity: str, record_id: str) -> bool:
        """Open a request, or choose a case in the list of cases."""
        if entity == CASES:
            self.close_request()
            self.show_view(CASES)
            return self._beyond.cases.select(record_id)
        return entity == REQUESTS and self.open_request(record_id)

    def selected(self) -> tuple[str, str] | None:
        """The open request; else none, so that one comes back to the list."""
        if self._desk is None and self._beyond.view == CASES and (case_id := self._beyond.cases.current()):
            return CASES, case_id
        return (REQUESTS, self._desk.request_id) if self._desk is not None else None

    def wants_inspector(self) -> bool:
        """Cases are edited there; a request's form stands in its place."""
        return self._desk is None and self._beyond.view == CASES

    def inspector_for(self, entity: str, record_id: str) -> QWidget | None:
        """The inspector of a case."""
        return self._beyond.cases.inspector(record_id) if entity == CASES and self.wants_inspector() else None

    def show_view(self, name: str) -> None:
        """Show the requests, the board, the cases or the figures."""
        if self.header.view() != name:
            self._beyond.set_views(name)
            self._on_view()

    def show_filtered(self, wanted: Mapping[str, str]) -> None:
        """Besides ``view``: ``direction``, and ``text`` to narrow the list."""
        self.close_request()
        super().show_filtered(wanted)
        self._direction.set_code(wanted.get("direction") or None)
        self.header.filter.setText(wanted.get("text", ""))
        self._narrow()

    def desk(self) -> RequestDesk | None:
        """The open request; None while the list is shown."""
        return self._desk

    def open_request(self, request_id: str) -> bool:
        """Open a request in place of the list; whether it can be opened."""
        if self._desk is not None and self._desk.request_id == request_id:
            return True
        self._drop_desk()
        try:
            model = CaseworkModel(self.context, request_id)
        except FocalPointError as error:
            self.context.fail(error)
            return False
        self._desk = desk = RequestDesk(self.context, model, self._cells, self.work)
        desk.left.connect(self.close_request)
        desk.said.connect(lambda words, verb, act: self.messages.show_message("done", words, verb, act))
        self.header.hide()
        self.show_work(desk)
        self.context.inspect(REQUESTS, None)
        # Who opened what is journaled; a reader of the vault writes nothing.
        if not why_not(self.context, "requests.look"):
            requests = self.context.workspace.requests
            job = self.context.jobs.create("", lambda _progress: requests.look(request_id), writes=True, quiet=True)
            job.failed.connect(self.context.fail)
            job.start()
        desk.wizard.focus_first()
        return True

    def close_request(self) -> None:
        """Back to the list, with the row of the request that was open."""
        if self._desk is None:
            return
        self._wanted = self._desk.request_id
        self._drop_desk()
        self.header.show()
        if self._loaded:
            self.renew()
            self._table.select_id(self._wanted)
        else:
            self._load()
        self.focus_work()

    def draft(self) -> QWidget:
        """Ask what is to be drafted."""
        from focalpoint.ui.pages.requests.drafting import DraftDialog

        dialog = DraftDialog(self.window(), self.context, self._on_drafted)
        dialog.open()
        return dialog

    def count_by(self, group: str) -> None:
        """Count the figures by State, kind, type, year or ground."""
        self._beyond.figures.count_by(group)

    def choose_first_case(self) -> None:
        """Choose the first case of the list, if there is one."""
        self._beyond.cases.choose_first()

    def commands(self) -> list[Command]:
        """The page's acts in the palette."""

        def may_add() -> bool:
            return not why_not(self.context, "requests.add")

        return [
            Command("requests.new", N_("New request…"), self._on_new, "Ctrl+N", may_add),
            Command("requests.back", N_("Back to the list of requests"), self.close_request, "Alt+Home", self._is_open),
            Command("requests.next", N_("Next step"), lambda: self._step(1), "Ctrl+PgDown", self._is_open),
            Command("requests.previous", N_("Step before"), lambda: self._step(-1), "Ctrl+PgUp", self._is_open),
            Command("requests.field", N_("Not known, none, cleared…"), self._field_menu, "Ctrl+.", self._is_open),
            *self._beyond.more.commands(),
        ]

    def print_sheet(self) -> ListSheet | None:
        """The list as it is shown now."""
        from focalpoint.ui.shell.printing import table_sheet

        return None if self._desk is not None else table_sheet(self._table, self.title(), name="requests")

    def pictures(self) -> Iterator[tuple[str, Callable[[], QWidget]]]:
        """The steps of a request, and the dialogs."""
        from focalpoint.ui.pages.requests import pictures

        yield from pictures.of(self)

    def focus_work(self) -> None:
        """Put the keyboard in the list, or in the open step."""
        if self._desk is not None:
            self._desk.wizard.focus_first()
        elif self._beyond.view == BOARD:
            self._beyond.board.focus()
        else:
            super().focus_work()

    def lines(self) -> list[RequestLine]:
        """What has been read."""
        return list(self._lines)

    def shown_lines(self) -> list[RequestLine]:
        """Those that fit the filter."""
        return [self._model.record(row) for row in range(self._model.rowCount())]

    # -- how -------------------------------------------------------------------------------------

    def _wire(self) -> None:
        UndoKeys(self).watch(self.header.filter)
        self.header.show_filter()
        self.header.add_extra(self._direction)
        self.header.filter.changed.connect(lambda _text: self._narrow())
        self.header.filter.left.connect(self.focus_work)
        self.header.primary.clicked.connect(self._on_new)
        self._direction.chosen.connect(lambda _code: self._narrow())
        self._states.new_asked.connect(self.draft)
        self._states.clear_asked.connect(self._clear)
        self._states.again_asked.connect(self._load)
        self._loader.dragging.connect(lambda: self.show_work(self._states.waiting()))
        self._table.opened.connect(self.open_request)
        self._table.doubleClicked.connect(lambda index: self.open_request(self._model.id_at(index.row())))
        self._table.context_menu.connect(self._show_menu)
        self._open_act.triggered.connect(lambda _=False: self._open_current())
        self._archive_act.triggered.connect(lambda _=False: self._archive())
        self._archive_act.setShortcut(QKeySequence("Del"))
        self._table.addAction(self._archive_act)
        self.header.view_chosen.connect(lambda _view: self._on_view())

    def _on_view(self) -> None:
        self._beyond.set_primary()
        self._direction.setVisible(self._beyond.view in {"", BOARD})
        self.header.filter.setVisible(self._beyond.view != FIGURES)
        self._beyond.read()
        self._narrow()
        self._beyond.cases.inspect()

    def _load(self) -> None:
        if not self.context.workspace.session.has_casework:
            self.show_work(self._states.closed())
            return
        requests = self.context.workspace.requests
        self._loader.load(requests.list, self._show, self._on_failed)

    def _show(self, lines: list[RequestLine]) -> None:
        if not self._warmed:
            self._warmed = True
            first = lines[0].id if lines else ""
            job = self.context.jobs.create("", lambda _progress: warm(self.context.workspace, first), quiet=True)
            job.failed.connect(self.context.fail)
            job.start()
        self._lines, self._loaded = lines, True
        kept = self._wanted or self._table.current_id() or ""
        self._narrow(same_words=False)
        if kept:
            self._table.select_id(kept)
        self._wanted = ""

    def _on_failed(self, error: Exception) -> None:
        if self._desk is None:
            self.show_work(self._states.failed(error))
        self.context.fail(error)

    def _narrow(self, *, same_words: bool = True) -> None:
        direction = self._direction.code()
        lines = [line for line in self._lines if direction in (None, line.direction)]
        self._model.set_records(lines, same_words=same_words)
        self._model.set_filter(self.header.filter.text())
        self._fit.widen({})
        self._beyond.cases.set_text(self.header.filter.text())
        self.renew()

    def renew(self) -> None:
        """Show the view that is chosen, or why there is nothing to show."""
        if self._desk is not None or not self._loaded:
            return
        if self._beyond.view and (work := self._beyond.renew(self._states.nothing())) is not None:
            self.show_work(work)
            return
        language, shown = self.context.language, self._model.rowCount()
        count = language.ngettext("{n} request", "{n} requests", shown).format(n=language.number(shown))
        self.header.set_subtitle(count if shown else "")
        if not self._lines:
            self.show_work(self._states.empty())
        else:
            self.show_work(self._table if shown else self._states.nothing())

    def _clear(self) -> None:
        self._direction.set_code(None)
        self.header.filter.clear()
        self._narrow()

    def _drop_desk(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.wizard.flush()
            self.work.removeWidget(desk)
            desk.hide()
            desk.deleteLater()

    def _on_new(self) -> None:
        if self._beyond.view == CASES and self._desk is None:
            self._beyond.cases.add()
        else:
            self.draft()

    def _on_drafted(self, request_id: str) -> None:
        self.open_request(request_id)

    def _open_current(self) -> None:
        current = self._table.current_id()
        if current:
            self.open_request(current)

    def _archive(self) -> None:
        ids = self._table.selected_ids()
        if ids and not why_not(self.context, "requests.archive"):
            self.context.run(lambda: self.context.workspace.requests.archive(ids))

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addAction(self._open_act)
        menu.addAction(self._archive_act)
        reason = why_not(self.context, "requests.archive")
        allow_action(self._archive_act, not reason, reason)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _is_open(self) -> bool:
        return self._desk is not None

    def _step(self, by: int) -> None:
        if self._desk is not None:
            self._desk.wizard.go_by(by)

    def _field_menu(self) -> None:
        if self._desk is not None:
            self._desk.wizard.open_field_menu()
