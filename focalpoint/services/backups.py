"""Backups: one encrypted file each, checked before older ones go."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from focalpoint.domain.changes import Action, Change
from focalpoint.domain.errors import ReasonNeededError
from focalpoint.services.base import Listed, Service

if TYPE_CHECKING:
    from focalpoint.store.vault import BackupInfo

__all__ = ["BackupInfo", "BackupService"]


class BackupService(Service):
    """Make, list and restore backups."""

    capability: ClassVar[str] = "backups"

    def make(self, directory: Path | None = None, reason: str = "asked") -> Path:
        """Make a backup now, in the vault's ``backups`` folder or in ``directory``; returns the file's path."""
        workspace = self._workspace
        with workspace.writing_any():
            return workspace.vault.backup(directory, reason)

    def make_if_changed(self, reason: str = "interval") -> Path | None:
        """Make a backup if anything was written since the last one."""
        workspace = self._workspace
        if workspace.read_only:
            return None
        with workspace.writing_any():
            return workspace.vault.backup_if_changed(reason)

    def list(self) -> Listed[BackupInfo]:
        """The backups beside the vault, newest first."""
        return self._workspace.vault.backups()

    def last_at(self) -> datetime | None:
        """When the newest backup was made (UTC)."""
        found = self._workspace.vault.backups()
        return found[0].at.astimezone(UTC) if found else None

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
