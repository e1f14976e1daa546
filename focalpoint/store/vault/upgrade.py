"""A compartment of an older version: migrated as a copy, checked, and swapped in at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.changes import Compartment
from focalpoint.domain.errors import FocalPointError
from focalpoint.store.meta import SCHEMA_VERSION
from focalpoint.store.vault.engine import alone, checked_copy, connected, count_rows, require_whole
from focalpoint.store.vault.errors import MigrationFailedError
from focalpoint.store.vault.files import SIDE_FILES, require_space, side_file, stored_size, sync_file, sync_folder

SCRIPTS: Final = Path(__file__).resolve().parent.parent / "migrations"
STEPS: Final = ("copied", "migrated", "checked", "swapped")
_ENGINE_TABLES: Final = "alembic_version"


def migrate(
    path: Path,
    key: bytes,
    compartment: Compartment,
    *,
    scripts: Path = SCRIPTS,
    target: int = SCHEMA_VERSION,
    step: Callable[[str], None] = lambda name: None,
) -> None:
    """Bring a compartment's file to a schema version. Killed anywhere, the old or the new file is there, whole.

    The caller holds the vault's lock and has made a backup.

    Args:
        path: the database file; nobody has it open.
        key: its data key.
        compartment: which compartment it is.
        scripts: the folder of alembic revisions; revision ``0002`` makes schema version 2.
        target: the version to reach.
        step: is told each step's name when it is done.

    Raises:
        MigrationFailedError: the copy failed a check; the file is as it was.
        CompartmentBusyError: somebody else has it open.
        NoSpaceError: too little space for the copy.
    """
    require_space(path.parent, stored_size(path))
    copy = path.with_name(f"{path.name}.migrating")
    _discard(copy)
    try:
        with connected(path, key) as connection:
            # The old file must not leave a WAL behind that would be taken for the new file's.
            alone(connection, path.name)
            counted = checked_copy(connection, copy, key)
        step("copied")
        _run(copy, key, compartment, scripts, target)
        step("migrated")
        _check(copy, key, counted)
        step("checked")
    except BaseException:
        with contextlib.suppress(OSError):
            _discard(copy)
        raise
    copy.replace(path)
    sync_folder(path.parent)
    step("swapped")


def _discard(copy: Path) -> None:
    for path in (copy, *(side_file(copy, suffix) for suffix in (*SIDE_FILES, "-shm"))):
        path.unlink(missing_ok=True)


def _run(copy: Path, key: bytes, compartment: Compartment, scripts: Path, target: int) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool
    from sqlcipher3 import dbapi2 as sqlcipher

    with connected(copy, key) as raw:
        current = int(raw.execute("PRAGMA user_version").fetchone()[0])
        engine = create_engine(
            "sqlite://", module=sqlcipher, creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
        )
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["compartment"] = compartment
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                config.attributes["connection"] = connection
                command.stamp(config, f"{current:04d}", purge=True)
                command.upgrade(config, f"{target:04d}")
                connection.exec_driver_sql("UPDATE meta SET value = ? WHERE key = 'schema_version'", (str(target),))
                connection.exec_driver_sql(f"PRAGMA user_version = {int(target)}")
                connection.commit()
        except FocalPointError:
            raise
        except Exception as error:
            raise MigrationFailedError(part=copy.stem) from error


def _check(copy: Path, key: bytes, counted: dict[str, int]) -> None:
    """Every page, every foreign key, and no row lost from a table that still exists."""
    with connected(copy, key) as connection:
        require_whole(connection, copy.stem)
        orphans: list[Any] = connection.execute("PRAGMA foreign_key_check").fetchall()
        now = count_rows(connection)
        lost = [name for name, rows in counted.items() if name in now and now[name] < rows and name != _ENGINE_TABLES]
        if orphans or lost:
            raise MigrationFailedError(part=copy.stem)
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    sync_file(copy)
