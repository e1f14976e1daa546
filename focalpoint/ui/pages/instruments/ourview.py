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
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.pages.fitting import TitleFit
from focalpoint.ui.pages.instruments.facts import Facts, look_of, writer
from focalpoint.ui.pages.instruments.ours import LookDelegate, OurRow, OurTree, TreeColumn, fits, titles
from focalpoint.ui.pages.trees import ArrowTree
from focalpoint.ui.widgets.basics import label
from focalpoint.ui.widgets.chips import FlowLayout
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.tables import choose_row
from focalpoint.words.instruments import group_words, holder_words, step_words
from focalpoint.words.standings import on_basis, standing_words, status_words

if TYPE_CHECKING:
    from focalpoint.documents.lists import ListSheet
    from focalpoint.language import Language
    from focalpoint.ui.pages.instruments.asof import DayAndBasis
    from focalpoint.ui.shell.context import PageContext

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
        self.model = OurTree(self._columns(), context.language, self)
        self.model.wear(context.theme)
        self.tree = _Tree(context, self.model)
        self._fit = TitleFit(self.tree, self.tree.header(), 1, context.theme, 170)
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
        self._facts = facts
        self.renew()

    def set_filter(self, text: str) -> None:
        """Narrow to what was typed."""
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
        name = self._facts.name(self._facts.own, language) if self._facts is not None else ""
        return " · ".join(part for part in (isolate(name) if name else "", chosen, counted, said) if part)

    def sheet(self, title: str) -> ListSheet:
        """The rows as they are shown, for paper and files."""
        from focalpoint.documents.lists import ListColumn, ListRow, ListSheet

        columns = tuple(
            ListColumn(column.words(self.language), float(column.width), long=column.name in {"title", "standing"})
            for column in self.model.columns
        )
        rows: list[ListRow] = []
        for words, some in self.model.groups():
            rows.append(ListRow((words, *([""] * (len(columns) - 1))), strong=True))
            rows += [ListRow(tuple(column.text(row) for column in self.model.columns), 1) for row in some]
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
        return "\n".join([titles(row.instrument), *(column.text(row) for column in self.model.columns)])

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
            for row in sorted(rows, key=self.holder):
                found[self.holder(row) or language.gettext("Nothing is left to do")].append(row)
        return [
            (language.gettext("{group} ({n})").format(group=isolate(words), n=language.number(len(some))), some)
            for words, some in found.items()
            if some
        ]

    def _columns(self) -> tuple[TreeColumn, ...]:
        return (
            TreeColumn("id", lambda words: words.gettext("Instrument"), self._ref, 104),
            TreeColumn("title", lambda words: words.gettext("Title"), self._title, 190, tip=self._full),
            TreeColumn(
                "standing",
                lambda words: words.gettext("Where we stand"),
                self.standing,
                232,
                look=lambda row: look_of(row.standing, self.standing(row)),
            ),
            TreeColumn("next", lambda words: words.gettext("Next step"), self.next_step, 130, token=self._late),
            TreeColumn("holder", lambda words: words.gettext("Who has it"), self.holder, 120),
            TreeColumn(
                "duties",
                lambda words: words.gettext("Open duties"),
                self.duties,
                118,
                token=self._owed,
            ),
        )

    def _ref(self, row: OurRow) -> str:
        return (row.instrument.ref or row.instrument.id) if row.instrument.own else row.instrument.id

    def _title(self, row: OurRow) -> str:
        return row.instrument.short_title(self.language.code)

    def _full(self, row: OurRow) -> str:
        return row.instrument.title(self.language.code)

    def standing(self, row: OurRow) -> str:
        """Where we stand, in words with days."""
        return standing_words(self.language, row.standing, writer(self.language))

    def next_step(self, row: OurRow) -> str:
        """What is to be done next."""
        found = row.path.next if row.path is not None else None
        return step_words(self.language, found.step.key) if found is not None else ""

    def holder(self, row: OurRow) -> str:
        """Who has the next step: a ministry of the directory, else who usually has it."""
        found = row.path.next if row.path is not None else None
        if found is None:
            return ""
        named = self._facts.ministries.get(found.ministry_id or "") if self._facts is not None else None
        return named or holder_words(self.language, found.step.holder)

    def duties(self, row: OurRow) -> str:
        """How many communications are owed, and by when the first."""
        language, count = self.language, len(row.duties)
        if not count:
            return ""
        days = [duty.due for duty in row.duties if duty.due is not None]
        said = language.ngettext("{n}, due {date}", "{n}, first due {date}", count)
        return said.format(n=language.number(count), date=show_date(language, min(days).isoformat()) if days else "–")

    @staticmethod
    def _late(row: OurRow) -> str:
        found = row.path.next if row.path is not None else None
        return "red" if found is not None and found.step.late else ""

    @staticmethod
    def _owed(row: OurRow) -> str:
        return "red" if any(duty.late for duty in row.duties) else ""

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
        if row is not None:
            self.picked.emit(row.instrument.id)


_TESTS: Final[dict[Only, Callable[[OurRow], bool]]] = {
    Only.ALL: lambda _row: True,
    Only.PARTY: lambda row: row.standing.party,
    Only.TO_DEPOSIT: lambda row: row.standing.status not in _CONSENTED,
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
            if column.look is not None:
                self.setItemDelegateForColumn(at, LookDelegate(context.theme, self))
        self.keep_columns(context.memory, "instruments.ours")

    def dress_groups(self) -> None:
        """Open every group, its heading over all columns."""
        for row in range(self._rows.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.expandAll()
