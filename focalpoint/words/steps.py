"""A step of undo in words: "finish of “Decree on passenger data”"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from focalpoint.domain.changes import Action, ChangeSet
from focalpoint.language import Language, isolate
from focalpoint.words.causes import cause_label
from focalpoint.words.fields import field_label, is_named

_HIDDEN: Final = frozenset({"updated_at", "version", "archived_at", "position", "position_key"})
_EDITS: Final = (".edit", ".edit_all", ".edit_plan", ".edit_ministry", ".edit_person")
_LONGEST: Final = 60
ASKED: Final = 30
"""Of so many records at most the titles have to be known."""


def subjects(step: ChangeSet) -> list[tuple[str, str]]:
    """The ``(entity, id)`` of the records that a step is about, the first one first."""
    return list(dict.fromkeys((change.entity, change.record_id) for change in step.changes))


def step_words(language: Language, step: ChangeSet, titles: Mapping[str, str]) -> str:
    """What a step did: the field and the record for a single edit, the act and the record else.

    Args:
        language: the reader's.
        step: what was done.
        titles: of the step's first records, by id; those without one are not counted.
    """
    about = subjects(step)
    named = [record_id for _entity, record_id in about[:ASKED] if titles.get(record_id)]
    count = len(named) if len(about) <= ASKED else len(about)
    act = _in_running_text(cause_label(language, step.cause))
    if not named:
        return act
    field = _single_field(language, step)
    if count > 1:
        if field:
            return language.ngettext("{field} of {n} record", "{field} of {n} records", count).format(
                field=field, n=count
            )
        return language.ngettext("{act}, {n} record", "{act}, {n} records", count).format(act=act, n=count)
    title = isolate(_shortened(titles[named[0]]))
    if field:
        return language.gettext("{field} of “{title}”").format(field=field, title=title)
    return language.gettext("{act} “{title}”").format(act=act, title=title)


def _single_field(language: Language, step: ChangeSet) -> str:
    """The one field that a plain edit changed, in words; empty when there are several, or none with a name."""
    if not step.cause.endswith(_EDITS):
        return ""
    fields = {
        (change.entity, field)
        for change in step.changes
        if change.action is Action.UPDATE
        for field in change.after
        if field not in _HIDDEN and is_named(change.entity, field)
    }
    # A date and how it was written are one field for whoever typed it.
    own = {pair for pair in fields if not pair[1].endswith(("_text", "_precision"))} or fields
    if len(own) != 1:
        return ""
    entity, field = next(iter(own))
    return _in_running_text(field_label(language, entity, field))


def _in_running_text(words: str) -> str:
    """With a small first letter, as within a sentence; abbreviations stay."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _shortened(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
