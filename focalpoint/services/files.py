"""Files on records: kept inside the encrypted vault, in parts of one megabyte."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from focalpoint.domain.changes import ChangeSet, Compartment
from focalpoint.domain.errors import FocalPointError, NotFoundError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.domain.tasks import FileInfo
from focalpoint.services.base import Listed, Service
from focalpoint.services.comments import home_of
from focalpoint.store import common as store
from focalpoint.store.work import UnitOfWork

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace

LARGEST = 100 * 1024 * 1024
PART = 1024 * 1024


class FileTooLargeError(FocalPointError):
    """A file over 100 MB; nothing was attached. Details: ``name``, ``limit`` (megabytes)."""

    code = "file_too_large"


class CannotAttachError(FocalPointError):
    """A file could not be read to its end, or changed while it was read; nothing was attached. Details: ``name``."""

    code = "cannot_attach"


class FileService(Service):
    """Files kept in the vault."""

    capability: ClassVar[str] = "files"

    def attach(
        self, entity: str, record_id: str, name: str, data: bytes, progress: Progress | None = None
    ) -> ChangeSet:
        """Keep a file's bytes under a record. The name is kept as text and never used as a path."""
        if len(data) > LARGEST:
            raise FileTooLargeError(name=Path(name).name, limit=LARGEST // PART)
        _require(self._workspace, entity, record_id)
        watch, parts = progress or Quiet(), range(0, len(data), PART)
        clean = _clean(name)
        with self._write("file.attach", compartment=home_of(entity)) as work:
            file_id = work.insert(
                store.File,
                entity=entity,
                record_id=record_id,
                name=clean,
                media_type=_media_type(clean),
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
            )
            for part, start in enumerate(parts):
                watch.step(part, len(parts), "attach")
                store.write_part(work.connection, file_id, part, data[start : start + PART])
        return work.change_set

    def attach_paths(
        self, entity: str, record_id: str, paths: Sequence[Path], progress: Progress | None = None
    ) -> ChangeSet:
        """Take files of this computer into the vault, a megabyte at a time, all as one step.

        Raises:
            FileTooLargeError: one is over the limit; nothing was attached.
            CannotAttachError: one is not there, is a folder or cannot be read; nothing was attached.
        """
        _require(self._workspace, entity, record_id)
        watch, facts = progress or Quiet(), [facts_of(path) for path in paths]
        total, done = sum(size // PART + 1 for size, _digest in facts), 0
        with self._write("file.attach", compartment=home_of(entity)) as work:
            for path, fact in zip(paths, facts, strict=True):
                keep_path(work, (entity, record_id), path, fact, partial(_tell, watch, done, total))
                done += fact[0] // PART + 1
        return work.change_set

    def info(self, file_id: str, *, entity: str = "") -> FileInfo:
        """What is known of a file; NotFoundError if there is none."""
        self._require_file(entity, file_id)
        with self._workspace.database(home_of(entity)).read() as connection:
            found = store.read_file(connection, file_id)
        if found is None:
            raise NotFoundError(what="files")
        return found

    def head(self, file_id: str, parts: int = 1, *, entity: str = "") -> bytes:
        """The beginning of a file, in megabytes."""
        self._require_file(entity, file_id)
        with self._workspace.database(home_of(entity)).read() as connection:
            return store.read_parts(connection, file_id, parts)

    def save_copy(self, file_id: str, target: Path, *, entity: str = "") -> Path:
        """Write a file of the vault to a place outside it, where it is not encrypted; whole or not at all.

        Raises:
            CannotWriteError: the folder is missing or may not be written; DiskFullError: no room is left.
        """
        from focalpoint.documents.render.atomic import write_atomic

        self._require_file(entity, file_id)
        with self._workspace.database(home_of(entity)).read() as connection:

            def write(file: BinaryIO) -> None:
                part = 0
                while data := store.read_part(connection, file_id, part):
                    file.write(data)
                    part += 1

            write_atomic(target, write)
        return target

    def list(self, entity: str, record_id: str) -> Listed[FileInfo]:
        """The files under a record, oldest first."""
        _require(self._workspace, entity, record_id)
        with self._workspace.database(home_of(entity)).read() as connection:
            return store.read_files(connection, record_id)

    def read(self, file_id: str, *, entity: str = "") -> bytes:
        """A file's bytes; ``entity`` is that of the record on which it hangs."""
        self._require_file(entity, file_id)
        with self._workspace.database(home_of(entity)).read() as connection:
            return store.read_parts(connection, file_id)

    def archive(self, file_ids: Iterable[str], *, entity: str = "") -> ChangeSet:
        """Put files away; their bytes stay."""
        wanted = tuple(file_ids)
        for file_id in wanted:
            self._require_file(entity, file_id)
        with self._write("file.archive", compartment=home_of(entity)) as work:
            for file_id in wanted:
                work.archive(store.File, file_id)
        return work.change_set

    def _require_file(self, entity: str, file_id: str) -> None:
        """Refuse a file of a case that the user may not open."""
        if home_of(entity) is not Compartment.OFFICE:
            from focalpoint.services.case_access import require_file

            require_file(self._workspace, file_id)


def _require(workspace: Workspace, entity: str, record_id: str) -> None:
    """Refuse a record of a case that the user may not open."""
    if home_of(entity) is not Compartment.OFFICE:
        from focalpoint.services.case_access import require_record

        require_record(workspace, entity, record_id)


def _tell(watch: Progress, done: int, total: int, part: int) -> None:
    watch.step(done + part, total, "attach")


def too_large(path: Path) -> bool:
    """Whether a file is over the limit; one that is not there is not."""
    try:
        return path.stat().st_size > LARGEST
    except OSError:
        return False


def keep_path(
    work: UnitOfWork, record: tuple[str, str], path: Path, facts: tuple[int, str], step: Callable[[int], None]
) -> str:
    """Keep a file of this computer under a record (entity, id) within a unit of work; returns the file's id.

    Args:
        work: of the record's compartment.
        record: what it hangs on.
        path: the file.
        facts: its size and digest, from ``facts_of``.
        step: told the number of each megabyte.

    Raises:
        CannotAttachError: it changed since its facts were taken.
    """
    name, (size, digest) = _clean(path.name), facts
    entity, record_id = record
    file_id = work.insert(
        store.File,
        entity=entity,
        record_id=record_id,
        name=name,
        media_type=_media_type(name),
        size=size,
        sha256=digest,
    )
    read = hashlib.sha256()
    for part, data in enumerate(_parts(path)):
        step(part)
        read.update(data)
        store.write_part(work.connection, file_id, part, data)
    if read.hexdigest() != digest:  # somebody wrote into it meanwhile
        raise CannotAttachError(name=path.name)
    return file_id


def facts_of(path: Path) -> tuple[int, str]:
    """A file's size and digest, read once through: nothing is written for one that cannot be read."""
    if too_large(path):
        raise FileTooLargeError(name=path.name, limit=LARGEST // PART)
    digest, size = hashlib.sha256(), 0
    for data in _parts(path):
        digest.update(data)
        size += len(data)
    return size, digest.hexdigest()


def _parts(path: Path) -> Iterator[bytes]:
    """A file's bytes, a megabyte at a time; never more than the limit, also when it grows meanwhile."""
    try:
        with path.open("rb") as file:
            left = LARGEST
            while data := file.read(PART):
                left -= len(data)
                if left < 0:
                    raise FileTooLargeError(name=path.name, limit=LARGEST // PART)
                yield data
    except OSError as error:
        raise CannotAttachError(name=path.name) from error


def _clean(name: str) -> str:
    """A file's own name, without any folder."""
    return name.replace("\\", "/").rsplit("/", 1)[-1].strip() or "file"


def _media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
