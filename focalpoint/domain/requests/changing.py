"""How JSON becomes answers: a value against its field's type, nested objects or dotted keys, one path at a time."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from focalpoint.domain.requests.answers import AnswersError, Item, Json, Node, State
from focalpoint.domain.requests.shapes import NUMBERS, Fields, FieldType, Leaf, Listed

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?\Z")
_NOT_UNICODE: Final = re.compile("[\ud800-\udfff]")
MOST_ITEMS: Final = 100_000


def is_cleared(value: object) -> bool:
    """Whether JSON says that an answer was taken away on purpose."""
    return isinstance(value, Mapping) and dict(value) == {"cleared": True}


def record(fields: Fields, value: Json, at: str = "") -> dict[str, Any]:
    """What is kept of a JSON object.

    Raises:
        AnswersError: an unknown field, a wrong type, or the same field twice.
    """
    if not isinstance(value, Mapping):
        raise AnswersError(at, "object_expected")
    kept: dict[str, Any] = {}
    for path, found in _opened(fields, value, "", at):
        if path in kept:
            raise AnswersError(f"{at}{path}", "twice")
        kept[path] = found
    return kept


def _opened(fields: Fields, value: Mapping[Any, Json], prefix: str, at: str) -> Iterator[tuple[str, Any]]:
    """Each field that an object answers, however deeply nested or dotted."""
    for key, inner in value.items():
        path = f"{prefix}{key}"
        opened = isinstance(inner, Mapping) and not is_cleared(inner)
        # Most keys name a field: what lies below is looked for only where something may.
        below = [name for name in fields if name.startswith(f"{path}.")] if opened or path not in fields else []
        if path in fields and not below:
            yield path, _kept(fields[path], inner, f"{at}{path}")
        elif not below:
            raise AnswersError(f"{at}{path}", "unknown_field")
        elif opened:
            yield from _opened(fields, inner, f"{path}.", at)
        elif inner is None or is_cleared(inner):
            yield from ((name, None if inner is None else State.CLEARED) for name in below)
        else:
            raise AnswersError(f"{at}{path}", "object_expected")


def _kept(shape: Leaf | Listed, value: object, at: str) -> Json:
    if value is None:
        return None
    if value is State.CLEARED or is_cleared(value):
        return State.CLEARED
    if isinstance(shape, Listed):
        return _items(shape, value, at)
    if not shape.many:
        return scalar(shape, value, at)
    return tuple(scalar(shape, each, f"{at}[{number}]") for number, each in enumerate(_sequence(value, at)))


def _sequence(value: object, at: str) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise AnswersError(at, "list_expected")
    if len(value) > MOST_ITEMS:
        raise AnswersError(at, "too_many", most=MOST_ITEMS)
    return value


def _items(shape: Listed, value: object, at: str) -> tuple[Item, ...]:
    return tuple(item(shape, each, number, at) for number, each in enumerate(_sequence(value, at)))


def item(shape: Listed, value: Json, index: int, at: str) -> Item:
    """One item of the list ``at``; a bare value stands for its main field."""
    here = f"{at}[{index}]"
    if isinstance(value, Node):
        return Item(value.fields, value.stored, index)
    if shape.main and isinstance(value, str | int | float):
        value = {shape.main: value}
    if not isinstance(value, Mapping):
        raise AnswersError(here, "object_expected")
    fields: Fields = shape.fields
    if shape.types:
        named = value.get("type")
        type_id = shape.aliases.get(named, named) if isinstance(named, str) else ""
        if type_id not in shape.types:
            raise AnswersError(f"{here}.type", "unknown_type" if isinstance(named, str) else "type_missing")
        fields, value = shape.types[type_id], {**value, "type": type_id}
    return Item(fields, record(fields, value, f"{here}."), index)


def scalar(shape: Leaf, value: object, at: str) -> str | int | float | bool:
    """One plain value against its field's type.

    Raises:
        AnswersError: it is of another type.
    """
    if isinstance(value, date):
        value = value.isoformat()
    if shape.type is FieldType.YES_NO:
        if not isinstance(value, bool):
            raise AnswersError(at, "yes_no_expected")
        return value
    if shape.type in NUMBERS:
        return _number(value, at)
    if not isinstance(value, str):
        raise AnswersError(at, "text_expected")
    if _NOT_UNICODE.search(value):
        raise AnswersError(at, "not_text")
    _check_form(shape, value, at)
    return value


def _number(value: object, at: str) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise AnswersError(at, "number_expected")
    if isinstance(value, float) and not math.isfinite(value):
        raise AnswersError(at, "number_expected")
    return value


def _check_form(shape: Leaf, value: str, at: str) -> None:
    if shape.type is FieldType.DATE:
        if not _DATE.match(value):
            raise AnswersError(at, "date_expected", value=value[:40])
        _check_calendar(date.fromisoformat, value, at)
    elif shape.type is FieldType.INSTANT:
        if not _INSTANT.match(value):
            raise AnswersError(at, "instant_expected", value=value[:40])
        _check_calendar(datetime.fromisoformat, value, at)
    elif shape.type is FieldType.CHOICE and shape.options and value not in shape.options:
        raise AnswersError(at, "not_an_option", value=value[:40], options=", ".join(shape.options))


def _check_calendar(read: Callable[[str], object], value: str, at: str) -> None:
    try:
        read(value)
    except ValueError:
        raise AnswersError(at, "no_such_date", value=value[:40]) from None


def changed(node: Node, path: str, value: object, at: str = "") -> dict[str, Any]:
    """What is kept of a record once a path in it has another value."""
    kept = dict(node.stored)
    name, number, rest = _first_step(path)
    shape = node.fields.get(name)
    if shape is None:
        return {**kept, **_compound(node.fields, name, value, at)} if number is None else _unknown(at + path)
    if number is None:
        if value is State.UNANSWERED:
            kept.pop(name, None)
        else:
            kept[name] = _kept(shape, value, f"{at}{name}")
        return kept
    if not isinstance(shape, Listed):
        return _unknown(at + path)
    kept[name] = _changed_items(node, shape, (name, number, rest), value, at)
    return kept


def _unknown(path: str) -> dict[str, Any]:
    raise AnswersError(path, "unknown_field")


def _first_step(path: str) -> tuple[str, int | None, str]:
    """A path's first list with its index and what follows; the whole path where it goes through no list."""
    head, mark, rest = path.partition("[")
    if not mark:
        return path, None, ""
    number, mark, rest = rest.partition("]")
    if not mark or not number.isdecimal() or (rest and not rest.startswith(".")):
        raise AnswersError(path, "unknown_field")
    return head, int(number), rest[1:]


def _compound(fields: Fields, name: str, value: object, at: str) -> dict[str, Any]:
    below = [each for each in fields if each.startswith(f"{name}.")]
    if not below:
        raise AnswersError(f"{at}{name}", "unknown_field")
    if value is None or value is State.CLEARED:
        return dict.fromkeys(below, value)
    return dict(_opened(fields, {name: value}, "", at))


def _changed_items(node: Node, shape: Listed, step: tuple[str, int, str], value: object, at: str) -> tuple[Item, ...]:
    name, number, rest = step
    items = list(node.items(name))
    if number > len(items):
        raise AnswersError(f"{at}{name}[{number}]", "no_such_item")
    if not rest and value is State.UNANSWERED:
        del items[number : number + 1]
    elif not rest:
        items[number : number + 1] = [item(shape, value, number, f"{at}{name}")]
    else:
        old = items[number] if number < len(items) else Item(shape.fields, {}, number)
        if shape.types and rest == "type":
            items[number : number + 1] = [item(shape, {"id": old.id or None, "type": value}, number, f"{at}{name}")]
        else:
            inner = changed(old, rest, value, f"{at}{name}[{number}].")
            items[number : number + 1] = [Item(old.fields, inner, number)]
    moved = ((each, index) for index, each in enumerate(items))
    return tuple(each if each.index == index else Item(each.fields, each.stored, index) for each, index in moved)


def from_rows(fields: Fields, rows: Iterable[tuple[str, Json]]) -> dict[str, Any]:
    """What is kept, from one row an answer; items come in the order of their indices, gaps closed."""
    return record(fields, _tree(rows))


def _tree(rows: Iterable[tuple[str, Json]]) -> dict[str, Json]:
    plain: dict[str, Json] = {}
    lists: dict[str, dict[int, list[tuple[str, Json]]]] = {}
    for path, value in rows:
        name, number, rest = _first_step(path)
        if number is None:
            plain[name] = value
        else:
            lists.setdefault(name, {}).setdefault(number, []).append((rest, value))
    for name, found in lists.items():
        plain[name] = [_tree((rest, value) for rest, value in found[number] if rest) for number in sorted(found)]
    return plain
