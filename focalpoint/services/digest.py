"""The digest of the first page handed over: as a file, or as bytes for the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.changes import Compartment
from focalpoint.domain.progress import Progress
from focalpoint.language import N_, Language
from focalpoint.services.export_doors import ExportDescriptor, ExportOrder, Written

if TYPE_CHECKING:
    from focalpoint.documents.model import Document
    from focalpoint.domain.deadlines import Deadline
    from focalpoint.services.workspace import Workspace


def digest_document(workspace: Workspace, language: Language) -> Document:
    """The digest of today's figures; called on a worker."""
    from focalpoint.documents.digest import DigestFacts, digest

    settings, today = workspace.known_settings, workspace.today.figures()
    tiles = tuple((language.gettext(tile.label), tile.say(read, language)) for tile, read in workspace.today.tiles())
    facts = DigestFacts(
        today=today,
        tiles=tiles,
        deadlines=tuple(map(_told, workspace.today.deadlines())),
        acts=workspace.today.others(),
        office_title=settings["office_title"],
        country=settings["country"],
        country_name=settings["country_name"],
        zone=workspace.clock.zone,
        sample=settings["sample"] == "1",
        classification=workspace.today.marking(),
    )
    return digest(facts, language)


def _told(due: Deadline) -> Deadline:
    """A deadline as paper may tell it: what a case is called stays in casework."""
    return due._replace(title=due.ref) if due.compartment is Compartment.CASEWORK else due


def digest_pdf(workspace: Workspace, language: Language, progress: Progress) -> bytes:
    """The digest as PDF in memory: for the preview and the printer.

    Raises:
        MissingFontError: an installable font is missing.
    """
    from focalpoint.documents.render.pdf import render

    return render(digest_document(workspace, language), progress=progress)


def _write(order: ExportOrder) -> Written:
    from focalpoint.documents.render import pdf

    pdf.write(digest_document(order.workspace, order.language), order.target, progress=order.progress)
    return Written("users", order.workspace.session.user_id, order.workspace.today.marking())


DIGEST: Final = ExportDescriptor(
    "today.pdf", ".pdf", N_("Digest (PDF)…"), N_("Digest"), "digest.pdf", _write, "export.digest"
)
