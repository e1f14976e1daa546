"""A request as it is kept: its answers with its life, what lists repeat of them, and what an approval covers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from focalpoint.domain.cases import Case
from focalpoint.domain.register import (
    OVER,
    ApprovalLine,
    Direction,
    EventLine,
    LetterLine,
    ReleaseLine,
    RequestLine,
    Status,
    TranslationLine,
    VersionLine,
)
from focalpoint.domain.requests.answers import Answers, Request
from focalpoint.domain.requests.reading import written

Json = Any


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """One request, whole: read in one transaction."""

    line: RequestLine
    case: Case
    request: Request
    approvals: tuple[ApprovalLine, ...] = ()
    releases: tuple[ReleaseLine, ...] = ()
    events: tuple[EventLine, ...] = ()
    letters: tuple[LetterLine, ...] = ()
    versions: tuple[VersionLine, ...] = ()
    translations: tuple[TranslationLine, ...] = ()

    @property
    def id(self) -> str:
        """The record's id."""
        return self.line.id

    @property
    def answers(self) -> Answers:
        """What is answered."""
        return self.request.answers

    @property
    def approval(self) -> ApprovalLine | None:
        """The approval that holds; None when there is none, or it lapsed."""
        return next((one for one in reversed(self.approvals) if one.lapsed_at is None), None)

    @property
    def approvable(self) -> bool:
        """Whether it can be approved now: our draft, or our answer to an incoming request that is not over."""
        if self.line.direction == Direction.INCOMING:
            return self.approval is None and self.line.status not in OVER
        return self.line.status in {Status.DRAFT, Status.SUBMITTED}

    @property
    def lapsed(self) -> ApprovalLine | None:
        """The last approval, where it lapsed and none took its place."""
        return self.approvals[-1] if self.approvals and self.approval is None else None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """An answer in two versions; None on a side where it is not answered."""

    path: str
    before: Json
    after: Json


@dataclass(frozen=True, slots=True)
class TextChange:
    """A paragraph in two versions of the letter; empty on a side where it does not stand."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a request, or of two requests, side by side."""

    fields: tuple[FieldChange, ...]
    texts: tuple[TextChange, ...] = ()


def facets(request: Request) -> dict[str, Json]:
    """What the register repeats of a request's answers, as columns of its row."""
    answers = request.answers
    state = answers.text("to.state") or answers.text("to.authority.state")
    if request.kind == "incoming":
        state = answers.text("in.from_state")
    types = dict.fromkeys(item.type for item in answers.assistance() if item.type)
    return {
        "language": request.language,
        "reference": answers.text("hdr.req_no"),
        "their_reference": answers.text("hdr.their_ref"),
        "state": state or answers.text("to.provider.state"),
        "types": json.dumps(list(types)),
        "urgency": answers.text("hdr.urgency"),
        "due_on": answers.text("hdr.deadline") or None,
    }


def direction_of(kind: str) -> Direction:
    """Who asks whom in a kind of request."""
    return Direction.INCOMING if kind == "incoming" else Direction.OUTGOING


def body_of(request: Request) -> str:
    """A request as the text that a version keeps; the same answers give the same text."""
    return json.dumps(written(request), ensure_ascii=False, sort_keys=True)


def digest_of(request: Request, annexes: Iterable[tuple[int, str]] = ()) -> str:
    """What an approval covers: the answers and the digests of the annexes' files, by number."""
    text = body_of(request) + json.dumps(sorted(annexes))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def compared(before: Request, after: Request) -> tuple[FieldChange, ...]:
    """The answers that differ, in the order of their paths."""
    old, new = dict(before.answers.rows()), dict(after.answers.rows())
    paths = sorted(old.keys() | new.keys(), key=_in_order)
    return tuple(
        FieldChange(path, old.get(path), new.get(path))
        for path in paths
        if path not in old or path not in new or old[path] != new[path]
    )


def compared_texts(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[TextChange, ...]:
    """The paragraphs of two letters, by key, that differ; in the order of the later letter, then what is gone."""
    keys = [*after, *(key for key in before if key not in after)]
    return tuple(
        TextChange(key, before.get(key, ""), after.get(key, ""))
        for key in keys
        if before.get(key, "") != after.get(key, "")
    )


def _in_order(path: str) -> tuple[tuple[str, int], ...]:
    """Paths in the order of their lists' numbers: ``subj[2]`` before ``subj[10]``."""
    parts = []
    for part in path.split("."):
        name, _, rest = part.partition("[")
        parts.append((name, int(rest.rstrip("]")) if rest.rstrip("]").isdigit() else -1))
    return tuple(parts)
