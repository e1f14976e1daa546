"""The sample country as a vault: who can open it, what it shows, and that its two years of work are journaled."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focalpoint.domain.changes import Compartment
from focalpoint.domain.clock import Clock, fixed_clock
from focalpoint.domain.errors import CancelledError, RefusedError
from focalpoint.domain.plan import Colour
from focalpoint.domain.progress import StopAfter
from focalpoint.domain.tasks import TaskStatus
from focalpoint.language import Language
from focalpoint.services.opening import unlock
from focalpoint.services.sample import PASSPHRASE, build_sample, open_sample
from focalpoint.services.sample.days import SteppingClock
from focalpoint.services.tasks import TaskFilter
from focalpoint.services.workspace import Workspace
from focalpoint.store.vault import VaultExistsError, WrongPassphraseError, list_users

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in English, made once. Never written to."""
    folder = tmp_path_factory.mktemp("sample") / "sample.focalpoint"
    build_sample(folder, language="en", clock=fixed_clock(NOW))
    return folder


@pytest.fixture
def enter(built: Path, tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Workspace]]:
    """Opens a copy of the sample as one of its users."""
    copy = tmp_path / "sample.focalpoint"
    shutil.copytree(built, copy)
    made: list[Workspace] = []

    def as_user(name: str | None = None, passphrase: str = PASSPHRASE) -> Workspace:
        for workspace in made:
            workspace.close()
        made.append(unlock(copy, user_name=name, passphrase=passphrase, clock=clock))
        return made[-1]

    yield as_user
    for workspace in made:
        workspace.close()


@pytest.fixture
def sample(enter: Callable[..., Workspace]) -> Workspace:
    """The sample, opened by its first user."""
    return enter()


def plan_id(workspace: Workspace) -> str:
    plan = workspace.plan.current()
    assert plan is not None
    return plan.id


def called(workspace: Workspace, title: str) -> str:
    return next(line.id for line in workspace.plan.outline(plan_id(workspace)).lines if line.title == title)


def test_three_users_open_it_with_the_word_sample(built: Path, enter: Callable[..., Workspace]) -> None:
    names = [slot.user_name for slot in list_users(built)]
    assert len(names) == 3
    held = [(sorted(enter(name).session.roles), enter(name).session.has_casework) for name in names]
    assert held == [
        (["administrator", "focal_point"], True),
        (["plan_officer"], False),
        (["reader"], False),
    ]
    with pytest.raises(WrongPassphraseError):
        enter(names[0], "Sample country")


def test_the_reader_can_look_but_not_write(built: Path, enter: Callable[..., Workspace]) -> None:
    reader = enter(list_users(built)[2].user_name)
    assert len(reader.tasks.list()) == 120
    with pytest.raises(RefusedError):
        reader.tasks.add("A task of my own")
    with pytest.raises(RefusedError):
        reader.cases.list()


def test_the_first_user_sees_neutral_cases(sample: Workspace) -> None:
    cases = sample.cases.list()
    assert len(cases) >= 3
    assert all(str(TODAY.year) in case.reference and case.title for case in cases)


def test_it_is_marked_as_a_sample_of_a_fictional_country(sample: Workspace) -> None:
    assert sample.settings.get("sample") == "1"
    assert sample.settings.get("country") == "XOR"
    assert "Orvalia" in sample.settings.get("country_name")
    snapshot = sample.plan.snapshot(plan_id(sample))
    assert snapshot.sample
    assert "Orvalia" in snapshot.office_title


def test_its_neighbours_are_states_of_the_sample_alone_and_bound_by_treaties(
    sample: Workspace, workspace: Workspace
) -> None:
    assert sample.states.name("XVA", "fr") == "Valdorie"
    assert sample.states.match("Royaume de Zahirie").code == "XZA"
    assert workspace.states.name("XVA", "fr") == "XVA"
    bonds = {bond.instrument_id: bond.since for bond in sample.instruments.pair("XOR", "XVA")}
    assert bonds["UNTOC"] == date(2003, 10, 5)
    assert {"UNCAC", "FIN99", "BOM97"} <= bonds.keys()


def test_it_can_be_changed_and_undone_like_any_other_vault(sample: Workspace) -> None:
    node = called(sample, "Decree on passenger data")
    sample.plan.edit(node, title="Law on passenger data")
    assert sample.plan.node(node).title == "Law on passenger data"
    sample.undo.undo()
    assert sample.plan.node(node).title == "Decree on passenger data"


def test_the_current_plan_covers_today_and_an_earlier_one_is_kept(sample: Workspace) -> None:
    plans = sample.plan.plans()
    assert [plan.current for plan in plans] == [1, 0]
    current, earlier = plans
    assert current.starts is not None
    assert current.finishes is not None
    assert current.starts <= TODAY.isoformat() <= current.finishes
    assert earlier.finishes is not None
    assert earlier.finishes < current.starts


def test_pillars_stand_differently_and_every_colour_is_seen(sample: Workspace) -> None:
    outline, figures = sample.plan.figures(plan_id(sample))
    pillars = [figure.colour for line, figure in zip(outline.lines, figures, strict=True) if line.kind == "pillar"]
    assert pillars == [Colour.GREEN, Colour.AMBER, Colour.RED, Colour.GREEN, Colour.GREEN]
    assert {figure.colour for figure in figures} == set(Colour)
    assert {"override", "blocked", "overdue", "slip", "cancelled", "superseded"} <= {
        figure.colour_rule for figure in figures
    }


def test_tasks_are_in_every_state_and_some_are_late_or_due_soon(sample: Workspace) -> None:
    tasks = sample.tasks.list()
    assert len(tasks) == 120
    assert {task.status for task in tasks} == set(TaskStatus)
    assert sample.tasks.overdue_count() == 12
    soon = sample.tasks.list(TaskFilter(due_within=14))
    assert len(soon) >= 27 + 12
    waiting = Counter(task.status for task in tasks)[TaskStatus.WAITING_VALIDATION]
    assert waiting == 9


def test_a_reopened_task_says_why(sample: Workspace) -> None:
    task = next(task for task in sample.tasks.list() if task.title == "Choice of twelve trainers")
    reopened = [entry for entry in sample.history.of("tasks", task.id) if entry.cause == "task.reopen"]
    assert [entry.reason for entry in reopened] == ["Two of the trainers have moved to other posts"]


def test_the_inspector_tells_who_moved_the_finish_and_why(sample: Workspace) -> None:
    history = sample.history.of("plan_nodes", called(sample, "Decree on passenger data"))
    moved = [entry for entry in history if "finish" in entry.after and "finish" in entry.before]
    assert [(entry.reason, entry.before["finish"], entry.after["finish"]) for entry in moved] == [
        ("Council of State asks for an opinion", "2026-11-13", "2026-12-11")
    ]
    assert {entry.actor_name for entry in history} == {"Mara Delune", "Teo Varsan"}


def test_two_years_of_history_lie_behind_and_nothing_was_written_ahead_of_the_clock(sample: Workspace) -> None:
    instants = []
    for line in sample.plan.outline(plan_id(sample)).lines:
        instants += [datetime.fromisoformat(entry.at) for entry in sample.history.of("plan_nodes", line.id)]
    assert min(instants).date() < TODAY - timedelta(days=690)
    assert max(instants) <= NOW
    months = {(instant.year, instant.month) for instant in instants}
    assert len(months) >= 20


def test_written_dates_are_kept_as_written_beside_their_days(sample: Workspace) -> None:
    nodes = {node.title: node for node in sample.plan.nodes(plan_id(sample))}
    exercises = nodes["Joint border exercises"]
    assert (exercises.start_text, exercises.start, exercises.start_precision) == ("Q2 2027", "2027-04-01", "quarter")
    signed = nodes["First agreement signed"]
    assert (signed.start, signed.start_text) == (signed.finish, signed.finish_text) == ("2027-12-31", "2027")
    contact = nodes["Round-the-clock contact points"]
    assert (contact.finish_text, contact.finish, contact.finish_precision) == ("constantly", None, "open")


def test_obligations_and_safeguards_are_named(sample: Workspace) -> None:
    decree = sample.plan.node(called(sample, "Decree on passenger data"))
    assert decree.obligations == "S/RES/2396 (2017), para. 11; S/RES/1373 (2001), para. 2 (g)"
    assert decree.human_rights_note == "Data kept six months; judge's order beyond."


def test_ministries_nest_and_each_has_contact_and_validator(sample: Workspace) -> None:
    ministries = sample.directory.ministries()
    assert len(ministries) == 14
    assert sum(ministry.parent_id is not None for ministry in ministries) >= 4
    people = {person.id: person for person in sample.directory.people()}
    assert len(people) == 40
    for ministry in ministries:
        assert ministry.main_contact_id in people
        assert ministry.validator_id in people
    assert len({person.phone for person in people.values()}) == 40
    assert all(person.email.endswith(".example") for person in people.values())


def test_a_file_is_kept_with_a_task_and_can_be_read(sample: Workspace) -> None:
    task = next(task for task in sample.tasks.list() if task.title == "Designation notified to partners")
    (note,) = sample.files.list("tasks", task.id)
    assert note.name == "Note verbale, designation.txt"
    assert b"Republic of Orvalia" in sample.files.read(note.id)


def test_several_activities_are_late_and_results_are_in_progress(sample: Workspace) -> None:
    outline, figures = sample.plan.figures(plan_id(sample))
    assert (
        sum(figure.overdue for line, figure in zip(outline.lines, figures, strict=True) if line.kind == "activity") == 4
    )
    assert {line.status for line in outline.lines if line.kind == "pillar"} == {"in_progress"}


def test_its_journal_is_whole(sample: Workspace) -> None:
    report = sample.verify()
    assert report.findings == ()
    assert set(report.records) == set(Compartment)


def test_search_finds_what_the_sample_says(sample: Workspace) -> None:
    assert any(hit.title == "Decree on passenger data" for hit in sample.search.find("passenger decree"))


def test_a_second_opening_keeps_what_is_there(built: Path, tmp_path: Path, clock: Clock) -> None:
    copy = tmp_path / "sample.focalpoint"
    shutil.copytree(built, copy)
    workspace = open_sample(copy, language=Language("fr"), clock=clock)
    try:
        workspace.plan.edit(called(workspace, "Borders"), title="Frontiers")
    finally:
        workspace.close()
    again = open_sample(copy, language=Language("fr"), clock=clock)
    try:
        assert called(again, "Frontiers")
    finally:
        again.close()


def test_an_existing_folder_is_never_overwritten(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "sample.focalpoint"
    folder.mkdir()
    with pytest.raises(VaultExistsError):
        build_sample(folder, language="en", clock=clock)
    assert list(folder.iterdir()) == []


def test_cancelling_leaves_nothing_behind(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(CancelledError):
        build_sample(tmp_path / "sample.focalpoint", language="en", clock=clock, progress=StopAfter(20))
    assert list(tmp_path.iterdir()) == []


def test_on_another_day_in_arabic_the_dates_follow_that_day_and_the_names_their_script(tmp_path: Path) -> None:
    now = datetime(2028, 2, 29, 0, 4, tzinfo=UTC)
    workspace = open_sample(tmp_path / "sample.focalpoint", language="ar", clock=fixed_clock(now))
    try:
        assert workspace.session.user_name == "مارا ديلون"
        assert workspace.settings.get("country_name") == "جمهورية أورفاليا"
        assert workspace.settings.get("language") == "ar"
        assert workspace.tasks.overdue_count() == 12
        dues = [date.fromisoformat(task.due) for task in workspace.tasks.list() if task.due]
        assert max(dues) == date(2028, 6, 8)
        history = workspace.history.of("plan_nodes", called(workspace, "مرسوم بيانات المسافرين"))
        assert max(entry.at for entry in history) <= "2028-02-29T00:04:00.000Z"
        assert workspace.verify().findings == ()
    finally:
        workspace.close()


@given(
    now=st.datetimes(datetime(2025, 1, 1), datetime(2040, 1, 1)),
    offsets=st.lists(st.integers(-731, 0), min_size=1, max_size=60),
    zone=st.sampled_from(["UTC", "Pacific/Apia", "America/St_Johns"]),
)
def test_the_stepping_clock_never_goes_back_and_never_ahead(now: datetime, offsets: list[int], zone: str) -> None:
    real = fixed_clock(now.replace(tzinfo=UTC), zone)
    time = SteppingClock(real)
    seen = []
    for offset in sorted(offsets):
        time.step(offset)
        seen.append(time.clock.now())
    assert seen == sorted(seen)
    assert seen[-1] <= real.now()
