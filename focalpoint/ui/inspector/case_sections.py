"""What the requests of a case share, as opening rows: persons, offences, chronology, evidence, annexes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from focalpoint.domain.cases import CaseEvent, CaseFile, CaseOffence
from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.inspector.dates import first_day, show_date
from focalpoint.ui.inspector.folding import FoldRow
from focalpoint.ui.inspector.treaty_forms import RowForm, RowsSection
from focalpoint.ui.widgets.basics import LinkButton, allow
from focalpoint.ui.widgets.bounded import BoundedLine

if TYPE_CHECKING:
    from focalpoint.domain.changes import ChangeSet
    from focalpoint.language import Language
    from focalpoint.ui.inspector.names import Choices
    from focalpoint.ui.shell.context import PageContext

_DAYS: Final = frozenset(
    {"custody_since", "custody_until", "informed_on", "limitation_date", "date_from", "date_to", "received_on"}
) | {"return_by", "returned_on"}


class CaseBook:
    """The case that is shown, read once for all its parts."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._kept: CaseFile | None = None

    def forget(self) -> None:
        """Read it again when next asked."""
        self._kept = None

    def file(self, case_id: str) -> CaseFile:
        """A case with all its parts."""
        if self._kept is None or self._kept.case.id != case_id:
            self._kept = self._context.workspace.cases.file(case_id)
        return self._kept


class PartSection(RowsSection):
    """One kind of part: a field that adds one, a row for each, its fields when it is opened."""

    table = ""
    add_method = ""

    def __init__(self, context: PageContext, book: CaseBook) -> None:
        super().__init__(context, "cases")
        self.tables = frozenset({self.table})
        self.book = book
        self.new = BoundedLine()
        say_too_long(context, self.new)
        self.new.returnPressed.connect(self._on_add)
        self.column.insertWidget(0, self.new)

    @abstractmethod
    def parts(self) -> Sequence[Any]:
        """The parts of the case that is shown."""

    @abstractmethod
    def row(self, part: Any, language: Language) -> FoldRow:  # noqa: ANN401 - a part of this kind
        """How a part reads."""

    @abstractmethod
    def fields(self, form: RowForm) -> None:
        """The fields of a part."""

    @abstractmethod
    def hint(self, language: Language) -> tuple[str, str]:
        """What stands in the empty field that adds a part, and its name."""

    @abstractmethod
    def add(self, text: str) -> ChangeSet:
        """Add a part with what was typed."""

    @abstractmethod
    def edit(self, part_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field
        """Change a part."""

    def part(self, part_id: str) -> Any:  # noqa: ANN401 - a part of this kind
        """A part by its id; None when it is gone."""
        return next((each for each in self.parts() if each.id == part_id), None)

    def fill(self) -> None:
        """Show the parts."""
        language = self.context.language
        self.rows.set_rows([self.row(part, language) for part in self.parts()])
        self.fill_open()
        reason = why_not(self.context, self.add_method)
        words, name = self.hint(language)
        self.new.setPlaceholderText(words)
        self.new.setAccessibleName(name)
        self.new.setReadOnly(bool(reason))
        self.new.setToolTip(reason)

    def build(self, key: str) -> QWidget:
        """The fields of a part, and a way to put it away."""
        form = RowForm(self.context, self.table, lambda name, value: self._save(key, name, value))
        self.fields(form)
        self.below(form, key)
        remove = LinkButton(self.context.language.gettext("Put away"))
        remove.clicked.connect(lambda: self._on_remove(key))
        form.add_widget(remove)
        reason = self.reason()
        allow(remove, not reason, reason)
        form.finish(self.values(key), reason)
        return form

    def below(self, form: RowForm, part_id: str) -> None:
        """What else stands under the fields of a part."""

    def values(self, key: str) -> Mapping[str, object]:
        """What stands in the fields of a part."""
        part = self.part(key)
        return {} if part is None else self.shown(part)

    def shown(self, part: Any) -> dict[str, object]:  # noqa: ANN401 - a part of this kind
        """A part as its editors take it."""
        return {name: getattr(part, name) for name in part.__slots__}

    def stored(self, _part: Any, name: str, value: object) -> dict[str, Any] | None:  # noqa: ANN401 - as above
        """What an edited field changes; None when it cannot be read."""
        if name in _DAYS:
            text = str(value or "").strip()
            day = first_day(text) if text else None
            return None if text and day is None else {name: day[:10] if day else None}
        return {name: value if isinstance(value, bool | tuple) else str(value or "")}

    def _save(self, key: str, name: str, value: object) -> bool:
        part = self.part(key)
        changes = None if part is None else self.stored(part, name, value)
        return changes is not None and self.context.run(lambda: self.edit(key, **changes))

    def _on_add(self) -> None:
        text = self.new.text().strip()
        if text and not self.new.isReadOnly() and self.context.run(lambda: self.add(text)):
            self.new.clear()

    def _on_remove(self, key: str) -> None:
        self.context.run(lambda: self.context.workspace.cases.archive_parts(self.table, [key]))


class OffencesSection(PartSection):
    """The offences as the home law has them."""

    name, table, add_method, method = "case_offences", "case_offences", "cases.add_offence", "cases.edit_offence"

    def heading(self) -> str:
        """Offences and how many."""
        return self.context.language.gettext("Offences ({n})").format(n=len(self.parts()))

    def parts(self) -> Sequence[CaseOffence]:
        """The offences of the case."""
        return self.book.file(self.record_id).offences

    def row(self, part: CaseOffence, language: Language) -> FoldRow:
        """Title, article and highest penalty."""
        about = (part.article, part.max_penalty)
        return FoldRow(part.id, isolate(part.title), " · ".join(isolate(each) for each in about if each))

    def fields(self, form: RowForm) -> None:
        """What the law says and what it is under a treaty."""
        form.line("title")
        form.line("article")
        form.text("law_text")
        form.line("max_penalty")
        form.line("max_penalty_years")
        form.days("date_from", "date_to")
        form.line("place")
        form.day("limitation_date")
        form.text("limitation_note")
        form.choice("instrument", self._instruments)
        form.line("treaty_article")

    def hint(self, language: Language) -> tuple[str, str]:
        """A new offence."""
        return language.gettext("An offence, then Enter"), language.gettext("New offence")

    def add(self, text: str) -> ChangeSet:
        """Add an offence by its title."""
        return self.context.workspace.cases.add_offence(self.record_id, title=text)

    def edit(self, part_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field
        """Change an offence."""
        return self.context.workspace.cases.edit_offence(part_id, **changes)

    def _instruments(self, language: Language) -> Choices:
        found = self.context.workspace.instruments.catalogue()
        named = [(each.id, plain_order(each.short_title(language.code))) for each in found]
        return [("", language.pgettext("instrument", "None")), *named]


class ChronologySection(PartSection):
    """What happened, in order."""

    name, table, add_method, method = "case_events", "case_events", "cases.add_event", "cases.edit_event"

    def heading(self) -> str:
        """Chronology and how long it is."""
        return self.context.language.gettext("Chronology ({n})").format(n=len(self.parts()))

    def parts(self) -> Sequence[CaseEvent]:
        """The lines of the chronology."""
        return self.book.file(self.record_id).chronology

    def row(self, part: CaseEvent, language: Language) -> FoldRow:
        """Date and what happened."""
        day = show_date(language, part.date) if part.date else language.gettext("No date")
        return FoldRow(part.id, isolate(part.event), " · ".join(isolate(each) for each in (day, part.place) if each))

    def fields(self, form: RowForm) -> None:
        """When, where, what, and how it is known."""
        form.line("date")
        form.line("place")
        form.text("event")
        form.line("source")

    def hint(self, language: Language) -> tuple[str, str]:
        """A new line."""
        return language.gettext("What happened, then Enter"), language.gettext("New line of the chronology")

    def add(self, text: str) -> ChangeSet:
        """Add a line."""
        return self.context.workspace.cases.add_event(self.record_id, event=text)

    def edit(self, part_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field
        """Change a line."""
        return self.context.workspace.cases.edit_event(part_id, **changes)


SECTIONS: Final[tuple[Callable[[PageContext, CaseBook], PartSection], ...]] = (OffencesSection, ChronologySection)
"""The parts that are texts alone."""
