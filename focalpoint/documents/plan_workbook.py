"""The plan workbook: cover, plan, tasks, a sheet for each ministry, what is overdue, charts. No formulas.

Every figure is a value as of the cut-off date, so that a printed or forwarded sheet says the same for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from focalpoint.documents.model import (
    Column,
    ColumnKind,
    CoverLines,
    Rows,
    Sheet,
    SheetChart,
    SheetChartKind,
    Tone,
    Value,
    Workbook,
)
from focalpoint.documents.plan_columns import KEY, STATUSES, NodeColumns, TaskColumns, choices, colour_tones
from focalpoint.documents.plan_facts import PlanFacts, about, parse_day
from focalpoint.documents.plan_report import STATUS_COLOURS
from focalpoint.documents.style import STYLE
from focalpoint.domain.directory import Ministry
from focalpoint.domain.plan import NodeStatus, PlanNode
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.domain.tasks import FINISHED, Task, is_overdue
from focalpoint.language import Language
from focalpoint.words import documents as words
from focalpoint.words.classification import marking
from focalpoint.words.countries import country_name
from focalpoint.words.fields import field_label
from focalpoint.words.plan import colour, node_kind, node_status
from focalpoint.words.tasks import priority, task_status

_SPEAK: Final[dict[str, Callable[[Language, str], str]]] = {
    "kind": node_kind, "status": node_status, "colour": colour, "task": task_status, "priority": priority,
}  # fmt: skip
MOST_BARS: Final = 40
"""More bars than this cannot be told apart in one chart."""


def plan_workbook(snapshot: PlanSnapshot, language: Language) -> Workbook:
    """The workbook of a plan as of the snapshot's day."""
    facts = PlanFacts(snapshot)
    nodes, tasks = NodeColumns(facts, language), TaskColumns(facts, language)
    sheets = [
        Sheet(language.gettext("Cover"), (_cover(facts, language),), frozen=False),
        _plan_sheet(facts, nodes, language),
        Sheet(language.gettext("Tasks"), (Rows(tasks.columns, [tasks.row(task) for task in snapshot.tasks]),)),
        *_ministry_sheets(facts, language),
        _overdue_sheet(facts, language),
        _charts_sheet(facts, language),
    ]
    described = about(snapshot, language, f"{language.gettext('Action plan')} – {snapshot.plan.title}")
    return Workbook(described, tuple(sheets), choices(facts, language), language.gettext("Lists"))


def _plan_sheet(facts: PlanFacts, nodes: NodeColumns, language: Language) -> Sheet:
    snapshot = facts.snapshot
    rows = [nodes.row(node) for node in snapshot.nodes]
    levels = [snapshot.depths[node.id] for node in snapshot.nodes]
    strong = frozenset(place for place, level in enumerate(levels) if level == 0)
    return Sheet(language.gettext("Action plan"), (Rows(nodes.columns, rows, levels=levels, strong=strong),))


def _cover(facts: PlanFacts, language: Language) -> CoverLines:
    snapshot = facts.snapshot
    percent, planned = facts.overall()
    open_tasks = sum(task.status not in FINISHED for task in snapshot.tasks)
    late_nodes = sum(not item.is_task for item in facts.late)
    lines: list[tuple[str, Value]] = [
        (language.gettext("Office"), snapshot.office_title),
        (language.gettext("Country"), country_name(language, snapshot.country, snapshot.country_name)),
        (language.gettext("Classification"), marking(language, snapshot.classification)),
        (language.gettext("Cut-off date"), snapshot.today),
        (language.gettext("First day of the plan"), parse_day(snapshot.plan.starts)),
        (language.gettext("Last day of the plan"), parse_day(snapshot.plan.finishes)),
        (language.gettext("Progress"), language.percent(percent)),
        (language.gettext("Planned percent"), language.percent(planned)),
        (language.gettext("Lines in the plan"), len(snapshot.nodes)),
        (language.gettext("Activities late"), late_nodes),
        (language.gettext("Tasks"), len(snapshot.tasks)),
        (language.gettext("Tasks open"), open_tasks),
        (language.gettext("Tasks late"), len(facts.late) - late_nodes),
        (language.gettext("Ministries"), len(snapshot.ministries)),
        (language.gettext("Reference"), snapshot.plan.ref),
    ]
    sentences = [
        language.gettext("All figures are values as of the cut-off date; the workbook holds no formulas."),
        language.gettext("To send changes back: edit the sheet “{sheet}”, save the file and import it.").format(
            sheet=language.gettext("Action plan")
        ),
        language.gettext("Leave the hidden column “{column}” as it is: it tells which line is which.").format(
            column=KEY
        ),
        language.gettext("An empty cell changes nothing; write {clear} to empty a field.").format(clear="[clear]"),
        language.gettext("A new line without a key becomes a new part of the plan."),
    ]
    if snapshot.sample:
        sentences.insert(0, words.sample_sentence(language))
    under = words.cut_off(language, language.date(snapshot.today))
    shown = tuple((name, value) for name, value in lines if value not in {None, ""})
    return CoverLines(snapshot.plan.title, under, shown, tuple(sentences))


def _ministry_sheets(facts: PlanFacts, language: Language) -> list[Sheet]:
    """A sheet for every ministry that leads, supports or was given a task."""
    builder = _MinistrySheets(facts, language)
    led: dict[str, list[PlanNode]] = {}
    for node in facts.snapshot.nodes:
        for ministry in dict.fromkeys((node.lead_id, *node.supporting_ids)):
            if ministry and ministry in facts.snapshot.ministries:
                led.setdefault(ministry, []).append(node)
    given: dict[str, list[Task]] = {}
    for task in facts.snapshot.tasks:
        if task.ministry_id and task.ministry_id in facts.snapshot.ministries:
            given.setdefault(task.ministry_id, []).append(task)
    found = [item for item in facts.snapshot.ministries.values() if item.id in led or item.id in given]
    found.sort(key=lambda item: (item.short_code or item.name, item.id))
    return [builder.sheet(item, led.get(item.id, ()), given.get(item.id, ())) for item in found]


class _MinistrySheets:
    """One ministry's part of the plan, and below it its tasks, in columns of the same widths."""

    def __init__(self, facts: PlanFacts, language: Language) -> None:
        self._facts = facts
        self._language = language
        self._lead, self._support = language.gettext("Leads"), language.gettext("Supports")
        self._kinds: dict[str, str] = {}
        text, long, day = ColumnKind.TEXT, ColumnKind.LONG_TEXT, ColumnKind.DATE

        def node(field: str) -> str:
            return field_label(language, "plan_nodes", field)

        def task(field: str) -> str:
            return field_label(language, "tasks", field)

        tones = colour_tones(language)
        self._node_columns = (
            Column(KEY, text, 14, hidden=True),
            Column(node("wbs"), text, 17),
            Column(node("kind"), text, 13),
            Column(node("title"), long, 60),
            Column(language.gettext("Role"), text, 20),
            Column(node("start"), day, 13),
            Column(node("finish"), day, 13),
            Column(node("status"), text, 20, choices=STATUSES),
            Column(node("percent"), ColumnKind.PERCENT, 10, bars=True),
            Column(language.gettext("Colour"), text, 12, tones=tones),
        )
        self._task_columns = (
            Column(KEY, text, 14, hidden=True),
            Column(task("ref"), text, 17),
            Column(task("priority"), text, 13),
            Column(task("title"), long, 60),
            Column(task("person_id"), long, 20),
            Column(task("completed_on"), day, 13),
            Column(task("due"), day, 13),
            Column(task("status"), text, 20),
            Column(task("percent"), ColumnKind.PERCENT, 10, bars=True),
            Column(language.gettext("Days late"), ColumnKind.INTEGER, 12),
        )

    def sheet(self, ministry: Ministry, nodes: Sequence[PlanNode], tasks: Sequence[Task]) -> Sheet:
        """One ministry."""
        language = self._language
        blocks = (
            Rows(
                self._node_columns,
                [self._node(node, ministry) for node in nodes],
                language.gettext("{ministry}: part in the plan").format(ministry=ministry.name),
            ),
            Rows(
                self._task_columns,
                [self._task(task) for task in tasks],
                language.gettext("{ministry}: tasks").format(ministry=ministry.name),
            ),
        )
        return Sheet(ministry.short_code or ministry.name, blocks, frozen=False)

    def _word(self, say: str, code: str) -> str:
        """A code's word, looked up once."""
        key = f"{say}:{code}"
        if key not in self._kinds:
            speak = {
                "kind": node_kind,
                "status": node_status,
                "colour": colour,
                "task": task_status,
                "priority": priority,
            }
            self._kinds[key] = speak[say](self._language, code)
        return self._kinds[key]

    def _node(self, node: PlanNode, ministry: Ministry) -> tuple[Value, ...]:
        figures = self._facts.figures(node)
        return (
            f"{node.id}:{node.version}",
            self._facts.snapshot.wbs[node.id],
            self._word("kind", node.kind),
            node.title,
            self._lead if node.lead_id == ministry.id else self._support,
            node.start_text or parse_day(node.start),
            node.finish_text or parse_day(node.finish),
            self._word("status", node.status),
            figures.percent,
            self._word("colour", figures.colour),
        )

    def _task(self, task: Task) -> tuple[Value, ...]:
        due, today = parse_day(task.due), self._facts.snapshot.today
        late = is_overdue(due, task.status, today)
        return (
            f"{task.id}:{task.version}",
            task.ref,
            self._word("priority", task.priority),
            task.title,
            self._facts.person(task.person_id),
            parse_day(task.completed_on),
            task.due_text or due,
            self._word("task", task.status),
            task.percent,
            (today - due).days if late and due else None,
        )


def _overdue_sheet(facts: PlanFacts, language: Language) -> Sheet:
    text, long = ColumnKind.TEXT, ColumnKind.LONG_TEXT
    columns = (
        Column(language.gettext("Kind"), text, 14),
        Column(language.gettext("No."), text, 17),
        Column(language.gettext("Title"), long, 60),
        Column(language.gettext("Ministry"), long, 34),
        Column(language.gettext("Contact"), long, 24),
        Column(language.gettext("Due date"), ColumnKind.DATE, 13),
        Column(language.gettext("Days late"), ColumnKind.INTEGER, 11),
        Column(language.gettext("Status"), text, 22),
    )
    activity, task = language.gettext("Activity"), language.gettext("Task")
    rows = [
        (
            task if item.is_task else activity,
            item.number,
            item.title,
            facts.name(item.ministry_id),
            facts.person(item.person_id),
            item.due,
            item.days,
            (task_status if item.is_task else node_status)(language, item.status),
        )
        for item in facts.late
    ]
    return Sheet(language.gettext("Overdue"), (Rows(columns, rows),))


def _charts_sheet(facts: PlanFacts, language: Language) -> Sheet:
    """The figures of the charts, and the charts beside them."""
    text, percent, whole = ColumnKind.LONG_TEXT, ColumnKind.PERCENT, ColumnKind.INTEGER
    wbs = facts.snapshot.wbs
    tops = facts.children.get(None, [])[:MOST_BARS]
    pillars = [
        (f"{wbs[node.id]} {node.title}", facts.figures(node).percent, facts.figures(node).planned) for node in tops
    ]
    found = facts.statuses()
    statuses = [(node_status(language, code), found[code]) for code in STATUS_COLOURS if found[code]]
    nobody = language.gettext("No ministry named")
    late = [
        (facts.short_name(ministry) or nobody, nodes, tasks)
        for ministry, nodes, tasks in facts.late_by_ministry()[:MOST_BARS]
    ]
    by_pillar, by_status = language.gettext("Progress by pillar"), language.gettext("Activities by status")
    by_ministry, number = language.gettext("Late by ministry"), language.pgettext("how many", "Number")
    blocks = (
        Rows(
            (
                Column(language.gettext("Pillar"), text, 46),
                Column(language.gettext("Percent"), percent, 12),
                Column(language.gettext("Planned percent"), percent, 12),
            ),
            pillars,
            by_pillar,
        ),
        Rows((Column(language.gettext("Status"), text, 46), Column(number, whole, 12)), statuses, by_status),
        Rows(
            (
                Column(language.gettext("Ministry"), text, 46),
                Column(language.gettext("Activities late"), whole, 12),
                Column(language.gettext("Tasks late"), whole, 12),
            ),
            late,
            by_ministry,
        ),
    )
    tones = STYLE.tones
    colours = tuple(STATUS_COLOURS[NodeStatus(code)] for code in STATUS_COLOURS if found[code])
    charts = (
        SheetChart(SheetChartKind.BARS, by_pillar, 0, (tones[Tone.ACCENT], "#c3cad6"), 100.0),
        SheetChart(SheetChartKind.DONUT, by_status, 1, colours),
        SheetChart(SheetChartKind.STACKED, by_ministry, 2, (tones[Tone.RED], "#d9a441")),
    )
    return Sheet(language.gettext("Charts"), blocks, frozen=False, charts=charts)
