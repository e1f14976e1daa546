"""Rows as values of the domain: the columns of a table that a dataclass names, in its order."""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, select

from focalpoint.store.schema import Base

T = TypeVar("T")
_PLAIN: Final = (str, int, float, type(None))


def read_values(
    connection: Connection, table: type[Base], kind: type[T], *where: ColumnElement[bool], order: tuple[Any, ...] = ()
) -> list[T]:
    """The live rows as values; what the class calls a tuple, mapping or truth value is made one.

    Args:
        connection: of the compartment.
        table: a table of records.
        kind: a dataclass whose fields are columns of the table.
        where: which rows; archived ones are left out.
        order: columns; by id when not given.
    """
    columns, made = table.__table__.columns, _makers(kind)  # type: ignore[arg-type]
    query = select(*(columns[name] for name, _make in made)).where(columns["archived_at"].is_(None), *where)
    found = []
    for row in connection.execute(query.order_by(*order, columns["id"])):
        values = {name: value if make is None else make(value) for (name, make), value in zip(made, row, strict=True)}
        found.append(kind(**values))
    return found


@functools.lru_cache(maxsize=64)
def _makers(kind: type[Any]) -> tuple[tuple[str, Any], ...]:
    """Each field of a dataclass with what makes its value of the column's; None where it is taken as it is."""
    hints = typing.get_type_hints(kind)
    return tuple((field.name, _maker(hints[field.name])) for field in dataclasses.fields(kind))


def _maker(hint: Any) -> Any:  # noqa: ANN401 - a type and the function for it
    if hint is bool:
        return bool
    origin = typing.get_origin(hint)
    if origin is tuple:
        return functools.partial(_tuple, typing.get_args(hint)[0])
    if hint in _PLAIN or origin in {types.UnionType, typing.Union}:
        return None
    return _mapping


def _tuple(kind: Callable[..., Any], value: str) -> tuple[Any, ...]:
    items = json.loads(value or "[]")
    return tuple(kind(**item) if dataclasses.is_dataclass(kind) else item for item in items)


def _mapping(value: str) -> dict[str, Any]:
    return dict(json.loads(value or "{}"))


def as_columns(values: dict[str, Any]) -> dict[str, Any]:
    """A dataclass's values as a table holds them: tuples, lists and mappings as JSON, truth values as numbers."""
    return {name: _column(value) for name, value in values.items()}


def _column(value: Any) -> Any:  # noqa: ANN401 - any value of a field
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, tuple | list):
        items = [dataclasses.asdict(item) if dataclasses.is_dataclass(item) else item for item in value]  # type: ignore[arg-type]
        return json.dumps(items, ensure_ascii=False)
    return value
