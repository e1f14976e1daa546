"""The lists of the view of States: who fits, what changed, what binds both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from focalpoint.domain.instruments.asking import Answer, Row
from focalpoint.domain.instruments.register import Bond, Shift
from focalpoint.domain.states import RegionKind
from focalpoint.language import isolate
from focalpoint.ui.pages.instruments.facts import Facts, look_of, status_look, writer
from focalpoint.ui.pages.instruments.ours import LOOK_ROLE, LookDelegate
from focalpoint.ui.pages.instruments.shown import Shown, row_name
from focalpoint.ui.widgets.records import Column, RecordModel
from focalpoint.ui.widgets.tables import TableView
from focalpoint.words.instruments import act_words
from focalpoint.words.standings import status_words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.widgets.marks import Look

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass
class Source:
    """What the columns read from; the same object for all three lists."""

    facts: Facts | None = None
    shown: Shown | None = None

    @property
    def answer(self) -> Answer | None:
        """The answer that is shown."""
        return self.shown.answer if self.shown is not None else None

    @property
    def instruments(self) -> tuple[str, ...]:
        """The instruments that are asked of."""
        return self.answer.question.instruments if self.answer is not None else ()


class LookModel(RecordModel[Any]):
    """A list with a shape in one column."""

    _shape: Callable[[Any, Language], Look | None] | None = None
    _shaped = -1

    def look_with(self, look: Callable[[Any, Language], Look | None], column: int) -> None:
        """Show a record's look in a column."""
        self._shape, self._shaped = look, column

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: a cell's value, or its look."""
        if role != LOOK_ROLE:
            return super().data(index, role)
        if self._shape is None or index.column() != self._shaped:
            return None
        return self._shape(self.record(index.row()), self.language)


def rows_table(context: PageContext, source: Source) -> tuple[TableView, LookModel]:
    """Who fits: name, membership, region, standing or how many."""

    def name(row: Row, language: Language) -> str:
        return row_name(source.facts, row, language) if source.facts is not None else row.participant

    def region(row: Row, language: Language) -> str:
        state = source.facts.states.get(row.participant) if source.facts is not None else None
        if state is None or source.facts is None:
            return ""
        known = {one.code: one for one in source.facts.regions if one.kind is RegionKind.M49}
        found = next((known[code] for code in reversed(state.regions) if code in known), None)
        return found.name(language.code) if found is not None else ""

    def single(row: Row) -> bool:
        return len(row.standings) == 1

    def standing(row: Row, language: Language) -> str:
        # A worker wrote the words; in another language they come with the next answer.
        del language
        return source.shown.standings.get(row.participant, "") if source.shown is not None else ""

    def count(row: Row, language: Language) -> str:
        said = language.gettext("{n} of {total}")
        return said.format(n=language.number(row.parties), total=language.number(len(row.standings)))

    def look(row: Row, language: Language) -> Look | None:
        if not single(row):
            return None
        return look_of(next(iter(row.standings.values())), standing(row, language))

    columns = (
        Column[Row]("name", lambda words: words.pgettext("column", "State"), name, width=190),
        Column[Row]("region", lambda words: words.gettext("Region"), region, width=132),
        Column[Row]("count", lambda words: words.gettext("Party to"), count, key=lambda row: row.parties, width=84),
        Column[Row]("standing", lambda words: words.gettext("Standing"), standing, width=380),
    )
    return _table(context, columns, lambda row: row.participant, look, 3, "instruments.rows")


def shifts_table(context: PageContext, source: Source) -> tuple[TableView, LookModel]:
    """What changed: who, which instrument, what was done, from what to what."""

    def who(shift: Shift, language: Language) -> str:
        return source.facts.name(shift.participant, language) if source.facts is not None else shift.participant

    def which(shift: Shift, _language: Language) -> str:
        return source.facts.ref(shift.instrument_id) if source.facts is not None else shift.instrument_id

    def acts(shift: Shift, language: Language) -> str:
        day, said = writer(language), language.gettext("{act} {date}")
        return language.join(
            [said.format(act=act_words(language, act.kind), date=isolate(day(act.date))) for act in shift.acts]
        )

    def before(shift: Shift, language: Language) -> str:
        return status_words(language, shift.before)

    def after(shift: Shift, language: Language) -> str:
        return status_words(language, shift.after)

    columns = (
        Column[Shift]("who", lambda words: words.pgettext("column", "State"), who, width=160),
        Column[Shift]("which", lambda words: words.gettext("Instrument"), which, width=92),
        Column[Shift](
            "acts",
            lambda words: words.gettext("What was done"),
            acts,
            key=lambda shift: max((act.date.toordinal() for act in shift.acts), default=0),
            width=220,
        ),
        Column[Shift]("before", lambda words: words.gettext("Before"), before, width=130),
        Column[Shift]("after", lambda words: words.gettext("After"), after, width=160),
    )
    return _table(
        context,
        columns,
        lambda shift: f"{shift.participant} {shift.instrument_id}",
        lambda shift, language: status_look(shift.after, status_words(language, shift.after)),
        4,
        "instruments.shifts",
    )


def bonds_table(context: PageContext, source: Source) -> tuple[TableView, LookModel]:
    """What binds both of a pair, since when, and what prevails between them."""

    def which(bond: Bond, language: Language) -> str:
        return source.facts.short(bond.instrument_id, language) if source.facts is not None else bond.instrument_id

    def ref(bond: Bond, _language: Language) -> str:
        return source.facts.ref(bond.instrument_id) if source.facts is not None else bond.instrument_id

    def since(bond: Bond, language: Language) -> str:
        return writer(language)(bond.since)

    def above(bond: Bond, language: Language) -> str:
        refs = [source.facts.ref(one) if source.facts is not None else one for one in bond.prevailed_by]
        return language.gettext("{instruments} prevails").format(instruments=language.join(refs)) if refs else ""

    columns = (
        Column[Bond]("ref", lambda words: words.gettext("Instrument"), ref, width=92),
        Column[Bond]("which", lambda words: words.gettext("Title"), which, width=320),
        Column[Bond](
            "since", lambda words: words.gettext("Binds both since"), since, key=lambda bond: bond.since, width=140
        ),
        Column[Bond]("above", lambda words: words.gettext("Between them"), above, width=170),
    )
    return _table(context, columns, lambda bond: bond.instrument_id, None, -1, "instruments.bonds")


def _table(
    context: PageContext,
    columns: tuple[Column[Any], ...],
    id_of: Callable[[Any], str],
    look: Callable[[Any, Language], Look | None] | None,
    look_column: int,
    key: str,
) -> tuple[TableView, LookModel]:
    view = TableView(context.theme)
    model = LookModel(columns, id_of, language=context.language, theme=context.theme, parent=view)
    view.set_record_model(model, context.memory, key)
    if look is not None:
        model.look_with(look, look_column)
        view.setItemDelegateForColumn(look_column, LookDelegate(context.theme, view))
    return view, model
