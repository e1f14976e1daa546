"""What the page says where it has no rows to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.ui.widgets.empty import EmptyState


def write_empty(language: Language, empty: EmptyState, *, planned: bool, may_add: bool) -> None:
    """A plan without a row, or no plan at all; the first action is offered to those who may take it."""
    first = language.gettext("New pillar") if planned else language.gettext("New plan…")
    empty.set_texts(
        language.gettext("The national action plan lives here: pillars, objectives, outputs and activities."),
        first if may_add else "",
        language.gettext("Import a plan from Excel or Microsoft Project…") if may_add else "",
    )


def write_nothing(language: Language, nothing: EmptyState) -> None:
    """Everything is filtered away."""
    nothing.set_texts(language.gettext("Nothing in the plan fits the filter."), language.gettext("Clear the filter"))
