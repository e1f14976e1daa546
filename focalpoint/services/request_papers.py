"""What is written out of a request, and the versions that are kept of it; whoever exports or prints is journaled."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Final

from focalpoint.documents.requests.model import Letter, LetterOptions, OwnText, Paper, TranslationState
from focalpoint.domain.changes import ChangeSet
from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.register import AT_HOME, Direction, EventKind, Status
from focalpoint.domain.request_record import Comparison, RequestRecord, compared, compared_texts
from focalpoint.domain.requests.answers import Request
from focalpoint.domain.requests.findings import Checked
from focalpoint.domain.requests.reading import read, written
from focalpoint.domain.tasks import FileInfo
from focalpoint.services.base import Listed
from focalpoint.services.case_access import opened_case
from focalpoint.services.files import facts_of, keep_path
from focalpoint.services.request_base import CASEWORK, put_event
from focalpoint.services.request_catalogue import catalogue
from focalpoint.services.request_checks import RequestChecks
from focalpoint.services.request_letter import (
    Surroundings,
    Wanted,
    checked_file,
    final_context,
    imprint_of,
    letter_of,
    write_letter,
)
from focalpoint.services.request_world import instruments_of
from focalpoint.store import common
from focalpoint.store import requests as store
from focalpoint.store.cases.owning import case_ids

if TYPE_CHECKING:
    from focalpoint.language import Language

_FINAL: Final = frozenset({".pdf", ".docx"})


class RequestPapers(RequestChecks):
    """Letters, bundles, certificates, versions."""

    capability: ClassVar[str] = "requests"

    # -- the letter ---------------------------------------------------------------------------------------------

    def letter(self, request_id: str, options: LetterOptions | None = None) -> Letter:
        """The letter as blocks, in one language; a draft in the request's own language when no options are given."""
        record = self._read(request_id)
        return self._letter(record, self._checked(record), options or self.options(request_id))

    def options(
        self, request_id: str, language: str = "", *, redacted: bool = False, draft: bool = False, paper: str = "letter"
    ) -> LetterOptions:
        """How the letter, or another ``paper`` of ``papers``, is written now: final once it is approved."""
        record = self._read(request_id)
        return LetterOptions(
            language or record.request.language,
            draft=draft or not _may_leave(record),
            redacted=redacted,
            released=frozenset(f"{one.code}@{one.field}" if one.field else one.code for one in record.releases),
            exercise=record.case.exercise,
            translations=_translations(record),
            paper=Paper(paper),
        )

    def checked(self, request_id: str, *, final: bool = False) -> Checked:
        """The request as it is kept, checked; with ``final``, its letter's open marks and sign-offs too."""
        record = self._read(request_id)
        found = self._checked(record)
        if not final:
            return found
        options = replace(self.options(request_id), draft=False)
        context = final_context(self._context_of(record), self._letter(record, found, options))
        return checked_file(record.request, self._world_around(record.line), context)

    def write(self, request_id: str, target: Path, wanted: Wanted | None = None) -> Path:
        """Write the letter as PDF or DOCX, alone or in two languages.

        Of a request that is not approved always a draft. Of an approved one the final text: the adopted file where
        there is one, else the letter.

        Raises:
            RuleError: a final with something that stops it, or of an adopted text in another format.
            UnknownFormatError, DiskFullError, CannotWriteError: nothing was written.
        """
        record = self._read(request_id)
        wanted = wanted or Wanted(self.options(request_id))
        itself = wanted.options.paper is Paper.LETTER
        adopted = itself and record.line.final_file_id is not None
        if adopted and not wanted.options.draft and not wanted.options.redacted:
            return self._write_adopted(record, target)
        checked = self._checked(record)
        first = self._letter(record, checked, wanted.options)
        second = None
        if wanted.second:
            second = self._letter(record, checked, replace(wanted.options, language=wanted.second))
        if not wanted.options.draft:
            self._require_fit_to_leave(record, (first, second))
        imprint = imprint_of(self._workspace.clock.now(), wanted.options, superseded=adopted)
        write_letter(target, (first, second), self._workspace.paper.get(), imprint)
        self._exported(record, target)
        return target

    def papers(self, request_id: str, language: Language) -> Listed[tuple[str, str]]:
        """What can be written out of a request, as code and title, its own letter first."""
        from focalpoint.documents.requests.letter import paper_title, papers_of

        request = self._read(request_id).request
        return [(paper.value, paper_title(request, paper, language.code)) for paper in papers_of(request)]

    def certificate(self, request_id: str, target: Path, language: Language) -> Path:
        """Write the internal completeness certificate as PDF."""
        from focalpoint.documents.render import pdf
        from focalpoint.services.request_certificate import certificate_of

        record = self._read(request_id)
        pdf.write(certificate_of(self._workspace, record, self.checked(request_id), language), target)
        self._exported(record, target)
        return target

    def bundle(self, request_id: str, target: Path) -> Path:
        """Write the letter with its annexes as one ``.zip`` or ``.pdf``.

        Raises:
            AnnexChangedError: an annex is missing or changed; nothing was written.
            RuleError: a final with something that stops it.
        """
        from focalpoint.documents.requests.bundle import write_bundle
        from focalpoint.services.request_certificate import bundle_of

        record = self._read(request_id)
        options = self.options(request_id)
        made = self._letter(record, self._checked(record), options)
        if not options.draft:
            self._require_fit_to_leave(record, (made,))
        adopted = None if record.line.final_file_id is None else self._adopted(record)
        write_bundle(target, bundle_of(self._workspace, record, made, adopted))
        self._exported(record, target)
        return target

    def save_json(self, request_id: str, target: Path) -> Path:
        """Write the request as the file that comes back unchanged."""
        from focalpoint.documents.render.atomic import write_atomic

        record = self._read(request_id)
        text = json.dumps(written(record.request), ensure_ascii=False, indent=1) + "\n"
        write_atomic(target, partial(_put, text.encode("utf-8")))
        self._exported(record, target)
        return target

    def note_printed(self, request_id: str) -> None:
        """Journal that the letter was printed."""
        self._noted(self._read(request_id), "export.request", "printed")

    # -- the final text -----------------------------------------------------------------------------------------

    def adopt(self, request_id: str, path: Path) -> ChangeSet:
        """Adopt an edited DOCX or a signed scan of an approved request as the only text that leaves.

        Raises:
            RuleError: it is neither DOCX nor PDF, or the request is not approved.
            ImportFileError: it does not open, is locked, or has macros.
        """
        from focalpoint.exchange.final_text import inspect_final

        if path.suffix.lower() not in _FINAL:
            raise RuleError(rule="not_a_final_text")
        facts = facts_of(path)
        looked_at = inspect_final(path.read_bytes(), path.name)
        if looked_at.suffix != path.suffix.lower() or looked_at.sha256 != facts[1]:
            raise RuleError(rule="not_a_final_text")
        with self._write("request.adopt", compartment=CASEWORK) as work:
            line = self._line(work.connection, request_id)
            if line.status not in {Status.APPROVED, Status.SENT}:
                raise RuleError(rule="request_not_approved")
            file_id = keep_path(work, ("requests", line.id), path, facts, lambda _part: None)
            work.update(store.Request, line.id, final_file_id=file_id, final_sha256=facts[1])
            put_event(work, line, EventKind.ADOPTED, note=path.name)
        return work.change_set

    def final(self, request_id: str) -> FileInfo | None:
        """The adopted final text; None where there is none."""
        record = self._read(request_id)
        if record.line.final_file_id is None:
            return None
        with self._casework.read() as connection:
            return common.read_file(connection, record.line.final_file_id)

    # -- versions -----------------------------------------------------------------------------------------------

    def version(self, version_id: str) -> Request:
        """A kept version's answers.

        Raises:
            NotFoundError: there is none.
        """
        with self._casework.read() as connection:
            body = store.read_version_body(connection, version_id)
            if body is None:
                raise NotFoundError(what="request_versions")
            owner = case_ids(connection, "request_versions", [version_id])[version_id]
            opened_case(self._workspace, connection, owner)
        return read(json.loads(body), catalogue())

    def compare(self, before_id: str, after_id: str) -> Comparison:
        """Two versions, or a version and the request as it stands: answers and paragraphs that differ.

        Args:
            before_id: id of a version or of a request.
            after_id: likewise.
        """
        (old, world), (new, _) = self._side(before_id), self._side(after_id)
        return Comparison(compared(old, new), compared_texts(self._texts(old, world), self._texts(new, world)))

    # -- how ----------------------------------------------------------------------------------------------------

    def _letter(self, record: RequestRecord, checked: Checked, options: LetterOptions) -> Letter:
        return letter_of(record.request, checked, self._around(record.line.state), options)

    def _require_fit_to_leave(self, record: RequestRecord, letters: tuple[Letter | None, ...]) -> None:
        """Refuse a final with an open mark, a sentence without sign-off, or anything else that stops it."""
        for made in filter(None, letters):
            context = final_context(self._context_of(record), made)
            if checked_file(record.request, self._world_around(record.line), context).stopped:
                raise RuleError(rule="letter_not_final")

    def _around(self, state: str) -> Surroundings:
        workspace = self._workspace
        names = {}
        if workspace.settings.get("country_name"):
            names[workspace.instruments.own()] = workspace.settings.get("country_name")
        return Surroundings(self._world_of(state), workspace.clauses.book(), instruments_of(workspace), names)

    def _side(self, record_id: str) -> tuple[Request, str]:
        try:
            record = self._read(record_id)
        except NotFoundError:
            request = self.version(record_id)
            return request, request.answers.text("to.state")
        return record.request, record.line.state

    def _texts(self, request: Request, state: str) -> Mapping[str, str]:
        around = self._around(state)
        made = letter_of(request, checked_file(request, around.world), around, LetterOptions(request.language))
        return {
            block.key: "\n".join(filter(None, (block.text, *(" | ".join(row) for row in block.rows))))
            for block in made.blocks
        }

    def _write_adopted(self, record: RequestRecord, target: Path) -> Path:
        from focalpoint.documents.errors import UnknownFormatError
        from focalpoint.documents.render.atomic import write_atomic

        name, data = self._adopted(record)
        suffix = Path(name).suffix.lower()
        if target.suffix.lower() != suffix:
            raise UnknownFormatError(suffix=target.suffix, known=suffix)
        write_atomic(target, partial(_put, data))
        self._exported(record, target)
        return target

    def _adopted(self, record: RequestRecord) -> tuple[str, bytes]:
        file_id = record.line.final_file_id or ""
        with self._casework.read() as connection:
            info = common.read_file(connection, file_id)
            data = common.read_parts(connection, file_id)
        if info is None or hashlib.sha256(data).hexdigest() != record.line.final_sha256:
            raise RuleError(rule="final_text_missing")
        return info.name, data

    def _exported(self, record: RequestRecord, target: Path) -> None:
        self._noted(record, "export.request", target.suffix.lower().lstrip("."))

    def _noted(self, record: RequestRecord, cause: str, what: str) -> None:
        from focalpoint.domain.changes import Action, Change

        if self._workspace.read_only:
            return
        with self._write(cause, compartment=CASEWORK) as work:
            work.note(Change("requests", record.id, Action.NOTE, {}, {"what": what}))


def _put(data: bytes, file: BinaryIO) -> None:
    file.write(data)


def _may_leave(record: RequestRecord) -> bool:
    if record.line.direction == Direction.INCOMING:
        return record.approval is not None
    if record.line.status in AT_HOME:
        return record.line.status == Status.APPROVED and record.approval is not None
    return record.line.sent_on is not None


def _translations(record: RequestRecord) -> dict[str, dict[str, OwnText]]:
    """The official's own texts in other languages; one whose source changed since says so."""
    found: dict[str, dict[str, OwnText]] = {}
    for one in record.translations:
        source = hashlib.sha256(record.answers.text(one.path).encode()).hexdigest()
        state = TranslationState(one.state) if one.source_sha256 == source else TranslationState.SOURCE_CHANGED
        found.setdefault(one.path, {})[one.language] = OwnText(one.text, state)
    return found
