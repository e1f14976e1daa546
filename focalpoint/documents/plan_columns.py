"""The plan as typed columns: the same in the workbook and in the CSV file, so that both can come back.

The header of the key column is ``key`` in every language; a key is a record's id and version ("id:version"), so that
an importer knows which row is meant and what it was based on. Headers of all other columns are words that the importer
finds in any of the six languages. Computed figures stand in columns of their own and are never read back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from focalpoint.documents.model import Column, ColumnKind, Tone, Value
from focalpoint.documents.plan_facts import TONES, PlanFacts, parse_day
from focalpoint.domain.plan import Colour, NodeKind, NodeStatus, PercentSource, PlanNode
from focalpoint.domain.tasks import Priority, Task, TaskStatus, is_overdue
from focalpoint.language import Language
from focalpoint.words.classification import marking
from focalpoint.words.fields import field_label
from focalpoint.words.plan import colour, colour_rule, node_kind, node_status, percent_source
from focalpoint.words.tasks import priority, task_status

KEY: Final = "key"
STATUSES, KINDS, LEADS = "statuses", "kinds", "leads"
TASK_STATUSES, PRIORITIES = "task_statuses", "priorities"
"""The names of the lists from which cells may be filled."""
_PRINTED: Final = frozenset({"wbs", "percent", "kind", "title", "lead_id", "start", "finish", "status"})


def colour_tones(language: Language) -> dict[str, Tone]:
    """The words of the colours with the colours themselves."""
    return {colour(language, code): TONES[code] for code in Colour}


def choices(facts: PlanFacts, language: Language) -> dict[str, tuple[str, ...]]:
    """What may be chosen in the workbook's cells."""
    ministries = sorted({item.name for item in facts.snapshot.ministries.values() if not item.archived})
    return {
        STATUSES: tuple(node_status(language, code) for code in NodeStatus),
        KINDS: tuple(node_kind(language, code) for code in NodeKind),
        LEADS: tuple(ministries),
        TASK_STATUSES: tuple(task_status(language, code) for code in TaskStatus),
        PRIORITIES: tuple(priority(language, code) for code in Priority),
    }


def _remembered(say: Callable[[Language, str], str], language: Language) -> Callable[[str], str]:
    """A word function that looks each code up once: there are thousands of rows and a dozen words."""
    return lru_cache(maxsize=64)(lambda code: say(language, code))


class NodeColumns:
    """The columns of the plan, and one row of values for each node."""

    def __init__(self, facts: PlanFacts, language: Language) -> None:
        self._facts = facts
        self._language = language
        self._kind = _remembered(node_kind, language)
        self._status = _remembered(node_status, language)
        self._colour = _remembered(colour, language)
        self._rule = _remembered(colour_rule, language)
        self._source = _remembered(percent_source, language)
        self._marking = _remembered(marking, language)
        self._yes = language.gettext("Yes")
        self.columns = self._columns()

    def _columns(self) -> tuple[Column, ...]:
        language = self._language

        def column(field: str, kind: ColumnKind, width: float, choice: str = "") -> Column:
            printed = field in _PRINTED
            return Column(field_label(language, "plan_nodes", field), kind, width, choices=choice, printed=printed)

        text, long, day = ColumnKind.TEXT, ColumnKind.LONG_TEXT, ColumnKind.DATE
        number, percent, whole = ColumnKind.NUMBER, ColumnKind.PERCENT, ColumnKind.INTEGER
        tones = colour_tones(language)
        return (
            Column(KEY, text, 14, hidden=True),
            column("wbs", text, 9),
            column("kind", text, 12, KINDS),
            column("title", long, 52),
            column("lead_id", long, 26, LEADS),
            column("start", day, 12),
            column("finish", day, 12),
            column("status", text, 18, STATUSES),
            Column(field_label(language, "plan_nodes", "percent"), percent, 10, bars=True),
            Column(language.gettext("Colour"), text, 10, tones=tones),
            Column(language.gettext("Overdue"), text, 9),
            column("supporting_ids", long, 34),
            Column(language.gettext("Planned percent"), percent, 10, printed=False),
            Column(language.gettext("Variance"), number, 10, printed=False),
            Column(language.gettext("Colour: why"), long, 38, printed=False),
            column("baseline_start", day, 12),
            column("baseline_finish", day, 12),
            column("forecast_finish", day, 12),
            column("actual_start", day, 12),
            column("actual_finish", day, 12),
            Column(language.gettext("Slippage, days"), whole, 10, printed=False),
            column("predecessors", text, 16),
            column("weight", number, 8),
            Column(language.gettext("How measured"), text, 18, printed=False),
            Column(language.gettext("Blocked, because"), long, 24, printed=False),
            column("budget_line", long, 18),
            column("human_rights_note", long, 30),
            column("obligations", long, 24),
            column("description", long, 60),
            column("classification", text, 14),
        )

    def row(self, node: PlanNode) -> tuple[Value, ...]:
        """One node, cell by cell as ``columns``."""
        facts, figures = self._facts, self._facts.figures(node)
        manual = node.percent_source == PercentSource.MANUAL
        percent = node.percent if manual else figures.percent
        return (
            f"{node.id}:{node.version}",
            facts.snapshot.wbs[node.id],
            self._kind(node.kind),
            node.title,
            facts.name(node.lead_id),
            node.start_text or parse_day(node.start),
            node.finish_text or parse_day(node.finish),
            self._status(node.status),
            percent,
            self._colour(figures.colour),
            self._yes if figures.overdue else None,
            "; ".join([facts.name(key) for key in node.supporting_ids]) if node.supporting_ids else None,
            figures.planned,
            None if figures.variance is None else round(figures.variance, 1),
            self._rule(figures.colour_rule),
            parse_day(node.baseline_start),
            parse_day(node.baseline_finish),
            parse_day(node.forecast_finish),
            parse_day(node.actual_start),
            parse_day(node.actual_finish),
            figures.slippage,
            self._predecessors(node),
            node.weight,
            self._source(node.percent_source),
            node.blocked_reason or (self._yes if node.blocked else None),
            node.budget_line,
            node.human_rights_note,
            node.obligations,
            node.description,
            self._marking(node.classification),
        )

    def _predecessors(self, node: PlanNode) -> str | None:
        """By number, as planning programs write them: "1.2FS+3d; 2.1SS"."""
        if not node.predecessors:
            return None
        wbs = self._facts.snapshot.wbs
        parts = []
        for link in node.predecessors:
            if link.predecessor_id in wbs:
                lag = f"{link.lag_days:+d}d" if link.lag_days else ""
                parts.append(f"{wbs[link.predecessor_id]}{link.type}{lag}")
        return "; ".join(parts)


class TaskColumns:
    """The columns of the tasks, and one row of values for each."""

    def __init__(self, facts: PlanFacts, language: Language) -> None:
        self._facts = facts
        self._status = _remembered(task_status, language)
        self._priority = _remembered(priority, language)
        self._marking = _remembered(marking, language)
        self._yes = language.gettext("Yes")
        self._titles = {node.id: node.title for node in facts.snapshot.nodes}

        def label(field: str) -> str:
            return field_label(language, "tasks", field)

        text, long, day, whole = ColumnKind.TEXT, ColumnKind.LONG_TEXT, ColumnKind.DATE, ColumnKind.INTEGER
        self.columns = (
            Column(KEY, text, 14, hidden=True),
            Column(label("ref"), text, 17),
            Column(label("title"), long, 48),
            Column(label("ministry_id"), long, 28),
            Column(label("person_id"), long, 20),
            Column(label("due"), day, 12),
            Column(language.gettext("Overdue"), text, 9),
            Column(language.gettext("Days late"), whole, 9),
            Column(label("priority"), text, 11, choices=PRIORITIES),
            Column(label("status"), text, 20, choices=TASK_STATUSES),
            Column(label("percent"), ColumnKind.PERCENT, 10, bars=True),
            Column(label("completed_on"), day, 12),
            Column(language.gettext("Plan no."), text, 9),
            Column(label("request"), long, 40, printed=False),
            Column(language.gettext("Part of the plan"), long, 52, printed=False),
            Column(label("classification"), text, 14, printed=False),
        )

    def row(self, task: Task) -> tuple[Value, ...]:
        """One task, cell by cell as ``columns``."""
        facts, due = self._facts, parse_day(task.due)
        late = is_overdue(due, task.status, facts.snapshot.today)
        linked = task.link_id if task.link_id in self._titles else None
        return (
            f"{task.id}:{task.version}",
            task.ref,
            task.title,
            facts.name(task.ministry_id),
            facts.person(task.person_id),
            task.due_text or due,
            self._yes if late else None,
            (facts.snapshot.today - due).days if late and due else None,
            self._priority(task.priority),
            self._status(task.status),
            task.percent,
            parse_day(task.completed_on),
            facts.snapshot.wbs[linked] if linked else None,
            task.request,
            self._titles[linked] if linked else None,
            self._marking(task.classification),
        )
