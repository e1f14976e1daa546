"""The plan and its tasks as plain tables for CSV files."""

from __future__ import annotations

from typing import Final

from focalpoint.documents.interchange import PlainTable
from focalpoint.documents.plan_columns import NodeColumns, TaskColumns
from focalpoint.documents.plan_facts import PlanFacts
from focalpoint.domain.snapshot import PlanSnapshot
from focalpoint.language import Language

_SEPARATORS: Final = {"fr": ";", "es": ";", "ru": ";", "ar": ";"}
"""Where the comma is for decimals, spreadsheets expect a semicolon; ours reads both."""


def plan_table(snapshot: PlanSnapshot, language: Language) -> PlainTable:
    """Every node, in the columns of the workbook's plan."""
    nodes = NodeColumns(PlanFacts(snapshot), language)
    header = tuple(column.title for column in nodes.columns)
    return PlainTable(header, [nodes.row(node) for node in snapshot.nodes], _SEPARATORS.get(language.code, ","))


def task_table(snapshot: PlanSnapshot, language: Language) -> PlainTable:
    """Every task, in the columns of the workbook's tasks."""
    tasks = TaskColumns(PlanFacts(snapshot), language)
    header = tuple(column.title for column in tasks.columns)
    return PlainTable(header, [tasks.row(task) for task in snapshot.tasks], _SEPARATORS.get(language.code, ","))
