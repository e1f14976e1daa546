"""A ministry's people, each a link, and a field to add one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import say_too_long, why_not
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.bounded import BoundedLine

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext


class PeopleSection(Section):
    """Enter in the field adds a person to the ministry."""

    name = "people"
    tables = frozenset({"people"})
    open_at_first = True

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        self._new = BoundedLine()
        say_too_long(context, self._new)
        self._new.returnPressed.connect(self._on_add)
        self.column.addLayout(self._listed)
        self.column.addWidget(self._new)

    def heading(self) -> str:
        """People and how many."""
        count = len(self.context.workspace.directory.people(self.record_id))
        return self.context.language.gettext("People ({n})").format(n=count)

    def fill(self) -> None:
        """Show the people."""
        language = self.context.language
        clear(self._listed)
        for person in self.context.workspace.directory.people(self.record_id):
            words = f"{isolate(person.name)}  {isolate(person.function)}" if person.function else person.name
            link = ElidedLink(words)
            link.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(person.name)))
            link.clicked.connect(lambda _=False, person_id=person.id: self.context.reveal("people", person_id))
            self._listed.addWidget(link)
            # Made after the field for a new one, they would come after it for Tab.
            self.setTabOrder(link, self._new)
        reason = why_not(self.context, "directory.add_person")
        self._new.setPlaceholderText(language.gettext("New person, then Enter"))
        self._new.setAccessibleName(language.gettext("New person"))
        self._new.setReadOnly(bool(reason))
        self._new.setToolTip(reason)

    def _on_add(self) -> None:
        name = self._new.text().strip()
        workspace, ministry_id = self.context.workspace, self.record_id
        if (
            name
            and not self._new.isReadOnly()
            and self.context.run(lambda: workspace.directory.add_person(name, ministry_id=ministry_id))
        ):
            self._new.clear()
