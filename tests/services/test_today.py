"""The first page reads the vault: figures, deadlines, what others did, and the digest of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from focalpoint.domain.clock import Clock, fixed_clock
from focalpoint.domain.today import Urgency
from focalpoint.language import LANGUAGES, Language
from focalpoint.services.opening import unlock
from focalpoint.services.workspace import Workspace
from tests.services.conftest import PASSPHRASE, node_called

ENGLISH = Language("en")
OTHER = "S. Ivanova"


@pytest.fixture
def clock() -> Clock:
    """A Sunday in November."""
    return fixed_clock(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))


def ministry(workspace: Workspace, name: str) -> str:
    (record,) = workspace.directory.add_ministry(name).ids("ministries")
    return record


def tile(workspace: Workspace, name: str) -> tuple[str, str, Urgency]:
    workspace.today.figures()
    found = next((each, read) for each, read in workspace.today.tiles() if each.name == name)
    said = found[0].say(found[1], ENGLISH)
    return said.figure, said.detail, said.urgency


def test_a_new_vault_is_untouched_until_something_is_in_it(workspace: Workspace) -> None:
    assert workspace.today.figures().untouched
    workspace.tasks.add("Figures")
    assert not workspace.today.figures().untouched


def test_the_tiles_count_what_is_late_due_and_waited_for(workspace: Workspace) -> None:
    justice = ministry(workspace, "Ministry of Justice")
    workspace.tasks.add("Late", due="2026-10-12", ministry_id=justice)
    workspace.tasks.add("Own", due="2026-11-25")
    (waits,) = workspace.tasks.add("Waits", due="2026-11-30", ministry_id=justice).ids("tasks")
    workspace.tasks.submit([waits])
    (done,) = workspace.tasks.add("Done", due="2026-10-01", ministry_id=justice).ids("tasks")
    workspace.tasks.complete([done])
    assert tile(workspace, "overdue") == ("1", "1 ministry · oldest 41 days", Urgency.LATE)
    assert tile(workspace, "soon") == ("2", "1 needs validation", Urgency.CALM)
    assert tile(workspace, "waiting") == ("2", "1 ministry · 1 to validate", Urgency.CALM)


def test_archived_tasks_and_tasks_of_nobody_are_not_waited_for(workspace: Workspace) -> None:
    (gone,) = workspace.tasks.add("Gone", due="2026-10-12").ids("tasks")
    workspace.tasks.archive([gone])
    workspace.tasks.add("Nobody's", due="2026-11-25")
    assert tile(workspace, "overdue")[0] == "0"
    assert tile(workspace, "waiting")[0] == "0"


def test_the_backup_tile_follows_the_newest_backup(workspace: Workspace) -> None:
    assert tile(workspace, "backup")[2] is Urgency.SOON
    workspace.backups.make()
    assert tile(workspace, "backup") == ("Today", "Opened again and counted: sound", Urgency.CALM)


def test_the_deadlines_are_those_of_thirty_days_without_what_was_cancelled(workspace: Workspace, plan_id: str) -> None:
    workspace.tasks.add("Late", due="2026-11-01")
    workspace.tasks.add("Today", due="2026-11-22")
    workspace.tasks.add("Far", due="2026-12-23")
    assert [due.title for due in workspace.today.deadlines()] == ["Today", "Decree on passenger data"]
    workspace.plan.edit(node_called(workspace, plan_id, "Passenger information in use"), status="cancelled")
    assert [due.title for due in workspace.today.deadlines()] == ["Today"]


def test_the_pillars_have_their_percent_and_where_they_should_be(workspace: Workspace, plan_id: str) -> None:
    del plan_id
    plan = workspace.today.figures().plan
    assert plan is not None
    (pillar,) = plan.pillars
    assert (pillar.wbs, pillar.line.title, pillar.figures.percent) == ("1", "Borders", 25.0)


@pytest.fixture
def two(opened: Callable[..., Workspace]) -> Callable[..., Workspace]:
    """Opens the vault as its first user or as the other one."""
    first = opened()
    first.users.add(OTHER, roles=["plan_officer"], passphrase=PASSPHRASE)
    first.tasks.add("Statistics")
    first.close()
    return opened


def others(workspace: Workspace) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(act.author, act.title, act.causes) for act in workspace.today.others()]


def work_as_other(opened: Callable[..., Workspace]) -> None:
    other = opened(OTHER)
    task_id = other.tasks.list()[0].id
    other.tasks.edit(task_id, title="Statistics of 2026")
    other.comments.add("tasks", task_id, "The figures come on Monday.")
    other.settings.set_mine("theme", "dark")
    other.close()


def test_what_others_did_is_gathered_by_record(two: Callable[..., Workspace]) -> None:
    work_as_other(two)
    assert others(two()) == [(OTHER, "Statistics of 2026", ("comment.add", "task.edit"))]


def test_the_first_look_begins_after_ones_own_last_act(two: Callable[..., Workspace]) -> None:
    work_as_other(two)
    workspace = two()
    workspace.tasks.add("Own")
    assert others(workspace) == []


def test_news_stays_until_the_session_after_the_one_that_showed_it(two: Callable[..., Workspace], folder: Path) -> None:
    work_as_other(two)
    workspace = two()
    assert len(others(workspace)) == 1
    workspace.today.look()
    workspace.close()
    soon = two()
    assert len(others(soon)) == 1, "a lock over lunch takes nothing away"
    soon.close()
    tomorrow = fixed_clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    next_day = unlock(folder, user_name=None, passphrase=PASSPHRASE, clock=tomorrow, write=True)
    try:
        assert others(next_day) == []
    finally:
        next_day.close()


def test_counting_all_as_seen_lasts(two: Callable[..., Workspace]) -> None:
    work_as_other(two)
    workspace = two()
    workspace.today.see_all()
    assert others(workspace) == []
    workspace.close()
    assert others(two()) == []


def test_looking_is_not_journaled(two: Callable[..., Workspace]) -> None:
    workspace = two()
    before = workspace.verify().entries["office"]
    workspace.today.look()
    workspace.today.see_all()
    report = workspace.verify()
    assert report.entries["office"] == before
    assert report.sound


def test_a_vault_that_is_only_read_shows_the_news_and_keeps_no_mark(two: Callable[..., Workspace]) -> None:
    work_as_other(two)
    reader = two(write=False)
    assert reader.read_only
    reader.today.look()
    assert len(others(reader)) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_digest_is_a_pdf_of_at_most_two_pages(
    workspace: Workspace, plan_id: str, tmp_path: Path, code: str
) -> None:
    pypdf = pytest.importorskip("pypdf")
    del plan_id
    for number in range(30):
        workspace.tasks.add(f"Request {number}", due=f"2026-11-{number + 1:02d}")
    target = workspace.exports.write("today.pdf", tmp_path / "digest.pdf", language=Language(code))
    assert 1 <= len(pypdf.PdfReader(target).pages) <= 2


def test_the_digest_bears_the_highest_marking(workspace: Workspace, plan_id: str) -> None:
    workspace.plan.edit(node_called(workspace, plan_id, "120 officers trained"), classification="secret")
    assert workspace.today.marking() == "secret"
