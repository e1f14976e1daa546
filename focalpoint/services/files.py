"""Files on records: kept inside the encrypted vault, in parts of one megabyte."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import FocalPointError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.domain.tasks import FileInfo
from focalpoint.services.base import Listed, Service
from focalpoint.services.comments import home_of
from focalpoint.store import common as store

LARGEST = 100 * 1024 * 1024
PART = 1024 * 1024


class FileTooLargeError(FocalPointError):
    """A file over 100 MB; nothing was attached. Details: ``name``, ``limit`` (megabytes)."""

    code = "file_too_large"


class FileService(Service):
    """Files kept in the vault."""

    capability: ClassVar[str] = "files"

    def attach(
        self, entity: str, record_id: str, name: str, data: bytes, progress: Progress | None = None
    ) -> ChangeSet:
        """Keep a file's bytes under a record. The name is kept as text and never used as a path."""
        if len(data) > LARGEST:
            raise FileTooLargeError(name=Path(name).name, limit=LARGEST // PART)
        watch, parts = progress or Quiet(), range(0, len(data), PART)
        clean = name.replace("\\", "/").rsplit("/", 1)[-1].strip() or "file"
        media_type = mimetypes.guess_type(clean)[0] or "application/octet-stream"
        with self._write("file.attach", compartment=home_of(entity)) as work:
            file_id = work.insert(
                store.File,
                entity=entity,
                record_id=record_id,
                name=clean,
                media_type=media_type,
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
            )
            for part, start in enumerate(parts):
                watch.step(part, len(parts), "attach")
                store.write_part(work.connection, file_id, part, data[start : start + PART])
        return work.change_set

    def list(self, entity: str, record_id: str) -> Listed[FileInfo]:
        """The files under a record, oldest first."""
        with self._workspace.database(home_of(entity)).read() as connection:
            return store.read_files(connection, record_id)

    def read(self, file_id: str, *, entity: str = "") -> bytes:
        """A file's bytes; ``entity`` is that of the record on which it hangs."""
        with self._workspace.database(home_of(entity)).read() as connection:
            return store.read_parts(connection, file_id)

    def archive(self, file_ids: Iterable[str], *, entity: str = "") -> ChangeSet:
        """Put files away; their bytes stay."""
        with self._write("file.archive", compartment=home_of(entity)) as work:
            for file_id in file_ids:
                work.archive(store.File, file_id)
        return work.change_set
