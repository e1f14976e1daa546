"""What the command line says when it cannot do what was asked."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "cli.usage": N_("The command was not understood ({detail}); nothing was done; “focalpoint --help” lists them."),
    "cli.no_vault": N_("No vault was named; say which one with --vault."),
    "cli.passphrase": N_("No passphrase was given, or the two differ; nothing was done."),
    "cli.passphrase_file": N_("The passphrase file {file} cannot be read; nothing was done."),
    "cli.exists": N_("{path} already exists and was left as it is; choose another place."),
    "cli.size": N_("“{size}” is not a size that the window can have; write it like 1366x768, at least {least}."),
    "cli.scale": N_("“{scale}” is not how fine a screen can be; write a number from 1 to 4, such as 2 or 1.5."),
    "cli.not_pdf": N_("This document is a PDF; let the file's name end in .pdf. Nothing was written."),
    "cli.suffix": N_("Files that end in “{suffix}” cannot be written; use .xlsx, .pdf, .csv, .xml or .ics."),
    "cli.no_plan": N_("The vault has no plan yet; import one or add one in the window."),
    "cli.request_kind": N_("The file holds a request of the kind {found}, not {kind}; nothing was kept."),
    "cli.day": N_("“{value}” is not a date; write it like 2005-04-30. Nothing was done."),
    "cli.instrument": N_("No instrument “{value}” is known; “focalpoint instruments show” lists them."),
    "cli.country": N_("“{value}” is no State or organization; write its ISO code of three letters, such as FRA."),
    "cli.region": N_("“{value}” is no region, group or organization; write its M49 code or its name, such as Africa."),
    "cli.instruments_number": N_("“{value}” is not a number of instruments; write 1, 2, 3 …"),
    "cli.no_window": N_("Pictures cannot be taken here, because the window is not installed."),
    "cli.file": N_("{file} could not be read or written ({reason}); what was there before is unchanged."),
    "cli.interrupted": N_("Stopped; what was not finished was not kept."),
    "cli.unexpected": N_("Something unexpected happened ({kind}); what was not finished was not kept."),
}
