"""Verify: walk everything that the session can open and say what is wrong, in words that help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from focalpoint.domain.changes import Compartment
from focalpoint.domain.errors import CancelledError, FocalPointError, RefusedError
from focalpoint.domain.progress import Progress
from focalpoint.store.audit import Finding, check
from focalpoint.store.schema import read_meta, tables_of
from focalpoint.store.vault import read_checkpoints

if TYPE_CHECKING:
    from focalpoint.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was checked and found. ``records`` and ``entries`` are counts by compartment; ``unopened`` could not be."""

    findings: tuple[Finding, ...]
    records: dict[str, int]
    entries: dict[str, int]
    unopened: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def verify(workspace: Workspace, progress: Progress) -> VerifyReport:
    """Check every open compartment against itself, its journal and the signed checkpoints."""
    if not workspace.may("workspace.verify"):
        raise RefusedError(method="workspace.verify")
    vault = workspace.vault
    findings: list[Finding] = []
    records: dict[str, int] = {}
    entries: dict[str, int] = {}
    unopened = []
    for compartment in Compartment:
        database = vault.office if compartment is Compartment.OFFICE else vault.casework
        if database is None:
            unopened.append(compartment.value)
            continue
        try:
            findings += check(database, _vouched(workspace, compartment, findings), progress)
            with database.read() as connection:
                entries[compartment] = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar_one()
                records[compartment] = sum(
                    connection.exec_driver_sql(f"SELECT count(*) FROM {table.name}").scalar_one()  # noqa: S608
                    for table in tables_of(compartment)
                    if "created_by" in table.columns
                )
        except CancelledError:
            raise
        except FocalPointError as error:
            findings.append(Finding(compartment.value, "pages_damaged", error.code))
    return VerifyReport(tuple(findings), records, entries, tuple(unopened))


def _vouched(workspace: Workspace, compartment: Compartment, findings: list[Finding]) -> dict[int, str]:
    """The hashes for which signed checkpoints vouch; a checkpoint with a bad signature is a finding."""
    vault = workspace.vault
    with vault.office.read() as connection:
        public = read_meta(connection, "signing.public") or ""
    wanted: dict[int, str] = {}
    for checkpoint in read_checkpoints(vault.folder):
        if checkpoint.compartment != compartment or checkpoint.vault != vault.vault_id:
            continue
        if checkpoint.verify(public):
            wanted[checkpoint.seq] = checkpoint.head
        else:
            findings.append(Finding(compartment.value, "checkpoint_forged", str(checkpoint.seq)))
    return wanted
