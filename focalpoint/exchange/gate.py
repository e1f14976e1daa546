"""The gate: every file from outside is read in a process of its own, under limits, and ended when it takes too much.

The process is this program again with ``--import-child`` where the program is frozen, else this interpreter with one
line that imports ``exchange/child.py`` (docs/adr/0005-import.md tells why not ``multiprocessing``).
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from focalpoint.domain.errors import CancelledError
from focalpoint.domain.progress import Progress, Quiet
from focalpoint.exchange import errors
from focalpoint.exchange.limits import MEGABYTE, Limits, resident_bytes
from focalpoint.exchange.model import Column, ImportedPlan, ImportedRow, Note

CHILD_ARGUMENT: Final = "--import-child"
_BOOT: Final = "import sys; sys.path[:] = sys.argv[1:]; from focalpoint.exchange.child import main; sys.exit(main())"
_TICK: Final = 0.05
_WATCH_EVERY: Final = 0.2
_LONGEST_LINE: Final = 64 * MEGABYTE
_END: Final = b""


def read_plan(
    path: Path,
    *,
    mapping: Mapping[int, str] | None = None,
    progress: Progress | None = None,
    limits: Limits | None = None,
    watch: bool | None = None,
) -> ImportedPlan:
    """Read a file that somebody hands in.

    Args:
        path: a workbook, CSV, Microsoft Project XML or GanttProject file.
        mapping: column to field code (empty: not used), as corrected by the person; None to find out.
        progress: told how many rows have arrived; its ``CancelledError`` ends the reading process.
        limits: what the file may take.
        watch: measure the process's memory from here; by default only where the system does not limit it.

    Raises:
        ImportFileError: whatever is wrong with the file, as its own subclass.
        CancelledError: the person pressed Cancel.
    """
    request = {"mapping": {str(index): str(code) for index, code in mapping.items()} if mapping else None}
    plan = _read(path, request, progress, limits, watch)
    if not isinstance(plan, ImportedPlan):
        raise errors.ReaderFailedError(name=path.name)
    return plan


def read_with(
    path: Path,
    reader: str,
    options: Mapping[str, Any] | None = None,
    *,
    progress: Progress | None = None,
    limits: Limits | None = None,
    watch: bool | None = None,
) -> Any:
    """Read a file with a reader of another capability, in the same limited process.

    Args:
        path: the file.
        reader: ``"focalpoint.exchange.module:function"``; called there as ``function(path, limits, **options)``, it
            answers with what JSON can hold and raises ``ImportFileError``.
        options: what JSON can hold.
        progress: its ``CancelledError`` ends the reading process.
        limits: what the file may take.
        watch: measure the process's memory from here; by default only where the system does not limit it.

    Raises:
        ImportFileError: whatever is wrong with the file, as its own subclass.
        CancelledError: the person pressed Cancel.
    """
    return _read(path, {"reader": reader, "options": dict(options or {})}, progress, limits, watch)


def read_bytes_with(
    data: bytes,
    name: str,
    reader: str,
    options: Mapping[str, Any] | None = None,
    *,
    progress: Progress | None = None,
    limits: Limits | None = None,
) -> Any:
    """As ``read_with``, for a file that lies in no folder: called as ``function(data, limits, **options)``.

    The bytes go through a pipe; nothing of them touches the disk.
    """
    request = {"reader": reader, "options": dict(options or {}), "payload": len(data)}
    return _read(Path(name), request, progress, limits, None, data)


def _read(
    path: Path,
    request: Mapping[str, Any],
    progress: Progress | None,
    limits: Limits | None,
    watch: bool | None,
    payload: bytes = b"",
) -> Any:
    limits = limits or Limits()
    watched = watch if watch is not None else sys.platform == "darwin" or not sys.platform.startswith(("linux", "win"))
    reading = _Reading(path, limits, request, payload)
    try:
        return reading.result(progress or Quiet(), watched)
    except errors.ImportFileError as error:
        error.details.setdefault("name", path.name)
        raise
    finally:
        reading.end()


class _Reading:
    """One reading process and the thread that listens to it."""

    def __init__(self, path: Path, limits: Limits, asked: Mapping[str, Any], payload: bytes = b"") -> None:
        self._limits = limits
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        request = {"path": str(path.absolute()), "limits": asdict(limits), **asked}
        try:
            if self._process.stdin:
                self._process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
                self._process.stdin.write(payload)
                self._process.stdin.close()
        except OSError:
            pass  # it has ended already; result() says so
        self._listener = threading.Thread(target=self._listen, name="import-gate", daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        stream = self._process.stdout
        while stream:
            line = stream.readline(_LONGEST_LINE)
            self._lines.put(line)
            if not line:
                return

    def result(self, progress: Progress, watched: bool) -> Any:
        """Wait for the answer, watching time, memory and Cancel."""
        ends = time.monotonic() + self._limits.seconds
        next_look = time.monotonic() + _WATCH_EVERY
        rows: list[ImportedRow] = []
        total = 0
        while True:
            progress.step(len(rows), total, "import.read")
            now = time.monotonic()
            if now > ends:
                raise errors.TooSlowError(limit=int(self._limits.seconds))
            if watched and now > next_look:
                next_look = now + _WATCH_EVERY
                if resident_bytes(self._process.pid) > self._limits.memory:
                    raise errors.TooMuchMemoryError(limit=self._limits.memory // MEGABYTE)
            try:
                line = self._lines.get(timeout=_TICK)
            except queue.Empty:
                continue
            if line == _END:
                raise self._ended()
            message = json.loads(line)
            if "rows" in message:
                rows.extend([ImportedRow.unpacked(parts) for parts in message["rows"]])
                total = int(message["of"])
            elif "error" in message:
                raise errors.BY_CODE.get(message["error"], errors.DamagedFileError)(**message["details"])
            else:
                return _plan(message["plan"], rows) if "plan" in message else message["answer"]

    def _ended(self) -> errors.ImportFileError:
        """Why the process is gone without an answer: a parser that runs out of memory aborts."""
        status = self._process.wait()
        if status not in {0, 1}:
            return errors.TooMuchMemoryError(limit=self._limits.memory // MEGABYTE)
        return errors.ReaderFailedError()

    def end(self) -> None:
        """End the process if it still runs, and everything that was opened for it."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._listener.join()
        if self._process.stdout:
            self._process.stdout.close()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    root = str(Path(__file__).resolve().parents[2])
    return [sys.executable, "-I", "-X", "utf8", "-c", _BOOT, root, *[entry for entry in sys.path if entry]]


def _plan(head: dict[str, Any], rows: list[ImportedRow]) -> ImportedPlan:
    return ImportedPlan(
        head["kind"],
        head["source"],
        head["title"],
        head["sheet"],
        rows,
        [Column(*column) for column in head["columns"]],
        [Note(*note) for note in head["warnings"]],
        [Note(*note) for note in head["skipped"]],
        head["read"],
        head["starts"],
        head["finishes"],
        head["exported_at"],
    )


__all__ = ["CHILD_ARGUMENT", "CancelledError", "read_bytes_with", "read_plan", "read_with"]
