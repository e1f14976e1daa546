"""The acts that made the sample country what it is, each with the day on which it was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from focalpoint.domain.changes import Action, ChangeSet, Value
from focalpoint.domain.plan import NodeKind, NodeStatus, PercentSource, Precision
from focalpoint.services.sample.days import Days
from focalpoint.services.sample.texts import Row, Texts

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

PASSPHRASE: Final = "sample"  # noqa: S105 - fictional country, open to everybody
_MINISTRIES_ON, _PEOPLE_ON, _CONTACTS_ON, _SUPPORTS_ON, _LINKS_ON = -730, -729, -728, -698, -697
_NODES_ON = -700
_VERIFIED_ON = -47
_ANSWER_IS_OUT: Final = 7
"""Every so-manieth person has not answered when asked whether the particulars still hold."""
_DATES = {
    "start": "start",
    "finish": "finish",
    "forecast": "forecast_finish",
    "began": "actual_start",
    "ended": "actual_finish",
}
_AS_THEY_ARE = ("status", "percent")


class Act(NamedTuple):
    """One act of a person: on which day (offset), and what was done in the workspace open then."""

    day: int
    do: Callable[[Workspace], object]


class Country:
    """Knows the sample's records by their keys; ``acts`` says what was done, oldest first."""

    def __init__(self, structure: Row, texts: Texts, days: Days) -> None:
        self._structure = structure
        self._texts = texts
        self._days = days
        self.ministries: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.plans: dict[str, str] = {}
        self.nodes: dict[str, str] = {}

    def acts(self) -> list[Act]:
        """Ministries, people, users, plans with their nodes, and what happened to them later."""
        return sorted(self._acts(), key=lambda act: act.day)

    def _acts(self) -> Iterator[Act]:
        for row in self._structure["ministries"]:
            yield Act(_MINISTRIES_ON, partial(self._add_ministry, row))
        for row in self._structure["people"]:
            yield Act(_PEOPLE_ON, partial(self._add_person, row))
        for row in self._structure["ministries"]:
            yield Act(_CONTACTS_ON, partial(self._set_contacts, row))
        yield Act(_VERIFIED_ON, self._verify)
        for row in self._structure["users"][1:]:
            yield Act(row["added"], partial(self._add_user, row))
        for key, row in self._structure["plans"].items():
            yield Act(row["on"], partial(self._add_plan, key, row))
            if "baseline" in row:
                yield Act(row["baseline"], partial(self._set_baseline, key))
            if "started" in row:
                yield Act(row["started"], partial(self._start_results, key))
        for row in self._structure["nodes"]:
            yield from self._acts_of_node(row)
        for row in self._structure["cases"]:
            yield Act(row["on"], partial(self._add_case, row))

    def _acts_of_node(self, row: Row) -> Iterator[Act]:
        made = row.get("added", _NODES_ON)
        if "plan" in row:
            made = self._structure["plans"][row["plan"]]["on"]
        yield Act(made, partial(self._add_node, row))
        if "with" in row:
            supporting = max(made, _SUPPORTS_ON)
            yield Act(supporting, partial(self._set_supporting, row))
        if "after" in row:
            yield Act(max(made, _LINKS_ON), partial(self._set_predecessors, row))
        for step in row.get("steps", ()):
            yield Act(step["on"], partial(self._take_step, row, step))

    # -- the directory ------------------------------------------------------------------------------------------

    def _add_ministry(self, row: Row, workspace: Workspace) -> None:
        key = row["key"]
        self.ministries[key] = inserted(
            workspace.directory.add_ministry(
                self._texts.text("ministries", key),
                short_code=row["short_code"],
                parent_id=self.ministries.get(row.get("parent", "")),
                email=f"{row['short_code'].lower()}@{self._structure['mail']}",
                phone=row["phone"],
                note=self._texts.optional("ministry_notes", key),
            )
        )

    def _add_person(self, row: Row, workspace: Workspace) -> None:
        key = row["key"]
        self.people[key] = inserted(
            workspace.directory.add_person(
                self._texts.text("people", key),
                ministry_id=self.ministries[row["ministry"]],
                function=self._texts.text("functions", key),
                email=f"{row['email']}@{self._structure['mail']}",
                phone=self._phone(row),
                language=workspace.settings.get("language"),
            )
        )

    def _phone(self, row: Row) -> str:
        """The ministry's number with the person's own extension, counted within the ministry."""
        ministry = next(other for other in self._structure["ministries"] if other["key"] == row["ministry"])
        colleagues = [other["key"] for other in self._structure["people"] if other["ministry"] == row["ministry"]]
        return f"{ministry['phone'][:-1]}{colleagues.index(row['key']) + 1}"

    def _set_contacts(self, row: Row, workspace: Workspace) -> None:
        main, alternate, validator = (self.people.get(key) for key in row["contacts"])
        workspace.directory.edit_ministry(
            self.ministries[row["key"]], main_contact_id=main, alternate_contact_id=alternate, validator_id=validator
        )

    def _verify(self, workspace: Workspace) -> None:
        """Most particulars were made sure of lately; some answers are still out."""
        ministries = [key for key in self.ministries.values() if key != self.ministries[self._structure["unverified"]]]
        people = [key for place, key in enumerate(self.people.values()) if place % _ANSWER_IS_OUT]
        workspace.directory.verify(ministries, people)

    def _add_user(self, row: Row, workspace: Workspace) -> None:
        person = next(other for other in self._structure["people"] if other["key"] == row["person"])
        workspace.users.add(
            self._texts.text("people", row["person"]),
            roles=row["roles"],
            passphrase=PASSPHRASE,
            ministry_id=self.ministries[person["ministry"]],
            casework=row["casework"],
        )

    def _add_case(self, row: Row, workspace: Workspace) -> None:
        reference = row["reference"].format(year=self._days.exact(row["on"]).year)
        workspace.cases.add(reference, self._texts.text("cases", row["key"]))

    # -- the plan -----------------------------------------------------------------------------------------------

    def _add_plan(self, key: str, row: Row, workspace: Workspace) -> None:
        starts, finishes = self._days.exact(row["starts"]), self._days.exact(row["finishes"])
        title = self._texts.text("plans", key, starts=starts.year, finishes=finishes.year)
        added = workspace.plan.add_plan(title, starts=starts.isoformat(), finishes=finishes.isoformat())
        self.plans[key] = inserted(added)
        if "classification" in row:
            workspace.plan.edit_plan(self.plans[key], classification=row["classification"])
        workspace.plan.make_current(self.plans[key])

    def _set_baseline(self, key: str, workspace: Workspace) -> None:
        plan = workspace.plan.record(self.plans[key])
        starts, finishes = (plan.starts or "")[:4], (plan.finishes or "")[:4]
        workspace.plan.edit_plan(
            plan.id,
            description=self._texts.text("plans", "description", starts=starts, finishes=finishes),
            approved_on=workspace.clock.today().isoformat(),
            approved_by=self._texts.text("plans", "approved_by"),
            approval=self._texts.text("plans", "approval"),
        )
        workspace.plan.set_baseline(plan.id, self._texts.text("reasons", "baseline"))

    def _start_results(self, key: str, workspace: Workspace) -> None:
        """Pillars, objectives and outputs are in progress from the plan's first months on."""
        lines = workspace.plan.outline(self.plans[key]).lines
        results = [line.id for line in lines if line.percent_source == PercentSource.BY_CHILDREN]
        workspace.plan.edit_all(results, status=NodeStatus.IN_PROGRESS.value)

    def _add_node(self, row: Row, workspace: Workspace) -> None:
        key = row["key"]
        fields: dict[str, Value] = {
            "description": self._texts.optional("descriptions", key),
            "lead_id": self.ministries[row["lead"]],
            "percent_source": row.get("source", _source_of(row["kind"])),
            "weight": float(row.get("weight", 1)),
            "budget_line": row.get("budget", ""),
            "human_rights_note": self._texts.optional("rights_notes", key),
            "obligations": self._texts.citations(row.get("obligations", [])),
            "classification": row.get("classification", "unclassified"),
        }
        self.nodes[key] = inserted(
            workspace.plan.add(
                self.plans[row.get("plan", "current")],
                parent_id=self.nodes.get(row.get("parent", "")),
                kind=row["kind"],
                title=self._texts.text("nodes", key),
                position=None,
                **fields,
                **self._planned(row),
            )
        )

    def _planned(self, row: Row) -> dict[str, Value]:
        """Start and finish, also as written."""
        fields: dict[str, Value] = {}
        for name, offset in zip(("start", "finish"), row.get("planned", ()), strict=False):
            precision = row.get(f"{name}_written")
            if precision is None:
                fields[name] = self._days.working(offset)
                continue
            written = self._texts.written_date(self._days.exact(offset), precision)
            day = written.first if name == "start" else written.last
            fields[name] = day.isoformat() if day else None
            fields[f"{name}_text"] = written.text
            fields[f"{name}_precision"] = Precision(precision).value
        if row["kind"] == NodeKind.MILESTONE:
            fields |= {name.replace("finish", "start"): value for name, value in fields.items() if "finish" in name}
        return fields

    def _set_supporting(self, row: Row, workspace: Workspace) -> None:
        supporting = [self.ministries[key] for key in row["with"]]
        workspace.plan.set_supporting(self.nodes[row["key"]], supporting)

    def _set_predecessors(self, row: Row, workspace: Workspace) -> None:
        links = [(self.nodes[key], kind, lag) for key, kind, lag in row["after"]]
        workspace.plan.set_predecessors(self.nodes[row["key"]], links)

    def _take_step(self, row: Row, step: Row, workspace: Workspace) -> None:
        key = row["key"]
        if "override" in step:
            reason = self._texts.text("overrides", key)
            workspace.plan.override_colour(self.nodes[key], step["override"], reason)
            return
        changes: dict[str, Value] = {name: step[name] for name in _AS_THEY_ARE if name in step}
        changes |= {field: self._days.working(step[name]) for name, field in _DATES.items() if name in step}
        if step.get("blocked"):
            changes |= {"blocked": 1, "blocked_reason": self._texts.text("blocked", key)}
        reason = self._texts.text("reasons", step["reason"]) if "reason" in step else ""
        workspace.plan.edit(self.nodes[key], reason=reason, **changes)


def inserted(made: ChangeSet) -> str:
    """The id of the record that an act added first."""
    return next(change.record_id for change in made.changes if change.action is Action.INSERT)


def _source_of(kind: str) -> str:
    measured = kind in {NodeKind.ACTIVITY, NodeKind.MILESTONE}
    return (PercentSource.BY_STATUS if measured else PercentSource.BY_CHILDREN).value
