"""Names of ministries and people by id, and the choices that fields offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from focalpoint.domain.classification import Classification
from focalpoint.domain.errors import NotFoundError
from focalpoint.domain.plan import Colour, NodeKind, NodeStatus, PercentSource
from focalpoint.domain.tasks import Priority, TaskStatus
from focalpoint.language import LANGUAGES, OWN_NAMES, Language
from focalpoint.words import classification as marking_words
from focalpoint.words import plan as plan_words
from focalpoint.words import tasks as task_words

if TYPE_CHECKING:
    from focalpoint.domain.directory import Ministry, Person
    from focalpoint.services.workspace import Workspace

Choices = Sequence[tuple[str | None, str]]


class Names:
    """The directory's names. Records that were put away keep their name but are no longer offered."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._ministries: dict[str, Ministry] | None = None
        self._people: dict[str, Person] | None = None

    def forget(self) -> None:
        """Read them again when next asked (the directory changed)."""
        self._ministries = self._people = None

    @property
    def ministries(self) -> Mapping[str, Ministry]:
        """By id, also those put away."""
        if self._ministries is None:
            self._ministries = {item.id: item for item in self._workspace.directory.ministries(archived=True)}
        return self._ministries

    @property
    def people(self) -> Mapping[str, Person]:
        """By id, also those put away."""
        if self._people is None:
            self._people = {item.id: item for item in self._workspace.directory.people(archived=True)}
        return self._people

    def ministry(self, ministry_id: str | None) -> str:
        """A ministry's name; empty for none."""
        found = self.ministries.get(ministry_id or "")
        return found.name if found else ""

    def ministry_code(self, ministry_id: str | None) -> str:
        """A ministry's short code, its name where it has none; empty for none."""
        found = self.ministries.get(ministry_id or "")
        return (found.short_code or found.name) if found else ""

    def person(self, person_id: str | None) -> str:
        """A person's name; empty for none."""
        found = self.people.get(person_id or "")
        return found.name if found else ""

    def state(self, code: str, language: Language) -> str:
        """A State's or organization's name; the code where nobody knows it."""
        return self._workspace.states.name(code, language.code)

    def body(self, body_id: str) -> str:
        """The name of an authority, network or donor; its id where there is none."""
        try:
            return self._workspace.bodies.get(body_id).name
        except NotFoundError:
            return body_id

    def ministry_choices(self, language: Language) -> Choices:
        """None, then the ministries in their order."""
        live = [(item.id, item.name) for item in self.ministries.values() if not item.archived]
        return [(None, language.pgettext("ministry", "None")), *live]

    def person_choices(self, language: Language, ministry_id: str | None = None) -> Choices:
        """None, then the people of a ministry (of all when none is given), by name."""
        live = [item for item in self.people.values() if not item.archived and ministry_id in {None, item.ministry_id}]
        named = sorted(((item.id, item.name) for item in live), key=lambda pair: pair[1].casefold())
        return [(None, language.pgettext("person", "Nobody")), *named]


def kinds(language: Language) -> Choices:
    """The kinds of a node."""
    return [(kind.value, plan_words.node_kind(language, kind)) for kind in NodeKind]


def statuses(language: Language) -> Choices:
    """The statuses of a node."""
    return [(status.value, plan_words.node_status(language, status)) for status in NodeStatus]


def percent_sources(language: Language) -> Choices:
    """Where a percent comes from."""
    return [(source.value, plan_words.percent_source(language, source)) for source in PercentSource]


def colours(language: Language) -> Choices:
    """By the rules, or one of the colours."""
    by_hand = [(colour.value, plan_words.colour(language, colour)) for colour in Colour]
    return [(None, language.gettext("By the rules")), *by_hand]


def markings(language: Language) -> Choices:
    """The classification markings, lowest first."""
    return [(marking.value, marking_words.marking(language, marking)) for marking in Classification]


def priorities(language: Language) -> Choices:
    """The priorities of a task, lowest first."""
    return [(priority.value, task_words.priority(language, priority)) for priority in Priority]


def task_statuses(language: Language) -> Choices:
    """The statuses of a task."""
    return [(status.value, task_words.task_status(language, status)) for status in TaskStatus]


def languages(language: Language) -> Choices:
    """The six languages in their own names, and none."""
    return [(None, language.pgettext("language", "Not known")), *((code, OWN_NAMES[code]) for code in LANGUAGES)]
