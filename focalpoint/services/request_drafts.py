"""What the answers of a new draft are made of: the fields of its kind, what an earlier letter had, what it follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from focalpoint.domain.errors import RuleError
from focalpoint.domain.folding import fold
from focalpoint.domain.register import RequestLine
from focalpoint.domain.requests.answers import Answers
from focalpoint.services.request_catalogue import catalogue


def what_it_follows(line: RequestLine, shown: frozenset[str]) -> dict[str, Any]:
    """How a letter names the request that it follows."""
    told: dict[str, Any] = {
        "follows.reference": line.reference,
        "follows.date": line.sent_on,
        "follows.their_ref": line.their_reference,
        "hdr.their_ref": line.their_reference,
    }
    found = {path: value for path, value in told.items() if value and path in shown}
    if line.reference and any(name.startswith("prior.requests[]") for name in shown):
        earlier = {"reference": line.reference, "kind": line.kind, "date": line.sent_on}
        found["prior.requests"] = [{name: value for name, value in earlier.items() if value}]
    return found


def fields_of(kind: str, stage: str | None) -> frozenset[str]:
    """The ids of the fields that a kind asks for.

    Raises:
        RuleError: there is no such kind or stage.
    """
    known = catalogue().specifications
    if (kind, stage) not in known:
        raise RuleError(rule="request_kind_unknown", kind=" ".join(filter(None, (kind, stage))))
    return frozenset(known[kind, stage].fields)


def beginning(kind: str, stage: str | None) -> Answers:
    """No answers, but for the one entry of a kind that is a type of its own."""
    specification, answers = catalogue().specification(kind, stage), Answers(catalogue().fields)
    if len(specification.allowed_types) == 1 and any(name.startswith("asst") for name in specification.fields):
        return answers.with_("asst", [{"id": "A1", "type": specification.allowed_types[0]}])
    return answers


def without_foreign(answers: Answers, kind: str, stage: str | None) -> Answers:
    """The answers without what the kind cannot ask for."""
    allowed = catalogue().specification(kind, stage).allowed_types
    kept = [item for item in answers.assistance() if item.type in allowed]
    if len(kept) == len(answers.assistance()):
        return answers
    begun = beginning(kind, stage).stored.get("asst")
    stored = {name: value for name, value in answers.stored.items() if name != "asst"}
    if kept:
        return Answers(answers.fields, stored).with_("asst", kept)
    return Answers(answers.fields, stored if begun is None else {**stored, "asst": begun})


def is_shown(name: str, shown: frozenset[str]) -> bool:
    """Whether a kind asks for an answer, or for the items of a list."""
    return name in shown or any(each.startswith(f"{name}[]") for each in shown)


def with_all(answers: Answers, told: Mapping[str, Any]) -> Answers:
    """The answers with others at their paths; AnswersError as ``with_``."""
    for path, value in told.items():
        answers = answers.with_(path, value)
    return answers


def searched(line: RequestLine) -> str:
    """What a text filter looks through, folded."""
    return fold(f"{line.ref} {line.reference} {line.their_reference} {line.title} {line.state} {line.note}")
