"""The plan handed over: workbook, progress report, table, Microsoft Project file, calendar."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.errors import NotFoundError
from focalpoint.language import N_
from focalpoint.services.export_doors import ExportDescriptor, ExportOrder, Written


def _write(order: ExportOrder) -> Written:
    """Write a plan in the format that the suffix names.

    Raises:
        NotFoundError: there is no such plan.
        FocalPointError: an unknown suffix, a missing font, a full disk; an older file there is left untouched.
    """
    from focalpoint.documents.exports import write_plan

    plan_id = order.record_id
    if plan_id is None:
        current = order.workspace.plan.current()
        if current is None:
            raise NotFoundError(what="plans")
        plan_id = current.id
    snapshot = order.workspace.plan.snapshot(plan_id)
    write_plan(snapshot, order.target, order.language, order.progress)
    return Written("plans", plan_id, snapshot.classification)


def _deliverable(suffix: str, label: str, file_name: str, demo_name: str) -> ExportDescriptor:
    return ExportDescriptor(f"plan{suffix}", suffix, label, file_name, demo_name, _write, "export.plan")


PLAN: Final = (
    _deliverable(".xlsx", N_("Excel workbook…"), N_("Action plan"), "action-plan.xlsx"),
    _deliverable(".pdf", N_("Progress report (PDF)…"), N_("Progress report"), "progress-report.pdf"),
    _deliverable(".csv", N_("Table (CSV)…"), N_("Action plan"), "action-plan.csv"),
    _deliverable(".xml", N_("Microsoft Project (XML)…"), N_("Action plan"), "action-plan.xml"),
    _deliverable(".ics", N_("Calendar (ICS)…"), N_("Calendar"), "action-plan.ics"),
)
