"""Status tables of depositaries: see what a table tells, settle the names that nobody could match, record the acts."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar, Final

from focalpoint.domain import status_tables as rules
from focalpoint.domain.changes import ChangeSet, Value
from focalpoint.domain.folding import fold
from focalpoint.domain.instruments import Act, ActDraft, ActKind, Instrument
from focalpoint.domain.progress import Progress
from focalpoint.domain.state_names import cleaned
from focalpoint.domain.states import How, Match, State, StateKind
from focalpoint.domain.status_tables import Doubt
from focalpoint.exchange.status_tables import Order, ReadAct, ReadRow, StatusTable, read_file, read_text
from focalpoint.services.base import Listed, Service
from focalpoint.services.states import settle_in
from focalpoint.store import instruments as store
from focalpoint.store.work import UnitOfWork

_BEHALF: Final = ("on behalf", "in respect", "au nom", "en nombre", "respecto", "от имени", "в отношении")
_SERIES: Final = re.compile(r"(?<!\d)(\d{1,2}-\d{1,2}(?:[-.]?[a-d])?)(?![\d-])", re.IGNORECASE)
Mark = tuple[str, ActKind, dt.date, str]


@dataclass(frozen=True, slots=True)
class Warned:
    """Something doubtful about a row (0: about the table): a code of ``words/status_import.py`` and what it names."""

    row: int
    code: str
    names: Mapping[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return {"row": self.row, "code": self.code, **self.names}


@dataclass(frozen=True, slots=True)
class StatusRow:
    """A row of the table: whom its name means, and the acts that it tells."""

    row: int
    name: str
    match: Match
    acts: tuple[ActDraft, ...] = ()
    """Those that can be recorded; empty while the name is not settled."""
    new: tuple[ActDraft, ...] = ()
    """Of them, those that the vault does not hold yet."""
    told: int = 0
    """How many acts the row tells, whoever it means."""
    codes: tuple[str, ...] = ()
    """What is doubtful about the row."""


@dataclass(slots=True)
class StatusPreview:
    """What importing a table would do."""

    source: str
    """The file's name; empty for pasted text."""
    table: StatusTable
    instrument_id: str
    """Empty while nobody knows which instrument the table is of."""
    rows: list[StatusRow] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    missing: tuple[Act, ...] = ()
    """Recorded acts that this table, though newer, does not tell; they stay."""
    settled: dict[str, str] = field(default_factory=dict)
    """Printed name → participant, as chosen in this import."""

    @property
    def read(self) -> int:
        """Rows of data in the table."""
        return len(self.rows)

    @property
    def matched(self) -> int:
        """Rows whose name means a participant for sure."""
        return sum(row.match.sure for row in self.rows)

    @property
    def acts(self) -> int:
        """Acts found in the rows that are matched."""
        return sum(len(row.acts) for row in self.rows)

    @property
    def new(self) -> int:
        """Acts that the vault does not hold yet."""
        return sum(len(row.new) for row in self.rows)

    @property
    def asks_order(self) -> bool:
        """Whether dates were left out because nobody knows whether the day or the month comes first."""
        return any(warned.code == "date_ambiguous" for warned in self.warnings)

    @property
    def unmatched(self) -> list[tuple[int, str]]:
        """Rows and names that a person has to settle."""
        return [(row.row, row.name) for row in self.rows if not row.match.sure]

    def as_dict(self) -> dict[str, Any]:
        """The report as the command line gives it.

        ``read``: rows of data; ``matched``: rows whose name was matched; ``acts``: acts found in these; ``new``: acts
        that were not in the vault before; ``missing``: recorded acts that the table does not tell.
        """
        return {
            "read": self.read,
            "matched": self.matched,
            "acts": self.acts,
            "unmatched": [{"row": row, "name": name} for row, name in self.unmatched],
            "warnings": [warned.as_dict() for warned in self.warnings],
            "new": self.new,
            "missing": [
                {"participant": act.participant, "kind": act.kind.value, "date": act.date.isoformat()}
                for act in self.missing
            ],
            "instrument": self.instrument_id,
        }


class StatusImportService(Service):
    """Take status tables in: preview, settle, record."""

    capability: ClassVar[str] = "status_import"

    def read(
        self,
        source: Path | str,
        instrument_id: str = "",
        *,
        order: str = "",
        progress: Progress | None = None,
    ) -> StatusPreview:
        """What a table would bring; nothing is written.

        Args:
            source: a file (.xlsx, .csv, .txt, .html, .pdf), or the text that was pasted.
            instrument_id: whose table it is; empty: guessed by the file's name or the table's title.
            order: which number of 03/04/2015 comes first, ``day`` or ``month``; empty: as the table shows, else asked.
            progress: its Cancel ends the reading process.

        Raises:
            ImportFileError: what is wrong with the file, or no table in it.
            NotFoundError: no such instrument.
            CancelledError: the person pressed Cancel.
        """
        if isinstance(source, Path):
            table, name = read_file(source, Order(order), progress), source.name
        else:
            table, name = read_text(source, Order(order)), ""
        wanted = instrument_id or self._guessed(table.title, name)
        return self._preview(table, name, wanted, {})

    def again(
        self, preview: StatusPreview, *, instrument_id: str | None = None, settled: Mapping[str, str] | None = None
    ) -> StatusPreview:
        """The same table for another instrument, or with names settled (printed name → code); still nothing written."""
        wanted = preview.instrument_id if instrument_id is None else instrument_id
        names = preview.settled if settled is None else dict(settled)
        return self._preview(preview.table, preview.source, wanted, names)

    def apply(
        self, preview: StatusPreview, settled: Mapping[str, str] | None = None, *, remember: bool = True
    ) -> ChangeSet | None:
        """Record the acts that are new, as one step; None where there is nothing to write.

        Args:
            preview: with an instrument.
            settled: names to settle beside those of the preview (printed name → code).
            remember: keep the names that were settled for every later table.

        Raises:
            NotFoundError: the instrument is gone.
            ReadOnlyError: the vault is open for reading only.
        """
        chosen = {**preview.settled, **(settled or {})}
        fresh = self._preview(preview.table, preview.source, preview.instrument_id, chosen)
        names = fresh.settled if remember else {}
        if not fresh.new and not names:
            return None
        with self._write("import.status", fresh.source) as work:
            settle_in(work, names)
            self._record(work, fresh)
        return work.change_set

    # -- matching -----------------------------------------------------------------------------------------------

    def _guessed(self, title: str, name: str) -> str:
        """Whose table it is, by the id or number in the file's name, else by the longest title that stands above."""
        catalogue = self._workspace.instruments.catalogue()
        stem = Path(name).stem.casefold()
        series = {found.casefold() for found in _SERIES.findall(stem)}
        for one in catalogue:
            if one.id.casefold() in re.split(r"[^a-z0-9]+", stem) or one.number.casefold() in series - {""}:
                return one.id
        above = f"{fold(title)} {fold(stem)}"
        found = [
            (len(folded), one.id)
            for one in catalogue
            for text in {*one.titles.values(), *one.short_titles.values()}
            if len(folded := fold(text)) > 12 and folded in above
        ]
        return max(found)[1] if found else ""

    def _preview(
        self, table: StatusTable, source: str, instrument_id: str, settled: Mapping[str, str]
    ) -> StatusPreview:
        instrument = self._workspace.instruments.get(instrument_id) if instrument_id else None
        preview = StatusPreview(source, table, instrument_id, settled=dict(settled))
        preview.warnings = [Warned(note.row, note.code, dict(note.names)) for note in table.notes]
        known = self._known(instrument_id)
        builder = _Builder(self, preview, instrument, set(known))
        for row, match in self._matched(table.rows, settled):
            builder.add(row, match)
        builder.contradictions()
        preview.warnings.sort(key=lambda warned: warned.row)
        preview.missing = _missing(known.values(), builder.marks)
        return preview

    def _known(self, instrument_id: str) -> dict[Mark, Act]:
        if not instrument_id:
            return {}
        acts = self._workspace.instruments.acts([instrument_id])
        return {(act.participant, act.kind, act.date, act.territory): act for act in acts}

    def _matched(self, rows: Iterable[ReadRow], settled: Mapping[str, str]) -> Listed[tuple[ReadRow, Match]]:
        """Each row with its match: a cut name is tried with its neighbours first; footnotes below fall away."""
        states = self._workspace.states
        kept = list(rows)
        asked = [(name, _first_day(row)) for row in kept for name in (*row.others, row.name)]
        answers = iter(states.match_all(asked))
        found = []
        for row in kept:
            given = [next(answers) for _name in (*row.others, row.name)]
            match = next((each for each in given if each.sure), given[-1])
            chosen = settled.get(row.name)
            if chosen:
                match = Match(row.name, chosen, How.SETTLED)
            if match.sure and match.printed != row.name:
                row = replace(row, name=match.printed)
            if match.sure or not row.last or row.acts:
                found.append((row, match))
        return found

    def _state(self, code: str) -> State:
        return self._workspace.states.get(code)

    def _record(self, work: UnitOfWork, preview: StatusPreview) -> None:
        rows: list[dict[str, Value]] = [
            {
                "instrument_id": preview.instrument_id,
                "participant": draft.participant,
                "kind": draft.kind.value,
                "date": draft.date.isoformat(),
                "effective": draft.effective.isoformat() if draft.effective else None,
                "territory": draft.territory,
                "note": draft.note,
                "source": preview.source,
            }
            for row in preview.rows
            for draft in row.new
        ]
        work.insert_many(store.TreatyAct, rows)


class _Builder:
    """Makes the rows of a preview, each act once."""

    def __init__(
        self, service: StatusImportService, preview: StatusPreview, instrument: Instrument | None, known: set[Mark]
    ) -> None:
        self._service, self._preview, self._instrument = service, preview, instrument
        self._known = known
        self._today = service._workspace.clock.today()  # noqa: SLF001 - its own helper
        self.marks: set[Mark] = set()
        """Every act of the table so far."""
        self._by_participant: dict[str, list[tuple[int, ActDraft]]] = defaultdict(list)

    def add(self, row: ReadRow, match: Match) -> None:
        """One row."""
        codes: list[str] = [warned.code for warned in self._preview.warnings if warned.row == row.row]
        drafts: list[ActDraft] = []
        if match.sure:
            match, drafts = self._drafts(row, match, codes)
        new = [draft for draft in drafts if _mark(draft) not in self._known]
        self._preview.rows.append(
            StatusRow(row.row, row.name, match, tuple(drafts), tuple(new), len(row.acts), tuple(dict.fromkeys(codes)))
        )

    def contradictions(self) -> None:
        """Participants that consent twice in one table."""
        for acts in self._by_participant.values():
            if rules.contradictory(draft for _row, draft in acts):
                self._warn(acts[-1][0], Doubt.CONTRADICTORY, [])

    def _warn(self, row: int, code: str, codes: list[str], **names: str) -> None:
        codes.append(code)
        self._preview.warnings.append(Warned(row, str(code), names))

    def _drafts(self, row: ReadRow, match: Match, codes: list[str]) -> tuple[Match, list[ActDraft]]:
        state = self._service._state(match.code)  # noqa: SLF001 - its own helper
        if state.kind is StateKind.TERRITORY and not _answered_for(state, row):
            return Match(row.name, proposals=(state.part_of,) if state.part_of else ()), []
        if not row.acts and not codes:
            self._warn(row.row, Doubt.NO_ACT, codes)
        drafts = []
        for act in row.acts:
            draft = self._draft(act, state, row)
            if act.inferred:
                succeeded = draft.kind is ActKind.SUCCESSION
                codes.append(Doubt.SUCCESSION_INFERRED if succeeded else Doubt.KIND_INFERRED)
            refused = rules.refusal(self._instrument, draft, self._today) if self._instrument else None
            if refused is not None:
                self._warn(row.row, refused, codes, date=act.date)
            elif _mark(draft) in self.marks:
                self._warn(row.row, Doubt.TWICE, codes, date=act.date)
            else:
                self.marks.add(_mark(draft))
                drafts.append(draft)
                self._by_participant[draft.participant].append((row.row, draft))
        self._doubts(row, state, drafts, codes)
        return match, drafts

    def _doubts(self, row: ReadRow, state: State, drafts: list[ActDraft], codes: list[str]) -> None:
        if state.kind is StateKind.TERRITORY:
            self._warn(row.row, Doubt.TERRITORY, codes, name=row.name)
        elif cleaned(row.name).limit and any(_limit(row.name) in (draft.note, draft.territory) for draft in drafts):
            self._warn(row.row, Doubt.LIMITED, codes, name=row.name)
        if self._instrument is not None:
            for doubt, names in rules.row_doubts(self._instrument, drafts, state):
                self._warn(row.row, doubt, codes, **names)

    def _draft(self, act: ReadAct, state: State, row: ReadRow) -> ActDraft:
        effective = dt.date.fromisoformat(act.effective) if act.effective else None
        draft = ActDraft(state.code, ActKind(act.kind), dt.date.fromisoformat(act.date), effective, note=act.note)
        if state.kind is StateKind.TERRITORY:
            return rules.extension(draft, state)
        limit = _limit(row.name)
        if not limit or any(limit in name for name in state.names.values()):
            return draft
        if fold(limit).startswith(_BEHALF):
            return replace(draft, kind=ActKind.TERRITORIAL_EXTENSION, territory=limit)
        return replace(draft, note="; ".join(filter(None, (limit, draft.note))))


def _limit(name: str) -> str:
    tidy = cleaned(name)
    return tidy.remark if tidy.limit else ""


def _mark(draft: ActDraft) -> Mark:
    return draft.participant, draft.kind, draft.date, draft.territory


def _answered_for(territory: State, row: ReadRow) -> bool:
    """Whether somebody answers for a territory on the row's day: not before it was handed over."""
    day = _first_day(row)
    if not territory.part_of or not row.acts or day is None:
        return False
    return territory.part_since is None or day >= territory.part_since


def _first_day(row: ReadRow) -> dt.date | None:
    return min((dt.date.fromisoformat(act.date) for act in row.acts), default=None)


def _missing(known: Iterable[Act], told: set[Mark]) -> tuple[Act, ...]:
    """Recorded acts of the kinds and up to the last day of a table that the table does not tell."""
    kinds = {mark[1] for mark in told}
    last = max((mark[2] for mark in told), default=dt.date.min)
    return tuple(
        act
        for act in known
        if act.kind in kinds and act.date <= last and (act.participant, act.kind, act.date, act.territory) not in told
    )
