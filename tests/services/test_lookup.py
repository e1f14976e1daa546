"""Finding records again: by words with slips, by id, and what was opened recently."""

from __future__ import annotations

import pytest

from focalpoint.services.lookup import Opened, nearest
from focalpoint.services.workspace import Workspace

KNOWN = ["passenger", "data", "decree", "ministry", "justice", "финансирование", "قانون"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["pasenger"], ["passenger"]),
        (["decrre", "datta"], ["decree", "data"]),
        (["minsitry"], ["ministry"]),
        (["pasen"], ["passenger"]),
        (["финансированее"], ["финансирование"]),
        (["qqqqq"], None),
        (["dxt"], None),
    ],
)
def test_a_slip_of_the_fingers_finds_the_word_that_was_meant(typed: list[str], meant: list[str] | None) -> None:
    assert nearest(typed, KNOWN) == meant


def test_a_record_is_found_by_a_word_with_a_slip(workspace: Workspace) -> None:
    workspace.tasks.add("Statistics on passenger data")
    assert workspace.search.find("pasenger") == []
    assert [hit.title for hit in workspace.lookup.like("pasenger")] == ["Statistics on passenger data"]


def test_titles_are_given_by_id_also_of_archived_records(workspace: Workspace) -> None:
    (task,) = workspace.tasks.add("Statistics on passenger data").ids("tasks")
    (ministry,) = workspace.directory.add_ministry("Ministry of Justice").ids("ministries")
    workspace.tasks.archive([task])
    wanted = [("tasks", task), ("ministries", ministry), ("settings", "x"), ("nothing", "y")]
    assert workspace.lookup.titles(wanted) == {
        task: "Statistics on passenger data",
        ministry: "Ministry of Justice",
    }


def test_what_was_opened_recently_is_no_draft_and_not_in_the_journal(workspace: Workspace) -> None:
    opened = [Opened("record", "1", "tasks"), Opened("page", "plan")]
    workspace.lookup.keep_recent(opened)
    workspace.lookup.keep_recent(opened[:1])
    assert workspace.lookup.recent() == opened[:1]
    assert workspace.drafts.list() == []
    workspace.lookup.keep_recent([])
    assert workspace.lookup.recent() == []
