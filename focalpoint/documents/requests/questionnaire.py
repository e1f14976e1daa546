"""The blank form of a request: on paper to be filled in by hand, or as a workbook that comes back.

In the workbook a hidden first column names each answer; ``exchange/questionnaire.py`` reads it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from focalpoint.documents.model import About, Column, ColumnKind, CoverLines, Rows, Sheet, Value, Workbook
from focalpoint.documents.requests.paper import NEUTRAL, OfficePaper
from focalpoint.domain.progress import Progress
from focalpoint.domain.requests.questionnaire import Question, Questionnaire, Section
from focalpoint.domain.requests.shapes import FieldType
from focalpoint.domain.requests.specification import FieldSpec, Specification
from focalpoint.language import LANGUAGES, Language
from focalpoint.words.request_options import option_words
from focalpoint.words.requests import (
    field_good,
    field_help,
    field_label,
    field_source,
    specification_title,
    step_title,
    type_title,
)

KEY: Final = "key"
FORM: Final = "@form"
"""The key of the row that says which form it is."""


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form with what stands around it. ``at`` is when it was made (UTC)."""

    specification: Specification
    questionnaire: Questionnaire
    language: Language
    at: datetime
    office: str = ""
    marking: str = ""
    """The classification in words; empty for none."""
    paper: OfficePaper = NEUTRAL

    @property
    def title(self) -> str:
        """What the form is called."""
        kind = specification_title(self.language, self.specification)
        return self.language.gettext("Questionnaire: {kind}").format(kind=kind)


@dataclass(frozen=True, slots=True)
class Line:
    """A question as it is asked: ``group`` names the item of a list that it belongs to ("Persons 2")."""

    path: str
    field: FieldSpec
    label: str
    help: str
    hint: str
    group: str
    required: bool


def section_title(form: BlankForm, section: Section) -> str:
    """What a page of the form is called: the step, or the measure that it is about."""
    kind = form.specification.types.get(section.type)
    return step_title(form.language, section.step) if kind is None else type_title(form.language, kind)


def lines(form: BlankForm, section: Section) -> Iterator[Line]:
    """The questions of a page in their order."""
    for question in section.questions:
        field, language = question.field, form.language
        helped = [field_help(language, field)]
        if good := field_good(language, field):
            helped.append(language.gettext("For example: {text}").format(text=good))
        if source := field_source(language, field):
            helped.append(language.gettext("Source: {source}").format(source=source))
        yield Line(
            question.path,
            field,
            field_label(language, field),
            "\n".join(part for part in helped if part),
            hint(language, field),
            _group(form, section, question),
            field.required is not None and field.severity == "must",
        )


def _group(form: BlankForm, section: Section, question: Question) -> str:
    if not question.item:
        return ""
    below = question.path.partition(".fields.")[2] if section.entry is not None else question.path
    kind = form.specification.types.get(section.type)
    fields = form.specification.fields if kind is None else kind.fields
    named = fields.get(below.partition("[")[0])
    number = int(below.partition("[")[2].partition("]")[0]) + 1
    label = field_label(form.language, named) if named is not None else below.partition("[")[0]
    return f"{label} {form.language.number(number)}"


def hint(language: Language, field: FieldSpec) -> str:
    """How the answer is written."""
    several = language.gettext("One on each line.") if field.many else ""
    return " ".join(part for part in (_form_of(language, field), several) if part)


def _form_of(language: Language, field: FieldSpec) -> str:
    if field.type is FieldType.CHOICE:
        options = "; ".join(option_words(language, field, code) for code in field.options)
        return language.gettext("One of: {options}").format(options=options)
    said = {
        FieldType.YES_NO: language.gettext("Yes or no."),
        FieldType.DATE: language.gettext("A date: year-month-day."),
        FieldType.INSTANT: language.gettext("Date, time with seconds, and offset from UTC: 2026-03-01T14:05:09+02:00."),
        FieldType.STATE: language.gettext("The State’s three-letter code."),
        FieldType.LANGUAGE: language.gettext("The language’s two-letter code."),
        FieldType.ANNEX: language.gettext("The number of the annex."),
        FieldType.NUMBER: language.gettext("A number."),
    }
    return said.get(field.type, "")


@lru_cache(maxsize=1)
def _yes_no() -> dict[str, str]:
    found: dict[str, str] = {"true": "true", "false": "false"}
    for language in map(Language, LANGUAGES):
        found |= {language.gettext("Yes").casefold(): "true", language.gettext("No").casefold(): "false"}
    return found


def option_code(field: FieldSpec, text: str) -> str | None:
    """The code of an option that was written in words of any of the languages; None when it is none."""
    said = text.strip().casefold()
    if field.type is FieldType.YES_NO:
        return _yes_no().get(said)
    for code in field.options:
        if said == code or any(option_words(language, field, code).casefold() == said for language in _languages()):
            return code
    return None


@lru_cache(maxsize=1)
def _languages() -> tuple[Language, ...]:
    return tuple(map(Language, LANGUAGES))


def workbook(form: BlankForm) -> Workbook:
    """The form as a workbook: a cover that says how, and one sheet with a line for each answer."""
    language = form.language
    columns = (
        Column(KEY, ColumnKind.TEXT, 4, hidden=True),
        Column(language.pgettext("form", "Page"), ColumnKind.LONG_TEXT, 22),
        Column(language.pgettext("form", "Question"), ColumnKind.LONG_TEXT, 34),
        Column(language.pgettext("form", "Answer"), ColumnKind.LONG_TEXT, 52),
        Column(language.gettext("How to write it"), ColumnKind.LONG_TEXT, 34),
        Column(language.pgettext("form", "Required"), ColumnKind.TEXT, 10),
        Column(language.gettext("Help"), ColumnKind.LONG_TEXT, 60),
    )
    asked = form.questionnaire
    named = ":".join((FORM, asked.kind, asked.stage or "", *asked.types))
    kind = specification_title(language, form.specification)
    rows: list[tuple[Value, ...]] = [(named, "", language.gettext("Kind of request"), kind, "", "", "")]
    for section in asked.sections:
        title = section_title(form, section)
        for line in lines(form, section):
            question = f"{line.group}: {line.label}" if line.group else line.label
            must = language.gettext("Yes") if line.required else ""
            rows.append((f"{line.path}|{line.field.type.value}", title, question, "", line.hint, must, line.help))
    said = (
        language.gettext("Fill in the column “Answer” and send the workbook back. Leave empty what is not known."),
        language.gettext("The hidden first column brings each answer back to its place: please leave it."),
    )
    cover = CoverLines(form.title, form.office, ((language.gettext("Date"), form.at.date()),), said)
    return Workbook(
        _about(form),
        (
            Sheet(language.gettext("How to fill in"), (cover,), frozen=False),
            Sheet(language.gettext("Questionnaire"), (Rows(columns, rows),)),
        ),
    )


def _about(form: BlankForm) -> About:
    return About(
        title=form.title,
        author=form.office,
        subject=form.title,
        language=form.language.code,
        right_to_left=form.language.right_to_left,
        at=form.at,
        banner=form.marking,
        page_label=form.language.gettext("Page {page} of {pages}"),
    )


def write_questionnaire(target: Path, form: BlankForm, *, progress: Progress | None = None) -> None:
    """Write the form; ``.xlsx`` comes back, ``.pdf`` is printed and filled in by hand.

    Raises:
        UnknownFormatError: another suffix; nothing was written.
        MissingFontError, DiskFullError, CannotWriteError: the target is as it was.
    """
    from focalpoint.documents.errors import UnknownFormatError

    suffix = target.suffix.lower()
    if suffix == ".xlsx":
        from focalpoint.documents.render import xlsx

        xlsx.write(workbook(form), target, progress=progress)
    elif suffix == ".pdf":
        from focalpoint.documents.requests.questionnaire_pdf import write_form

        write_form(target, form, progress=progress)
    else:
        raise UnknownFormatError(suffix=target.suffix or target.name, known=".pdf, .xlsx")
