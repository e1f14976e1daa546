"""Cases: the tables (``rows``, mapped when first named) and their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from focalpoint.store.cases.queries import (
    find_case,
    read_annexes,
    read_case_file,
    read_cases,
    read_custody,
    read_evidence,
    read_offences,
    read_persons,
)

if TYPE_CHECKING:
    from focalpoint.store.cases.rows import Annex, Case, CaseEvent, CaseOffence, CasePerson, Custody, Evidence

__all__ = [
    "Annex",
    "Case",
    "CaseEvent",
    "CaseOffence",
    "CasePerson",
    "Custody",
    "Evidence",
    "find_case",
    "read_annexes",
    "read_case_file",
    "read_cases",
    "read_custody",
    "read_evidence",
    "read_offences",
    "read_persons",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the tables
    if name not in __all__:
        raise AttributeError(name)
    from focalpoint.store.cases import rows

    return getattr(rows, name)
