"""Who is in the directory: light queries, read at every start (docs/adr/0007-start.md)."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from focalpoint.domain import directory as domain
from focalpoint.domain.tasks import FINISHED
from focalpoint.store.meta import Reader, select

_MINISTRY = tuple(field.name for field in dataclasses.fields(domain.Ministry) if field.name != "archived")
_PERSON = tuple(field.name for field in dataclasses.fields(domain.Person) if field.name != "archived")


def read_ministries(connection: Reader, *, archived: bool = False) -> list[domain.Ministry]:
    """The ministries in their order."""
    where = "" if archived else " WHERE archived_at IS NULL"
    rows = select(
        connection, f"SELECT {', '.join(_MINISTRY)}, archived_at FROM ministries{where} ORDER BY position, id"
    )
    return [
        domain.Ministry(**dict(zip(_MINISTRY, values, strict=True)), archived=put_away is not None)
        for *values, put_away in rows
    ]


def read_people(connection: Reader, *, archived: bool = False) -> list[domain.Person]:
    """The people, in the order in which they were added."""
    where = "" if archived else " WHERE archived_at IS NULL"
    rows = select(connection, f"SELECT {', '.join(_PERSON)}, archived_at FROM people{where} ORDER BY id")
    return [
        domain.Person(**dict(zip(_PERSON, values, strict=True)), archived=put_away is not None)
        for *values, put_away in rows
    ]


def find_ministry(connection: Reader, id_or_code: str) -> str | None:
    """The id of a ministry by id, reference or short code (whatever its case)."""
    wanted = id_or_code.casefold()
    for ministry in read_ministries(connection, archived=True):
        if id_or_code in (ministry.id, ministry.ref) or (wanted and ministry.short_code.casefold() == wanted):
            return ministry.id
    return None


def read_workloads(connection: Reader, today: str) -> dict[str, domain.Workload]:
    """How much each ministry and each person has to do, by id; who has nothing is absent."""
    finished = {f"finished_{n}": str(status) for n, status in enumerate(sorted(FINISHED))}
    names = ", ".join(f":{name}" for name in finished)
    query = (
        "SELECT ministry_id, person_id, count(*), sum(CASE WHEN due < :today THEN 1 ELSE 0 END) FROM tasks"
        f" WHERE archived_at IS NULL AND status NOT IN ({names}) GROUP BY ministry_id, person_id"
    )
    counts: dict[str, tuple[int, int]] = {}
    for ministry_id, person_id, there, late in select(connection, query, today=today, **finished):
        for record_id in filter(None, (ministry_id, person_id)):
            known = counts.get(record_id, (0, 0))
            counts[record_id] = (known[0] + int(there), known[1] + int(late))
    return {record_id: domain.Workload(*pair) for record_id, pair in counts.items()}


def tasks_of_people(connection: Reader, person_ids: Collection[str]) -> list[str]:
    """The ids of the tasks that some people have, also of the archived ones."""
    names = {f"person_{n}": person_id for n, person_id in enumerate(sorted(person_ids))}
    query = f"SELECT id FROM tasks WHERE person_id IN ({', '.join(f':{name}' for name in names)}) ORDER BY id"
    return [str(row[0]) for row in select(connection, query, **names)]
