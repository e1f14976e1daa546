"""The canary: a random word typed into every kind of record is nowhere in plain text after locking."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from focalpoint.domain.errors import RuleError
from focalpoint.services.workspace import Workspace
from tests.services.conftest import node_called


def files_holding(word: str, *folders: Path) -> list[Path]:
    """The files below the folders in which the word stands in any encoding that a program would write."""
    encoded = word.encode("utf-8")
    forms = [encoded, word.encode("utf-16-le"), word.encode("utf-16-be"), encoded.hex().encode()]
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and any(form in path.read_bytes() for form in forms):
                found.append(path)
    return found


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, ...]]:
    """Every place of this test's own where something could be left: vault, temporary files, settings, caches."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    homes = [Path(os.environ[name]) for name in os.environ if name.startswith("XDG_") and name.endswith("_HOME")]
    yield (tmp_path, *homes)
    tempfile.tempdir = None


def test_a_word_typed_into_records_is_nowhere_in_plain_text(
    workspace: Workspace, plan_id: str, places: tuple[Path, ...], caplog: pytest.LogCaptureFixture
) -> None:
    word = "canary" + secrets.token_hex(12)
    caplog.set_level(0)
    decree = node_called(workspace, plan_id, "Decree on passenger data")
    workspace.plan.edit(decree, title=word, description=f"{word} {word}", reason=f"because {word}")
    workspace.directory.add_ministry(word, short_code="CAN")
    workspace.directory.add_person(word, email=f"{word}@example.invalid")
    workspace.tasks.add(word, request=word, checklist=[(word, False)])
    task = workspace.tasks.list()[0].id
    workspace.comments.add("tasks", task, word)
    workspace.files.attach("tasks", task, f"{word}.txt", word.encode() * 5000)
    workspace.cases.add(word, word)
    workspace.drafts.keep("tasks", task, "title", word)
    workspace.settings.set(office_title=word)
    assert any(hit.title == word for hit in workspace.search.find(word))
    workspace.undo.undo()
    workspace.backups.make()
    assert workspace.verify().findings == ()
    with pytest.raises(RuleError):
        workspace.plan.edit(decree, finish=f"not a date {word}")
    workspace.plan.bring_back([decree])
    before_closing = files_holding(word, *places)
    workspace.close()
    assert before_closing == []
    assert files_holding(word, *places) == []
    assert word not in caplog.text


def test_the_canary_can_be_seen(tmp_path: Path) -> None:
    """A test that could not fail would be worth nothing."""
    (tmp_path / "leak.log").write_text("name=canary7f", encoding="utf-16-le")
    assert files_holding("canary7f", tmp_path) == [tmp_path / "leak.log"]


def test_what_a_case_says_reaches_nobody_without_casework(
    opened: Callable[..., Workspace], tmp_path: Path, folder: Path
) -> None:
    from focalpoint.domain.errors import RefusedError
    from focalpoint.language import Language
    from focalpoint.services.export_doors import exports_of

    word = "leak" + secrets.token_hex(12)
    first = opened()
    first.plan.add_plan("Action plan")
    first.cases.add(f"C-{word}", f"Case of {word}")
    case = first.cases.list()[0].id
    first.comments.add("cases", case, word)
    first.files.attach("cases", case, f"{word}.txt", word.encode())
    first.drafts.keep("cases", case, "title", word)
    assert first.search.find(word)
    first.users.add("Officer", roles=["plan_officer", "auditor"], passphrase="another one")
    first.backups.make()
    first.close()

    officer = opened("Officer", "another one")
    assert officer.vault.casework is None
    assert officer.search.find(word) == []
    assert officer.drafts.list() == []
    assert officer.verify().sound
    out = tmp_path / "out"
    out.mkdir()
    refused = []
    for export in exports_of(officer.capabilities):
        try:
            officer.exports.write(export.name, out / export.demo_name, language=Language("en"))
        except RefusedError:
            refused.append(export.name)
    assert refused
    assert all(name.startswith("register.") for name in refused)
    officer.backups.make(out)
    with officer.vault.office.raw() as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        said = repr([connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables])
    assert word not in said
    officer.close()
    assert files_holding(word, folder, out) == []
