"""Backups: one encrypted file each, checked before older ones go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final
from zoneinfo import ZoneInfo

from focalpoint.domain.changes import Action, Change, Compartment
from focalpoint.domain.errors import ReasonNeededError
from focalpoint.services.base import Listed, Service

if TYPE_CHECKING:
    from focalpoint.store.vault import BackupInfo

__all__ = ["STALE_DAYS", "BackupInfo", "BackupPreview", "BackupService"]

STALE_DAYS: Final = 7
"""From so many days on the newest backup is too old (``expectations.md`` 4.1)."""


@dataclass(frozen=True, slots=True)
class BackupPreview:
    """Rows by table: in the vault now, and in a backup. A compartment that was not counted there is left out of both.

    ``partly`` says that one was left out.
    """

    path: Path
    at: datetime
    now: Mapping[str, int]
    then: Mapping[str, int]
    partly: bool


class BackupService(Service):
    """Make, list and restore backups."""

    capability: ClassVar[str] = "backups"

    def make(self, directory: Path | None = None, reason: str = "asked") -> Path:
        """Make a backup now, in the vault's ``backups`` folder or in ``directory``; returns the file's path."""
        workspace = self._workspace
        with workspace.writing_any(), _told():
            made = workspace.vault.backup(directory, reason)
        self._copy_to_second_place()
        return made

    def make_if_changed(self, reason: str = "interval") -> Path | None:
        """Make a backup if anything was written since the last one."""
        workspace = self._workspace
        if workspace.read_only:
            return None
        with workspace.writing_any(), _told():
            made = workspace.vault.backup_if_changed(reason)
        self._copy_to_second_place()
        return made

    def list(self) -> Listed[BackupInfo]:
        """The backups beside the vault, newest first."""
        return self._workspace.vault.backups()

    def last_at(self) -> datetime | None:
        """When the newest backup was made (UTC)."""
        found = self._workspace.vault.backups()
        return found[0].at.astimezone(UTC) if found else None

    def age_days(self) -> int | None:
        """Whole days of the country's calendar since the newest backup; None when there is none."""
        at = self.last_at()
        if at is None:
            return None
        clock = self._workspace.clock
        return max(0, (clock.today() - at.astimezone(ZoneInfo(clock.zone)).date()).days)

    def copy(self, file: Path, directory: Path) -> Path:
        """Copy a backup to another folder, such as a USB stick, and compare the copy with it; gives the copy.

        Raises:
            NoSpaceError: it does not fit.
            CopyFailedError: the copy is not equal; it was removed.
            StorageError: the folder cannot be written.
        """
        from focalpoint.store.database import StorageError
        from focalpoint.store.vault import BACKUP_SUFFIX, CopyFailedError
        from focalpoint.store.vault.files import copy_with_digest, free_name, require_space, sha256_of

        target = free_name(directory, file.name.removesuffix(BACKUP_SUFFIX), BACKUP_SUFFIX)
        try:
            require_space(directory, file.stat().st_size)
            digest = copy_with_digest(file, target)
            equal = digest == sha256_of(target)
        except OSError as error:
            target.unlink(missing_ok=True)
            raise StorageError(file=target.name) from error
        if not equal:
            target.unlink(missing_ok=True)
            raise CopyFailedError(part=target.name)
        return target

    def preview(self, info: BackupInfo) -> BackupPreview:
        """What restoring would bring back, as counts beside those of today."""
        now: Counter[str] = Counter()
        then: Counter[str] = Counter()
        partly = False
        for compartment in Compartment:
            counted = info.tables.get(f"{compartment.value}.db")
            if counted is None or not self._workspace.vault.holds(compartment):
                partly = True
                continue
            then.update(counted)
            with self._workspace.database(compartment).read() as connection:
                for table in counted:
                    # The names come from the backup's signed manifest; only those of our own tables are asked for.
                    if table in known_tables(compartment):
                        query = f"SELECT count(*) FROM {table}"  # noqa: S608
                        now[table] += int(connection.exec_driver_sql(query).scalar_one())
        return BackupPreview(info.path, info.at, dict(now), dict(then), partly)

    def restore(self, file: Path, reason: str) -> Path | None:
        """Put a backup in place of the vault. The workspace is closed; open the vault again afterwards.

        Returns:
            Where what was there is kept.

        Raises:
            ReasonNeededError: no reason was given; a restore takes back everybody's work since the backup.
        """
        if not reason.strip():
            raise ReasonNeededError(act="restore")
        from focalpoint.store.vault import restore_backup

        workspace = self._workspace
        with self._write("restore.started", reason) as work:
            work.note(Change("users", workspace.session.user_id, Action.NOTE, {}, {"what": "restore"}))
        workspace.close()
        return restore_backup(file, workspace.vault.folder, workspace.clock)

    def _copy_to_second_place(self) -> None:
        """The newest backup also goes to the folder that was chosen for it, when that can be reached."""
        from focalpoint.services.vault_folders import copy_newest_backup

        chosen = self._workspace.settings.get("backup_folder")
        if chosen:
            copy_newest_backup(Path(chosen), self._workspace.vault.folder)


def known_tables(compartment: Compartment) -> frozenset[str]:
    """The tables of a compartment."""
    from focalpoint.store.schema import tables_of

    return frozenset(table.name for table in tables_of(compartment))


@contextmanager
def _told() -> Iterator[None]:
    """A disk that is full, away or refuses is a failure that people can read about."""
    from focalpoint.store.database import StorageError

    try:
        yield
    except OSError as error:
        raise StorageError(file="backups") from error
