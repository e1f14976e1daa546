"""What is written out of a plan: workbook, progress report, table, schedule, calendar."""

from __future__ import annotations

from focalpoint.documents.plan_report import progress_report

__all__ = ["progress_report"]
