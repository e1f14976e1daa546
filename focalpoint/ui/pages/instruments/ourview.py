"""Our country's view: every instrument with where we stand, what is next and who has it, and what we still owe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focalpoint.domain.instruments.model import Group
from focalpoint.domain.instruments.standing import Status
from focalpoint.language import isolate
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.instruments.facts import Facts, writer
from focalpoint.ui.pages.instruments.ourcells import OurCells
from focalpoint.ui.pages.instruments.ours import LookDelegate, OurRow, OurTree, fits, titles
from focalpoint.ui.pages.trees import ArrowTree
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.tables import choose_row
from focalpoint.words.instruments import group_words
from focalpoint.words.standings import on_basis, status_words

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.language import Language
    from focalpoint.ui.pages.instruments.asof import DayAndBasis
    from focalpoint.ui.shell.context import PageContext

_LONG: Final = 150
"""Points from which a printed column may take several lines."""
_CONSENTED: Final = frozenset({Status.PARTY, Status.WAITING})


class Only(StrEnum):
    """What the list is narrowed to; ``Page.show_filtered`` knows these codes as ``only``."""

    ALL = "all"
    PARTY = "party"
    TO_DEPOSIT = "to_deposit"
    SIGNED = "signed"
    UNDER_WAY = "under_way"
    DUTIES = "duties"
    LATE = "late"
    FINDINGS = "findings"


class By(StrEnum):
    """What the list is grouped by."""

    SHELF = "shelf"
    STANDING = "standing"
    HOLDER = "holder"


class OurView(QWidget):
    """The choices, the sentence that says the day and the basis, and the tree."""

    picked = Signal(str)
    """The id of the instrument that became current."""
    context_menu = Signal(QPoint)
    changed = Signal()
    """Another choice: the page renews what it shows."""

    def __init__(self, context: PageContext, asof: DayAndBasis) -> None:
        super().__init__()
        self._context, self._asof = context, asof
        self._facts: Facts | None = None
        self._needle = ""
        self.only, self.by = ChoiceEdit(), ChoiceEdit()
        self._heading = label(role="strong", wrap=True)
        self.cells = OurCells(context)
        self.model = OurTree(self.cells.columns(), context.language, self)
        self.model.wear(context.theme)
        self.tree = _Tree(context, self.model)
        self._fit = TitleFit(self.tree, self.tree.header(), 0, context.theme, 150)
        row = FlowLayout(None, 8)
        for choice in (self.only, self.by):
            row.addWidget(choice)
            choice.chosen.connect(lambda _code: self._on_choice())
        line = QHBoxLayout()
        line.addLayout(row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._heading)
        column.addWidget(self.tree, 1)
        self.setTabOrder(self.only, self.by)
        self.setTabOrder(self.by, self.tree)
        self.tree.selectionModel().currentRowChanged.connect(lambda now, _old: self._on_current(now))
        self.tree.context_menu.connect(self.context_menu)
        context.theme.changed.connect(self._fit_choices)

    # What the page asks ---------------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The language of the screen now."""
        return self._context.language

    def narrowed(self) -> bool:
        """Whether a choice or the filter hides something."""
        return bool(self._needle) or (self.only.code() or Only.ALL) != Only.ALL

    def count(self) -> int:
        """How many instruments are shown."""
        return self.model.shown_count

    def show_facts(self, facts: Facts) -> None:
        """Show another reading."""
        self._facts = self.cells.facts = facts
        self.renew()

    def set_filter(self, text: str) -> None:
        """Narrow to what was typed."""
        if text != self._needle:
            self._needle = text
            self.renew()

    def clear(self) -> None:
        """Show everything again."""
        self.only.set_code(Only.ALL)
        self._on_choice()

    def choose(self, only: str, by: str = "") -> None:
        """Narrow as another page asks; unknown codes are passed over."""
        if only in set(Only):
            self.only.set_code(only)
        if by in set(By):
            self.by.set_code(by)
        self._on_choice()

    def current(self) -> str | None:
        """The id of the current instrument."""
        row = self.model.row(self.tree.currentIndex())
        return row.instrument.id if row is not None else None

    def select(self, instrument_id: str) -> bool:
        """Select an instrument and scroll to it; false when it is not shown."""
        index = self.model.index_of(instrument_id)
        if not index.isValid():
            return False
        self.tree.expand(index.parent())
        if self.tree.currentIndex() != index:
            choose_row(self.tree, index)
        self.tree.scrollTo(index)
        return True

    def heading(self) -> str:
        """What is shown, of which day and on which basis."""
        language = self.language
        rows = self.model.rows()
        party = sum(row.standing.party for row in rows)
        said = on_basis(language, self._asof.on, self._asof.basis, writer(language))
        counted = language.ngettext(
            "Party to {party} of {n} instrument", "Party to {party} of {n} instruments", len(rows)
        ).format(party=language.number(party), n=language.number(len(rows)))
        chosen = "" if (self.only.code() or Only.ALL) == Only.ALL else self.only.currentText()
        if chosen:
            counted = language.ngettext("{n} instrument", "{n} instruments", len(rows)).format(
                n=language.number(len(rows))
            )
        name = self._facts.name(self._facts.own, language) if self._facts is not None else ""
        if not name:
            return language.gettext("Choose your country in the settings to see where it stands.")
        return " · ".join(part for part in (isolate(name) if name else "", chosen, counted, said) if part)

    def sheet(self, title: str) -> ListSheet:
        """The rows as they are shown, for paper and files."""
        from focalpoint.documents.lists import ListColumn, ListRow, ListSheet

        paper = self.cells.paper()
        columns = tuple(ListColumn(words, width, long=width > _LONG) for words, width, _text in paper)
        rows: list[ListRow] = []
        for words, some in self.model.groups():
            rows.append(ListRow(("", words, *([""] * (len(columns) - 2))), strong=True))
            rows += [ListRow(tuple(text(row) for _words, _width, text in paper)) for row in some]
        return ListSheet(title, columns, rows, self.heading(), name="instruments")

    def retranslate(self) -> None:
        """Write everything anew."""
        language = self.language
        only, by = self.only.code() or Only.ALL, self.by.code() or By.SHELF
        self.only.set_choices(
            [
                (Only.ALL, language.gettext("All instruments")),
                (Only.PARTY, language.gettext("Party to")),
                (Only.TO_DEPOSIT, language.gettext("Still to deposit")),
                (Only.SIGNED, language.gettext("Signed, not party")),
                (Only.UNDER_WAY, language.gettext("On the way")),
                (Only.DUTIES, language.gettext("With open duties")),
                (Only.LATE, language.gettext("Overdue")),
                (Only.FINDINGS, language.gettext("With findings")),
            ]
        )
        self.only.setAccessibleName(language.gettext("Which instruments"))
        self.by.set_choices(
            [
                (By.SHELF, language.gettext("Grouped by kind of instrument")),
                (By.STANDING, language.gettext("Grouped by standing")),
                (By.HOLDER, language.gettext("Grouped by who has the next step")),
            ]
        )
        self.by.setAccessibleName(language.gettext("Grouped by"))
        self.only.set_code(only)
        self.by.set_code(by)
        self.tree.setAccessibleName(language.gettext("Instruments, and where our country stands"))
        self.model.retranslate(language)
        self._fit_choices()
        self.renew()

    def renew(self) -> None:
        """Arrange the rows anew; what was current stays so where it is still shown."""
        if self._facts is None:
            return
        current = self.current()
        rows = [row for row in self._rows(self._facts) if self._wanted(row)]
        self.model.show_groups(self._grouped(rows))
        self.tree.dress_groups()
        self._heading.setText(self.heading())
        self._fit.widen({})
        if not (current and self.select(current)) and self.model.rowCount():
            choose_row(self.tree, self.model.index(0, 0, self.model.index(0, 0)))

    # Inside ---------------------------------------------------------------------------------------

    def _rows(self, facts: Facts) -> list[OurRow]:
        on, basis = self._asof.on, self._asof.basis
        return [
            OurRow(one, facts.register.standing(one.id, facts.own, on, basis), facts.paths.get(one.id))
            for one in facts.instruments.values()
            if not one.archived
        ]

    def _wanted(self, row: OurRow) -> bool:
        test = _TESTS[Only(self.only.code() or Only.ALL)]
        return test(row) and fits(row, self._needle, self._said)

    def _said(self, row: OurRow) -> str:
        return "\n".join([titles(row.instrument), *(text(row) for _words, _width, text in self.cells.paper())])

    def _grouped(self, rows: Sequence[OurRow]) -> list[tuple[str, list[OurRow]]]:
        language, by = self.language, By(self.by.code() or By.SHELF)
        found: dict[str, list[OurRow]] = defaultdict(list)
        if by is By.SHELF:
            for group in Group:
                found[group_words(language, group)] = [row for row in rows if row.instrument.group is group]
        elif by is By.STANDING:
            for status in Status:
                found[status_words(language, status)] = [row for row in rows if row.standing.status is status]
        else:
            for row in sorted(rows, key=self._order):
                found[self._holder(row)].append(row)
        return [
            (language.gettext("{group} ({n})").format(group=isolate(words), n=language.number(len(some))), some)
            for words, some in found.items()
            if some
        ]

    def _order(self, row: OurRow) -> tuple[bool, bool, str]:
        """Who has something to do first, what is done next, what nobody began with last."""
        return row.path is None, row.path is not None and row.path.next is None, self.cells.holder(row)

    def _holder(self, row: OurRow) -> str:
        if row.path is None:
            return self.language.gettext("Not considered yet")
        return self.cells.holder(row) or self.language.gettext("Nothing is left to do")

    def _fit_choices(self) -> None:
        theme = self._context.theme
        for choice in (self.only, self.by):
            widest = choice.fontMetrics().horizontalAdvance(choice.currentText())
            choice.setFixedWidth(min(max(widest + theme.px(48), theme.px(120)), theme.px(330)))

    def _on_choice(self) -> None:
        self._fit_choices()
        self.renew()
        self.changed.emit()

    def _on_current(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None and self.isVisible():
            self.picked.emit(row.instrument.id)


_TESTS: Final[dict[Only, Callable[[OurRow], bool]]] = {
    Only.ALL: lambda _row: True,
    Only.PARTY: lambda row: row.standing.party,
    Only.TO_DEPOSIT: lambda row: row.path is not None and row.standing.status not in _CONSENTED,
    Only.SIGNED: lambda row: row.standing.status is Status.SIGNED,
    Only.UNDER_WAY: lambda row: row.path is not None and row.path.started and row.path.next is not None,
    Only.DUTIES: lambda row: bool(row.duties),
    Only.LATE: lambda row: row.late,
    Only.FINDINGS: lambda row: bool(row.standing.problems),
}


class _Tree(ArrowTree):
    """The house's tree; headings over the whole width."""

    def __init__(self, context: PageContext, model: OurTree) -> None:
        super().__init__(context.theme)
        self._rows = model
        self.setModel(model)
        for at, column in enumerate(model.columns):
            self.setColumnWidth(at, context.theme.px(column.width))
            self.setItemDelegateForColumn(at, LookDelegate(context.theme, self))
        self.keep_columns(context.memory, "instruments.ours")

    def dress_groups(self) -> None:
        """Open every group, its heading over all columns."""
        for row in range(self._rows.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.expandAll()
