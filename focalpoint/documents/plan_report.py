"""The progress report of a plan: a summary of at most four pages, then the annex by pillar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from focalpoint.documents.model import (
    Align,
    Bar,
    BarChart,
    Beside,
    Block,
    Contents,
    Document,
    Donut,
    Heading,
    PageBreak,
    Slice,
    Table,
    TableColumn,
    TableRow,
    Tile,
    Tiles,
    TitleBlock,
    Tone,
)
from focalpoint.documents.plan_annex import annex
from focalpoint.documents.plan_facts import SOON_DAYS, TONES, Item, PlanFacts, about
from focalpoint.domain.plan import NodeKind, NodeStatus
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.domain.tasks import FINISHED
from focalpoint.language import Language
from focalpoint.words import documents as words
from focalpoint.words.plan import node_status

MOST_PILLARS: Final = 12
MOST_MINISTRIES: Final = 9
MOST_LATE: Final = 20
MOST_SOON: Final = 12
"""So many lines keep the summary within four pages even when every cell takes all its lines."""

STATUS_COLOURS: Final[dict[str, str]] = {
    NodeStatus.VERIFIED_COMPLETE: "#1e6b3a",
    NodeStatus.DONE_NOT_VERIFIED: "#5a9e74",
    NodeStatus.AWAITING_DECISION: "#b98a2e",
    NodeStatus.IN_PROGRESS: "#1f5fbf",
    NodeStatus.IN_PREPARATION: "#7ea6df",
    NodeStatus.NOT_STARTED: "#c3cad6",
    NodeStatus.DRAFT: "#dfe3ea",
    NodeStatus.ON_HOLD: "#8a5a00",
    NodeStatus.CANCELLED: "#5b6577",
    NodeStatus.SUPERSEDED: "#8d96a6",
}
"""From complete to gone; the order in which the ring shows them."""


def progress_report(snapshot: PlanSnapshot, language: Language) -> Document:
    """The report of a plan as of the snapshot's day."""
    facts = PlanFacts(snapshot)
    title = language.gettext("Progress report")
    described = about(snapshot, language, f"{title} – {snapshot.plan.title}")
    blocks: list[Block] = [
        TitleBlock(described.author, snapshot.plan.title, _under(facts, language, title), _notice(snapshot, language)),
        Heading(language.gettext("Summary")),
        *_summary(facts, language),
        PageBreak(),
        *annex(facts, language),
    ]
    if any(isinstance(block, Heading) and block.level == 1 for block in blocks[2:]):
        blocks.insert(1, Contents(language.gettext("Contents")))
        blocks.insert(2, PageBreak())
    return Document(described, tuple(blocks))


def _under(facts: PlanFacts, language: Language, title: str) -> str:
    snapshot = facts.snapshot
    parts = [title, words.cut_off(language, language.date(snapshot.today))]
    if snapshot.plan.starts and snapshot.plan.finishes:
        first, last = language.date(snapshot.plan.starts), language.date(snapshot.plan.finishes)
        parts.append(language.gettext("Plan period: {first} to {last}").format(first=first, last=last))
    return " · ".join(parts)


def _notice(snapshot: PlanSnapshot, language: Language) -> str:
    return words.sample_sentence(language) if snapshot.sample else ""


def _summary(facts: PlanFacts, language: Language) -> list[Block]:
    return [
        _tiles(facts, language),
        _pillars(facts, language),
        Beside(_statuses(facts, language), _late_ministries(facts, language)),
        Heading(language.gettext("What is late, and whose it is"), 2),
        _items(facts, language, facts.late, MOST_LATE, late=True),
        Heading(language.gettext("Due in the next {n} days").format(n=SOON_DAYS), 2),
        _items(facts, language, facts.soon, MOST_SOON, late=False),
    ]


def _tiles(facts: PlanFacts, language: Language) -> Tiles:
    percent, planned = facts.overall()
    late_nodes = sum(not item.is_task for item in facts.late)
    late_tasks = len(facts.late) - late_nodes
    open_tasks = sum(task.status not in FINISHED for task in facts.snapshot.tasks)
    counted = sum(not facts.is_gone(node) for node in facts.leaves)
    behind = percent is not None and planned is not None and percent < planned - 10
    planned_note = language.gettext("planned: {percent}").format(percent=language.percent(planned))
    return Tiles(
        (
            Tile(
                language.gettext("Progress"),
                language.percent(percent),
                planned_note,
                Tone.AMBER if behind else Tone.TEXT,
            ),
            Tile(
                language.gettext("Activities late"),
                language.number(late_nodes),
                language.gettext("of {n}").format(n=language.number(counted)),
                Tone.RED if late_nodes else Tone.GREEN,
            ),
            Tile(
                language.gettext("Tasks late"),
                language.number(late_tasks),
                language.gettext("of {n} open").format(n=language.number(open_tasks)),
                Tone.RED if late_tasks else Tone.GREEN,
            ),
            Tile(
                language.gettext("Due within {n} days").format(n=SOON_DAYS),
                language.number(len(facts.soon)),
                language.gettext("activities and tasks"),
            ),
        )
    )


def _pillars(facts: PlanFacts, language: Language) -> BarChart:
    """Progress of what stands at the top, with where it should be."""
    tops = facts.children.get(None, [])
    pillars = [node for node in tops if node.kind == NodeKind.PILLAR or node.id in facts.children] or tops
    bars = []
    for node in pillars[:MOST_PILLARS]:
        figures = facts.figures(node)
        label = f"{facts.snapshot.wbs[node.id]}\u2002{node.title}"
        parts = ((figures.percent or 0.0, TONES[figures.colour]),)
        bars.append(Bar(label, parts, language.percent(figures.percent), figures.planned))
    return BarChart(
        language.gettext("Progress by pillar"),
        tuple(bars),
        100.0,
        (
            (language.gettext("on track"), Tone.GREEN),
            (language.gettext("behind"), Tone.AMBER),
            (language.gettext("far behind"), Tone.RED),
            (language.gettext("not due or no data"), Tone.GREY),
        ),
        language.gettext("planned by today"),
        tuple((float(value), language.percent(value)) for value in (0, 25, 50, 75, 100)),
        language.gettext("The plan is empty."),
    )


def _statuses(facts: PlanFacts, language: Language) -> Donut:
    found = facts.statuses()
    slices = tuple(
        Slice(node_status(language, status), found[status], colour, language.number(found[status]))
        for status, colour in STATUS_COLOURS.items()
        if found[status]
    )
    total = sum(part.value for part in slices)
    return Donut(
        language.gettext("Activities by status"),
        slices,
        language.number(total),
        language.ngettext("activity", "activities", total),
        language.gettext("The plan is empty."),
    )


def _late_ministries(facts: PlanFacts, language: Language) -> BarChart:
    rows = facts.late_by_ministry()
    nobody = language.gettext("No ministry named")
    bars = tuple(
        Bar(
            facts.short_name(ministry) or nobody,
            ((float(nodes), Tone.RED), (float(tasks), Tone.AMBER)),
            language.number(nodes + tasks),
        )
        for ministry, nodes, tasks in rows[:MOST_MINISTRIES]
    )
    most = max((nodes + tasks for _, nodes, tasks in rows), default=1)
    return BarChart(
        language.gettext("Late by ministry"),
        bars,
        float(most),
        ((language.gettext("activities"), Tone.RED), (language.gettext("tasks"), Tone.AMBER)),
        empty=language.gettext("Nothing is late."),
    )


def _items(facts: PlanFacts, language: Language, items: Sequence[Item], most: int, *, late: bool) -> Table:
    """A table of the first items, and how many more there are."""
    columns = (
        TableColumn(language.gettext("No."), 11),
        TableColumn(language.gettext("Activity or task"), 38, lines=2),
        TableColumn(language.gettext("Ministry"), 24, lines=3),
        TableColumn(language.gettext("Contact"), 17, lines=1),
        TableColumn(language.gettext("Due date"), 13, Align.END),
        TableColumn(language.gettext("Days late") if late else language.gettext("In days"), 8, Align.END),
    )
    nobody = language.gettext("No ministry named")
    rows = [
        TableRow(
            (
                item.number,
                item.title,
                facts.name(item.ministry_id) or nobody,
                facts.person(item.person_id) or "–",
                language.date(item.due),
                language.number(abs(item.days)),
            )
        )
        for item in items[:most]
    ]
    empty = language.gettext("Nothing is late.") if late else language.gettext("Nothing is due in this time.")
    more, note = len(items) - most, ""
    if more > 0:
        sentence = language.ngettext("{n} more stands in the workbook.", "{n} more stand in the workbook.", more)
        note = sentence.format(n=language.number(more))
    return Table(columns, rows, empty, note)
