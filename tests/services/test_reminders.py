"""Reminding ministries, and sets of tasks to use again."""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import ReasonNeededError, RefusedError, RuleError
from focalpoint.domain.reminders import NextStep, Reminded, Why
from focalpoint.domain.templates import TemplateTask, moved
from focalpoint.language import LANGUAGES
from focalpoint.services.workspace import Workspace


def made(change_set: ChangeSet, entity: str = "tasks") -> list[str]:
    return [change.record_id for change in change_set.changes if change.entity == entity]


@pytest.fixture
def late(workspace: Workspace) -> str:
    (ministry,) = made(workspace.directory.add_ministry("Justice", short_code="JUS"), "ministries")
    (person,) = made(workspace.directory.add_person("Amina", ministry_id=ministry), "people")
    workspace.directory.edit_ministry(ministry, main_contact_id=person)
    (task,) = made(workspace.tasks.add("Send the figures", ministry_id=ministry, due="2026-11-01"))
    workspace.tasks.add("Far away", ministry_id=ministry, due="2027-06-01")
    return task


def test_the_list_holds_what_is_late_with_whom_to_write_to(workspace: Workspace, late: str) -> None:
    (line,) = workspace.reminders.list()
    assert (line.task.id, line.why, line.step) == (late, Why.LATE, NextStep.FIRST)
    assert workspace.directory.person(line.person_id or "").name == "Amina"


def test_a_reminder_is_noted_and_undone_as_one_step(workspace: Workspace, late: str) -> None:
    other = made(workspace.tasks.add("Second", due="2026-11-02"))[0]
    workspace.reminders.remind([late, other], language="fr", way="copy")
    assert workspace.reminders.reminded(late) == Reminded(1, "2026-11-22")
    assert workspace.undo.undo_cause == "task.remind"
    workspace.undo.undo()
    assert workspace.reminders.reminded(late) == Reminded()
    workspace.undo.redo()
    assert workspace.reminders.list()[0].step is NextStep.WAIT


def test_a_task_that_needs_none_yet_can_be_reminded_of_by_hand(workspace: Workspace, late: str) -> None:
    far = next(line.id for line in workspace.tasks.list() if line.title == "Far away")
    assert [line.task.id for line in workspace.reminders.about([far, late])] == [late, far]


def test_a_reader_may_look_and_not_remind(opened: Callable[..., Workspace], late: str, workspace: Workspace) -> None:
    workspace.users.add("Reader", roles=["reader"], passphrase="another one")
    workspace.close()
    reader = opened("Reader", "another one")
    assert len(reader.reminders.list()) == 1
    with pytest.raises(RefusedError):
        reader.reminders.remind([late])


def test_the_letter_is_a_draft_without_traces_of_this_computer(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.reminders.save(tmp_path / "a.eml", "Rappel : é", "Chère collègue,\nمرحبا", "amina@example.org")
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert message["Subject"] == "Rappel : é"
    assert message["To"] == "amina@example.org"
    assert message.get_content().splitlines() == ["Chère collègue,", "مرحبا"]
    assert set(message.keys()) == {
        "Subject", "To", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"
    }  # fmt: skip
    plain = workspace.reminders.save(tmp_path / "a.txt", "Subject", "Body")
    assert plain.read_text("utf-8-sig") == "Subject\n\nBody\n"


@pytest.mark.parametrize("code", LANGUAGES)
def test_starter_templates_are_there_in_each_language(workspace: Workspace, code: str) -> None:
    templates = workspace.templates.list(code)
    english = workspace.templates.list("en")
    assert [template.id for template in templates] == ["questionnaire", "quarterly", "newcomer"]
    for mine, theirs in zip(templates, english, strict=True):
        assert [task.days for task in mine.tasks] == [task.days for task in theirs.tasks]
        assert [len(task.steps) for task in mine.tasks] == [len(task.steps) for task in theirs.tasks]
        assert all(task.title and task.request for task in mine.tasks)


def test_a_template_makes_its_tasks_in_one_step(workspace: Workspace) -> None:
    template = workspace.templates.list("en")[0]
    workspace.templates.use(template.tasks)
    tasks = workspace.tasks.list()
    assert [task.due for task in tasks] == ["2026-11-25", "2026-11-29", "2026-12-13", "2026-12-20", "2026-12-27"]
    assert len(workspace.tasks.get(tasks[2].id).checklist) == 4
    workspace.undo.undo()
    assert workspace.tasks.list() == []


def test_a_template_is_made_of_tasks_and_used_again(workspace: Workspace) -> None:
    ids = made(workspace.tasks.add("First", due="2026-12-02", checklist=[("a", True)]))
    ids += made(workspace.tasks.add("Second", priority="high"))
    tasks = workspace.templates.of_tasks(ids)
    assert tasks == [TemplateTask("First", "", 10, "normal", ("a",)), TemplateTask("Second", "", None, "high")]
    workspace.templates.add("Ours", tasks)
    own = workspace.templates.list("en")[0]
    assert (own.title, own.tasks, own.ours) == ("Ours", tuple(tasks), False)
    workspace.templates.rename(own.id, "Ours again")
    workspace.templates.archive([own.id])
    assert all(template.ours for template in workspace.templates.list("en"))


def test_a_template_without_tasks_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RuleError):
        workspace.templates.add("Empty", [])


def test_moving_on_the_board_does_what_the_act_does(workspace: Workspace) -> None:
    task = made(workspace.tasks.add("T", checklist=[("a", True), ("b", False)]))[0]
    move = workspace.tasks.set_status
    move([task], "waiting_validation")
    move([task], "done")
    assert (workspace.tasks.get(task).percent, workspace.tasks.get(task).completed_on) == (100, "2026-11-22")
    with pytest.raises(ReasonNeededError):
        move([task], "open")
    with pytest.raises(RuleError):
        move([task], "cancelled", "why not")
    move([task], "in_progress", "the figures are wrong")
    moved = workspace.tasks.get(task)
    assert (moved.status, moved.percent, moved.completed_on) == ("in_progress", 50, None)


def test_the_same_fields_of_several_tasks_change_in_one_step(workspace: Workspace) -> None:
    ids = [made(workspace.tasks.add(title))[0] for title in ("a", "b")]
    workspace.tasks.edit_all(ids, priority="urgent", due="2026-12-01")
    assert {workspace.tasks.get(task).priority for task in ids} == {"urgent"}
    workspace.undo.undo()
    assert {workspace.tasks.get(task).due for task in ids} == {None}
    with pytest.raises(RuleError):
        workspace.tasks.edit_all(ids, status="done")


def test_steps_are_counted(workspace: Workspace) -> None:
    task = made(workspace.tasks.add("T", checklist=[("a", True), ("b", False)]))[0]
    workspace.tasks.add("no steps")
    assert workspace.tasks.steps() == {task: (1, 2)}


def test_the_tasks_of_ones_own_template_are_edited_as_one_step(workspace: Workspace) -> None:
    workspace.templates.add("Ours", [TemplateTask("First"), TemplateTask("Second", days=3)])
    own = workspace.templates.list("en")[0]
    tasks = moved(
        (
            *own.tasks,
            TemplateTask(" Third ", steps=("a ", " ")),
        ),
        2,
        -2,
    )
    workspace.templates.edit(own.id, tasks)
    edited = workspace.templates.list("en")[0].tasks
    assert [task.title for task in edited] == ["Third", "First", "Second"]
    assert edited[0].steps == ("a",)
    with pytest.raises(RuleError):
        workspace.templates.edit(own.id, [TemplateTask("Never", role="cook")])
    workspace.undo.undo()
    assert workspace.templates.list("en")[0].tasks == own.tasks


def test_a_templates_role_finds_the_official_of_the_ministry(workspace: Workspace) -> None:
    ministry = next(iter(workspace.directory.add_ministry("Ministry of Health").ids("ministries")))
    person = next(iter(workspace.directory.add_person("Ana Reyes", ministry_id=ministry).ids("people")))
    workspace.directory.edit_ministry(ministry, validator_id=person)
    tasks = [TemplateTask("Validate", role="validator"), TemplateTask("Draft", role="main"), TemplateTask("Send")]
    workspace.templates.use(tasks, ministry_id=ministry)
    assert {task.title: task.person_id for task in workspace.tasks.list()} == {
        "Validate": person, "Draft": None, "Send": None
    }  # fmt: skip
