"""What waits for a node: the other direction of its predecessors, each a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import label
from focalpoint.words import plan as plan_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from focalpoint.domain.plan import Predecessor
    from focalpoint.ui.pages.plan.content import PlanContent
    from focalpoint.ui.shell.context import PageContext


class SuccessorsSection(Section):
    """Shown for reading: a dependency is edited where it is kept, on the one that waits."""

    name = "successors"
    tables = frozenset({"predecessors", "plan_nodes"})

    def __init__(self, context: PageContext, entity: str, content: Callable[[], PlanContent]) -> None:
        super().__init__(context, entity)
        self._content = content
        self._links: list[Predecessor] = []

    def heading(self) -> str:
        """What waits for it, and how many."""
        return self.context.language.gettext("Waiting for this ({n})").format(n=len(self._links))

    def renew(self) -> None:
        """Read the dependencies again, then show."""
        if self.record_id:
            self._links = self.context.workspace.plan.successors(self.record_id)
        self.setVisible(bool(self._links))
        super().renew()

    def fill(self) -> None:
        """Show them."""
        language, outline = self.context.language, self._content().outline
        clear(self.column)
        for link in self._links:
            place = outline.index.get(link.node_id)
            if place is None:
                continue
            title = plain_order(outline.lines[place].title)
            go = ElidedLink(f"{outline.wbs[place]}  {title}")
            go.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(title)))
            go.clicked.connect(lambda _=False, node_id=link.node_id: self.context.reveal("plan_nodes", node_id))
            self.column.addWidget(go)
            kind = plan_words.link_type(language, link.type)
            lag = language.ngettext("{n} day", "{n} days", abs(link.lag_days)).format(n=link.lag_days)
            words = language.gettext("{kind}, lag {lag}").format(kind=kind, lag=isolate(lag)) if link.lag_days else kind
            below = label(words, role="small", wrap=True)
            below.setTextFormat(Qt.TextFormat.PlainText)
            self.column.addWidget(below)
