"""Several ministries or people are selected: what they have in common, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from focalpoint.domain.directory import Person
from focalpoint.ui.inspector.several import Fact, SeveralInspector

if TYPE_CHECKING:
    from focalpoint.ui.pages.directory.acts import DirectoryActs
    from focalpoint.ui.pages.directory.cells import Cells, Record
    from focalpoint.ui.shell.context import PageContext


class SeveralRecords:
    """Makes the summary when it is first needed."""

    def __init__(self, context: PageContext, cells: Cells, acts: DirectoryActs) -> None:
        self._context, self._cells, self._acts = context, cells, acts
        self._made: SeveralInspector | None = None

    def show(self, records: Sequence[Record]) -> SeveralInspector:
        """The summary of these records."""
        if self._made is None:
            actions = self._acts.actions
            self._made = SeveralInspector(
                self._context, lambda: [actions[name] for name in ("move", "verify", "archive")]
            )
        language, cells = self._context.language, self._cells
        count = len(records)
        people = [record for record in records if isinstance(record, Person)]
        if len(people) == count:
            title = language.ngettext("{n} person selected", "{n} people selected", count)
        elif people:
            title = language.ngettext("{n} entry selected", "{n} entries selected", count)
        else:
            title = language.ngettext("{n} ministry selected", "{n} ministries selected", count)
        facts = [Fact(language.gettext("Verified"), tuple(map(cells.verified, records)))]
        if len(people) == count:
            facts = [
                Fact(language.gettext("Ministry"), tuple(map(cells.ministry_name, people))),
                Fact(language.gettext("Function"), tuple(map(cells.function, people))),
                Fact(language.gettext("Language"), tuple(map(cells.spoken, people))),
                *facts,
            ]
        self._made.show_facts(title.format(n=count), facts)
        return self._made
