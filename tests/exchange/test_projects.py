"""Microsoft Project XML and GanttProject: hierarchy, order, dates, milestones, links with lag, resources."""

# ruff: noqa: E501 - tables of examples
from __future__ import annotations

from pathlib import Path

import pytest

from focalpoint.exchange import errors
from focalpoint.exchange.model import FileKind
from tests.exchange import hostile
from tests.exchange.sheets import by_title, codes, read, tree
from tests.shared import shared_files

LINK = "<PredecessorLink><PredecessorUID>{}</PredecessorUID><Type>{}</Type><LinkLag>{}</LinkLag><LagFormat>{}</LagFormat></PredecessorLink>"


def task(uid: int, level: int = 1, more: str = "") -> str:
    return f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>T{uid}</Name><OutlineLevel>{level}</OutlineLevel>{more}</Task>"


def test_task_zero_is_the_plan_itself(tmp_path: Path) -> None:
    zero = "<Task><UID>0</UID><ID>0</ID><Name>National plan</Name><OutlineLevel>0</OutlineLevel><Start>2026-01-01T08:00:00</Start></Task>"
    plan = read(hostile.mspdi(tmp_path / "p.xml", zero + task(1)))
    assert (plan.kind, plan.title, plan.starts) == (FileKind.MSPDI, "National plan", "2026-01-01")
    assert [row.title for row in plan.rows] == ["T1"]
    assert plan.read == 1


def test_outline_levels_and_ids_give_hierarchy_and_order(tmp_path: Path) -> None:
    plan = read(hostile.mspdi(tmp_path / "p.xml", task(1) + task(3, 3) + task(2, 2) + task(4)))
    assert tree(plan) == [
        ("T1", "", "pillar"),
        ("T2", "T1", "objective"),
        ("T3", "T2", "activity"),
        ("T4", "", "activity"),
    ]


def test_a_namespace_is_not_needed(tmp_path: Path) -> None:
    path = tmp_path / "p.xml"
    path.write_text(f"<Project><Tasks>{task(1)}</Tasks></Project>")
    assert [row.title for row in read(path).rows] == ["T1"]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ((1, 0, 0, 7), ("FF", 0)), ((1, 1, 4800, 7), ("FS", 1)), ((1, 2, -9600, 7), ("SF", -2)),
        ((1, 3, 24000, 9), ("SS", 5)), ((1, 1, 14400, 8), ("FS", 1)), ((1, 1, 43200, 8), ("FS", 3)), ((1, 1, 600, 5), ("FS", 0)),
    ],
)  # fmt: skip
def test_links_have_their_type_and_their_lag_in_days(
    tmp_path: Path, link: tuple[int, int, int, int], expected: tuple[str, int]
) -> None:
    plan = read(
        hostile.mspdi(
            tmp_path / "p.xml", task(1) + task(2, more=LINK.format(*link)), head="<MinutesPerDay>480</MinutesPerDay>"
        )
    )
    assert [tuple(found)[1:] for found in plan.rows[1].links] == [expected]


def test_the_files_own_working_day_measures_the_lag(tmp_path: Path) -> None:
    tasks = task(1) + task(2, more=LINK.format(1, 1, 9000, 7))
    plan = read(hostile.mspdi(tmp_path / "p.xml", tasks, head="<MinutesPerDay>450</MinutesPerDay>"))
    assert plan.rows[1].links == ((0, "FS", 2),)


def test_milestones_by_flag_or_without_duration_but_not_above_other_tasks(tmp_path: Path) -> None:
    tasks = (
        task(1, more="<Milestone>1</Milestone>") + task(2, more="<Duration>PT0H0M0S</Duration>")
        + task(3, more="<Duration>PT8H0M0S</Duration>") + task(4, more="<Milestone>1</Milestone>") + task(5, 2)
    )  # fmt: skip
    assert [row.kind for row in read(hostile.mspdi(tmp_path / "p.xml", tasks)).rows] == [
        "milestone", "milestone", "activity", "pillar", "activity",
    ]  # fmt: skip


def test_resources_of_a_task_lead_and_support(tmp_path: Path) -> None:
    resources = (
        "<Resources><Resource><UID>1</UID><Name>Justice</Name><Type>1</Type></Resource><Resource><UID>2</UID><Name>Interior</Name>"
        "<Type>1</Type></Resource><Resource><UID>3</UID><Name>Paper</Name><Type>0</Type></Resource></Resources><Assignments>"
        + "".join(
            f"<Assignment><TaskUID>1</TaskUID><ResourceUID>{uid}</ResourceUID></Assignment>"
            for uid in (3, 1, 2, -65535)
        )
        + "</Assignments>"
    )
    path = hostile.mspdi(tmp_path / "p.xml")
    path.write_text(path.read_text().replace("</Project>", resources + "</Project>"))
    plan = read(path)
    assert (plan.rows[0].lead, plan.rows[0].supporting) == ("Justice", ("Interior",))
    assert codes(plan) == [(1, "several_leads")]


def test_dates_percent_baseline_and_notes_are_taken(tmp_path: Path) -> None:
    more = (
        "<Start>2026-02-02T08:00:00</Start><Finish>2026-02-06T17:00:00</Finish><PercentComplete>40</PercentComplete>"
        "<ActualStart>2026-02-03T08:00:00</ActualStart><Notes>Read &amp; sign</Notes><Baseline><Number>0</Number>"
        "<Start>2026-01-05T08:00:00</Start><Finish>2026-01-09T17:00:00</Finish></Baseline>"
    )
    row = read(hostile.mspdi(tmp_path / "p.xml", task(1, more=more))).rows[0]
    assert row.values == {
        "start": "2026-02-02", "finish": "2026-02-06", "percent": 40.0, "actual_start": "2026-02-03",
        "description": "Read & sign", "baseline_start": "2026-01-05", "baseline_finish": "2026-01-09",
    }  # fmt: skip
    assert row.defaults == {"status": "in_progress"}


def test_circles_blanks_and_wrong_dates_are_told_and_rows_kept(tmp_path: Path) -> None:
    tasks = (
        task(1, more=LINK.format(2, 1, 0, 7)) + task(2, more=LINK.format(1, 1, 0, 7)) + "<Task><UID>3</UID><ID>3</ID><IsNull>1</IsNull></Task>"
        + task(4, more="<Start>2026-02-02T08:00:00</Start><Finish>2026-01-06T17:00:00</Finish>") + task(5, more=LINK.format(99, 1, 0, 7))
    )  # fmt: skip
    plan = read(hostile.mspdi(tmp_path / "p.xml", tasks))
    assert [row.title for row in plan.rows] == ["T1", "T2", "T4", "T5"]
    assert sorted(code for _row, code in codes(plan)) == ["finish_before_start", "link_circle", "link_unknown"]
    assert [(note.row, note.code) for note in plan.skipped] == [(3, "blank_task")]
    assert plan.read == 5


def test_a_project_keeps_its_identity_when_it_is_saved_again(tmp_path: Path) -> None:
    head = "<CreationDate>2026-01-01T08:00:00</CreationDate>"
    first = read(hostile.mspdi(tmp_path / "a.xml", head=head + "<LastSaved>2026-01-01T09:00:00</LastSaved>"))
    saved = read(hostile.mspdi(tmp_path / "b.xml", head=head + "<LastSaved>2026-03-01T09:00:00</LastSaved>"))
    other = read(hostile.mspdi(tmp_path / "c.xml", head="<GUID>{AB}</GUID>" + head))
    assert first.source == saved.source != other.source
    assert (first.sure_uids, other.sure_uids) == (False, True)


def test_a_project_without_tasks_is_told(tmp_path: Path) -> None:
    with pytest.raises(errors.NoRowsError):
        read(hostile.mspdi(tmp_path / "p.xml", "<x/>"))


@pytest.mark.shared
@pytest.mark.parametrize("path", shared_files("data/plans/*"), ids=lambda path: path.name)
def test_every_plan_from_outside_is_read_whole(path: Path) -> None:
    plan = read(path)
    text = path.read_text(encoding="utf-8")
    expected = (
        text.count("<task id=") if path.suffix == ".gan" else text.count("<Task>") - text.count("<Task>\n\t\t\t<UID>0<")
    )
    if path.name == "baselines.xml":
        expected = 1
    if path.name == "issue2659.xml":
        expected = 1
    assert len(plan.rows) + len(plan.skipped) == expected
    assert all(row.values["start"] for row in plan.rows)


@pytest.mark.shared
def test_links_of_project_2013_have_their_types_and_lags(shared: Path) -> None:
    plan = read(shared / "data" / "plans" / "task-links-project2013-mspdi.xml")
    links = {row.uid: (plan.rows[row.links[0].row].uid, *row.links[0][1:]) for row in plan.rows if row.links}
    assert links == {
        "2": ("1", "FS", 0), "4": ("3", "FS", 1), "6": ("5", "FS", 2), "8": ("7", "FS", 5), "10": ("9", "FS", 10),
        "12": ("11", "SF", 2), "14": ("13", "SS", 2), "16": ("15", "FF", 2),
    }  # fmt: skip


@pytest.mark.shared
def test_ganttproject_counts_working_days_and_names_successors(shared: Path) -> None:
    plan = read(shared / "data" / "plans" / "HouseBuildingSample.gan")
    rows = by_title(plan)
    design, draft = rows["Architectural design"], rows["Create draft of architecture"]
    assert (design.values["start"], design.values["finish"], design.kind) == ("2024-05-27", "2024-06-28", "pillar")
    assert (draft.values["finish"], draft.values["percent"], draft.lead, draft.supporting) == (
        "2024-06-07", 100.0, "Michelangelo", ("Jack House",),
    )  # fmt: skip
    agreement = rows["Agreement on architectural plan"]
    assert (agreement.kind, agreement.values["start"], agreement.values["finish"]) == (
        "milestone",
        "2024-07-01",
        "2024-07-01",
    )
    assert [plan.rows[link.row].title for link in agreement.links] == ["Prepare construction documents"]
    assert sum(len(row.links) for row in plan.rows) == (
        shared / "data" / "plans" / "HouseBuildingSample.gan"
    ).read_text("utf-8").count("<depend ")


@pytest.mark.parametrize(("number", "kind"), [(1, "SS"), (2, "FS"), (3, "FF"), (4, "SF")])
def test_ganttprojects_numbers_of_links(tmp_path: Path, number: int, kind: str) -> None:
    path = tmp_path / "p.gan"
    path.write_text(
        '<project name="P"><tasks><task id="1" name="a" start="2026-01-05" duration="1">'
        f'<depend id="2" type="{number}" difference="-3"/></task><task id="2" name="b" start="2026-01-06" duration="2"/></tasks></project>'
    )
    assert read(path).rows[1].links == ((0, kind, -3),)


def test_ganttprojects_own_calendar_is_followed(tmp_path: Path) -> None:
    calendar = (
        '<calendars><day-types><default-week id="1" sun="0" mon="0" tue="0" wed="0" thu="0" fri="1" sat="1"/>'
        '<only-show-weekends value="false"/></day-types><date year="2026" month="1" date="11" type="HOLIDAY"/></calendars>'
    )
    path = tmp_path / "p.gan"
    body = '<tasks><task id="1" name="a" start="2026-01-07" duration="4"/></tasks>'
    path.write_text(f'<project name="P">{calendar}{body}</project>')
    assert read(path).rows[0].values["finish"] == "2026-01-13"
    path.write_text(
        f'<project name="P">{calendar.replace("false", "true")}{body}</project>'.replace("HOLIDAY", "WORKING_DAY")
    )
    assert read(path).rows[0].values["finish"] == "2026-01-10"
