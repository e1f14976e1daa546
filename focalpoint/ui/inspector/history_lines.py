"""What one entry of the history says, line by line, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from focalpoint.domain.changes import Action
from focalpoint.language import isolate, plain_order
from focalpoint.ui.inspector.values import show_value
from focalpoint.words.fields import field_label, is_named

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.services.history import HistoryEntry
    from focalpoint.ui.inspector.names import Names

_NOISE: Final = frozenset(
    {
        "start_precision", "finish_precision", "start_text", "finish_text", "due_text", "position", "plan_id",
        "checklist", "archived_at", "created_at", "updated_at", "link_entity", "text", "author", "size", "sha256",
        "media_type", "record_id", "entity",
    }
)  # fmt: skip
_LONGEST: Final = 160
_PARTS: Final = {"node_supports": "ministry_id", "predecessors": "predecessor_id"}
_HANGING: Final = {"comments": "text", "files": "name"}


@dataclass(frozen=True, slots=True)
class Line:
    """One changed field: its text, the whole of it for a tooltip, and what it was."""

    text: str
    whole: str = ""
    field: str = ""
    label: str = ""
    before: str = ""


def named_fields(entity: str, fields: Iterable[str]) -> tuple[str, ...]:
    """Those of the fields that have a name for people."""
    return tuple(name for name in fields if is_named(entity, name) and name not in _NOISE)


def lines_of(
    entry: HistoryEntry, entity: str, language: Language, names: Names, titles: Mapping[str, str]
) -> Iterator[Line]:
    """What changed. ``entity`` is the table of the record that is looked at; parts of it have entries of their own."""
    if entry.entity in _HANGING:
        yield from _hanging(entry, language)
    elif entry.entity != entity and entry.action != Action.UPDATE:
        yield from _part(entry, language, names, titles)
    elif entry.action == Action.UPDATE:
        for name in named_fields(entry.entity, entry.after):
            yield _changed(entry, name, language, names, titles)


def _changed(entry: HistoryEntry, name: str, language: Language, names: Names, titles: Mapping[str, str]) -> Line:
    def words(values: Mapping[str, object]) -> str:
        written = values.get(f"{name}_text")
        if written:
            return plain_order(str(written))
        value = values.get(name)
        if isinstance(value, str) and value in titles:
            return plain_order(titles[value])
        return plain_order(show_value(language, names, name, value))  # type: ignore[arg-type]

    before, after = words(entry.before), words(entry.after)
    caption = field_label(language, entry.entity, name)
    pattern = language.gettext("{field}: {before} → {after}")
    whole = pattern.format(field=caption, before=isolate(before), after=isolate(after))
    text = pattern.format(field=caption, before=isolate(_short(before)), after=isolate(_short(after)))
    return Line(text, whole if whole != text else "", name, caption, _short(before))


def _part(entry: HistoryEntry, language: Language, names: Names, titles: Mapping[str, str]) -> Iterator[Line]:
    name = _PARTS.get(entry.entity, "")
    value = entry.after.get(name) or entry.before.get(name)
    if entry.action == Action.INSERT and value:
        said = titles.get(str(value)) or show_value(language, names, name, value)
        caption = field_label(language, entry.entity, name)
        yield Line(language.gettext("{field}: added {value}").format(field=caption, value=isolate(said)))


def _hanging(entry: HistoryEntry, language: Language) -> Iterator[Line]:
    value = str(entry.after.get(_HANGING[entry.entity]) or "")
    if entry.action == Action.INSERT and value:
        yield Line(language.gettext("“{reason}”").format(reason=isolate(_short(value))), value)


def _short(text: str) -> str:
    """The beginning of a long text; whole words are not worth the trouble here."""
    flat = " ".join(text.split()) if len(text) < 4 * _LONGEST else " ".join(text[: 4 * _LONGEST].split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"
