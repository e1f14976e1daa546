"""Ministries, people, settings."""

from __future__ import annotations

import pytest

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
