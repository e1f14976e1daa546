"""The status that is shown: what is computed from below cannot be "not started" while work below goes on."""

from __future__ import annotations

from focalpoint.domain.plan import Figures, NodeStatus, PercentSource


def shown_status(status: str, percent_source: str, figures: Figures) -> str:
    """A node's status as people should read it.

    A node whose percent comes from its children keeps a status that somebody chose. One that was left at its first
    status follows them: in progress once they have moved, verified complete once all of them are complete.
    """
    if percent_source != PercentSource.BY_CHILDREN or status != NodeStatus.NOT_STARTED or not figures.percent:
        return status
    return NodeStatus.VERIFIED_COMPLETE if figures.percent == 100 else NodeStatus.IN_PROGRESS
