"""The reading process: limits itself, reads one file, and answers on standard output. Imports neither Qt nor tables.

Asked by one line of JSON on standard input, it answers by lines of JSON: ``{"rows": [...]}`` any number of times and
``{"plan": {...}}`` at the end (``{"answer": ...}`` from a reader of another capability), or
``{"error": code, "details": {...}}``. The parent trusts nothing but JSON from it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import astuple
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final

from focalpoint.exchange import errors
from focalpoint.exchange.limits import MEGABYTE, Limits, limit_this_process
from focalpoint.exchange.model import ImportedPlan

_ROWS_A_LINE: Final = 2_000


def main() -> int:
    """Read the request, then the file; always answers."""
    gc.disable()  # it reads one file and ends; looking for circles costs a third of the time
    source = os.fdopen(0, "rb", closefd=False)
    answer = os.fdopen(1, "wb", closefd=False, buffering=MEGABYTE)
    request = json.loads(source.readline())
    limits = Limits(**request["limits"])
    try:
        limit_this_process(limits.memory)
        path = Path(request["path"])
        if "reader" in request:
            given = source.read(request["payload"]) if "payload" in request else path
            _send(answer, {"answer": read_by(request["reader"], given, limits, request["options"])})
        else:
            mapping = {int(index): code for index, code in request["mapping"].items()} if request["mapping"] else None
            _send_plan(answer, read_here(path, limits, mapping))
    except errors.ImportFileError as error:
        _send(answer, {"error": error.code, "details": error.details})
    except (MemoryError, RecursionError):
        _send(answer, {"error": errors.TooMuchMemoryError.code, "details": {"limit": limits.memory // MEGABYTE}})
    except BaseException as error:  # noqa: BLE001 - a parser's surprise is an answer too: the file is broken
        _send(answer, {"error": errors.DamagedFileError.code, "details": {"what": type(error).__name__}})
    answer.flush()
    return 0


def read_here(path: Path, limits: Limits, mapping: Mapping[int, str] | None = None) -> ImportedPlan:
    """Read a file in this very process (the child does; tests may, with files that they made).

    Raises:
        ImportFileError: whatever is wrong with the file.
    """
    from focalpoint.exchange.contents import kind_of
    from focalpoint.exchange.formats import formats

    plan = formats()[kind_of(path, limits)].read(path, limits, mapping)
    plan.title = plan.title or path.stem
    return plan


def read_by(reader: str, given: Path | bytes, limits: Limits, options: Mapping[str, Any]) -> Any:
    """Read a file, or its bytes, with the reader that another capability names (``gate.read_with``).

    Raises:
        ImportFileError: whatever is wrong with the file.
        ValueError: the reader is none of this package.
    """
    module, _, name = reader.partition(":")
    if not module.startswith("focalpoint.exchange."):
        raise ValueError(reader)
    return getattr(import_module(module), name)(given, limits, **options)


def _send_plan(answer: IO[bytes], plan: ImportedPlan) -> None:
    rows = plan.rows
    for start in range(0, len(rows), _ROWS_A_LINE):
        _send(answer, {"rows": [row.packed() for row in rows[start : start + _ROWS_A_LINE]], "of": len(rows)})
    head = {
        "kind": plan.kind,
        "source": plan.source,
        "title": plan.title,
        "sheet": plan.sheet,
        "columns": [astuple(column) for column in plan.columns],
        "warnings": plan.warnings,
        "skipped": plan.skipped,
        "read": plan.read,
        "starts": plan.starts,
        "finishes": plan.finishes,
        "exported_at": plan.exported_at,
    }
    _send(answer, {"plan": head})


def _send(answer: IO[bytes], message: dict[str, Any]) -> None:
    answer.write(json.dumps(message, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n")


if __name__ == "__main__":
    sys.exit(main())
