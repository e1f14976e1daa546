"""The implementation matrix handed over: on paper and as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from focalpoint.domain.provisions import GapOrder
from focalpoint.language import N_, Language
from focalpoint.services.export_doors import ExportDescriptor, ExportOrder, Written

if TYPE_CHECKING:
    from focalpoint.documents.implementation_matrix import MatrixFacts
    from focalpoint.services.workspace import Workspace


def matrix_facts(workspace: Workspace, language: Language) -> MatrixFacts:
    """Every provision with what is said of it; called on a worker."""
    from focalpoint.documents.implementation_matrix import MatrixFacts
    from focalpoint.services.document_origin import ministry_names, origin_of

    provisions = workspace.provisions
    overview = provisions.overview(language.code)
    sources = dict.fromkeys(entry.provision.source for entry in overview.entries if entry.provision.row is not None)
    matrices = [provisions.instrument_matrix(each, language.code) for each in sources]
    return MatrixFacts(
        origin_of(workspace, [entry.implementation.classification for entry in overview.entries]),
        overview.entries,
        overview.sources,
        tuple(matrix for matrix in matrices if matrix.rows),
        provisions.gaps(GapOrder.THEME, language.code),
        ministry_names(workspace),
    )


def _write_pdf(order: ExportOrder) -> Written:
    from focalpoint.documents.implementation_matrix import matrix_document
    from focalpoint.documents.render import pdf

    facts = matrix_facts(order.workspace, order.language)
    pdf.write(matrix_document(facts, order.language), order.target, progress=order.progress)
    return Written("users", order.workspace.session.user_id, facts.origin.classification)


def _write_xlsx(order: ExportOrder) -> Written:
    from focalpoint.documents.implementation_matrix import matrix_workbook
    from focalpoint.documents.render import xlsx

    facts = matrix_facts(order.workspace, order.language)
    xlsx.write(matrix_workbook(facts, order.language), order.target, progress=order.progress)
    return Written("users", order.workspace.session.user_id, facts.origin.classification)


PROVISIONS: Final = (
    ExportDescriptor(
        "provisions.matrix.xlsx", ".xlsx", N_("Implementation matrix (Excel workbook)…"), N_("Implementation matrix"),
        "implementation-matrix.xlsx", _write_xlsx, "export.provisions", "implementation",
    ),
    ExportDescriptor(
        "provisions.matrix.pdf", ".pdf", N_("Implementation matrix (PDF)…"), N_("Implementation matrix"),
        "implementation-matrix.pdf", _write_pdf, "export.provisions", "implementation",
    ),
)  # fmt: skip
