"""Lawful erasure: the values go everywhere but from older backups, and the chain stays whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from focalpoint.domain.errors import ReasonNeededError, RefusedError, RuleError
from focalpoint.services.workspace import Workspace

MARK = "Zorander Quibblefax"


@pytest.fixture
def person_id(workspace: Workspace) -> str:
    workspace.directory.add_person(MARK, email="zq@example.invalid", note=f"{MARK} asked to be forgotten")
    person = workspace.directory.people()[0]
    workspace.drafts.keep("people", person.id, "note", f"More of {MARK}")
    return person.id


def test_erased_values_are_in_no_table_and_the_chain_is_whole(workspace: Workspace, person_id: str) -> None:
    workspace.backups.make()
    assert workspace.search.find("Quibblefax")
    report = workspace.erasure.erase("people", person_id, frozenset({"name", "note", "email"}), "Court order 12/2026")
    assert workspace.search.find("Quibblefax") == []
    assert workspace.drafts.list() == []
    with workspace.vault.office.raw() as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        dump = repr([connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables])
    assert "Quibblefax" not in dump
    assert "zq@example.invalid" not in dump
    assert workspace.verify().findings == ()
    assert [name.endswith(".focalpoint-backup") for name, _at in report.backups] == [True]
    assert report.until == date(2027, 11, 23)


def test_the_words_of_an_erased_texts_files_are_in_no_table_and_are_not_read_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    library = workspace.library
    kept, gone = tmp_path / "Kept.txt", tmp_path / "Gone.txt"
    kept.write_text("An ordinary judgment of the court.", encoding="utf-8")
    gone.write_text("The judgment names Zorander Quibblefax.", encoding="utf-8")
    library.add_files([kept])
    (item,) = library.add_files([gone], title="Judgment").ids("library_items")
    library.read_texts()
    library.catch_up()
    assert [hit.item_id for hit in library.search("Quibblefax")] == [item]
    workspace.erasure.erase("library_items", item, frozenset({"title"}), "Court order 12/2026")
    assert library.search("Quibblefax") == []
    assert library.search("uibblef") == []
    assert len(library.search("judgment")) == 1
    assert library.unread_count() == 0
    with workspace.vault.office.raw() as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = [name for name in names if name.startswith("library_")]
        dump = repr([connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables])
    assert len(tables) > 8
    assert "uibble" not in dump
    assert workspace.verify().findings == ()


def test_an_erasure_is_not_undone(workspace: Workspace, person_id: str) -> None:
    workspace.erasure.erase("people", person_id, frozenset({"name"}), "Court order 12/2026")
    while workspace.undo.undo() is not None:
        pass
    assert all(MARK not in person.name for person in workspace.directory.people(archived=True))


def test_an_erasure_needs_its_ground_and_leaves_a_record_its_shape(workspace: Workspace, person_id: str) -> None:
    with pytest.raises(ReasonNeededError):
        workspace.erasure.erase("people", person_id, frozenset({"name"}), "")
    with pytest.raises(RuleError):
        workspace.erasure.erase("people", person_id, frozenset({"ref"}), "Court order")
    assert workspace.directory.people()[0].name == MARK


def test_only_the_head_erases(workspace: Workspace, person_id: str) -> None:
    from dataclasses import replace

    workspace.use_session(replace(workspace.session, roles=frozenset({"administrator"})))
    with pytest.raises(RefusedError):
        workspace.erasure.erase("people", person_id, frozenset({"name"}), "Court order")
