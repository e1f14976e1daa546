"""Instruments handed over: the status report, the ratification roadmap, the dossier of one instrument."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from focalpoint.domain.errors import NotFoundError, RuleError
from focalpoint.domain.instruments import Basis, Group, Status
from focalpoint.language import N_, Language
from focalpoint.services.export_doors import ExportDescriptor, ExportOrder, Written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from focalpoint.documents.treaty_dossier import DossierFacts
    from focalpoint.documents.treaty_facts import TreatyFacts
    from focalpoint.services.workspace import Workspace

_ALWAYS: Final = frozenset({Group.COUNTER_TERRORISM, Group.CRIME})
"""Shelves of which every instrument is told, joined or not."""


def treaty_facts(
    workspace: Workspace, language: Language, as_of: date | None = None, basis: Basis = Basis.DEPOSIT
) -> TreatyFacts:
    """Where the own country stands; called on a worker. Regional and own instruments only where it did something."""
    from focalpoint.documents.treaty_facts import TreatyFacts, TreatyLine
    from focalpoint.services.document_origin import ministry_names, origin_of

    instruments, own = workspace.instruments, workspace.instruments.own()
    day = as_of or workspace.clock.today()
    catalogue = instruments.catalogue()
    acts = [act for act in instruments.acts(participants={own}) if act.date <= day] if own else []
    lines = []
    for path in instruments.paths([one.id for one in catalogue]):
        instrument = instruments.get(path.instrument_id)
        standing = instruments.standing(instrument.id, own, day, basis)
        told = instrument.group in _ALWAYS or path.started or standing.status is not Status.NONE
        if not told:
            continue
        mine = tuple(act for act in acts if act.instrument_id == instrument.id)
        lines.append(TreatyLine(instrument, standing, mine, path, *_parties(workspace, instrument.id, day, basis)))
    titles = {one.id: one.short_title(language.code) for one in catalogue}
    return TreatyFacts(origin_of(workspace), own, day, basis, tuple(lines), ministry_names(workspace), titles)


def dossier_facts(
    workspace: Workspace, language: Language, instrument_id: str, as_of: date | None, basis: Basis
) -> DossierFacts:
    """One instrument with what national law has of it.

    Raises:
        NotFoundError: there is no such instrument.
    """
    from dataclasses import replace

    from focalpoint.documents.treaty_dossier import DossierFacts
    from focalpoint.documents.treaty_facts import TreatyLine
    from focalpoint.services.document_origin import origin_of

    facts = treaty_facts(workspace, language, as_of, basis)
    matrix = workspace.provisions.instrument_matrix(instrument_id, language.code)
    markings = [entry.implementation.classification for row in matrix.rows for entry in row.entries]
    facts = replace(facts, origin=origin_of(workspace, markings))
    line = facts.line(instrument_id)
    if line is None:  # a regional one with which nobody has begun
        instruments = workspace.instruments
        line = TreatyLine(
            instruments.get(instrument_id),
            instruments.standing(instrument_id, facts.own, facts.as_of, basis),
            (),
            instruments.path(instrument_id),
            *_parties(workspace, instrument_id, facts.as_of, basis),
        )
    return DossierFacts(facts, line, matrix)


def _parties(workspace: Workspace, instrument_id: str, day: date, basis: Basis) -> tuple[int | None, int | None]:
    """How many States and organizations are party; None where the vault has no act of anybody else."""
    instruments = workspace.instruments
    if not set(instruments.register().participants(instrument_id)) - {instruments.own()}:
        return None, None
    found = instruments.count([instrument_id], day, basis)
    return len(found.states), len(found.organizations)


def _asked(options: Mapping[str, str]) -> tuple[date | None, Basis]:
    """The day and the basis, where they are said: ``as_of`` in ISO, ``basis`` as a code.

    Raises:
        RuleError: a text that is no date.
    """
    said = options.get("as_of", "")
    try:
        day = date.fromisoformat(said) if said else None
    except ValueError as error:
        raise RuleError(rule="not_a_date", field="as_of", value=said) from error
    return day, Basis(options.get("basis") or Basis.DEPOSIT.value)


def _write_status(order: ExportOrder) -> Written:
    from focalpoint.documents.render import pdf
    from focalpoint.documents.treaty_status import status_report

    facts = treaty_facts(order.workspace, order.language, *_asked(order.options))
    pdf.write(status_report(facts, order.language), order.target, progress=order.progress)
    return _written(order, facts)


def _write_sheet(order: ExportOrder) -> Written:
    from focalpoint.documents.render import xlsx
    from focalpoint.documents.treaty_workbook import status_workbook

    facts = treaty_facts(order.workspace, order.language, *_asked(order.options))
    xlsx.write(status_workbook(facts, order.language), order.target, progress=order.progress)
    return _written(order, facts)


def _write_roadmap(order: ExportOrder) -> Written:
    from focalpoint.documents.render import pdf
    from focalpoint.documents.treaty_roadmap import roadmap

    facts = treaty_facts(order.workspace, order.language, *_asked(order.options))
    pdf.write(roadmap(facts, order.language), order.target, progress=order.progress)
    return _written(order, facts)


def _write_dossier(order: ExportOrder) -> Written:
    """The dossier of the instrument that is named, else of the one to which the country is nearest.

    Raises:
        NotFoundError: there is no such instrument.
    """
    from focalpoint.documents.render import pdf
    from focalpoint.documents.treaty_dossier import dossier

    instrument_id = order.record_id or _nearest(order.workspace)
    day, basis = _asked(order.options)
    facts = dossier_facts(order.workspace, order.language, instrument_id, day, basis)
    pdf.write(dossier(facts, order.language), order.target, progress=order.progress)
    return Written("instruments", instrument_id, facts.treaties.origin.classification)


def _nearest(workspace: Workspace) -> str:
    from focalpoint.documents.treaty_facts import steps_gone

    left = workspace.instruments.to_deposit() or workspace.instruments.paths()
    if not left:
        raise NotFoundError(what="instruments")
    return max(left, key=steps_gone).instrument_id


def _written(order: ExportOrder, facts: TreatyFacts) -> Written:
    return Written("users", order.workspace.session.user_id, facts.origin.classification)


_PAGE: Final = "instruments"
_CAUSE: Final = "export.instruments"
INSTRUMENTS: Final = (
    ExportDescriptor(
        "instruments.status.pdf", ".pdf", N_("Status report (PDF)…"), N_("Status of instruments"),
        "instrument-status.pdf", _write_status, _CAUSE, _PAGE,
    ),
    ExportDescriptor(
        "instruments.status.xlsx", ".xlsx", N_("Status report (Excel workbook)…"), N_("Status of instruments"),
        "instrument-status.xlsx", _write_sheet, _CAUSE, _PAGE,
    ),
    ExportDescriptor(
        "instruments.roadmap.pdf", ".pdf", N_("Ratification roadmap (PDF)…"), N_("Ratification roadmap"),
        "ratification-roadmap.pdf", _write_roadmap, _CAUSE, _PAGE,
    ),
    ExportDescriptor(
        "instruments.dossier.pdf", ".pdf", N_("Accession dossier of the selected instrument (PDF)…"),
        N_("Accession dossier"), "accession-dossier.pdf", _write_dossier, _CAUSE, _PAGE,
    ),
)  # fmt: skip
