"""Taking in the list of past requests that an authority kept until now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from focalpoint.language import isolate, plain_order
from focalpoint.services.register_import import LineOutcome, RegisterPreview, RegisterRow
from focalpoint.services.request_catalogue import catalogue
from focalpoint.ui.inspector.dates import show_date
from focalpoint.ui.pages.sheet_import import SheetImport, ask_sheet
from focalpoint.ui.widgets.records import Column
from focalpoint.words import register as words_of
from focalpoint.words.requests import kind_title

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from focalpoint.domain.changes import ChangeSet
    from focalpoint.language import Language
    from focalpoint.services.workspace import Workspace
    from focalpoint.ui.shell.context import Page

_COLOURS: Final = {LineOutcome.NEW: "green", LineOutcome.KNOWN: "grey", LineOutcome.WAITING: "amber"}


def open_import(page: Page) -> QWidget:
    """Choose a file, then see what it would do."""
    title = page.context.language.gettext("Import a register of requests")
    return ask_sheet(page, title, lambda path: open_file(page, path))


def open_file(page: Page, path: Path) -> RegisterImport:
    """See what a file would do."""
    dialog = RegisterImport(page, path)
    dialog.open()
    return dialog


class RegisterImport(SheetImport[RegisterPreview, RegisterRow]):
    """Each row as it would stand in the register."""

    method = "register_import.apply"

    def __init__(self, page: Page, path: Path) -> None:
        language = page.context.language
        super().__init__(
            page,
            path,
            title=language.gettext("Import a register of requests"),
            note=language.gettext(
                "The requests go into a case that is called as the file. What stands in the register already is "
                "passed over. The import is one step that can be undone."
            ),
            columns=_columns(page.context.workspace),
        )
        self.begin()

    def key_of(self, row: RegisterRow) -> str:
        """A row of a sheet."""
        return f"{row.sheet}:{row.row}"

    def read(self, settled: Mapping[str, str]) -> RegisterPreview:
        """Read the file once; names are settled into what was read."""
        service = self.context.workspace.register_import
        if self.preview is not None:
            return service.again(self.preview, settled)
        return service.preview(self.path, settled=settled)

    def apply(self, preview: RegisterPreview, settled: Mapping[str, str]) -> ChangeSet | None:
        """Write the new rows."""
        return self.context.workspace.register_import.apply(preview, settled=settled).change_set

    def listed(self, preview: RegisterPreview) -> Sequence[RegisterRow]:
        """Every row that says something."""
        return preview.rows

    def warnings(self, preview: RegisterPreview) -> Iterable[Mapping[str, Any]]:
        """What was left out, and what was read from above."""
        return preview.warnings

    def unknown(self, preview: RegisterPreview) -> tuple[Sequence[str], Mapping[str, tuple[str, ...]]]:
        """The names of States that wait."""
        waiting = [row.printed_state for row in preview.rows if row.outcome is LineOutcome.WAITING]
        return waiting, preview.proposals

    def counts(self, preview: RegisterPreview) -> list[str]:
        """How many rows are new, known, waiting and left out."""
        language = self.context.language
        told = [_counted(language, outcome, n) for outcome in LineOutcome if (n := preview.count(outcome))]
        lost = preview.answer["read"] - len(preview.rows)
        if lost:
            words = language.ngettext("{n} row left out", "{n} rows left out", lost)
            told.append(words.format(n=language.number(lost)))
        return told

    def writes(self, preview: RegisterPreview) -> bool:
        """Whether a row is new."""
        return preview.count(LineOutcome.NEW) > 0

    def sentence(self, preview: RegisterPreview) -> str:
        """How many requests came."""
        language = self.context.language
        counts = _counted(language, LineOutcome.NEW, preview.count(LineOutcome.NEW))
        words = language.gettext("{name} was imported: {counts}.")
        return words.format(name=isolate(self.path.name), counts=counts)


def _counted(language: Language, outcome: LineOutcome, n: int) -> str:
    if outcome is LineOutcome.NEW:
        words = language.ngettext("{n} new request", "{n} new requests", n)
    elif outcome is LineOutcome.KNOWN:
        words = language.ngettext("{n} request in the register already", "{n} requests in the register already", n)
    else:
        words = language.ngettext("{n} row waits for a State", "{n} rows wait for a State", n)
    return words.format(n=language.number(n))


def _outcome(language: Language, outcome: LineOutcome) -> str:
    words = {
        LineOutcome.NEW: language.gettext("New"),
        LineOutcome.KNOWN: language.pgettext("import", "Known already"),
        LineOutcome.WAITING: language.pgettext("import", "State not known"),
    }
    return words[outcome]


def _columns(workspace: Workspace) -> list[Column[RegisterRow]]:
    def pill(row: RegisterRow, language: Language) -> tuple[str, str]:
        return _COLOURS[row.outcome], _outcome(language, row.outcome)

    def state(row: RegisterRow, language: Language) -> str:
        code = row.values["state"]
        return plain_order(workspace.states.name(code, language.code)) if code else isolate(row.printed_state)

    def kind(row: RegisterRow, language: Language) -> str:
        return kind_title(language, catalogue(), row.values["kind"])

    def day(row: RegisterRow, language: Language) -> str:
        return show_date(language, row.values["sent_on"] or row.values["received_on"])

    return [
        Column("row", lambda say: say.gettext("Row"), lambda row, _: str(row.row), key=lambda row: row.row, width=50,
               numeric=True),
        Column("outcome", lambda say: say.gettext("What becomes of it"), lambda row, say: _outcome(say, row.outcome),
               state=pill, width=138),
        Column("reference", lambda say: say.gettext("Our reference"), lambda row, _: isolate(row.values["reference"]),
               width=108),
        Column("state", lambda say: say.pgettext("country", "State"), state, width=130),
        Column("direction", lambda say: say.gettext("Direction"),
               lambda row, say: words_of.direction(say, row.values["direction"]), width=86),
        Column("kind", lambda say: say.gettext("Kind of request"), kind, width=176),
        Column("day", lambda say: say.gettext("Sent or received"), day,
               key=lambda row: row.values["sent_on"] or row.values["received_on"] or "", width=122),
        Column("status", lambda say: say.gettext("Status"),
               lambda row, say: words_of.status(say, row.values["status"]), width=110),
    ]  # fmt: skip
