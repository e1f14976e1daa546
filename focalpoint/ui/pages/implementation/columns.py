"""What the views of implementation show of an entry, and how they group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from focalpoint.domain import provision_rules
from focalpoint.domain.provisions import Aspect, Entry, GapOrder, Mark, Rating
from focalpoint.language import Language, isolate
from focalpoint.ui.inspector.dates import show_date
from focalpoint.words import provisions as words

if TYPE_CHECKING:
    from datetime import date

    from focalpoint.ui.inspector.names import Names

PROVISIONS: Final = "provisions"
MATRIX: Final = "matrix"
INSTRUMENTS: Final = "instruments"
GRID: Final = "grid"
"""All instruments at one look."""
GAPS: Final = "gaps"
STANDARDS: Final = "standards"
TREES: Final = (PROVISIONS, MATRIX, INSTRUMENTS, GAPS)
VIEWS: Final = (PROVISIONS, MATRIX, INSTRUMENTS, GRID, GAPS, STANDARDS)
ASKED: Final = "asked"
_DASH: Final = "–"
_TICK: Final = "✓"
_ASPECT_COLUMNS: Final = tuple(Aspect)


def view_words(language: Language, view: str) -> str:
    """What a view is called in the header."""
    return {
        PROVISIONS: language.pgettext("view", "Provisions"),
        MATRIX: language.pgettext("view", "Matrix"),
        INSTRUMENTS: language.pgettext("view", "By instrument"),
        GRID: language.pgettext("view", "Grid"),
        GAPS: language.pgettext("view", "Gaps"),
        STANDARDS: language.pgettext("view", "Standards"),
    }[view]


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """One column: heading, text of an entry, width; a state is painted as a pill, a token colours the text."""

    name: str
    words: Callable[[Language], str]
    text: Callable[[Entry], str]
    width: int
    state: Callable[[Entry], tuple[str, str]] | None = None
    token: Callable[[Entry], str] | None = None
    said: Callable[[Entry], str] | None = None
    """What a screen reader says instead of a sign."""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; ``note`` stands beside it, ``state`` is a pill in the column of that name."""

    code: str
    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    state: tuple[str, str] = ("", "")


class Cells:
    """One reading of the entries, in one language at a time."""

    def __init__(self, language: Language, names: Names) -> None:
        self.language = language
        self.names = names
        self.sources: dict[str, str] = {}
        self.entries: tuple[Entry, ...] = ()
        self.today: date | None = None

    def source(self, code: str) -> str:
        """A resolution's or instrument's title; its code where it has none."""
        return self.sources.get(code) or code

    def heading(self, group: Group) -> str:
        """A group's title with what stands beside it."""
        if not group.note:
            return group.title
        return self.language.gettext("{title} · {note}").format(title=group.title, note=group.note)

    def more(self, entry: Entry) -> str:
        """Words that stand for an entry beside its own."""
        provision = entry.provision
        parts = (
            self.source(provision.source),
            words.theme(self.language, provision.theme),
            self.names.ministry(entry.implementation.ministry_id),
        )
        return "\n".join(parts)

    def due(self, entry: Entry) -> bool:
        """Whether somebody should verify it again."""
        return self.today is not None and provision_rules.verification_is_due(entry.implementation, self.today)

    def verified(self, entry: Entry) -> str:
        """When it was last verified; a triangle where it is due again."""
        if not entry.implementation.version:
            return ""
        said = show_date(self.language, entry.implementation.verified_on)
        return said or self.language.pgettext("verified", "never")

    # -- columns ------------------------------------------------------------------------------------------------

    def columns(self, view: str) -> tuple[EntryColumn, ...]:
        """The columns of a view; the first holds the tree."""
        made: dict[str, Callable[[], tuple[EntryColumn, ...]]] = {
            PROVISIONS: lambda: (
                self._key(), self._asked(), self._law(110), self._ministry(), self._rating(), self._assessor(),
                self._verified(), self._force(),
            ),
            MATRIX: lambda: (
                self._key(), self._asked(), *map(self._aspect, _ASPECT_COLUMNS), self._rating(),
                self._assessor(hidden=True),
            ),
            INSTRUMENTS: lambda: (
                self._key(), self._asked(), self._mark(), self._law(210), self._ministry(), self._rating(hidden=True),
            ),
            GAPS: lambda: (
                self._key(whole=True), self._asked(), self._gap(), self._missing(), self._ministry(),
                self._activities(),
            ),
        }  # fmt: skip
        return made[view]()

    def _key(self, *, whole: bool = False) -> EntryColumn:
        """The paragraph; the whole key where the heading does not say of what."""

        def text(entry: Entry) -> str:
            return isolate(entry.key if whole else entry.provision.paragraph)

        return EntryColumn("key", lambda language: language.gettext("Provision"), text, 136 if whole else 112)

    def _asked(self) -> EntryColumn:
        return EntryColumn(
            ASKED, lambda language: language.gettext("What it asks"), lambda entry: entry.provision.title, 260
        )

    def _law(self, width: int) -> EntryColumn:
        return EntryColumn(
            "law",
            lambda language: language.gettext("National law"),
            lambda entry: " ".join(entry.implementation.legislation.split()),
            width,
        )

    def _ministry(self) -> EntryColumn:
        return EntryColumn(
            "ministry",
            lambda language: language.gettext("Institution"),
            lambda entry: self.names.ministry_code(entry.implementation.ministry_id),
            78,
            said=lambda entry: self.names.ministry(entry.implementation.ministry_id),
        )

    def _rating(self, *, hidden: bool = False) -> EntryColumn:
        return EntryColumn(
            "rating",
            lambda language: language.gettext("Own rating"),
            lambda entry: self._state_of(entry.implementation.rating)[1],
            100,
            state=lambda entry: self._state_of(entry.implementation.rating),
            hidden=hidden,
        )

    def _assessor(self, *, hidden: bool = False) -> EntryColumn:
        return EntryColumn(
            "assessor",
            lambda language: language.gettext("Assessor"),
            lambda entry: self._state_of(entry.implementation.assessor_rating)[1],
            100,
            state=lambda entry: self._state_of(entry.implementation.assessor_rating),
            hidden=hidden,
        )

    def _verified(self) -> EntryColumn:
        return EntryColumn(
            "verified",
            lambda language: language.gettext("Verified"),
            lambda entry: f"▲ {self.verified(entry)}" if self.due(entry) else self.verified(entry),
            110,
            token=lambda entry: "amber" if self.due(entry) else "",
            hidden=True,
        )

    def _force(self) -> EntryColumn:
        return EntryColumn(
            "force",
            lambda language: language.gettext("Binding force"),
            lambda entry: words.force(self.language, entry.provision.force),
            150,
            hidden=True,
        )

    def _aspect(self, aspect: Aspect) -> EntryColumn:
        return EntryColumn(
            aspect.value,
            lambda language: words.aspect(language, aspect),
            lambda entry: _TICK if entry.has(aspect) else _DASH,
            56,
            token=lambda entry: "green" if entry.has(aspect) else "muted",
            said=lambda entry: (
                self.language.gettext("Something is said of it.")
                if entry.has(aspect)
                else self.language.gettext("Nothing is said of it.")
            ),
        )

    def _mark(self) -> EntryColumn:
        return EntryColumn(
            "mark",
            lambda language: language.gettext("In national law"),
            lambda entry: words.mark_state(self.language, entry.implementation.mark)[1],
            122,
            state=lambda entry: words.mark_state(self.language, entry.implementation.mark),
        )

    def _gap(self) -> EntryColumn:
        def state(entry: Entry) -> tuple[str, str]:
            return words.weight_state(self.language, provision_rules.weight_of(entry))

        return EntryColumn(
            "gap", lambda language: language.pgettext("gap", "Gap"), lambda entry: state(entry)[1], 100, state=state
        )

    def _missing(self) -> EntryColumn:
        return EntryColumn(
            "missing",
            lambda language: language.gettext("What is missing"),
            lambda entry: " ".join(entry.implementation.gaps.split()),
            176,
        )

    def _activities(self) -> EntryColumn:
        def text(entry: Entry) -> str:
            count = sum(link.entity == "plan_nodes" for link in entry.links)
            return str(count) if count else ""

        return EntryColumn(
            "activities",
            lambda language: language.gettext("Activities"),
            text,
            78,
            said=self._activities_in_words,
        )

    def _activities_in_words(self, entry: Entry) -> str:
        count = sum(link.entity == "plan_nodes" for link in entry.links)
        return self.language.ngettext("{n} linked activity", "{n} linked activities", count).format(n=count)

    def _state_of(self, rating: str) -> tuple[str, str]:
        return words.short_rating_state(self.language, rating)

    # -- groups -------------------------------------------------------------------------------------------------

    def by_source(self, entries: Iterable[Entry]) -> tuple[Group, ...]:
        """Under the resolution or instrument, with how many are rated."""
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            groups.setdefault(entry.provision.source, []).append(entry)
        return tuple(
            Group(source, self.source(source), tuple(found), self._rated(found)) for source, found in groups.items()
        )

    def by_instrument(self, entries: Iterable[Entry], chosen: str) -> tuple[Group, ...]:
        """Under the instrument; with one chosen, under the rows of its matrix."""
        asked = [entry for entry in entries if entry.provision.row is not None]
        if chosen:
            matrix = provision_rules.matrix_of(chosen, asked)
            return tuple(
                Group(
                    row.row.value,
                    words.row(self.language, row.row),
                    row.entries,
                    self._marked(row.entries),
                    words.mark_state(self.language, row.mark),
                )
                for row in matrix.rows
            )
        groups: dict[str, list[Entry]] = {}
        for entry in asked:
            groups.setdefault(entry.provision.source, []).append(entry)
        return tuple(
            Group(source, self.source(source), tuple(found), self._marked(found)) for source, found in groups.items()
        )

    def by_gap(self, entries: Iterable[Entry], order: GapOrder) -> tuple[Group, ...]:
        """What is missing, under themes or ministries, the worst first."""
        found = provision_rules.gaps_by(entries, order, list(self.names.ministries))
        return tuple(
            Group(
                group.code,
                words.theme(self.language, group.code) if order is GapOrder.THEME else self._institution(group.code),
                tuple(gap.entry for gap in group.gaps),
                self.language.ngettext("{n} gap", "{n} gaps", len(group.gaps)).format(n=len(group.gaps)),
            )
            for group in found
        )

    def _institution(self, ministry_id: str) -> str:
        return self.names.ministry(ministry_id) or self.language.gettext("No institution yet")

    def _rated(self, entries: Sequence[Entry]) -> str:
        rated = sum(bool(entry.implementation.rating) for entry in entries)
        return self.language.gettext("{n} of {all} rated").format(n=rated, all=len(entries))

    def _marked(self, entries: Sequence[Entry]) -> str:
        counts = [
            (mark, sum(entry.implementation.mark == mark for entry in entries))
            for mark in (Mark.PRESENT, Mark.PARTIAL, Mark.ABSENT)
        ]
        said = [
            self.language.gettext("{what}: {n}").format(what=words.mark(self.language, mark), n=count)
            for mark, count in counts
            if count
        ]
        return " · ".join(said) or words.mark(self.language, "")

    def widest(self) -> dict[str, tuple[str, ...]]:
        """What the columns of pills may say, by their names."""
        ratings = tuple(words.short_rating_state(self.language, rating)[1] for rating in Rating)
        return {
            "rating": ratings,
            "assessor": ratings,
            "mark": tuple(words.mark(self.language, mark) for mark in Mark),
            "gap": tuple(words.weight_state(self.language, weight)[1] for weight in (1, 2, 3)),
        }
