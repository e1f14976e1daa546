"""A new ministry or person, and what the page shows for its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from focalpoint.domain.directory import FindingCode
from focalpoint.ui.pages.directory.cells import MINISTRIES, PEOPLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.ui.inspector.names import Names
    from focalpoint.ui.inspector.panel import Inspector
    from focalpoint.ui.pages.directory.cells import Cells
    from focalpoint.ui.pages.directory.page import DirectoryPage
    from focalpoint.ui.pages.directory.strip import FindingsStrip
    from focalpoint.ui.shell.context import PageContext


def add_record(context: PageContext, entity: str, above: str | None) -> str | None:
    """Add a ministry or a person below a ministry and show it; its id, None when it was refused."""
    language, directory = context.language, context.workspace.directory
    made: list[str] = []

    def act() -> None:
        if entity == MINISTRIES:
            change_set = directory.add_ministry(language.gettext("New ministry"), parent_id=above)
        else:
            change_set = directory.add_person(language.gettext("New person"), ministry_id=above)
        made.extend(change_set.ids(entity))

    if not context.run(act) or not made:
        return None
    context.reveal(entity, made[0])
    context.inspect(entity, made[0])
    return made[0]


def home_inspector(context: PageContext, entity: str, names: Names) -> Inspector:
    """The inspector of a ministry or a person."""
    from focalpoint.ui.inspector.contacts import MinistryInspector, PersonInspector

    made = (MinistryInspector if entity == MINISTRIES else PersonInspector)(context, names)
    made.retranslate()
    return made


def above_of(cells: Cells, current: tuple[str, str] | None, view: str) -> str | None:
    """The ministry in which something new belongs: the chosen one, or that of the chosen person."""
    if current is None or view == PEOPLE:
        return None
    entity, record_id = current
    person = cells.people.get(record_id)
    return record_id if entity == MINISTRIES else person.ministry_id if person else None


def home_pictures(
    page: DirectoryPage, cells: Cells, strip: FindingsStrip, open_handover: Callable[[], QWidget]
) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """A person, what is to be verified, everybody, the dialog of the hand-over sheet."""

    def person() -> QWidget:
        page.show_view(MINISTRIES)
        known = next((item.id for item in cells.overview.people if item.ministry_id), None)
        if known is not None:
            page.select(PEOPLE, known)
        return page.window()

    def found(finding: FindingCode | None) -> QWidget:
        strip.choose(finding)
        return page.window()

    yield "person", person
    yield "to-verify", lambda: found(FindingCode.CHECK_DUE)
    yield "everybody", lambda: found(None)
    yield "hand-over", open_handover
