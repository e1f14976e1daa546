"""Restoring from outside: the vault may be too damaged to be opened first."""

from __future__ import annotations

from pathlib import Path

from focalpoint.domain.clock import Clock


def restore_file(file: Path, folder: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of the vault at ``folder``, which nobody may have open.

    No role is asked for: whoever can write the folder could copy the files just as well. Inside the window
    ``BackupService.restore`` asks for the role and a reason.

    Returns:
        Where what was there is kept; None when nothing was there.

    Raises:
        FocalPointError: the backup is damaged, or somebody has the vault open; nothing was changed.
    """
    from focalpoint.store.vault import restore_backup

    return restore_backup(file, folder, clock)
