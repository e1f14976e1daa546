"""The directory as sheets: what is written is exactly what is read again; what is edited there comes in as one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from focalpoint.language import LANGUAGES, Language
from focalpoint.services.workspace import Workspace


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A ministry with a person, a network, a donor, an authority with everything in it."""
    ministry = _only(workspace.directory.add_ministry("Ministry of Justice", short_code="MOJ").ids("ministries"))
    workspace.directory.add_person("Amina Bello", ministry_id=ministry, function="Director", language="fr", phone="1")
    network = _only(workspace.bodies.add("network", "Judges", sort="judicial", members="FRA COD PRK").ids("bodies"))
    workspace.bodies.add("donor", "Fund for laws", sort="foundation", areas="LEG FIN", languages="en zh")
    workspace.bodies.add(
        "authority", "Central authority, Ministry of Justice", state="FRA", purposes="mla extradition",
        instruments="FIN99 UNTOC", network_ids=network, address="1 Example Street\nExample City", phone="+00 1",
        fax="+00 2", email="central@example.org", languages="fr en de", channel="direct", hours="9–17, Mon–Fri",
        zone="Europe/Paris", urgent_contact="=cmd|x", valid_from="2020-02-01", source="Note verbale 12",
        note="Sends by courier; copies by e-mail.", classification="restricted",
    )  # fmt: skip
    return workspace


def _only(ids: frozenset[str]) -> str:
    (found,) = ids
    return found


def _write(workspace: Workspace, target: Path, code: str = "en") -> Path:
    name = f"directory{target.suffix}"
    return workspace.exports.write(name, target, language=Language(code))


@pytest.mark.parametrize("name", ["directory.xlsx", "directory.csv"])
def test_what_is_written_comes_back_unchanged(filled: Workspace, tmp_path: Path, name: str) -> None:
    done = filled.directory_import.apply(filled.directory_import.preview(_write(filled, tmp_path / name)))
    assert done.as_dict() == {
        "read": 5, "new": 0, "changed": 0, "same": 5, "skipped": 0, "unmatched": [], "warnings": [],
    }  # fmt: skip
    assert done.change_set is None


def test_a_sheet_in_every_language_comes_back_unchanged(filled: Workspace, tmp_path: Path) -> None:
    for code in LANGUAGES[1:]:
        preview = filled.directory_import.preview(_write(filled, tmp_path / f"{code}.csv", code))
        assert (preview.as_dict()["same"], preview.warnings) == (5, []), code


def test_a_sheet_fills_an_empty_directory(filled: Workspace, tmp_path: Path) -> None:
    target = _write(filled, tmp_path / "directory.csv")
    before = {body.name: body for body in filled.bodies.list()}
    for service, ids in (
        (filled.bodies.archive, [body.id for body in filled.bodies.list()]),
        (filled.directory.archive_person, [person.id for person in filled.directory.people()]),
    ):
        service(ids)
    text = target.read_text("utf-8-sig")
    for body in filled.bodies.list(archived=True):
        text = text.replace(body.id, "").replace(f'"{body.name}"', f'"{body.name} 2"')
    person = filled.directory.people(archived=True)[0].id
    target.write_text(text.replace(person, "").replace("Amina Bello", "Amina B."), "utf-8")
    done = filled.directory_import.apply(filled.directory_import.preview(target))
    assert done.as_dict()["new"] == 4
    made = next(body for body in filled.bodies.list() if body.kind == "authority")
    old = before["Central authority, Ministry of Justice"]
    for name in ("state", "purposes", "instruments", "address", "urgent_contact", "languages", "zone", "valid_from"):
        assert getattr(made, name) == getattr(old, name), name
    assert filled.bodies.get(made.network_ids[0]).name == "Judges 2"
    filled.undo.undo()
    assert filled.bodies.list() == []


def test_a_cell_that_was_edited_comes_in_and_an_empty_one_changes_nothing(filled: Workspace, tmp_path: Path) -> None:
    target = _write(filled, tmp_path / "directory.csv")
    text = target.read_text("utf-8-sig").replace("+00 1", "+00 9").replace('"+00 2"', '""').replace(
        '"Note verbale 12"', '"[clear]"'
    )  # fmt: skip
    target.write_text(text, "utf-8")
    preview = filled.directory_import.preview(target)
    (row,) = [row for row in preview.rows if row.outcome == "changed"]
    assert row.changes == {"phone": "+00 9", "source": ""}
    filled.directory_import.apply(preview)
    body = next(body for body in filled.bodies.list() if body.kind == "authority")
    assert (body.phone, body.fax, body.source) == ("+00 9", "+00 2", "")


def test_what_was_changed_here_since_stays_and_is_told(filled: Workspace, tmp_path: Path) -> None:
    target = _write(filled, tmp_path / "directory.csv")
    body = next(body for body in filled.bodies.list() if body.kind == "authority")
    filled.bodies.edit(body.id, phone="+00 5")
    assert filled.directory_import.preview(target).as_dict()["changed"] == 0
    target.write_text(target.read_text("utf-8-sig").replace("+00 1", "+00 9"), "utf-8")
    preview = filled.directory_import.preview(target)
    assert [(each["code"], each["column"]) for each in preview.warnings] == [("changed_here", "phone")]
    assert preview.as_dict()["changed"] == 0


def test_a_state_that_nobody_knows_waits_until_it_is_settled(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "authorities.csv"
    target.write_text("Name,State,Competent for,E-mail\nCentral authority,Gaul,Extradition,a@example.org\n", "utf-8")
    preview = workspace.directory_import.preview(target)
    assert preview.as_dict()["unmatched"] == [{"row": 2, "name": "Gaul"}]
    assert workspace.directory_import.apply(preview).as_dict()["skipped"] == 1
    assert workspace.bodies.list() == []
    workspace.directory_import.apply(preview, settled={"Gaul": "FRA"})
    (body,) = workspace.bodies.list()
    assert (body.state, body.purposes) == ("FRA", ("extradition",))
    assert workspace.directory_import.preview(target).as_dict()["same"] == 1


def test_rows_that_cannot_be_taken_are_told_and_the_rest_comes_in(workspace: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "mixed.csv"
    target.write_text(
        "Kind,Name,State,Valid from,Valid until,Channel\n"
        "Authority,One,FRA,2025-01-01,2024-01-01,by pigeon\n"
        "Castle,Two,FRA,,,\n"
        "Authority,,FRA,,,\n"
        "Authority,One,FRA,,,\n"
        "Authority,Three,FRA,04/03/2026,,direct\n",
        "utf-8",
    )
    preview = workspace.directory_import.preview(target)
    assert [(each["row"], each["code"]) for each in sorted(preview.warnings, key=lambda each: each["row"])] == [
        (2, "value_unknown"), (2, "ends_before_it_begins"), (3, "kind_unknown"), (4, "no_name"), (5, "twice"),
        (6, "date_ambiguous"),
    ]  # fmt: skip
    counts = preview.as_dict()
    assert (counts["read"], counts["new"], counts["skipped"]) == (5, 2, 3)


def test_address_cards_come_back_unchanged_and_an_edited_one_changes_its_entry(
    filled: Workspace, tmp_path: Path
) -> None:
    target = _write(filled, tmp_path / "directory.vcf")
    counts = filled.directory_import.preview(target).as_dict()
    assert (counts["read"], counts["same"], counts["warnings"]) == (4, 4, [])
    target.write_bytes(target.read_bytes().replace(b"central@example.org", b"office@example.org"))
    filled.directory_import.apply(filled.directory_import.preview(target))
    assert next(body for body in filled.bodies.list() if body.state).email == "office@example.org"


def test_cards_of_a_telephone_become_people_of_the_ministry_that_they_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    ministry = _only(workspace.directory.add_ministry("Ministry of Justice").ids("ministries"))
    target = tmp_path / "contacts.vcf"
    target.write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ortega;Luis;;;\r\nFN:Luis Ortega\r\nORG:Ministry of Justice;Desk\r\n"
        "item1.TEL;type=CELL:+34 1\r\nEMAIL:luis@exam\r\n ple.org\r\nTITLE:Head\\, desk\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:5\r\nEND:VCARD\r\n",
        "utf-8",
    )
    done = workspace.directory_import.apply(workspace.directory_import.preview(target))
    assert [each["code"] for each in done.warnings] == ["no_name"]
    (person,) = workspace.directory.people()
    assert (person.name, person.ministry_id, person.phone) == ("Luis Ortega", ministry, "+34 1")
    assert (person.email, person.function) == ("luis@example.org", "Head, desk")
