"""A request of the vault as the wizard sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from focalpoint.domain.requests.checks import check
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.language import LANGUAGES, OWN_NAMES
from focalpoint.services.request_catalogue import catalogue
from focalpoint.ui.inspector.acting import why_not
from focalpoint.words.requests import CLAUSES, clause_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from focalpoint.documents.requests.model import Letter
    from focalpoint.documents.requests.wording import Wording
    from focalpoint.domain.instruments import Instrument
    from focalpoint.domain.request_record import RequestRecord
    from focalpoint.domain.requests.answers import Answers
    from focalpoint.domain.requests.checks import CheckContext
    from focalpoint.domain.requests.clauses import ClauseBook
    from focalpoint.domain.requests.findings import Checked
    from focalpoint.domain.requests.specification import FieldSpec, Specification
    from focalpoint.domain.requests.world import World
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.shell.context import PageContext
    from focalpoint.ui.wizard.model import Choices

REQUESTS = "requests"
_MORE_LANGUAGES = ("bn", "de", "fa", "ha", "hi", "id", "it", "ja", "ko", "ku", "ms", "pt", "so", "sw", "tr", "uk", "ur")


def warm(workspace: Workspace, request_id: str) -> None:
    """Read what every request needs, on a worker, before the first one is opened."""
    from focalpoint.documents.requests import letter as _letter
    from focalpoint.words import request_findings as _sentences

    del _letter, _sentences
    catalogue()
    workspace.requests.law()
    workspace.clauses.book()
    if request_id:
        workspace.requests.get(request_id)  # the statements are then prepared


class CaseworkModel:
    """Reads one request and saves each answer as a step of its own; what surrounds it is read when first needed."""

    def __init__(self, context: PageContext, request_id: str) -> None:
        """Raises NotFoundError or RefusedError, as the service does."""
        self._context, self.request_id = context, request_id
        self._requests = context.workspace.requests
        self._record = self._requests.get(request_id)
        self._around: tuple[World, CheckContext] | None = None
        self._book: ClauseBook | None = None
        self._known: Mapping[str, Instrument] = {}
        self._named: dict[str, Choices] = {}
        self._wordings: dict[str, Wording] = {}
        kind, stage = self._record.request.kind, self._record.request.stage
        self._specification = catalogue().specification(kind, stage)

    @property
    def record(self) -> RequestRecord:
        """The request with its life, as it was read last."""
        return self._record

    @property
    def specification(self) -> Specification:
        """What is asked."""
        return self._specification

    @property
    def languages(self) -> tuple[str, ...]:
        """The letter's language first."""
        first = self._record.request.language
        return (first, *(code for code in LANGUAGES if code != first))

    def renew(self) -> None:
        """Read it again: something was saved."""
        self._record = self._requests.get(self.request_id)
        self._around = None
        self._book = None

    def answers(self) -> Answers:
        """What is answered and saved."""
        return self._record.answers

    def answer(self, path: str, value: object) -> bool:
        """Save one answer."""
        done = self._context.run(lambda: self._requests.answer(self.request_id, path, value))
        if done:
            self.renew()
        return done

    def checked(self, answers: Answers) -> Checked:
        """What the checks say of these answers."""
        world, around = self._surroundings()
        request = self._record.request
        asked = type(request)(request.kind, request.stage, request.language, answers)
        return check(asked, self._specification, world, self._requests.law(), around)

    def letter(self, answers: Answers, checked: Checked, language: str) -> Letter:
        """The letter that they make, as a draft."""
        from focalpoint.services.request_letter import Surroundings, letter_of
        from focalpoint.services.request_world import instruments_of

        workspace, request = self._context.workspace, self._record.request
        world, _around = self._surroundings()
        if self._book is None:
            self._book = workspace.clauses.book()
            self._known = instruments_of(workspace)
        own = {workspace.instruments.own(): workspace.settings.get("country_name")}
        names = {code: name for code, name in own.items() if name}
        made = type(request)(request.kind, request.stage, request.language, answers)
        options = self._requests.options(self.request_id, language, draft=True)
        return letter_of(made, checked, Surroundings(world, self._book, self._known, names), options)

    def choices(self, field: FieldSpec, answers: Answers, language: Language) -> Choices:
        """What may be chosen in a field that refers to something."""
        if field.type is FieldType.STATE:
            return self._states(language)
        if field.type is FieldType.LANGUAGE:
            return _languages()
        if field.type is FieldType.INSTRUMENT:
            return self._instruments(language)
        if field.type is FieldType.PERSON:
            return _persons(answers)
        if field.type is FieldType.ANNEX:
            return [
                (str(int(number)), f"{language.number(number)}. {item.text('title')}")
                for item in answers.items("annex")
                if isinstance(number := item.get("no"), int | float)
            ]
        return [(code, clause_name(language, code)) for code in CLAUSES]

    def reason(self) -> str:
        """Why another text governs than the order gives."""
        return self._record.line.governing_reason

    def give_reason(self, text: str) -> bool:
        """Say why another text governs."""
        return self._context.run(lambda: self._requests.edit(self.request_id, governing_reason=text))

    def read_only(self) -> str:
        """Why nothing may be written."""
        if not self._record.line.editable:
            return self._context.language.gettext(
                "It has been sent: it cannot change any more. Write what follows as a new request."
            )
        return why_not(self._context, "requests.answer")

    def place(self) -> str:
        """The step at which one left."""
        return self._context.memory.get(f"requests.step.{self.request_id}")

    def remember(self, step: str) -> None:
        """Remember where one is."""
        self._context.memory.put(f"requests.step.{self.request_id}", step)

    def typing(self) -> Mapping[str, str]:
        """What was being typed and not saved."""
        drafts = self._context.workspace.drafts.list()
        return {one.field: one.text for one in drafts if (one.entity, one.record_id) == (REQUESTS, self.request_id)}

    def keep_typing(self, typed: Mapping[str, str]) -> None:
        """Keep what is being typed now; the rest is forgotten."""
        drafts, request_id = self._context.workspace.drafts, self.request_id
        new = {(REQUESTS, request_id, path): text for path, text in typed.items()}

        def work(_progress: object) -> None:
            known = [one for one in drafts.list() if (one.entity, one.record_id) == (REQUESTS, request_id)]
            gone = [(REQUESTS, request_id, one.field) for one in known if one.field not in typed]
            kept = {(REQUESTS, request_id, one.field): one.text for one in known}
            if gone or any(kept.get(key) != text for key, text in new.items()):
                drafts.follow(new, gone)

        job = self._context.jobs.create("", work, writes=True, quiet=True)
        job.failed.connect(self._context.fail)
        job.start()

    # -- how -------------------------------------------------------------------------------------

    def _surroundings(self) -> tuple[World, CheckContext]:
        found = self._around
        if found is None:
            found = self._requests.world(self.request_id), self._requests.context(self.request_id)
            self._around = found
        return found

    def _states(self, language: Language) -> Choices:
        if language.code not in self._named:
            states = self._context.workspace.states.all()
            named = ((state.code, state.name(language.code)) for state in states)
            self._named[language.code] = sorted(named, key=lambda pair: pair[1].casefold())
        return self._named[language.code]

    def _instruments(self, language: Language) -> Choices:
        """The texts that can be relied on, by their short titles: agreements of the two States first."""
        from focalpoint.documents.requests.wording import Wording

        workspace = self._context.workspace
        world, _around = self._surroundings()
        if language.code not in self._wordings:
            known = {one.id: one for one in workspace.instruments.catalogue(archived=True)}
            self._wordings[language.code] = Wording(language.code, known, world, {})
        wording = self._wordings[language.code]
        own = [(one.id, one.title or one.id) for one in world.bilateral]
        others = [(name, wording.short(name)) for name in self._requests.law().bases]
        return [*own, *sorted(others, key=lambda pair: pair[1].casefold())]


def _languages() -> Choices:
    others = sorted((QLocale(code).nativeLanguageName() or code, code) for code in _MORE_LANGUAGES)
    return [*((code, OWN_NAMES[code]) for code in LANGUAGES), *((code, name) for name, code in others)]


def _persons(answers: Answers) -> Choices:
    found = []
    for place in ("subj", "vict"):
        for item in answers.items(place):
            if item.id:
                name = item.text("names.latin") or item.text("names.original")
                found.append((item.id, f"{item.id} {name}".strip()))
    return found
