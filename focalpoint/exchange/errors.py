"""What can be wrong with a file that comes in. Each has its own code; sentences are in ``words/errors/exchange.py``."""

from __future__ import annotations

from typing import Final

from focalpoint.domain.errors import FocalPointError


class ImportFileError(FocalPointError):
    """The file cannot be taken in; the vault is untouched. Details of all of these: ``name``, the file's name."""

    code = "import_file"


class FileMissingError(ImportFileError):
    """There is no such file, or it cannot be read."""

    code = "import_missing"


class EmptyFileError(ImportFileError):
    """The file has no content."""

    code = "import_empty"


class UnknownFormatError(ImportFileError):
    """Neither a workbook, CSV, Microsoft Project XML nor GanttProject."""

    code = "import_unknown_format"


class OldFormatError(ImportFileError):
    """A binary office document (.xls, .doc) of before 2007."""

    code = "import_old_format"


class ProjectBinaryError(ImportFileError):
    """A binary Microsoft Project plan (.mpp); its XML can be read."""

    code = "import_project_binary"


class PasswordProtectedError(ImportFileError):
    """The workbook is encrypted with a password."""

    code = "import_password"


class MacrosError(ImportFileError):
    """The workbook carries macros."""

    code = "import_macros"


class WrongSuffixError(ImportFileError):
    """The content is of another kind than the name says. Details: ``suffix`` and ``kind``, the content's code."""

    code = "import_wrong_suffix"


class DamagedFileError(ImportFileError):
    """The file is broken or cut off."""

    code = "import_damaged"


class EntitiesError(ImportFileError):
    """The XML declares a document type or entities, as attacks do and plans never do."""

    code = "import_entities"


class ExternalTargetsError(ImportFileError):
    """The file wants to load something from elsewhere. Details: ``target``."""

    code = "import_external"


class TooManyEntriesError(ImportFileError):
    """The package has more parts than a plan ever has. Details: ``limit``."""

    code = "import_entries"


class UnpackedTooLargeError(ImportFileError):
    """The file, unpacked, is larger than the limit, or packed as a bomb is. Details: ``limit`` in megabytes."""

    code = "import_unpacked"


class TooManyRowsError(ImportFileError):
    """Details: ``limit``."""

    code = "import_rows"


class TooManyColumnsError(ImportFileError):
    """Details: ``limit``."""

    code = "import_columns"


class TooMuchMemoryError(ImportFileError):
    """Reading needs more memory than a file may take. Details: ``limit`` in megabytes."""

    code = "import_memory"


class TooSlowError(ImportFileError):
    """Reading takes longer than a file may take. Details: ``limit`` in seconds."""

    code = "import_slow"


class UnknownSheetError(ImportFileError):
    """Neither a workbook, a table nor address cards."""

    code = "import_unknown_sheet"


class NoNamesError(ImportFileError):
    """No sheet has a column of names with others beside it."""

    code = "import_no_names"


class NoRegisterError(ImportFileError):
    """No sheet has a column of States beside one of dates or references."""

    code = "import_no_register"


class NoProfilesError(ImportFileError):
    """No sheet has a column of States beside others of profiles."""

    code = "import_no_profiles"


class NoRowsError(ImportFileError):
    """The file was read, and holds nothing."""

    code = "import_no_rows"


class NoTitleColumnError(ImportFileError):
    """No column looks like a title.

    Details: ``sheet``; ``columns`` are the (index, header) pairs that a mapping may use.
    """

    code = "import_no_title"


class UnknownMappingError(ImportFileError):
    """The mapping names a field or a column that is not there. Details: ``field``."""

    code = "import_mapping"


class FileTooLargeError(ImportFileError):
    """The file is larger than such a file ever is; it was not opened. Details: ``limit`` in megabytes."""

    code = "import_too_large"


class PdfWithoutTextError(ImportFileError):
    """The pages of a PDF are pictures: there is no text in it."""

    code = "import_pdf_no_text"


class NoStatusTableError(ImportFileError):
    """Nowhere in the file stand names of States with dates."""

    code = "import_no_status"


class UnknownStatusFormatError(ImportFileError):
    """A status table comes as a workbook, CSV, text, web page or PDF; this is none of them."""

    code = "import_status_format"


class DocumentMacrosError(ImportFileError):
    """A Word document carries macros."""

    code = "document_macros"


class NotAFinalTextError(ImportFileError):
    """What should be adopted as the final text is neither a PDF nor a Word document that opens."""

    code = "not_a_final_text"


class NoTranslationsError(ImportFileError):
    """A Word document has no table of texts that went out to be translated."""

    code = "import_no_translations"


class NoQuestionnaireError(ImportFileError):
    """A workbook has no sheet of a questionnaire that this program made."""

    code = "import_no_questionnaire"


class ReaderFailedError(ImportFileError):
    """The reading process ended without an answer."""

    code = "import_reader_failed"


BY_CODE: Final[dict[str, type[ImportFileError]]] = {
    error.code: error
    for error in (
        FileMissingError, EmptyFileError, UnknownFormatError, OldFormatError, ProjectBinaryError,
        PasswordProtectedError, MacrosError, WrongSuffixError, DamagedFileError, EntitiesError, ExternalTargetsError,
        TooManyEntriesError, UnpackedTooLargeError, TooManyRowsError, TooManyColumnsError, TooMuchMemoryError,
        TooSlowError, NoRowsError, NoTitleColumnError, UnknownMappingError, ReaderFailedError, NoNamesError,
        UnknownSheetError, FileTooLargeError, PdfWithoutTextError, NoStatusTableError, UnknownStatusFormatError,
        DocumentMacrosError, NoRegisterError, NoProfilesError, NotAFinalTextError, NoTranslationsError,
        NoQuestionnaireError,
    )
}  # fmt: skip
"""The errors that the reading process names by code."""
