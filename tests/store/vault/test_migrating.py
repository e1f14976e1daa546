from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from focalpoint.domain.changes import Compartment
from focalpoint.store.database import Database
from focalpoint.store.schema import create_schema, tables_of
from focalpoint.store.vault import CompartmentBusyError, MigrationFailedError, Vault, opening
from focalpoint.store.vault.engine import connected, count_rows, version_of
from focalpoint.store.vault.upgrade import SCRIPTS, STEPS, migrate
from tests.store.vault.making import BOS, CASEWORK, OFFICE, Made, note, noted

Open = Callable[..., Vault]

SECOND = """
from alembic import context, op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("CREATE TABLE second (id TEXT PRIMARY KEY)")
    op.execute("UPDATE meta SET value = value || ' and migrated' WHERE key = 'first'")
    {more}


def downgrade() -> None:
    raise NotImplementedError
"""


def scripts_with(folder: Path, more: str = "pass") -> Path:
    """Our revisions and one that is still to come."""
    shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0002_second.py").write_text(SECOND.format(more=more))
    return folder


def test_an_older_compartment_is_migrated_on_a_copy_and_swapped_in(made: Made, opened: Open, tmp_path: Path) -> None:
    vault = opened()
    key, path = vault.office.key, vault.office.path
    vault.close()
    steps: list[str] = []
    migrate(path, key, OFFICE, scripts=scripts_with(tmp_path / "scripts"), target=2, step=steps.append)
    assert tuple(steps) == STEPS
    assert version_of(path, key) == 2
    database = Database(path, key, OFFICE)
    assert noted(database, "first") == "kept and migrated"
    assert noted(database, "schema_version") == "2"
    database.dispose()
    assert not list(made.folder.glob("*.migrating*"))


@pytest.mark.parametrize("more", ['op.execute("DELETE FROM meta")', 'op.execute("NO SQL")', "raise RuntimeError"])
def test_a_migration_that_loses_rows_or_fails_changes_nothing(
    more: str, made: Made, opened: Open, tmp_path: Path
) -> None:
    vault = opened()
    key, path = vault.office.key, vault.office.path
    vault.close()
    with pytest.raises(MigrationFailedError):
        migrate(path, key, OFFICE, scripts=scripts_with(tmp_path / "scripts", more), target=2)
    assert version_of(path, key) == 1
    assert noted(opened().office, "first") == "kept"
    assert not list(made.folder.glob("*.migrating*"))


def test_a_compartment_that_somebody_reads_is_not_swapped(opened: Open, tmp_path: Path) -> None:
    vault = opened()
    with vault.office.read() as held:
        held.exec_driver_sql("SELECT count(*) FROM meta").fetchone()
        with pytest.raises(CompartmentBusyError):
            migrate(vault.office.path, vault.office.key, OFFICE, scripts=scripts_with(tmp_path / "scripts"), target=2)
    assert noted(vault.office, "first") == "kept"


@pytest.fixture
def _second_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scripts = scripts_with(tmp_path / "scripts")
    monkeypatch.setattr(opening, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(opening, "migrate", functools.partial(migrate, scripts=scripts, target=2))


@pytest.mark.usefixtures("_second_version")
def test_opening_backs_up_and_migrates_what_the_user_holds_and_leaves_the_rest(made: Made, opened: Open) -> None:
    before = (made.folder / "casework.db").read_bytes()
    bo = opened("Bo", BOS)
    assert noted(bo.office, "first") == "kept and migrated"
    assert [info.reason for info in bo.backups()] == ["migration"]
    assert (made.folder / "casework.db").read_bytes() == before
    bo.close()
    ana = opened()
    assert noted(ana.database(CASEWORK), "schema_version") == "2"
    assert noted(ana.office, "first") == "kept and migrated"


@pytest.mark.usefixtures("_second_version")
def test_reading_an_older_vault_migrates_a_copy_of_it_only(made: Made, opened: Open) -> None:
    reader = opened(write=False)
    assert noted(reader.office, "first") == "kept and migrated"
    key = reader.office.key
    reader.close()
    assert version_of(made.folder / "office.db", key) == 1


@pytest.mark.parametrize("compartment", list(Compartment))
def test_the_first_revision_makes_what_a_new_compartment_has(compartment: Compartment, tmp_path: Path) -> None:
    """When this fails, the schema has changed: freeze 0001 as it was, write the next revision, raise SCHEMA_VERSION."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool
    from sqlcipher3 import dbapi2 as sqlcipher

    key = bytes(range(32))
    made = Database(tmp_path / "made.db", key, compartment)
    create_schema(made)
    made.dispose()
    with connected(tmp_path / "migrated.db", key, new=True) as raw:
        engine = create_engine("sqlite://", module=sqlcipher, creator=lambda: raw, poolclass=StaticPool)
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["compartment"] = compartment
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
            connection.commit()
        migrated = _schema(raw)
    with connected(tmp_path / "made.db", key) as raw:
        assert _schema(raw) == migrated
        assert set(count_rows(raw)) >= {table.name for table in tables_of(compartment)}


def _schema(raw: object) -> set[tuple[str, str]]:
    rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")  # type: ignore[attr-defined]
    return {row for row in rows.fetchall() if "alembic" not in row[0]}


def test_what_is_written_after_a_migration_stays(made: Made, opened: Open, tmp_path: Path) -> None:
    vault = opened()
    key, path = vault.office.key, vault.office.path
    note(vault.office, "unflushed", "in the WAL")
    vault.close()
    migrate(path, key, OFFICE, scripts=scripts_with(tmp_path / "scripts"), target=2)
    database = Database(path, key, OFFICE)
    note(database, "after", "the migration")
    database.dispose()
    again = Database(path, key, OFFICE)
    assert (noted(again, "unflushed"), noted(again, "after")) == ("in the WAL", "the migration")
    again.dispose()
