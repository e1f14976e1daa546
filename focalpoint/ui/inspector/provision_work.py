"""The activities and tasks that work on a provision, and the provisions on which one of them works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from focalpoint.domain.provisions import implementation_id
from focalpoint.language import isolate
from focalpoint.ui.inspector.acting import why_not
from focalpoint.ui.inspector.links import ElidedLink
from focalpoint.ui.inspector.picker import Picker, pick
from focalpoint.ui.inspector.section import Section, clear
from focalpoint.ui.widgets.basics import allow, label
from focalpoint.ui.widgets.chips import FlowLayout

if TYPE_CHECKING:
    from focalpoint.ui.shell.context import PageContext

NODES = "plan_nodes"
TASKS = "tasks"
_CHANGING = frozenset({"links", NODES, TASKS, "implementations"})


class ProvisionWorkSection(Section):
    """Each is a link to it; activities and tasks are chosen among those that stand."""

    name = "provision-work"
    tables = _CHANGING
    open_at_first = True

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        self._activity, self._task = QPushButton(), QPushButton()
        buttons = FlowLayout(None, context.theme.px(6))
        for button in (self._activity, self._task):
            context.theme.dress(button, "link")
            buttons.addWidget(button)
        self.column.addLayout(self._listed)
        self.column.addLayout(buttons)
        self._activity.clicked.connect(self._on_activity)
        self._task.clicked.connect(self._on_task)

    def heading(self) -> str:
        """The work and how much of it."""
        return self.context.language.gettext("Activities and tasks ({n})").format(n=len(self._links()))

    def fill(self) -> None:
        """Show the links."""
        language = self.context.language
        clear(self._listed)
        links = self._links()
        titles = self.context.workspace.lookup.titles(links)
        reason = why_not(self.context, "provisions.link")
        for entity, record_id in links:
            self._listed.addWidget(self._row(entity, record_id, titles.get(record_id, ""), reason))
        if not links:
            said = language.gettext("Nothing in the plan and no task works on it yet.")
            self._listed.addWidget(label(said, role="muted", wrap=True))
        self._activity.setText(language.gettext("Link an activity…"))
        self._task.setText(language.gettext("Link a task…"))
        for button in (self._activity, self._task):
            allow(button, not reason, reason)

    def _row(self, entity: str, record_id: str, title: str, reason: str) -> QWidget:
        language = self.context.language
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        link = ElidedLink(title)
        link.setAccessibleName(language.gettext("Go to {title}").format(title=isolate(title)))
        link.clicked.connect(lambda: self.context.reveal(entity, record_id))
        self.context.theme.dress(link, "plan" if entity == NODES else "tasks", "muted")
        remove = QToolButton()
        self.context.theme.dress(remove, "close")
        remove.setAccessibleName(language.gettext("Remove the link to {title}").format(title=isolate(title)))
        remove.setToolTip(remove.accessibleName())
        if reason:
            allow(remove, False, reason)
        remove.clicked.connect(lambda: self._on_remove(entity, record_id))
        line.addWidget(link)
        line.addStretch(1)
        line.addWidget(remove)
        return row

    def _links(self) -> list[tuple[str, str]]:
        provisions = self.context.workspace.provisions
        key = provisions.key_of(self.record_id)
        return [(link.entity, link.record_id) for link in provisions.entry(key, self.context.language.code).links]

    def _on_activity(self) -> None:
        workspace, language = self.context.workspace, self.context.language
        plan = workspace.plan.current()
        if plan is None:
            self.context.announce(language.gettext("There is no action plan yet."))
            return
        taken = {record_id for _entity, record_id in self._links()}
        outline = workspace.plan.outline(plan.id)
        choices = [
            (line.id, f"{outline.wbs[place]}  {isolate(line.title)}")
            for place, line in enumerate(outline.lines)
            if line.id not in taken
        ]
        self._choose(NODES, language.gettext("Link an activity"), choices)

    def _on_task(self) -> None:
        taken = {record_id for _entity, record_id in self._links()}
        tasks = [task for task in self.context.workspace.tasks.list() if task.id not in taken]
        choices = [(task.id, isolate(task.title)) for task in tasks]
        self._choose(TASKS, self.context.language.gettext("Link a task"), choices)

    def _choose(self, entity: str, title: str, choices: list[tuple[str, str]]) -> None:
        provisions = self.context.workspace.provisions
        key = provisions.key_of(self.record_id)

        def link(record_id: str) -> None:
            self.context.run(lambda: provisions.link(key, entity, record_id))

        pick(Picker(self, self.context.theme, self.context.language, title, choices), link)

    def _on_remove(self, entity: str, record_id: str) -> None:
        provisions = self.context.workspace.provisions
        key = provisions.key_of(self.record_id)
        self.context.run(lambda: provisions.unlink(key, entity, record_id))


class ProvisionsSection(Section):
    """On an activity or a task: the provisions on which it works, each a link."""

    name = "provisions"
    tables = _CHANGING

    def __init__(self, context: PageContext, entity: str) -> None:
        super().__init__(context, entity)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(2)
        self._add = QPushButton()
        context.theme.dress(self._add, "link")
        self._add.clicked.connect(self._on_add)
        self.column.addLayout(self._listed)
        line = QHBoxLayout()
        line.addWidget(self._add)
        line.addStretch(1)
        self.column.addLayout(line)

    def heading(self) -> str:
        """Provisions and how many."""
        return self.context.language.gettext("Provisions ({n})").format(n=len(self._keys()))

    def fill(self) -> None:
        """Show the provisions."""
        language = self.context.language
        clear(self._listed)
        titles = {each.key: each.title for each in self.context.workspace.provisions.catalogue(language.code)}
        for key in self._keys():
            said = language.gettext("{key}: {title}").format(key=isolate(key), title=titles.get(key, ""))
            link = ElidedLink(said)
            link.setAccessibleName(language.gettext("Go to {title}").format(title=said))
            link.clicked.connect(
                lambda _=False, key=key: self.context.reveal("implementations", implementation_id(key))
            )
            self._listed.addWidget(link)
        reason = why_not(self.context, "provisions.link")
        self._add.setText(language.gettext("Link a provision…"))
        allow(self._add, not reason, reason)

    def _keys(self) -> tuple[str, ...]:
        return self.context.workspace.provisions.linked_to(self.entity, self.record_id)

    def _on_add(self) -> None:
        workspace, language = self.context.workspace, self.context.language
        taken = set(self._keys())
        choices = [
            (each.key, f"{isolate(each.key)}  {each.title}")
            for each in workspace.provisions.catalogue(language.code)
            if each.key not in taken
        ]
        entity, record_id = self.entity, self.record_id

        def link(key: str) -> None:
            self.context.run(lambda: workspace.provisions.link(key, entity, record_id))

        pick(Picker(self, self.context.theme, language, language.gettext("Link a provision"), choices), link)
