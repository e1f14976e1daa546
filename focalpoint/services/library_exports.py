"""The list of legislation handed over: on paper and as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.language import N_, OWN_NAMES, Language
from focalpoint.services.export_doors import ExportDescriptor, ExportOrder, Written

if TYPE_CHECKING:
    from focalpoint.documents.legislation import LegislationFacts
    from focalpoint.services.workspace import Workspace


def legislation_facts(workspace: Workspace, language: Language) -> LegislationFacts:
    """Every act of the library as of today; called on a worker."""
    from focalpoint.documents.legislation import LegislationFacts
    from focalpoint.services.document_origin import origin_of

    rows = workspace.library.legislation()
    titles = {one.id: one.short_title(language.code) for one in workspace.instruments.catalogue(archived=True)}
    countries = {row.item.country for row in rows if row.item.country}
    return LegislationFacts(
        origin_of(workspace, [row.item.classification for row in rows]),
        workspace.clock.today(),
        tuple(rows),
        titles,
        {code: workspace.states.name(code, language.code) for code in countries},
        dict(OWN_NAMES),
    )


def _write_pdf(order: ExportOrder) -> Written:
    from focalpoint.documents.legislation import legislation_document
    from focalpoint.documents.render import pdf

    facts = legislation_facts(order.workspace, order.language)
    pdf.write(legislation_document(facts, order.language), order.target, progress=order.progress)
    return Written("users", order.workspace.session.user_id, facts.origin.classification)


def _write_xlsx(order: ExportOrder) -> Written:
    from focalpoint.documents.legislation import legislation_workbook
    from focalpoint.documents.render import xlsx

    facts = legislation_facts(order.workspace, order.language)
    xlsx.write(legislation_workbook(facts, order.language), order.target, progress=order.progress)
    return Written("users", order.workspace.session.user_id, facts.origin.classification)


LIBRARY: Final = (
    ExportDescriptor(
        "library.legislation.xlsx", ".xlsx", N_("List of legislation (Excel workbook)…"), N_("List of legislation"),
        "legislation.xlsx", _write_xlsx, "export.library", "library",
    ),
    ExportDescriptor(
        "library.legislation.pdf", ".pdf", N_("List of legislation (PDF)…"), N_("List of legislation"),
        "legislation.pdf", _write_pdf, "export.library", "library",
    ),
)  # fmt: skip
