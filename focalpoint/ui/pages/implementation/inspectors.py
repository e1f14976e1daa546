"""The inspectors of the page, made when they are first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.inspector.panel import Inspector
    from focalpoint.ui.pages.implementation.acts import ImplementationActs
    from focalpoint.ui.shell.context import PageContext


def make_inspector(entity: str, context: PageContext, names: Names, acts: ImplementationActs) -> Inspector:
    """The inspector of a provision ("implementations"), or of a standard."""
    from focalpoint.ui.inspector.provision import ProvisionInspector
    from focalpoint.ui.inspector.standard import StandardInspector

    if entity == "standards":
        return StandardInspector(context, names)
    made = ProvisionInspector(context, names)
    made.activity_asked.connect(acts.make_activity)
    made.version_asked.connect(acts.revise)
    return made
