"""What can go wrong when something is written out. The sentences are in ``words/errors/documents.py``."""

from __future__ import annotations

from typing import ClassVar

from focalpoint.domain.errors import FocalPointError


class UnknownFormatError(FocalPointError):
    """No writer knows this suffix. Details: ``suffix``, ``known``."""

    code: ClassVar[str] = "unknown_format"


class MissingFontError(FocalPointError):
    """No installed font has these letters; nothing was written. Details: ``letters``, ``package``."""

    code: ClassVar[str] = "missing_font"


class DiskFullError(FocalPointError):
    """There is no room for the file; what was there before is untouched. Details: ``name``."""

    code: ClassVar[str] = "disk_full"


class CannotWriteError(FocalPointError):
    """The place does not take the file; what was there before is untouched. Details: ``name``."""

    code: ClassVar[str] = "cannot_write"


class UnusableArmsError(FocalPointError):
    """The picture of arms is neither PNG nor JPEG, is broken, or is too large. Details: ``limit`` in megabytes."""

    code: ClassVar[str] = "unusable_arms"


class AnnexChangedError(FocalPointError):
    """An annex is missing, or is not the file that was hashed; nothing was written.

    Details: ``no``, ``title``, ``reason`` (``missing`` or ``changed``).
    """

    code: ClassVar[str] = "annex_changed"
