"""The certificate and the bundle of a request out of the vault."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from focalpoint.documents.model import Document
from focalpoint.documents.requests.bundle import Bundle, BundleAnnex
from focalpoint.documents.requests.certificate import Certified, Released, Wording, certificate
from focalpoint.documents.requests.model import Letter
from focalpoint.domain.annex_match import meant
from focalpoint.domain.request_record import RequestRecord, digest_of
from focalpoint.domain.requests.findings import Checked
from focalpoint.language import Language
from focalpoint.services.request_catalogue import catalogue
from focalpoint.services.request_letter import imprint_of
from focalpoint.store import cases as case_store
from focalpoint.store.common import read_parts
from focalpoint.store.users import read_users
from focalpoint.words import requests as words
from focalpoint.words.countries import country_name
from focalpoint.words.request_findings import because_text, finding_text

if TYPE_CHECKING:
    from focalpoint.domain.changes import Compartment
    from focalpoint.services.workspace import Workspace


def certificate_of(workspace: Workspace, record: RequestRecord, checked: Checked, language: Language) -> Document:
    """The certificate in the reader's language."""
    specification = catalogue().specification(record.request.kind, record.request.stage)

    def label(path: str) -> str:
        found = specification.field(path, record.answers)
        return path if found is None else words.field_label(language, found)

    with workspace.vault.office.light() as connection:
        names = {user.id: user.name for user in read_users(connection)}
    approval = record.approval
    certified = Certified(
        reference=record.line.reference or record.line.ref,
        title=words.specification_title(language, specification),
        office=workspace.known_settings["office_title"],
        requested_state=country_name(language, record.line.state) if record.line.state else "",
        version=str(max((one.number for one in record.versions), default=0) or ""),
        sha256=digest_of(record.request) if approval is None else approval.sha256,
        governing=checked.governing.instrument or "",
        because=because_text(checked.governing.because, language),
        drafter=names.get(record.line.drafter or "", ""),
        approver="" if approval is None else approval.name,
        approved_on="" if approval is None else language.moment(_instant(approval.created_at), workspace.clock.zone),
        marking=workspace.known_settings["classification"],
        at=workspace.clock.now(),
        zone=workspace.clock.zone,
    )
    released = [
        Released(one.code, one.field, one.note, names.get(one.user_id, ""), _instant(one.created_at))
        for one in record.releases
    ]
    wording = Wording(lambda finding: finding_text(finding, language), label)
    return certificate(checked, certified, released, wording, language)


def bundle_of(
    workspace: Workspace,
    record: RequestRecord,
    made: Letter,
    adopted: tuple[str, bytes] | None,
) -> Bundle:
    """The letter, or the adopted final text, with the annexes that the letter lists and their files."""
    from focalpoint.documents.render.letter_pdf import render_letter_pdf
    from focalpoint.domain.changes import Compartment

    at = workspace.clock.now()
    if adopted is None:
        options = workspace.requests.options(record.id)
        data, suffix = render_letter_pdf(made, workspace.paper.get(), imprint_of(at, options)), ".pdf"
    else:
        data, suffix = adopted[1], Path(adopted[0]).suffix.lower()
    own = Language(made.language)
    return Bundle(
        reference=record.line.reference or record.line.ref,
        title=made.title,
        language=own,
        at=at,
        letter=data,
        letter_suffix=suffix,
        annexes=tuple(_annexes(workspace, Compartment.CASEWORK, record, own)),
        caveat=made.caveat,
        office=workspace.paper.get().block(made.language),
    )


def _annexes(
    workspace: Workspace, casework: Compartment, record: RequestRecord, language: Language
) -> list[BundleAnnex]:
    """What the letter lists, by number, with the case's files; an annex that the case does not hold has no bytes."""
    with workspace.database(casework).read() as connection:
        kept = case_store.read_annexes(connection, record.case.id)
        found = []
        for item in record.answers.items("annex"):
            number = item.get("no")
            if not isinstance(number, int | float):
                continue
            annex = meant(item, kept)
            if annex is None or (annex.file_id is None and not item.text("sha256")):
                continue
            data = None if annex.file_id is None else read_parts(connection, annex.file_id)
            found.append(
                BundleAnnex(
                    no=int(number),
                    title=item.text("title") or annex.title,
                    suffix=Path(annex.file_name).suffix,
                    data=data,
                    sha256=item.text("sha256") or annex.sha256,
                    pages=annex.pages,
                    language=_language_name(language, annex.language),
                    certified=annex.certified,
                )
            )
    return found


def _language_name(language: Language, code: str) -> str:
    if not code:
        return ""
    from babel import Locale

    return str(Locale.parse(language.code).languages.get(code, code))


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
