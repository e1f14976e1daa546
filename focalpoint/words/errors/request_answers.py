"""What is said when the answers of a request, or a file of them, cannot be read."""

from __future__ import annotations

from typing import Final

from focalpoint.language import N_

SENTENCES: Final[dict[str, str]] = {
    "answers": N_("{path} cannot be read. Nothing was changed."),
    "answers.not_json": N_("This is no JSON text. Nothing was read; check the file."),
    "answers.newer_format": N_(
        "This file was written by a newer version of the program (format {found}; this one reads {known}). "
        "Nothing was read; update the program."
    ),
    "answers.unknown_kind": N_("There is no kind of request “{value}”. Nothing was read. The kinds are: {options}."),
    "answers.unknown_stage": N_(
        "There is no stage “{value}” of this kind. Nothing was read. The stages are: {options}."
    ),
    "answers.unknown_field": N_("There is no field {path}. Nothing was read; check its spelling."),
    "answers.unknown_type": N_("{path}: there is no such type of assistance. Nothing was read."),
    "answers.type_missing": N_("{path} does not say which type of assistance is asked. Nothing was read."),
    "answers.twice": N_("{path} is answered twice. Nothing was read; keep one of the two."),
    "answers.no_such_item": N_("There is no {path}. Nothing was changed."),
    "answers.too_many": N_("{path} has more than {most} entries. Nothing was read."),
    "answers.object_expected": N_("{path} should hold fields of its own. Nothing was read."),
    "answers.list_expected": N_("{path} should be a list. Nothing was read."),
    "answers.text_expected": N_("{path} should be a text. Nothing was read."),
    "answers.not_text": N_("{path} holds characters that are no text. Nothing was read."),
    "answers.number_expected": N_("{path} should be a number. Nothing was read."),
    "answers.yes_no_expected": N_("{path} should be yes or no (true or false). Nothing was read."),
    "answers.date_expected": N_("{path}: “{value}” is no date; write it as 2026-03-31. Nothing was read."),
    "answers.instant_expected": N_(
        "{path}: “{value}” is no date with a time; write it as 2026-03-31T14:05:09+02:00. Nothing was read."
    ),
    "answers.no_such_date": N_("{path}: the date “{value}” does not exist. Nothing was read."),
    "answers.not_an_option": N_("{path}: “{value}” is none of: {options}. Nothing was read."),
}
