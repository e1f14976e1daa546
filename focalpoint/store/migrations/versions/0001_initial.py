"""The first schema: what ``create_schema`` makes.

Nothing of version 0 was ever released, so that this revision only makes the tables of an empty file. The change that
adds 0002 freezes these tables here as they were.
"""

from __future__ import annotations

from alembic import context, op

from focalpoint.store.journal import PROTECT
from focalpoint.store.schema import Base, tables_of
from focalpoint.store.search import create_search_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    connection = op.get_bind()
    Base.metadata.create_all(connection, tables=tables_of(context.config.attributes["compartment"]), checkfirst=False)
    for statement in PROTECT:
        connection.exec_driver_sql(statement)
    create_search_tables(connection)


def downgrade() -> None:
    raise NotImplementedError
