"""SQL stays portable: tables and reading queries compile for PostgreSQL too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Dialect, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from focalpoint.domain.changes import Compartment
from focalpoint.store.schema import Base, tables_of

DIALECT: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call, unused-ignore]


@pytest.mark.parametrize("compartment", Compartment)
def test_every_table_and_index_compiles_for_postgresql(compartment: Compartment) -> None:
    for table in tables_of(compartment):
        assert table.name in str(CreateTable(table).compile(dialect=DIALECT))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=DIALECT))


def test_every_query_of_the_store_compiles_for_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    from focalpoint.store import cases, common, directory, plan, tasks, users

    seen: list[str] = []

    class Recorder:
        def execute(self, statement: object) -> Recorder:
            seen.append(str(statement.compile(dialect=DIALECT)))  # type: ignore[attr-defined]
            return self

        def fetchall(self) -> list[object]:
            return []

        def scalars(self) -> Recorder:
            return self

        def scalar(self) -> None:
            return None

        def __iter__(self) -> object:
            return iter(())

    calls: list[Callable[[Any], object]] = [
        plan.read_plans,
        lambda c: plan.read_lines(c, "p"),
        lambda c: plan.read_lines(c, "p", ["a", "b"]),
        lambda c: plan.read_nodes(c, plan.PlanNode.id == "n"),
        lambda c: plan.read_children(c, "p", None),
        lambda c: plan.read_supports(c, "n"),
        lambda c: plan.find_plan_or_node(c, "n"),
        lambda c: tasks.read_task_lines(c, tasks.Task.archived_at.is_(None)),
        tasks.read_tasks,
        lambda c: tasks.find_task(c, "t"),
        tasks.read_steps,
        tasks.read_reminded,
        lambda c: tasks.read_reminded(c, ["t"]),
        tasks.read_templates,
        lambda c: common.read_file(c, "f"),
        lambda c: common.read_part(c, "f", 1),
        lambda c: common.read_parts(c, "f", 1),
        lambda c: tasks.count_overdue(c, "2026-11-22"),
        directory.read_ministries,
        directory.read_people,
        users.read_users,
        users.read_settings,
        users.read_public_keys,
        lambda c: users.setting_exists(c, "s"),
        cases.read_cases,
        lambda c: common.read_comments(c, "r"),
        lambda c: common.read_files(c, "r"),
        lambda c: common.read_parts(c, "f"),
        lambda c: common.read_drafts(c, "u"),
        lambda c: common.drop_draft(c, "u", "r", "f"),
    ]
    for call in calls:
        call(Recorder())
    assert len(seen) >= len(calls)
    assert all("?" not in text for text in seen)


def test_every_record_has_the_columns_that_every_record_has() -> None:
    from focalpoint.store.schema import load_tables

    load_tables()
    plain = {"meta", "journal", "outbox", "inbox", "drafts", "file_parts", "ref_counters"}
    plain |= {"library_texts", "library_pages"}
    for mapper in Base.registry.mappers:
        table = mapper.local_table
        if table.name in plain:  # type: ignore[attr-defined]
            continue
        assert {"id", "version", "created_at", "created_by", "updated_at", "updated_by", "archived_at",
                "classification"} <= set(table.columns.keys()), table  # fmt: skip
    assert select(Base.metadata.tables["plans"]) is not None
