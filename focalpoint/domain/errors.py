"""The common base of every expected failure. Codes live here, sentences in ``words/errors.py``."""

from __future__ import annotations

from typing import ClassVar


class FocalPointError(Exception):
    """Something that we expect to go wrong and can explain to the person in front of us.

    Each subclass has its own ``code``; ``details`` are the values that its sentence names (never secrets).
    """

    code: ClassVar[str] = "unexpected"

    def __init__(self, **details: object) -> None:
        super().__init__(self.code, details)
        self.details = details


class NotFoundError(FocalPointError):
    """No record has this id or reference. Details: ``what``."""

    code = "not_found"


class RefusedError(FocalPointError):
    """The person's roles do not allow this. Details: ``method``."""

    code = "refused"


class ReadOnlyError(FocalPointError):
    """The vault is open for reading only. Details: ``reason``."""

    code = "read_only"


class ConflictError(FocalPointError):
    """The record was changed since; nothing was overwritten. Details: ``ref``."""

    code = "conflict"


class RuleError(FocalPointError):
    """A rule of the work forbids it. Details: ``rule`` (a code with its own sentence) and what it names."""

    code = "rule"


class ReasonNeededError(FocalPointError):
    """This act asks for a reason. Details: ``act``."""

    code = "reason_needed"


class CancelledError(FocalPointError):
    """The person pressed Cancel; nothing was changed."""

    code = "cancelled"
