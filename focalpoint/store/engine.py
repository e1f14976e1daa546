"""SQLAlchemy's engine of a compartment; apart, so that a start can do without it (docs/adr/0007-start.md)."""

from __future__ import annotations

import sqlite3 as _stdlib_sqlite  # noqa: F401 - SQLAlchemy's dialect imports it; named here so that frozen builds carry it
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher


def make_engine(connect: Callable[[], Any]) -> Engine:
    """An engine whose connections come from ``connect``."""
    return create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,
        skip_autocommit_rollback=False,
    )
