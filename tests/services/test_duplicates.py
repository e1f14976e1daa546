"""What stands twice in the directory: found by address, number, name and purpose; told apart once for ever."""

from __future__ import annotations

from focalpoint.services.workspace import Workspace


def _add(workspace: Workspace, name: str, kind: str = "authority", **fields: str) -> str:
    return next(iter(workspace.bodies.add(kind, name, **fields).ids("bodies")))


def _found(workspace: Workspace) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(pair.first.name, pair.second.name, pair.reasons) for pair in workspace.duplicates.find()]


def test_names_that_differ_by_a_slip_or_the_order_of_words_are_found_within_a_state(workspace: Workspace) -> None:
    _add(workspace, "Central Authority, Ministry of Justice", state="FRA")
    _add(workspace, "Ministry of Justise, Central Authority", state="FRA")
    _add(workspace, "Central Authority, Ministry of Justice", state="DEU")
    _add(workspace, "National Police", state="FRA")
    assert _found(workspace) == [
        ("Central Authority, Ministry of Justice", "Ministry of Justise, Central Authority", ("near_name",))
    ]


def test_the_same_address_number_or_purpose_is_found_and_the_surest_stands_first(workspace: Workspace) -> None:
    _add(workspace, "One", state="FRA", purposes="mla", phone="+33 1 23 45 67")
    _add(workspace, "Another", state="FRA", purposes="mla fiu", phone="0033-1234567")
    _add(workspace, "Third", state="KEN", email="Office@example.org")
    _add(workspace, "Fourth", state="KEN", email="office@EXAMPLE.org ")
    _add(workspace, "Fifth", state="KEN", phone="+3312345 67")
    assert _found(workspace) == [("Third", "Fourth", ("same_email",)), ("One", "Another", ("same_purpose",))]


def test_entries_of_two_kinds_or_for_two_instruments_are_not_the_same(workspace: Workspace) -> None:
    _add(workspace, "Judges", "network", email="a@example.org")
    _add(workspace, "Judges", "donor", email="a@example.org")
    _add(workspace, "One", state="FRA", purposes="mla", instruments="FIN99")
    _add(workspace, "Another", state="FRA", purposes="mla", instruments="NUT05")
    assert _found(workspace) == []


def test_people_are_compared_too(workspace: Workspace) -> None:
    workspace.directory.add_person("Amina Bello", email="amina@example.org")
    workspace.directory.add_person("Bello Aminah")
    workspace.directory.add_person("Luis Ortega")
    assert _found(workspace) == [("Amina Bello", "Bello Aminah", ("near_name",))]


def test_what_was_told_apart_is_not_brought_up_again_until_that_is_undone(workspace: Workspace) -> None:
    first, second = _add(workspace, "Fund for laws", "donor"), _add(workspace, "Fund for law", "donor")
    workspace.duplicates.tell_apart("bodies", second, first)
    assert _found(workspace) == []
    assert workspace.duplicates.apart() == (("bodies", first, second),)
    workspace.undo.undo()
    assert len(_found(workspace)) == 1
    workspace.duplicates.tell_apart("bodies", first, second)
    workspace.duplicates.forget_apart()
    assert len(_found(workspace)) == 1
