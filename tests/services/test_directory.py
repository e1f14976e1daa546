"""Ministries, people, settings."""

from __future__ import annotations

import pytest

from focalpoint.domain.directory import ContactRole, FindingCode, Workload
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.services.workspace import Workspace


def test_a_ministry_is_found_by_its_short_code_whatever_its_case(workspace: Workspace) -> None:
    workspace.directory.add_ministry("Ministry of the Interior", short_code="INT")
    found = workspace.directory.find_ministry("int")
    assert workspace.directory.ministry(found).name == "Ministry of the Interior"
    with pytest.raises(NotFoundError):
        workspace.directory.find_ministry("XYZ")


def test_a_ministry_is_never_below_itself(workspace: Workspace) -> None:
    workspace.directory.add_ministry("Interior")
    interior = workspace.directory.ministries()[0].id
    workspace.directory.add_ministry("Police", parent_id=interior)
    police = workspace.directory.ministries()[1].id
    with pytest.raises(RuleError):
        workspace.directory.edit_ministry(interior, parent_id=police)
    assert workspace.directory.ministry(interior).parent_id is None


def test_an_archived_person_can_be_brought_back(workspace: Workspace) -> None:
    workspace.directory.add_person("A. Bello", function="Head of desk")
    person = workspace.directory.people()[0].id
    workspace.directory.archive_person([person])
    assert workspace.directory.people() == []
    workspace.directory.bring_back_person([person])
    assert workspace.directory.people()[0].function == "Head of desk"


def test_an_unknown_setting_zone_or_country_is_refused(workspace: Workspace) -> None:
    for key, value in (("colour", "red"), ("zone", "Atlantis/Capital"), ("country", "ZZ")):
        with pytest.raises(RuleError):
            workspace.settings.set(**{key: value})
    assert workspace.settings.get("country") == "XAA"


def test_today_follows_the_country_zone(workspace: Workspace) -> None:
    workspace.settings.set(zone="Pacific/Kiritimati")
    assert workspace.clock.now().day == 22
    workspace.tasks.add("Ask")
    workspace.tasks.complete([workspace.tasks.list()[0].id])
    assert workspace.tasks.get(workspace.tasks.list()[0].id).completed_on == "2026-11-22"
    assert workspace.clock.zone == "Pacific/Kiritimati"


def test_a_persons_own_setting_comes_before_the_vaults(workspace: Workspace) -> None:
    workspace.settings.set(theme="light")
    workspace.settings.set_mine("theme", "dark")
    assert workspace.settings.get("theme") == "dark"
    assert workspace.settings.all()["theme"] == "light"


def test_country_codes_are_those_of_iso_3166_and_our_own() -> None:
    from focalpoint.services.settings import check_country

    for code in ("SEN", "QAT", "ZAF", "CHN", "XAA", "XZZ"):
        check_country(code)
    for code in ("ZZZ", "AAA", "QZZ", "DDR", "sen", "SE", "X1A"):
        with pytest.raises(RuleError):
            check_country(code)


def _people(workspace: Workspace, *names: str) -> tuple[str, list[str]]:
    """A ministry with people in it: its id and theirs."""
    workspace.directory.add_ministry("Ministry of the Interior", short_code="INT")
    (ministry,) = workspace.directory.ministries()
    for name in names:
        workspace.directory.add_person(name, ministry_id=ministry.id, phone="+000 1")
    return ministry.id, [person.id for person in workspace.directory.people()]


def test_main_and_alternate_change_places(workspace: Workspace) -> None:
    ministry, (amina, luis) = _people(workspace, "Amina Bello", "Luis Ortega")
    workspace.directory.set_contact(amina, ContactRole.MAIN)
    workspace.directory.set_contact(luis, ContactRole.ALTERNATE)
    workspace.directory.set_contact(luis, ContactRole.MAIN)
    found = workspace.directory.ministry(ministry)
    assert (found.main_contact_id, found.alternate_contact_id) == (luis, amina)
    workspace.undo.undo()
    assert workspace.directory.ministry(ministry).main_contact_id == amina


def test_a_role_can_be_taken_again(workspace: Workspace) -> None:
    ministry, (amina,) = _people(workspace, "Amina Bello")
    workspace.directory.set_contact(amina, ContactRole.VALIDATOR)
    workspace.directory.set_contact(amina, ContactRole.VALIDATOR, holds=False)
    assert workspace.directory.ministry(ministry).validator_id is None


def test_a_person_without_a_ministry_gets_no_role(workspace: Workspace) -> None:
    workspace.directory.add_person("Amina Bello")
    with pytest.raises(RuleError):
        workspace.directory.set_contact(workspace.directory.people()[0].id, ContactRole.MAIN)


def test_who_moves_or_goes_is_no_longer_a_contact_and_undo_gives_the_role_back(workspace: Workspace) -> None:
    ministry, (amina,) = _people(workspace, "Amina Bello")
    workspace.directory.add_ministry("Justice")
    justice = workspace.directory.ministries()[1].id
    for leave in (
        lambda: workspace.directory.move_people([amina], justice),
        lambda: workspace.directory.edit_person(amina, ministry_id=None),
        lambda: workspace.directory.archive_person([amina]),
    ):
        workspace.directory.set_contact(amina, ContactRole.MAIN)
        leave()
        assert workspace.directory.ministry(ministry).main_contact_id is None
        workspace.undo.undo()
        assert workspace.directory.ministry(ministry).main_contact_id == amina


def test_ministries_move_below_another_but_never_below_themselves(workspace: Workspace) -> None:
    for name in ("Interior", "Police", "Forensics"):
        workspace.directory.add_ministry(name)
    interior, police, forensics = (ministry.id for ministry in workspace.directory.ministries())
    workspace.directory.move_ministries([police], interior)
    workspace.directory.move_ministries([forensics], police)
    with pytest.raises(RuleError):
        workspace.directory.move_ministries([interior], forensics)
    assert workspace.directory.ministry(forensics).parent_id == police


def test_the_overview_counts_open_and_late_tasks_of_ministries_and_people(workspace: Workspace) -> None:
    ministry, (amina,) = _people(workspace, "Amina Bello")
    for due in ("2026-11-21", "2026-11-22", None):
        workspace.tasks.add("Ask", ministry_id=ministry, person_id=amina, due=due)
    workspace.tasks.add("Done", ministry_id=ministry, due="2026-01-01")
    done = next(task.id for task in workspace.tasks.list() if task.title == "Done")
    workspace.tasks.complete([done])
    overview = workspace.directory.overview()
    assert overview.work[ministry] == overview.work[amina] == Workload(open=3, late=1)


def test_what_is_missing_or_old_is_a_finding(workspace: Workspace) -> None:
    ministry, (amina, twin) = _people(workspace, "Amina Bello", "BELLO, Amina")
    found = {(finding.code, finding.record_id) for finding in workspace.directory.overview().findings}
    assert found == {
        (FindingCode.NO_MAIN_CONTACT, ministry),
        (FindingCode.SAME_NAME, amina),
        (FindingCode.SAME_NAME, twin),
    }
    workspace.directory.set_contact(amina, ContactRole.MAIN)
    workspace.directory.edit_person(amina, phone="", verified_on="2026-01-01")
    codes = {finding.code for finding in workspace.directory.overview().findings if finding.record_id == amina}
    assert codes == {FindingCode.NO_WAY_TO_REACH, FindingCode.SAME_NAME, FindingCode.CHECK_DUE}
    workspace.directory.verify([], [amina])
    assert workspace.directory.person(amina).verified_on == "2026-11-22"


def test_merging_keeps_tasks_roles_and_particulars(workspace: Workspace) -> None:
    ministry, (amina, twin) = _people(workspace, "Amina Bello", "Amina BELLO")
    workspace.directory.edit_person(twin, email="a.bello@example.org")
    workspace.directory.set_contact(twin, ContactRole.MAIN)
    workspace.tasks.add("Ask", ministry_id=ministry, person_id=twin)
    workspace.comments.add("people", twin, "Prefers to be called in the morning.")
    workspace.files.attach("people", twin, "card.txt", b"Amina Bello")
    workspace.directory.merge_people(amina, [twin, amina])
    assert [person.id for person in workspace.directory.people()] == [amina]
    assert workspace.directory.person(amina).email == "a.bello@example.org"
    assert workspace.directory.ministry(ministry).main_contact_id == amina
    assert workspace.tasks.list()[0].person_id == amina
    assert [comment.text for comment in workspace.comments.list("people", amina)] == [
        "Prefers to be called in the morning."
    ]
    assert [file.name for file in workspace.files.list("people", amina)] == ["card.txt"]
    workspace.undo.undo()
    assert workspace.files.list("people", amina) == []
    assert len(workspace.directory.people()) == 2
    assert workspace.tasks.list()[0].person_id == twin
