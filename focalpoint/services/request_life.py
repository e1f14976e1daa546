"""What becomes of a request: submitted, approved by another, sent, answered; incoming ones are decided by us."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import ReasonNeededError, RuleError
from focalpoint.domain.register import (
    ANSWERS,
    AT_HOME,
    STATUS_AFTER,
    Direction,
    EventKind,
    EventLine,
    RequestLine,
    Status,
    check_event,
)
from focalpoint.domain.request_record import RequestRecord, body_of, digest_of
from focalpoint.domain.requests.findings import Checked, Severity
from focalpoint.domain.roles import Role
from focalpoint.domain.users import User
from focalpoint.services.base import Listed
from focalpoint.services.request_base import CASEWORK, lapse, put_event, require_draft
from focalpoint.services.request_papers import RequestPapers
from focalpoint.store import cases as case_store
from focalpoint.store import requests as store
from focalpoint.store.users import read_users
from focalpoint.store.work import UnitOfWork

_OFFICIALS: Final = frozenset({Role.FOCAL_POINT, Role.CASE_OFFICER, Role.APPROVER})
_EVENT_FIELDS: Final = frozenset({"due_on", "reference", "grounds", "place", "days", "contact_id", "note"})


class RequestLife(RequestPapers):
    """The acts of a request's life. Each leaves an event; the state follows from the events."""

    capability: ClassVar[str] = "requests"

    # -- before sending -----------------------------------------------------------------------------------------

    def keep_version(self, request_id: str, name: str) -> ChangeSet:
        """Keep what the request says now under a name.

        Raises:
            RuleError: it has no name.
        """
        if not name.strip():
            raise RuleError(rule="name_missing")
        with self._write("request.keep_version", compartment=CASEWORK) as work:
            self._keep_version(work, self._line(work.connection, request_id), "named", name.strip())
        return work.change_set

    def submit(self, request_id: str, note: str = "") -> ChangeSet:
        """Put a draft before the approver; a version is kept of it."""
        with self._write("request.submit", compartment=CASEWORK) as work:
            line = self._line(work.connection, request_id)
            if line.status != Status.DRAFT:
                raise RuleError(rule="request_not_a_draft")
            self._keep_version(work, line, "submitted")
            self._move(work, line, EventKind.SUBMITTED, note=note.strip())
        return work.change_set

    def give_back(self, request_id: str, reason: str) -> ChangeSet:
        """Give a submitted draft, or an approved one, back to the drafter; an approval lapses.

        Raises:
            ReasonNeededError: no reason was given.
        """
        if not reason.strip():
            raise ReasonNeededError(act="give_back")
        with self._write("request.give_back", reason, CASEWORK) as work:
            line = self._line(work.connection, request_id)
            lapsed = lapse(work, line, "given_back")
            if not lapsed and line.status != Status.SUBMITTED:
                raise RuleError(rule="request_not_submitted")
            if not lapsed:
                self._move(work, line, EventKind.RETURNED, note=reason.strip())
        return work.change_set

    def officials(self) -> Listed[User]:
        """Who can open cases and works on requests."""
        with self._office.light() as connection:
            users = read_users(connection)
        return [
            user
            for user in users
            if user.removed_on is None and user.casework and _OFFICIALS.intersection(map(str, user.roles))
        ]

    def release(self, request_id: str, code: str, field: str, reason: str) -> ChangeSet:
        """Let a *must* pass for this request, with a reason; a *stop* cannot be released.

        Raises:
            ReasonNeededError: no reason was given.
            RuleError: there is no such finding, or it is none that can be released.
        """
        if not reason.strip():
            raise ReasonNeededError(act="release")
        found = [one for one in self.checked(request_id).of(code) if one.field == field]
        if not found or not all(one.releasable for one in found):
            raise RuleError(rule="finding_not_releasable")
        with self._write("request.release", reason, CASEWORK) as work:
            line = self._line(work.connection, request_id)
            require_draft(line)
            values = {"code": code, "field": field, "note": reason.strip(), "user_id": work.author_id}
            work.insert(store.Release, request_id=line.id, **values)
        return work.change_set

    def unrelease(self, release_ids: Listed[str]) -> ChangeSet:
        """Take releases back; an approval that rested on them lapses."""
        with self._write("request.unrelease", compartment=CASEWORK) as work:
            for release_id in release_ids:
                line = self._line(work.connection, work.get(store.Release, release_id).request_id)
                require_draft(line)
                lapse(work, line, "release")
                work.archive(store.Release, release_id)
        return work.change_set

    def approve(
        self, request_id: str, *, name: str = "", function: str = "", signed_on: date | None = None, note: str = ""
    ) -> ChangeSet:
        """Approve what the request says now; the approval lapses when that changes. Of an incoming one: our answer.

        Args:
            request_id: a draft, submitted or not.
            name: the approver's; the user's own when not given.
            function: the approver's.
            signed_on: the date of the signed paper, where one official works alone.
            note: further words.

        Raises:
            RuleError: the drafter approves although there is another official; a stop or an unreleased must stands;
                one who works alone names no function and no signed paper.
        """
        return self._approve(request_id, name=name, function=function, signed_on=signed_on, note=note, telephone=False)

    def approve_by_telephone(self, request_id: str, *, name: str, function: str, note: str) -> ChangeSet:
        """Record that somebody approved by telephone: who, in what function, and when it was said.

        To be confirmed on paper; the drafter may record it. Errors as ``approve``.
        """
        if not (name.strip() and function.strip() and note.strip()):
            raise RuleError(rule="telephone_approval_incomplete")
        return self._approve(request_id, name=name, function=function, signed_on=None, note=note, telephone=True)

    def confirm_approval(self, request_id: str, signed_on: date) -> ChangeSet:
        """Record the paper that confirms an approval given by telephone."""
        with self._write("request.confirm_approval", compartment=CASEWORK) as work:
            record = self._record(work.connection, request_id)
            if record.approval is None or not record.approval.telephone:
                raise RuleError(rule="nothing_to_confirm")
            work.update(store.Approval, record.approval.id, signed_on=signed_on.isoformat())
        return work.change_set

    def mark_sent(
        self, request_id: str, *, on: date | None = None, note: str = "", contact_id: str | None = None
    ) -> ChangeSet:
        """Record that the approved request left the house: from now on it cannot change.

        Raises:
            RuleError: it is not approved, or an annex is missing or changed since it was hashed.
        """
        record = self._read(request_id)
        if record.line.status != Status.APPROVED or record.approval is None:
            raise RuleError(rule="request_not_approved")
        self._require_annexes(record)
        day = (on or self._workspace.clock.today()).isoformat()
        with self._write("request.sent", compartment=CASEWORK) as work:
            self._keep_version(work, record.line, "sent")
            self._move(work, record.line, EventKind.SENT, day, note=note.strip(), contact_id=contact_id)
            work.update(store.Request, record.id, sent_on=day)
        return work.change_set

    # -- afterwards ---------------------------------------------------------------------------------------------

    def event(self, request_id: str, kind: str, on: date | None = None, **fields: Any) -> ChangeSet:  # noqa: ANN401
        """Record what happened: acknowledged, information asked, arrested, granted, refused, surrendered.

        Args:
            request_id: of the request.
            kind: a code of ``domain.register.EventKind`` that may follow now.
            on: the civil date where it happened; today when not given.
            **fields: ``due_on``, ``reference``, ``grounds`` (of a refusal), ``place``, ``days``, ``contact_id``,
                ``note``.

        Raises:
            RuleError: it cannot follow, is in the future, or a refusal names no ground.
        """
        if fields.keys() - _EVENT_FIELDS:
            raise RuleError(rule="field_type", field=", ".join(sorted(fields.keys() - _EVENT_FIELDS)))
        with self._write(
            f"request.{'refused' if kind == EventKind.REFUSED else 'event'}", compartment=CASEWORK
        ) as work:
            line = self._line(work.connection, request_id)
            check_event(line.direction, line.kind, line.status, kind, fields.get("grounds", ""))
            day = on or work.today
            if day > work.today:
                raise RuleError(rule="event_in_future", date=day.isoformat())
            self._move(work, line, EventKind(kind), day.isoformat(), **fields)
        return work.change_set

    def edit_event(self, event_id: str, **changes: Any) -> ChangeSet:  # noqa: ANN401 - any field of an event
        """Correct what is said of an event (its words, reference, place, day); what it is stays."""
        if changes.keys() - (_EVENT_FIELDS | {"date"}):
            raise RuleError(rule="field_type", field=", ".join(sorted(changes)))
        with self._write("request.edit_event", compartment=CASEWORK) as work:
            self._line(work.connection, work.get(store.Event, event_id).request_id)
            work.update(store.Event, event_id, **changes)
        return work.change_set

    def add_letter(self, request_id: str, direction: str, title: str, on: date, **fields: str) -> ChangeSet:
        """Add a letter, note, e-mail or call to the correspondence; files are attached to it.

        Args:
            request_id: of the request.
            direction: ``outgoing`` or ``incoming``.
            title: what it is about.
            on: its date.
            **fields: ``kind`` (letter, note, email, telephone), ``reference``, ``text``, ``body_id``.
        """
        if not title.strip():
            raise RuleError(rule="title_missing")
        with self._write("request.add_letter", compartment=CASEWORK) as work:
            line = self._line(work.connection, request_id)
            values = {"direction": Direction(direction).value, "title": title.strip(), "date": on.isoformat()}
            work.insert(store.Letter, request_id=line.id, **values, **fields)
        return work.change_set

    def archive_letters(self, letter_ids: Listed[str]) -> ChangeSet:
        """Put letters away that were entered by mistake."""
        with self._write("request.archive_letter", compartment=CASEWORK) as work:
            for letter_id in letter_ids:
                self._line(work.connection, work.get(store.Letter, letter_id).request_id)
                work.archive(store.Letter, letter_id)
        return work.change_set

    # -- how ----------------------------------------------------------------------------------------------------

    def _approve(
        self,
        request_id: str,
        *,
        name: str,
        function: str,
        signed_on: date | None,
        note: str,
        telephone: bool,
    ) -> ChangeSet:
        record = self._read(request_id)
        if not record.approvable:
            raise RuleError(rule="request_not_a_draft")
        if not telephone:
            self._require_another(record, name, function, signed_on)
        _require_fit(self.checked(request_id, final=True))
        self._require_annexes(record)
        session = self._workspace.session
        with self._write("request.approve", note, CASEWORK) as work:
            line = self._line(work.connection, request_id)
            if line.version != record.line.version:
                raise RuleError(rule="request_changed_meanwhile")
            version_id = self._keep_version(work, line, "approved")
            work.insert(
                store.Approval,
                request_id=line.id,
                version_id=version_id,
                sha256=self._digest(work, record),
                user_id=session.user_id,
                name=name.strip() or session.user_name,
                function=function.strip(),
                signed_on=None if signed_on is None else signed_on.isoformat(),
                telephone=int(telephone),
                note=note.strip(),
            )
            self._move(work, line, EventKind.APPROVED, note=note.strip())
            work.update(store.Request, line.id, approver=session.user_id)
        return work.change_set

    def _require_another(self, record: RequestRecord, name: str, function: str, signed_on: date | None) -> None:
        if len(self.officials()) > 1:
            if record.line.drafter == self._workspace.session.user_id:
                raise RuleError(rule="approver_is_drafter")
        elif not (name.strip() and function.strip() and signed_on is not None):
            raise RuleError(rule="approval_without_paper")

    def _require_annexes(self, record: RequestRecord) -> None:
        wrong = self.changed_annexes(record)
        if wrong:
            raise RuleError(rule="annexes_changed", numbers=", ".join(map(str, wrong)))

    def _digest(self, work: UnitOfWork, record: RequestRecord) -> str:
        annexes = case_store.read_annexes(work.connection, record.case.id)
        return digest_of(record.request, [(annex.no, annex.sha256) for annex in annexes])

    def _keep_version(self, work: UnitOfWork, line: RequestLine, reason: str, name: str = "") -> str:
        record = self._record(work.connection, line.id)
        body = body_of(record.request)
        number = max((version.number for version in record.versions), default=0) + 1
        values: dict[str, Any] = {"number": number, "name": name, "reason": reason, "body": body}
        return work.insert(store.Version, request_id=line.id, sha256=self._digest(work, record), **values)

    def _move(self, work: UnitOfWork, line: RequestLine, kind: EventKind, day: str = "", **fields: Any) -> None:  # noqa: ANN401
        """Record an event with what it changes in the request's row."""
        put_event(work, line, kind, day, **{name: value for name, value in fields.items() if value not in ("", None)})
        changes: dict[str, Any] = {}
        if kind in STATUS_AFTER and not (line.direction == Direction.INCOMING and kind is EventKind.APPROVED):
            changes["status"] = STATUS_AFTER[kind].value
        if kind in ANSWERS and line.answered_on is None:
            changes["answered_on"] = day
        if kind is EventKind.REFUSED:
            changes["refusal"] = fields.get("grounds", "")
        if kind in {EventKind.CLOSED, EventKind.WITHDRAWN}:
            changes["closed_on"] = day or work.today.isoformat()
        if kind is EventKind.ACKNOWLEDGED and fields.get("reference"):
            changes["their_reference"] = fields["reference"]
        if line.status not in AT_HOME:
            changes["due_on"] = _next_due(store.read_events(work.connection, line.id), line, changes)
        work.update(store.Request, line.id, **changes)


def _next_due(events: Listed[EventLine], line: RequestLine, changes: dict[str, Any]) -> str | None:
    """The next day that somebody named: that of the last event that has one; none when it is decided."""
    from focalpoint.domain.register import DECIDED

    if changes.get("status", line.status) in DECIDED:
        return None
    return next((event.due_on for event in reversed(events) if event.due_on), line.due_on)


def _require_fit(checked: Checked) -> None:
    stops = sum(one.severity is Severity.STOP for one in checked.findings)
    if stops:
        raise RuleError(rule="request_has_stops", n=stops)
    musts = sum(one.severity is Severity.MUST and not one.released for one in checked.findings)
    if musts:
        raise RuleError(rule="request_has_musts", n=musts)
