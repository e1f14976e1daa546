"""What is written out of a plan: workbook and progress report (the table, schedule and calendar stand beside)."""

from __future__ import annotations

from focalpoint.documents.plan_report import progress_report
from focalpoint.documents.plan_workbook import plan_workbook

__all__ = ["plan_workbook", "progress_report"]
