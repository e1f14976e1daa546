"""``FILE.json`` into a request and back: closed, and nothing that was written is lost.

The form is ``{"kind", "stage", "language", "answers"}``; a later form of it would say its number in ``format``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from focalpoint.domain.requests.answers import Answers, AnswersError, Item, Json, Node, Request, as_json
from focalpoint.domain.requests.changing import record
from focalpoint.domain.requests.shapes import Listed
from focalpoint.domain.requests.specification import Catalogue

FORMAT: Final = 1
LANGUAGES: Final = ("en", "fr", "es", "ru", "ar", "zh")
_PARTS: Final = frozenset({"format", "kind", "stage", "language", "answers"})


def parse(text: str | bytes, catalogue: Catalogue) -> Request:
    """A request from the text of a ``FILE.json``.

    Raises:
        AnswersError: it is no JSON, of a newer form, or an answer is unknown or of the wrong type.
    """
    try:
        value = json.loads(text.decode("utf-8-sig") if isinstance(text, bytes) else text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise AnswersError("", "not_json") from None
    return read(value, catalogue)


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object of JSON, whose second value for a key would otherwise silently take the place of the first."""
    found: dict[str, Json] = {}
    for key, value in pairs:
        if key in found:
            raise AnswersError(key, "twice")
        found[key] = value
    return found


def read(value: Json, catalogue: Catalogue) -> Request:
    """A request from JSON that was parsed.

    Raises:
        AnswersError: with the path and why.
    """
    if not isinstance(value, Mapping):
        raise AnswersError("", "object_expected")
    _check_format(value.get("format", FORMAT))
    for name in value:
        if name not in _PARTS:
            raise AnswersError(str(name), "unknown_field")
    kind, stage = _kind(value, catalogue)
    language = value.get("language", "en")
    if language not in LANGUAGES:
        raise AnswersError("language", "not_an_option", value=str(language)[:40], options=", ".join(LANGUAGES))
    fields = catalogue.fields
    return Request(kind, stage, language, Answers(fields, record(fields, value.get("answers", {}))))


def _check_format(found: object) -> None:
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        raise AnswersError("format", "number_expected")
    if found > FORMAT:
        raise AnswersError("format", "newer_format", found=found, known=FORMAT)


def _kind(value: Mapping[str, Any], catalogue: Catalogue) -> tuple[str, str | None]:
    kind, stage = value.get("kind"), value.get("stage")
    if kind not in catalogue.kinds():
        raise AnswersError("kind", "unknown_kind", value=str(kind)[:40], options=", ".join(catalogue.kinds()))
    stages = catalogue.stages(kind)
    if stage is None and not stages:
        return kind, None
    if stage not in stages:
        raise AnswersError("stage", "unknown_stage", value=str(stage)[:40], options=", ".join(stages))
    return kind, stage


def written(request: Request) -> dict[str, Json]:
    """A request in the canonical form of ``FILE.json``: compound values are objects under their field's id."""
    return {
        "kind": request.kind,
        "stage": request.stage,
        "language": request.language,
        "answers": _record(request.answers, top=True),
    }


def field_id(path: str) -> str:
    """The field of requests.md (2.2, 3.2) that a leaf is a part of: ``hdr.date_place`` for ``hdr.date_place.date``."""
    steps = path.split(".")
    length = 1 if steps[0] == "sign" else 3 if path.startswith("x.nat.requested") else 2
    return ".".join(steps[:length])


def _record(node: Node, *, top: bool = False) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for path, kept in node.stored.items():
        if isinstance(node.fields.get(path), Listed) and isinstance(kept, tuple):
            value: Json = [_record(each) for each in kept if isinstance(each, Item)]
        else:
            value = as_json(kept)
        first = field_id(path) if top else path.partition(".")[0]
        below = path[len(first) + 1 :].split(".") if len(path) > len(first) else []
        home = found
        for name in ([first, *below])[:-1]:
            home = home.setdefault(name, {})
        home[(below or [first])[-1]] = value
    return found
