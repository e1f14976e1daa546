"""The rules of requests, each a named function: ``check`` runs those that apply and says what each came to."""

from __future__ import annotations

from focalpoint.domain.requests.checks.context import (
    AnnexFile,
    CheckContext,
    FileState,
    Notice,
    RestrictedEvidence,
)
from focalpoint.domain.requests.checks.engine import check

__all__ = ["AnnexFile", "CheckContext", "FileState", "Notice", "RestrictedEvidence", "check"]
