"""What stands beside the tree: the inspector of a row, or of the plan itself; each is made when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.inspector.node import NodeInspector
    from focalpoint.ui.inspector.plan import PlanInspector
    from focalpoint.ui.pages.plan.content import PlanContent
    from focalpoint.ui.shell.context import PageContext


class PlanInspectors:
    """Makes the inspectors, and knows whether the plan itself is looked at."""

    def __init__(self, context: PageContext, names: Names, content: Callable[[], PlanContent]) -> None:
        """``content`` gives the plan that the page shows."""
        self._context, self._names, self._content = context, names, content
        self._node: NodeInspector | None = None
        self._plan: PlanInspector | None = None
        self._beside = ""
        self.about = ""
        """The plan that is looked at; empty while a row is."""

    def node(self, node_id: str) -> NodeInspector:
        """The inspector of a row."""
        if self._node is None:
            from focalpoint.ui.inspector.node import NodeInspector

            self._node = NodeInspector(self._context, self._names, self._content)
            self._node.retranslate()
        self.about = ""
        self._node.show_record(node_id)
        return self._node

    def plan(self, plan_id: str, beside: str) -> PlanInspector:
        """The inspector of a plan, while a row (``beside``, may be empty) is the current one."""
        if self._plan is None:
            from focalpoint.ui.inspector.plan import PlanInspector

            self._plan = PlanInspector(self._context, self._names)
            self._plan.retranslate()
        self.about, self._beside = plan_id, beside
        self._plan.show_record(plan_id)
        return self._plan

    def keeps_plan(self, node_id: str) -> bool:
        """Whether the plan stays beside the tree: the row was the current one before, or is the first to be."""
        if not self.about or self._beside not in ("", node_id):
            return False
        self._beside = node_id
        return True

    def leave_plan(self) -> bool:
        """A row is pressed: whether the plan was looked at until now."""
        was, self.about = bool(self.about), ""
        return was

    def refresh(self, change_set: ChangeSet | None) -> None:
        """Show what changed."""
        for inspector in (self._node, self._plan):
            if inspector is not None:
                inspector.refresh(change_set)

    def retranslate(self) -> None:
        """Write every text anew."""
        for inspector in (self._node, self._plan):
            if inspector is not None:
                inspector.retranslate()
