"""Files from outside that cannot be taken in. The vault is untouched each time; the sentences say what to do."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "import_file": N_("{name} cannot be imported. Nothing was changed."),
    "import_missing": N_("{name} is not there or cannot be read. Check the name and the permissions."),
    "import_empty": N_("{name} is empty."),
    "import_unknown_format": N_(
        "{name} is not a plan that can be read. Use Excel (.xlsx), CSV, Microsoft Project XML or GanttProject (.gan)."
    ),
    "import_old_format": N_("{name} is in an old binary format. Save it as .xlsx and try again."),
    "import_project_binary": N_(
        "{name} is a binary Microsoft Project file. Save it as XML in Microsoft Project and try again."
    ),
    "import_password": N_("{name} is protected with a password. Save it without the password and try again."),
    "import_macros": N_("{name} contains macros. Save it as .xlsx without macros and try again."),
    "import_wrong_suffix": N_(
        "The name of {name} does not fit its content, which is {kind}. Rename the file and try again."
    ),
    "import_damaged": N_("{name} is damaged or incomplete. Ask for a new copy."),
    "import_entities": N_("{name} declares XML entities, as attacks do. It was not opened."),
    "import_external": N_("{name} loads content from elsewhere ({target}). Remove these links and try again."),
    "import_entries": N_("{name} holds more than {limit} parts. It was not opened."),
    "import_unpacked": N_("{name} unpacks to more than {limit} MB, or is packed like an attack. It was not opened."),
    "import_rows": N_("{name} has more than {limit} rows. Split it and import the parts."),
    "import_columns": N_("{name} has more than {limit} columns. Remove those that the plan does not need."),
    "import_memory": N_("Reading {name} needs more than {limit} MB of memory. Split it and import the parts."),
    "import_slow": N_("Reading {name} took more than {limit} seconds and was stopped."),
    "import_no_rows": N_("{name} has no rows to import."),
    "import_no_title": N_(
        "No column of {name} looks like a title. Give the column with the activities a header such as “Activity”."
    ),
    "import_unknown_sheet": N_(
        "{name} is not a sheet that can be read. Use Excel (.xlsx), CSV or address cards (.vcf)."
    ),
    "import_no_register": N_(
        "No sheet of {name} has a column “State” or “Country” with a date or a reference beside it. Nothing was read; "
        "write these headings over the columns."
    ),
    "import_no_profiles": N_(
        "No sheet of {name} has a column “State” with other columns of profiles. Nothing was read; write these "
        "headings over the columns."
    ),
    "import_no_names": N_(
        "No sheet of {name} has a column “Name” with other columns of the directory. Export the directory to see "
        "how a sheet looks."
    ),
    "import_too_large": N_("{name} is larger than {limit} MB. It was not opened."),
    "import_pdf_no_text": N_(
        "{name} holds pictures of pages and no text. Get the table as text or as a workbook, or type it into a sheet."
    ),
    "import_no_status": N_(
        "No table of States with dates was found in {name}. Copy the table and paste its text, or put it into a sheet "
        "with the columns State, Signature and Ratification."
    ),
    "import_status_format": N_(
        "{name} is not a status table that can be read. Use Excel (.xlsx), CSV, text, a saved web page or PDF."
    ),
    "import_mapping": N_("The column or field {field} is not there. Choose the columns again."),
    "import_reader_failed": N_("The program that reads {name} could not be started. Nothing was changed."),
    "rule.import_choice": N_("This row cannot be decided that way."),
    "document_macros": N_("{name} contains macros. Save it as .docx without macros and try again."),
    "not_a_final_text": N_(
        "{name} is neither a PDF nor a Word document that opens; the request is as it was. "
        "Adopt a signed scan (PDF) or the edited letter (DOCX)."
    ),
    "import_no_translations": N_(
        "{name} has no table of texts to translate. Take the document that went out to the translator."
    ),
    "import_no_questionnaire": N_(
        "{name} is no questionnaire of this program. Take the workbook that was filled in, with its hidden column."
    ),
}
