"""What a kind of request asks for: fields with their texts, steps, and types of assistance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from focalpoint.domain.requests.answers import Answers, Node, State
from focalpoint.domain.requests.conditions import Condition
from focalpoint.domain.requests.shapes import Fields, FieldType, Leaf, Listed, nested


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field. Its texts are English; ``words/requests.py`` shows them in the reader's language.

    ``id`` has ``[]`` after each list's name (``subj[].names.latin``); in a type it is relative to ``fields``.
    ``required`` says when it is asked for; ``severity`` (must, risk, advice) how much it weighs without an answer.
    """

    id: str
    type: FieldType
    label: str
    help: str = ""
    good: str = ""
    bad: str = ""
    source: str = ""
    required: Condition | None = None
    show: Condition | None = None
    """When it is shown; hidden answers are kept."""
    severity: str = "advice"
    options: tuple[str, ...] = ()
    many: bool = False
    main: str = ""
    accepts: frozenset[str] = frozenset()
    """Besides an answer: ``unknown`` or ``none``, where that is an answer too."""

    @property
    def listed(self) -> str:
        """The list that it is a field of (``subj``, ``subj[].documents``); empty for none."""
        return self.id.rpartition("[].")[0]

    @property
    def leaf(self) -> str:
        """Its path inside the item of its list."""
        return self.id.rpartition("[].")[2]


CLOSED: Final = frozenset({
    "hdr.urgency", "to.channel", "in.channel", "proc.stage", "proc.kind", "subj[].role", "subj[].kind", "subj[].status",
})  # fmt: skip
"""The choices that rules depend on: nothing but their options is taken. Elsewhere other words are kept as written."""


@dataclass(frozen=True, slots=True)
class StepSpec:
    """A page of the wizard and its fields' ids in reading order."""

    id: str
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeSpec:
    """A type of assistance; its fields' ids are relative to an item's ``fields``."""

    id: str
    title: str
    fields: Mapping[str, FieldSpec]
    source: str = ""
    help: str = ""
    group: str = ""
    stand_alone: bool = False
    coercive: bool = False
    electronic: bool = False
    facts: bool = True
    """Whether facts and the text of the law must accompany it (not for service of documents: UNTOC 18(15)(c))."""


@dataclass(frozen=True, slots=True)
class Required:
    """A required field at its full path, and whether it is answered."""

    path: str
    field: FieldSpec
    answered: bool


class Shown(NamedTuple):
    """A field at its full path, and the record in which it stands."""

    path: str
    field: FieldSpec
    state: State


@dataclass(frozen=True)
class Specification:
    """What one kind and stage asks for."""

    kind: str
    stage: str | None
    title: str
    steps: tuple[StepSpec, ...]
    fields: Mapping[str, FieldSpec]
    types: Mapping[str, TypeSpec]
    help: str = ""
    source: str = ""
    incoming: bool = False
    allowed_types: tuple[str, ...] = ()
    """The types that ``asst`` may hold: every type for legal assistance, one for a kind of its own."""

    def field(self, path: str, answers: Answers) -> FieldSpec | None:
        """The field at a full path (``asst[0].fields.bank``); None when there is none."""
        name = _unindexed(path)
        if name in self.fields:
            return self.fields[name]
        if not path.startswith("asst["):
            return None
        item = next((each for each in answers.items("asst") if path.startswith(f"asst[{each.index}].fields.")), None)
        kind = None if item is None else self.types.get(item.type)
        return None if kind is None else kind.fields.get(name.removeprefix("asst[].fields."))

    def shown(self, answers: Answers, fields: Iterable[str] = ()) -> Iterator[Shown]:
        """Every field that is shown, with its full path, in reading order: lists item by item, types by their entry.

        ``fields`` are the ids of a step; without them, all.
        """
        chosen = [self.fields[name] for name in fields] if fields else list(self.fields.values())
        for each in _shown([(one.id, one) for one in chosen], answers, answers, ""):
            yield each
            if each.path.startswith("asst[") and each.field.leaf == "type":
                item = answers.items("asst")[int(each.path[5 : each.path.index("]")])]
                kind = self.types.get(item.type)
                below = [(f"fields.{name}", one) for name, one in (kind.fields if kind else {}).items()]
                yield from _shown(below, item, answers, f"asst[{item.index}].")

    def required(self, answers: Answers) -> tuple[Required, ...]:
        """Every field that must be answered now, in the order of the specification."""
        return tuple(each for each in self.wanted(answers) if each.field.severity == "must")

    def wanted(self, answers: Answers) -> tuple[Required, ...]:
        """Every field that is asked for now: what must be answered, and (``severity``) what should be."""
        found = [part for each in self.fields.values() for part in _required(each, each.id, answers, answers, "")]
        for item in answers.items("asst"):
            kind = self.types.get(item.type)
            for each in () if kind is None else kind.fields.values():
                found += _required(each, f"fields.{each.id}", item, answers, f"asst[{item.index}].")
        return tuple(found)


@dataclass(frozen=True)
class Catalogue:
    """Every kind, stage and type, and all fields that a request may hold."""

    specifications: Mapping[tuple[str, str | None], Specification]
    types: Mapping[str, TypeSpec]
    known: Mapping[str, FieldSpec]
    """Every field by id, whatever the kind: a request keeps the answers that its kind does not show."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Other ids under which a type is read."""
    titles: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By kind: its title and what it is for."""

    def kinds(self) -> tuple[str, ...]:
        """The kinds in their order."""
        return tuple(dict.fromkeys(kind for kind, _ in self.specifications))

    def stages(self, kind: str) -> tuple[str, ...]:
        """A kind's stages; empty when it has none."""
        return tuple(stage for each, stage in self.specifications if each == kind and stage is not None)

    def kind_title(self, kind: str) -> str:
        """What a kind is called (English), whatever its stage."""
        return self.titles[kind][0]

    def kind_help(self, kind: str) -> str:
        """In a sentence, what a kind is for (English)."""
        return self.titles[kind][1]

    def specification(self, kind: str, stage: str | None = None) -> Specification:
        """What a kind and stage asks for.

        Raises:
            KeyError: there is none.
        """
        return self.specifications[kind, stage]

    @cached_property
    def fields(self) -> Fields:
        """The shape of a request's answers."""
        plain = nested(((each.id, _leaf(each)) for each in _leaves(self.known)), _mains(self.known))
        common = plain["asst"]
        assert isinstance(common, Listed)  # noqa: S101 - the files say so, and a test
        plain["asst"] = Listed(
            common.fields,
            types={each.id: {**common.fields, **_type_fields(each)} for each in self.types.values()},
            aliases=self.aliases,
        )
        return plain


def _leaves(fields: Mapping[str, FieldSpec]) -> Iterator[FieldSpec]:
    return (each for each in fields.values() if each.type is not FieldType.LIST)


def _leaf(spec: FieldSpec) -> Leaf:
    """What may stand in a field: of most choices also other words, since a file may come from another hand."""
    return Leaf(spec.type, spec.many, spec.options if spec.id in CLOSED else ())


def _mains(fields: Mapping[str, FieldSpec]) -> dict[str, str]:
    return {each.id: each.main for each in fields.values() if each.type is FieldType.LIST and each.main}


def _type_fields(kind: TypeSpec) -> dict[str, Leaf | Listed]:
    return nested(
        ((f"fields.{each.id}", _leaf(each)) for each in _leaves(kind.fields)),
        {f"fields.{name}": main for name, main in _mains(kind.fields).items()},
    )


def _unindexed(path: str) -> str:
    """``subj[2].names.latin`` as the field's id, ``subj[].names.latin``."""
    return "".join(
        part.partition("]")[2] and "[]" + part.partition("]")[2] if number else part
        for number, part in enumerate(path.split("["))
    )


def _places(name: str, node: Node, prefix: str) -> Iterator[tuple[str, Node]]:
    """Where a field stands: its full path and the record in which it is, once for each item of its lists."""
    head, mark, rest = name.partition("[].")
    if not mark:
        yield f"{prefix}{name}", node
        return
    for item in node.items(head):
        yield from _places(rest, item, f"{prefix}{head}[{item.index}].")


def _shown(fields: Sequence[tuple[str, FieldSpec]], node: Node, answers: Answers, prefix: str) -> Iterator[Shown]:
    """Fields by their path inside a record; those of a list follow the list, item by item."""
    for name, each in fields:
        if "[]." in name or (each.show is not None and not each.show.holds(answers, node)):
            continue
        yield Shown(f"{prefix}{name}", each, node.state(name))
        if each.type is FieldType.LIST:
            head = f"{name}[]."
            below = [(inner.removeprefix(head), one) for inner, one in fields if inner.startswith(head)]
            for item in node.items(name):
                yield from _shown(below, item, answers, f"{prefix}{name}[{item.index}].")


def _required(each: FieldSpec, name: str, home: Node, answers: Answers, prefix: str) -> Iterator[Required]:
    if each.required is None:
        return
    for path, node in _places(name, home, prefix):
        # Inside a type, ".x" means a field of that entry; inside a list, one of that item.
        hidden = each.show is not None and not each.show.holds(answers, node)
        if not hidden and each.required.holds(answers, node):
            state = node.state(name.rpartition("[].")[2])
            answered = state is State.ANSWERED or state.value in each.accepts
            yield Required(path, each, answered)
