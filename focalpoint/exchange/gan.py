"""GanttProject files. A ``depend`` stands in the predecessor and names the successor; types 1 SS, 2 FS, 3 FF, 4 SF."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.plan import LinkType, NodeStatus, Precision
from focalpoint.exchange import errors, hierarchy
from focalpoint.exchange.cells import line, text
from focalpoint.exchange.hierarchy import Draft
from focalpoint.exchange.limits import Limits
from focalpoint.exchange.model import FileKind, ImportedPlan, ImportedRow, Note
from focalpoint.exchange.network import cut_circles, resolved
from focalpoint.exchange.xmlparts import children, local, refuse_too_many, walk

LINK_TYPES: Final = {"1": LinkType.SS, "2": LinkType.FS, "3": LinkType.FF, "4": LinkType.SF}
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST: Final = 36_500
_DEEPEST: Final = 200


def read(path: Path, limits: Limits) -> ImportedPlan:
    """The plan in a GanttProject file.

    Raises:
        ImportFileError: see ``xmlparts.walk``; also no tasks, or more than the limit.
    """
    refuse_too_many(path, re.compile(rb"<task\s"), limits.rows)
    for _above, root in walk(path, lambda above, _name: not above, spare=-1):
        return _Reader(root, limits).plan(path.stem)
    raise errors.DamagedFileError


class _Reader:
    def __init__(self, root: Any, limits: Limits) -> None:
        self._root = root
        self._limits = limits
        self._plan = ImportedPlan(FileKind.GAN, "", "")
        self._drafts: list[Draft] = []
        self._depends: list[tuple[str, Any]] = []
        self._ids: dict[str, ImportedRow] = {}
        self._works = _working_days(root)

    def plan(self, stem: str) -> ImportedPlan:
        """The finished plan."""
        plan, root = self._plan, self._root
        plan.title = line(root.get("name", "")) or stem
        for tasks in children(root, "tasks"):
            self._walk(tasks)
        if not self._drafts:
            raise errors.NoRowsError
        named = all(draft.row.uid.startswith("uid:") for draft in self._drafts)
        name = "" if named else line(root.get("name", "")) or stem
        plan.source = f"gan:{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:16]}" if name else "gan"
        self._allocate()
        drafts = hierarchy.arrange(self._drafts)
        hierarchy.number_rows(drafts)
        hierarchy.propose_kinds(drafts)
        plan.rows = [draft.row for draft in drafts]
        self._link()
        cut_circles(plan.rows, plan.warnings.append)
        plan.read = len(plan.rows) + len(plan.skipped)
        starts = [str(row.values["start"]) for row in plan.rows if row.values.get("start")]
        finishes = [str(row.values["finish"]) for row in plan.rows if row.values.get("finish")]
        plan.starts, plan.finishes = min(starts, default=None), max(finishes, default=None)
        return plan

    def _walk(self, tasks: Any) -> None:
        """All tasks, depth first, without recursion."""
        stack = [(task, 0) for task in reversed(children(tasks, "task"))]
        place = 0
        while stack:
            task, level = stack.pop()
            place += 1
            if place > self._limits.rows:
                raise errors.TooManyRowsError(limit=self._limits.rows)
            if level > _DEEPEST:
                raise errors.DamagedFileError
            stack.extend((child, level + 1) for child in reversed(children(task, "task")))
            self._task(task, level, place)

    def _task(self, task: Any, level: int, place: int) -> None:
        name, own = line(task.get("name", "")), task.get("id", "")
        if not name:
            self._plan.skipped.append(Note(place, "blank_task", {}))
            return
        if own in self._ids:
            self._plan.skipped.append(Note(place, "uid_twice", {"text": name}))
            return
        uid = task.get("uid", "")
        row = ImportedRow(place, f"uid:{uid}" if uid else f"id:{own or place}", name, "")
        self._ids[own or f"#{place}"] = row
        self._dates(row, task)
        percent = task.get("complete", "")
        if percent.isdigit() and int(percent) <= 100:
            row.values["percent"] = float(percent)
            row.defaults["status"] = str(_status(int(percent)))
        if task.get("meeting") == "true":
            row.kind = "milestone"
            row.values["kind"] = "milestone"
        notes = "\n".join(child.text or "" for child in children(task, "notes"))
        if notes.strip():
            row.values["description"] = "\n".join(part.strip() for part in text(notes).splitlines())
        self._depends.extend((own, depend) for depend in children(task, "depend"))
        self._drafts.append(Draft(row, level=level))

    def _dates(self, row: ImportedRow, task: Any) -> None:
        try:
            start = date.fromisoformat(task.get("start", "")[:10])
        except ValueError:
            return
        written = task.get("duration", "0")
        days = int(written) if written.lstrip("-").isdigit() and abs(int(written[:9])) < _LONGEST else 0
        milestone = task.get("meeting") == "true" or days == 0
        if days < 0:
            finish_text = (start + timedelta(days=days)).isoformat()
            self._plan.warnings.append(
                Note(row.row, "finish_before_start", {"start": start.isoformat(), "finish": finish_text})
            )
            unknown = str(Precision.UNKNOWN)
            row.values.update(start=None, start_text=start.isoformat(), start_precision=unknown)
            row.values.update(finish=None, finish_text=finish_text, finish_precision=unknown)
            return
        if days == 0:
            row.kind = "milestone"
            row.values["kind"] = "milestone"
        finish = start if milestone else self._after(start, days)
        row.values.update(start=start.isoformat(), finish=finish.isoformat())

    def _after(self, start: date, days: int) -> date:
        """The last working day of so many, the first counted."""
        day, left = start, days
        for _step in range(days * 7 + 1_000):
            if self._works(day):
                left -= 1
                if left <= 0:
                    return day
            if day.year >= 9990:
                return start
            day += timedelta(days=1)
        return start + timedelta(days=days - 1)

    def _allocate(self) -> None:
        """The responsible resource leads; the others support, in the file's order."""
        names: dict[str, str] = {}
        for resources in children(self._root, "resources"):
            for resource in children(resources, "resource"):
                names[resource.get("id", "")] = line(resource.get("name", ""))
        given: dict[str, list[tuple[bool, str]]] = {}
        for allocations in children(self._root, "allocations"):
            for allocation in children(allocations, "allocation"):
                name = names.get(allocation.get("resource-id", ""))
                if name:
                    leads = allocation.get("responsible") == "true"
                    given.setdefault(allocation.get("task-id", ""), []).append((not leads, name))
        for task_id, found in given.items():
            row = self._ids.get(task_id)
            if row is None:
                continue
            ordered = list(dict.fromkeys(name for _other, name in sorted(found, key=lambda pair: pair[0])))
            row.lead, row.supporting = ordered[0], tuple(ordered[1:])
            if len(ordered) > 1:
                told = {"lead": ordered[0], "supporting": "; ".join(ordered[1:])}
                self._plan.warnings.append(Note(row.row, "several_leads", told))

    def _link(self) -> None:
        places = {id(row): place for place, row in enumerate(self._plan.rows)}
        found: dict[int, list[tuple[int | None, str, int]]] = {}
        for own, depend in self._depends:
            before, after = self._ids.get(own), self._ids.get(depend.get("id", ""))
            if before is None or after is None or before is after:
                row = before or after
                names = {"reference": depend.get("id", "")}
                self._plan.warnings.append(Note(row.row if row else 0, "link_unknown", names))
                continue
            kind = LINK_TYPES.get(depend.get("type", "2"), LinkType.FS)
            lag = depend.get("difference", "0")
            days = int(lag) if lag.lstrip("-").isdigit() and abs(int(lag[:9])) < _LONGEST else 0
            found.setdefault(places[id(after)], []).append((places[id(before)], str(kind), days))
        for place, links in found.items():
            self._plan.rows[place].links, _left_out = resolved(links, place)


def _working_days(root: Any) -> Callable[[date], bool]:
    """Whether a day is worked, by the file's own calendar: its weekend (unless only shown) and its holidays."""
    free: set[int] = set()
    dates: dict[tuple[int | None, int, int], bool] = {}
    for element in root.iter():
        name = local(element.tag)
        if name == "default-week":
            free = {number for number, day in enumerate(_WEEK) if element.get(day) == "1"}
        elif name == "date" and element.get("month"):
            try:
                year = int(element.get("year")) if element.get("year") else None
                key = (year, int(element.get("month")), int(element.get("date", "0")))
            except ValueError:
                continue
            dates[key] = element.get("type", "HOLIDAY") == "WORKING_DAY"
    if any(local(element.tag) == "only-show-weekends" and element.get("value") == "true" for element in root.iter()):
        free = set()
    if len(free) == len(_WEEK):
        free = set()

    def works(day: date) -> bool:
        said = dates.get((day.year, day.month, day.day), dates.get((None, day.month, day.day)))
        return day.weekday() not in free if said is None else said

    return works


def _status(percent: int) -> NodeStatus:
    if percent >= 100:
        return NodeStatus.DONE_NOT_VERIFIED
    return NodeStatus.IN_PROGRESS if percent else NodeStatus.NOT_STARTED
