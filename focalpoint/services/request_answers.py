"""Requests: making them out of a case, answering them, copying them to another State, following them up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from focalpoint.domain.annex_match import hashed
from focalpoint.domain.case_answers import carried
from focalpoint.domain.cases import Case
from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import RuleError
from focalpoint.domain.folding import fold
from focalpoint.domain.register import Direction, EventKind, RequestFilter, RequestLine, Status
from focalpoint.domain.request_record import RequestRecord, direction_of, facets
from focalpoint.domain.requests.answers import Answers, Request
from focalpoint.domain.requests.changing import record
from focalpoint.domain.requests.governing import Cited, governing
from focalpoint.services.base import Listed
from focalpoint.services.case_access import opened_case
from focalpoint.services.request_base import (
    CASEWORK,
    keep,
    keep_rows,
    put_event,
    request_of,
    require_draft,
)
from focalpoint.services.request_case import case_for, catch_up_case
from focalpoint.services.request_catalogue import catalogue
from focalpoint.services.request_checks import RequestChecks
from focalpoint.services.request_drafts import (
    beginning,
    fields_of,
    is_shown,
    searched,
    what_it_follows,
    with_all,
    without_foreign,
)
from focalpoint.services.request_law import law
from focalpoint.services.request_prefill import office_answers
from focalpoint.store import cases as case_store
from focalpoint.store import requests as store
from focalpoint.store.cases.owning import closed_cases
from focalpoint.store.work import UnitOfWork

NIGHT = (("preservation", None), ("extradition", "provisional_arrest"), ("spontaneous_information", None))
"""What is drafted together in the night of an attack."""
_OF_THE_CASE = (
    "auth.", "proc.", "hdr.date_place.place", "off.dual", "off.penalty_flag", "basis.untoc", "facts.source", "cost",
)  # fmt: skip
"""Beginnings of answers that the requests of one case share, besides what the case itself holds."""
_NOT_COPIED = (
    "hdr.req_no", "hdr.their_ref", "hdr.date_place.date", "to", "sign.signature", "sign.date", "prior.requests",
)  # fmt: skip
"""Answers of one letter that the next one does not take over; ``to`` is every answer below it."""


class RequestAnswers(RequestChecks):
    """Making and answering requests; each act is one step that can be undone."""

    capability: ClassVar[str] = "requests"

    # -- reading ------------------------------------------------------------------------------------------------

    def list(self, wanted: RequestFilter | None = None) -> Listed[RequestLine]:
        """The requests of the cases that the user may open, in the order in which they were added."""
        wanted = wanted or RequestFilter()
        case_id = wanted.case_id
        with self._casework.read() as connection:
            closed = closed_cases(connection, self._workspace.session.user_id)
            lines = store.read_requests(connection, *([store.Request.case_id == case_id] if case_id else []))
        words = fold(wanted.text).split()
        return [
            line
            for line in lines
            if line.case_id not in closed and wanted.takes(line) and all(word in searched(line) for word in words)
        ]

    def get(self, id_or_reference: str) -> RequestRecord:
        """A request by id, number or reference, with its life; NotFoundError, or RefusedError by its case's list."""
        with self._casework.read() as connection:
            return self._record(connection, id_or_reference)

    def look(self, request_id: str) -> None:
        """Journal that the user opened the request."""
        self._told("look.request", request_id, "look")

    # -- making -------------------------------------------------------------------------------------------------

    def add(
        self,
        case_id: str,
        kind: str,
        stage: str | None = None,
        answers: Mapping[str, Any] | None = None,
        *,
        language: str = "en",
        state: str = "",
    ) -> str:
        """Draft a request out of a case: what the case and the office know is answered already.

        Args:
            case_id: the case.
            kind: one of the catalogue's kinds.
            stage: of an extradition.
            answers: further answers, by path; they win over those of the case.
            language: of the letter.
            state: the requested State; of an incoming request, the requesting one.

        Returns:
            The new request's id.

        Raises:
            AnswersError: an unknown kind, stage or field, or a value of the wrong type.
        """
        with self._write("request.add", compartment=CASEWORK) as work:
            case = opened_case(self._workspace, work.connection, case_id)
            return self._insert(work, case, self._drafted(work, case, (kind, stage), language, state, answers or {}))

    def add_file(self, request: Request) -> str:
        """Keep a request that came as a file: into the case of its file number, or into a new one.

        Returns:
            The new request's id.
        """
        with self._write("request.add", compartment=CASEWORK) as work:
            case = case_for(self._workspace, work, request)
            return self._insert(work, case, request)

    def night(self, case_id: str, state: str, *, language: str = "en") -> Listed[str]:
        """Draft preservation, provisional arrest and spontaneous information together, marked as urgent."""
        with self._write("request.night", compartment=CASEWORK) as work:
            case = opened_case(self._workspace, work.connection, case_id)
            urgent = {"hdr.urgency": "emergency"}
            return [
                self._insert(work, case, self._drafted(work, case, each, language, state, urgent)) for each in NIGHT
            ]

    def copy_to(self, request_id: str, state: str) -> str:
        """Draft the same request to another State: the same facts, that State's authority, channel and language."""
        return self._made_from(request_id, None, None, state, "request.copy")

    def follow_up(self, request_id: str, kind: str, stage: str | None = None) -> str:
        """Draft what follows a request: supplementary information, withdrawal, the full request after an arrest.

        The facts are carried over as they stand now, and the earlier request is named among the earlier ones.
        """
        return self._made_from(request_id, kind, stage, "", "request.follow_up")

    # -- answering ----------------------------------------------------------------------------------------------

    def answer(self, request_id: str, path: str, value: object) -> ChangeSet:
        """Answer one field: JSON, None for unknown, ``State.CLEARED``, ``State.UNANSWERED`` takes the answer away.

        An approval that covered the former answer lapses, with an event that tells so.

        Raises:
            AnswersError: no such field, or a value that it cannot hold; nothing was changed.
            RuleError: the request was sent.
        """
        return self.answer_all(request_id, {path: value})

    def answer_all(self, request_id: str, changes: Mapping[str, object]) -> ChangeSet:
        """Answer several fields as one step; errors as ``answer``."""
        with self._write("request.answer", compartment=CASEWORK) as work:
            line, request = self._loaded(work.connection, request_id)
            require_draft(line)
            answers = request.answers
            for path, value in changes.items():
                answers = answers.with_(path, value)
            keep(work, line, Request(request.kind, request.stage, request.language, answers))
        return work.change_set

    def replace(self, request_id: str, request: Request) -> ChangeSet:
        """Take over all answers of a file that came back (a form, a workbook, JSON); kind and stage stay.

        Raises:
            RuleError: the file is of another kind, or the request was sent.
        """
        with self._write("request.replace", compartment=CASEWORK) as work:
            line, before = self._loaded(work.connection, request_id)
            require_draft(line)
            if (request.kind, request.stage) != (before.kind, before.stage):
                raise RuleError(rule="request_of_another_kind")
            keep(work, line, request)
        return work.change_set

    def set_language(self, request_id: str, language: str) -> ChangeSet:
        """Write the letter in another language; the official's own texts need translating then."""
        with self._write("request.set_language", compartment=CASEWORK) as work:
            line, request = self._loaded(work.connection, request_id)
            require_draft(line)
            keep(work, line, Request(request.kind, request.stage, language, request.answers))
        return work.change_set

    def edit(self, request_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - columns of the row
        """Change what is no answer: ``title``, ``note``, ``drafter``, ``governing``, ``governing_reason``."""
        if changes.keys() - {"title", "note", "drafter", "governing", "governing_reason"}:
            raise RuleError(rule="field_type", field=", ".join(sorted(changes)))
        with self._write("request.edit", compartment=CASEWORK) as work:
            line = self._line(work.connection, request_id)
            if changes.keys() & {"governing", "governing_reason"}:
                require_draft(line)
                from focalpoint.services.request_base import lapse

                lapse(work, line, "answers")
            work.update(store.Request, line.id, **changes)
        return work.change_set

    def take_from_case(self, request_id: str) -> ChangeSet:
        """Answer anew what the case says (persons, facts, offences, annexes); other answers stay."""
        with self._write("request.take_from_case", compartment=CASEWORK) as work:
            line, request = self._loaded(work.connection, request_id)
            require_draft(line)
            case = opened_case(self._workspace, work.connection, line.case_id)
            shown = catalogue().specification(request.kind, request.stage).fields
            told = carried(case_store.read_case_file(work.connection, case), shown)
            answers = with_all(request.answers, told)
            keep(work, line, Request(request.kind, request.stage, request.language, answers))
        return work.change_set

    def translate(self, request_id: str, path: str, language: str, text: str, state: str = "draft") -> ChangeSet:
        """Keep a translation of one of the official's own texts; ``state`` is ``draft`` or ``sworn``."""
        with self._write("request.translate", compartment=CASEWORK) as work:
            line, request = self._loaded(work.connection, request_id)
            require_draft(line)
            digest = hashlib.sha256(request.answers.text(path).encode()).hexdigest()
            values = {"text": text.strip(), "state": state, "source_sha256": digest}
            known = {(one.path, one.language): one for one in store.read_translations(work.connection, line.id)}
            if (path, language) in known:
                work.update(store.Translation, known[path, language].id, **values)
            else:
                work.insert(store.Translation, request_id=line.id, path=path, language=language, **values)
        return work.change_set

    def archive(self, request_ids: Listed[str]) -> ChangeSet:
        """Put drafts away; what was sent stays in the register.

        Raises:
            RuleError: one was sent.
        """
        with self._write("request.archive", compartment=CASEWORK) as work:
            for request_id in request_ids:
                line = self._line(work.connection, request_id)
                require_draft(line)
                work.archive(store.Request, line.id)
        return work.change_set

    def bring_back(self, request_ids: Listed[str]) -> ChangeSet:
        """Bring archived drafts back."""
        with self._write("request.bring_back", compartment=CASEWORK) as work:
            for request_id in request_ids:
                opened_case(self._workspace, work.connection, work.get(store.Request, request_id).case_id)
                work.restore(store.Request, request_id)
        return work.change_set

    # -- how they are made --------------------------------------------------------------------------------------

    def _drafted(
        self,
        work: UnitOfWork,
        case: Case,
        kind: tuple[str, str | None],
        language: str,
        state: str,
        given: Mapping[str, Any],
    ) -> Request:
        """A draft with what the office and the case know, and what is given on top."""
        shown = fields_of(*kind)
        answers = with_all(beginning(*kind), self._from_sibling(work, case, shown))
        answers = with_all(answers, office_answers(self._workspace, kind[0], state, (work.today, language), shown))
        answers = with_all(answers, carried(case_store.read_case_file(work.connection, case), shown))
        if given:
            answers = Answers(answers.fields, {**answers.stored, **record(answers.fields, given)})
        made = Request(kind[0], kind[1], language, answers)
        return made if answers.items("basis.list") else self._based(made, shown)

    def _based(self, made: Request, shown: frozenset[str]) -> Request:
        """The draft with the treaty that governs, and those cited in addition, where one surely binds both States."""
        state = made.answers.text("to.state")
        if not state or not is_shown("basis.list", shown):
            return made
        found = governing(made, self._world_of(state), law())
        if found.instrument is None:
            return made
        texts = [Cited(found.instrument, found.articles), *found.additional]
        listed = [{"instrument": one.instrument, "articles": list(one.articles)} for one in texts]
        return replace(made, answers=made.answers.with_("basis.list", listed))

    @staticmethod
    def _from_sibling(work: UnitOfWork, case: Case, shown: frozenset[str]) -> dict[str, Any]:
        """What the case's latest request says of the proceedings and of those who conduct them."""
        lines = store.read_requests(work.connection, store.Request.case_id == case.id)
        outgoing = [line for line in lines if line.direction == Direction.OUTGOING]
        if not outgoing:
            return {}
        stored = request_of(work.connection, outgoing[-1]).answers.stored
        return {path: value for path, value in stored.items() if path in shown and path.startswith(_OF_THE_CASE)}

    def _insert(self, work: UnitOfWork, case: Case, request: Request, parent_id: str | None = None) -> str:
        direction = direction_of(request.kind)
        incoming = direction is Direction.INCOMING
        received = request.answers.text("in.received") or work.today.isoformat()
        request_id = work.insert(
            store.Request,
            case_id=case.id,
            direction=direction.value,
            kind=request.kind,
            stage=request.stage or "",
            title=case.title or case.reference,
            status=(Status.RECEIVED if incoming else Status.DRAFT).value,
            drafter=work.author_id,
            parent_id=parent_id,
            received_on=received if incoming else None,
            **facets(request),
        )
        answers = request.answers
        if not incoming and not answers.text("hdr.req_no") and "hdr.req_no" in fields_of(request.kind, request.stage):
            number = work.get(store.Request, request_id).ref.rpartition("-")[2]
            answers = answers.with_(
                "hdr.req_no", self._workspace.paper.reference(request.kind, int(number), work.today)
            )
            work.update(store.Request, request_id, reference=answers.text("hdr.req_no"))
        answers = hashed(answers, case_store.read_annexes(work.connection, case.id))
        made = Request(request.kind, request.stage, request.language, answers)
        keep_rows(work, request_id, made)
        catch_up_case(work, case, made)
        if incoming:
            line = store.find_request(work.connection, request_id)
            if line is not None:
                put_event(work, line, EventKind.RECEIVED, received)
        return request_id

    def _made_from(self, request_id: str, kind: str | None, stage: str | None, state: str, cause: str) -> str:
        with self._write(cause, compartment=CASEWORK) as work:
            line, request = self._loaded(work.connection, request_id)
            case = opened_case(self._workspace, work.connection, line.case_id)
            new = (request.kind, request.stage) if kind is None else (kind, stage)
            shown = fields_of(*new)
            to = state or line.state
            kept = {
                name: value
                for name, value in request.answers.stored.items()
                if is_shown(name, shown)
                and not any(name == each or name.startswith(f"{each}.") for each in _NOT_COPIED)
            }
            answers = with_all(
                without_foreign(Answers(catalogue().fields, kept), *new),
                office_answers(self._workspace, new[0], to, (work.today, request.language), shown),
            )
            if kind is not None:
                answers = with_all(answers, what_it_follows(line, shown))
            made = Request(new[0], new[1], request.language, answers)
            return self._insert(work, case, made, parent_id=line.id)

    def _told(self, cause: str, request_id: str, what: str, **more: str) -> None:
        """Journal that somebody looked at, exported or printed a request."""
        from focalpoint.domain.changes import Action, Change

        line = self.get(request_id).line
        if self._workspace.read_only:
            return
        with self._write(cause, compartment=CASEWORK) as work:
            work.note(Change("requests", line.id, Action.NOTE, {}, {"what": what, **more}))
