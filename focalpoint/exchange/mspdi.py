"""Microsoft Project XML (MSPDI). Dates are taken as they are; nothing is scheduled anew.

Link types and lag units as in Microsoft's schema pages: ``LinkLag`` is tenths of a minute, for a lag given in percent
the percent; a day of a working-time lag has the file's ``MinutesPerDay``, an elapsed one 1,440 minutes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.plan import LinkType, NodeStatus, Precision
from focalpoint.exchange import errors, hierarchy
from focalpoint.exchange.cells import line, moment, text
from focalpoint.exchange.hierarchy import Draft
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import FileKind, ImportedPlan, ImportedRow, Note
from focalpoint.exchange.network import cut_circles, resolved
from focalpoint.exchange.rowvalues import key_of
from focalpoint.exchange.wording import kind_named, status_named
from focalpoint.exchange.xmlparts import children, local, refuse_too_many, told, walk

LINK_TYPES: Final = {"0": LinkType.FF, "1": LinkType.FS, "2": LinkType.SF, "3": LinkType.SS}
_ELAPSED: Final = frozenset({4, 6, 8, 10, 12, 36, 38, 40, 42, 44})
_TEXT_FIELDS: Final = {"188743731": "Text1", "188743734": "Text2"}
"""Where our own exports keep a line's kind and status."""
_OUR_TASK: Final = "focalpoint:task"
"""The address that our own exports give to ministries' tasks, which are no part of the plan."""
_PERCENT: Final = frozenset({19, 20, 51, 52})
_DAY: Final = re.compile(r"^\d{4}-\d{2}-\d{2}")
_NO_DURATION: Final = re.compile(r"^P(?:T?0+(?:\.0+)?[YMWDHS])+(?:T?0+(?:\.0+)?[HMS])*$")
_SUFFIX: Final = re.compile(r"\.(?:xml|mpp|mpt)$", re.IGNORECASE)
_PROJECT_FIELDS: Final = frozenset({
    "Title", "Name", "GUID", "CreationDate", "StartDate", "FinishDate", "MinutesPerDay",
})  # fmt: skip
_LISTS: Final = {"Tasks": "Task", "Resources": "Resource", "Assignments": "Assignment"}
_TASK: Final = re.compile(rb"<(?:\w+:)?Task>")
_WORK_RESOURCE: Final = "1"


def read(path: Path, limits: Limits) -> ImportedPlan:
    """The plan in a Microsoft Project XML file.

    Raises:
        ImportFileError: see ``xmlparts.walk``; also no tasks, or more than the limit.
    """
    refuse_too_many(path, _TASK, limits.rows)
    reader = _Reader(limits)
    for above, element in walk(path, _is_wanted):
        reader.take(above, element)
    return reader.plan(path.stem)


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._project: dict[str, str] = {}
        self._tasks: list[tuple[dict[str, str], list[dict[str, str]], dict[str, str]]] = []
        self._resources: dict[str, str] = {}
        self._assigned: dict[str, list[str]] = {}
        self._by_uid: dict[str, ImportedRow] = {}
        self._plan = ImportedPlan(FileKind.MSPDI, "", "")

    def take(self, above: Sequence[str], element: Any) -> None:
        """One element of the file."""
        if len(above) == 1:
            self._project.setdefault(local(element.tag), (element.text or "").strip())
        elif above[1] == "Tasks":
            self._task(element)
        elif above[1] == "Resources":
            said = told(element)
            if said.get("Name") and said.get("Type", _WORK_RESOURCE) == _WORK_RESOURCE and said.get("IsNull") != "1":
                self._resources[said.get("UID", "")] = line(said["Name"])
        else:
            said = told(element)
            self._assigned.setdefault(said.get("TaskUID", ""), []).append(said.get("ResourceUID", ""))

    def _task(self, element: Any) -> None:
        if len(self._tasks) > self._limits.rows:
            raise errors.TooManyRowsError(limit=self._limits.rows)
        links = [told(link) for link in children(element, "PredecessorLink")]
        baselines = [told(baseline) for baseline in children(element, "Baseline")]
        first = next((baseline for baseline in baselines if baseline.get("Number", "0") == "0"), {})
        said = told(element)
        notes = next((child.text or "" for child in children(element, "Notes")), "")
        said["Notes"] = notes
        for extra in map(told, children(element, "ExtendedAttribute")):
            if extra.get("FieldID") in _TEXT_FIELDS:
                said[_TEXT_FIELDS[extra["FieldID"]]] = extra.get("Value", "")
        self._tasks.append((said, links, first))

    def plan(self, stem: str) -> ImportedPlan:
        """The finished plan."""
        plan, project = self._plan, self._project
        root = next((said for said, _links, _baseline in self._tasks if said.get("UID") == "0"), {})
        plan.title = (
            line(root.get("Name", ""))
            or line(project.get("Title", ""))
            or _SUFFIX.sub("", line(project.get("Name", "")))
        ) or stem
        plan.starts = _day(root.get("Start", "") or project.get("StartDate", ""))
        plan.finishes = _day(root.get("Finish", "") or project.get("FinishDate", ""))
        plan.source = _source(project)
        plan.exported_at = project.get("CreationDate", "")
        drafts, links = self._drafts()
        if not drafts:
            raise errors.NoRowsError
        drafts = hierarchy.arrange(drafts)
        hierarchy.number_rows(drafts)
        hierarchy.propose_kinds(drafts)
        plan.rows = [draft.row for draft in drafts]
        self._link(links)
        cut_circles(plan.rows, plan.warnings.append)
        plan.read = len(plan.rows) + len(plan.skipped)
        return plan

    def _drafts(self) -> tuple[list[Draft], dict[str, list[dict[str, str]]]]:
        plan = self._plan
        drafts: list[Draft] = []
        links: dict[str, list[dict[str, str]]] = {}
        tasks = [task for task in self._tasks if task[0].get("UID") != "0"]
        numbers = [task[0].get("ID", "") for task in tasks]
        if all(number.isdigit() and len(number) < 10 for number in numbers) and len(set(numbers)) == len(numbers):
            tasks.sort(key=lambda task: int(task[0]["ID"]))
        seen: set[str] = set()
        for place, (said, own_links, baseline) in enumerate(tasks, 1):
            uid = said.get("UID", "")
            name = line(said.get("Name", ""))
            reason = _reason_to_skip(said, name, uid in seen)
            if reason:
                plan.skipped.append(Note(place, reason, {"text": name}))
                continue
            uid = uid or f"#{place}"
            seen.add(uid)
            row = ImportedRow(place, uid, name, "")
            row.key, row.version = key_of(said.get("GUID", "").strip("{}"))
            self._by_uid[uid] = row
            self._fill(row, said, baseline)
            level = said.get("OutlineLevel", "1")
            drafts.append(Draft(row, level=int(level) if level.isdigit() and len(level) < 4 else 1))
            links[uid] = own_links
            row.uid = row.key or uid
        return drafts, links

    def _fill(self, row: ImportedRow, said: dict[str, str], baseline: dict[str, str]) -> None:
        values = row.values
        self._dates(row, said)
        for field, day in (
            ("baseline_start", _day(baseline.get("Start", ""))),
            ("baseline_finish", _day(baseline.get("Finish", ""))),
            ("actual_start", _day(said.get("ActualStart", ""))),
            ("actual_finish", _day(said.get("ActualFinish", ""))),
        ):
            if day:
                values[field] = day
        percent = said.get("PercentComplete", "").removesuffix("%")
        if percent.isdigit() and int(percent) <= 100:
            values["percent"] = float(percent)
            row.defaults["status"] = str(_status(int(percent)))
        elif percent:
            self._warn(row, "percent_unknown", text=percent[:80])
        if said.get("Active") == "0":
            row.defaults["status"] = str(NodeStatus.CANCELLED)
            self._warn(row, "inactive")
        if said.get("Notes", "").strip():
            values["description"] = text(said["Notes"])
        summary = said.get("Summary") == "1"
        if not summary and (said.get("Milestone") == "1" or _NO_DURATION.match(said.get("Duration", ""))):
            row.kind = "milestone"
            values["kind"] = "milestone"
        names = [self._resources[uid] for uid in self._assigned.get(row.uid, ()) if uid in self._resources]
        names = list(dict.fromkeys(names))
        kind, status = kind_named(said.get("Text1", "")), status_named(said.get("Text2", ""))
        if row.key and kind and status:
            values.update(kind=kind, status=status)
        if len(names) > 1:
            self._warn(row, "several_leads", lead=names[0], supporting="; ".join(names[1:]))
        row.lead = names[0] if names else ""
        row.supporting = tuple(names[1:])

    def _dates(self, row: ImportedRow, said: dict[str, str]) -> None:
        start, finish = _day(said.get("Start", "")), _day(said.get("Finish", ""))
        if start and finish and finish < start:
            self._warn(row, "finish_before_start", start=start, finish=finish)
            unknown = str(Precision.UNKNOWN)
            row.values.update(start=None, start_text=start, start_precision=unknown)
            row.values.update(finish=None, finish_text=finish, finish_precision=unknown)
            return
        for field, day in (("start", start), ("finish", finish)):
            written = said.get(f"{field.title()}Text", "")
            when = moment(written, day_first=True) if written and said.get("Manual") == "1" else None
            if when is not None and when.text:
                value = when.first if field == "start" else when.last
                row.values.update({field: value, f"{field}_text": when.text, f"{field}_precision": when.precision})
            elif day:
                row.values[field] = day

    def _link(self, links: dict[str, list[dict[str, str]]]) -> None:
        rows = self._plan.rows
        places = {id(row): place for place, row in enumerate(rows)}
        by_uid = {uid: places[id(row)] for uid, row in self._by_uid.items()}
        own = {place: uid for uid, place in by_uid.items()}
        minutes = self._project.get("MinutesPerDay", "")
        per_day = int(minutes) if minutes.isdigit() and 0 < int(minutes[:5]) <= 1440 else 480
        for place, row in enumerate(rows):
            found: list[tuple[int | None, str, int]] = []
            for link in links.get(own[place], ()):
                target = by_uid.get(link.get("PredecessorUID", ""))
                if target is None or target == place or link.get("CrossProject") == "1":
                    self._warn(row, "link_unknown", reference=link.get("PredecessorUID", ""))
                    continue
                kind = LINK_TYPES.get(link.get("Type", "1"), LinkType.FS)
                found.append((target, str(kind), self._lag(row, link, per_day)))
            row.links, _left_out = resolved(found, place)

    def _lag(self, row: ImportedRow, link: dict[str, str], per_day: int) -> int:
        written, unit = link.get("LinkLag", "0"), link.get("LagFormat", "7")
        try:
            amount, unit_code = float(written), int(unit)
        except ValueError:
            return 0
        if unit_code in _PERCENT:
            if amount:
                self._warn(row, "lag_percent", percent=amount)
            return 0
        days = amount / 10 / (1440 if unit_code in _ELAPSED else per_day)
        if abs(days) > 36_500:
            return 0
        whole = int(days + 0.5) if days >= 0 else -int(0.5 - days)
        if abs(days - whole) > 0.01:
            self._warn(row, "lag_rounded", days=whole)
        return whole

    def _warn(self, row: ImportedRow, code: str, **names: str | float) -> None:
        self._plan.warnings.append(Note(row.row, code, names))


def _is_wanted(above: Sequence[str], name: str) -> bool:
    if len(above) == 1:
        return name in _PROJECT_FIELDS
    return len(above) == 2 and _LISTS.get(above[1]) == name


def _reason_to_skip(said: dict[str, str], name: str, seen: bool) -> str:
    if said.get("IsNull") == "1" or not name:
        return "blank_task"
    if said.get("HyperlinkAddress", "").startswith(_OUR_TASK):
        return "our_task"
    if said.get("ExternalTask") == "1":
        return "external_task"
    return "uid_twice" if seen else ""


def _day(written: str) -> str | None:
    from datetime import date

    found = _DAY.match(written)
    if not found:
        return None
    try:
        return date.fromisoformat(found.group()).isoformat()
    except ValueError:
        return None


def _status(percent: int) -> NodeStatus:
    if percent >= 100:
        return NodeStatus.DONE_NOT_VERIFIED
    return NodeStatus.IN_PROGRESS if percent else NodeStatus.NOT_STARTED


def _source(project: dict[str, str]) -> str:
    """Which project this is: its GUID, else its creation, title and own name (not the file's).

    Creation alone does not tell: two plans made on one day have the same.
    """
    if project.get("GUID"):
        return f"mspdi:{project['GUID'].strip('{}').casefold()}"
    told = (project.get("CreationDate", ""), project.get("Title", ""), _SUFFIX.sub("", project.get("Name", "")))
    return f"mspdi:~{hashlib.sha256(chr(10).join(told).encode('utf-8', 'replace')).hexdigest()[:32]}"
