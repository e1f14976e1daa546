"""What a hand-over sheet reads besides records: the newest journal entries and the comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from focalpoint.domain.tasks import Comment
from focalpoint.store import common, journal

if TYPE_CHECKING:
    from sqlalchemy import Connection


def entries_since(connection: Connection, instant: str, most: int) -> list[journal.Entry]:
    """The journal's entries since an instant, newest first, at most so many."""
    query = f"SELECT {', '.join(journal.Entry._fields)} FROM journal WHERE at >= ? ORDER BY seq DESC LIMIT ?"
    return [journal.Entry(*row) for row in connection.exec_driver_sql(query, (instant, most))]


def newest_comments(connection: Connection, most: int) -> list[Comment]:
    """The newest comments of the compartment, newest first."""
    table = common.Comment
    columns = (table.id, table.entity, table.record_id, table.text, table.author, table.created_at)
    query = select(*columns).where(table.archived_at.is_(None)).order_by(table.created_at.desc(), table.id.desc())
    return [Comment(*row) for row in connection.execute(query.limit(most))]
