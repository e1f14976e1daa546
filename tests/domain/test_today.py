"""The first page's rules: who is late, how pressing something is, what counts as seen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from focalpoint.domain.outline import build_outline
from focalpoint.domain.plan import NodeKind, NodeStatus, Plan, PlanLine
from focalpoint.domain.rollup import roll_up
from focalpoint.domain.tasks import TaskStatus
from focalpoint.domain.today import (
    Backup,
    OpenTask,
    OthersAct,
    SeenMark,
    Urgency,
    backup_days,
    backup_urgency,
    deadline_urgency,
    gathered,
    late_activities,
    ministry_loads,
    next_mark,
    plan_progress,
)

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def task(due: str | None, ministry: str | None = "jus", status: str = "open") -> OpenTask:
    return OpenTask("t", "Figures", ministry, None, due, status)


def line(name: str, parent: str | None = None, **fields: object) -> PlanLine:
    usual: dict[str, object] = dict.fromkeys(PlanLine._fields)
    usual |= {"id": name, "ref": name, "parent_id": parent, "position": 0, "kind": NodeKind.ACTIVITY, "title": name}
    usual |= {"status": NodeStatus.IN_PROGRESS, "percent_source": "manual", "weight": 1.0, "blocked": 0, "version": 1}
    return PlanLine(**{**usual, **fields})  # type: ignore[arg-type]


def test_a_task_due_today_is_due_soon_and_not_late() -> None:
    (load,) = ministry_loads([task("2026-11-22")], TODAY, {})
    assert (load.late, load.soon, load.later, load.oldest) == (0, 1, 0, 0)


def test_the_fourteenth_day_is_soon_and_the_fifteenth_later() -> None:
    (load,) = ministry_loads([task("2026-12-06"), task("2026-12-07"), task(None)], TODAY, {})
    assert (load.soon, load.later) == (1, 2)


def test_the_ministry_that_is_latest_comes_first() -> None:
    tasks = [task("2026-11-21", "fin"), task("2026-11-20", "fin"), task("2026-10-12", "moi")]
    loads = ministry_loads(tasks, TODAY, {})
    assert [(load.ministry_id, load.oldest, load.late) for load in loads] == [("moi", 41, 1), ("fin", 2, 2)]


def test_what_waits_for_validation_is_counted_beside_its_day() -> None:
    (load,) = ministry_loads([task("2026-11-25", status=TaskStatus.WAITING_VALIDATION)], TODAY, {})
    assert (load.soon, load.to_validate, load.open) == (1, 1, 1)


def test_a_ministry_that_is_late_in_the_plan_alone_is_known() -> None:
    (load,) = ministry_loads([], TODAY, {"fin": 2, "jus": 0})
    assert (load.ministry_id, load.activities_late, load.open) == ("fin", 2, 0)


def test_the_plan_is_the_weighted_mean_of_what_counts_at_its_top() -> None:
    lines = [
        line("a", kind=NodeKind.PILLAR, percent=100.0, weight=3.0),
        line("b", kind=NodeKind.PILLAR, percent=20.0, position=1),
        line("c", kind=NodeKind.PILLAR, percent=0.0, position=2, status=NodeStatus.CANCELLED),
    ]
    outline = build_outline(lines)
    plan = Plan("p", "P-1", "Plan", None, None, 1, "restricted", 1)
    progress = plan_progress(plan, outline, roll_up(outline, TODAY))
    assert progress.percent == 80.0
    assert [pillar.wbs for pillar in progress.pillars] == ["1", "2", "3"]
    assert dict(progress.statuses) == {NodeStatus.IN_PROGRESS: 2, NodeStatus.CANCELLED: 1}


def test_only_the_lowest_nodes_are_late_activities() -> None:
    lines = [
        line("top", kind=NodeKind.PILLAR, finish="2026-11-01", lead_id="moi"),
        line("low", "top", finish="2026-11-01", lead_id="jus"),
    ]
    outline = build_outline(lines)
    assert late_activities(outline, roll_up(outline, TODAY)) == {"jus": 1}


def test_a_backup_is_too_old_after_seven_days() -> None:
    week = Backup(NOW - timedelta(days=7, hours=23), True, False)
    assert (backup_days(week, NOW), backup_urgency(week, NOW)) == (7, Urgency.CALM)
    older = Backup(NOW - timedelta(days=8), True, False)
    assert backup_urgency(older, NOW) is Urgency.LATE


def test_a_damaged_backup_is_as_bad_as_an_old_one_and_none_is_a_warning() -> None:
    assert backup_urgency(Backup(NOW, False, True), NOW) is Urgency.LATE
    assert backup_urgency(None, NOW) is Urgency.SOON


def test_a_backup_from_the_future_is_of_today() -> None:
    assert backup_days(Backup(NOW + timedelta(days=3), True, False), NOW) == 0


def test_a_deadline_presses_in_its_last_week() -> None:
    found = [deadline_urgency(TODAY + timedelta(days=days), TODAY) for days in (0, 7, 8, 14, 15)]
    assert found == [Urgency.LATE, Urgency.LATE, Urgency.SOON, Urgency.SOON, Urgency.CALM]


def act(cause: str, record: str = "r1", records: int = 1, at: str = "2026-11-21T09:00:00.000Z") -> OthersAct:
    return OthersAct("u2", at, (cause,), "tasks", record, records, "", "", "")


def test_acts_on_one_record_become_one_with_each_cause_once() -> None:
    found = gathered([act("task.tick", at="2026-11-21T10:00:00.000Z"), act("task.edit"), act("task.tick")])
    assert [(one.at, one.causes) for one in found] == [("2026-11-21T10:00:00.000Z", ("task.tick", "task.edit"))]


def test_an_act_on_many_records_stays_apart() -> None:
    assert len(gathered([act("import.apply", records=300), act("task.edit")])) == 2


def test_the_next_session_has_seen_what_the_last_one_showed() -> None:
    mark = SeenMark(until=10, shown=25, at=(NOW - timedelta(hours=20)).isoformat())
    assert next_mark(mark, 40, NOW)[:2] == (25, 40)


def test_after_a_short_pause_the_news_is_still_there() -> None:
    mark = SeenMark(until=10, shown=25, at=(NOW - timedelta(hours=1)).isoformat())
    assert next_mark(mark, 40, NOW)[:2] == (10, 40)


def test_a_clock_that_was_set_back_shows_nothing_twice() -> None:
    mark = SeenMark(until=10, shown=25, at=(NOW + timedelta(days=2)).isoformat())
    assert next_mark(mark, 40, NOW).until == 25
