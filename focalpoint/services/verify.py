"""Verify: walk everything that the session can open and say what is wrong, in words that help."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from focalpoint.domain.changes import Compartment
from focalpoint.domain.errors import CancelledError, FocalPointError, RefusedError
from focalpoint.domain.progress import Progress
from focalpoint.domain.verify import Finding, VerifyReport
from focalpoint.store.audit import check
from focalpoint.store.schema import read_meta, tables_of
from focalpoint.store.vault import Checkpoint, read_checkpoints

if TYPE_CHECKING:
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace

__all__ = ["VerifyReport", "report_pdf", "verify"]


def verify(workspace: Workspace, progress: Progress) -> VerifyReport:
    """Check every open compartment against itself, its journal and the signed checkpoints."""
    if not workspace.may("workspace.verify"):
        raise RefusedError(method="workspace.verify")
    vault = workspace.vault
    findings: list[Finding] = []
    counted: dict[str, dict[str, int]] = {}
    entries: dict[str, int] = {}
    unopened = []
    checkpoints = 0
    for compartment in Compartment:
        database = vault.office if compartment is Compartment.OFFICE else vault.casework
        if database is None:
            unopened.append(compartment.value)
            continue
        try:
            hashes = vouched(workspace, compartment, findings)
            checkpoints += len(hashes)
            findings += check(database, hashes, progress)
            with database.read() as connection:
                entries[compartment] = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar_one()
                counted[compartment] = {
                    table.name: connection.exec_driver_sql(f"SELECT count(*) FROM {table.name}").scalar_one()  # noqa: S608
                    for table in tables_of(compartment)
                    if "created_by" in table.columns
                }
        except CancelledError:
            raise
        except FocalPointError as error:
            findings.append(Finding(compartment.value, "pages_damaged", error.code))
    tables: Counter[str] = Counter()
    for rows in counted.values():
        tables.update(rows)
    return VerifyReport(
        tuple(findings),
        {compartment: sum(rows.values()) for compartment, rows in counted.items()},
        entries,
        tuple(unopened),
        dict(tables),
        checkpoints,
        workspace.now_text(),
        workspace.session.user_name,
    )


def report_pdf(workspace: Workspace, report: VerifyReport, language: Language, progress: Progress) -> bytes:
    """The report as PDF in memory; nothing is written anywhere."""
    from focalpoint.documents.render.pdf import render
    from focalpoint.documents.verify_report import Place, verify_document

    vault, settings = workspace.vault, workspace.settings
    place = Place(
        vault.folder.stem,
        settings.get("classification"),
        vault.signing.words,
        workspace.clock.now(),
        workspace.clock.zone,
    )
    return render(verify_document(report, place, language), progress=progress)


def checkpoints_of(workspace: Workspace, compartment: Compartment) -> list[Checkpoint]:
    """The checkpoints kept beside the backups for one compartment of this vault; their signatures are not checked."""
    vault = workspace.vault
    return [
        checkpoint
        for checkpoint in read_checkpoints(vault.folder)
        if checkpoint.compartment == compartment and checkpoint.vault == vault.vault_id
    ]


def vouched(workspace: Workspace, compartment: Compartment, findings: list[Finding]) -> dict[int, str]:
    """The hashes for which signed checkpoints vouch; a checkpoint with a bad signature is a finding."""
    with workspace.vault.office.read() as connection:
        public = read_meta(connection, "signing.public") or ""
    wanted: dict[int, str] = {}
    for checkpoint in checkpoints_of(workspace, compartment):
        if checkpoint.verify(public):
            wanted[checkpoint.seq] = checkpoint.head
        else:
            findings.append(Finding(compartment.value, "checkpoint_forged", str(checkpoint.seq)))
    return wanted
