"""What can be wrong with a command before a service is asked. Sentences: ``words/errors/cli.py``."""

from __future__ import annotations

from focalpoint.domain.errors import FocalPointError


class UsageError(FocalPointError):
    """The command was not understood. Details: ``detail``."""

    code = "cli.usage"


class NoVaultNamedError(FocalPointError):
    """The command works on a vault and none was named."""

    code = "cli.no_vault"


class PassphraseNeededError(FocalPointError):
    """No passphrase was given, or the two did not match."""

    code = "cli.passphrase"


class PassphraseFileError(FocalPointError):
    """The passphrase file cannot be read. Details: ``file``."""

    code = "cli.passphrase_file"


class PathExistsError(FocalPointError):
    """There is already something where the new vault should go. Details: ``path``."""

    code = "cli.exists"


class SizeError(FocalPointError):
    """Not WIDTHxHEIGHT, or smaller than the window can be. Details: ``size``, ``least``."""

    code = "cli.size"


class ScaleError(FocalPointError):
    """Not a number from 1 to 4. Details: ``scale``."""

    code = "cli.scale"


class SuffixError(FocalPointError):
    """No deliverable has this suffix. Details: ``suffix``."""

    code = "cli.suffix"


class NotPdfError(FocalPointError):
    """This document is written as PDF alone. Details: ``suffix``."""

    code = "cli.not_pdf"


class NoCurrentPlanError(FocalPointError):
    """The vault has no plan yet."""

    code = "cli.no_plan"


class KindOfFileError(FocalPointError):
    """The file holds another kind of request than was said. Details: ``kind``, ``found``."""

    code = "cli.request_kind"


class DayError(FocalPointError):
    """Not an ISO date. Details: ``value``."""

    code = "cli.day"


class UnknownInstrumentError(FocalPointError):
    """No instrument has this key, reference or number. Details: ``value``."""

    code = "cli.instrument"


class UnknownCountryError(FocalPointError):
    """No State or organization has this code or name. Details: ``value``."""

    code = "cli.country"


class UnknownRegionError(FocalPointError):
    """No region, group or organization has this code or name. Details: ``value``."""

    code = "cli.region"


class NumberOfInstrumentsError(FocalPointError):
    """Not a number of instruments. Details: ``value``."""

    code = "cli.instruments_number"


class NoDisplayError(FocalPointError):
    """Nothing draws windows here."""

    code = "cli.no_window"


class FileTroubleError(FocalPointError):
    """The operating system refused a file. Details: ``file``, ``reason``."""

    code = "cli.file"


class StoppedError(FocalPointError):
    """The person pressed Ctrl+C."""

    code = "cli.interrupted"


class UnexpectedError(FocalPointError):
    """Something that nobody foresaw. Details: ``kind``."""

    code = "cli.unexpected"
