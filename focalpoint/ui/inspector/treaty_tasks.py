"""The tasks that hang on an instrument."""

from __future__ import annotations

from focalpoint.ui.inspector.linked_tasks import LinkedTasksSection
from focalpoint.ui.inspector.names import Names


class TreatyTasksSection(LinkedTasksSection):
    """As on an activity; a template is said to be about the instrument's short title."""

    open_at_first = False

    def _on_template(self) -> None:
        from focalpoint.ui.pages.tasks.templates import open_templates

        instrument = self.context.workspace.instruments.get(self.record_id)
        open_templates(
            self.window(),
            self.context,
            Names(self.context.workspace),
            ministry_id=self.ministry_id,
            link=(self.entity, self.record_id),
            about=instrument.short_title(self.context.language.code),
        )
