"""The register handed over: as a workbook with its figures, and its deadlines for a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.changes import Compartment
from focalpoint.language import N_
from focalpoint.services.export_doors import ExportDescriptor, ExportOrder, Written

if TYPE_CHECKING:
    from focalpoint.domain.deadlines import Deadline


def casework_deadlines(order: ExportOrder) -> list[Deadline]:
    """What is due in the cases that the user may open, earliest first."""
    every = order.workspace.deadlines.list()
    return [due for due in every if due.compartment is Compartment.CASEWORK]


def _written(order: ExportOrder) -> Written:
    workspace = order.workspace
    return Written("users", workspace.session.user_id, workspace.known_settings["classification"])


def _write_xlsx(order: ExportOrder) -> Written:
    order.workspace.register.export(order.target, order.language, noted=False)
    return _written(order)


def _write_ics(order: ExportOrder) -> Written:
    from focalpoint.documents.render import ics
    from focalpoint.documents.requests.deadlines import deadline_calendar

    workspace = order.workspace
    office, marking = workspace.known_settings["office_title"], workspace.known_settings["classification"]
    found = casework_deadlines(order)
    calendar = deadline_calendar(found, office, workspace.clock.now(), marking, order.language)
    ics.write(calendar, order.target, progress=order.progress)
    return _written(order)


REGISTER: Final = (
    ExportDescriptor(
        "register.xlsx", ".xlsx", N_("Register of requests (Excel workbook)…"), N_("Register of requests"),
        "register.xlsx", _write_xlsx, "export.register", "requests",
    ),
    ExportDescriptor(
        "register.ics", ".ics", N_("Deadlines of requests (calendar)…"), N_("Deadlines of requests"),
        "register.ics", _write_ics, "export.register", "requests",
    ),
)  # fmt: skip
