"""What goes out to be filled in and comes back: texts to the sworn translator, the blank form to the prosecutor."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from focalpoint.documents.requests.model import TranslationState
from focalpoint.domain.progress import Progress
from focalpoint.domain.register import RequestLine
from focalpoint.domain.requests.answers import Answers, Request
from focalpoint.domain.requests.questionnaire import Refused, questionnaire, returned
from focalpoint.domain.requests.translating import Returned, Translatable, matched
from focalpoint.language import Language
from focalpoint.services.base import Listed
from focalpoint.services.request_base import CASEWORK, keep, require_draft
from focalpoint.services.request_catalogue import catalogue
from focalpoint.services.request_papers import RequestPapers
from focalpoint.store import requests as store

if TYPE_CHECKING:
    from focalpoint.store.work import UnitOfWork

_LARGEST = 64 * 1024 * 1024
_GAP = "translate"


class FilledIn(NamedTuple):
    """A form that came back: the request with its answers, how many it brought, and what did not fit its field."""

    request: Request
    taken: int
    refused: tuple[Refused, ...]


class RequestForms(RequestPapers):
    """Tables for translators and blank forms; what comes back is read behind the gate and written as one act."""

    capability: ClassVar[str] = "requests"

    # -- the official's own texts in another language -----------------------------------------------------------

    def texts(self, request_id: str, language: str) -> Listed[Translatable]:
        """The official's own texts that the letter needs in a language, with their translations so far."""
        record = self._read(request_id)
        kept = {one.path: one.text for one in record.translations if one.language == language}
        options = replace(self.options(request_id, language), translations={})
        made = self._letter(record, self._checked(record), options)
        wanted = {gap.field: gap.label for gap in made.missing if gap.kind == _GAP and gap.field}
        return [
            Translatable(path, label, record.answers.text(path), kept.get(path, ""))
            for path, label in wanted.items()
            if record.answers.text(path)
        ]

    def save_texts(self, request_id: str, language: str, target: Path) -> Path:
        """Write the table for the sworn translator as DOCX.

        Raises:
            DiskFullError, CannotWriteError: nothing was written.
        """
        from focalpoint.documents.requests.translation_table import ForTranslation, write_translation_table

        record = self._read(request_id)
        task = ForTranslation(
            record.line.reference or record.line.ref,
            Language(record.request.language),
            Language(language),
            self.texts(request_id, language),
            self._workspace.clock.now(),
            paper=self._workspace.paper.get(),
        )
        write_translation_table(target, task)
        self._exported(record, target)
        return target

    def take_texts(
        self, request_id: str, path: Path, *, sworn: bool = True, progress: Progress | None = None
    ) -> Returned:
        """Take a translator's table back, which says its language; a text that has changed since takes none.

        Raises:
            ImportFileError: the file is broken, has macros, or is no such table; nothing was changed.
            RuleError: the request was sent.
        """
        from focalpoint.exchange.translation_table import read_translations

        table = read_translations(_bytes(path), path.name, progress=progress)
        back = matched(self.texts(request_id, table.language), table.rows)
        state = TranslationState.SWORN if sworn else TranslationState.DRAFT
        if back.texts:
            with self._write("request.translate", compartment=CASEWORK) as work:
                line, request = self._loaded(work.connection, request_id)
                require_draft(line)
                for each, text in back.texts.items():
                    _keep_text(work, line, (each, table.language), text, (state.value, request.answers.text(each)))
        return back

    # -- the blank form -----------------------------------------------------------------------------------------

    def blank_form(self, kind: str, stage: str | None, types: Listed[str], language: Language, target: Path) -> Path:
        """Write the blank form of a kind: ``.pdf`` to print, ``.xlsx`` that comes back.

        Raises:
            UnknownFormatError, MissingFontError, DiskFullError, CannotWriteError: nothing was written.
        """
        from focalpoint.documents.requests.questionnaire import BlankForm, write_questionnaire

        specification = catalogue().specification(kind, stage)
        room = 1 if target.suffix.lower() == ".pdf" else 3
        form = BlankForm(
            specification,
            questionnaire(specification, tuple(types), room),
            language,
            self._workspace.clock.now(),
            self._workspace.known_settings["office_title"],
            paper=self._workspace.paper.get(),
        )
        write_questionnaire(target, form)
        return target

    def read_form(self, path: Path, language: str = "en", *, progress: Progress | None = None) -> FilledIn:
        """A filled workbook as a request, for ``add_file`` or to look at; nothing is written.

        Raises:
            ImportFileError: the file is broken, has macros, or is no questionnaire of ours.
        """
        from focalpoint.documents.requests.questionnaire import option_code
        from focalpoint.exchange.errors import NoQuestionnaireError
        from focalpoint.exchange.questionnaire import read_questionnaire

        filled = read_questionnaire(path, progress=progress)
        known = catalogue()
        if (filled.kind, filled.stage) not in known.specifications or set(filled.types) - set(known.types):
            raise NoQuestionnaireError(name=path.name)
        specification = known.specification(filled.kind, filled.stage)
        back = returned(Answers(known.fields, {}), specification, filled.types, filled.cells, option_code)
        return FilledIn(Request(filled.kind, filled.stage, language, back.answers), back.taken, back.refused)

    def fill_in(self, request_id: str, path: Path, *, progress: Progress | None = None) -> FilledIn:
        """Take a filled workbook's answers into a draft; what it leaves empty stays as it is.

        Raises:
            ImportFileError: as ``read_form``; RuleError: the form is of another kind, or the request was sent.
        """
        from focalpoint.domain.errors import RuleError

        back = self.read_form(path, progress=progress)
        with self._write("request.replace", compartment=CASEWORK) as work:
            line, before = self._loaded(work.connection, request_id)
            require_draft(line)
            if (back.request.kind, back.request.stage) != (before.kind, before.stage):
                raise RuleError(rule="request_of_another_kind")
            stored = {**before.answers.stored, **_filled(back.request.answers)}
            keep(
                work, line, Request(before.kind, before.stage, before.language, Answers(before.answers.fields, stored))
            )
        return back


def _filled(answers: Answers) -> dict[str, object]:
    """What a form says; a list of measures without an answer says nothing."""
    said = {path: value for path, value in answers.stored.items() if path != "asst"}
    if any(".fields." in path for path, _ in answers.leaves()):
        said["asst"] = answers.stored["asst"]
    return said


def _keep_text(work: UnitOfWork, line: RequestLine, place: tuple[str, str], text: str, told: tuple[str, str]) -> None:
    """Keep one translation beside the hash of the text that it was made of."""
    path, language = place
    state, source = told
    values = {"text": text, "state": state, "source_sha256": hashlib.sha256(source.encode()).hexdigest()}
    known = {(one.path, one.language): one for one in store.read_translations(work.connection, line.id)}
    if place in known:
        work.update(store.Translation, known[place].id, **values)
    else:
        work.insert(store.Translation, request_id=line.id, path=path, language=language, **values)


def _bytes(path: Path) -> bytes:
    from focalpoint.exchange.errors import FileMissingError, FileTooLargeError

    try:
        if path.stat().st_size > _LARGEST:
            raise FileTooLargeError(name=path.name, limit=_LARGEST // (1024 * 1024))
        return path.read_bytes()
    except OSError as error:
        raise FileMissingError(name=path.name) from error
