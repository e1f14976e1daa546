"""Authorities, networks and donors: adding, verifying, merging, finding the competent one."""

from __future__ import annotations

from datetime import date

import pytest

from focalpoint.domain.bodies import BodyFinding
from focalpoint.domain.errors import RuleError
from focalpoint.services.workspace import Workspace


def _add(workspace: Workspace, kind: str = "authority", name: str = "Central authority", **fields: str) -> str:
    return next(iter(workspace.bodies.add(kind, name, **fields).ids("bodies")))


def test_what_is_written_today_counts_as_verified_today_by_its_writer(workspace: Workspace) -> None:
    body = workspace.bodies.get(_add(workspace, state="FRA", purposes="mla extradition"))
    assert (body.verified_on, body.verified_by) == ("2026-11-22", "M. Diallo")
    assert body.purposes == ("mla", "extradition")


def test_fields_of_another_kind_are_not_kept(workspace: Workspace) -> None:
    body = workspace.bodies.get(_add(workspace, "donor", "Fund", areas="LEG FIN", purposes="mla"))
    assert body.areas == ("LEG", "FIN")
    assert body.purposes == ()


def test_an_entry_that_ends_before_it_begins_is_refused(workspace: Workspace) -> None:
    body_id = _add(workspace, valid_from="2025-01-01")
    with pytest.raises(RuleError):
        workspace.bodies.edit(body_id, valid_until="2024-12-31")


def test_an_entry_older_than_a_year_is_to_be_verified_again(workspace: Workspace) -> None:
    old = _add(workspace, state="FRA", phone="1", verified_on="2025-11-21")
    kept = _add(workspace, state="FRA", phone="2", verified_on="2025-11-22")
    found = workspace.bodies.overview().findings
    assert BodyFinding.CHECK_DUE in found[old]
    assert kept not in found
    workspace.bodies.verify([old])
    assert old not in workspace.bodies.overview().findings


def test_the_competent_authority_is_found_by_state_purpose_instrument_and_day(workspace: Workspace) -> None:
    general = _add(workspace, name="Ministry of Justice", state="FRA", purposes="mla extradition")
    special = _add(workspace, name="Office of nuclear matters", state="FRA", purposes="mla", instruments="NUT05")
    _add(workspace, name="Former office", state="FRA", purposes="mla", valid_until="2020-12-31")
    _add(workspace, name="Other State", state="DEU", purposes="mla")
    find = workspace.bodies.authorities_for
    assert [body.id for body in find("FRA", ["mla"], instrument="NUT05")] == [special, general]
    assert [body.id for body in find("FRA", ["extradition"])] == [general]
    assert len(find("FRA", ["mla"], on=date(2019, 1, 1))) == 3


def test_a_state_is_in_the_networks_that_list_it_and_those_with_its_contact_point(workspace: Workspace) -> None:
    one = _add(workspace, "network", "Judges", members="FRA DEU")
    two = _add(workspace, "network", "Prosecutors")
    _add(workspace, "network", "Others", members="DEU")
    _add(workspace, name="Contact point", state="FRA", network_ids=two)
    assert {body.id for body in workspace.bodies.networks_of("FRA")} == {one, two}


def test_merging_keeps_codes_files_comments_and_the_later_verification(workspace: Workspace) -> None:
    network = _add(workspace, "network", "Judges")
    twin = _add(workspace, "network", "The judges", email="net@example.org", verified_on="2025-01-01")
    point = _add(workspace, state="FRA", network_ids=twin)
    workspace.comments.add("bodies", twin, "Answers within a day.")
    workspace.bodies.merge(network, [twin])
    assert workspace.bodies.get(point).network_ids == (network,)
    assert workspace.bodies.get(network).email == "net@example.org"
    assert workspace.bodies.get(network).verified_on == "2026-11-22"
    assert workspace.bodies.get(twin).archived
    assert [comment.text for comment in workspace.comments.list("bodies", network)] == ["Answers within a day."]
    workspace.undo.undo()
    assert workspace.bodies.get(point).network_ids == (twin,)
    assert [comment.text for comment in workspace.comments.list("bodies", twin)] == ["Answers within a day."]


def test_entries_of_two_kinds_do_not_become_one(workspace: Workspace) -> None:
    with pytest.raises(RuleError):
        workspace.bodies.merge(_add(workspace), [_add(workspace, "network", "Judges")])


def test_what_tells_of_a_person_is_erased_for_good_and_the_office_stays(workspace: Workspace) -> None:
    body_id = _add(workspace, state="FRA", contact="A person", email="a.person@example.org")
    fields = frozenset({"contact", "address", "phone", "fax", "email", "urgent_contact", "note"})
    workspace.erasure.erase("bodies", body_id, fields, "Article 17")
    body = workspace.bodies.get(body_id)
    assert (body.name, body.contact, body.email) == ("Central authority", "", "")
    told = [value for entry in workspace.history.page("bodies", body_id).entries for value in entry.after.values()]
    assert "A person" not in told
