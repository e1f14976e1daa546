"""When two records become one: what hangs on the one that goes is hung on the one that stays."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.changes import Compartment
from focalpoint.store.schema import Base, Record, load_tables
from focalpoint.store.work import UnitOfWork

_NAMING: Final = (("entity", "record_id"), ("target_entity", "target_id"), ("link_entity", "link_id"))
"""Pairs of columns by which a record of any table names another one."""
_STAYS: Final = frozenset({"import_keys"})


def hand_over(work: UnitOfWork, entity: str, gone_id: str, kept_id: str) -> None:
    """Hang files, comments, links, citations and tasks of one record on another one of the same table."""
    load_tables()
    for mapper in Base.registry.mappers:
        table: type[Base] = mapper.class_
        if not issubclass(mapper.class_, Record) or Compartment.OFFICE not in table.__compartments__:
            continue
        name, columns = table.__tablename__, table.__table__.columns
        for kind, place in _NAMING:
            if kind in columns and place in columns and name not in _STAYS:
                query = f"SELECT id FROM {name} WHERE {kind} = ? AND {place} = ?"
                found = work.plain.exec_driver_sql(query, (entity, gone_id)).fetchall()
                for row in found:
                    work.update(table, str(row[0]), **{place: kept_id})
