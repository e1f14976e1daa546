"""Where a vault lies: a local disk, a network drive, or a folder that another program synchronises."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from focalpoint.store.vault.files import existing_parent


class PlaceKind(StrEnum):
    """What kind of place a folder is."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCHRONISED = "synchronised"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """The kind of place, and what told so: a file system's or a service's name."""

    kind: PlaceKind
    detail: str

    @property
    def safe_to_write(self) -> bool:
        """Whether a vault may be written there; an unknown place only warns."""
        return self.kind in {PlaceKind.LOCAL, PlaceKind.UNKNOWN}


_NETWORK: Final = frozenset({
    "9pnet", "acfs", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fhgfs", "glusterfs", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs3", "nfs4", "ocfs2", "orangefs", "pvfs2", "smb2", "smb3", "smbfs", "sshfs", "webdav",
    "fuse.sshfs", "fuse.glusterfs", "fuse.davfs2", "fuse.rclone", "fuse.s3fs", "fuse.cifs", "fuse.smbnetfs",
    "fuse.gvfsd-fuse", "fuse.mfs", "fuse.seaweedfs", "fuse.juicefs", "fuse.google-drive-ocamlfuse", "fuse.onedriver",
})  # fmt: skip
_LOCAL: Final = frozenset({
    "apfs", "bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "fuseblk", "hfs", "hfsplus", "iso9660", "jfs",
    "msdos", "ntfs", "ntfs3", "overlay", "ramfs", "reiserfs", "rootfs", "squashfs", "tmpfs", "udf", "ufs", "vfat",
    "xfs", "zfs", "ecryptfs", "fuse.gocryptfs", "fuse.encfs",
})  # fmt: skip
_SYNCHRONISED: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
    "yandex.disk": "Yandex Disk",
    "seafile": "Seafile",
}
_STARTS: Final = {
    "onedrive - ": "OneDrive",
    "onedrive-": "OneDrive",
    "dropbox (": "Dropbox",
    "googledrive-": "Google Drive",
}
_MARKERS: Final = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_CLOUD_STORAGE: Final = "cloudstorage"


def inspect_place(folder: Path) -> Place:
    """What kind of place a folder (or the nearest existing one above it) is."""
    full = Path(os.path.realpath(folder))
    service = synchronised_by(full, os.environ)
    if service is not None:
        return Place(PlaceKind.SYNCHRONISED, service)
    if os.name == "nt":
        return _windows_place(full)
    if sys.platform == "darwin":
        return classify(_macos_file_system(existing_parent(full)))
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return Place(PlaceKind.UNKNOWN, "")
    return classify(file_system_of(full, mounts.splitlines()))


def synchronised_by(folder: Path, environment: Mapping[str, str]) -> str | None:
    """The service that synchronises a folder, told by names on its path, marks in the folders and the environment."""
    for variable in _VARIABLES:
        home = environment.get(variable, "")
        if home and folder.is_relative_to(Path(os.path.realpath(home))):
            return "OneDrive"
    for part in (folder, *folder.parents):
        service = _service_named(part)
        if service is not None:
            return service
        for marker, marked in _MARKERS.items():
            if (part / marker).exists():
                return marked
    return None


def _service_named(part: Path) -> str | None:
    name = part.name.casefold()
    if name in _SYNCHRONISED:
        return _SYNCHRONISED[name]
    # macOS keeps every provider's files under ~/Library/CloudStorage.
    if part.parent.name.casefold() == _CLOUD_STORAGE:
        return part.name
    return next((service for start, service in _STARTS.items() if name.startswith(start)), None)


def file_system_of(folder: Path, mounts: Iterable[str]) -> str:
    """The type of the file system that a folder is on, by the lines of ``/proc/self/mountinfo``; "" when none fits."""
    best, found = -1, ""
    for line in mounts:
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(), after.split()
        if len(fields) < 5 or not kinds:
            continue
        point = Path(_unescape(fields[4]))
        # The later of two mounts on one point hides the earlier.
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), kinds[0]
    return found


def classify(file_system: str) -> Place:
    """The place that a file system's type makes."""
    name = file_system.casefold()
    if name in _NETWORK:
        return Place(PlaceKind.NETWORK, file_system)
    return Place(PlaceKind.LOCAL if name in _LOCAL else PlaceKind.UNKNOWN, file_system)


def _unescape(field: str) -> str:
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, letter)
    return field


def _windows_place(folder: Path) -> Place:
    text = str(folder)
    if text.startswith("\\\\"):
        return Place(PlaceKind.NETWORK, "UNC")
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        if kind == 4:  # DRIVE_REMOTE
            return Place(PlaceKind.NETWORK, folder.drive)
        if kind in {2, 3, 6}:  # removable, fixed, RAM disk
            return Place(PlaceKind.LOCAL, folder.drive)
    return Place(PlaceKind.UNKNOWN, folder.drive)


def _macos_file_system(folder: Path) -> str:
    """The ``f_fstypename`` of ``statfs(2)``; "" when it cannot be asked."""
    import ctypes
    import ctypes.util

    library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
    # struct statfs with 64-bit inodes: five words, two ids, owner, type, flags, subtype, then the name at byte 72.
    buffer = ctypes.create_string_buffer(4096)
    # On Intel the plain name is the old structure.
    statfs = getattr(library, "statfs$INODE64", None) or library.statfs
    if statfs(os.fsencode(folder), buffer) != 0:
        return ""
    return buffer.raw[72:88].split(b"\0")[0].decode("ascii", "replace")


def default_folder() -> Path:
    """Where new vaults go: the person's local, non-roaming data folder of this application."""
    from platformdirs import user_data_path

    return user_data_path("Focal Point", appauthor=False, roaming=False) / "vaults"
