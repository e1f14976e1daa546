"""The annex of the progress report: every node of the plan, pillar by pillar."""

from __future__ import annotations

from functools import lru_cache

from focalpoint.documents.model import (
    Align,
    Block,
    Heading,
    KeyValues,
    Mark,
    Paragraph,
    ParagraphStyle,
    Table,
    TableColumn,
    TableRow,
)
from focalpoint.documents.plan_facts import TONES, PlanFacts
from focalpoint.domain.plan import Colour, NodeKind, PlanNode
from focalpoint.language import Language
from focalpoint.words.plan import colour, colour_rule, node_status


def annex(facts: PlanFacts, language: Language) -> list[Block]:
    """Every branch of the plan under a heading of its own; what stands alone at the top comes together."""
    builder = _Annex(facts, language)
    blocks: list[Block] = []
    alone: list[PlanNode] = []
    for node in facts.children.get(None, []):
        if node.id in facts.children or node.kind == NodeKind.PILLAR:
            blocks += builder.alone(alone)
            alone = []
            blocks += builder.branch(node)
        else:
            alone.append(node)
    blocks += builder.alone(alone)
    return blocks + builder.ministries()


class _Annex:
    def __init__(self, facts: PlanFacts, language: Language) -> None:
        self._facts = facts
        self._language = language
        self._columns = (
            TableColumn(language.gettext("No."), 9.5),
            TableColumn(language.gettext("Title"), 37, lines=0, indents=True),
            TableColumn(language.gettext("Lead"), 11),
            TableColumn(language.gettext("Start"), 12, Align.END, 2, snug=True),
            TableColumn(language.gettext("Finish"), 12, Align.END, 2, snug=True),
            TableColumn(language.gettext("Percent"), 8, Align.END),
            TableColumn(language.gettext("State"), 23, lines=2),
            TableColumn(language.gettext("Tasks"), 7, Align.END),
        )
        # The same few words thousands of times: looked up once each.
        self._status = lru_cache(maxsize=64)(lambda code: node_status(language, code))
        self._mark = lru_cache(maxsize=64)(self._make_mark)
        self._percent = lru_cache(maxsize=256)(language.percent)

    def branch(self, node: PlanNode) -> list[Block]:
        """A pillar: its facts, then everything below it."""
        language, facts = self._language, self._facts
        figures = facts.figures(node)
        percent, planned = language.percent(figures.percent), language.percent(figures.planned)
        progress = language.gettext("{percent} (planned: {planned})").format(percent=percent, planned=planned)
        reported = language.gettext("{n} of {total} activities reported").format(
            n=language.number(figures.reported), total=language.number(figures.leaves)
        )
        rule = colour_rule(language, figures.colour_rule)
        state = f"{colour(language, figures.colour)} – {rule}"
        blocks: list[Block] = [
            Heading(node.title, number=facts.snapshot.wbs[node.id]),
            KeyValues(
                (
                    (language.gettext("Lead ministry"), facts.name(node.lead_id)),
                    (language.gettext("Progress"), progress),
                    (language.gettext("State"), state),
                    (language.gettext("Status"), self._status(node.status)),
                    (language.gettext("Time"), self._span(node)),
                    (language.gettext("Reported"), reported),
                ),
                3,
            ),
        ]
        if node.description.strip():
            blocks.append(Paragraph(node.description, ParagraphStyle.SMALL))
        depth = facts.snapshot.depths[node.id] + 1
        rows = [self._row(item, facts.snapshot.depths[item.id] - depth) for item in facts.branch(node)]
        blocks.append(Table(self._columns, rows, language.gettext("Nothing stands below it yet.")))
        return blocks

    def alone(self, nodes: list[PlanNode]) -> list[Block]:
        """Nodes at the top that have nothing below them, in one table."""
        if not nodes:
            return []
        rows = [self._row(node, 0) for node in nodes]
        return [Heading(self._language.gettext("Activities outside any pillar")), Table(self._columns, rows)]

    def ministries(self) -> list[Block]:
        """What the short codes mean, and who answers for each ministry."""
        language, facts = self._language, self._facts
        used = {node.lead_id for node in facts.snapshot.nodes} | {task.ministry_id for task in facts.snapshot.tasks}
        found = [ministry for key, ministry in facts.snapshot.ministries.items() if key in used]
        if not found:
            return []
        late = {ministry: (nodes, tasks) for ministry, nodes, tasks in facts.late_by_ministry()}
        columns = (
            TableColumn(language.gettext("Short code"), 14),
            TableColumn(language.gettext("Ministry"), 46, lines=2),
            TableColumn(language.gettext("Main contact"), 28, lines=2),
            TableColumn(language.gettext("Activities late"), 12, Align.END),
            TableColumn(language.gettext("Tasks late"), 12, Align.END),
        )
        rows = []
        for ministry in sorted(found, key=lambda item: (item.short_code or item.name, item.id)):
            nodes, tasks = late.get(ministry.id, (0, 0))
            contact = facts.person(ministry.main_contact_id) or "–"
            figures = (language.number(nodes), language.number(tasks))
            rows.append(TableRow((ministry.short_code or "–", ministry.name, contact, *figures)))
        return [Heading(language.gettext("Ministries")), Table(columns, rows)]

    def _row(self, node: PlanNode, level: int) -> TableRow:
        facts, number = self._facts, self._facts.snapshot.wbs[node.id]
        figures = facts.figures(node)
        done, total = facts.task_counts(node)
        is_group = node.id in facts.children and level == 0
        return TableRow(
            (
                number,
                node.title,
                facts.short_name(node.lead_id),
                *self._days(node),
                self._percent(figures.percent),
                self._mark(figures.colour, figures.colour_rule, node.status),
                f"{done}/{total}" if total else "",
            ),
            max(level, 0),
            is_group,
            f"{number}\u2002{node.title}" if is_group else "",
        )

    def _make_mark(self, tone: Colour, rule: str, status: str) -> Mark:
        """Shape and word: red and amber say why, the others where it stands."""
        if tone in {Colour.RED, Colour.AMBER}:
            name = colour(self._language, tone)
            return Mark(TONES[tone], f"{name} – {_short_rule(self._language, rule)}")
        return Mark(TONES[tone], self._status(status))

    def _day(self, iso: str | None, text: str, precision: str) -> str:
        """A date; where it was given less exactly than a day, as it was given."""
        if text and precision != "day":
            return text
        return self._language.date(iso)

    def _days(self, node: PlanNode) -> tuple[str, str]:
        """When a node starts and finishes: as it says, else from what stands below it."""
        below = self._facts.spans[node.id]
        return (
            self._day(node.start, node.start_text, node.start_precision) or self._language.date(below[0]),
            self._day(node.finish, node.finish_text, node.finish_precision) or self._language.date(below[1]),
        )

    def _span(self, node: PlanNode) -> str:
        first, last = self._days(node)
        if not first and not last:
            return ""
        return self._language.gettext("{first} to {last}").format(first=first or "–", last=last or "–")


def _short_rule(language: Language, rule: str) -> str:
    """Why a node is red or amber, in the room of a table's cell."""
    short = {
        "overdue": language.pgettext("state", "overdue"),
        "blocked": language.pgettext("state", "blocked"),
        "far_behind": language.pgettext("state", "far behind"),
        "behind": language.pgettext("state", "behind"),
        "long_slip": language.pgettext("state", "slips far"),
        "slip": language.pgettext("state", "slips"),
        "override": language.pgettext("state", "set by hand"),
    }
    return short.get(rule) or colour_rule(language, rule)
