"""What the comparison with a past day reads: every node of a plan, and what the journal says of nodes since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from focalpoint.domain import plan as domain
from focalpoint.domain.changes import Change
from focalpoint.domain.plan_past import TEXTS, Beside, Stored, Support
from focalpoint.store import journal

if TYPE_CHECKING:
    from sqlalchemy import Connection

_COLUMNS = ", ".join((*domain.PlanLine._fields, "archived_at", *TEXTS))
_LINES = f"SELECT {_COLUMNS} FROM plan_nodes WHERE plan_id = ?"
_SUPPORTS = (
    f"SELECT {', '.join(f's.{name}' for name in Support._fields)} FROM node_supports s"
    " JOIN plan_nodes n ON n.id = s.node_id WHERE n.plan_id = ?"
)
_LAST = "SELECT coalesce(max(seq), 0) FROM journal WHERE at < ?"
_SINCE = f"SELECT {', '.join(journal.Entry._fields)} FROM journal WHERE seq > ? AND entity = ? ORDER BY seq DESC"
_REPORT = "SELECT at FROM journal WHERE cause = 'export.plan' ORDER BY seq DESC LIMIT 1"
_FIRST = "SELECT at FROM journal WHERE entity = 'plan_nodes' ORDER BY seq LIMIT 1"


def read_stored(connection: Connection, plan_id: str) -> list[Stored]:
    """Every node of a plan, archived ones too; in no order."""
    rows = connection.exec_driver_sql(_LINES, (plan_id,)).fetchall()
    width = len(domain.PlanLine._fields)
    return [Stored(domain.PlanLine._make(row[:width]), row[width], Beside(*row[width + 1 :])) for row in rows]


def read_stored_supports(connection: Connection, plan_id: str) -> list[Support]:
    """Every supporting ministry of a plan's nodes, archived ones too; in no order."""
    return list(map(Support._make, connection.exec_driver_sql(_SUPPORTS, (plan_id,)).fetchall()))


def changes_since(connection: Connection, instant: str, entity: str = "plan_nodes") -> Iterator[Change]:
    """What was written of a table's records after the last entry from before an instant (UTC), the newest first."""
    last = connection.exec_driver_sql(_LAST, (instant,)).scalar_one()
    for row in connection.exec_driver_sql(_SINCE, (last, entity)):
        yield journal.read_change(journal.Entry(*row))[0]


def last_report_at(connection: Connection) -> str | None:
    """When a plan was last written out (an instant), if ever."""
    found = connection.exec_driver_sql(_REPORT).scalar()
    return None if found is None else str(found)


def first_entry_at(connection: Connection) -> str | None:
    """When the journal first speaks of a plan's node."""
    found = connection.exec_driver_sql(_FIRST).scalar()
    return None if found is None else str(found)
