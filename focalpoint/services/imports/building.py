"""Builds the preview: each row's node, what it changes, and where it meets an edit made since."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Final, cast

from sqlalchemy import Connection

from focalpoint.domain.plan import NodeKind, NodeStatus, PercentSource
from focalpoint.domain.progress import Progress
from focalpoint.domain.rollup import PERCENT_OF_STATUS
from focalpoint.exchange.cells import institutions
from focalpoint.exchange.matching import FieldDiff, How, Match, compare, match_rows
from focalpoint.exchange.model import NO_PARENT, ImportedPlan, ImportedRow, Note
from focalpoint.exchange.wording import plain
from focalpoint.services.imports.model import NewMinistry, Outcome, PreviewRow
from focalpoint.services.imports.state import MOMENTS, PlanState, Values, brought, rewound, rewound_to, values_of

_TOLD_EVERY: Final = 2_000
_TOLERANCE: Final = 0.01
_TEXTS: Final = frozenset({"title", "description", "budget_line", "human_rights_note", "obligations"})
_Moment = tuple[str | None, str, str]


class Builder:
    """Compares one file with one plan."""

    def __init__(
        self, connection: Connection, imported: ImportedPlan, state: PlanState, new_id: Callable[[], str]
    ) -> None:
        self._connection = connection
        self._imported = imported
        self._state = state
        self._new_id = new_id
        self.warnings = list(imported.warnings)
        self.ministry_ids: dict[str, str] = {}
        self.new_ministries: list[NewMinistry] = []
        self._at_export: dict[str, Values] = {}
        self._brought: dict[str, Values] | None = None
        self.ids: list[str] = []
        """By row: the id of its node, or the one that a new node will get."""
        self._certain: list[bool] = []
        """By row: whether the row has a node, or will have one unless somebody objects."""

    def rows(self, kinds: Mapping[int, str], forced: Mapping[int, str], progress: Progress) -> list[PreviewRow]:
        """One preview row for each row of the file.

        Args:
            kinds: corrected kinds by row.
            forced: nodes that the person chose for rows that had to be asked about.
            progress: told how far it is.
        """
        imported, state = self._imported, self._state
        self._resolve_ministries()
        matches = match_rows(imported.rows, state.known, state.remembered, sure=imported.sure_uids)
        for index, node_id in forced.items():
            matches[index] = Match(How.PLACE, node_id)
        self.ids = [match.node_id or self._new_id() for match in matches]
        self._certain = [match.how is not How.ASK for match in matches]
        self._look_back(matches)
        depths: list[int] = []
        rows: list[PreviewRow] = []
        for index, (row, match) in enumerate(zip(imported.rows, matches, strict=True)):
            if index % _TOLD_EVERY == 0:
                progress.step(index, len(imported.rows), "import.compare")
            depth = 0 if row.parent == NO_PARENT else depths[row.parent] + 1
            depths.append(depth)
            kind = kinds.get(index, row.kind)
            preview = PreviewRow(index, row.row, row.title, row.wbs, depth, kind, Outcome.NEW, match.how)
            if match.node_id is not None:
                self._compare(preview, row, match)
            elif match.how is How.ASK:
                preview.proposed, preview.candidates, preview.reason = Outcome.ASK, match.candidates, "asked"
            rows.append(preview)
        ours = {row.row for row, match in zip(imported.rows, matches, strict=True) if match.how is How.KEY}
        if imported.knows_links and ours:
            # In our own exports the first resource leads by design.
            self.warnings = [note for note in self.warnings if note.code != "several_leads" or note.row not in ours]
        return rows

    def theirs(self, row: ImportedRow, node_id: str) -> Values:
        """What the file says of an existing node, in the vault's own terms."""
        imported = self._imported
        said: Values = {name: value for name, value in row.values.items() if name not in {"lead", "supporting"}}
        said["title"] = row.title
        for name in MOMENTS:
            text, precision = said.pop(f"{name}_text", ""), said.pop(f"{name}_precision", "day")
            if name in said:
                said[name] = (said[name], text, precision if text else "day")
        if row.lead:
            said["lead_id"] = self.ministry_ids[row.lead]
        elif "lead" in row.values:
            said["lead_id"] = None
        if row.supporting or "supporting" in row.values:
            said["supporting_ids"] = tuple(sorted(self.ministry_ids[name] for name in row.supporting))
        if row.links or imported.knows_links:
            links = [link for link in row.links if self._certain[link.row]]
            said["predecessors"] = tuple(sorted((self.ids[link.row], link.type, link.lag_days) for link in links))
        if row.parent != NO_PARENT and self._certain[row.parent]:
            said["parent_id"] = self.ids[row.parent]
        elif row.parent == NO_PARENT and imported.knows_links:
            said["parent_id"] = None
        self._settle_percent(said, node_id)
        return said

    def _compare(self, preview: PreviewRow, row: ImportedRow, match: Match) -> None:
        state = self._state
        node = state.nodes[match.node_id or ""]
        preview.node_id, preview.ref = node.id, node.ref
        preview.kind = node.kind
        if node.archived:
            preview.proposed, preview.reason, preview.choice = Outcome.SKIPPED, "archived", ""
            return
        mine, theirs = values_of(node), self.theirs(row, node.id)
        drop_lost_in_writing(mine, theirs, whole_percent=self._imported.knows_links)
        if not self._may_move(match):
            theirs.pop("parent_id", None)
        differing = {name: value for name, value in theirs.items() if mine.get(name) != value}
        if not differing:
            preview.proposed = Outcome.UNCHANGED
            return
        base = self._base(row, match)
        if match.how is How.KEY and base is None and row.version is not None and row.version < node.version:
            base = rewound(self._connection, node, row.version)
        if match.how is How.KEY and base is not None:
            # A column that the file left as it was exported is no statement, whatever became of it here.
            differing = {name: value for name, value in differing.items() if base.get(name, mine.get(name)) != value}
        preview.changes, preview.conflicts = compare(base, mine, differing)
        if preview.conflicts:
            preview.proposed = Outcome.CONFLICT
        else:
            preview.proposed = Outcome.CHANGED if preview.changes else Outcome.UNCHANGED

    def _base(self, row: ImportedRow, match: Match) -> Values | None:
        """What the file was based on: the exported version, or what an earlier import brought."""
        state = self._state
        node = state.nodes[match.node_id or ""]
        if match.how is How.KEY:
            if row.version is not None:
                return values_of(node) if row.version >= node.version else None
            if self._imported.exported_at:
                return self._at_export.get(node.id) or values_of(node)
        if node.id not in state.taken_at:
            return None
        if self._brought is None:
            self._brought = brought(self._connection, state)
        return self._brought.get(node.id) or values_of(node)

    def _may_move(self, match: Match) -> bool:
        """Whether the file's own hierarchy counts: a part of a plan in a sheet says nothing of what is above it."""
        return self._imported.knows_links or match.how is How.UID

    def _look_back(self, matches: list[Match]) -> None:
        """The values at the time of export, for keys that tell no version."""
        rows = self._imported.rows
        if not self._imported.exported_at:
            return
        nodes = [
            self._state.nodes[match.node_id]
            for row, match in zip(rows, matches, strict=True)
            if match.how is How.KEY and match.node_id and row.version is None
        ]
        if nodes:
            self._at_export = rewound_to(self._connection, nodes, self._imported.exported_at)

    def _settle_percent(self, said: Values, node_id: str) -> None:
        """A figure that the plan computes is not taken for one that somebody entered."""
        percent = said.get("percent")
        if percent is None:
            return
        node = self._state.nodes[node_id]
        place = self._state.outline.index.get(node_id)
        has_children = place is not None and self._state.outline.has_children(place)
        if node.percent_source == PercentSource.BY_CHILDREN and has_children:
            said.pop("percent")
            return
        if node.percent_source == PercentSource.BY_STATUS:
            states = {node.status, str(said.get("status", node.status))}
            told = {PERCENT_OF_STATUS.get(status) for status in states}
            if any(
                value is not None
                and abs(value - float(str(percent))) < (0.5 if self._imported.knows_links else _TOLERANCE)
                for value in told
            ):
                said.pop("percent")
                return
        if node.percent_source != PercentSource.MANUAL:
            said["percent_source"] = str(PercentSource.MANUAL)

    def _resolve_ministries(self) -> None:
        """Names to ids; unknown ones become proposals. "Justice, Interior" parts where both are known."""
        counts: dict[str, int] = {}
        for row in self._imported.rows:
            if row.lead and "," in row.lead and plain(row.lead) not in self._state.ministries:
                self._part_lead(row)
            for name in (row.lead, *row.supporting):
                if name:
                    counts[name] = counts.get(name, 0) + 1
        proposed: dict[str, NewMinistry] = {}
        for name, rows in counts.items():
            known = self._state.ministries.get(plain(name))
            if known is None:
                before = proposed.get(plain(name)) or NewMinistry(self._new_id(), name, 0)
                proposed[plain(name)] = before._replace(rows=before.rows + rows)
                known = before.id
            self.ministry_ids[name] = known
        self.new_ministries = list(proposed.values())

    def _part_lead(self, row: ImportedRow) -> None:
        parts = institutions(row.lead, frozenset(self._state.ministries))
        if len(parts) > 1 and all(plain(part) in self._state.ministries for part in parts):
            row.lead = parts[0]
            row.supporting = tuple(dict.fromkeys([*parts[1:], *row.supporting]))
            names = {"lead": parts[0], "supporting": "; ".join(parts[1:])}
            self.warnings.append(Note(row.row, "several_leads", names))


def drop_lost_in_writing(mine: Values, theirs: Values, *, whole_percent: bool) -> None:
    """Take away what differs only because a file cannot say it better: spaces, text dates, rounding, no lead."""
    for name in _TEXTS & theirs.keys():
        if " ".join(str(theirs[name] or "").split()) == " ".join(str(mine[name] or "").split()):
            theirs[name] = mine[name]
    for name in MOMENTS:
        my, their = cast("_Moment", mine[name]), cast("_Moment | None", theirs.get(name))
        if their and their[1] and their[1] == my[1]:
            theirs[name] = my
    if not whole_percent:
        return
    percent = theirs.get("percent")
    if percent is not None and mine["percent"] is not None and round(float(str(mine["percent"]))) == percent:
        theirs["percent"] = mine["percent"]
    named = {theirs.get("lead_id"), *cast("tuple[str, ...]", theirs.get("supporting_ids", ()))}
    if (
        mine["lead_id"] is None
        and "lead_id" in theirs
        and named == set(cast("tuple[str, ...]", mine["supporting_ids"]))
    ):
        theirs["lead_id"], theirs["supporting_ids"] = None, mine["supporting_ids"]
    start, finish = cast("_Moment | None", theirs.get("start")), cast("_Moment | None", theirs.get("finish"))
    if mine["kind"] == NodeKind.MILESTONE and start and start == finish:
        only = {cast("_Moment", mine[name])[0] for name in MOMENTS} - {None}
        if only == {start[0]}:
            theirs["start"], theirs["finish"] = mine["start"], mine["finish"]


def new_values(row: ImportedRow, kind: str, ministry_ids: Mapping[str, str], *, leaf: bool) -> dict[str, Hashable]:
    """The columns of a new node."""
    said = row.values
    percent = said.get("percent") if leaf else None
    status = said.get("status") or row.defaults.get("status") or str(NodeStatus.NOT_STARTED)
    if not leaf:
        source = PercentSource.BY_CHILDREN
    elif percent is None and "status" in said:
        source = PercentSource.BY_STATUS
    else:
        source = PercentSource.MANUAL
    values: dict[str, Hashable] = {
        "kind": kind,
        "title": row.title,
        "description": said.get("description") or "",
        "lead_id": ministry_ids[row.lead] if row.lead else None,
        "status": status,
        "percent": percent,
        "percent_source": str(source),
        "weight": said.get("weight") or 1.0,
    }
    for name in MOMENTS:
        values[name] = said.get(name)
        values[f"{name}_text"] = said.get(f"{name}_text") or ""
        values[f"{name}_precision"] = said.get(f"{name}_precision") or "day"
    for name in ("baseline_start", "baseline_finish", "forecast_finish", "actual_start", "actual_finish"):
        values[name] = said.get(name)
    for name in ("budget_line", "human_rights_note", "obligations"):
        values[name] = said.get(name) or ""
    return values


def diffs_to_take(preview: PreviewRow) -> list[FieldDiff]:
    """What is written of a row, by what was chosen."""
    taken = list(preview.changes)
    if preview.choice == "theirs":
        taken += preview.conflicts
    return taken
