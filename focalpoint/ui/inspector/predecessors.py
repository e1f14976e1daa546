"""What a node waits for: its predecessors, each with its type and lag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.plan import LinkType, Predecessor
from focalpoint.language import Language, isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.editors import ChoiceEdit
from focalpoint.ui.widgets.numbers import NumberEditor
from focalpoint.words import plan as plan_words

if TYPE_CHECKING:
    from focalpoint.domain.plan import PlanNode
    from focalpoint.ui.shell.context import PageContext

Link = tuple[str, str, int]
_MOST_LAG = 3660


class PredecessorsSection(Section):
    """Add, change, remove; saved at once."""

    name = "predecessors"
    tables = frozenset({"predecessors", "plan_nodes"})

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self.node: PlanNode | None = None
        self._listed = QVBoxLayout()
        self._listed.setSpacing(8)
        self._add = QPushButton()
        context.theme.dress(self._add, "plus")
        self.column.addLayout(self._listed)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self._add.clicked.connect(self._on_add)

    def heading(self) -> str:
        """Predecessors and how many."""
        count = len(self.node.predecessors) if self.node else 0
        return self.context.language.gettext("Predecessors ({n})").format(n=count)

    def renew(self) -> None:
        """Read the node again, then show."""
        if self.record_id:
            self.node = self.context.workspace.plan.node(self.record_id)
        super().renew()

    def fill(self) -> None:
        """Show the predecessors."""
        language = self.context.language
        clear(self._listed)
        reason = why_not(self.context, "plan.set_predecessors")
        for link in self.node.predecessors if self.node else ():
            self._listed.addWidget(self._row(link, language, reason))
        self._add.setText(language.gettext("Add a predecessor…"))
        allow(self._add, not reason, reason)

    def _row(self, link: Predecessor, language: Language, reason: str) -> QWidget:
        title = self.context.workspace.plan.node(link.predecessor_id).title
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        name = label(title, wrap=True)
        name.setTextFormat(Qt.TextFormat.PlainText)
        kind = ChoiceEdit()
        kind.set_choices([(code.value, plan_words.link_type(language, code)) for code in LinkType])
        kind.set_code(link.type)
        kind.setAccessibleName(language.gettext("Kind of dependency on {title}").format(title=isolate(title)))
        lag = NumberEditor(least=-_MOST_LAG, most=_MOST_LAG)
        lag.set_value(link.lag_days)
        lag.set_name(language.gettext("Lag in days after {title}").format(title=isolate(title)))
        lag.setFixedWidth(self.context.theme.px(58))
        remove = QToolButton()
        self.context.theme.dress(remove, "close")
        remove.setAccessibleName(language.gettext("Remove the predecessor {title}").format(title=isolate(title)))
        remove.setToolTip(remove.accessibleName())
        for widget in (kind, remove):
            allow(widget, not reason, reason)
        lag.set_read_only(bool(reason), reason)
        kind.chosen.connect(lambda code: self._change(link, (link.predecessor_id, str(code), link.lag_days)))
        lag.committed.connect(
            lambda days: self._change(link, (link.predecessor_id, link.type, int(days if days is not None else 0)))
        )
        remove.clicked.connect(lambda: self._change(link, None))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(kind, 1)
        line.addWidget(lag)
        line.addWidget(label(language.gettext("days"), role="small"))
        line.addWidget(remove)
        column.addWidget(name)
        column.addLayout(line)
        return row

    def _change(self, old: Predecessor, new: Link | None) -> None:
        links: list[Link] = []
        for link in self.node.predecessors if self.node else ():
            if link.id != old.id:
                links.append((link.predecessor_id, link.type, link.lag_days))
            elif new is not None:
                links.append(new)
        self._write(links)

    def _on_add(self) -> None:
        if self.node is None:
            return
        outline = self.context.workspace.plan.outline(self.node.plan_id)
        taken = {link.predecessor_id for link in self.node.predecessors} | {self.node.id}
        choices = [
            (line.id, f"{outline.wbs[place]}  {isolate(line.title)}")
            for place, line in enumerate(outline.lines)
            if line.id not in taken
        ]
        title = self.context.language.gettext("Add a predecessor")
        pick(Picker(self, self.context.theme, self.context.language, title, choices), self._on_picked)

    def _on_picked(self, node_id: str) -> None:
        links = (
            [(link.predecessor_id, link.type, link.lag_days) for link in self.node.predecessors] if self.node else []
        )
        self._write([*links, (node_id, LinkType.FS.value, 0)])

    def _write(self, links: list[Link]) -> None:
        workspace, node_id = self.context.workspace, self.record_id
        if not self.context.run(lambda: workspace.plan.set_predecessors(node_id, links)):
            self.renew()
