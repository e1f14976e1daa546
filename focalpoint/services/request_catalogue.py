"""The kinds, stages, types and fields of requests that come with the program: read when first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from focalpoint.assets import data_path
from focalpoint.domain.requests.answers import Request
from focalpoint.domain.requests.conditions import AllOf, Always, condition
from focalpoint.domain.requests.reading import parse
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.domain.requests.specification import Catalogue, FieldSpec, Specification, StepSpec, TypeSpec

_FOLDER: Final = ("resources", "requests")
_ALL: Final = "all"


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Everything that a request may ask.

    Raises:
        FileNotFoundError: a broken installation.
        ValueError: so are files that contradict each other; a test reads them all.
    """
    known = _fields(_toml("fields.toml"))
    parts = _Parts(known)
    sets = {name: _fields(told) for name, told in _toml("sets.toml").items()}
    types = {each.id: each for each in (_type(told, sets) for told in _folder("types"))}
    pages = [StepSpec(step["id"], step["title"], parts.named(step["fields"])) for step in _toml("steps.toml")["step"]]
    found: dict[tuple[str, str | None], Specification] = {}
    kinds = _folder("kinds")
    for told in kinds:
        for stage in told.get("stage", [{}]):
            each = _specification(told, stage, parts, types, pages)
            found[each.kind, each.stage] = each
    titles = {told["id"]: (told["title"], told.get("help", "")) for told in kinds}
    return Catalogue(found, types, known, _toml("aliases.toml"), titles)


def example_names() -> tuple[str, ...]:
    """The worked examples, by the name of their file."""
    return tuple(sorted(path.stem for path in data_path(*_FOLDER, "examples").glob("*.json")))


def example(name: str) -> Request:
    """One worked example, entirely fictional.

    Raises:
        FileNotFoundError: there is none of this name.
    """
    return parse(data_path(*_FOLDER, "examples", f"{name}.json").read_bytes(), catalogue())


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(data_path(*_FOLDER, name).read_text("utf-8"))


def _folder(name: str) -> list[dict[str, Any]]:
    """Every file of a folder, in the order that the files say, each with its name as ``id``."""
    paths: Iterable[Path] = data_path(*_FOLDER, name).glob("*.toml")
    told = [{"id": path.stem, **tomllib.loads(path.read_text("utf-8"))} for path in paths]
    return sorted(told, key=lambda each: (each["order"], each["id"]))


def _field(name: str, told: Mapping[str, Any]) -> FieldSpec:
    return FieldSpec(
        id=name,
        type=FieldType(told.get("type", "text")),
        label=told["label"],
        help=told.get("help", ""),
        good=told.get("good", ""),
        bad=told.get("bad", ""),
        source=told.get("source", ""),
        required=condition(told.get("required", False)),
        show=condition(told.get("show", True)),
        severity=told.get("severity", "must" if told.get("required") else "advice"),
        options=tuple(told.get("options", ())),
        many=told.get("many", False),
        main=told.get("main", ""),
        accepts=frozenset(told.get("accepts", ())),
    )


def _fields(told: Mapping[str, Any]) -> dict[str, FieldSpec]:
    return {name: _field(name, each) for name, each in told.items()}


def _type(told: Mapping[str, Any], sets: Mapping[str, Mapping[str, FieldSpec]]) -> TypeSpec:
    own = _fields(told.get("fields", {}))
    shared = {name: each for chosen in told.get("sets", ()) for name, each in sets[chosen].items()}
    fields = {**shared, **own}
    order = [name for pattern in told.get("first", ()) for name in fields if _matches(name, pattern)]
    fields = {name: fields[name] for name in dict.fromkeys([*order, *fields])}
    for name, wanted in told.get("required", {}).items():
        fields[name] = _changed(fields[name], wanted)
    return TypeSpec(
        id=told["id"],
        title=told["title"],
        fields=fields,
        source=told.get("source", ""),
        help=told.get("help", ""),
        group=told["group"],
        stand_alone=told.get("stand_alone", False),
        coercive=told.get("coercive", False),
        electronic=told.get("electronic", False),
        facts=told.get("facts", True),
    )


class _Parts:
    """All fields, and which of them a pattern names: a field, or the compound or list of which fields are parts."""

    def __init__(self, fields: Mapping[str, FieldSpec]) -> None:
        self.fields = fields
        self._named: dict[str, list[str]] = {}
        for name in fields:
            steps = name.split(".")
            for length in range(1, len(steps) + 1):
                head = ".".join(steps[:length])
                for pattern in {head, head.removesuffix("[]")}:
                    self._named.setdefault(pattern, []).append(name)

    def named(self, patterns: Iterable[str]) -> tuple[str, ...]:
        """The ids that the patterns name, each once.

        Raises:
            ValueError: a pattern names nothing.
        """
        if lost := [pattern for pattern in patterns if pattern not in self._named]:
            raise ValueError(f"no field {lost}")
        return tuple(dict.fromkeys(name for pattern in patterns for name in self._named[pattern]))


def _specification(
    told: Mapping[str, Any],
    stage: Mapping[str, Any],
    parts: _Parts,
    types: Mapping[str, TypeSpec],
    pages: Iterable[StepSpec],
) -> Specification:
    without = {*parts.named(told.get("without", ())), *parts.named(stage.get("without", ()))}
    chosen = {*parts.named(told["fields"]), *parts.named(stage.get("fields", ()))} - without
    paged = [replace(page, fields=tuple(name for name in page.fields if name in chosen)) for page in pages]
    fields = {name: parts.fields[name] for step in paged for name in step.fields}
    if lost := chosen - set(fields):
        raise ValueError(f"{told['id']}: on no page: {sorted(lost)}")
    for name, wanted in {**told.get("required", {}), **stage.get("required", {})}.items():
        fields[name] = _changed(fields[name], wanted)
    for part in told.get("when", ()):
        _narrow(fields, part, parts)
    allowed = told.get("types", ())
    return Specification(
        kind=told["id"],
        stage=stage.get("id"),
        title=stage.get("title", told["title"]),
        steps=tuple(each for each in paged if each.fields or each.id == "review"),
        fields=fields,
        types=types if allowed == _ALL else {name: types[name] for name in allowed},
        help=stage.get("help", told.get("help", "")),
        source=stage.get("source", told.get("source", "")),
        incoming=told.get("incoming", False),
        allowed_types=tuple(types) if allowed == _ALL else tuple(allowed),
    )


def _narrow(fields: dict[str, FieldSpec], part: Mapping[str, Any], parts: _Parts) -> None:
    """Let what fields ask hold only under a further condition (``shown``: hide them, too), weighed as the file says."""
    only = condition(part["condition"]) or Always()
    for name in parts.named(part["fields"]):
        each = fields.get(name)
        if each is None:
            continue
        if each.required:
            both = AllOf((only, each.required))
            each = replace(each, required=both, severity=part.get("severity", each.severity))
        if part.get("shown"):
            each = replace(each, show=AllOf((only, each.show or Always())))
        fields[name] = each


def _matches(name: str, pattern: str) -> bool:
    return name == pattern or name.startswith((f"{pattern}.", f"{pattern}[]."))


def _changed(each: FieldSpec, wanted: object) -> FieldSpec:
    """The same field, wanted under another condition; ``{when, severity}`` sets how much it weighs, too."""
    if isinstance(wanted, Mapping) and "severity" in wanted:
        return replace(each, required=condition(wanted["when"]), severity=wanted["severity"])
    found = condition(wanted)
    return replace(each, required=found, severity="must" if found else each.severity)
