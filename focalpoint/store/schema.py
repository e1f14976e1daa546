"""What every table has, and how the tables of a compartment are made."""

from __future__ import annotations

from sqlalchemy import Float, Index, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from focalpoint.domain.changes import Compartment
from focalpoint.store.database import Database
from focalpoint.store.meta import SCHEMA_VERSION, read_meta, write_meta

ID = String(36)
ISO_DATE = String(10)
INSTANT = String(24)
CODE = String(40)

__all__ = [
    "CODE", "ID", "INSTANT", "ISO_DATE", "SCHEMA_VERSION", "Base", "Float", "Index", "Integer", "LargeBinary", "Record",
    "Text", "create_schema", "load_tables", "read_meta", "tables_of", "write_meta",
]  # fmt: skip

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
BOTH = (Compartment.OFFICE, Compartment.CASEWORK)


class Base(DeclarativeBase):
    """The tables of both compartments; ``__compartments__`` says where each one is."""

    metadata = MetaData(naming_convention=NAMING)
    __compartments__: tuple[Compartment, ...] = (Compartment.OFFICE,)


class Record:
    """The columns that every record has. ``version`` counts its changes; nothing is deleted, only archived."""

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), default="")
    version: Mapped[int] = mapped_column(Integer, default=1)
    created_at: Mapped[str] = mapped_column(INSTANT)
    created_by: Mapped[str] = mapped_column(ID)
    updated_at: Mapped[str] = mapped_column(INSTANT)
    updated_by: Mapped[str] = mapped_column(ID)
    archived_at: Mapped[str | None] = mapped_column(INSTANT)
    classification: Mapped[str] = mapped_column(CODE, default="unclassified")


class Meta(Base):
    """Facts of one compartment's file that are no records: vault id, schema version, signing keys, positions."""

    __tablename__ = "meta"
    __compartments__ = BOTH

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


def load_tables() -> None:
    """Import every module that declares tables, so that ``Base.metadata`` knows them all."""
    from focalpoint.store import common, journal  # noqa: F401
    from focalpoint.store.cases import rows as cases  # noqa: F401
    from focalpoint.store.directory import rows as directory  # noqa: F401
    from focalpoint.store.instruments import rows as instruments  # noqa: F401
    from focalpoint.store.library import rows as library  # noqa: F401
    from focalpoint.store.plan import rows as plan  # noqa: F401
    from focalpoint.store.profiles import rows as profiles  # noqa: F401
    from focalpoint.store.provisions import rows as provisions  # noqa: F401
    from focalpoint.store.requests import rows as requests  # noqa: F401
    from focalpoint.store.states import rows as states  # noqa: F401
    from focalpoint.store.tasks import asks  # noqa: F401
    from focalpoint.store.tasks import rows as tasks  # noqa: F401
    from focalpoint.store.users import rows as users  # noqa: F401


def tables_of(compartment: Compartment) -> list[Table]:
    """The tables that a compartment has, in an order in which they can be made."""
    load_tables()
    names = {
        mapper.class_.__tablename__ for mapper in Base.registry.mappers if compartment in mapper.class_.__compartments__
    }
    return [table for table in Base.metadata.sorted_tables if table.name in names]


def create_schema(database: Database) -> None:
    """Make the tables, triggers and search index of a new, empty compartment in one transaction."""
    from focalpoint.store.journal import PROTECT
    from focalpoint.store.search import create_search_tables

    tables = tables_of(database.compartment)
    with database.write() as connection:
        Base.metadata.create_all(connection, tables=tables)
        for statement in PROTECT:
            connection.exec_driver_sql(statement)
        create_search_tables(connection)
        write_meta(connection, "schema_version", str(SCHEMA_VERSION))
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
