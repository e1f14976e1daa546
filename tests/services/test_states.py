"""States as the office uses them: regions, its own country, and names that it settles once for ever."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from focalpoint.domain.errors import NotFoundError, RefusedError, RuleError
from focalpoint.domain.roles import Role
from focalpoint.domain.states import How
from focalpoint.services.workspace import Workspace


@pytest.mark.parametrize("wanted", ["002", "2", "Africa", "afrique", "Африка", "أفريقيا", "非洲"])
def test_a_region_is_found_by_its_code_and_by_its_name_in_six_languages(workspace: Workspace, wanted: str) -> None:
    assert workspace.states.region(wanted).code == "002"
    assert "EGY" in workspace.states.in_region(wanted, date(2005, 4, 30))


def test_what_is_no_region_or_state_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.states.region("Atlantis")
    with pytest.raises(NotFoundError):
        workspace.states.get("ZZZ")


def test_the_vaults_own_country_is_among_the_states_by_the_name_that_the_office_writes(workspace: Workspace) -> None:
    workspace.settings.set(country_name="Orvany")
    own = workspace.states.get("XAA")
    assert own.name("fr") == "Orvany"
    assert own in workspace.states.all()
    assert workspace.states.match("ORVANY").code == "XAA"


def test_a_name_that_was_settled_is_matched_from_then_on_and_can_be_forgotten(
    opened: Callable[..., Workspace],
) -> None:
    first = opened()
    assert not first.states.match("Korea").sure
    assert set(first.states.match("Korea").proposals) >= {"KOR", "PRK"}
    first.states.settle("Korea", "KOR")
    first.close()
    later = opened()
    found = later.states.match("KOREA 2")
    assert (found.code, found.how) == ("KOR", How.SETTLED)
    later.states.settle("Korea", "PRK")
    assert [(item.name, item.code) for item in later.states.settled()] == [("Korea", "PRK")]
    later.states.forget([later.states.settled()[0].id])
    assert not later.states.match("Korea").sure
    later.undo.undo()
    assert later.states.match("Korea").code == "PRK"


def test_resemblance_proposes_and_never_decides(workspace: Workspace) -> None:
    found = workspace.states.match("Azerbaidjian")
    assert not found.sure
    assert found.proposals[0] == "AZE"


def test_names_are_settled_for_participants_alone_and_by_those_who_may(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.states.settle("Ruritania", "QQQQ")
    with pytest.raises(RuleError):
        workspace.states.settle(" * ", "FRA")
    workspace.use_session(replace(workspace.session, roles=frozenset({Role.READER})))
    with pytest.raises(RefusedError):
        workspace.states.settle("Ruritania", "FRA")
