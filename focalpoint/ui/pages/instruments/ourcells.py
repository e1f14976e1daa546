"""What the cells of our country's view say, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from focalpoint.domain.instruments.path import StepKey
from focalpoint.language import isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.pages.instruments.facts import Facts, look_of, writer
from focalpoint.ui.pages.instruments.ours import OurRow, TreeColumn
from focalpoint.words.instruments import holder_words, step_words
from focalpoint.words.standings import standing_parts, standing_words

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.shell.context import PageContext


class OurCells:
    """One reading, in the language of the screen."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self.facts: Facts | None = None

    @property
    def language(self) -> Language:
        """The language of the screen now."""
        return self._context.language

    def columns(self) -> tuple[TreeColumn, ...]:
        """The columns of the tree: two facts each."""
        return (
            TreeColumn(
                "title", lambda words: words.gettext("Instrument"), self.title, 210, below=self.ref, tip=self.full
            ),
            TreeColumn(
                "standing",
                lambda words: words.gettext("Where we stand"),
                lambda row: self._standing(row)[0],
                264,
                below=lambda row: self._standing(row)[1],
                look=lambda row: look_of(row.standing, self.standing(row)),
            ),
            TreeColumn(
                "next",
                lambda words: words.gettext("Next step, and who has it"),
                self.next_step,
                176,
                below=self.holder,
                token=self._late,
            ),
            TreeColumn(
                "duties",
                lambda words: words.gettext("Open duties"),
                self.duties,
                104,
                below=self.due,
                token=self._owed,
            ),
        )

    def paper(self) -> tuple[tuple[str, float, Callable[[OurRow], str]], ...]:
        """The columns of a printed or exported list: one fact each."""
        language = self.language
        return (
            (language.gettext("Instrument"), 60.0, self.ref),
            (language.gettext("Title"), 190.0, self.title),
            (language.gettext("Where we stand"), 230.0, self.standing),
            (language.gettext("Next step"), 130.0, self.next_step),
            (language.gettext("Who has it"), 120.0, self.holder),
            (
                language.gettext("Open duties"),
                110.0,
                lambda row: " · ".join(filter(None, (self.duties(row), self.due(row)))),
            ),
        )

    def ref(self, row: OurRow) -> str:
        """Its id, or the number of an own one."""
        return (row.instrument.ref or row.instrument.id) if row.instrument.own else row.instrument.id

    def title(self, row: OurRow) -> str:
        """Its short title."""
        return row.instrument.short_title(self.language.code)

    def full(self, row: OurRow) -> str:
        """Its full title."""
        return row.instrument.title(self.language.code)

    def _standing(self, row: OurRow) -> tuple[str, str]:
        return standing_parts(self.language, row.standing, writer(self.language))

    def standing(self, row: OurRow) -> str:
        """Where we stand, in words with days."""
        return standing_words(self.language, row.standing, writer(self.language))

    def next_step(self, row: OurRow) -> str:
        """What is to be done next, with its number of the ten."""
        found, language = row.path.next if row.path is not None else None, self.language
        if found is None:
            return ""
        number = list(StepKey).index(found.step.key) + 1
        said = language.gettext("{number}. {step}")
        return said.format(number=language.number(number), step=step_words(language, found.step.key))

    def holder(self, row: OurRow) -> str:
        """Who has the next step: a ministry of the directory, else who usually has it."""
        found = row.path.next if row.path is not None else None
        if found is None:
            return ""
        named = self.facts.ministries.get(found.ministry_id or "") if self.facts is not None else None
        return named or holder_words(self.language, found.step.holder)

    def duties(self, row: OurRow) -> str:
        """How many communications are owed."""
        language, count = self.language, len(row.duties)
        return language.ngettext("{n} open", "{n} open", count).format(n=language.number(count)) if count else ""

    def due(self, row: OurRow) -> str:
        """By when the first of them."""
        days = [duty.due for duty in row.duties if duty.due is not None]
        if not days:
            return ""
        said = self.language.gettext("due {date}")
        return said.format(date=isolate(show_date(self.language, min(days).isoformat())))

    def owed(self, row: OurRow) -> str:
        """Both: how many, and by when."""
        return " · ".join(part for part in (self.duties(row), self.due(row)) if part)

    @staticmethod
    def _late(row: OurRow) -> str:
        found = row.path.next if row.path is not None else None
        return "red" if found is not None and found.step.late else ""

    @staticmethod
    def _owed(row: OurRow) -> str:
        return "red" if any(duty.late for duty in row.duties) else ""
