"""The blank form that a prosecutor fills in on paper or in a workbook, and its way back into answers.

Each question has the full path of its answer. Lists have room for a few items; more may be added on the way back with
the next index. A value that does not fit its field is told and left out; nothing else is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from focalpoint.domain.requests.answers import Answers, AnswersError, Json
from focalpoint.domain.requests.changing import scalar
from focalpoint.domain.requests.shapes import NUMBERS, FieldType, Leaf
from focalpoint.domain.requests.specification import FieldSpec, Specification, StepSpec

ROOM: Final = 3
"""Blank items of each list."""
_NOT_ASKED: Final = frozenset({"asst[].id", "asst[].type", "subj[].id", "vict[].id", "annex[].file", "annex[].sha256"})
_OURS: Final = (
    "hdr.req_no", "hdr.their_ref", "hdr.draft_sent_ahead", "hdr.acknowledgement", "hdr.feedback",
    "auth.requesting.", "auth.statement", "to.authority.", "to.channel", "to.lang.", "sign.", "closing",
)  # fmt: skip
"""What the central authority knows best and a prosecutor is not asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line to fill in; ``item`` counts the blank item of a list from 1, and is 0 outside lists."""

    path: str
    field: FieldSpec
    item: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the form; ``entry`` is the place of a measure in ``asst``, where the page is about one."""

    step: StepSpec
    questions: tuple[Question, ...]
    entry: int | None = None
    type: str = ""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The whole form."""

    kind: str
    stage: str | None
    types: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that its field cannot hold: ``reason`` is that of an ``AnswersError``."""

    path: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back."""

    answers: Answers
    taken: int
    """How many answers were filled in."""
    refused: tuple[Refused, ...]


def questionnaire(specification: Specification, types: Sequence[str] = (), room: int = ROOM) -> Questionnaire:
    """The blank form of a kind and stage for the prosecutor, with a page for each measure that is to be asked."""
    chosen = tuple(types or (specification.allowed_types if len(specification.allowed_types) == 1 else ()))
    sections: list[Section] = []
    for step in specification.steps:
        asked_here = (name for name in step.fields if not name.startswith(("asst[].", *_OURS)))
        fields = {name: specification.fields[name] for name in asked_here}
        if asked := tuple(_questions(fields, "", room)):
            sections.append(Section(step, asked))
        if "asst" in step.fields:
            for entry, name in enumerate(chosen):
                below = specification.types[name].fields
                sections.append(Section(step, tuple(_questions(below, f"asst[{entry}].fields.", room)), entry, name))
    return Questionnaire(specification.kind, specification.stage, chosen, tuple(sections))


def _questions(fields: Mapping[str, FieldSpec], prefix: str, room: int, item: int = 0) -> Iterator[Question]:
    for name, each in fields.items():
        if "[]." in name or each.id in _NOT_ASKED:
            continue
        if each.type is not FieldType.LIST:
            yield Question(f"{prefix}{name}", each, item)
            continue
        head = f"{name}[]."
        below = {inner.removeprefix(head): one for inner, one in fields.items() if inner.startswith(head)}
        for number in range(room if not item else 1):
            yield from _questions(below, f"{prefix}{name}[{number}].", room, number + 1)


def returned(
    blank: Answers,
    specification: Specification,
    types: Sequence[str],
    cells: Iterable[tuple[str, object]],
    option: Callable[[FieldSpec, str], str | None] = lambda field, text: text if text in field.options else None,
) -> Returned:
    """What a filled form says.

    Args:
        blank: answers without any, for their shape.
        specification: of the form.
        types: the measures of the form, in its order.
        cells: path and value of each line: text, number, yes/no, date; empty lines say nothing.
        option: the code of an option that was written in words; None when it is none.
    """
    start = blank.with_("asst", [{"id": f"A{n}", "type": name} for n, name in enumerate(types, 1)]) if types else blank
    kept: dict[str, Json] = dict(start.rows())
    refused: list[Refused] = []
    taken = 0
    for path, value in cells:
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        field = specification.field(path, start)
        if field is None or field.type is FieldType.LIST:
            refused.append(Refused(path, str(value)[:80], "unknown_field"))
            continue
        try:
            kept[path] = _value(field, value, path, option)
            taken += 1
        except AnswersError as error:
            refused.append(Refused(path, str(value)[:80], error.reason))
    return Returned(Answers.of_rows(blank.fields, kept.items()), taken, tuple(refused))


def _value(field: FieldSpec, value: object, path: str, option: Callable[[FieldSpec, str], str | None]) -> Json:
    leaf = Leaf(field.type, options=field.options)
    if not field.many:
        return scalar(leaf, _typed(field, value, option), path)
    lines = value.splitlines() if isinstance(value, str) else [value]
    return [scalar(leaf, _typed(field, line, option), path) for line in lines if str(line).strip()]


def _typed(field: FieldSpec, value: object, option: Callable[[FieldSpec, str], str | None]) -> object:
    """A cell's value as JSON would say it; what does not fit is left to the check of the field's type."""
    if isinstance(value, datetime):
        plain = field.type is FieldType.DATE or (field.type is not FieldType.INSTANT and value.time() == time())
        return value.date().isoformat() if plain else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if field.type in NUMBERS:
        return _number(value)
    if isinstance(value, str):
        text = value.strip()
        if field.type is FieldType.CHOICE:
            return option(field, text) or text
        if field.type is FieldType.YES_NO:
            return {"true": True, "false": False}.get((option(field, text) or text).lower(), text)
        return text
    if isinstance(value, bool) or field.type is FieldType.YES_NO:
        return value
    return _plain(value)


def _number(value: object) -> Any:  # noqa: ANN401 - a wrong type is refused by the field
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str):
        return value
    try:
        number = float(value.replace(" ", "").replace("\u00a0", "").replace(",", "."))
    except ValueError:
        return value
    return int(number) if number.is_integer() else number


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
