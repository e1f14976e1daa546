"""CSV, Microsoft Project XML and calendar: what other programs get."""

from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path
from typing import Any

import icalendar
import pytest
from defusedxml.ElementTree import fromstring

from focalpoint.documents.errors import UnknownFormatError
from focalpoint.documents.exports import FORMATS, write_plan
from focalpoint.documents.plan_schedule import TASK_MARK
from focalpoint.domain.errors import CancelledError
from focalpoint.domain.progress import StopAfter
from focalpoint.language import LANGUAGES, Language
from tests.documents.samples import sample, snapshot_of

NS = "{http://schemas.microsoft.com/project}"


def write(tmp_path: Path, suffix: str, code: str = "en", snapshot: Any = None) -> Path:
    target = tmp_path / f"plan{suffix}"
    write_plan(snapshot or sample(code), target, Language(code))
    return target


def rows_of(path: Path, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=separator))


@pytest.mark.parametrize("code", LANGUAGES)
def test_csv_has_a_mark_a_key_and_every_node(tmp_path: Path, code: str) -> None:
    path = write(tmp_path, ".csv", code)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    rows = rows_of(path, "," if code in {"en", "zh"} else ";")
    assert rows[0][0] == "key"
    assert [row[0] for row in rows[1:]] == [f"{node.id}:{node.version}" for node in sample(code).nodes]
    assert [row[3] for row in rows[1:]] == [node.title for node in sample(code).nodes]


def test_csv_dates_are_iso_and_numbers_have_a_point(tmp_path: Path) -> None:
    rows = rows_of(write(tmp_path, ".csv", "fr"), ";")
    finish, percent = 6, 8
    for node, row in zip(sample("fr").nodes, rows[1:], strict=True):
        assert row[finish] == (node.finish_text or node.finish)
        assert not row[percent] or 0 <= float(row[percent]) <= 100


def test_csv_guards_what_looks_like_a_formula_and_only_text(tmp_path: Path) -> None:
    node = dataclasses.replace(sample("en").nodes[3], title="=HYPERLINK(1)", parent_id=None, budget_line="-5")
    rows = rows_of(write(tmp_path, ".csv", snapshot=snapshot_of([node])))
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["Title"] == "'=HYPERLINK(1)"
    assert row["Budget line"] == "'-5"
    assert row["Variance"] == "" or not row["Variance"].startswith("'")


def test_the_tasks_stand_in_a_second_csv_file(tmp_path: Path) -> None:
    snapshot = sample("en")
    written = write_plan(snapshot, tmp_path / "plan.csv", Language("en"))
    assert [path.name for path in written] == ["plan.csv", "plan.tasks.csv"]
    assert [row[1] for row in rows_of(written[1])[1:]] == [task.ref for task in snapshot.tasks]
    alone = write_plan(snapshot, tmp_path / "other.tasks.csv", Language("en"))
    assert [path.name for path in alone] == ["other.tasks.csv"]


def tasks_of(path: Path) -> list[Any]:
    return list(fromstring(path.read_bytes()).iter(f"{NS}Task"))


def told(element: Any, name: str) -> str | None:
    found = element.find(f"{NS}{name}")
    return None if found is None else found.text


def test_project_xml_keeps_ids_hierarchy_and_dates(tmp_path: Path) -> None:
    snapshot = sample("en")
    tasks = tasks_of(write(tmp_path, ".xml"))
    assert told(tasks[0], "UID") == "0"
    assert told(tasks[0], "Name") == snapshot.plan.title
    for number, (node, task) in enumerate(zip(snapshot.nodes, tasks[1:], strict=False), 1):
        assert told(task, "UID") == told(task, "ID") == str(number)
        assert str(told(task, "GUID")).lower() == node.id
        assert told(task, "WBS") == told(task, "OutlineNumber") == snapshot.wbs[node.id]
        assert told(task, "OutlineLevel") == str(snapshot.depths[node.id] + 1)
        assert str(told(task, "Finish")).startswith(str(node.finish))
        assert told(task, "Manual") == "1"
        assert (told(task, "Milestone") == "1") is (node.kind == "milestone")
        assert (told(task, "FinishText") or "") == node.finish_text


def test_project_xml_milestones_take_no_time(tmp_path: Path) -> None:
    for task in tasks_of(write(tmp_path, ".xml")):
        if told(task, "Milestone") == "1":
            assert told(task, "Duration") == "PT0H0M0S"
            assert told(task, "Start") == told(task, "Finish")


def test_project_xml_names_predecessors_with_type_and_lag(tmp_path: Path) -> None:
    snapshot = sample("en")
    uids = {node.id: str(number) for number, node in enumerate(snapshot.nodes, 1)}
    tasks = tasks_of(write(tmp_path, ".xml"))
    links = 0
    for node, task in zip(snapshot.nodes, tasks[1:], strict=False):
        for wanted, link in zip(node.predecessors, task.findall(f"{NS}PredecessorLink"), strict=True):
            links += 1
            assert told(link, "PredecessorUID") == uids[wanted.predecessor_id]
            assert told(link, "Type") == "1"
            assert told(link, "LinkLag") == str(wanted.lag_days * 4800)
    assert links == 10


def test_project_xml_gives_ministries_as_resources_the_lead_first(tmp_path: Path) -> None:
    snapshot = sample("en")
    root = fromstring(write(tmp_path, ".xml").read_bytes())
    names = {told(item, "UID"): told(item, "Name") for item in root.iter(f"{NS}Resource")}
    assigned: dict[str | None, list[str | None]] = {}
    for item in root.iter(f"{NS}Assignment"):
        assigned.setdefault(told(item, "TaskUID"), []).append(names[told(item, "ResourceUID")])
    for number, node in enumerate(snapshot.nodes, 1):
        wanted = [snapshot.ministries[key].name for key in (node.lead_id, *node.supporting_ids) if key]
        assert assigned[str(number)] == wanted


def test_project_xml_numbers_are_all_different_and_tasks_are_marked(tmp_path: Path) -> None:
    snapshot = sample("en")
    tasks = tasks_of(write(tmp_path, ".xml"))
    uids = [told(task, "UID") for task in tasks]
    assert len(set(uids)) == len(uids) == 1 + len(snapshot.nodes) + 1 + len(snapshot.tasks)
    marked = [task for task in tasks if str(told(task, "HyperlinkAddress")).startswith(TASK_MARK)]
    assert {str(told(task, "GUID")).lower() for task in marked[1:]} == {task.id for task in snapshot.tasks}


def test_project_xml_elements_follow_the_order_of_the_schema(tmp_path: Path) -> None:
    order = [
        "UID", "GUID", "ID", "Name", "Active", "Manual", "Type", "IsNull", "WBS", "OutlineNumber", "OutlineLevel",
        "Priority", "StartText", "FinishText", "Start", "Finish", "Duration", "ManualStart", "ManualFinish",
        "ManualDuration", "DurationFormat", "Milestone", "Summary", "PercentComplete", "ActualStart", "ActualFinish",
        "ConstraintType", "CalendarUID", "HyperlinkAddress", "Notes", "PredecessorLink", "ExtendedAttribute",
        "Baseline",
    ]  # fmt: skip
    for task in tasks_of(write(tmp_path, ".xml")):
        places = [order.index(child.tag.removeprefix(NS)) for child in task]
        assert places == sorted(places)


def events_of(path: Path) -> list[Any]:
    calendar: Any = icalendar.Calendar.from_ical(path.read_bytes())
    assert calendar["METHOD"] == "PUBLISH"
    return list(calendar.walk("VEVENT"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_calendar_has_whole_days_with_stable_ids(tmp_path: Path, code: str) -> None:
    snapshot = sample(code)
    events = {str(event["UID"]): event for event in events_of(write(tmp_path, ".ics", code))}
    for node in snapshot.nodes:
        event = events[f"{node.id}@focal-point"]
        assert event["DTSTART"].dt.isoformat() == node.finish
        assert (event["DTEND"].dt - event["DTSTART"].dt).days == 1
        assert event["SEQUENCE"] == node.version
        assert event["DTSTAMP"].dt == snapshot.at
        assert node.title in str(event["SUMMARY"])
    assert len(events) == len(snapshot.nodes) + len(snapshot.tasks)


def test_calendar_lines_are_folded_and_end_as_the_standard_says(tmp_path: Path) -> None:
    raw = write(tmp_path, ".ics", "ar").read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_a_finish_without_a_day_is_no_event(tmp_path: Path) -> None:
    node = dataclasses.replace(sample("en").nodes[3], finish_text="constantly", finish_precision="open", parent_id=None)
    assert events_of(write(tmp_path, ".ics", snapshot=snapshot_of([node]))) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_the_same_twice_and_leaves_nothing_beside(tmp_path: Path, suffix: str) -> None:
    first = write(tmp_path, suffix).read_bytes()
    assert write(tmp_path, suffix).read_bytes() == first
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_can_be_cancelled_and_leaves_the_old_file(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"plan{suffix}"
    target.write_bytes(b"before")
    with pytest.raises(CancelledError):
        write_plan(sample("en"), target, Language("en"), StopAfter(0))
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_an_unknown_suffix_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        write_plan(sample("en"), tmp_path / "plan.odt", Language("en"))
    assert caught.value.details["suffix"] == ".odt"
    assert not list(tmp_path.iterdir())


def test_suffixes_are_read_without_regard_to_case(tmp_path: Path) -> None:
    assert write(tmp_path, ".CSV").stat().st_size > 1000


def test_the_sample_country_says_so_in_schedule_and_calendar(tmp_path: Path) -> None:
    assert b"<Category>Sample country</Category>" in write(tmp_path, ".xml").read_bytes()
    assert b"Sample country" in write(tmp_path, ".ics").read_bytes()
    real = dataclasses.replace(sample("en"), sample=False)
    assert b"Sample country" not in write(tmp_path, ".xml", snapshot=real).read_bytes()
    assert b"Sample country" not in write(tmp_path, ".ics", snapshot=real).read_bytes()
