"""When a case changes: its drafts follow, what was sent does not, and approvals of what changed lapse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from focalpoint.domain.case_answers import NAMES, SOUGHT, subject
from focalpoint.domain.cases import CasePerson
from focalpoint.domain.register import AT_HOME, Status
from focalpoint.domain.requests.answers import Answers, Item, Request, State
from focalpoint.services.request_base import keep, lapse, request_of
from focalpoint.store import requests as store

if TYPE_CHECKING:
    from focalpoint.store.work import UnitOfWork

_SHORTEST: Final = 4
"""A shorter name is not looked for in other answers: it may mean something else there."""


def follow_person(work: UnitOfWork, before: CasePerson, after: CasePerson) -> int:
    """Write a person's corrected particulars into the unsent drafts of the case; returns how many drafts changed."""
    old, new = subject(before), subject(after)
    if old == new:
        return 0
    changed = 0
    for line in store.read_requests(work.connection, store.Request.case_id == after.case_id):
        if line.status not in AT_HOME:
            continue
        request = request_of(work.connection, line)
        answers = followed(request.answers, before.key, old, new)
        if answers != request.answers:
            keep(work, line, Request(request.kind, request.stage, request.language, answers))
            changed += 1
    return changed


def follow_annexes(work: UnitOfWork, case_id: str) -> int:
    """Let the approvals of a case's requests lapse that list annexes, since one of these changed; returns how many."""
    lapsed = 0
    for line in store.read_requests(work.connection, store.Request.case_id == case_id):
        if line.status == Status.APPROVED and request_of(work.connection, line).answers.items("annex"):
            lapsed += lapse(work, line, "annexes")
    return lapsed


def followed(answers: Answers, key: str, old: dict[str, Any], new: dict[str, Any]) -> Answers:
    """A draft's answers once a person is corrected.

    A name is always corrected; another particular only where the draft still says what the case said, since a draft
    may say less, or more, on purpose. Answers that are the old name as a whole (an account's holder) follow.
    """
    answers = _items_followed(answers, key, old, new)
    if old.get("names.latin") and answers.text("x.person.names.latin") == old["names.latin"]:
        for field, path in SOUGHT.items():
            if _follows(path, answers.raw(field), old, new):
                answers = answers.with_(field, new.get(path, State.UNANSWERED))
    names = {old[path]: new[path] for path in NAMES if old.get(path) and new.get(path) and old[path] != new[path]}
    for full, value in list(answers.leaves()):
        if isinstance(value, str) and value in names and len(value) >= _SHORTEST:
            answers = answers.with_(full, names[value])
    return answers


def _items_followed(answers: Answers, key: str, old: dict[str, Any], new: dict[str, Any]) -> Answers:
    for name in ("subj", "vict"):
        for item in (each for each in answers.items(name) if each.id == key):
            for path in dict.fromkeys([*old, *new]):
                if path in item.fields and _follows(path, item.raw(path), old, new):
                    answers = answers.with_(f"{name}[{item.index}].{path}", new.get(path, State.UNANSWERED))
    return answers


def _follows(path: str, kept: object, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether a particular changed in the case, and the draft says what the case said before (or it is a name)."""
    return old.get(path) != new.get(path) and (path in NAMES or _json(kept) == old.get(path))


def _json(kept: object) -> Any:  # noqa: ANN401 - a JSON value
    if not isinstance(kept, tuple):
        return kept
    return [dict(each.rows()) if isinstance(each, Item) else each for each in kept]
